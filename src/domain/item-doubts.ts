// What makes the lines of one customer doubtful once settled: what is left looks like a discount or retention money, the openings
// contradict them, their letter needs another customer, or the days of payment are no days of payment.
import type { Slot } from './allocate.ts'
import { cents, mulDiv, ZERO } from './cents.ts'
import { isRetention } from './customer-account.ts'
import type { IsoDay } from './day.ts'
import type { ItemDoubt } from './item.ts'
import type { LedgerLine } from './ledger-line.ts'
import type { ItemKey } from './names.ts'

/** What the books as a whole tell, beyond one customer. Everything absent: nothing of the kind. */
export interface BooksTraits {
  /** The company holds retention money (4117) or invoices works (704): a residual of exactly 5 % may be retention money. */
  readonly building?: boolean
  /** First days of the fiscal years whose receipts are nearly all booked on the last day of a month (see `bookedAtMonthEnds`). */
  readonly monthEndYears?: ReadonlySet<IsoDay>
  /** Letters that balance over the whole file and for no single customer: `letterKey`. */
  readonly sharedLetters?: ReadonlySet<string>
}

/** The largest discount that is taken for one: beyond, a credit beside a payment is a credit note. */
const LARGEST_DISCOUNT_BPS = 500
/** Retention money is 5 % at most (loi 71-584, article 1). */
const RETENTION_BPS = 500

/** Key of a letter in `BooksTraits.sharedLetters`. */
export function letterKey({ fiscalYear, letter }: Pick<LedgerLine, 'fiscalYear' | 'letter'>): string {
  return `${fiscalYear}|${letter}`
}

/** The doubts of each slot that has some. @param contested earlier lines that the openings contradict */
export function itemDoubts(slots: readonly Slot[], contested: ReadonlySet<LedgerLine>, traits: BooksTraits): Map<Slot, ItemDoubt[]> {
  const byKey = new Map(slots.map((slot) => [slot.key, slot]))
  const isPart = (slot: Slot) => slot.leftCents !== ZERO && slot.line.cents > 0 && partPaid(slot)
  const discounts = slots.some(isPart) ? agreedDiscounts(slots) : new Set<number>()
  const building = traits.building === true || slots.some(({ line }) => isRetention(line))
  const found = new Map<Slot, ItemDoubt[]>()
  for (const slot of slots) {
    const doubts: ItemDoubt[] = []
    const open = slot.leftCents !== ZERO
    if (open && slot.line.cents > 0) {
      const share = isPart(slot) ? shareOf(slot.leftCents, slot.line.cents) : null
      if (share !== null && discounts.has(share)) doubts.push('discount')
      else if (share === RETENTION_BPS && building) doubts.push('retention')
      if (contested.has(slot.line)) doubts.push('opening-gap')
    }
    if (open && slot.line.letter !== '' && traits.sharedLetters?.has(letterKey(slot.line))) doubts.push('other-customer')
    if (paidAtMonthEnd(slot, byKey, traits)) doubts.push('payment-days')
    if (doubts.length > 0) found.set(slot, doubts)
  }
  return found
}

/** Shares, in basis points, of the discounts this customer was granted: told by a label, or by a small credit beside a payment (665). */
function agreedDiscounts(slots: readonly Slot[]): ReadonlySet<number> {
  const shares = new Set<number>()
  for (const slot of slots) {
    const told = shareTold(slot.line.label)
    if (told !== null) shares.add(told)
    if (slot.line.kind !== 'invoice' || slot.leftCents !== ZERO || !partPaid(slot)) continue
    for (const part of slot.allocations) {
      const share = part.counterpartKind === 'other' ? shareOf(part.cents, slot.line.cents) : null
      if (share !== null) shares.add(share)
    }
  }
  return new Set([...shares].filter((share) => share <= LARGEST_DISCOUNT_BPS))
}

/** "escompte 1,5 %": 150. */
function shareTold(label: string): number | null {
  const [, whole, tenth = '0'] = /escompte\s+(?:de\s+)?(\d)(?:[.,](\d))?\s?%/i.exec(label) ?? []
  return whole === undefined ? null : Number(whole) * 100 + Number(tenth) * 10
}

function partPaid(slot: Slot): boolean {
  return slot.line.kind === 'invoice' && slot.allocations.some((part) => part.counterpartKind === 'payment')
}

/** The whole number of tenths of a percent that `part` is of `whole`, to the cent, in basis points; null when it is none. */
function shareOf(part: number, whole: number): number | null {
  const bps = mulDiv(cents(part), 1000, whole, 'half-up') * 10
  return bps > 0 && mulDiv(cents(whole), bps, 10_000, 'half-up') === part ? bps : null
}

function paidAtMonthEnd(slot: Slot, byKey: ReadonlyMap<ItemKey, Slot>, { monthEndYears }: BooksTraits): boolean {
  if (monthEndYears === undefined || monthEndYears.size === 0 || slot.line.cents <= 0) return false
  return slot.allocations.some((part) => {
    const credit = byKey.get(part.counterpart)
    return credit?.line.kind === 'payment' && monthEndYears.has(credit.line.fiscalYear)
  })
}
