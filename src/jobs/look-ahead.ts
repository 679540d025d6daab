// Plans very many customers some at a time, so that memory stays bounded: on a first plan, and for the working day after each stored one.
import type { IsoDay } from '../domain/day.ts'
import { SettingsError } from '../domain/errors.ts'
import type { CustomerCode, ReminderId } from '../domain/names.ts'
import type { PayerProfile } from '../domain/payer-profile.ts'
import { planReminders } from '../domain/plan.ts'
import type { PlanInput } from '../domain/plan-input.ts'
import type { Reminder } from '../domain/reminder.ts'
import { bankAccounts } from '../ledger/bank-accounts.ts'
import { recordedClasses } from '../ledger/payer-classes.ts'
import { keepStandings, type Standing, standings } from '../ledger/standings.ts'
import { booksOf } from './books.ts'
import { CUSTOMERS_AT_ONCE, fewAtOnce } from './customers-at-once.ts'
import type { Dossier } from './dossier.ts'
import { messageBasis } from './message-basis.ts'
import { subjectsOf } from './messages.ts'
import { planInput, withFreshBooks } from './plan-input.ts'
import { toldOf } from './plan-told.ts'
import { type Eye, eyeOn, type Looked, mailboxes, standingRows } from './standing-rows.ts'

/** Where no receipt is known of any bank account, how old every customer's debt is decides whether the books are recent enough. */
export function needsEverybody({ ledger }: Dossier, day: IsoDay): boolean {
  const banks = bankAccounts(ledger, day)
  return banks.length > 0 && banks.every(({ lastReceiptOn }) => lastReceiptOn === null)
}

export interface LookedAt {
  /** Who may get something or be worth a word, by code. */
  readonly awake: readonly CustomerCode[]
  /** Who waits, by code. */
  readonly quiet: readonly Standing[]
  readonly payers: PlanInput['payers']
}

/** Tells those of many customers who may get something on the day from those who wait. Few ones are not looked at. */
export function lookAt(eye: Eye, codes: readonly CustomerCode[]): LookedAt {
  if (codes.length <= CUSTOMERS_AT_ONCE || needsEverybody(eye.dossier, eye.day)) return { awake: codes, quiet: [], payers: new Map() }
  const quiet: Standing[] = []
  const payers = new Map<CustomerCode, PayerProfile>()
  for (const { looked, input } of chunks(eye, codes, (gathered) => gathered)) {
    for (const one of standingRows(eye, looked)) quiet.push(one)
    for (const [code, payer] of input.payers) payers.set(code, payer)
  }
  const names = new Set(quiet.map(({ customer }) => customer))
  return { awake: codes.filter((code) => !names.has(code)), quiet, payers }
}

/**
 * Plans `day`, which is still to come, for the customers of whom nothing is known for it, and keeps what it says of them: when the day comes
 * nobody has to be looked at but those whom something happened to. Not where a day without a plan leaves its steps out
 * (`reminders.catchUp: skip`): whether the days before it will have theirs is not known.
 */
export function lookAhead(dossier: Dossier, key: string, day: IsoDay): void {
  if (needsEverybody(dossier, day) || dossier.settings.reminders.catchUp === 'skip') return
  const { ledger } = dossier
  const eye = eyeOn(dossier, day, () => messageBasis(dossier, day, true))
  const known = standings(ledger, { key, day, basis: null, woken: [] })
  const awake = known?.awake ?? []
  const classed = recordedClasses(ledger, day)
  const rows: Standing[] = []
  const messages: Reminder[] = []
  for (const { looked, input } of chunks(eye, awake, withFreshBooks)) {
    // How a customer pays is recorded on the first day that he has something: he is looked at on that day.
    const isNew = (code: CustomerCode) => input.payers.has(code) && !classed.has(code)
    for (const row of standingRows(eye, looked, subjectsAhead(eye, looked))) if (!isNew(row.customer)) rows.push(row)
    messages.push(...looked.plan.toSend)
  }
  keepStandings(ledger, day, awake, withoutShared(rows, messages))
}

/** Subjects of the messages, if they may be kept. A faulty template stops its message on its day, and nothing before. */
function subjectsAhead(eye: Eye, { books, plan }: Looked): ReadonlyMap<ReminderId, string> | undefined {
  if (plan.toSend.length === 0 || eye.basis() === null) return undefined
  try {
    return subjectsOf(eye.dossier, books, plan.booksAsOf, plan.toSend)
  } catch (error) {
    if (error instanceof SettingsError) return undefined
    throw error
  }
}

/** Without the messages to one mailbox: which of them leaves is decided on the day. */
function withoutShared(rows: readonly Standing[], messages: readonly Reminder[]): Standing[] {
  const sharing = new Set([...mailboxes(messages).values()].filter((codes) => codes.length > 1).flat())
  return rows.filter(({ customer, message }) => message === null || !sharing.has(customer))
}

function* chunks(
  { dossier, day }: Eye,
  codes: readonly CustomerCode[],
  readied: (input: PlanInput) => PlanInput,
): Generator<{ readonly looked: Looked; readonly input: PlanInput }> {
  for (const chunk of fewAtOnce(codes)) {
    const books = booksOf(dossier, day, chunk)
    const input = readied(planInput(dossier, books))
    yield { looked: { codes: chunk, books, plan: planReminders(input), told: toldOf(dossier, books, input) }, input }
  }
}
