// From a settled line to the item people read: what it is called, which document it speaks of, what is left of it.

import type { Slot } from './allocate.ts'
import { cents, ZERO } from './cents.ts'
import { compareText } from './compare.ts'
import { kindOfAccount } from './customer-account.ts'
import type { BookItem, ItemDoubt, UndoneSettlement } from './item.ts'
import type { LedgerLine, MovementKind } from './ledger-line.ts'
import { isSaidPenalty } from './movement.ts'
import type { ItemKey } from './names.ts'
import type { OlderInvoice } from './older-invoice.ts'
import { isLump } from './opening-gap.ts'
import { labelStart } from './printed-ref.ts'

export interface ItemFindings {
  readonly unconfirmedLettering: boolean
  readonly paymentSeen: boolean
  /** The invoice this debit brings back, null for none. */
  readonly older: OlderInvoice | null
  /** The debit that brought this invoice back, null for none. */
  readonly reopenedBy: ItemKey | null
  readonly doubts: readonly ItemDoubt[]
  /** First line of the invoice this line is a part of, null for none. */
  readonly instalmentOf: ItemKey | null
}

/** The item of a line once everything that could be allocated is. A debit that brings an invoice back speaks of that invoice. */
export function bookItem(slot: Slot, findings: ItemFindings): BookItem {
  const { line } = slot
  const { older } = findings
  const told = older?.invoice.line ?? line
  const allocations = slot.allocations.toSorted((a, b) => compareText(a.day, b.day) || compareText(a.counterpart, b.counterpart))
  return {
    key: slot.key,
    customer: line.customer,
    customerName: line.customerName,
    account: line.account,
    kind: kindOf(line, older),
    ref: told.documentRef === '' ? labelStart(line.label) : told.ref,
    documentRef: told.documentRef,
    label: line.label,
    issuedOn: told.documentDay,
    bookedOn: line.day,
    fileDueOn: told.dueOn,
    originalCents: line.cents,
    outstandingCents: line.cents < 0 ? cents(-slot.leftCents) : slot.leftCents,
    settledOn: slot.leftCents === ZERO ? (allocations.at(-1)?.day ?? line.day) : null,
    allocations,
    unconfirmedLettering: findings.unconfirmedLettering && slot.leftCents !== ZERO && line.cents > 0,
    paymentSeen: findings.paymentSeen,
    withoutDetail: isLump(line),
    reopens: older !== null && bringsBack(line, older) ? older.invoice.key : null,
    ...(older?.settlement ? { undoes: undone(older.settlement, older.paid) } : {}),
    reopenedBy: findings.reopenedBy,
    foreign: line.foreign,
    ...(findings.doubts.length > 0 ? { doubts: findings.doubts } : {}),
    ...(findings.instalmentOf === null ? {} : { instalmentOf: findings.instalmentOf }),
    ...(told.vatCents === undefined ? {} : { vat: { vatCents: told.vatCents, ofCents: told.cents } }),
  }
}

function undone({ line: { kind, day } }: Slot, paid: readonly Slot[]): UndoneSettlement {
  const documents = paid.filter(({ line }) => line.documentRef !== '').map(({ line }) => line.ref)
  return { kind, day, documents: [...new Set(documents)] }
}

/** For each invoice that a later debit brought back alone, the key of that debit. */
export function reopenings(older: ReadonlyMap<Slot, OlderInvoice>): ReadonlyMap<Slot, ItemKey> {
  const entries = [...older].filter(([debit, found]) => bringsBack(debit.line, found))
  return new Map(entries.map(([debit, { invoice }]) => [invoice, debit.key]))
}

/** Makes one invoice owed once more. A doubtful debt only tells the age of its invoice. */
function bringsBack(line: LedgerLine, { invoice, alone }: OlderInvoice): boolean {
  return alone && line.kind !== 'doubtful' && kindOf(invoice.line, null) === 'invoice'
}

/**
 * A detailed opening debit restates an invoice, or what its account says: a bill, a doubtful debt, retention money; or penalties, where
 * its label says so, which bear nothing themselves (C. civ. 1343-2). A bank debit found to be a rejection is one; other lines stay what
 * they are.
 */
function kindOf(line: LedgerLine, older: OlderInvoice | null): MovementKind {
  if (line.kind === 'refund' && older !== null) return 'bounced'
  if (line.kind !== 'opening' || line.cents <= 0 || isLump(line)) return line.kind
  return kindOfAccount(line) ?? (isSaidPenalty(line.label) ? 'penalty' : 'invoice')
}
