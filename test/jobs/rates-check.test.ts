// Which rates the open claims of a dossier lack: books of a few invoices, days counted by hand.
import { afterAll, describe, expect, it } from 'vitest'
import type { RatesCheck } from '../../src/jobs/rates-check.ts'
import { newDossier, removeDossiers, type SettingsChanges } from '../support/dossier.ts'
import { bankCharge, type FecEntry, fec, receipt, sale } from '../support/fec.ts'

afterAll(removeDossiers)

/** Issued 1 October 2026, so due on 31 October at 30 days: 61 late days up to 31 December, then those of 2027. */
const INVOICE = sale('ABER', 'F1', '20261001', 120000)

async function checked(day: string, entries: readonly FecEntry[], changes: SettingsChanges = {}) {
  const dossier = newDossier(changes, day)
  const books = dossier.write('732829320FEC20271231.txt', fec([...entries, bankCharge('20261001')]))
  await dossier.ask(`import ${books} --first-year --accept-gap --year-end 2027-09-30`)
  const check = () => dossier.ask<RatesCheck>('rates check', [0, 6])
  return { dossier, check, view: await check() }
}

const missing = ({ missing: all }: RatesCheck) => all.map((one) => [one.half, one.figures, one.lateDays, one.claims, one.next])

describe('rates missing for open claims', () => {
  it('are none while every late day has its rate', async () => {
    const { view, dossier } = await checked('2026-12-14', [INVOICE])
    expect(view).toMatchObject({ date: '2026-12-14', missing: [], places: [], totals: { missing: 0, lateDays: 0, claims: 0 } })
    expect(await dossier.run('rates', 'check')).toMatchObject({
      code: 0,
      stdout: 'Aucun taux ne manque à vos créances ouvertes au 14 décembre 2026.\n\nEnsuite : relance penalties (ce qu’ils donnent)\n',
    })
  })

  it('are those of the next half-year from 15 December on, and where they are published', async () => {
    const { view, dossier } = await checked('2026-12-15', [INVOICE])
    expect(missing(view)).toEqual([['2027-S1', ['ecbBps'], 0, 0, true]])
    expect(view.places.map(({ figure }) => figure)).toEqual(['ecbBps'])
    const { code, stdout } = await dossier.run('rates', 'check')
    expect(code).toBe(6)
    expect(stdout).toBe(
      `Taux qui manquent à vos créances ouvertes au 15 décembre 2026 :
  2027-S1  taux BCE : semestre suivant, bientôt publié.

Où ils sont publiés :
  Taux de refinancement de la BCE (opérations principales) : celui qui est en vigueur le 1er janvier ou le 1er juillet, par date d’effet et non d’annonce.
    https://www.banque-france.fr/fr/statistiques/themes-statistiques-et-series-webstat-associees/taux-et-cours
    https://www.ecb.europa.eu/stats/policy_and_exchange_rates/key_ecb_interest_rates/

Ajoutez-les quand ils sont connus, par exemple : relance rates add 2027-S1 TAUX --source "Banque de France, le ..."
`,
    )
  })

  it('are counted in late days without interest, claim by claim', async () => {
    // 1 to 20 January 2027: 20 days; the second invoice, of 11 December, is due on 10 January: 10 days.
    const { view } = await checked('2027-01-20', [INVOICE, sale('BELON', 'F2', '20261211', 50000)])
    expect(missing(view)).toEqual([['2027-S1', ['ecbBps'], 30, 2, false]])
    expect(view.totals).toEqual({ missing: 1, lateDays: 30, claims: 2 })
  })

  it('are asked for in a half-year without any late day yet', async () => {
    const { view } = await checked('2027-01-05', [sale('BELON', 'F2', '20261211', 50000)])
    expect(missing(view)).toEqual([['2027-S1', ['ecbBps'], 0, 0, false]])
  })

  it('are two half-years when both are late and neither is known, the newest one whole', async () => {
    // 181 days of 2027-S1, then 1 to 10 July.
    const { view } = await checked('2027-07-10', [INVOICE])
    expect(missing(view)).toEqual([
      ['2027-S1', ['ecbBps'], 181, 1, false],
      ['2027-S2', ['ecbBps'], 10, 1, false],
    ])
  })

  it('are gone once added', async () => {
    const { dossier, check } = await checked('2027-01-20', [INVOICE])
    await dossier.run('rates', 'add', '2027-S1', '2.65', '--source', 'Banque de France')
    expect(missing(await check())).toEqual([])
  })

  it('are none without an open invoice', async () => {
    const { view } = await checked('2027-01-20', [INVOICE, receipt('ABER', '20261020', 120000, { ref: 'F1' })])
    expect(missing(view)).toEqual([])
  })

  it('are legal rates where the general terms say three times the legal rate, and none for a contract rate', async () => {
    expect(missing((await checked('2027-01-20', [INVOICE], { penalties: { rate: 'legal x3' } })).view)).toEqual([
      ['2027-S1', ['legalOtherBps'], 20, 1, false],
    ])
    expect(missing((await checked('2027-01-20', [INVOICE], { penalties: { rate: 15 } })).view)).toEqual([])
  })

  it('is the frozen half-year of a public buyer, so none when it is known', async () => {
    const { view } = await checked('2027-01-20', [INVOICE], { customers: { regime: 'public' } })
    expect(missing(view)).toEqual([['2027-S1', ['ecbBps'], 0, 0, false]])
  })
})
