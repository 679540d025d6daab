// What the plan of a day sends, by step, and what it holds back, by reason and in euros.
import { cents, sumCents } from '../domain/cents.ts'
import { compareText } from '../domain/compare.ts'
import type { IsoDay } from '../domain/day.ts'
import { groupBy } from '../domain/group.ts'
import type { HoldCode } from '../domain/hold.ts'
import type { CustomerCode } from '../domain/names.ts'
import type { HeldItem } from '../domain/reminder.ts'
import type { DashboardView, HeldReason, PlannedStep } from '../reporting/dashboard/view.ts'
import type { PlanView } from '../reporting/plan-views.ts'
import type { Dossier } from './dossier.ts'
import { planWhole } from './plan-day.ts'
import { IN_SHADOW } from './sender-rules.ts'

/** What leaves and what waits, customer by customer. */
export interface TodaysPlan {
  readonly view: PlanView
  readonly held: ReadonlyMap<CustomerCode, readonly HeldItem[]>
}

/** @throws what `planWhole` throws */
export function todaysPlan(dossier: Dossier, day: IsoDay): TodaysPlan {
  const { view, held } = planWhole(dossier, day, { dryRun: true })
  const items = new Map<CustomerCode, readonly HeldItem[]>()
  for (const text of held()) {
    const own = JSON.parse(`[${text}]`) as HeldItem[]
    const [first] = own
    if (first !== undefined) items.set(first.customer, own)
  }
  return { view, held: items }
}

export function planFigures({ view, held }: TodaysPlan): DashboardView['plan'] {
  return {
    reminders: view.totals.reminders,
    customers: view.totals.customers,
    totalCents: sumCents(view.toSend.map(({ totalCents }) => totalCents)),
    toApprove: view.toSend.filter(({ approved }) => !approved).length,
    steps: stepsOf(view),
    held: reasonsOf(held.values()),
    heldItems: view.totals.heldItems,
    stopped: view.staleBooks ?? (view.shadow === true ? IN_SHADOW : null),
  }
}

function stepsOf({ toSend }: PlanView): PlannedStep[] {
  return [...groupBy(toSend, ({ step, channel }) => `${step} ${channel}`).values()]
    .flatMap((own) => {
      const [first] = own
      if (first === undefined) return []
      const { step, channel } = first
      return { step, channel, reminders: own.length, totalCents: sumCents(own.map(({ totalCents }) => totalCents)) }
    })
    .sort((a, b) => b.totalCents - a.totalCents || compareText(a.step, b.step))
}

function reasonsOf(held: Iterable<readonly HeldItem[]>): HeldReason[] {
  const sums = new Map<HoldCode, { items: number; cents: number }>()
  for (const items of held)
    for (const { reason, outstandingCents } of items) {
      const sum = sums.get(reason.code) ?? { items: 0, cents: 0 }
      sums.set(reason.code, { items: sum.items + 1, cents: sum.cents + outstandingCents })
    }
  return [...sums]
    .map(([code, sum]) => ({ code, items: sum.items, cents: cents(sum.cents) }))
    .sort((a, b) => b.cents - a.cents || compareText(a.code, b.code))
}
