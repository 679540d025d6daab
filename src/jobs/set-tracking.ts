// The number of a registered letter, filled in once the post office gave it, with the days it was posted and received.
import { begunBy } from '../domain/beginning.ts'
import type { IsoDay } from '../domain/day.ts'
import { InputError } from '../domain/errors.ts'
import { formatDay } from '../domain/format.ts'
import type { CustomerCode } from '../domain/names.ts'
import type { Channel } from '../domain/settings.ts'
import type { Tracking } from '../domain/tracking.ts'
import type { DeliveryRecord } from '../ledger/delivery-rows.ts'
import { leftDeliveries, recordTracking, trackings } from '../ledger/tracking.ts'
import type { HistoryView } from '../reporting/views.ts'
import { CHANNELS } from '../reporting/words.ts'
import type { Dossier } from './dossier.ts'
import { historyOf } from './history.ts'

export interface TrackedView extends HistoryView {
  readonly tracked: Tracked
}

export interface Tracked extends Tracking {
  readonly id: string
  readonly customer: CustomerCode
  readonly step: string
  readonly channel: Channel
  /** The day it was written for. */
  readonly day: IsoDay
  /** False: all of it was known already. */
  readonly recorded: boolean
}

/** What a person says; absent: as it was known, null: none. */
export type TrackingSaid = Partial<Tracking>

const NONE: Tracking = { tracking: null, postedOn: null, receivedOn: null }

/**
 * Records what is said of a letter; answers with the history of its customer.
 * @param day the last one that may be told @param typed the number of the reminder, or its beginning
 * @throws InputError 'letter-unknown', 'tracking-refused'; nothing is recorded then
 */
export function setTracking(dossier: Dossier, day: IsoDay, typed: string, said: TrackingSaid): TrackedView {
  const { ledger, clock } = dossier
  const letter = letterMeant(leftDeliveries(ledger), typed, 'elle n’a pas de numéro de suivi')
  const known = trackings(ledger)
  const before = known.get(letter.id)
  const told = { ...NONE, ...before, ...said }
  if (before === undefined && said.tracking === undefined)
    refuse('Le numéro de suivi de cette lettre n’est pas encore connu.', NUMBER_FIRST)
  if (told.tracking !== null) refuseTaken(told.tracking, letter, known)
  refuseDays(letter, told, day)
  const recorded = recordTracking(ledger, letter, told, { at: clock.now(), day })
  const { id, customer, step, channel } = letter
  return { ...historyOf(dossier, customer), tracked: { id, customer, step, channel, day: letter.day, ...told, recorded } }
}

const NUMBER_FIRST = 'Ajoutez --tracking NUMÉRO, ou --tracking none pour une lettre sans numéro.'

/**
 * The letter that a number of a reminder, or its beginning, names.
 * @param otherwise what a message that is no letter cannot have, end of a French sentence @throws InputError 'letter-unknown'
 */
export function letterMeant(left: ReturnType<typeof leftDeliveries>, typed: string, otherwise: string): DeliveryRecord {
  const meant = begunBy(typed, left, ({ id }) => id)
  const letters = meant.filter(({ byPost }) => byPost)
  const [letter, ...others] = letters
  if (letter !== undefined && others.length === 0) return letter
  if (letters.length > 1) {
    const ids = letters.map(({ id }) => id).join(', ')
    throw new InputError('letter-unknown', `Plusieurs lettres ont un numéro de relance qui commence par « ${typed} ».`, {
      advice: `Écrivez-le en entier : ${ids}.`,
    })
  }
  const [other] = meant
  throw new InputError(
    'letter-unknown',
    other === undefined
      ? `Aucune lettre écrite n’a le numéro de relance « ${typed} ».`
      : `La relance ${other.id} n’est pas une lettre (${CHANNELS[other.channel]}) : ${otherwise}.`,
    {
      advice:
        'Les lettres, avec leur numéro de relance : relance history. Une lettre en doute se tranche d’abord : relance history resolve.',
    },
  )
}

function refuseTaken(number: string, letter: DeliveryRecord, known: ReadonlyMap<string, Tracking>): void {
  for (const [id, { tracking }] of known)
    if (tracking === number && id !== letter.id)
      refuse(
        `Le numéro de suivi ${number} est déjà celui de la relance ${id}.`,
        'Chaque lettre a le sien : vérifiez le récépissé de dépôt.',
      )
}

/** Written, posted, received: in that order, and none of them to come. */
function refuseDays({ day: written }: DeliveryRecord, { postedOn, receivedOn }: Tracking, today: IsoDay): void {
  const wrong = 'Vérifiez le récépissé et l’avis de réception, puis recommencez.'
  const first = postedOn ?? receivedOn
  const last = receivedOn ?? postedOn
  if (first !== null && first < written)
    refuse(`La lettre a été écrite le ${formatDay(written)} : elle n’a pas pu partir ni arriver le ${formatDay(first)}.`, wrong)
  if (postedOn !== null && receivedOn !== null && receivedOn < postedOn)
    refuse(`La lettre n’a pas pu arriver le ${formatDay(receivedOn)}, avant d’être postée le ${formatDay(postedOn)}.`, wrong)
  if (last !== null && last > today) refuse(`Le ${formatDay(last)} est encore à venir.`, wrong)
}

function refuse(message: string, advice: string): never {
  throw new InputError('tracking-refused', message, { advice })
}
