// To whom a customer's debts were assigned (a factor, a bank): once told of it the debtor is discharged by paying him alone (C. civ. 1324 and
// 1346-5, code monétaire et financier L313-28, read on 2026-11-22), and what only the owner of a debt may do is his.
// Whether the debtor was told of it, and how, is known to nobody here.
import type { Assignee } from './settings.ts'

/** The one who is to be paid instead of the creditor; null: the debts of this customer are the creditor's. */
export function assigneeOf(assignees: readonly Assignee[], customer: string): Assignee | null {
  return assignees.find(({ customers }) => customers.some((code) => code === customer)) ?? null
}
