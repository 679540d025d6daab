// Debits that bring an older invoice back with its own due date: a rejected payment, an unpaid bill, the factor's recourse, a
// transfer to doubtful. And bank debits that may as well be money given back: decided from the customer's history, and when
// the history does not tell, left as a refund to be clarified.
import { allocate, oldestFirst, type Slot } from './allocate.ts'
import { ZERO } from './cents.ts'
import { daysBetween } from './day.ts'
import { type FirstKnown, firstKnownBy } from './first-known.ts'
import type { MovementKind } from './ledger-line.ts'

/** The invoice a debit brings back. `alone`: the settlement undone had paid that invoice and nothing else. */
export interface OlderInvoice {
  readonly invoice: Slot
  readonly alone: boolean
  /** What the debit undid; null: no settlement of its amount is in the books, the reference alone tells the invoice. */
  readonly settlement: Slot | null
  /** What that settlement had paid, the oldest first. */
  readonly paid: readonly Slot[]
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
const UNDONE_BY: ReadonlyMap<MovementKind, MovementKind> = new Map(
  Object.entries(UNDOES).flatMap(([debit, kinds]) => kinds.map((kind) => [kind, debit as MovementKind])),
)

/**
 * For each debit that undoes an earlier settlement of the same amount: the invoice that settlement had paid, or for a bill, a
 * recourse or a doubtful debt, else the invoice of the same reference. A bank debit for which a credit of its amount stands
 * open consumes that credit instead (a refund, or a receipt and its rejection that cancel out); another one is a rejection
 * when its label says so, or when it follows the receipt closely and its label does not speak of a refund.
 */
export function olderInvoices(slots: readonly Slot[]): ReadonlyMap<Slot, OlderInvoice> {
  const found = new Map<Slot, OlderInvoice>()
  const debits = slots.filter((slot) => slot.line.cents > 0 && UNDOES[slot.line.kind] !== undefined).sort(oldestFirst)
  if (debits.length === 0) return found
  const byKey = new Map(slots.map((slot) => [slot.key, slot]))
  const undone = new Set<Slot>()
  const consumesOpenCredit = openCredits(slots)
  const latestSettlement = settlements(slots, undone)
  const sameDocument = firstKnownBy(
    slots.filter(({ line }) => line.kind === 'invoice' && line.documentRef !== ''),
    ({ line }) => line.documentRef,
    () => false,
  )
  for (const debit of debits) {
    const { line } = debit
    if (line.kind === 'refund' && (debit.leftCents === ZERO || consumesOpenCredit(debit))) continue
    const settlement = latestSettlement(settlementKey(line.kind, -line.cents), line.day)
    if (line.kind === 'refund' && (settlement === undefined || !isRejection(debit, settlement))) continue
    const paid = settlement?.allocations.flatMap((part) => byKey.get(part.counterpart) ?? []).sort(oldestFirst) ?? []
    const invoice = paid.at(-1) ?? sameDocument(line.documentRef, line.day)
    if (settlement) undone.add(settlement)
    if (invoice) found.set(debit, { invoice, alone: paid.length <= 1, settlement: settlement ?? null, paid })
  }
  return found
}

/** Puts a debit against an open credit of its amount: one of its account, else one of 419; tells whether there was one. */
function openCredits(slots: readonly Slot[]): (debit: Slot) => boolean {
  const open = slots.filter((slot) => slot.line.cents < 0 && slot.leftCents !== ZERO)
  const isUsedUp = (credit: Slot) => credit.leftCents === ZERO
  const ofAccount = firstKnownBy(open, ({ line, leftCents }) => `${leftCents}|${line.account}`, isUsedUp)
  const of419 = firstKnownBy(
    open.filter(({ line }) => line.account.startsWith('419')),
    ({ leftCents }) => leftCents,
    isUsedUp,
  )
  return (debit) => {
    const { account, day } = debit.line
    const credit = ofAccount(`${debit.leftCents}|${account}`, day) ?? of419(debit.leftCents, day)
    return credit !== undefined && allocate(debit, credit, 'amount')
  }
}

/** The latest settlement not undone yet, by the kind of the debit that would undo it and its own signed amount. */
function settlements(slots: readonly Slot[], undone: ReadonlySet<Slot>): FirstKnown<string> {
  const latestFirst = slots
    .filter(({ line }) => line.cents < 0 && UNDONE_BY.has(line.kind))
    .sort(oldestFirst)
    .reverse()
  return firstKnownBy(
    latestFirst,
    ({ line }) => settlementKey(UNDONE_BY.get(line.kind), line.cents),
    (slot) => undone.has(slot),
  )
}

function settlementKey(undoneBy: MovementKind | undefined, signedCents: number): string {
  return `${undoneBy}|${signedCents}`
}

function isRejection(debit: Slot, receipt: Slot): boolean {
  const { label } = debit.line
  if (REJECTED.test(label)) return true
  return !GIVEN_BACK.test(label) && daysBetween(receipt.line.day, debit.line.day) <= REJECTION_DAYS
}
