// What the plan of a day warns of beside the reminders: days to keep that no reminder is about. Decides nothing.
import { compareText } from './compare.ts'
import type { Customer } from './customer.ts'
import { addDays, addMonths, type IsoDay } from './day.ts'
import { formatDay } from './format.ts'
import type { ManualHold } from './hold.ts'
import { concerns } from './hold-cover.ts'
import type { OpenItem } from './item.ts'
import type { CustomerCode } from './names.ts'
import { frenchSpaces } from './plan-text.ts'

export interface PlanAlert {
  readonly customer: CustomerCode
  readonly name: string
  readonly code: 'handed-over-deadline' | 'claim-declaration' | 'credit-limit'
  /** A whole French sentence. */
  readonly text: string
  /** The day it is about. */
  readonly day?: IsoDay
  /** Of the limit, for a credit limit. */
  readonly percent?: number
}

/** Days before a deadline from which it is told. */
const NOTICE_DAYS = 15

/**
 * Deadlines of what was handed over to a third party, from fifteen days before until it is released, and of claims to declare, from fifteen
 * days before until six months after the publication (relevé de forclusion, C. com. L622-26, checked on 2026-11-22) or until declared, while
 * something is left to pay. By customer, then day.
 */
export function deadlineAlerts(
  holds: readonly ManualHold[],
  items: readonly OpenItem[],
  customers: ReadonlyMap<CustomerCode, Customer>,
  date: IsoDay,
): PlanAlert[] {
  const alerts = holds.flatMap((hold): PlanAlert[] => {
    const { customer, deadlineOn: day } = hold
    if (customer === null || day === null || date < addDays(day, -NOTICE_DAYS) || !isOwed(hold, items)) return []
    const said = hold.code === 'insolvency' ? declarationText(day, date) : handedOverText(hold, day, date)
    if (said === null) return []
    const name = customers.get(customer)?.name ?? customer
    const code = hold.code === 'insolvency' ? 'claim-declaration' : 'handed-over-deadline'
    return [{ customer, name, code, text: frenchSpaces(said), day }]
  })
  return alerts.sort((a, b) => compareText(a.customer, b.customer) || compareText(a.day ?? '', b.day ?? '') || compareText(a.text, b.text))
}

function isOwed(hold: ManualHold, items: readonly OpenItem[]): boolean {
  return items.some(
    (item) =>
      item.customer === hold.customer && item.outstandingCents > 0 && (hold.item === null ? concerns(hold, item) : item.key === hold.item),
  )
}

function handedOverText({ text }: ManualHold, day: IsoDay, date: IsoDay): string {
  const whom = text === '' ? '' : ` (${text})`
  return date <= day
    ? `Créance confiée à un tiers${whom} : le délai arrive à son terme le ${formatDay(day)}.`
    : `Créance confiée à un tiers${whom} : le délai est passé depuis le ${formatDay(day)} ; demandez où elle en est, puis levez la suspension ou donnez un autre délai.`
}

/** Two months from the publication; the relief may be asked for within six months of it, so four after the deadline. */
function declarationText(day: IsoDay, date: IsoDay): string | null {
  if (date <= day) return `Procédure collective : créance à déclarer au plus tard le ${formatDay(day)} (art. R622-24).`
  if (date > addMonths(day, 4)) return null
  return `Procédure collective : le délai de déclaration est passé depuis le ${formatDay(day)} ; si la créance n’est pas déclarée, le relevé de forclusion se demande au juge-commissaire dans les six mois de la publication (art. L622-26).`
}
