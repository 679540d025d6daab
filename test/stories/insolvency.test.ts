import { afterAll, expect, it } from 'vitest'
import type { InsolvencyView } from '../../src/jobs/insolvency.ts'
import type { CustomerPicture } from '../../src/jobs/show.ts'
import type { PlanView } from '../../src/reporting/plan-views.ts'
import type { PenaltiesView } from '../../src/reporting/views.ts'
import { contacts, newDossier, removeDossiers, type TempDossier } from '../support/dossier.ts'
import { fec, receipt, sale } from '../support/fec.ts'
import { plain } from '../support/runs.ts'

afterAll(removeDossiers)

/** Due on 1 September, 14 October and 30 October; the last is younger than the judgment of 15 October. Another one was paid late. */
const BOOKS = [
  sale('C001', 'F2026-100', '2026-08-02', 1_000_000),
  sale('C001', 'F2026-110', '2026-09-14', 200_000),
  sale('C001', 'F2026-115', '2026-09-30', 50_000),
  sale('C001', 'F2026-120', '2026-10-16', 80_000),
  sale('C001', 'F2026-090', '2026-06-01', 100_000, { letter: 'A' }),
  receipt('C001', '2026-07-21', 100_000, { ref: 'F2026-090', letter: 'A' }),
]

async function brunet(): Promise<TempDossier> {
  const dossier = newDossier({}, '2026-11-20')
  await dossier.ask(`import ${dossier.write('732829320FEC20261231.txt', fec(BOOKS))} --first-year`)
  await dossier.ask(`import ${dossier.write('contacts.csv', contacts(['C001']))}`)
  return dossier
}

it('what is older than the judgment is held and declared to the day before; later invoices are reminded', async () => {
  const dossier = await brunet()
  const told = await dossier.ask<InsolvencyView>('insolvency C001 --judgment 2026-10-15 --published 2026-10-20')
  expect(told).toMatchObject({
    date: '2026-11-20',
    judgmentOn: '2026-10-15',
    customer: 'C001',
    declareBy: { mainlandOn: '2026-12-20', elsewhereOn: '2027-02-20' },
    creditsCents: 0,
  })
  expect(told.claims.map(({ ref, principalCents, interestCents, feeCents }) => [ref, principalCents, interestCents, feeCents])).toEqual([
    // Due 1 July, paid on the 21st: 20 days at 12.40 %.
    ['F2026-090', 0, 679, 4_000],
    // 10 000 € × 12.40 % × 43 days (2 September to 14 October) / 365.
    ['F2026-100', 1_000_000, 14_608, 4_000],
    // Due the day before the judgment: the fee, and not a day of interest.
    ['F2026-110', 200_000, 0, 4_000],
    // Not due yet: its principal alone.
    ['F2026-115', 50_000, 0, 0],
  ])
  expect(told.totals).toEqual({ principalCents: 1_250_000, interestCents: 15_287, feeCents: 12_000, totalCents: 1_277_287 })

  const plan = await dossier.ask<PlanView>('plan --dry-run')
  expect(plan.held?.map(({ ref, reason }) => [ref, reason.code])).toEqual([
    ['F2026-100', 'insolvency'],
    ['F2026-110', 'insolvency'],
    ['F2026-115', 'insolvency'],
  ])
  expect(plan.toSend.map(({ items, principalCents }) => [items.map(({ ref }) => ref), principalCents])).toEqual([[['F2026-120'], 80_000]])

  const penalties = await dossier.ask<PenaltiesView>('penalties')
  expect(penalties.claims.map(({ ref, interestCents, feeCents, claimable }) => [ref, interestCents, feeCents, claimable])).toEqual([
    ['F2026-100', 14_608, 4_000, false],
    ['F2026-110', 0, 4_000, false],
    ['F2026-115', 0, 0, false],
    // Due on Sunday 15 November, five days ago: 1.36 € and its fee, owed as ever.
    ['F2026-120', 136, 4_000, true],
  ])
  const picture = await dossier.ask<CustomerPicture>('show C001')
  expect(picture.held.map(({ reason }) => reason.text)).toContain(
    'Procédure collective : jugement du 15/10/2026, publié au BODACC le 20/10/2026.',
  )
})

it('the deadline runs from the publication, which may be told later; what is told again replaces the judgment', async () => {
  const dossier = await brunet()
  const { stdout } = await dossier.run('insolvency', 'C001', '--judgment', '2026-08-15')
  expect(plain(stdout)).toContain('ce délai court du jour de l’annonce, à donner par --published')
  expect(plain(stdout)).toContain('Principal')
  const again = await dossier.ask<InsolvencyView>('insolvency C001 --judgment 2026-10-15 --published 2026-11-03')
  expect(again.declareBy?.mainlandOn).toBe('2027-01-03')
  expect(again.claims.map(({ ref }) => ref)).toEqual(['F2026-090', 'F2026-100', 'F2026-110', 'F2026-115'])
  const { claims } = await dossier.ask<PenaltiesView>('penalties --ref F2026-100')
  expect(claims[0]).toMatchObject({ insolvencyOn: '2026-10-15', interestCents: 14_608 })
})
