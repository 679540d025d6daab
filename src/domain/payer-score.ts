// The score of a payer, from 0 to 100, as a sum anyone can redo: each part with its points and its sentence.
import { plural } from './format.ts'
import { ENOUGH } from './payer-class.ts'
import type { PayerRecord } from './payer-record.ts'
import { frenchSpaces } from './plan-text.ts'

type FactCode = 'unknown' | 'lateness' | 'share' | 'trend' | 'bounced' | 'promises' | 'seniority' | 'frequency'

/** One part of a score. */
export interface PayerFact {
  readonly code: FactCode
  /** What it adds to the score, or takes off. */
  readonly points: number
  /** French, with its points: 'En moyenne 12 jours de retard, pondérés par montant et ancienneté : −12'. */
  readonly text: string
}

export interface PayerScore {
  /** 0 to 100. */
  readonly score: number
  /** Every part that counts, those that weigh most first, whichever their sign; of equal weight, in the order of the formula. */
  readonly facts: readonly PayerFact[]
}

/** What everybody starts from: this, and the points of all facts, make the score. */
export const START = 80

/**
 * The score: 80, plus the points of each part, then kept between 0 and 100. Whole numbers throughout.
 * - `unknown`: −10 for each settled invoice short of three;
 * - `lateness`: −1 for each day of the weighted average, −40 at most;
 * - `share`: 10 − 30 × late ÷ settled, rounded half away from zero: +10 when none is late, −20 when all are;
 * - `trend`, from six settled invoices: −1 for each day by which the last third is later than the rest, −15 at most; +1 for each
 *   day it is earlier, +5 at most;
 * - `bounced`: −15 for each payment that came back in the twelve months before the last event, −30 at most;
 * - `promises`: −10 for each promise broken in the same months, −20 at most;
 * - `seniority`: +2 for each full year from the first invoice to the last event, +6 at most;
 * - `frequency`: +1 for every three invoices of his last twelve months of invoices, +4 at most.
 */
export function payerScore(record: PayerRecord): PayerScore {
  const parts = partsOf(record)
  const total = parts.reduce((sum, { points }) => sum + points, START)
  // Sorting keeps the order of the formula between equals.
  const facts = parts.filter(({ points }) => points !== 0).sort((a, b) => Math.abs(b.points) - Math.abs(a.points))
  return { score: Math.min(100, Math.max(0, total)), facts }
}

/** Every part that can be told of this payer, in the order of the formula. */
function partsOf(record: PayerRecord): PayerFact[] {
  const { settledCount, trendDays, bouncedOn, brokenPromisesOn, seniorityYears, invoicesPerYear } = record
  return [
    ...(settledCount < ENOUGH ? [fact('unknown', -10 * (ENOUGH - settledCount), unknownText(settledCount))] : []),
    ...(settledCount > 0 ? settledParts(record) : []),
    ...(trendDays === null ? [] : [fact('trend', trendDays > 0 ? -Math.min(15, trendDays) : Math.min(5, -trendDays), trendText(record))]),
    fact('bounced', -Math.min(30, 15 * bouncedOn.length), bouncedText(bouncedOn.length)),
    fact('promises', -Math.min(20, 10 * brokenPromisesOn.length), promisesText(brokenPromisesOn.length)),
    fact('seniority', Math.min(6, 2 * seniorityYears), seniorityText(seniorityYears)),
    fact('frequency', Math.min(4, Math.floor(invoicesPerYear / 3)), frequencyText(invoicesPerYear)),
  ]
}

function settledParts({ settledCount, lateCount, averageDaysLate: days }: PayerRecord): PayerFact[] {
  const average =
    days === 0
      ? 'En moyenne aucun jour de retard, pondéré par montant et ancienneté'
      : `En moyenne ${days} ${plural(days, 'jour de retard, pondéré', 'jours de retard, pondérés')} par montant et ancienneté`
  const share =
    lateCount === 0
      ? `${settledCount} ${plural(settledCount, 'facture payée', 'factures payées')}, aucune en retard`
      : `${lateCount} ${plural(lateCount, 'facture', 'factures')} sur ${settledCount} en retard`
  return [fact('lateness', -Math.min(40, days), average), fact('share', 10 - roundedShare(30 * lateCount, settledCount), share)]
}

/** `part ÷ whole` for positive whole numbers, rounded half up. */
function roundedShare(part: number, whole: number): number {
  return Math.floor((2 * part + whole) / (2 * whole))
}

function unknownText(count: number): string {
  if (count === 0) return 'Aucune facture payée à une échéance connue'
  return `${count} ${plural(count, 'facture payée', 'factures payées')} à une échéance connue, trop peu pour juger`
}

function trendText({ trendDays, trendCount }: PayerRecord): string {
  const days = Math.abs(trendDays ?? 0)
  if (days === 0) return `Les ${trendCount} dernières factures payées comme les précédentes`
  return `Les ${trendCount} dernières factures payées ${days} ${plural(days, 'jour', 'jours')} ${(trendDays ?? 0) > 0 ? 'plus tard' : 'plus tôt'} que les précédentes`
}

function bouncedText(count: number): string {
  return count === 0
    ? 'Aucun règlement revenu impayé en douze mois'
    : `${count} ${plural(count, 'règlement revenu impayé', 'règlements revenus impayés')} en douze mois`
}

function promisesText(count: number): string {
  return count === 0
    ? 'Aucune promesse non tenue en douze mois'
    : `${count} ${plural(count, 'promesse non tenue', 'promesses non tenues')} en douze mois`
}

function seniorityText(years: number): string {
  return years === 0 ? 'Client depuis moins d’un an' : `Client depuis ${years} ${plural(years, 'an', 'ans')}`
}

function frequencyText(count: number): string {
  return count === 0 ? 'Aucune facture connue' : `${count} ${plural(count, 'facture', 'factures')} sur douze mois`
}

function fact(code: FactCode, points: number, text: string): PayerFact {
  const signed = points === 0 ? '0' : points > 0 ? `+${points}` : `\u2212${-points}`
  return { code, points: points === 0 ? 0 : points, text: frenchSpaces(`${text} : ${signed}`) }
}
