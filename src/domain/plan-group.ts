// One message to the payer of a group for all its companies. Each was planned on its own, by the same rules as any customer: here their
// messages of the day are put together, and nothing of one is ever netted with another's.
//
// - What does not go to the payer (a formal notice, what is registered, a short message) stays as it is; when it is the payer's own, the
//   companies he pays for wait until the next day: he gets one message a day.
// - As within one customer, a note before the due date does not travel with something overdue, and a due date that nobody confirmed
//   brings nothing firmer than a courteous note.
import { compareText } from './compare.ts'
import { type Customer, unknownCustomer } from './customer.ts'
import type { IsoDay } from './day.ts'
import { formatDay } from './format.ts'
import type { HoldReason } from './hold.ts'
import type { CustomerCode, ItemKey } from './names.ts'
import type { CustomerDay } from './plan-case.ts'
import { mergedReminder, withoutItems } from './plan-group-reminder.ts'
import { holdItems, holdReminder } from './plan-held.ts'
import type { PlanInput } from './plan-input.ts'
import { goesToPayer } from './plan-receiver.ts'
import { assumedDue } from './plan-steps.ts'
import type { HeldItem, Reminder } from './reminder.ts'
import { isCourteous, scenarioFor } from './scenario.ts'
import type { PayerGroup } from './settings.ts'
import { highestStep } from './step-order.ts'
import type { PlacedStep } from './step-rule.ts'

/** A company with a message of the day that goes to the payer. */
interface Bound extends CustomerDay {
  readonly reminder: Reminder
}

/** The days of all customers with those of each group merged: reminders by code of who gets them, held items as the customers come. */
export function mergeGroups(days: readonly CustomerDay[], input: PlanInput): { toSend: Reminder[]; held: HeldItem[] } {
  const all = new Map(days.map((day) => [day.customer.code, day]))
  for (const group of input.settings.groups) for (const day of groupDay(group, all, input)) all.set(day.customer.code, day)
  const toSend: Reminder[] = []
  const held: HeldItem[] = []
  for (const code of [...all.keys()].sort(compareText)) {
    const day = all.get(code)
    if (day?.reminder) toSend.push(day.reminder)
    for (const item of day?.held ?? []) held.push(item)
  }
  return { toSend, held }
}

/** The days of a group that are not as they were planned alone; the payer's holds the message of all. */
function groupDay(group: PayerGroup, all: ReadonlyMap<CustomerCode, CustomerDay>, input: PlanInput): CustomerDay[] {
  const { date } = input
  const payers = all.get(group.payer)
  const payer = payers?.customer ?? input.customers.get(group.payer) ?? unknownCustomer(group.payer, group.payer)
  const codes = [group.payer, ...[...group.members].sort(compareText)]
  const bound = codes.flatMap((code) => boundToPayer(all.get(code)))
  if (bound.every(({ customer }) => customer.code === payer.code)) return []
  if (payers?.reminder && !goesToPayer(payers.reminder)) return bound.map((one) => holdReminder(one, () => afterPayersOwn(payer, date)))
  const { travelling, staying } = sorted(bound, payer, input)
  const left = travelling.map((one): CustomerDay => ({ ...one, reminder: null }))
  const own = [...staying, ...left].find(({ customer }) => customer.code === payer.code)
  const reminder = onlyPayers(travelling, payer) ?? mergedReminder(payer, travelling, highest(travelling, input), input)
  return [
    ...staying,
    ...left,
    { customer: payer, items: own?.items ?? [], held: own?.held ?? payers?.held ?? [], reminder, composed: true, wakesOn: null },
  ]
}

function boundToPayer(day: CustomerDay | undefined): Bound[] {
  return day?.reminder && goesToPayer(day.reminder) ? [{ ...day, reminder: day.reminder }] : []
}

/** A message about the payer's own debt alone is an ordinary one. */
function onlyPayers([first, ...others]: readonly Bound[], payer: Customer): Reminder | null {
  return first !== undefined && others.length === 0 && first.customer.code === payer.code ? first.reminder : null
}

/** Who travels in the message, and who waits after all. At least one travels. */
function sorted(bound: readonly Bound[], payer: Customer, input: PlanInput): { travelling: Bound[]; staying: CustomerDay[] } {
  const overdue = bound.filter(({ reminder }) => !isPreventive(reminder))
  if (overdue.length === 0) return { travelling: [...bound], staying: [] }
  const staying: CustomerDay[] = bound
    .filter(({ reminder }) => isPreventive(reminder))
    .map((one) => holdReminder(one, ({ dueOn }) => afterOverdue(dueOn, payer)))
  const firm = !isCourteous(placedIn(highest(overdue, input), input).step)
  const travelling = overdue.flatMap((one) => {
    const assumed = firm ? assumedOf(one) : new Set<ItemKey>()
    if (assumed.size === 0) return [one]
    const less = withoutItems(one.reminder, assumed)
    const rest = less === null ? holdReminder(one, () => assumedDue()) : holdItems(one, assumed, () => assumedDue())
    if (less !== null) return [{ ...rest, reminder: less }]
    staying.push(rest)
    return []
  })
  return { travelling, staying }
}

/** The message of the highest step, the first of equals. */
function highest(bound: readonly { readonly reminder: Reminder }[], input: PlanInput): Reminder {
  const placed = new Map(bound.map(({ reminder }) => [placedIn(reminder, input), reminder]))
  const top = highestStep([...placed.keys()])
  const reminder = top === null ? undefined : placed.get(top)
  if (reminder === undefined) throw new RangeError('a group without message')
  return reminder
}

function placedIn({ scenario: name, stepIndex: index }: Reminder, { settings }: PlanInput): PlacedStep {
  const scenario = scenarioFor({ scenario: name }, settings)
  const step = scenario?.steps[index]
  if (scenario === null || step === undefined) throw new RangeError(`a reminder of no scenario: ${name}`)
  return { step, index, scenario }
}

function isPreventive({ items }: Reminder): boolean {
  return items.every(({ daysLate }) => daysLate <= 0)
}

function assumedOf({ items, reminder }: Bound): Set<ItemKey> {
  const asked = new Set(reminder.items.map(({ key }) => key))
  return new Set(items.filter(({ key, dueSource }) => dueSource === 'assumed' && asked.has(key)).map(({ key }) => key))
}

function afterPayersOwn({ code, name }: Customer, date: IsoDay): HoldReason {
  const text = `Un message part déjà le ${formatDay(date, 'fr')} au client ${code} (${name}), qui paie pour celui-ci : cette relance attendra le jour ouvré suivant.`
  return { code: 'too-soon', until: date, text }
}

function afterOverdue(dueOn: IsoDay, { code, name }: Customer): HoldReason {
  const text = `Pas encore échue : échéance le ${formatDay(dueOn, 'fr')} ; une relance part déjà ce jour au client ${code} (${name}), qui paie pour celui-ci.`
  return { code: 'not-due', until: dueOn, text }
}
