// What kind of payer a record makes: five classes with exact bounds, and the reason of the one chosen.
import { formatDay, plural } from './format.ts'
import type { PayerRecord } from './payer-record.ts'

export type PayerClass = 'new' | 'good' | 'occasional' | 'chronic' | 'at-risk'

/** Settled invoices from which something can be said of a payer. */
export const ENOUGH = 3
/** A good payer's average, inclusive: a transfer takes a day or two, a week-end two more. */
const GOOD_DAYS = 3
/** A chronic payer's average, from. Fewer days on half of the invoices are slowness of the bank. */
const CHRONIC_DAYS = 5
/** Days by which the last third must be later than the rest for the trend alone to be a risk. */
const WORSENING_DAYS = 15

/** Class and reason of a payer. `because` is a French clause without capital nor full stop. */
export interface ClassedPayer {
  readonly class: PayerClass
  readonly because: string
}

/**
 * The class of a payer, the first of these that holds:
 * - `at-risk`: within the twelve months that end with his last event, a payment that came back unpaid or two broken promises; or,
 *   of six settled invoices or more, the last third paid at least 15 days later on average than the rest, more than half of them late;
 * - `new`: fewer than three settled invoices;
 * - `good`: at most one invoice in ten paid late, and a weighted average of at most 3 days;
 * - `chronic`: at least half of the invoices paid late, and a weighted average of at least 5 days;
 * - `occasional`: every other one.
 */
export function payerClass(record: PayerRecord): ClassedPayer {
  const risk = riskOf(record)
  if (risk !== null) return { class: 'at-risk', because: risk }
  const { settledCount, lateCount, averageDaysLate } = record
  if (settledCount < ENOUGH) return { class: 'new', because: tooFew(settledCount) }
  if (lateCount * 10 <= settledCount && averageDaysLate <= GOOD_DAYS) return { class: 'good', because: onTime(record) }
  const because = `${lateCount} ${plural(lateCount, 'facture', 'factures')} sur ${settledCount} en retard, ${averageDaysLate} ${plural(averageDaysLate, 'jour', 'jours')} en moyenne pondérée`
  return { class: lateCount * 2 >= settledCount && averageDaysLate >= CHRONIC_DAYS ? 'chronic' : 'occasional', because }
}

function tooFew(count: number): string {
  if (count === 0) return 'aucune facture payée à une échéance connue'
  return `${count} ${plural(count, 'facture payée', 'factures payées')} à une échéance connue, il en faut ${ENOUGH} pour juger`
}

function riskOf({ bouncedOn, brokenPromisesOn, trendDays, trendCount, trendLateCount }: PayerRecord): string | null {
  const bounced = bouncedOn.at(-1)
  if (bounced !== undefined) return `un règlement revenu impayé le ${formatDay(bounced)}`
  if (brokenPromisesOn.length >= 2) return `${brokenPromisesOn.length} promesses de règlement non tenues en douze mois`
  if (trendDays === null || trendDays < WORSENING_DAYS || trendLateCount * 2 <= trendCount) return null
  return `les ${trendCount} dernières factures payées ${trendDays} jours plus tard que les précédentes`
}

function onTime({ settledCount, lateCount }: PayerRecord): string {
  return `${settledCount - lateCount} factures sur ${settledCount} réglées à l’échéance`
}
