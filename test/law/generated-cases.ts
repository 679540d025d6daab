// Three hundred claims drawn from one seed: every regime, rate, floor policy, half-year mode, basis and imputation, with payments
// before, on and after the due day, several on one day, more than is owed. The generator is kept, not what it draws.
import { type Cents, cents } from '../../src/domain/cents.ts'
import type { ClaimPayment } from '../../src/domain/claim.ts'
import type { IsoDay } from '../../src/domain/day.ts'
import type { MovementKind } from '../../src/domain/ledger-line.ts'
import type { ClaimInput } from '../../src/domain/penalty-input.ts'
import type { PenaltySettings, RateChoice, Regime } from '../../src/domain/settings.ts'
import { dayAt, placeOf } from './calendar.ts'

/** A whole number from 0, below a limit. */
type Draw = (below: number) => number

const REGIMES: readonly Regime[] = ['business', 'public', 'consumer', 'abroad', 'to-confirm']
const KINDS: readonly MovementKind[] = ['deposit', 'penalty', 'retention', 'bounced', 'opening']

export function generatedClaims(count: number, seed: number): ClaimInput[] {
  const draw = drawing(seed)
  return Array.from({ length: count }, (_, index) => generatedClaim(draw, index))
}

/** Mulberry32: the same numbers from the same seed, everywhere. */
function drawing(seed: number): Draw {
  let state = seed | 0
  return (below) => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) % below
  }
}

function generatedClaim(draw: Draw, index: number): ClaimInput {
  const late = draw(8) === 0 ? draw(30) - 20 : draw(draw(3) === 0 ? 1500 : 400)
  const due = dueDay(draw)
  const dueOn = dayAt(due)
  const issuedOn = dayAt(due - draw(75))
  const amountCents = amount(draw)
  const regime = REGIMES[index % REGIMES.length] ?? 'business'
  const noticeOn = regime === 'consumer' && draw(5) > 0 ? dayAt(due - 20 + draw(Math.max(40, late))) : null
  return {
    customer: null,
    ref: null,
    kind: draw(15) === 0 ? pick(draw, KINDS) : 'invoice',
    amountCents,
    issuedOn,
    dueOn,
    until: dayAt(due + late),
    payments: payments(draw, amountCents, due, late),
    creditNotes: draw(6) === 0 ? [{ day: dayAt(due - 10 + draw(60)), cents: part(draw, amountCents, 50) }] : [],
    regime,
    settings: settings(draw),
    noticeOn,
    insolvencyOn: draw(8) === 0 ? dayAt(due - 90 + draw(400)) : null,
    feeElsewhere: draw(5) === 0,
  }
}

/** From 2012, so that some days have no legal rate and no public rate, to the spring of 2027, which has none yet; often a day at a limit. */
function dueDay(draw: Draw): number {
  const limits: readonly string[] = [
    '2024-06-30',
    '2025-12-31',
    '2026-06-30',
    '2024-02-28',
    '2024-02-29',
    '2026-12-31',
    '2023-12-30',
    '2012-12-30',
    '2014-12-20',
    '2026-12-20',
  ]
  if (draw(4) === 0) return placeOf(pick(draw, limits) as IsoDay)
  if (draw(7) === 0) return placeOf('2026-09-01' as IsoDay) + draw(150)
  return placeOf('2012-10-01' as IsoDay) + draw(5300)
}

/** A few cents, an ordinary invoice, or up to one hundred million euros. */
function amount(draw: Draw): Cents {
  const size = draw(10)
  if (size === 0) return cents(1 + draw(500))
  return cents(size === 1 ? 10_000_000_000 - draw(1_000_000_000) : 1 + draw(3_000_000))
}

function part(draw: Draw, amountCents: Cents, percent: number): Cents {
  return cents(1 + Number((BigInt(amountCents) * BigInt(draw(percent * 100))) / 10_000n))
}

function payments(draw: Draw, amountCents: Cents, due: number, late: number): ClaimPayment[] {
  const days = Array.from({ length: draw(5) }, () => dayAt(due - 30 + draw(Math.max(50, late + 60))))
  const [again] = days
  const all = draw(4) === 0 && again !== undefined ? [...days, again] : draw(8) === 0 ? [...days, dayAt(due)] : days
  // Now and then more than is owed, or the exact sum.
  return all.map((day) => {
    const share = draw(8) === 0 ? amountCents : part(draw, amountCents, draw(6) === 0 ? 130 : 45)
    return draw(10) === 0 ? { day, cents: share, principalOnly: true } : { day, cents: share }
  })
}

function settings(draw: Draw): PenaltySettings {
  const contract: RateChoice = { kind: 'contract', rateBps: 1 + draw(draw(2) === 0 ? 600 : 2000) }
  return {
    rate: pick<RateChoice | null>(draw, [null, { kind: 'ecb+10' }, { kind: 'legal x3' }, contract, contract]),
    halfYear: pick(draw, ['split', 'split', 'frozen', 'current']),
    basis: pick(draw, ['365', 'actual']),
    imputation: pick(draw, ['principal', 'interest']),
    belowFloor: pick(draw, ['warn', 'floor', 'statutory']),
    instalmentFee: pick(draw, ['invoice', 'instalment']),
    creditNotes: pick(draw, ['start', 'own-day']),
  }
}

function pick<T>(draw: Draw, choices: readonly T[]): T {
  return choices[draw(choices.length)] as T
}
