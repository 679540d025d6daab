// On which day a step may first leave. Steps that do not concern an item are passed over and keep their place in time: what comes after
// them never comes sooner than if they had left.
import { addDays, type IsoDay } from './day.ts'
import { isFormalNotice } from './scenario.ts'
import type { Step } from './settings.ts'
import { concerns, lastDone, type StepFacts } from './step-facts.ts'

/**
 * Own day of a step, then of each later one that concerns the item. One that counts from the step before is taken as following it on
 * its very day.
 */
export function daysFrom(index: number, facts: StepFacts): IsoDay[] {
  const days: IsoDay[] = []
  for (const [position, step] of facts.scenario.steps.entries()) {
    if (position < index || step.at < 0 || !concerns(step, facts)) continue
    const before = days.at(-1)
    days.push(before === undefined ? firstDay(position, facts) : ownDay(step, facts.dueOn, before))
  }
  return days
}

/**
 * First day on which the step may leave: its own, or at once when it is raised and comes right after the last one done. Steps in between that
 * do not concern the item keep their days, which what follows them counts from; before a formal notice, their gaps too.
 */
export function firstDay(index: number, facts: StepFacts): IsoDay {
  const { scenario, dueOn, date, raised } = facts
  const { steps } = scenario
  const done = lastDone(facts)
  const target = steps[index]
  const isNotice = target !== undefined && isFormalNotice(target)
  const between = steps.filter(({ at }, position) => position > done && position < index && at > 0)
  let before = lastSent(facts)
  if (target === undefined || (raised && between.length === 0)) return before ?? date
  for (const step of between) {
    const rest = before !== null && isNotice ? addDays(before, gapBefore(step, facts)) : before
    before = later(ownDay(step, dueOn, before), rest)
  }
  // How long a message really sent keeps the next one waiting is plan-gap.ts's to tell.
  const rest = before !== null && isNotice && between.length > 0 ? addDays(before, gapBefore(target, facts)) : null
  return later(ownDay(target, dueOn, before), rest)
}

/** One that follows another counts from the last that left, or would have left, else from the due date. */
function ownDay({ from, at }: Step, dueOn: IsoDay, before: IsoDay | null): IsoDay {
  return addDays(from === 'due' ? dueOn : (before ?? dueOn), at)
}

function gapBefore({ channel }: Step, { gapDays = 1 }: StepFacts): number {
  return channel === 'call' ? 1 : Math.max(1, gapDays)
}

/** Day on which the last of the scenario's steps after the due date really left; null for none. */
function lastSent({ scenario, sent }: StepFacts): IsoDay | null {
  const days = scenario.steps.filter(({ at }) => at > 0).flatMap((one) => sent.get(one.step) ?? [])
  return days.reduce<IsoDay | null>((last, day) => (last === null || day > last ? day : last), null)
}

function later(day: IsoDay, other: IsoDay | null): IsoDay {
  return other !== null && other > day ? other : day
}
