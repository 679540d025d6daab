// A call that waits, as a reminder of the day it is looked at: what it was about, less what was paid, held or credited since.
import type { Askable } from './askable.ts'
import type { WaitingCall } from './call.ts'
import { cents, sumCents, ZERO } from './cents.ts'
import type { Customer } from './customer.ts'
import { daysBetween, type IsoDay } from './day.ts'
import { formatDay } from './format.ts'
import { groupBy } from './group.ts'
import type { CustomerCode, ItemKey } from './names.ts'
import { reminderId } from './names.ts'
import type { FreeItem } from './plan-case.ts'
import { recipients } from './plan-contact.ts'
import type { Reminder, ReminderCompany, ReminderItem } from './reminder.ts'
import { reminderSums } from './reminder-sums.ts'
import type { Settings } from './settings.ts'

export interface CallBasis {
  readonly call: WaitingCall
  /** The reminders that asked for it, as they were planned, the latest first; empty: it was agreed on the phone. */
  readonly planned: readonly Reminder[]
  /** Of the items of the call: every key each ever had. */
  readonly keys: readonly (readonly ItemKey[])[]
  /** Who is called. */
  readonly customer: Customer
  readonly askable: (code: CustomerCode) => Askable
  readonly settings: Pick<Settings, 'customers'>
  readonly date: IsoDay
}

/** The reminder of a call as of the day; null where nothing of it may be asked for any more. */
export function callReminder(basis: CallBasis): Reminder | null {
  const { call, planned, customer, askable, date } = basis
  const base = planned[0] ?? agreedCall(basis)
  const codes = [...new Set([customer.code, ...planned.flatMap(({ companies = [] }) => companies.map((one) => one.customer))])]
  const items = codes.flatMap((code) => companyItems(code, basis)).sort((a, b) => (a.dueOn < b.dueOn ? -1 : a.dueOn > b.dueOn ? 1 : 0))
  if (items.length === 0) return null
  const companies = base.companies && codes.flatMap((code) => companyOf(code, items, basis))
  const sums = companies === undefined ? reminderSums(items, askable(customer.code).creditsCents) : addedUp(companies)
  const creditsCents = companies === undefined ? askable(customer.code).creditsCents : sumCents(companies.map((one) => one.creditsCents))
  const { upcoming, brokenWords, ...rest } = base
  // What stood beside the sums is of the day it was planned for.
  const sameDay = call.since === date && !call.again
  const ofTheDay = sameDay ? { ...(upcoming && { upcoming }), ...(brokenWords && { brokenWords }) } : {}
  return {
    ...rest,
    ...ofTheDay,
    ...{ channel: 'call', template: base.channel === 'call' ? base.template : 'call', withCall: sameDay && base.withCall },
    ...(companies === undefined ? {} : { companies }),
    ...{ items, ...sums, creditsCents, reason: reasonOf(basis, base) },
  }
}

function reasonOf({ call: { since, again }, date }: CallBasis, { reason }: Reminder): string {
  if (again) return `À rappeler depuis le ${formatDay(since)}, comme noté au dernier appel.`
  return since === date ? reason : `Appel prévu le ${formatDay(since)}, pas encore noté. ${reason}`
}

/** The items of the call that this company still owes: those that credits cover are gone, and those put off that were late when it was asked for. */
function companyItems(code: CustomerCode, { call, planned, keys, customer, askable, date }: CallBasis): ReminderItem[] {
  const { items, creditsCents } = askable(code)
  const wanted = new Map(keys.flatMap((known) => known.map((key) => [key, known] as const)))
  const found = items.flatMap((free): ReminderItem[] => {
    const known = wanted.get(free.item.key)
    if (known === undefined) return []
    const before = planned.flatMap((one) => one.items).find(({ key }) => known.includes(key))
    if (free.dueOn >= date && (before === undefined || before.daysLate > 0) && !call.again) return []
    return [{ ...asListed(free, date), ...(before && keptOf(before)), ...(code === customer.code ? {} : { customer: code }) }]
  })
  return sumCents(found.map(({ outstandingCents }) => outstandingCents)) + creditsCents > 0 ? found : []
}

function asListed({ item, dueOn, askedCents, part }: FreeItem, date: IsoDay): ReminderItem {
  return {
    ...{ key: item.key, ref: item.ref, ...(item.documentRef === '' ? { unnumbered: true as const } : {}) },
    ...{ step: 'call', round: 1, issuedOn: item.issuedOn, dueOn, daysLate: daysBetween(dueOn, date) },
    ...{ originalCents: item.originalCents, outstandingCents: askedCents, heldCents: part?.cents ?? ZERO },
    ...{ interestCents: ZERO, feeCents: ZERO, claimsPenalties: false, forInformation: false },
  }
}

/** What an item keeps from the reminder that asked for the call. */
function keptOf({ step, round, bounced, returned, firstReminder, interestCents, feeCents, claimsPenalties }: ReminderItem) {
  const told = { ...(bounced && { bounced }), ...(returned && { returned }), ...(firstReminder && { firstReminder }) }
  return { step, round, interestCents, feeCents, claimsPenalties, ...told }
}

function companyOf(code: CustomerCode, items: readonly ReminderItem[], { planned, customer, askable }: CallBasis): ReminderCompany[] {
  const own = groupBy(items, (item) => item.customer ?? customer.code).get(code) ?? []
  const known = planned.flatMap(({ companies = [] }) => companies).find((one) => one.customer === code)
  if (own.length === 0 || known === undefined) return []
  const { creditsCents } = askable(code)
  return [{ ...known, items: own.map(({ key }) => key), creditsCents, ...reminderSums(own, creditsCents) }]
}

function addedUp(companies: readonly ReminderCompany[]) {
  const sum = (name: 'principalCents' | 'interestCents' | 'feeCents' | 'totalCents') => cents(sumCents(companies.map((one) => one[name])))
  const claimsPenalties = companies.some((one) => one.claimsPenalties)
  return {
    ...{ principalCents: sum('principalCents'), interestCents: sum('interestCents'), feeCents: sum('feeCents') },
    ...{ claimsPenalties, totalCents: sum('totalCents') },
  }
}

/** The reminder of a call that no message asked for. */
function agreedCall({ customer, settings }: CallBasis): Reminder {
  const none = { principalCents: ZERO, creditsCents: ZERO, interestCents: ZERO, feeCents: ZERO, totalCents: ZERO, claimsPenalties: false }
  return {
    ...{ id: reminderId(`call-${customer.code}`), customer: customer.code, name: customer.name, scenario: '', step: 'call', stepIndex: 0 },
    ...{ channel: 'call', template: 'call', penalties: 'none', tone: 'firm', by: 'accounting', withCall: false, noticeFollows: false },
    ...{ to: recipients(customer, 'call'), language: customer.language ?? settings.customers.language, needsApproval: false },
    ...{ items: [], ...none, reason: '' },
  }
}
