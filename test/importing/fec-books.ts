// Reads small files of fixtures/import/fec through the doors a user's import takes, and shows what the books say in short sentences.
import { join } from 'node:path'
import { isoDay } from '../../src/domain/day.ts'
import { resolveDueDates } from '../../src/domain/due-date.ts'
import type { BookItem, OpenItem } from '../../src/domain/item.ts'
import { planReminders } from '../../src/domain/plan.ts'
import type { PlanInput } from '../../src/domain/plan-input.ts'
import type { Plan } from '../../src/domain/reminder.ts'
import { type ReadOptions, readExportFile } from '../../src/importing/read-file.ts'
import { bookItems } from '../../src/ledger/items.ts'
import type { Ledger } from '../../src/ledger/ledger.ts'
import { newLedger, store } from '../support/ledger-builders.ts'
import { planInput } from '../support/plan-builders.ts'
import { OPTIONS } from './read-fixture.ts'

const FOLDER = join(import.meta.dirname, '../../fixtures/import/fec')

/** A ledger with these files, imported together; a year without openings is taken for the first one. The control must tie. */
export function booksOf(...names: string[]): Ledger {
  const ledger = newLedger()
  importInto(ledger, names)
  return ledger
}

/** Imports files into a ledger and answers as the import does. */
export function importInto(
  ledger: Ledger,
  names: readonly string[],
  options: Partial<ReadOptions> = {},
  told: { firstYear?: boolean } = {},
) {
  const readings = names.map((name) => readExportFile(join(FOLDER, name), { ...OPTIONS, ...options }, name))
  return store(ledger, readings, { firstYear: true, ...told })
}

/** Every item on a day, with a due date: the file's, else 30 days. */
export function itemsOn(ledger: Ledger, day: string): OpenItem[] {
  return resolveDueDates(bookItems(ledger, isoDay(day)), { customers: new Map(), dossierTerms: '30 jours', documents: new Map() })
}

/** 'LEGOFF F2501 invoice 120,00': what is left open, with what makes it doubtful. */
export function openOn(ledger: Ledger, day: string): string[] {
  return itemsOn(ledger, day)
    .filter((item) => item.outstandingCents !== 0)
    .map((item) => [item.customer, item.ref || '-', item.kind, euros(item.outstandingCents), ...marks(item)].join(' '))
}

/** 'F2501 2025-02-12 letter': when each debit was settled and how. */
export function settledOn(ledger: Ledger, day: string): string[] {
  return itemsOn(ledger, day)
    .filter((item) => item.settledOn !== null && item.originalCents > 0)
    .map((item) => [item.ref, item.settledOn, ...new Set(item.allocations.map((part) => part.origin))].join(' '))
}

/** The plan of a day, every customer known and nothing asked of approvals or contacts. */
export function planOn(ledger: Ledger, day: string, changes: Parameters<typeof planInput>[1] = {}): Plan {
  return planReminders(planInput(itemsOn(ledger, day), { date: isoDay(day), ...changes }) as PlanInput)
}

/** 'LEGOFF 760,00 (F2501 1000,00; credits -240,00)' for each reminder; 'F2503 retention' for each held item. */
export function decisions(plan: Plan): string[] {
  const sent = plan.toSend.map(({ customer, items, principalCents, creditsCents }) => {
    const told = items.map((item) => item.ref).join(' ')
    return `${customer} asked ${euros(principalCents + creditsCents)} for ${told}`
  })
  return [...sent, ...plan.held.map(({ ref, outstandingCents, reason }) => `${ref} ${euros(outstandingCents)} ${reason.code}`)]
}

function marks(item: BookItem): string[] {
  return [
    ...(item.unconfirmedLettering ? ['unconfirmed'] : []),
    ...(item.paymentSeen ? ['payment-seen'] : []),
    ...(item.withoutDetail ? ['lump'] : []),
    ...(item.reopens ? ['reopens'] : []),
    ...(item.doubts ?? []),
  ]
}

function euros(cents: number): string {
  const digits = String(Math.abs(cents)).padStart(3, '0')
  return `${cents < 0 ? '-' : ''}${digits.slice(0, -2)},${digits.slice(-2)}`
}
