// What the report adds to the answer of a sending: names and sums of the plan, what waits and since when, promises missed, the chain's head.
import { brokenPromises } from '../domain/broken-promise.ts'
import { addDays, type IsoDay } from '../domain/day.ts'
import { isPledge } from '../domain/hold-cover.ts'
import type { CustomerCode, ReminderId } from '../domain/names.ts'
import type { HeldItem, Reminder } from '../domain/reminder.ts'
import { customers } from '../ledger/customers.ts'
import { historyHead } from '../ledger/history.ts'
import { plannedHolds } from '../ledger/holds.ts'
import { heldOf } from '../ledger/plan-held.ts'
import { lastPlanBefore, planInForce, plannedReminder, type StoredPlan } from '../ledger/plans.ts'
import { untrackedLetters } from '../ledger/tracking.ts'
import type { ReportFacts } from '../reporting/daily-report.ts'
import type { PlanView } from '../reporting/plan-views.ts'
import { booksOf } from './books.ts'
import type { Dossier } from './dossier.ts'

/** Who has not noted the number of a letter by then has lost the receipt, or does not want to. */
const TRACKING_DAYS = 60

/** @param about customers of the messages of the run */
export function reportFacts(dossier: Dossier, day: IsoDay, about: readonly CustomerCode[]): ReportFacts {
  const { ledger, settings } = dossier
  const plan = planInForce(ledger, day)
  const before = lastPlanBefore(ledger, day)
  const heldByReason = countsOf(plan)
  const paymentsSeen = heldByReason['payment-seen'] === undefined ? [] : heldItems(dossier, plan, 'payment-seen')
  const broken = brokenSince(dossier, day, before?.day ?? null)
  const untracked = untrackedLetters(ledger, addDays(day, -TRACKING_DAYS), day)
  const named = [...paymentsSeen, ...broken, ...untracked].map(({ customer }) => customer)
  const known = customers(ledger, [...new Set([...about, ...named])])
  return {
    creditor: settings.creditor.name,
    head: historyHead(ledger),
    heldByReason,
    heldBefore: before === null ? null : countsOf(before),
    paymentsSeen,
    broken,
    untracked,
    nameOf: (code) => known.get(code)?.name ?? '',
    plannedOf: planned(dossier, plan),
  }
}

function countsOf(plan: StoredPlan | null): PlanView['heldByReason'] {
  return plan === null ? {} : (JSON.parse(plan.json) as PlanView).heldByReason
}

function heldItems({ ledger }: Dossier, plan: StoredPlan | null, code: HeldItem['reason']['code']): HeldItem[] {
  const held = plan === null ? null : heldOf(ledger, plan.id)
  return held === null ? [] : (JSON.parse(held) as HeldItem[]).filter(({ reason }) => reason.code === code)
}

/** Promises and instalments whose day passed since the last plan, that day included; all of them where there was none. */
function brokenSince(dossier: Dossier, day: IsoDay, since: IsoDay | null): ReturnType<typeof brokenPromises> {
  const pledges = plannedHolds(dossier.ledger, day).filter(isPledge)
  const codes = [...new Set(pledges.flatMap(({ customer }) => (customer === null ? [] : [customer])))]
  if (codes.length === 0) return []
  const broken = brokenPromises(pledges, booksOf(dossier, day, codes).items, day)
  return broken.filter((one) => since === null || one.day >= since)
}

/** Reminders of the plan in force are at hand; one of an earlier plan (a doubt) is looked for. */
function planned({ ledger }: Dossier, plan: StoredPlan | null): (id: ReminderId) => Reminder | null {
  const own = new Map((plan?.reminders ?? []).map(({ id, json }) => [id, json]))
  return (id) => {
    const json = own.get(id) ?? plannedReminder(ledger, id)
    return json === null ? null : (JSON.parse(json) as Reminder)
  }
}
