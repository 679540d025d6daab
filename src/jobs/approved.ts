// Whether a planned reminder has the approval it needs, and who gave it.
import type { Reminder } from '../domain/reminder.ts'
import type { Approval } from '../ledger/approvals.ts'
import type { ApprovalTold } from '../reporting/plan-views.ts'

/**
 * Whether a reminder may leave: it needs no approval, or has one, not expired, for a total at least as high.
 * @param validated the client's yes is needed too
 */
export function isApproved(
  reminder: Pick<Reminder, 'id' | 'needsApproval' | 'totalCents'>,
  approved: ReadonlyMap<string, Approval>,
  validated: boolean,
): boolean {
  if (!reminder.needsApproval) return true
  const approval = approved.get(reminder.id)
  if (approval === undefined || (validated && approval.validation === null)) return false
  return reminder.totalCents <= approval.totalCents
}

/** Who approved it, as the plan tells. */
export function approvalTold({ totalCents }: Reminder, approval: Approval | undefined): { approval?: ApprovalTold } {
  if (approval === undefined || approval.author === null || totalCents > approval.totalCents) return {}
  const { author, on, validation } = approval
  return { approval: { by: author, on, ...(validation === null ? {} : { validatedBy: validation.by, validatedOn: validation.on }) } }
}
