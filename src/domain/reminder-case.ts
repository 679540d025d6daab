// Everything one customer's reminder is made of, once his message of the day is decided.
import type { BrokenPromise } from './broken-promise.ts'
import type { Cents } from './cents.ts'
import type { Customer } from './customer.ts'
import type { CustomerHistory } from './plan-history.ts'
import type { PlanInput } from './plan-input.ts'
import type { Message } from './plan-message.ts'
import type { SentStep } from './reminder.ts'

export interface ReminderCase {
  readonly customer: Customer
  /** Who gets the message. */
  readonly receiver: Customer
  readonly history: CustomerHistory
  /** What was sent about his debts. */
  readonly sent: readonly SentStep[]
  readonly message: Message
  /** Negative or zero. */
  readonly creditsCents: Cents
  /** Advances (4191) nobody has put against an invoice, never netted: negative or zero. */
  readonly advancesCents: Cents
  /** Those credits, what keeps a promise or a payment plan, and the advances: negative or zero. */
  readonly unallocatedCents: Cents
  /** Promises of his that were not kept, by day. */
  readonly broken: readonly BrokenPromise[]
  readonly input: PlanInput
}
