// Payment terms applied to an invoice day, and told back as a rule. Knows neither spellings nor what the law allows.
// Knows nothing of working days: no text moves a due date.
import { addDays, dayFrom, endOfMonth, type IsoDay, partsOf } from './day.ts'
import { plural } from './format.ts'
import type { EndOfMonth, PaymentTerms } from './terms.ts'

/** "Fin du mois suivant": the end of the invoice's month, then the next 31, which a short month ends earlier. */
const LAST_OF_MONTH = 31

/**
 * The due date of an invoice of `issuedOn`. `endOfMonth` settles "n jours fin de mois" when the terms do not say the order.
 * Never moved for a Saturday, a Sunday or a holiday. Both orders are counted as the DGCCRF does for 45 days end of month
 * (C. com. L441-10 I; checked on 2026-11-22).
 */
export function dueDate(issuedOn: IsoDay, terms: PaymentTerms, endOfMonthFirst: EndOfMonth = 'after'): IsoDay {
  const base = baseDay(issuedOn, terms, terms.order ?? endOfMonthFirst)
  if (terms.dayOfMonth === null) return base
  // After an end of month, "le 31" is the end of the next one, not the same day.
  const from = terms.kind === 'end-of-month' && base === endOfMonth(base) ? addDays(base, 1) : base
  return nextDayOfMonth(from, terms.dayOfMonth)
}

function baseDay(issuedOn: IsoDay, { kind, days }: PaymentTerms, order: EndOfMonth): IsoDay {
  switch (kind) {
    case 'net':
      return addDays(issuedOn, days)
    case 'end-of-month':
      return order === 'after' ? endOfMonth(addDays(issuedOn, days)) : addDays(endOfMonth(issuedOn), days)
    case 'end-of-decade':
      return addDays(endOfDecade(issuedOn), days)
    default: {
      const never: never = kind
      throw new RangeError(`unknown terms: ${never}`)
    }
  }
}

/** The 10th, the 20th or the last day of the month. */
function endOfDecade(day: IsoDay): IsoDay {
  const { year, month, day: dayOfMonth } = partsOf(day)
  return dayOfMonth > 20 ? endOfMonth(day) : (dayFrom(year, month, dayOfMonth > 10 ? 20 : 10) ?? day)
}

/** The first day `dayOfMonth` on or after `from`; in a month too short, its last day. */
function nextDayOfMonth(from: IsoDay, dayOfMonth: number): IsoDay {
  const { year, month } = partsOf(from)
  const last = endOfMonth(from)
  const inMonth = dayFrom(year, month, dayOfMonth) ?? last
  return inMonth >= from ? inMonth : nextDayOfMonth(addDays(last, 1), dayOfMonth)
}

/** The rule in one French sentence, as it is applied. */
export function describeTerms(terms: PaymentTerms, endOfMonthFirst: EndOfMonth = 'after'): string {
  const { days, dayOfMonth, kind } = terms
  const counted = `${days} ${plural(days, 'jour', 'jours')}`
  const then = dayOfMonth === null ? '' : `, puis le ${dayOfMonth === 1 ? '1er' : dayOfMonth} qui suit`
  if (kind === 'net') return days === 0 ? `À la date de la facture${then}.` : `Date de la facture plus ${counted}${then}.`
  if (kind === 'end-of-decade') return `Fin de la décade de la facture${days === 0 ? '' : `, plus ${counted}`}${then}.`
  if (days === 0) return dayOfMonth === LAST_OF_MONTH ? 'Fin du mois qui suit celui de la facture.' : `Fin du mois de la facture${then}.`
  return (terms.order ?? endOfMonthFirst) === 'after'
    ? `Date de la facture plus ${counted}, puis fin du mois${then}.`
    : `Fin du mois de la facture, plus ${counted}${then}.`
}
