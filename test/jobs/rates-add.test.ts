// Rates that the user adds: checked, marked, and laid over the shipped ones.
import { afterAll, describe, expect, it } from 'vitest'
import type { RatesView } from '../../src/jobs/rates-list.ts'
import { newDossier, removeDossiers, type TempDossier } from '../support/dossier.ts'

afterAll(removeDossiers)

const add = (dossier: TempDossier, ...args: readonly string[]) => dossier.run('rates', 'add', ...args, '--source', 'Banque de France')
async function line(dossier: TempDossier, half: string) {
  return (await dossier.ask<RatesView>('rates')).rates.find((row) => row.half === half)
}

describe('a half-year added by the user', () => {
  it('is marked as his, with its source', async () => {
    const dossier = newDossier()
    expect(await add(dossier, '2027-S1', '2.65')).toMatchObject({
      code: 0,
      stdout:
        'Taux BCE du 1er semestre 2027 enregistré : 2,65\u00a0%.\n' +
        'Le semestre commence le 1er janvier 2027 : le taux en vigueur ce jour-là peut encore changer, vérifiez-le alors.\n' +
        '\nEnsuite : relance rates check (ceux qui manquent encore)\n',
    })
    expect(await line(dossier, '2027-S1')).toEqual({
      half: '2027-S1',
      ecbBps: 265,
      legalConsumerBps: null,
      legalOtherBps: null,
      source: 'Banque de France',
      ecbSince: null,
      origin: 'user',
      businessBps: 1265,
      publicBps: 1065,
      replaces: null,
    })
    expect((await dossier.ask<RatesView>('rates list')).totals).toEqual({ rates: 37, own: 1 })
  })

  it('may be a legal rate alone, for either kind of creditor', async () => {
    const dossier = newDossier()
    expect((await add(dossier, '2027-S1', '--legal', '2,90', '--legal-consumer', '6.70')).stdout).toContain(
      'Taux d’intérêt légal du 1er semestre 2027 enregistré : 2,90\u00a0%.\n' +
        'Taux d’intérêt légal des créanciers particuliers du 1er semestre 2027 enregistré : 6,70\u00a0%.\n',
    )
    expect(await line(dossier, '2027-S1')).toMatchObject({ ecbBps: null, legalOtherBps: 290, legalConsumerBps: 670, businessBps: null })
  })

  it('replaces a shipped figure only with --force, and says which', async () => {
    const dossier = newDossier()
    expect(await add(dossier, '2026-S2', '3.00')).toMatchObject({ code: 2, stdout: '' })
    expect(await line(dossier, '2026-S2')).toMatchObject({ ecbBps: 240, origin: 'shipped' })
    expect((await add(dossier, '2026-S2', '3.00', '--force')).stdout).toBe(
      'Taux BCE du 2e semestre 2026 enregistré : 3,00\u00a0%, à la place de 2,40\u00a0% (livré avec relance).\n\nEnsuite : relance rates check (ceux qui manquent encore)\n',
    )
    expect(await line(dossier, '2026-S2')).toMatchObject({
      ecbBps: 300,
      legalOtherBps: 275,
      origin: 'user',
      businessBps: 1300,
      replaces: { ecbBps: 240, legalConsumerBps: 684, legalOtherBps: 275 },
    })
    expect((await dossier.run('rates')).stdout).toContain('ajouté par vous : Banque de France (livré : BCE 2,40\u00a0%)')
  })

  it('needs no --force to repeat a shipped figure, nor to correct his own', async () => {
    const dossier = newDossier()
    expect((await add(dossier, '2026-S2', '2.40')).code).toBe(0)
    expect((await line(dossier, '2026-S2'))?.replaces).toBeNull()
    await add(dossier, '2027-S1', '2.65')
    expect((await add(dossier, '2027-S1', '2.70')).stdout).toContain('2,70\u00a0%, à la place de 2,65\u00a0% (ajouté par vous).')
  })

  it.each([
    ['2008-S2', '4.00', 'half-year-out-of-range'],
    ['2027-S2', '2.65', 'half-year-out-of-range'],
    ['2027-S1', '25,01', 'rate-out-of-range'],
    ['2027-S1', '99', 'rate-out-of-range'],
    ['2027-S1', '2,655', 'rate-invalid'],
    ['2027-S1', '265', 'rate-invalid'],
    ['2027', '2.65', 'half-year-invalid'],
  ])('%s %s is refused: %s', async (half, rate, code) => {
    const dossier = newDossier()
    const answer = await dossier.run('rates', 'add', half, rate, '--source', 'Banque de France', '--json')
    expect([answer.code, answer.json<{ error: { code: string } }>().error.code]).toEqual([2, code])
    expect((await dossier.ask<RatesView>('rates')).totals.own).toBe(0)
  })

  it('may be 0 and 7,99 % for the ECB, from 2009 on; ten points more are no ECB rate', async () => {
    const dossier = newDossier()
    expect((await add(dossier, '2027-S1', '0')).code).toBe(0)
    expect((await add(dossier, '2027-S1', '7,99')).code).toBe(0)
    expect((await add(dossier, '2027-S1', '12.65')).code).toBe(2)
    expect((await add(dossier, '2009-S1', '--legal', '3.79')).code).toBe(0)
    expect(await line(dossier, '2009-S1')).toMatchObject({ ecbBps: 250, ecbSince: '2008-12-10', legalOtherBps: 379, replaces: null })
  })

  it.each(['', '  ', 'x'.repeat(301), 'deux\nlignes'])('needs a source of one line: %j is none', async (source) => {
    const answer = await newDossier().run('rates', 'add', '2027-S1', '2.65', '--source', source, '--json')
    expect(answer.json<{ error: { code: string } }>().error.code).toBe('source-missing')
  })
})
