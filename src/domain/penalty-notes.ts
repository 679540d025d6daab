// What a claim says of itself in French: why it may not be claimed, which days have no rate, which reading was applied.
// Knows how to tell, not how to compute: every figure is given to it.

import { type Cents, cents } from './cents.ts'
import type { ClaimHistory, ClaimPart } from './claim.ts'
import type { IsoDay } from './day.ts'
import { formatAmount, formatDay, formatRate, plural } from './format.ts'
import type { MovementKind } from './ledger-line.ts'
import { limitationOn } from './limitation.ts'
import type { Accrual } from './penalty-accrual.ts'
import type { ClaimInput } from './penalty-input.ts'
import { withOtherImputation } from './penalty-readings.ts'
import { type ClaimSums, judgmentOf } from './penalty-sums.ts'
import { contractFloor, describeHalfYear, type HalfYear, type RateTable } from './rates.ts'

/** What is no invoice and may be taken for one. */
const NOT_BEARING: Partial<Record<MovementKind, string>> = {
  doubtful: 'Créance passée en douteux\u00a0: ses pénalités ne sont pas calculées ici.',
  deposit: 'Facture d’acompte\u00a0: elle ne porte ni pénalités ni indemnité.',
  retention: 'Retenue de garantie\u00a0: elle ne porte pas de pénalités avant sa date.',
  penalty: 'Pénalités déjà comptabilisées\u00a0: elles ne portent pas intérêt (C. civ. art. 1343-2).',
}

const FLOOR_APPLIED = {
  warn: 'le taux du contrat est appliqué',
  floor: 'le plancher est appliqué',
  statutory: 'le taux BCE + 10 points est appliqué',
} as const

/** The notes in a stable order: what forbids claiming first, then explanations. `forbidden`: at least one of the first sort. */
export function claimNotes(
  input: ClaimInput,
  rates: RateTable,
  sums: ClaimSums,
): { readonly notes: string[]; readonly forbidden: boolean } {
  const { accrual } = sums
  const obstacles = [
    ...regimeObstacles(input),
    ...insolvencyObstacle(input),
    ...doubts(input),
    ...overbooked(input, accrual),
    ...(input.obstacles ?? []),
  ]
  const explanations = [
    ...nothingOwed(input, sums),
    ...noticeNote(input, sums),
    ...instalmentNote(input, sums),
    ...partNotes(input),
    ...unknownRates(accrual, rates),
    ...laterPayments(input),
    ...floorNotes(input, rates, accrual),
    ...imputationNotes(input, sums, withOtherImputation(input, rates, sums)),
    ...surplusNotes(accrual),
    ...(input.remarks ?? []),
  ]
  return { notes: [...obstacles, ...explanations], forbidden: obstacles.length > 0 }
}

function regimeObstacles({ kind, regime, settings, issuedOn, dueOn, until }: ClaimInput): string[] {
  const notes: string[] = []
  const barredOn = limitationOn(regime, issuedOn, dueOn)
  if (barredOn !== null && barredOn <= until) {
    notes.push(`Prescription possible depuis le ${formatDay(barredOn)} au plus tôt, à vérifier\u00a0: rien n’est réclamé.`)
  }
  if (regime === 'abroad' && settings.rate?.kind === 'contract') {
    notes.push(
      'Client à l’étranger\u00a0: le taux du contrat ne vaut que si ce contrat est soumis au droit français\u00a0; rien n’est réclamé.',
    )
  }
  if (kind !== 'invoice') notes.push(NOT_BEARING[kind] ?? 'Seule une facture porte des pénalités de retard et l’indemnité forfaitaire.')
  if (regime === 'to-confirm') {
    notes.push(
      'Le régime du client est à confirmer\u00a0: les pénalités sont calculées comme entre professionnels et ne sont pas réclamées.',
    )
  }
  if (settings.rate === null && (regime === 'business' || regime === 'to-confirm')) {
    notes.push(
      'Le taux de vos factures ou CGV n’est pas confirmé\u00a0: le calcul au taux BCE + 10 points est indicatif et n’est pas réclamé.',
    )
  }
  return notes
}

/** Interest stops, and what was owed before is declared to the representative of the creditors, not reminded. */
function insolvencyObstacle(input: ClaimInput): string[] {
  const judgment = judgmentOf(input)
  if (judgment === null) return []
  return [
    `Procédure collective ouverte le ${formatDay(judgment)}\u00a0: les intérêts s’arrêtent la veille (C. com. art. L622-28) ` +
      'et la créance se déclare dans les deux mois de la publication au BODACC (art. R622-24)\u00a0; rien n’est réclamé au client.',
  ]
}

function doubts({ history, kind }: ClaimInput): string[] {
  return history?.doubt === undefined || kind !== 'invoice' ? [] : [history.doubt]
}

/** A consumer owes interest from his formal notice: the day that moves everything is told. */
function noticeNote({ regime, noticeOn, kind }: ClaimInput, { interestCents }: ClaimSums): string[] {
  if (kind !== 'invoice' || regime !== 'consumer' || noticeOn === null || interestCents === 0) return []
  return [
    `Client consommateur\u00a0: intérêt légal depuis la mise en demeure du ${formatDay(noticeOn)} (C. civ. art. 1231-6), jamais d’indemnité.`,
  ]
}

function instalmentNote({ feeElsewhere, settings, regime }: ClaimInput, { late }: ClaimSums): string[] {
  const elsewhere = feeElsewhere === true && settings.instalmentFee === 'invoice' && late
  return elsewhere && regime !== 'consumer' && regime !== 'abroad'
    ? ['L’indemnité est comptée avec une autre échéance de la même facture (C. com. art. D441-5).']
    : []
}

/** What has become of the fee and of the interest. */
function partNotes({ history, kind }: ClaimInput): string[] {
  if (history === undefined || kind !== 'invoice') return []
  const { booked, fee, interest } = history
  // An entry of the books tells it all by itself.
  const isTold = ({ state, day }: ClaimPart, cents: Cents | undefined) => state === 'claimed' && (cents ?? 0) > 0 && day === booked?.day
  return [
    ...(isTold(fee, booked?.feeCents) ? [] : partNote('L’indemnité a été', fee, 'e')),
    ...(isTold(interest, booked?.interestCents) ? [] : partNote('Les intérêts ont été', interest, 's')),
    ...bookingNote(history),
  ]
}

/** The books ask for more than what accrued: a booking made twice, or one of another rate. */
function overbooked({ history, kind }: ClaimInput, { accruedCents }: Accrual): string[] {
  const booked = history?.booked?.interestCents ?? 0
  if (kind !== 'invoice' || booked <= accruedCents) return []
  return [
    `La comptabilité porte ${formatAmount(cents(booked))} d’intérêts pour ${formatAmount(accruedCents)} courus\u00a0: vérifiez qu’ils ne sont pas passés deux fois.`,
  ]
}

/** What is owed by an entry of its own is never asked for here too. */
function bookingNote({ booked }: ClaimHistory): string[] {
  if (booked === undefined) return []
  const parts = [
    booked.interestCents > 0 ? `${formatAmount(booked.interestCents)} d’intérêts` : '',
    booked.feeCents > 0 ? `${formatAmount(booked.feeCents)} d’indemnité` : '',
  ].filter((part) => part !== '')
  return [
    `Déjà en comptabilité au ${formatDay(booked.day)} (${booked.refs.join(', ')})\u00a0: ${parts.join(' et ')}, ` +
      'à suivre par cette écriture et non comptés ici.',
  ]
}

function partNote(subject: string, { state, day, reason }: ClaimPart, ending: string): string[] {
  if (state === 'due' || day === null) return []
  const what = { claimed: `réclamé${ending}`, paid: `réglé${ending}`, waived: `abandonné${ending}` }[state]
  const then = state === 'claimed' ? `\u00a0: toujours ${ending === 'e' ? 'due' : 'dus'}, compté${ending} une seule fois` : ''
  return [`${subject} ${what} le ${formatDay(day)}${reason === null ? '' : ` (${reason})`}${then}.`]
}

function nothingOwed(input: ClaimInput, { accrual, bearingFrom, late, interestCents, feeCents }: ClaimSums): string[] {
  if (input.kind !== 'invoice') return []
  const bearing = bearingFrom !== null
  const owedCents = interestCents + feeCents
  if (!late) return [`Aucun retard au ${formatDay(input.until)}\u00a0: ni pénalité, ni indemnité.`]
  if (input.regime === 'abroad' && !bearing) {
    return ['Client à l’étranger sans taux prévu au contrat\u00a0: aucune pénalité de droit français n’est calculée.']
  }
  if (input.regime !== 'consumer') return []
  if (!bearing)
    return ['Client consommateur\u00a0: aucun intérêt avant une mise en demeure (C. civ. art. 1231-6), jamais d’indemnité de 40\u00a0€.']
  if (owedCents > 0 || accrual.unknown.length > 0 || input.noticeOn === null) return []
  const notice = `la mise en demeure du ${formatDay(input.noticeOn)}`
  return input.noticeOn > input.until
    ? [`Client consommateur\u00a0: ${notice} est postérieure au calcul, aucun intérêt n’est dû.`]
    : [`Client consommateur\u00a0: aucun jour de retard entre ${notice} et le calcul du ${formatDay(input.until)}.`]
}

function laterPayments({ payments, creditNotes = [], until }: ClaimInput): string[] {
  const later = [...payments, ...creditNotes.map((note) => ({ what: 'avoir', ...note }))].filter(({ day }) => day > until)
  return later.map(
    ({ day, cents: part, what }) =>
      `${formatAmount(part)} du ${formatDay(day)} (${what ?? 'règlement'}), après le jour du calcul\u00a0: non compté.`,
  )
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

function imputationNotes({ settings }: ClaimInput, { accrual, interestCents }: ClaimSums, otherImputation: Cents | null): string[] {
  const notes: string[] = []
  if (accrual.paidInterestCents > 0) {
    notes.push(
      `Les règlements ont d’abord payé ${formatAmount(accrual.paidInterestCents)} d’intérêts (C. civ. art. 1343-1), retirés des intérêts restant dus.`,
    )
  }
  if (otherImputation === null) return notes
  const asked = accrual.principalCents + interestCents
  const difference = settings.imputation === 'principal' ? otherImputation - asked : asked - otherImputation
  if (difference <= 0) return notes
  const text =
    settings.imputation === 'principal'
      ? 'Règlements imputés d’abord sur le principal\u00a0; imputés d’abord sur les intérêts (C. civ. art. 1343-1), le total serait plus élevé de'
      : 'Imputés d’abord sur le principal, les mêmes règlements laisseraient un total moins élevé de'
  return [...notes, `${text} ${formatAmount(cents(difference))}.`]
}

function surplusNotes({ surplusCents }: Accrual): string[] {
  return surplusCents > 0 ? [`Trop-perçu de ${formatAmount(surplusCents)}, non imputé sur cette facture.`] : []
}
