import { afterAll, describe, expect, it } from 'vitest'
import type { CustomerPicture } from '../../src/jobs/show.ts'
import type { CustomersView } from '../../src/reporting/customers-view.ts'
import type { PlanView } from '../../src/reporting/plan-views.ts'
import { newDossier, removeDossiers, type TempDossier } from '../support/dossier.ts'
import { bankCharge, type FecEntry, fec, receipt, returnedPayment, sale } from '../support/fec.ts'
import { plain } from '../support/runs.ts'

afterAll(removeDossiers)

/** An invoice of 1 000,00 € due at thirty days, paid on a day and lettered. */
function settled(ref: string, day: string, paidOn: string): FecEntry[] {
  return [
    sale('C001', ref, day, 100_000, { letter: ref, name: 'Hôtel des Dunes' }),
    receipt('C001', paidOn, 100_000, { ref, letter: ref, name: 'Hôtel des Dunes' }),
  ]
}

/** Due on 4 February, 7 March and 4 April, paid then at the latest. */
const PUNCTUAL = [
  ...settled('F1', '2026-01-05', '2026-02-04'),
  ...settled('F2', '2026-02-05', '2026-03-06'),
  ...settled('F3', '2026-03-05', '2026-04-03'),
]
/** Due on 5 May, paid 36 days later. */
const LATE = settled('F4', '2026-04-05', '2026-06-10')
const BOUNCED = returnedPayment('C001', '2026-06-25', 100_000, {
  ref: 'F4',
  label: 'Rejet prélèvement F4 provision insuffisante',
  name: 'Hôtel des Dunes',
})

async function importBooks(dossier: TempDossier, day: string, entries: readonly FecEntry[]): Promise<void> {
  dossier.day = day
  await dossier.ask(`import ${dossier.write('732829320FEC20261231.txt', fec([...entries, bankCharge(day)]))} --first-year`)
}

describe('a payer who changes', () => {
  it('is told on the day of the first plan that sees it, and not again', async () => {
    const dossier = newDossier({}, '2026-05-04')
    const changes = async (command: string) =>
      (await dossier.ask<PlanView>(command)).profileChanges?.map(({ customer, from, to }) => `${customer} ${from} ${to}`)
    await importBooks(dossier, '2026-05-04', PUNCTUAL)
    // Nothing was known of him before: the first class is no change.
    expect(await changes('plan')).toEqual([])
    await importBooks(dossier, '2026-06-15', [...PUNCTUAL, ...LATE])
    // (0 + 0 + 0 + 36) ÷ 4 = 9 days, one invoice of four late.
    expect(await changes('plan --dry-run')).toEqual(['C001 good occasional'])
    expect(await changes('plan')).toEqual(['C001 good occasional'])
    const { stdout } = await dossier.run('plan')
    expect(plain(stdout)).toContain(
      'Changements de profil :\n  C001 Hôtel des Dunes, de « bon payeur » à « retards occasionnels » : 1 facture sur 4 en retard, 9 jours en moyenne pondérée.\n',
    )
    dossier.day = '2026-06-16'
    expect(await changes('plan')).toEqual([])
    expect((await dossier.run('plan')).stdout).not.toContain('Changements de profil')
    await importBooks(dossier, '2026-06-26', [...PUNCTUAL, ...LATE, BOUNCED])
    expect(await changes('plan --customer C001')).toEqual(['C001 occasional at-risk'])
    expect(await changes('plan')).toEqual(['C001 occasional at-risk'])
    dossier.day = '2026-06-29'
    expect(await changes('plan')).toEqual([])
  })

  it('is told again only when a plan was stored: a dry run records nothing', async () => {
    const dossier = newDossier({}, '2026-05-04')
    await importBooks(dossier, '2026-05-04', PUNCTUAL)
    await dossier.ask('plan')
    await importBooks(dossier, '2026-06-15', [...PUNCTUAL, ...LATE])
    for (const day of ['2026-06-15', '2026-06-16', '2026-06-17']) {
      dossier.day = day
      expect((await dossier.ask<PlanView>('plan --dry-run')).profileChanges).toHaveLength(1)
    }
  })
})

it('a profile is the same on every later day until the books change, and show tells what makes it', async () => {
  const dossier = newDossier({}, '2026-06-15')
  await importBooks(dossier, '2026-06-15', [...PUNCTUAL, ...LATE])
  const { payer } = await dossier.ask<CustomerPicture>('show C001')
  const { stdout } = await dossier.run('show', 'C001')
  // 80 − 9 + (10 − 7.5, rounded to 2) + 1 (four invoices in twelve months) = 74.
  expect(plain(stdout)).toContain(`  Profil : retards occasionnels, 74 sur 100 (1 facture sur 4 en retard, 9 jours en moyenne pondérée).
    Au départ : 80
    En moyenne 9 jours de retard, pondérés par montant et ancienneté : −9
    1 facture sur 4 en retard : +2
    4 factures sur douze mois : +1
`)
  for (const day of ['2026-06-16', '2026-12-31', '2027-06-15']) {
    dossier.day = day
    expect((await dossier.ask<CustomerPicture>('show C001')).payer).toEqual(payer)
  }
})

describe('a credit limit', () => {
  const limits = 'Code client;Nom du client;Encours autorisé\nC001;Hôtel des Dunes;10 000,00\nC002;Client C002;0\n'
  const BOUGHT = [
    sale('C001', 'F1', '2026-06-01', 499_999, { name: 'Hôtel des Dunes' }),
    sale('C002', 'G1', '2026-06-01', 9_000_000),
    sale('C001', 'F2', '2026-06-08', 1, { name: 'Hôtel des Dunes' }),
    sale('C001', 'F3', '2026-06-09', 200_000, { name: 'Hôtel des Dunes' }),
    sale('C001', 'F4', '2026-06-10', 250_000, { name: 'Hôtel des Dunes' }),
    receipt('C001', '2026-06-11', 300_000, { name: 'Hôtel des Dunes' }),
    sale('C001', 'F5', '2026-06-12', 900_000, { name: 'Hôtel des Dunes' }),
  ]

  it('given by a contact file alerts from 50, 70, 90 and 100 %, the highest alone, day after day', async () => {
    const dossier = newDossier({}, '2026-06-12')
    await importBooks(dossier, '2026-06-12', BOUGHT)
    await dossier.ask(`import ${dossier.write('clients.csv', limits)}`)
    const told: (string | undefined)[] = []
    for (const day of ['2026-06-05', '2026-06-08', '2026-06-09', '2026-06-10', '2026-06-11', '2026-06-12']) {
      dossier.day = day
      const { alerts = [] } = await dossier.ask<PlanView>('plan --dry-run')
      told.push(alerts.map(({ customer, code, percent }) => `${customer} ${code} ${percent}`).join())
    }
    // 4 999,99; 5 000,00; 7 000,00; 9 500,00; then 6 500,00 after a payment nobody has lettered; 15 500,00.
    expect(told).toEqual([
      '',
      'C001 credit-limit 50',
      'C001 credit-limit 70',
      'C001 credit-limit 90',
      'C001 credit-limit 50',
      'C001 credit-limit 100',
    ])
    expect(plain((await dossier.run('plan', '--dry-run')).stdout)).toContain(
      'À surveiller :\n  C001 Hôtel des Dunes : Encours de 15 500,00 € pour un plafond de 10 000,00 €, soit 155 % : le plafond est dépassé.\n',
    )
    expect(plain((await dossier.run('show', 'C001')).stdout)).toContain('Plafond d’encours : 10 000,00 €, utilisé à 155 %.')
  })

  it('is set and taken back by hand', async () => {
    const dossier = newDossier({}, '2026-06-05')
    await importBooks(dossier, '2026-06-12', BOUGHT)
    dossier.day = '2026-06-05'
    const set = await dossier.run('customers', 'C002', '--credit-limit', '100 000,00', '--json')
    expect(set.json<CustomersView>().customers[0]?.credit).toEqual({
      limitCents: 10_000_000,
      outstandingCents: 9_000_000,
      usedPercent: 90,
      threshold: 90,
    })
    expect((await dossier.ask<PlanView>('plan --dry-run')).alerts).toMatchObject([{ customer: 'C002', percent: 90 }])
    await dossier.ask('customers C002 --credit-limit none')
    expect((await dossier.ask<PlanView>('plan --dry-run')).alerts).toEqual([])
  })
})
