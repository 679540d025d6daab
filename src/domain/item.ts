// Items: what is left of each ledger line once credits are allocated to debits.
import type { Cents } from './cents.ts'
import type { IsoDay } from './day.ts'
import type { MovementKind } from './ledger-line.ts'
import type { CustomerCode, ItemKey } from './names.ts'

export type AllocationOrigin = 'letter' | 'reference' | 'amount' | 'manual'

/** A part of a credit put against a debit. */
export interface Allocation {
  /** The later of the two lines' days: the day from which the books show the part as settled. */
  readonly day: IsoDay
  /** The part, positive whichever side is looked at. */
  readonly cents: Cents
  readonly origin: AllocationOrigin
  /** The item on the other side. */
  readonly counterpart: ItemKey
  readonly counterpartKind: MovementKind
}

export type DueSource = 'file' | 'customer-terms' | 'dossier-terms' | 'assumed'

/**
 * What makes a debit, or the day it was paid, uncertain:
 * - `discount`: what is left is the share that this customer's discounts have been (665): "escompte à vérifier";
 * - `retention`: what is left is exactly 5 % of an invoice of a building company: "retenue de garantie ?" (loi 71-584);
 * - `opening-gap`: the openings of the next year are one lump of another sum;
 * - `other-customer`: its letter balances only with the lines of another customer (on a credit too);
 * - `payment-days`: it was paid in a year whose receipts are nearly all booked on the last day of a month, or before any list showed it.
 */
export type ItemDoubt = 'discount' | 'retention' | 'opening-gap' | 'other-customer' | 'payment-days'

/** How the lists of open invoices changed what is left of one: they show what is left, never what was paid. */
export interface ListChange {
  /** From which it counts: the day of the list; the invoice's own for what the first list had left out already. */
  readonly day: IsoDay
  /** Day of the list that shows the change; null: nobody knows when it came about, the first list had it already. */
  readonly list: IsoDay | null
  /** Added to what is left: the other way round than the item's amount where something was settled. Never zero. */
  readonly cents: Cents
}

/** A settlement that a later debit undid. */
export interface UndoneSettlement {
  readonly kind: MovementKind
  readonly day: IsoDay
  /** Numbers of the documents it had paid, as printed, in the order of their days; those without number are left out. */
  readonly documents: readonly string[]
}

/** An item as the books alone tell it: no due date computed, no hold. Debits are positive, credits negative. */
export interface BookItem {
  readonly key: ItemKey
  readonly customer: CustomerCode
  readonly customerName: string
  readonly account: string
  readonly kind: MovementKind
  /** Reference to print: the document's number, else the label's start. */
  readonly ref: string
  /** Comparable form of the reference, '' when it names no document. */
  readonly documentRef: string
  readonly label: string
  readonly issuedOn: IsoDay
  /** EcritureDate of the line. */
  readonly bookedOn: IsoDay
  /** Due date given by the file, else null. */
  readonly fileDueOn: IsoDay | null
  readonly originalCents: Cents
  /** What is left, signed like the original. */
  readonly outstandingCents: Cents
  readonly settledOn: IsoDay | null
  readonly allocations: readonly Allocation[]
  /** Sits in a letter group that does not balance and nothing says it is a part payment ("lettré hors fichier"). */
  readonly unconfirmedLettering: boolean
  /** An unlettered receipt of exactly this outstanding amount stands in the customer's account. */
  readonly paymentSeen: boolean
  /** An opening line without detail (a lump): older than its fiscal year, no due date can be known. */
  readonly withoutDetail: boolean
  /** The invoice this debit brings back, whole and alone (a rejected payment, an unpaid bill): it is owed as that invoice was. */
  readonly reopens: ItemKey | null
  /** The settlement that this debit undid: a payment that came back, an unpaid bill, what a factor gave back. Absent: the books show none. */
  readonly undoes?: UndoneSettlement
  /** The debit that brought this invoice back after it had been settled. */
  readonly reopenedBy: ItemKey | null
  /** Of an invoice known by lists alone, oldest first: its amount and these add up to what is left. Absent: it is in the books. */
  readonly byLists?: readonly ListChange[]
  readonly foreign: { readonly currency: string; readonly hundredths: number } | null
  /** Absent: none. */
  readonly doubts?: readonly ItemDoubt[]
  /** Key of the first line of an invoice booked in several lines of one entry (instalments); absent: the invoice is one line. */
  readonly instalmentOf?: ItemKey
  /** The VAT in the entry of the invoice it speaks of, and the amount that holds it, both signed alike; absent: the books do not tell. */
  readonly vat?: { readonly vatCents: Cents; readonly ofCents: Cents }
}

/** An item with its due date resolved; `dueOn` is null for credits. */
export interface OpenItem extends BookItem {
  readonly dueOn: IsoDay | null
  readonly dueSource: DueSource
  /** Another instalment of the same invoice was late first and bears its fee. */
  readonly feeElsewhere?: true
}
