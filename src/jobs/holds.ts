// Holds set by people: a dispute, a promise, a payment seen this morning... and how they are lifted.
import { type Cents, sumCents } from '../domain/cents.ts'
import type { IsoDay } from '../domain/day.ts'
import { InputError } from '../domain/errors.ts'
import { formatAmount, formatDay } from '../domain/format.ts'
import { type ManualHold, plainHold } from '../domain/hold.ts'
import type { OpenItem } from '../domain/item.ts'
import type { CustomerCode } from '../domain/names.ts'
import { activeHolds, addHold, releaseHold, type StoredHold } from '../ledger/holds.ts'
import { type Books, booksOn, knownCustomer } from './books.ts'
import type { Dossier } from './dossier.ts'

export interface HoldRequest {
  readonly customer: string
  /** Reference of one invoice; null: the whole customer. */
  readonly ref: string | null
  readonly code: ManualHold['code']
  /** Part of the invoice; null: the whole. */
  readonly cents: Cents | null
  readonly until: IsoDay | null
  readonly reason: string | null
}

export interface HoldView extends StoredHold {
  /** Reference of the invoice, null for the whole customer. */
  readonly ref: string | null
}

export interface HoldsView {
  readonly date: IsoDay
  readonly holds: readonly HoldView[]
  readonly totals: { readonly holds: number }
}

/**
 * Holds a customer, an invoice or a part of one from `day` on, and answers with what is held for him.
 * @throws InputError for an unknown customer or invoice, a part larger than what is left, an end before `day`.
 */
export function holdReminders(dossier: Dossier, day: IsoDay, request: HoldRequest): HoldsView {
  const books = booksOn(dossier, day, request.customer)
  const customer = knownCustomer(books.customers, request.customer)
  const item = request.ref === null ? null : openItem(books.items, customer, request.ref)
  const open = books.items.filter((one) => one.outstandingCents > 0)
  checkRequest(request, item, open, day)
  const { code, cents, until, reason } = request
  addHold(
    dossier.ledger,
    plainHold(customer, code, day, { item: item?.key ?? null, cents, until, text: reason ?? '' }),
    dossier.clock.now(),
  )
  return holdsOn(dossier, books, customer)
}

/** Lifts the holds of a customer, or of one of his invoices, from `day` on. @throws InputError when there is none. */
export function releaseReminders(dossier: Dossier, day: IsoDay, request: { customer: string; ref: string | null }): HoldsView {
  const books = booksOn(dossier, day, request.customer)
  const customer = knownCustomer(books.customers, request.customer)
  const item = request.ref === null ? null : openItem(books.items, customer, request.ref)
  // A judgment is no decision of ours: only `relance insolvency --cancel` takes it back.
  const active = activeHolds(dossier.ledger, day).filter((hold) => hold.customer === customer)
  const lifted = active.filter((hold) => hold.code !== 'insolvency' && (item === null || hold.item === item.key))
  if (lifted.length === 0) throw nothingToLift(customer, item, active)
  for (const hold of lifted) releaseHold(dossier.ledger, hold.id, { day, at: dossier.clock.now() })
  return holdsOn(dossier, books, customer)
}

function nothingToLift(customer: CustomerCode, item: OpenItem | null, active: readonly StoredHold[]): InputError {
  const judgment = active.find(({ code }) => code === 'insolvency')
  if (judgment === undefined || item !== null)
    return new InputError('hold-missing', `Rien n’est suspendu pour ${customer}${item ? `, pièce ${item.ref}` : ''}.`, {
      advice: `Ce qui retient ses relances se voit par « relance show ${customer} ».`,
    })
  return new InputError(
    'hold-missing',
    `Seul le jugement du ${formatDay(judgment.from)} retient les relances de ${customer}, et une reprise ne le lève pas.`,
    { advice: `S’il a été noté par erreur, tapez « relance insolvency ${customer} --cancel ».` },
  )
}

function holdsOn(dossier: Dossier, books: Books, customer: CustomerCode): HoldsView {
  const refs = new Map(books.items.map((item) => [item.key, item.ref]))
  const holds = activeHolds(dossier.ledger, books.day)
    .filter((hold) => hold.customer === customer)
    .map((hold) => ({ ...hold, ref: hold.item === null ? null : (refs.get(hold.item) ?? hold.item) }))
  return { date: books.day, holds, totals: { holds: holds.length } }
}

function openItem(items: readonly OpenItem[], customer: CustomerCode, ref: string): OpenItem {
  const open = items.filter((item) => item.customer === customer && item.outstandingCents > 0)
  const found = open.filter((item) => item.ref === ref)
  const [only] = found
  if (only && found.length === 1) return only
  const refs = open.map((item) => `${item.ref} (${formatAmount(item.outstandingCents)})`).slice(0, 10)
  throw new InputError(
    'item-unknown',
    found.length > 1
      ? `Plusieurs pièces ouvertes de ${customer} portent le numéro « ${ref} ».`
      : `${customer} n’a pas de pièce ouverte « ${ref} ».`,
    {
      advice: refs.length > 0 ? `Pièces ouvertes : ${refs.join(', ')}.` : 'Ce client ne doit rien.',
    },
  )
}

function checkRequest({ cents, until }: HoldRequest, item: OpenItem | null, open: readonly OpenItem[], day: IsoDay): void {
  if (until !== null && until < day)
    throw new InputError('hold-past', `Une suspension ne peut pas finir le ${formatDay(until)}, avant le ${formatDay(day)}.`, {
      advice: 'Donnez avec --until le dernier jour de la suspension.',
    })
  if (cents === null) return
  const leftCents = item?.outstandingCents ?? sumCents(open.map((one) => one.outstandingCents))
  if (cents <= leftCents) return
  const where = item === null ? 'à ce client' : `sur la pièce ${item.ref}`
  throw new InputError('hold-part', `Il ne reste que ${formatAmount(leftCents)} ${where}.`, {
    advice: 'Donnez un montant plus petit, ou ôtez --amount pour tout suspendre.',
  })
}
