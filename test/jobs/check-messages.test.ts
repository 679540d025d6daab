// What check says of the messages before any is written: the mentions of letters, and to whom short messages could go.
import { afterAll, describe, expect, it } from 'vitest'
import type { CheckView } from '../../src/jobs/check.ts'
import { contacts, newDossier, removeDossiers, type SettingsChanges, type TempDossier } from '../support/dossier.ts'
import { fec, sale } from '../support/fec.ts'

afterAll(removeDossiers)

const LETTER = { step: 'relance-1', at: 5, channel: 'letter' }
const EMAIL = { step: 'relance-1', at: 5, channel: 'email' }

/** @param people contacts by code; each owes an invoice, and C9 owes nothing */
async function dossierOf(changes: SettingsChanges, people: Parameters<typeof contacts>[0] = ['C1', 'C2']): Promise<TempDossier> {
  const dossier = newDossier(changes)
  const codes = people.map((one) => (typeof one === 'string' ? one : one.code))
  const books = codes.filter((code) => code !== 'C9').map((code) => sale(code, `F-${code}`, '2026-10-01', 120_000))
  await dossier.ask(`import ${dossier.write('732829320FEC20261231.txt', fec(books))} --first-year`)
  await dossier.ask(`import ${dossier.write('contacts.csv', contacts(people))}`)
  return dossier
}

async function line(dossier: TempDossier, name: string, options = ''): Promise<readonly [state: string, text: string] | undefined> {
  const { checks } = await dossier.ask<CheckView>(`check ${options}`.trim(), [0, 6])
  const found = checks.find((one) => one.name === name)
  return found && [found.state, found.text]
}

const company = (more: object) => ({ name: 'Atelier Brunet', email: 'compta@atelier-brunet.example', siren: '732829320', ...more })

describe('the mentions of letters', () => {
  it('are looked at where a letter is due to somebody, and named with their place in the settings', async () => {
    const scenarios = { standard: [EMAIL], courrier: [LETTER] }
    const nobody = await dossierOf({ creditor: company({}), scenarios })
    expect(await line(nobody, 'mentions')).toBeUndefined()
    await nobody.ask('customers C2 --scenario courrier')
    expect(await line(nobody, 'mentions')).toEqual([
      'warning',
      'Des lettres sont prévues dans les scénarios de 1 client, et il y manque la forme juridique (creditor.legalForm) et la ville du RCS (creditor.rcs), que le code de commerce (R123-237 et R123-238) demande à une société immatriculée : complétez relance.yaml.',
    ])
  })

  it('are those of the firm where it signs', async () => {
    const firm = { name: 'Cabinet Petit', legalForm: 'SELARL', address: ['1 rue A', '35000 Rennes'] }
    const sender = { firm, mandate: { reference: 'M1', date: '2026-01-05' }, replyTo: 'contact@cabinet-petit.example' }
    const dossier = await dossierOf({ creditor: company({}), sender, scenarios: { standard: [LETTER] } })
    expect((await line(dossier, 'mentions'))?.[1]).toContain('de 2 clients, et il y manque la ville du RCS (sender.firm.rcs), que')
  })

  it.each([
    ['SARL', 'Rennes', 'ok'],
    ['SAS', null, 'warning'],
    [null, 'Rennes', 'warning'],
    // Not registered, or nobody can tell.
    ['Association loi 1901', null, 'ok'],
    ['EI', null, 'ok'],
    ['EURL', null, 'warning'],
  ])('of "%s" at the register of %s: %s', async (legalForm, rcs, state) => {
    const dossier = await dossierOf({ creditor: company({ legalForm, rcs }), scenarios: { standard: [LETTER] } })
    expect((await line(dossier, 'mentions'))?.[0]).toBe(state)
  })
})

describe('check --sms', () => {
  const GATEWAY = { url: 'https://sms.example/', body: '{"to":"{{to}}","text":"{{text}}"}' }
  const scenarios = { standard: [EMAIL], court: [{ step: 'sms', at: 5, channel: 'sms' }] }

  it('names the customers without a mobile whose scenario has a short message, and they alone', async () => {
    const dossier = await dossierOf({ sms: GATEWAY, scenarios }, ['C1', 'C2', { code: 'C3', phone: '06 12 34 56 78' }, 'C9'])
    expect(await line(dossier, 'sms-numbers', '--sms')).toEqual(['ok', 'Aucun client débiteur ne suit un scénario avec un SMS.'])
    for (const code of ['C2', 'C3', 'C9']) await dossier.ask(`customers ${code} --scenario court`)
    expect(await line(dossier, 'sms-numbers', '--sms')).toEqual([
      'warning',
      '1 client peut recevoir un SMS, sur 2 dont le scénario en compte un. Sans numéro de mobile : C2. Pour en donner un : relance customers CODE --phone NUMÉRO',
    ])
  })

  it('shows the numbers overseas that it read from their first figures', async () => {
    const people = [
      { code: 'C1', phone: '06 39 12 34 56' },
      { code: 'C2', phone: '+262 639 12 34 56' },
    ]
    const dossier = await dossierOf({ sms: GATEWAY, scenarios: { standard: scenarios.court } }, people)
    expect(await line(dossier, 'sms-numbers', '--sms')).toEqual([
      'ok',
      '2 clients peuvent recevoir un SMS, sur 2 dont le scénario en compte un. Lus comme des numéros d’outre-mer, à vérifier : 06 39 12 34 56 (C1) = +262639123456.',
    ])
  })
})
