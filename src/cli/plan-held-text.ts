// What waits in a plan, and why: one row for each document, or one for each reason.
import { formatAmount } from '../domain/format.ts'
import type { HoldCode } from '../domain/hold.ts'
import type { HeldItem } from '../domain/reminder.ts'
import type { PlanView } from '../reporting/plan-views.ts'
import { HOLDS } from '../reporting/words.ts'
import type { Context } from './context.ts'
import { table } from './table.ts'

/** One row for each item where `explain`, else one for each reason; '' where nothing waits. */
export function heldText(plan: PlanView, context: Context, explain: boolean): string {
  const held = plan.held ?? []
  if (held.length === 0) return ''
  if (explain) {
    const rows = held.map((item) => [item.customer, item.ref.slice(0, 20), formatAmount(item.outstandingCents), reasonText(item, plan)])
    return `En attente :\n${table([{ header: 'Client' }, { header: 'Pièce' }, { header: 'Montant', align: 'right' }, { header: 'Raison' }], rows, context.color)}`
  }
  return `En attente :\n${table([{ header: 'Pièces', align: 'right' }, { header: 'Raison' }, { header: 'Par exemple' }], reasonRows(held, plan), context.color)}`
}

/** One row per reason, the most frequent first. */
function reasonRows(held: readonly HeldItem[], plan: PlanView): string[][] {
  const counts = Object.entries(plan.heldByReason) as [HoldCode, number][]
  counts.sort(([a, n], [b, m]) => m - n || (a < b ? -1 : 1))
  return counts.map(([code, count]) => {
    const sample = held.find((item) => item.reason.code === code)
    return [String(count), HOLDS[code], sample ? sampleText(sample, plan) : '']
  })
}

function sampleText(sample: HeldItem, plan: PlanView): string {
  const what = `${sample.customer} ${sample.ref.slice(0, 20)}`
  return isToldAbove(sample, plan) ? what : `${what} : ${sample.reason.text}`
}

function reasonText(item: HeldItem, plan: PlanView): string {
  return isToldAbove(item, plan) ? HOLDS[item.reason.code] : item.reason.text
}

/** The sentence of stale books stands at the top; a part that people hold is told with its item. */
function isToldAbove({ reason }: HeldItem, { staleBooks }: PlanView): boolean {
  return reason.code === 'stale-books' && reason.text === staleBooks
}
