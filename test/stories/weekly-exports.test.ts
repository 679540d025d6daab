// A draft of the year exported every week: entry numbers and labels change, letters and validation days appear, an invoice is
// renumbered, another corrected, a last one vanishes. What was sent and what people held must follow the invoices.
import { afterAll, expect, it } from 'vitest'
import type { PlanView } from '../../src/reporting/plan-views.ts'
import type { HistoryView, ImportView } from '../../src/reporting/views.ts'
import { contacts, newDossier, removeDossiers, type TempDossier } from '../support/dossier.ts'

afterAll(removeDossiers)

const FOLDER = new URL('../../fixtures/import/fec/', import.meta.url).pathname

/** Imports the export of a week; how it differs from the one before, and what is open. */
async function importWeek(dossier: TempDossier, week: number) {
  const { files, control } = await dossier.ask<ImportView>(`import ${FOLDER}weekly-export-${week}.txt`)
  const { changes, unchanged, openingRegime } = files[0] ?? {}
  const { examples: _examples, ...counts } = changes ?? {}
  expect(openingRegime).toBe('detailed')
  expect(control.differenceCents).toBe(0)
  return { ...counts, unchanged, owed: control.ledgerBalanceCents / 100 }
}

/** 'LEGOFF relance-1 F2601' for each reminder, 'F2602 dispute' for each held item, in order; then sends the plan. */
async function planAndSend(dossier: TempDossier): Promise<string[]> {
  const plan = await dossier.ask<PlanView>('plan')
  await dossier.ask('send')
  const sent = plan.toSend.flatMap(({ customer, items }) => items.map((item) => `${customer} ${item.step} ${item.ref}`))
  return [...sent, ...(plan.held ?? []).map((item) => `${item.customer} ${item.ref} ${item.reason.code}`)].sort()
}

async function stepsSent(dossier: TempDossier, customer: string): Promise<string[]> {
  const { events } = await dossier.ask<HistoryView>(`history --customer ${customer}`)
  return [...new Set(events.filter((event) => event.status === 'written').map((event) => `${event.day} ${event.step}`))].sort()
}

it('four weekly exports: reminders and holds follow their invoices, and what vanished is said', async () => {
  const dossier = newDossier({ reminders: { preventiveMinimum: 100000 } }, '2026-10-16')
  await dossier.ask(`import ${dossier.write('contacts.csv', contacts(['LEGOFF', 'BRIAND', 'CREPES', 'MARTIN', 'LANGE', 'GARDEN']))}`)

  // 120 + 1 200 + 600 + 300 + 480 + 960 billed, 120 paid.
  expect(await importWeek(dossier, 1)).toEqual({ new: 7, vanished: 0, changed: 0, newlyLettered: 0, unchanged: 0, owed: 3540 })
  expect(await planAndSend(dossier)).toEqual([
    'BRIAND relance-1 F2602',
    'CREPES relance-1 F2603',
    'LANGE relance-1 F2605',
    'LEGOFF relance-1 F2601',
    'MARTIN relance-1 F2604',
  ])
  await dossier.ask('dispute BRIAND --ref F2602 --reason deux-panneaux')

  // Two new lines (84,00 billed, 960,00 paid), two labels, three letters; every entry number and validation day is another one.
  dossier.day = '2026-10-23'
  expect(await importWeek(dossier, 2)).toEqual({ new: 2, vanished: 0, changed: 2, newlyLettered: 3, unchanged: 2, owed: 2664 })
  expect(await planAndSend(dossier)).toEqual([
    'BRIAND F2602 dispute',
    'CREPES F2606 not-due',
    'CREPES relance-2 F2603',
    'LEGOFF relance-2 F2601',
    'MARTIN relance-2 F2604',
  ])
  await dossier.ask('pause CREPES --ref F2603 --until 2026-11-04')
  await dossier.ask('dispute MARTIN --ref F2604 --amount 48,00 --reason rayure')

  // F2603 becomes FA-2026-0603, F2604 is corrected by 12,00, 200,00 come in for F2602.
  dossier.day = '2026-10-30'
  expect(await importWeek(dossier, 3)).toEqual({ new: 3, vanished: 2, changed: 0, newlyLettered: 1, unchanged: 6, owed: 2452 })
  expect(await planAndSend(dossier)).toEqual([
    'BRIAND F2602 dispute',
    'CREPES F2606 not-due',
    'CREPES FA-2026-0603 paused',
    'LEGOFF call F2601',
    'MARTIN F2604 dispute',
    'MARTIN call F2604',
  ])

  // F2601 is gone, another invoice stands in the account of the customer it was claimed from twice.
  dossier.day = '2026-11-06'
  expect(await importWeek(dossier, 4)).toEqual({ new: 1, vanished: 1, changed: 0, newlyLettered: 0, unchanged: 9, owed: 2552 })
  expect(await planAndSend(dossier)).toEqual([
    'BRIAND F2602 dispute',
    'CREPES F2606 not-due',
    // The pause is over: the step after the last one sent.
    'CREPES call FA-2026-0603',
    'LEGOFF F2610 history-unlinked',
    'MARTIN F2604 dispute',
    'MARTIN relance-3 F2604',
  ])
  expect(await stepsSent(dossier, 'LEGOFF')).toEqual(['2026-10-16 relance-1', '2026-10-23 relance-2', '2026-10-30 call'])
})
