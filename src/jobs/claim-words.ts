// What people say has become of late-payment claims: given up, paid, asked for otherwise, due again. Checked against what is owed on the day.
import { bearsPenalties } from '../domain/booked-claims.ts'
import { type Cents, cents, minCents, sumCents, ZERO } from '../domain/cents.ts'
import type { ClaimPart, LatePaymentClaim } from '../domain/claim.ts'
import type { IsoDay } from '../domain/day.ts'
import { InputError } from '../domain/errors.ts'
import { formatAmount, formatDay } from '../domain/format.ts'
import type { OpenItem } from '../domain/item.ts'
import { addClaimEvents, type ClaimEvent } from '../ledger/claim-events.ts'
import { atomically } from '../ledger/ledger.ts'
import type { PenaltiesView } from '../reporting/views.ts'
import { type Books, booksOn, knownCustomer } from './books.ts'
import { claimer, explainer, penaltiesView } from './claims.ts'
import type { Dossier } from './dossier.ts'

export interface ClaimWord {
  readonly customer: string
  /** Reference of one invoice, as printed; null: all of the customer's that were paid late or are late. */
  readonly ref: string | null
  readonly state: ClaimPart['state']
  readonly part: ClaimEvent['part'] | 'all'
  /** Of what was paid; null: all that was owed on the day. */
  readonly cents: Cents | null
  /** The day it happened. */
  readonly on: IsoDay
  readonly reason: string | null
}

interface Late {
  readonly item: OpenItem
  readonly claim: LatePaymentClaim
}

/**
 * Records a word on the claims of an invoice, or of a customer, and answers with these claims as they stand on `today`.
 * @throws InputError 'claim-day', 'item-unknown', 'claim-not-late', 'claim-nothing-owed', 'claim-amount', 'customer-unknown',
 * 'date-before-books'; nothing is recorded then.
 */
export function sayOfClaims(dossier: Dossier, today: IsoDay, word: ClaimWord): PenaltiesView {
  if (word.on > today) {
    throw new InputError('claim-day', `Le ${formatDay(word.on)} n’est pas encore arrivé.`, {
      advice: 'Donnez avec --on le jour où c’est arrivé, ou ôtez cette option : ce sera aujourd’hui.',
    })
  }
  const late = lateItems(dossier, word)
  const events = eventsOf(word, late)
  const at = dossier.clock.now()
  atomically(dossier.ledger, () => {
    for (const [item, said] of events) addClaimEvents(dossier.ledger, item, said, at)
  })
  const books = booksOn(dossier, today, word.customer)
  const explain = explainer(dossier, books)
  const concerned = new Set([...events.keys()].map(({ key }) => key))
  return penaltiesView(today, books.items.filter(({ key }) => concerned.has(key)).map(explain))
}

/** The invoices the word is about, late on its day, by due date. */
function lateItems(dossier: Dossier, { customer, ref, on }: ClaimWord): Late[] {
  const books = booksOn(dossier, on, customer)
  const bearing = books.items.filter(bearsPenalties)
  const named = ref === null ? bearing : bearing.filter((item) => item.ref === ref)
  const late = named.filter((item) => wasLate(item, on))
  if (late.length === 0) throw notLate(books, customer, ref, on, named)
  const claimOf = claimer(dossier, books)
  return late.map((item) => ({ item, claim: claimOf(item) })).sort((a, b) => (a.claim.dueOn < b.claim.dueOn ? -1 : 1))
}

function wasLate({ dueOn, settledOn }: OpenItem, on: IsoDay): boolean {
  return dueOn !== null && dueOn < on && (settledOn === null || settledOn > dueOn)
}

function notLate(books: Books, typed: string, ref: string | null, on: IsoDay, named: readonly OpenItem[]): InputError {
  const code = knownCustomer(books.customers, typed)
  const late = books.items.filter((item) => bearsPenalties(item) && wasLate(item, on)).map((item) => item.ref)
  const advice =
    late.length === 0
      ? `${code} n’avait ce jour-là aucune facture en retard ni payée en retard.`
      : `En retard, ou payées en retard : ${late.slice(0, 10).join(', ')}.`
  if (ref !== null && named.length === 0) return new InputError('item-unknown', `${code} n’a pas de facture « ${ref} ».`, { advice })
  const [item] = named
  const why =
    item?.dueOn == null
      ? ''
      : item.dueOn >= on
        ? ` : elle est due le ${formatDay(item.dueOn)}`
        : ` : elle a été payée à temps, le ${formatDay(item.settledOn ?? on)}`
  const what = ref === null ? `Aucune facture de ${code} n’était en retard` : `La facture ${ref} de ${code} n’était pas en retard`
  return new InputError('claim-not-late', `${what} au ${formatDay(on)}${ref === null ? '' : why}.`, { advice })
}

function eventsOf(word: ClaimWord, late: readonly Late[]): Map<OpenItem, ClaimEvent[]> {
  const { state, part, on: day, reason } = word
  const parts = part === 'all' ? (['interest', 'fee'] as const) : [part]
  const events = new Map<OpenItem, ClaimEvent[]>()
  const say = (item: OpenItem, of: ClaimEvent['part'], paid: Cents | null) =>
    events.set(item, [...(events.get(item) ?? []), { part: of, state, cents: paid, day, reason }])
  if (state === 'due') for (const { item } of late) for (const of of parts) say(item, of, null)
  else if (state === 'paid') for (const paid of paymentsOf(word, late)) say(paid.item, paid.part, paid.cents)
  else {
    for (const { item, claim } of late) {
      for (const of of parts) if (owed(claim, of) > 0 || (state === 'waived' && of === 'interest' && runs(claim))) say(item, of, null)
    }
  }
  if (events.size === 0) throw nothingOwed(word, late)
  return events
}

/** Interest still runs: what comes may be given up before it is a cent. */
function runs({ principalCents, regime }: LatePaymentClaim): boolean {
  return principalCents > 0 && regime !== 'abroad'
}

interface Paid {
  readonly item: OpenItem
  readonly part: ClaimEvent['part']
  readonly cents: Cents
}

/** Who paid what: interest in order of due dates; the fee whole or not at all. */
function paymentsOf(word: ClaimWord, late: readonly Late[]): Paid[] {
  const amounts = amountsOf(word, late)
  let interest = amounts.interest
  const paid: Paid[] = []
  for (const { item, claim } of late) {
    const part = minCents(interest, claim.interestCents)
    interest = cents(interest - part)
    if (part > 0) paid.push({ item, part: 'interest', cents: part })
    if (amounts.fee && claim.feeCents > 0) paid.push({ item, part: 'fee', cents: claim.feeCents })
  }
  return paid
}

/** How an amount is divided; one that is neither the whole, nor the fee, nor within the interest, is for the user to divide. */
function amountsOf(word: ClaimWord, late: readonly Late[]): { interest: Cents; fee: boolean } {
  const interest = sumCents(late.map(({ claim }) => claim.interestCents))
  const fee = sumCents(late.map(({ claim }) => claim.feeCents))
  const { part, cents: paid } = word
  const most = { interest, fee, all: interest + fee }[part]
  if (paid === null || paid === most) return { interest: part === 'fee' ? ZERO : interest, fee: part !== 'interest' }
  if (part !== 'interest' && fee > 0 && paid === fee) return { interest: ZERO, fee: true }
  if (part !== 'fee' && paid <= interest) return { interest: paid, fee: false }
  const owing = `${formatAmount(interest)} d’intérêts et ${formatAmount(fee)} d’indemnité`
  throw new InputError(
    'claim-amount',
    paid > most
      ? `${formatAmount(paid)} dépasse ce qui est dû au ${formatDay(word.on)} : ${owing}.`
      : `${formatAmount(paid)} n’est ni l’indemnité, qui ne se paie qu’entière, ni une part des seuls intérêts : ${owing} au ${formatDay(word.on)}.`,
    { advice: 'Dites les intérêts par --part interest et l’indemnité par --part fee, en deux fois.' },
  )
}

function owed(claim: LatePaymentClaim, part: ClaimEvent['part']): Cents {
  return part === 'fee' ? claim.feeCents : claim.interestCents
}

function nothingOwed({ customer, ref, part, on }: ClaimWord, late: readonly Late[]): InputError {
  const what = { all: 'ni intérêts ni indemnité', interest: 'pas d’intérêts', fee: 'pas d’indemnité' }[part]
  const who = ref === null ? customer : `La facture ${ref} de ${customer}`
  const why = late.flatMap(({ claim }) => claim.notes).at(0)
  return new InputError('claim-nothing-owed', `${who} ne doit ${what} au ${formatDay(on)}.`, {
    advice: why ?? 'Voyez « relance penalties », et « relance penalties --settled » pour les factures déjà payées.',
  })
}
