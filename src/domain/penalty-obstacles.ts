// Why a claim is shown and not claimed, as far as law, settings and books forbid it. What the item itself forbids is told by who knows it.
import { cents } from './cents.ts'
import { formatAmount, formatDay } from './format.ts'
import type { MovementKind } from './ledger-line.ts'
import { limitationOn } from './limitation.ts'
import type { Accrual } from './penalty-accrual.ts'
import type { ClaimInput } from './penalty-input.ts'
import { judgmentOf } from './penalty-sums.ts'

/** French sentences in a stable order; none when nothing forbids claiming. */
export function penaltyObstacles(input: ClaimInput, accrual: Accrual): string[] {
  return [
    ...regimeObstacles(input),
    ...insolvencyObstacle(input),
    ...doubts(input),
    ...overbooked(input, accrual),
    ...(input.obstacles ?? []),
  ]
}

/** What is no invoice and may be taken for one. */
const NOT_BEARING: Partial<Record<MovementKind, string>> = {
  doubtful: 'Créance passée en douteux\u00a0: ses pénalités ne sont pas calculées ici.',
  deposit: 'Facture d’acompte\u00a0: elle ne porte ni pénalités ni indemnité.',
  retention: 'Retenue de garantie\u00a0: elle ne porte pas de pénalités avant sa date.',
  penalty: 'Pénalités déjà comptabilisées\u00a0: elles ne portent pas intérêt (C. civ. art. 1343-2).',
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

/** The books ask for more than what accrued: a booking made twice, or one of another rate. */
function overbooked({ history, kind }: ClaimInput, { accruedCents }: Accrual): string[] {
  const booked = history?.booked?.interestCents ?? 0
  if (kind !== 'invoice' || booked <= accruedCents) return []
  return [
    `La comptabilité porte ${formatAmount(cents(booked))} d’intérêts pour ${formatAmount(accruedCents)} courus\u00a0: vérifiez qu’ils ne sont pas passés deux fois.`,
  ]
}
