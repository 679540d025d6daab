// Approval of planned reminders: by their numbers, or all that wait.
import type { Cents } from '../domain/cents.ts'
import type { IsoDay } from '../domain/day.ts'
import { InputError } from '../domain/errors.ts'
import { type CustomerCode, type ReminderId, reminderId } from '../domain/names.ts'
import { approvals, approve, planInForce } from '../ledger/plans.ts'
import type { Dossier } from './dossier.ts'

export interface ApprovalView {
  readonly date: IsoDay
  readonly approved: readonly {
    readonly id: ReminderId
    readonly customer: CustomerCode
    readonly totalCents: Cents
    readonly until: IsoDay
  }[]
  readonly totals: { readonly approved: number }
}

/**
 * Approves reminders of the plan in force, for the day and the seven after, up to the total shown.
 * @throws InputError 'reminder-unknown' when an id is not in the plan in force; nothing is approved then.
 */
export function approveReminders(dossier: Dossier, day: IsoDay, wanted: readonly string[] | 'all'): ApprovalView {
  const { ledger, clock } = dossier
  const plan = planInForce(ledger, day)
  const known = new Map((plan?.reminders ?? []).map((one) => [one.id, one]))
  const unknown = wanted === 'all' ? [] : wanted.filter((id) => !known.has(reminderId(id)))
  if (unknown.length > 0) {
    throw new InputError('reminder-unknown', `Le plan en cours n’a pas de relance ${unknown.join(', ')}.`, {
      advice:
        plan === null ? 'Enregistrez d’abord un plan : relance plan.' : 'Les numéros sont donnés par « relance plan --dry-run --explain ».',
    })
  }
  const ids = approve(ledger, wanted === 'all' ? 'all' : wanted.map(reminderId), { at: clock.now(), day })
  const valid = approvals(ledger, day)
  const approved = ids.flatMap((id) => {
    const reminder = known.get(id)
    const approval = valid.get(id)
    return reminder && approval ? [{ id, customer: reminder.customer, totalCents: approval.totalCents, until: approval.until }] : []
  })
  return { date: day, approved, totals: { approved: approved.length } }
}
