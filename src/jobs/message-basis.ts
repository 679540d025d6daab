// What a composed message depends on besides its customer and what bears on everybody: a message kept from an earlier plan is used only
// where all of it is as it was.
import { createHash } from 'node:crypto'
import type { IsoDay } from '../domain/day.ts'
import { staleBooks } from '../domain/plan-day.ts'
import { bankAccounts } from '../ledger/bank-accounts.ts'
import { lastBankDay } from '../ledger/fiscal-years.ts'
import { planCount } from '../ledger/plans.ts'
import { userRates } from '../ledger/rates.ts'
import type { Dossier } from './dossier.ts'
import { templatesOf } from './templates.ts'

/**
 * The same text for the same messages; null where none may be kept nor used: the run is full for some, the books are too old for all.
 * @param fresh the books are taken as kept up to date
 */
export function messageBasis(dossier: Dossier, day: IsoDay, fresh: boolean): string | null {
  const { ledger, settings } = dossier
  const { maxPerRun, firstPlansToApprove } = settings.reminders
  if (maxPerRun !== null) return null
  const booksAsOf = lastBankDay(ledger, day)
  const banks = bankAccounts(ledger, day)
  if (!fresh && staleBooks({ date: day, booksAsOf, banks, items: [], settings }) !== null) return null
  const templates = [...templatesOf(dossier).files.values()].map(({ file, source }) => [file, source] as const)
  const tellsBooks = templates.some(([file, source]) => file.endsWith('.subject.hbs') && source.includes('booksDay'))
  const approvesAll = planCount(ledger, day) < firstPlansToApprove
  const all = JSON.stringify([approvesAll, userRates(ledger), templates, tellsBooks ? booksAsOf : null])
  return createHash('sha256').update(all).digest('hex')
}
