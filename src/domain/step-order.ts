// Which of several steps is the highest, also when they belong to different scenarios.
// Knows nothing of items and days: only what the steps do and say.
import { compareText } from './compare.ts'
import { isFormalNotice } from './scenario.ts'
import { nominalDay } from './scenario-days.ts'
import type { PenaltyUse, Tone } from './settings.ts'
import { levelOf } from './step-level.ts'
import type { PlacedStep } from './step-rule.ts'

const TONES: readonly Tone[] = ['courteous', 'firm', 'formal']
const USES: readonly PenaltyUse[] = ['none', 'mention', 'claim']

/**
 * The highest of these steps, null for none; their order does not matter. A formal notice is above the rest; within one scenario
 * the later step; across scenarios the higher level of two shipped steps, else the firmer tone, then what is said of penalties, then the later day after the due date.
 */
export function highestStep(placed: readonly PlacedStep[]): PlacedStep | null {
  const formal = placed.filter(({ step }) => isFormalNotice(step))
  const ofScenarios = new Map<string, PlacedStep>()
  for (const one of formal.length > 0 ? formal : placed) {
    const known = ofScenarios.get(one.scenario.name)
    if (known === undefined || one.index > known.index) ofScenarios.set(one.scenario.name, one)
  }
  // By name first: steps of one's own among shipped ones have no order that always holds together.
  const byName = [...ofScenarios.values()].sort((a, b) => compareText(a.scenario.name, b.scenario.name))
  return byName.sort(across)[0] ?? null
}

/** Highest first; two that say the same, by the name of their scenario. */
function across(a: PlacedStep, b: PlacedStep): number {
  const [ofA, ofB] = [levelOf(a.step.step), levelOf(b.step.step)]
  return (
    (ofA === null || ofB === null ? 0 : ofB - ofA) ||
    TONES.indexOf(b.step.tone) - TONES.indexOf(a.step.tone) ||
    USES.indexOf(b.step.penalties) - USES.indexOf(a.step.penalties) ||
    nominalDay(b.scenario, b.index) - nominalDay(a.scenario, a.index) ||
    compareText(a.scenario.name, b.scenario.name)
  )
}
