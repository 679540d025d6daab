// Why the penalties of an item are shown and not claimed, as French sentences.
// Knows what the books and the user said of the item; the obstacles of regime, rate and kind belong to `computeClaim`.
import { type Cents, sumCents } from './cents.ts'
import type { ClaimHistory, ClaimPayment } from './claim.ts'
import type { IsoDay } from './day.ts'
import { formatAmount } from './format.ts'
import type { HoldCode, ManualHold } from './hold.ts'
import { concerns } from './hold-cover.ts'
import type { Allocation, OpenItem } from './item.ts'
import type { Regime } from './settings.ts'

export interface ClaimItemContext {
  /** The day of the calculation. */
  readonly until: IsoDay
  readonly regime: Regime
  /** The customer's credits that are allocated to nothing, zero or negative. */
  readonly unallocatedCreditsCents: Cents
  /** Why people hold the item, or a part of it, where its penalties are not to be claimed then (see `claimHold`). */
  readonly heldAs: HoldCode | null
  /** Day of the formal notice sent for this item. */
  readonly noticeOn: IsoDay | null
  /** Day of the judgment that opened collective proceedings against the customer; absent: none known. */
  readonly insolvencyOn?: IsoDay | null
  /** The part of the unallocated credits that would pay this item, each from its own day. */
  readonly unallocated?: readonly ClaimPayment[]
  /** What has become of this claim so far. */
  readonly history?: ClaimHistory
}

/** What people hold in these ways bears no penalties that could be claimed as they are counted; the first that is found is told. */
const HELD: Readonly<Partial<Record<HoldCode, string>>> = {
  dispute: 'La facture est en litige\u00a0: les pénalités sont calculées et ne sont pas réclamées tant qu’il dure.',
  'invoice-refused': 'Le client a refusé la facture\u00a0: les pénalités sont calculées et ne sont pas réclamées.',
  assigned: 'La créance a été cédée à un tiers\u00a0: ses pénalités appartiennent au cessionnaire.',
  retention: 'Une retenue de garantie porte sur la facture\u00a0: rien n’en était exigible avant sa date, les pénalités sont à vérifier.',
  'bill-of-exchange': 'Un effet de commerce a été accepté\u00a0: il porte sa propre échéance, les pénalités sont à vérifier.',
  'direct-debit': 'La facture se règle par prélèvement\u00a0: les pénalités sont à vérifier avant d’être réclamées.',
  'handed-over': 'La créance est confiée à un tiers pour recouvrement\u00a0: c’est par lui que les pénalités se réclament.',
}

const PARTLY_HELD = 'Une partie de la facture est suspendue\u00a0: les pénalités sont calculées et ne sont pas réclamées.'

/**
 * Why penalties of an item are not to be claimed, as people hold it on `date` or, for retention money, held it until a day before; null for
 * no such hold.
 * @param holds of its customer
 */
export function claimHold(holds: readonly ManualHold[], item: Pick<OpenItem, 'key' | 'issuedOn' | 'kind'>, date: IsoDay): HoldCode | null {
  const bearing = holds.filter((hold) => (hold.item === null ? concerns(hold, item) : hold.item === item.key))
  const lasting = bearing.filter(({ code, from, until }) => from <= date && (code === 'retention' || until === null || until >= date))
  return (
    Object.keys(HELD)
      .map((code) => code as HoldCode)
      .find((code) => lasting.some((hold) => hold.code === code)) ?? null
  )
}

/** The sentences, in a fixed order; none when nothing stands in the way. `allocations`: those known on the day. */
export function claimObstacles(item: OpenItem, allocations: readonly Allocation[], context: ClaimItemContext): string[] {
  return [
    item.withoutDetail && 'À-nouveau sans détail\u00a0: les pénalités se calculent avec le fichier de l’exercice d’origine.',
    item.dueOn !== null &&
      item.dueSource === 'assumed' &&
      'L’échéance est supposée (30 jours)\u00a0: confirmez-la avant de réclamer des pénalités.',
    item.unconfirmedLettering && 'La facture est lettrée avec des écritures qui ne la soldent pas\u00a0: son règlement est à vérifier.',
    item.doubts?.includes('payment-days') &&
      (item.byLists === undefined
        ? 'Dates de règlement incertaines\u00a0: les règlements de l’exercice sont presque tous passés au dernier jour du mois.'
        : 'Dates de règlement incertaines\u00a0: la facture était réglée, en tout ou partie, avant la première liste importée.'),
    item.doubts?.includes('opening-gap') &&
      'Les à-nouveaux de l’exercice suivant ne reprennent pas ce solde\u00a0: la facture est à vérifier.',
    item.doubts?.includes('discount') && 'Ce qui reste dû ressemble à un escompte\u00a0: à vérifier avant de réclamer des pénalités.',
    item.doubts?.includes('retention') && 'Ce qui reste dû ressemble à une retenue de garantie\u00a0: à vérifier avant de réclamer.',
    item.doubts?.includes('other-customer') && 'La facture est lettrée avec un autre client\u00a0: son règlement est à vérifier.',
    item.foreign !== null && `La facture est en ${item.foreign.currency}\u00a0: le calcul en euros est indicatif.`,
    context.heldAs !== null && (HELD[context.heldAs] ?? PARTLY_HELD),
    context.unallocatedCreditsCents < 0 &&
      `Le client a ${formatAmount(-context.unallocatedCreditsCents)} de règlements ou d’avoirs non affectés\u00a0: affectez-les avant de réclamer.`,
    automaticMatch(allocations),
    allocations.some(({ counterpartKind }) => counterpartKind === 'assigned') &&
      'La créance a été cédée, en tout ou partie\u00a0: ses pénalités appartiennent au cessionnaire.',
    allocations.some(({ counterpartKind }) => counterpartKind === 'opening') &&
      'Un règlement vient d’un à-nouveau sans détail\u00a0: sa date est incertaine.',
  ].filter((sentence) => typeof sentence === 'string')
}

function automaticMatch(allocations: readonly Allocation[]): string | false {
  const automatic = allocations.filter(({ origin }) => origin === 'amount')
  if (automatic.length === 0) return false
  const matched = formatAmount(sumCents(automatic.map((part) => part.cents)))
  return `${matched} de règlements sont rapprochés par leur seul montant\u00a0: confirmez ce rapprochement avant de réclamer.`
}
