// Debts whose limitation may be reached within a year of a closing, by day. What interrupts the period is told as far as the ledger knows it.
import { compareText } from '../compare.ts'
import { addMonths, type IsoDay } from '../day.ts'
import { formatDay } from '../format.ts'
import type { ManualHold } from '../hold.ts'
import type { OpenItem } from '../item.ts'
import type { Regime } from '../settings.ts'
import { type ClosingDebt, debtLimitation, type FactsInput, isDebt, namedDebt } from './facts.ts'

export interface NearLimitation extends ClosingDebt {
  readonly regime: Regime
  /** Earliest day ("au plus tôt, à vérifier"). */
  readonly limitationOn: IsoDay
  /** French, no end mark: what may have interrupted the period. */
  readonly hints: readonly string[]
}

/** From the day after the closing to the same day of the next year, inclusive. */
export function nearLimitations({ date, items, holds, regimeOf }: FactsInput): NearLimitation[] {
  const last = addMonths(date, 12)
  const near = items.filter(isDebt).flatMap((item) => {
    const regime = regimeOf(item.customer)
    const limitationOn = debtLimitation(item, regime)
    if (limitationOn === null || limitationOn <= date || limitationOn > last) return []
    return [{ ...namedDebt(item), regime, limitationOn, hints: hintsOf(item, holds) }]
  })
  return near.sort(
    (a, b) => compareText(a.limitationOn, b.limitationOn) || compareText(a.customer, b.customer) || compareText(a.key, b.key),
  )
}

function hintsOf(item: OpenItem, holds: readonly ManualHold[]): string[] {
  const own = holds.filter((hold) => hold.customer === item.customer && (hold.item === null || hold.item === item.key))
  const plan = own.findLast(({ code }) => code === 'payment-plan')
  const judgment = own.findLast(({ code }) => code === 'insolvency')
  const paid = item.allocations.filter(({ counterpartKind }) => counterpartKind === 'payment').at(-1)
  return [
    plan !== undefined && `échéancier accordé le ${formatDay(plan.from)}\u00a0: reconnaissance s’il est signé (C. civ. 2240)`,
    paid !== undefined && `règlement partiel du ${formatDay(paid.day)}\u00a0: reconnaissance possible (C. civ. 2240)`,
    judgment !== undefined && 'procédure collective\u00a0: la déclaration de la créance interrompt la prescription (C. com. L622-25-1)',
  ].filter((hint) => typeof hint === 'string')
}
