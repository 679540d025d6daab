// How far a step goes, told by its name: what lets a customer who changes scenario keep the level he had reached.
// Knows the shipped names alone; a step of the user's own has no level but its place in its scenario.
import type { Scenario } from './settings.ts'

/** From the mildest to the strongest; steps of any shipped scenario come in this order. */
const LEVELS: readonly string[] = [
  'task',
  'relance-1',
  'bounced-payment',
  'relance-2',
  'call',
  'relance-3',
  'moratory-interest',
  'formal-notice',
]

/** How far a shipped step goes, 0 for the mildest; null for a step of the user's own. */
export function levelOf(step: string): number | null {
  const level = LEVELS.indexOf(step)
  return level < 0 ? null : level
}

/**
 * Position of the last step after the due date that is done, -1 for none: one that `done` holds, or one no stronger than a step of
 * another scenario that it holds. A level reached is never gone down again.
 */
export function lastDoneIndex({ steps }: Scenario, done: (step: string) => boolean): number {
  const own = new Set(steps.map(({ step }) => step))
  const elsewhere = LEVELS.findLastIndex((name) => !own.has(name) && done(name))
  return steps.findLastIndex(({ at, step }) => {
    if (at <= 0) return false
    const level = LEVELS.indexOf(step)
    return done(step) || (level >= 0 && level < elsewhere)
  })
}
