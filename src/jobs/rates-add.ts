// A half-year's rates added to a dossier by its user: checked, compared with what is known, kept with their source.
import type { IsoDay } from '../domain/day.ts'
import { UsageError } from '../domain/errors.ts'
import { formatRate } from '../domain/format.ts'
import {
  describeHalfYear,
  type HalfYear,
  halfYearBounds,
  halfYearOf,
  nextHalfYear,
  type RateRow,
  rateTable,
  type UserRate,
} from '../domain/rates.ts'
import { addRate, userRates } from '../ledger/rates.ts'
import type { Dossier } from './dossier.ts'

const FIRST_HALF: HalfYear = '2009-S1'
/** 25 %, in basis points: more is a slip of the keyboard. */
const HIGHEST_BPS = 2500
/** The ECB rate was never above 4,75 %: from 8 % on the ten points were added. */
const HIGHEST_ECB_BPS = 799
const MAX_SOURCE = 300

/** The figures in the order people read them, with their French names. */
const FIGURES = [
  ['ecbBps', 'le taux BCE'],
  ['legalOtherBps', 'le taux légal'],
  ['legalConsumerBps', 'le taux légal des créanciers particuliers'],
] as const

export interface AddedRate {
  readonly row: RateRow
  /** What was known of the half-year before; null: nothing. */
  readonly before: RateRow | null
  /** The half-year has not begun: the figure may still change. */
  readonly early: boolean
}

/**
 * Keeps the figures, those that are null left as they are. A figure that differs from a shipped one is taken only with `force`; one
 * that the user told before gives way.
 * @param day of the command: half-years after the next one are not published
 * @throws UsageError when the half-year, a rate or the source cannot be right, or when a shipped figure would be replaced
 */
export function addRates(dossier: Dossier, added: UserRate, day: IsoDay, choice: { force: boolean }): AddedRate {
  checkAdded(added, day)
  const before = rateTable(userRates(dossier.ledger)).get(added.half) ?? null
  if (!choice.force) refuseShipped(added)
  addRate(dossier.ledger, added, dossier.clock.now())
  const row = rateTable(userRates(dossier.ledger)).get(added.half)
  if (row === undefined) throw new RangeError(`a rate that was not kept: ${added.half}`)
  return { row, before, early: halfYearBounds(added.half).from > day }
}

function checkAdded(added: UserRate, day: IsoDay): void {
  const last = nextHalfYear(halfYearOf(day))
  if (added.half < FIRST_HALF || added.half > last)
    throw new UsageError('half-year-out-of-range', `Le ${describeHalfYear(added.half)} ne peut pas recevoir de taux.`, {
      advice: `relance tient les semestres de ${FIRST_HALF} à ${last}, le prochain à être publié.`,
    })
  for (const [figure, name] of FIGURES) {
    const bps = added[figure]
    const highest = figure === 'ecbBps' ? HIGHEST_ECB_BPS : HIGHEST_BPS
    if (bps !== null && (bps < 0 || bps > highest))
      throw new UsageError('rate-out-of-range', `${formatRate(bps)} n’est pas plausible pour ${name} du ${describeHalfYear(added.half)}.`, {
        advice: `Écrivez le taux publié, de 0 à ${Math.ceil(highest / 100)} %, sans les 10 ni les 8 points.`,
      })
  }
  if (added.source.length > MAX_SOURCE || /\p{Cc}/u.test(added.source))
    throw new UsageError('source-missing', `La source tient sur une ligne, en ${MAX_SOURCE} caractères au plus.`, {
      advice: 'Abrégez ce qui suit --source : le nom du texte et sa date suffisent.',
    })
  if (added.source.trim() === '')
    throw new UsageError('source-missing', 'Un taux s’ajoute avec sa source.', { advice: 'Ajoutez --source "où il est publié".' })
}

function refuseShipped(added: UserRate): void {
  const shipped = rateTable().get(added.half)
  const differs = FIGURES.flatMap(([figure, name]) => {
    const [old, told] = [shipped?.[figure] ?? null, added[figure]]
    return old === null || told === null || old === told ? [] : [`${name} de ${formatRate(old)} (vous écrivez ${formatRate(told)})`]
  })
  if (differs.length === 0) return
  throw new UsageError('rate-known', `relance livre déjà, pour le ${describeHalfYear(added.half)}, ${differs.join(', ')}.`, {
    advice: 'Vérifiez la source ; si le taux livré est faux, ajoutez --force : le vôtre l’emportera, et relance le marquera.',
  })
}
