// What a claim says of rates: the days that have none, and a contract rate below the floor.
import type { IsoDay } from './day.ts'
import { formatDay, formatRate, plural } from './format.ts'
import type { Accrual } from './penalty-accrual.ts'
import type { ClaimInput } from './penalty-input.ts'
import { contractFloor, describeHalfYear, type HalfYear, type RateTable } from './rates.ts'

const FLOOR_APPLIED = {
  warn: 'le taux du contrat est appliqué',
  floor: 'le plancher est appliqué',
  statutory: 'le taux BCE + 10 points est appliqué',
} as const

/** French sentences in a stable order. */
export function rateNotes(input: ClaimInput, rates: RateTable, accrual: Accrual): string[] {
  return [...unknownRates(accrual, rates), ...floorNotes(input, rates, accrual)]
}

/** More runs than this are told in one sentence. */
const MOST_RUNS = 3

function unknownRates({ unknown }: Accrual, rates: RateTable): string[] {
  const known = [...rates.keys()].at(-1) ?? ''
  const why = (half: HalfYear) => (half > known ? 'Taux non publié' : 'Taux absent de la table')
  if (unknown.length <= MOST_RUNS) {
    return unknown.map(({ half, from, to, days }) => `${why(half)} pour le ${describeHalfYear(half)}\u00a0: ${excluded(from, to, days)}.`)
  }
  const [first, last] = [unknown[0], unknown.at(-1)]
  if (first === undefined || last === undefined) return []
  const halves = `${unknown.length} semestres, du ${describeHalfYear(first.half)} au ${describeHalfYear(last.half)}`
  const days = unknown.reduce((sum, run) => sum + run.days, 0)
  return [`Taux non publié ou absent de la table (${halves})\u00a0: ${excluded(first.from, last.to, days)}.`]
}

function excluded(from: IsoDay, to: IsoDay, days: number): string {
  const when = from === to ? `le ${formatDay(from)}` : `entre le ${formatDay(from)} et le ${formatDay(to)}`
  return `${days} ${plural(days, 'jour de retard exclu', 'jours de retard exclus')} du calcul, ${when}`
}

/** A contract rate under the floor, once for each half-year whose rate was applied (C. com. L441-10 II). */
function floorNotes({ regime, settings }: ClaimInput, rates: RateTable, { rateHalves }: Accrual): string[] {
  const { rate, belowFloor } = settings
  if (rate?.kind !== 'contract' || (regime !== 'business' && regime !== 'to-confirm')) return []
  return [...rateHalves].flatMap((half) => {
    const floor = contractFloor(rates, half)
    if (floor === null && belowFloor !== 'warn') {
      return [`Plancher légal non publié pour le ${describeHalfYear(half)}\u00a0: le taux du contrat est appliqué.`]
    }
    if (floor === null || rate.rateBps >= floor) return []
    return [
      `Le taux du contrat (${formatRate(rate.rateBps)}) est inférieur au plancher légal de trois fois le taux d’intérêt légal ` +
        `(${formatRate(floor)} au ${describeHalfYear(half)})\u00a0: ${FLOOR_APPLIED[belowFloor]}.`,
    ]
  })
}
