// Where a dossier stands on a day, and what its owner would do next, the most pressing first. Reads the ledger, plans nothing.
import { existsSync } from 'node:fs'
import type { IsoDay } from '../domain/day.ts'
import { formatLongDay } from '../domain/format.ts'
import { waitingFiles } from '../importing/sources/watched-folder.ts'
import { customerCodes } from '../ledger/customers.ts'
import { lastDoneDay } from '../ledger/daily-marks.ts'
import { handedOverOn, inDoubt } from '../ledger/deliveries.ts'
import { lastBankDay } from '../ledger/fiscal-years.ts'
import type { Dossier } from './dossier.ts'
import { inboxFolder } from './inbox-folder.ts'
import { type NextStep, nextSteps } from './next-steps.ts'
import { type PlanStanding, planStanding } from './plan-standing.ts'

export interface WhereNext {
  readonly date: IsoDay
  readonly creditor: string
  readonly customers: number
  /** Last day of receipts in the books; null: they tell none. */
  readonly booksAsOf: IsoDay | null
  /** The plan stored for the day; null: none is. */
  readonly plan: { readonly planId: number; readonly reminders: number; readonly sent: number; readonly toApprove: number } | null
  /** Messages handed over or written on the day, of any plan. */
  readonly doneToday: number
  readonly doubts: number
  /** Exports that wait in the watched folder. */
  readonly waitingFiles: number
  /** Last day whose daily work was done; null: never. */
  readonly doneOn: IsoDay | null
  readonly next: readonly NextStep[]
}

/** @throws MachineError when the watched folder cannot be read */
export function whereNext(dossier: Dossier, day: IsoDay): WhereNext {
  const { ledger, settings } = dossier
  const inbox = inboxFolder(dossier)
  const standing = planStanding(dossier, day)
  const facts = {
    date: day,
    creditor: settings.creditor.name,
    customers: customerCodes(ledger).length,
    booksAsOf: lastBankDay(ledger, day),
    plan: standing === null ? null : planShown(standing),
    doneToday: handedOverOn(ledger, day),
    doubts: inDoubt(ledger).length,
    waitingFiles: inbox === null || !existsSync(inbox) ? 0 : waitingIn(inbox),
    doneOn: lastDoneDay(ledger),
  }
  return { ...facts, next: [...nextSteps(dossier, { ...facts, plan: standing })] }
}

function planShown({ planId, reminders, sent, toApprove }: PlanStanding): NonNullable<WhereNext['plan']> {
  return { planId, reminders, sent, toApprove }
}

function waitingIn(inbox: string): number {
  const { files, unread } = waitingFiles(inbox)
  return files.length + unread.length
}

/** "Banque saisie jusqu’au 19 novembre 2026", "Aucune écriture". */
export function booksWords({ booksAsOf, customers: count }: Pick<WhereNext, 'booksAsOf' | 'customers'>): string {
  if (booksAsOf !== null) return `banque saisie jusqu’au ${formatLongDay(booksAsOf)}`
  return count > 0 ? 'aucune écriture de banque' : 'rien n’est encore importé'
}
