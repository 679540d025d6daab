// The sums of a plan, and what a pilot or the observation leaves out of it.
import { sumCents } from '../domain/cents.ts'
import { formatAmount, plural } from '../domain/format.ts'
import type { PlanView } from '../reporting/plan-views.ts'

/** "3 relances à 2 clients, 6 200,00 € demandés ; 1 pièce en attente." */
export function totalsText(plan: PlanView): string {
  const { reminders, customers, heldItems } = plan.totals
  const waiting = `${heldItems} ${plural(heldItems, 'pièce', 'pièces')} en attente.\n`
  if (reminders === 0) return waiting
  const askedCents = sumCents(plan.toSend.map((reminder) => reminder.totalCents))
  const asked = `${reminders} ${plural(reminders, 'relance', 'relances')} à ${customers} ${plural(customers, 'client', 'clients')}, ${formatAmount(askedCents)} demandés${detailText(plan, askedCents)}`
  return `${asked} ; ${waiting}`
}

/** What would leave outside the pilot; '' where there is none. */
export function pilotText({ pilot }: PlanView): string {
  if (pilot === undefined) return ''
  const { reminders, customers, principalCents } = pilot
  if (reminders === 0) return 'Plan pilote : hors du pilote, personne ne recevrait rien.\n'
  const others = `${reminders} ${plural(reminders, 'relance', 'relances')} à ${customers} ${plural(customers, 'client', 'clients')}`
  return `Plan pilote : hors du pilote, ${others} ${plural(reminders, 'partirait', 'partiraient')} aussi, pour ${formatAmount(principalCents)} de factures.\n`
}

/** Of a plan that is only observed; '' otherwise. */
export function shadowText({ shadow }: PlanView): string {
  return shadow === true ? 'Mode d’observation (reminders.shadow) : rien ne partira ; pour comparer : relance plan --compare\n' : ''
}

/** What the sum asked is made of, when it is more than the invoices. */
function detailText(plan: PlanView, askedCents: number): string {
  const { principalCents } = plan.totals
  const creditsCents = sumCents(plan.toSend.map((reminder) => reminder.creditsCents))
  const penaltiesCents = askedCents - principalCents - creditsCents
  const parts = [
    ...(creditsCents < 0 ? [`avoirs et règlements déduits ${formatAmount(-creditsCents)}`] : []),
    ...(penaltiesCents > 0 ? [`pénalités et indemnités ${formatAmount(penaltiesCents)}`] : []),
  ]
  return parts.length === 0 ? '' : ` (factures ${formatAmount(principalCents)}, ${parts.join(', ')})`
}
