// Lifting the holds that people set: what was lifted is told, and where nothing could be, what holds all the same.
import type { IsoDay } from '../domain/day.ts'
import { InputError } from '../domain/errors.ts'
import { formatDay } from '../domain/format.ts'
import type { OpenItem } from '../domain/item.ts'
import type { CustomerCode } from '../domain/names.ts'
import { activeHolds, lastingHolds, releaseHold, type StoredHold } from '../ledger/holds.ts'
import { atomically } from '../ledger/ledger.ts'
import { HOLDS } from '../reporting/words.ts'
import type { Books } from './books.ts'
import type { Dossier } from './dossier.ts'
import { holdsSet } from './hold-view.ts'
import { type HoldsView, heldThing, holdsView } from './holds.ts'
import { planFor } from './plan-input.ts'

export interface ReleaseRequest {
  /** Null: what bears on the whole dossier. */
  readonly customer: string | null
  readonly ref: string | null
  readonly author: string | null
}

const TOLD = 3

/**
 * Lifts the holds of a customer, of one of his invoices, or of the whole dossier, from `day` on; those to come too.
 * @throws InputError 'hold-missing' when there is none, saying what holds the reminders; 'customer-unknown', 'item-unknown'.
 */
export function releaseReminders(dossier: Dossier, day: IsoDay, request: ReleaseRequest): HoldsView {
  const { books, customer, item } = heldThing(dossier, day, request)
  const { ledger, clock } = dossier
  const inForce = activeHolds(ledger, day)
  // A judgment is no decision of ours: only `relance insolvency --cancel` takes it back.
  const lifted = lastingHolds(ledger, day).filter(
    (hold) => hold.customer === customer && hold.code !== 'insolvency' && (item === null || hold.item === item.key),
  )
  if (lifted.length === 0) throw nothingToLift(dossier, books, customer, item, inForce)
  const when = { day, at: clock.now(), author: request.author }
  const done = atomically(ledger, () => lifted.filter(({ id }) => releaseHold(ledger, id, when)))
  const view = holdsView(dossier, books, customer, done)
  const whole = customer === null || view.holds.length > 0 ? [] : holdsSet(dossier, books, null).filter(({ state }) => state === 'running')
  return whole.length === 0 ? view : { ...view, dossier: whole }
}

function nothingToLift(
  dossier: Dossier,
  books: Books,
  customer: CustomerCode | null,
  item: OpenItem | null,
  inForce: readonly StoredHold[],
): InputError {
  if (customer === null)
    return new InputError('hold-missing', 'Rien n’est suspendu pour tout le dossier.', {
      advice: 'Les suspensions d’un client se lèvent par « relance release CLIENT ».',
    })
  const own = inForce.filter((hold) => hold.customer === customer)
  const wide = own.find((hold) => hold.item === null && hold.code !== 'insolvency')
  if (item !== null && wide !== undefined)
    return new InputError(
      'hold-missing',
      `La pièce ${item.ref} n’est pas suspendue à elle seule : tout ${customer} l’est (${HOLDS[wide.code]}).`,
      {
        advice: `Pour lever toutes les suspensions de ce client : relance release ${customer}.`,
      },
    )
  const judgment = own.find(({ code }) => code === 'insolvency')
  if (judgment !== undefined && item === null)
    return new InputError(
      'hold-missing',
      `Seul le jugement du ${formatDay(judgment.from)} retient les relances de ${customer}, et une reprise ne le lève pas.`,
      { advice: `S’il a été noté par erreur, tapez « relance insolvency ${customer} --cancel ».` },
    )
  if (inForce.some((hold) => hold.customer === null))
    return new InputError('hold-missing', `Rien n’est suspendu pour ${customer} seul : c’est tout le dossier qui l’est.`, {
      advice: 'Pour reprendre les relances de tout le dossier : relance release --all.',
    })
  return new InputError('hold-missing', `Rien n’est suspendu pour ${customer}${item ? `, pièce ${item.ref}` : ''}.`, {
    advice: whatHolds(dossier, books, customer, item),
  })
}

/** What holds the reminders though nobody suspended anything, as the plan says it. */
function whatHolds(dossier: Dossier, books: Books, customer: CustomerCode, item: OpenItem | null): string {
  const held = planFor(dossier, books).held.filter((one) => one.customer === customer && (item === null || one.key === item.key))
  if (held.length === 0) return `Ce qui retient ses relances se voit par « relance show ${customer} ».`
  const told = held.slice(0, TOLD).map(({ ref, reason }) => `${ref} : ${reason.text}`)
  return `Ce qui retient ses relances : ${told.join(' ')}${held.length > TOLD ? ` Et ${held.length - TOLD} autres.` : ''}`
}
