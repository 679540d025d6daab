// Which planned reminders leave now, and why the others do not: tested again, chosen by the user, approved.
import type { CustomerCode, ReminderId } from '../domain/names.ts'
import type { HeldItem, Plan, Reminder } from '../domain/reminder.ts'
import { approvals } from '../ledger/approvals.ts'
import { needsWords } from '../reporting/approval-words.ts'
import type { DeliveryView } from '../reporting/views.ts'
import { isApproved } from './approved.ts'
import type { Dossier } from './dossier.ts'
import type { SendChoice } from './send-day.ts'
import { viewOf } from './send-view.ts'

/** The plan of this moment, whose customers that wait may have been set aside: they are asked for one by one. */
export interface FreshPlan extends Pick<Plan, 'toSend' | 'pilot'> {
  heldOf(customer: CustomerCode): readonly HeldItem[]
  /** Why it must wait for another hour, a French sentence; null: it need not. */
  notNow(reminder: Reminder): string | null
}

export interface ChosenReminders {
  readonly leaving: readonly Reminder[]
  readonly results: readonly DeliveryView[]
}

/**
 * Sorts the planned reminders. One that today's rules no longer plan is skipped; one planned for approval keeps needing it.
 * What leaves is the reminder as the rules see it now, so its sums are those of the books.
 * @param planned as stored, not dealt with yet
 * @param fresh as planned again this moment
 */
export function chooseReminders(dossier: Dossier, planned: readonly Reminder[], fresh: FreshPlan, choice: SendChoice): ChosenReminders {
  const today = new Map(fresh.toSend.map((reminder) => [reminder.id, reminder]))
  const approved = approvals(dossier.ledger, dossier.clock.today())
  const { validatedBy } = dossier.settings.reminders
  const pilot = new Set<string>(dossier.settings.reminders.pilot)
  const leaving: Reminder[] = []
  const results: DeliveryView[] = []
  for (const stored of planned) {
    if (choice.only.length > 0 && !concerned(stored).some((code) => choice.only.includes(code))) continue
    const now = today.get(stored.id)
    const waits = now === undefined ? null : fresh.notNow(now)
    const skip = (why: string) => results.push(viewOf(stored, 'skipped', why))
    if (choice.pilot && !concerned(stored).every((code) => pilot.has(code))) skip(outOfPilot(stored))
    else if (now === undefined) skip(whyNotNow(stored, fresh))
    else if (
      choice.toMe === null &&
      !isApproved({ ...now, needsApproval: now.needsApproval || stored.needsApproval }, approved, validatedBy !== null)
    ) {
      results.push(viewOf(now, 'needsApproval', validatedBy === null ? toApprove(now.needsApproval ? now : stored) : toValidate(now.id)))
    } else if (waits !== null) results.push({ ...viewOf(stored, 'skipped', waits), waitsForHours: true })
    else if (choice.limit !== null && leaving.length >= choice.limit) skip('Au-delà du nombre demandé par --limit.')
    else leaving.push(now)
  }
  const known = new Set(planned.map(({ id }) => id))
  for (const outside of fresh.pilot ?? []) {
    if (known.has(outside.id) || (choice.only.length > 0 && !concerned(outside).some((code) => choice.only.includes(code)))) continue
    results.push(viewOf(outside, 'skipped', outOfPilot(outside)))
  }
  return { leaving, results }
}

function toApprove(reminder: Reminder): string {
  return `Attend une approbation${needsWords(reminder)} : relance approve ${reminder.id}`
}

function toValidate(id: ReminderId): string {
  return `Attend la validation du client : relance approve ${id} --validated-by NOM`
}

/** Why a reminder of the stored plan is not one of today's any more. */
function whyNotNow(stored: Reminder, fresh: FreshPlan): string {
  const keys = new Set(stored.items.map((item) => item.key))
  if (fresh.toSend.some((reminder) => reminder.customer === stored.customer && reminder.items.some((item) => keys.has(item.key)))) {
    return 'Les factures à relancer ont changé depuis le plan : refaites-le (relance plan).'
  }
  const held = concerned(stored)
    .flatMap((code) => fresh.heldOf(code))
    .find((item) => keys.has(item.key))
  if (held) return `La situation du client a changé depuis le plan. ${held.reason.text}`
  return 'La situation du client a changé depuis le plan : il ne reste rien à relancer.'
}

/** The customers a reminder is for: the one who gets it and, in that of a group, each company. */
function concerned({ customer, companies }: Reminder): CustomerCode[] {
  return [...new Set([customer, ...(companies ?? []).map((company) => company.customer)])]
}

function outOfPilot({ companies }: Reminder): string {
  return companies === undefined
    ? 'Ce client n’est pas dans la liste pilote (reminders.pilot).'
    : 'Le payeur et chaque société de ce message doivent être dans la liste pilote (reminders.pilot).'
}
