// Why a planned reminder waits for somebody's yes before it leaves, each reason told. Knows nothing of who said yes.
import type { Cents } from './cents.ts'
import type { Customer } from './customer.ts'
import { formatAmount } from './format.ts'
import type { PlanInput } from './plan-input.ts'
import type { Message } from './plan-message.ts'
import { frenchSpaces } from './plan-text.ts'
import type { ApprovalNeed } from './reminder.ts'
import { approvesEverything, isFormalNotice, scenarioFor } from './scenario.ts'
import type { Settings } from './settings.ts'
import { stepName } from './step-name.ts'

interface ApprovalCase {
  readonly customer: Customer
  readonly message: Message
  readonly input: Pick<PlanInput, 'settings' | 'planCount'>
}

/**
 * Every reason why a reminder needs approval, empty when it needs none: the client validates everything, one of the first plans, a total above
 * the limit, a step that says so itself or is on the approval list, and a formal notice whatever its step says, unless the list is empty
 * (the user then asks for no approval at all). The approval that an item's own step waits for is never lost by travelling with others, nor
 * that of a customer to whom nothing is written without it.
 */
export function approvalNeeds({ message, customer, input }: ApprovalCase, totalCents: Cents): ApprovalNeed[] {
  const { reminders } = input.settings
  const { step } = message.top
  const asking = message.items.find(({ placed }) => placed.step.approval === true)?.placed.step
  const listed = step.approval === null && reminders.approval.includes(step.step)
  const notice = isFormalNotice(step) && reminders.approval.length > 0
  const wary = step.channel !== 'call' && customer.scenario !== null && approvesAll(customer, input.settings)
  const first = input.planCount < reminders.firstPlansToApprove
  return [
    ...(reminders.validatedBy === null ? [] : [need('validation', `validation par ${reminders.validatedBy}`)]),
    ...(first ? [need('first-plans', firstPlans(reminders.firstPlansToApprove))] : []),
    ...totalNeeds(totalCents, input.settings),
    ...(asking !== undefined || listed || notice ? [need('step', `étape « ${stepName((asking ?? step).step, 'fr')} »`)] : []),
    ...(wary ? [need('customer', `rien n’est écrit à ce client sans votre accord (scénario « ${customer.scenario} »)`)] : []),
  ]
}

/** The one that a sum alone brings, if it does. */
export function totalNeeds(totalCents: Cents, { reminders }: Pick<Settings, 'reminders'>): ApprovalNeed[] {
  const { approvalAboveCents } = reminders
  if (approvalAboveCents === null || totalCents <= approvalAboveCents) return []
  return [need('amount', `total au-dessus de ${formatAmount(approvalAboveCents, 'fr')}`)]
}

function firstPlans(count: number): string {
  return count === 1 ? 'premier plan du dossier' : `un des ${count} premiers plans du dossier`
}

function need(code: ApprovalNeed['code'], text: string): ApprovalNeed {
  return { code, text: frenchSpaces(text) }
}

function approvesAll(customer: Customer, settings: Settings): boolean {
  const own = scenarioFor(customer, settings)
  return own !== null && approvesEverything(own)
}
