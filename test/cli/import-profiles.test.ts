import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { loadSettings } from '../../src/cli/settings/load.ts'
import { settingsTemplate } from '../../src/cli/settings/template.ts'
import { withProfile } from '../../src/cli/settings/with-profile.ts'
import { newDossier, removeDossiers } from '../support/dossier.ts'

const PROFILE = { as: 'invoices' as const, map: { due_date: 'À payer "avant" : le' }, fingerprint: '0123456789abcdef' }
const profilesOf = (text: string) => loadSettings('relance.yaml', text).import.profiles
const CREDITOR = 'creditor:\n  name: Atelier # la société\n'

describe('a profile written into relance.yaml', () => {
  it('under the commented section of a new dossier, whose comments stay', () => {
    const before = settingsTemplate({ name: 'Atelier Brunet' })
    const after = withProfile(before, 'facturier', PROFILE)
    expect(profilesOf(after)).toEqual({ facturier: PROFILE })
    expect(after.split('\n').filter((line) => line.includes('#'))).toEqual(before.split('\n').filter((line) => line.includes('#')))
  })

  it.each([
    ['no import section', CREDITOR, ['facturier']],
    ['an import section without profiles', `${CREDITOR}import:\n    # comptes\n    opening: AN # journal\n`, ['facturier']],
    ['other profiles', `${CREDITOR}import:\n  profiles:\n    # le facturier\n    sage:\n      as: entries\n`, ['facturier', 'sage']],
    ['an empty list of profiles', `${CREDITOR}import:\n  profiles:\n  opening: AN\n`, ['facturier']],
    ['sections written in brackets', `${CREDITOR}import: { opening: AN, profiles: { sage: { as: fec } } }\n`, ['facturier', 'sage']],
    ['the whole file in brackets', '{"creditor": {"name": "Atelier # la société"}}\n', ['facturier']],
    ['the same profile as it was', `${CREDITOR}import:\n  profiles:\n    facturier:\n      as: contacts # avant\n`, ['facturier']],
  ])('with %s', (_, before, names) => {
    const after = withProfile(before, 'facturier', PROFILE)
    expect(profilesOf(after).facturier).toEqual(PROFILE)
    expect(Object.keys(profilesOf(after)).sort()).toEqual(names)
    expect(after).toContain('# la société')
  })
})

describe('relance import --save-profile', () => {
  afterAll(removeDossiers)

  it('keeps how a file was read: the next one with the same columns is read so by itself, and says so', async () => {
    const dossier = newDossier()
    const first = dossier.write('facturier-1.csv', 'ColA;ColB;ColC;ColD\nF1;Le Goff;10/01/2026;120,00\n')
    const second = dossier.write('facturier-2.csv', 'ColB;ColA;ColC;ColD\nLe Goff;F2;11/01/2026;60,00\n')
    const maps = ['invoice_number=ColA', 'customer_name=ColB', 'invoice_date=ColC', 'amount_incl_tax=ColD'].flatMap((map) => ['--map', map])
    const proposed = await dossier.run('import', first, ...maps)
    expect(proposed.stdout).toContain(
      `Pour que ces colonnes soient reconnues à l’avenir : relance import ${first} --map invoice_number=ColA --map customer_name=ColB --map invoice_date=ColC --map amount_incl_tax=ColD --save-profile NOM\n`,
    )
    const saved = await dossier.run('import', first, ...maps, '--save-profile', 'facturier')
    expect([saved.code, saved.stderr]).toEqual([
      0,
      'Profil « facturier » enregistré dans relance.yaml : un fichier aux mêmes colonnes sera lu de la même façon.\n',
    ])
    expect(Object.keys(profilesOf(readFileSync(join(dossier.folder, 'relance.yaml'), 'utf8')))).toEqual(['facturier'])
    const next = await dossier.ask<{ files: { as: string; explanations: string[]; columns: { evidence: string }[] }[] }>(
      `import ${second} --dry-run`,
    )
    expect(next.files[0]?.explanations[0]).toBe('Profil « facturier » reconnu à ses colonnes.')
    expect(next.files[0]?.columns.map((column) => column.evidence)).toEqual(Array(4).fill('profil « facturier »'))
  })
})
