// Debits that bring an older invoice back with its own due date: a rejected payment, an unpaid bill, the factor's recourse, a
// transfer to doubtful. And bank debits that may as well be money given back: decided from the customer's history, and when
// the history does not tell, left as a refund to be clarified.
import { allocate, oldestFirst, type Slot } from './allocate.ts'
import { ZERO } from './cents.ts'
import { daysBetween } from './day.ts'
import type { MovementKind } from './ledger-line.ts'

/** The invoice a debit brings back. `alone`: the settlement undone had paid that invoice and nothing else. */
export interface OlderInvoice {
  readonly invoice: Slot
  readonly alone: boolean
}

const REJECTED = /rejet|impay|retour|sans provision|opposition|unpaid|bounce|returned/i
const GIVEN_BACK = /rembours|restitu|refund|trop.?per[cç]u|double r[eè]glement/i
/** A direct debit comes back within eight weeks (SEPA Core rulebook, refund right), a cheque sooner. */
const REJECTION_DAYS = 60

/** What each kind of debit undoes. */
const UNDOES: Readonly<Partial<Record<MovementKind, readonly MovementKind[]>>> = {
  refund: ['payment'],
  bounced: ['bill', 'assigned'],
  doubtful: ['transfer'],
}

/**
 * For each debit that undoes an earlier settlement of the same amount: the invoice that settlement had paid, or for a bill, a
 * recourse or a doubtful debt, else the invoice of the same reference. A bank debit for which a credit of its amount stands
 * open consumes that credit instead (a refund, or a receipt and its rejection that cancel out); another one is a rejection
 * when its label says so, or when it follows the receipt closely and its label does not speak of a refund.
 */
export function olderInvoices(slots: readonly Slot[]): ReadonlyMap<Slot, OlderInvoice> {
  const found = new Map<Slot, OlderInvoice>()
  const byKey = new Map(slots.map((slot) => [slot.key, slot]))
  const undone = new Set<Slot>()
  const debits = slots.filter((slot) => slot.line.cents > 0 && UNDOES[slot.line.kind] !== undefined).sort(oldestFirst)
  for (const debit of debits) {
    if (debit.line.kind === 'refund' && (debit.leftCents === ZERO || consumesOpenCredit(debit, slots))) continue
    const settlement = latestSettlement(debit, slots, undone)
    if (debit.line.kind === 'refund' && (settlement === null || !isRejection(debit, settlement))) continue
    const paid = settlement?.allocations.flatMap((part) => byKey.get(part.counterpart) ?? []).sort(oldestFirst) ?? []
    const invoice = paid.at(-1) ?? sameDocument(debit, slots)
    if (settlement) undone.add(settlement)
    if (invoice) found.set(debit, { invoice, alone: paid.length <= 1 })
  }
  return found
}

function consumesOpenCredit(debit: Slot, slots: readonly Slot[]): boolean {
  const { account } = debit.line
  const equal = slots.filter((slot) => slot.line.cents < 0 && slot.leftCents === debit.leftCents && slot.line.day <= debit.line.day)
  const credit = equal.find(({ line }) => line.account === account) ?? equal.find(({ line }) => line.account.startsWith('419'))
  return credit !== undefined && allocate(debit, credit, 'amount')
}

function latestSettlement(debit: Slot, slots: readonly Slot[], undone: ReadonlySet<Slot>): Slot | null {
  const kinds = UNDOES[debit.line.kind] ?? []
  return (
    slots
      .filter(({ line }) => kinds.includes(line.kind) && line.cents === -debit.line.cents && line.day <= debit.line.day)
      .filter((slot) => !undone.has(slot))
      .sort(oldestFirst)
      .at(-1) ?? null
  )
}

function isRejection(debit: Slot, receipt: Slot): boolean {
  const { label } = debit.line
  if (REJECTED.test(label)) return true
  return !GIVEN_BACK.test(label) && daysBetween(receipt.line.day, debit.line.day) <= REJECTION_DAYS
}

function sameDocument(debit: Slot, slots: readonly Slot[]): Slot | undefined {
  const { documentRef, day } = debit.line
  if (documentRef === '') return undefined
  return slots.find(({ line }) => line.kind === 'invoice' && line.documentRef === documentRef && line.day <= day)
}
