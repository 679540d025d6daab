// The message of a group: the reminders of its companies as one, to the payer, with the sums of each company and theirs added up.
// Decides nothing about who is in it.
import { type Cents, sumCents, ZERO } from './cents.ts'
import { compareText } from './compare.ts'
import { type Customer, regimeOf } from './customer.ts'
import { plural } from './format.ts'
import type { CustomerCode, ItemKey } from './names.ts'
import { totalNeeds } from './plan-approval.ts'
import type { CustomerDay } from './plan-case.ts'
import { distinctCopies } from './plan-copy.ts'
import type { PlanInput } from './plan-input.ts'
import { nameOf } from './plan-reminder.ts'
import { frenchSpaces } from './plan-text.ts'
import { byDueDay } from './plan-upcoming.ts'
import type { ApprovalNeed, Reminder, ReminderCompany } from './reminder.ts'
import { reminderSums } from './reminder-sums.ts'
import type { PenaltyUse } from './settings.ts'

interface CompanyReminder extends Pick<CustomerDay, 'customer'> {
  readonly reminder: Reminder
}

/**
 * The one message of several companies, or of one that somebody else pays for; in the order given. Its step, channel and template are
 * those of `top`. Sums are those of the companies added up, and it waits for approval when one of them would, or when the total does.
 */
export function mergedReminder(payer: Customer, parts: readonly CompanyReminder[], top: Reminder, input: PlanInput): Reminder {
  const { customers } = input.settings
  const all = parts.map(({ reminder }) => reminder)
  const items = parts.flatMap((part) => part.reminder.items.map((item) => owned(part, payer, item))).sort(byDueDay)
  const upcoming = parts.flatMap((part) => (part.reminder.upcoming ?? []).map((item) => owned(part, payer, item))).sort(byDueDay)
  const cc = distinctCopies(all.flatMap((reminder) => reminder.cc ?? []))
  const words = parts.flatMap((part) => (part.reminder.brokenWords ?? []).map((word) => owned(part, payer, word)))
  const { totalCents, ...sums } = addedSums(all)
  const needs = distinctNeeds([...all.flatMap((reminder) => reminder.approvalNeeds ?? []), ...totalNeeds(totalCents, input.settings)])
  const { scenario, step, stepIndex, channel, template, tone, by, to } = top
  return {
    id: nameOf(payer, top, items),
    customer: payer.code,
    name: payer.name,
    scenario,
    step,
    stepIndex,
    channel,
    template,
    penalties: penaltiesOf(all),
    tone,
    by,
    withCall: channel !== 'call' && all.some(({ withCall }) => withCall),
    noticeFollows: all.some(({ noticeFollows }) => noticeFollows),
    to,
    ...(channel === 'email' && cc.length > 0 ? { cc } : {}),
    language: payer.language ?? customers.language,
    needsApproval: needs.length > 0,
    ...(needs.length > 0 ? { approvalNeeds: needs } : {}),
    items,
    ...sums,
    totalCents,
    ...(words.length > 0 ? { brokenWords: words.sort((a, b) => compareText(a.day, b.day)) } : {}),
    companies: parts.map(({ customer, reminder }) => companyOf(customer, reminder, input)),
    ...(upcoming.length > 0 ? { upcoming } : {}),
    reason: reasonOf(parts),
  }
}

function distinctNeeds(needs: readonly ApprovalNeed[]): ApprovalNeed[] {
  return [...new Map(needs.map((need) => [need.text, need])).values()]
}

/** The reminder without some of its items; null when what is left asks for nothing. Its name is that of the message it was. */
export function withoutItems(reminder: Reminder, keys: ReadonlySet<ItemKey>): Reminder | null {
  const items = reminder.items.filter(({ key }) => !keys.has(key))
  const sums = reminderSums(items, reminder.creditsCents)
  if (sums.principalCents + reminder.creditsCents <= ZERO) return null
  return { ...reminder, items, ...sums }
}

/** Sums of the companies added up. Where one claims penalties, those of the others are not told: principal, credits, interest and fee are the total. */
function addedSums(all: readonly Reminder[]): Pick<Reminder, SumName | 'claimsPenalties'> {
  const claiming = all.filter(({ claimsPenalties }) => claimsPenalties)
  const bearing = claiming.length > 0 ? claiming : all
  const sum = (of: SumName, reminders: readonly Reminder[] = all): Cents => sumCents(reminders.map((reminder) => reminder[of]))
  return {
    principalCents: sum('principalCents'),
    creditsCents: sum('creditsCents'),
    interestCents: sum('interestCents', bearing),
    feeCents: sum('feeCents', bearing),
    claimsPenalties: claiming.length > 0,
    totalCents: sum('totalCents'),
  }
}

type SumName = 'principalCents' | 'creditsCents' | 'interestCents' | 'feeCents' | 'totalCents'

function owned<T extends { readonly customer?: CustomerCode }>({ customer }: CompanyReminder, payer: Customer, item: T): T {
  return customer.code === payer.code ? item : { ...item, customer: customer.code }
}

function companyOf(customer: Customer, reminder: Reminder, { settings }: PlanInput): ReminderCompany {
  const { items, penalties, claimsPenalties, principalCents, creditsCents, interestCents, feeCents, totalCents } = reminder
  return {
    customer: customer.code,
    name: customer.name,
    siren: customer.siren,
    regime: regimeOf(customer, settings.customers.regime),
    items: items.map(({ key }) => key),
    penalties,
    claimsPenalties,
    principalCents,
    creditsCents,
    interestCents,
    feeCents,
    totalCents,
  }
}

/** Penalties are recalled only where every company may hear of them. */
function penaltiesOf(reminders: readonly Reminder[]): PenaltyUse {
  if (reminders.some(({ penalties }) => penalties === 'claim')) return 'claim'
  return reminders.every(({ penalties }) => penalties === 'mention') ? 'mention' : 'none'
}

function reasonOf(parts: readonly CompanyReminder[]): string {
  const count = `${parts.length} ${plural(parts.length, 'société', 'sociétés')}`
  const each = parts.map(({ customer, reminder }) => `${customer.name} (${customer.code}) : ${reminder.reason}`)
  return frenchSpaces(`Un seul message au payeur du groupe, pour ${count}. ${each.join(' ')}`)
}
