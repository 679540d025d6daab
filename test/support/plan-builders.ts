// Short ways to write down a plan's input: one invoice, one credit, one customer, what was sent, and a day.
// Defaults are the dullest case: a business known by e-mail, phone and address, fresh books, a working day, no approval asked.

import { type Cents, cents } from '../../src/domain/cents.ts'
import { type Customer, unknownCustomer } from '../../src/domain/customer.ts'
import { type IsoDay, isoDay } from '../../src/domain/day.ts'
import { DEFAULT_REMINDERS } from '../../src/domain/default-reminders.ts'
import { type ManualHold, plainHold } from '../../src/domain/hold.ts'
import type { OpenItem } from '../../src/domain/item.ts'
import { customerCode, itemKey } from '../../src/domain/names.ts'
import type { PlanInput } from '../../src/domain/plan-input.ts'
import { rateTable } from '../../src/domain/rates.ts'
import type { HeldItem, Plan, Reminder, SentStep } from '../../src/domain/reminder.ts'
import { standardScenario } from '../../src/domain/scenario-standard.ts'
import { deliveredItems, stepsOf } from '../../src/domain/sent-steps.ts'
import type { Channel, ReminderSettings, Settings } from '../../src/domain/settings.ts'
import { PENALTIES } from './penalty-settings.ts'

/** A Friday without holiday around. */
export const FRIDAY = isoDay('2026-11-20')
const C001 = customerCode('C001')

/** An invoice of 1 200,00 € due on a day, of customer C001 unless told otherwise. */
export function invoice(ref: string, dueOn: string | null, changes: Partial<OpenItem> & { amount?: number; of?: string } = {}): OpenItem {
  const { amount = 120_000, of = 'C001', ...rest } = changes
  return {
    key: itemKey(`${of}|${ref}`),
    customer: customerCode(of),
    customerName: `Client ${of}`,
    account: '411000',
    kind: 'invoice',
    ref,
    documentRef: ref,
    label: `Facture ${ref}`,
    issuedOn: isoDay('2026-01-05'),
    bookedOn: isoDay('2026-01-05'),
    fileDueOn: null,
    originalCents: cents(amount),
    outstandingCents: cents(amount),
    settledOn: null,
    allocations: [],
    unconfirmedLettering: false,
    paymentSeen: false,
    reopens: null,
    reopenedBy: null,
    withoutDetail: false,
    foreign: null,
    dueOn: dueOn === null ? null : isoDay(dueOn),
    dueSource: 'file',
    ...rest,
  }
}

/** An unallocated credit; the amount is written positive. */
export function credit(ref: string, amount: number, changes: Partial<OpenItem> & { of?: string } = {}): OpenItem {
  return invoice(ref, null, { amount: -amount, kind: 'payment', ...changes })
}

export function customer(code: string, changes: Partial<Customer> = {}): Customer {
  return {
    ...unknownCustomer(customerCode(code), `Client ${code}`),
    contacts: [{ name: 'Service comptable', email: `compta@${code.toLowerCase()}.example`, phone: '02 99 00 00 00', role: null }],
    address: ['1 rue du Port', '35000 Rennes'],
    ...changes,
  }
}

/** A message really sent for some items, all at its own step unless told otherwise. */
export function sent(step: string, day: string, keys: readonly OpenItem[], changes: Partial<SentStep> = {}): SentStep {
  const first = keys[0]
  return {
    customer: first ? first.customer : C001,
    items: keys.map(({ key }) => ({ key, step, round: 1 })),
    step,
    channel: channelOf(step),
    day: isoDay(day),
    status: 'sent',
    ...changes,
  }
}

export function manualHold(code: ManualHold['code'], changes: Partial<ManualHold> = {}): ManualHold {
  return plainHold(C001, code, isoDay('2026-01-01'), changes)
}

export function settings(reminders: Partial<ReminderSettings> = {}, changes: Partial<Settings> = {}): Settings {
  return {
    creditor: {
      name: 'Atelier Brunet',
      siren: '732829320',
      legalForm: 'SARL',
      capital: null,
      rcs: null,
      address: [],
      email: null,
      phone: null,
      iban: null,
      bic: null,
      logo: null,
    },
    sender: { from: null, replyTo: null, signature: null, firm: null, mandate: null, bcc: [], engagement: null },
    smtp: null,
    sms: null,
    customers: { terms: '30 jours', regime: 'business', language: 'fr' },
    penalties: PENALTIES,
    penaltyExceptions: [],
    penaltyAccounts: { interest: '763100', fee: '758100', journal: 'OD' },
    reminders: {
      ...DEFAULT_REMINDERS,
      approval: [],
      approvalAboveCents: null,
      firstPlansToApprove: 0,
      preventiveMinimumCents: cents(100_000),
      scenarioByProfile: false,
      ...reminders,
    },
    scenarios: { standard: standardScenario() },
    groups: [],
    assignees: [],
    payment: { qrCode: true, link: null },
    attachments: { invoices: true, maxMegabytes: 8, statement: { from: 'none' }, calculation: { from: 'claim' } },
    letters: { duplex: false },
    daily: { inbox: 'inbox', imported: 'move', settledSeconds: 30, dashboard: true, logDays: 90 },
    backup: { everyDays: 7, keepDays: 30 },
    report: { to: null },
    import: {
      customerAccounts: ['411', '413', '416', '419'],
      unbalancedLetters: 'hold',
      documentDay: 'piece',
      opening: 'auto',
      pseudoCustomers: [],
      profiles: {},
    },
    ...changes,
  }
}

/** The input of a plan on FRIDAY with books of the day before; every customer named by an item is known. */
export function planInput(
  items: readonly OpenItem[],
  changes: Partial<Omit<PlanInput, 'customers'>> & { customers?: readonly Customer[] } = {},
): PlanInput {
  const { customers = [], ...rest } = changes
  const date = rest.date ?? FRIDAY
  const described = [...items.map((item) => customer(item.customer)), ...customers]
  return {
    date,
    booksAsOf: date,
    settings: settings(),
    rates: rateTable(),
    items,
    sent: [],
    holds: [],
    rounds: new Map(),
    passed: new Map(),
    unlinked: new Map(),
    planCount: 10,
    payers: new Map(),
    ...rest,
    customers: new Map(described.map((one) => [one.code, one])),
  }
}

/** The hold codes of a plan by reference. */
export function codes(plan: Plan): Record<string, string> {
  return Object.fromEntries(plan.held.map((held) => [held.ref, held.reason.code]))
}

/** The steps of a plan's reminders by reference. */
export function steps(plan: Plan): Record<string, string> {
  return Object.fromEntries(plan.toSend.flatMap((reminder) => reminder.items.map((item) => [item.ref, item.step])))
}

/** The only reminder of a plan. @throws Error when there is none, or more than one. */
export function onlyReminder(plan: Plan): Reminder {
  const [reminder, ...others] = plan.toSend
  if (!reminder || others.length > 0) throw new Error(`${plan.toSend.length} reminders: ${JSON.stringify(codes(plan))}`)
  return reminder
}

/** The only held item of a plan. @throws Error when there is none, or more than one. */
export function onlyHeld(plan: Plan): HeldItem {
  const [held, ...others] = plan.held
  if (!held || others.length > 0) throw new Error(`${plan.held.length} held items: ${JSON.stringify(codes(plan))}`)
  return held
}

/** History as it stands after a reminder went out. */
export function sentFrom(reminder: Reminder, day: IsoDay, status: SentStep['status'] = 'sent'): SentStep {
  const { customer: code, step, channel } = reminder
  return {
    customer: code,
    items: reminder.items.filter((item) => !item.forInformation).map(({ key, step: own, round }) => ({ key, step: own, round })),
    step,
    channel,
    day,
    status,
  }
}

/** The same, for a message about several companies: one entry for who got it and one for each other company. */
export function sentToGroup(reminder: Reminder, day: IsoDay, status: SentStep['status'] = 'sent'): SentStep[] {
  return stepsOf({ ...reminder, items: deliveredItems(reminder), day }, status)
}

export const euros = (amount: number): Cents => cents(amount * 100)

function channelOf(step: string): Channel {
  return standardScenario().steps.find((one) => one.step === step)?.channel ?? 'email'
}
