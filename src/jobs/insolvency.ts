// Collective proceedings against a customer: what is older than the judgment is held, and what is to be declared is worked out.
// Declares nothing, and knows nothing of the rank of the claim: both are for the creditor or his counsel.

import { bearsPenalties } from '../domain/booked-claims.ts'
import { type Cents, cents, sumCents } from '../domain/cents.ts'
import type { ExplainedClaim } from '../domain/claim.ts'
import { compareText } from '../domain/compare.ts'
import { type IsoDay, isoDay } from '../domain/day.ts'
import { InputError } from '../domain/errors.ts'
import { formatDay } from '../domain/format.ts'
import { plainHold } from '../domain/hold.ts'
import { type DeclarationDays, declarationDays, judgmentAgainst } from '../domain/insolvency.ts'
import type { OpenItem } from '../domain/item.ts'
import type { CustomerCode } from '../domain/names.ts'
import { isNotOurs } from '../domain/not-ours.ts'
import { firstDay } from '../ledger/fiscal-years.ts'
import { activeHolds, addHold, releaseHold, type StoredHold } from '../ledger/holds.ts'
import { atomically } from '../ledger/ledger.ts'
import type { PenaltiesView } from '../reporting/views.ts'
import { type Books, booksOn, knownCustomer } from './books.ts'
import { explainer, penaltiesView } from './claims.ts'
import type { Dossier } from './dossier.ts'

export interface Judgment {
  readonly customer: string
  readonly judgmentOn: IsoDay
  /** Day of the publication in the BODACC; null: not known yet. */
  readonly publishedOn: IsoDay | null
  readonly reason: string | null
  readonly author: string | null
}

/** `date` is the day of the command; each claim is worked out on the day of the judgment. */
export interface DeclaredSums extends PenaltiesView {
  /** Credits of the customer put against nothing on the day of the judgment, zero or negative. */
  readonly creditsCents: Cents
  /** The judgment is older than the imported books: what was owed then cannot be told. */
  readonly beforeBooks: boolean
}

export interface InsolvencyView extends DeclaredSums {
  readonly customer: CustomerCode
  readonly name: string
  readonly judgmentOn: IsoDay
  readonly publishedOn: IsoDay | null
  /** Last days to declare the claim; null until the publication is known. */
  readonly declareBy: DeclarationDays | null
}

/**
 * Holds what the customer owes from before the judgment, and answers with what is to be declared on its day, invoice by invoice, due or not
 * (C. com. L622-24): principal, interest to the day before (L622-28), fees of the due dates before it. Said again, it replaces what was said.
 * @throws InputError 'insolvency-day', 'customer-unknown'; nothing is recorded then.
 */
export function openInsolvency(dossier: Dossier, today: IsoDay, judgment: Judgment): InsolvencyView {
  const { judgmentOn, publishedOn } = judgment
  checkDays(judgment, today)
  const books = judgmentBooks(dossier, today, judgment.customer, judgmentOn)
  const customer = knownCustomer(books.customers, judgment.customer)
  holdFrom(dossier, customer, judgment)
  return {
    ...declaredOn(dossier, today, books, judgmentOn),
    customer,
    name: books.customers.get(customer)?.name ?? customer,
    judgmentOn,
    publishedOn,
    declareBy: publishedOn === null ? null : declarationDays(publishedOn),
  }
}

/** What is declared of a customer whose judgment is known: nothing is recorded. */
export function debtAtJudgment(dossier: Dossier, today: IsoDay, customer: CustomerCode, judgmentOn: IsoDay): DeclaredSums {
  return declaredOn(dossier, today, judgmentBooks(dossier, today, customer, judgmentOn), judgmentOn)
}

/** On the day of the judgment; on the day of the command where the books do not reach back to it. */
function judgmentBooks(dossier: Dossier, today: IsoDay, customer: string, judgmentOn: IsoDay): Books {
  return booksOn(dossier, isBeforeBooks(dossier, judgmentOn) ? today : judgmentOn, customer)
}

function isBeforeBooks({ ledger }: Dossier, judgmentOn: IsoDay): boolean {
  const start = firstDay(ledger)
  return start !== null && judgmentOn < start
}

function declaredOn(dossier: Dossier, today: IsoDay, books: Books, judgmentOn: IsoDay): DeclaredSums {
  const beforeBooks = isBeforeBooks(dossier, judgmentOn)
  const known = beforeBooks ? [] : books.items
  const explain = explainer(dossier, books)
  const claims = known.filter((item) => isDeclared(item, judgmentOn)).map(explain)
  const credits = known.filter((item) => item.outstandingCents < 0)
  return {
    ...penaltiesView(today, inOrder(claims)),
    creditsCents: cents(sumCents(credits.map((item) => item.outstandingCents))),
    beforeBooks,
  }
}

/** Takes the judgment back as if it had never been told. @throws InputError 'insolvency-unknown', 'customer-unknown'. */
export function cancelInsolvency(
  dossier: Dossier,
  today: IsoDay,
  typed: string,
): { date: IsoDay; customer: CustomerCode; judgmentOn: IsoDay } {
  const { ledger, clock } = dossier
  const customer = knownCustomer(booksOn(dossier, today, typed).customers, typed)
  const judgmentOn = judgmentAgainst(activeHolds(ledger, LAST_DAY), customer)
  if (judgmentOn === null) throw noJudgment(customer)
  atomically(ledger, () => releaseJudgments(dossier, customer, clock.now()))
  return { date: today, customer, judgmentOn }
}

/**
 * Notes that the claim was declared to the representative of the creditors: the plan warns of its deadline no longer.
 * @throws InputError 'insolvency-unknown', 'insolvency-day', 'customer-unknown'.
 */
export function noteDeclared(
  dossier: Dossier,
  today: IsoDay,
  word: { readonly customer: string; readonly on: IsoDay; readonly author: string | null },
): { date: IsoDay; customer: CustomerCode; judgmentOn: IsoDay; declaredOn: IsoDay } {
  const { ledger, clock } = dossier
  const customer = knownCustomer(booksOn(dossier, today, word.customer).customers, word.customer)
  const told = judgmentHolds(dossier, customer)[0]
  if (told === undefined) throw noJudgment(customer)
  if (word.on > today || word.on < told.from)
    throw new InputError(
      'insolvency-day',
      `La créance n’a pas pu être déclarée le ${formatDay(word.on)}, ${word.on > today ? `après le ${formatDay(today)}` : `avant le jugement du ${formatDay(told.from)}`}.`,
      { advice: 'Donnez avec --declared le jour où la déclaration est partie.' },
    )
  const at = clock.now()
  const text = `${told.text}, créance déclarée le ${formatDay(word.on)}`
  atomically(ledger, () => {
    releaseJudgments(dossier, customer, at)
    addHold(ledger, plainHold(customer, 'insolvency', told.from, { text, author: word.author }), at)
  })
  return { date: today, customer, judgmentOn: told.from, declaredOn: word.on }
}

function releaseJudgments({ ledger }: Dossier, customer: CustomerCode, at: string): void {
  for (const { id, from } of judgmentHolds({ ledger }, customer)) releaseHold(ledger, id, { day: from, at })
}

function judgmentHolds({ ledger }: Pick<Dossier, 'ledger'>, customer: CustomerCode): StoredHold[] {
  return activeHolds(ledger, LAST_DAY).filter((hold) => hold.code === 'insolvency' && hold.customer === customer && hold.item === null)
}

function noJudgment(customer: CustomerCode): InputError {
  return new InputError('insolvency-unknown', `Aucun jugement n’est noté pour ${customer}.`, {
    advice: `Ce qui retient ses relances se voit par « relance show ${customer} ».`,
  })
}

function checkDays({ judgmentOn, publishedOn }: Judgment, today: IsoDay): void {
  if (judgmentOn > today)
    throw new InputError('insolvency-day', `Le jugement ne peut pas être du ${formatDay(judgmentOn)}, après le ${formatDay(today)}.`, {
      advice: 'Donnez avec --judgment le jour du jugement d’ouverture, qui se lit dans l’annonce du BODACC.',
    })
  if (publishedOn !== null && (publishedOn < judgmentOn || publishedOn > today))
    throw new InputError(
      'insolvency-day',
      `Le jugement du ${formatDay(judgmentOn)} ne peut pas avoir été publié le ${formatDay(publishedOn)}${publishedOn > today ? `, après le ${formatDay(today)}` : ''}.`,
      { advice: 'Donnez avec --published le jour de parution au BODACC, ou rien tant que l’annonce n’a pas paru.' },
    )
}

/** What was said before is released from its first day on: it never was. */
function holdFrom(dossier: Dossier, customer: CustomerCode, { judgmentOn, publishedOn, reason, author }: Judgment): void {
  const { ledger, clock } = dossier
  const at = clock.now()
  const published = publishedOn === null ? '' : `, publié au BODACC le ${formatDay(publishedOn)}`
  const text = [`jugement du ${formatDay(judgmentOn)}${published}`, reason].filter((part) => part !== null).join(', ')
  atomically(ledger, () => {
    releaseJudgments(dossier, customer, at)
    const deadlineOn = publishedOn === null ? null : declarationDays(publishedOn).mainlandOn
    addHold(ledger, plainHold(customer, 'insolvency', judgmentOn, { text, author, deadlineOn }), at)
  })
}

/** After every day a command can work for. */
const LAST_DAY = isoDay('9999-12-31')

function isDeclared(item: OpenItem, judgmentOn: IsoDay): boolean {
  if (item.originalCents <= 0 || item.issuedOn >= judgmentOn) return false
  if (item.outstandingCents > 0) return !isNotOurs(item.kind)
  // Paid late before the judgment: its interest and fee are owed still.
  return bearsPenalties(item) && item.settledOn !== null && item.dueOn !== null && item.settledOn > item.dueOn
}

function inOrder(claims: readonly ExplainedClaim[]): ExplainedClaim[] {
  return claims
    .filter(({ totalCents }) => totalCents > 0)
    .sort((a, b) => compareText(a.dueOn, b.dueOn) || compareText(a.ref ?? '', b.ref ?? ''))
}
