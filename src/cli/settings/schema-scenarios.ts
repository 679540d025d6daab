// The scenarios of relance.yaml: lists of steps. What makes a scenario unusable is decided by the domain, step by step,
// so that each sentence lands on the line of its step.
import * as z from 'zod'
import { plainStep } from '../../domain/plain-step.ts'
import { validateScenario } from '../../domain/scenario.ts'
import { standardScenario } from '../../domain/scenario-standard.ts'
import type { Step } from '../../domain/settings.ts'
import { readAmount, readSlug, wholeNumber } from './values.ts'
import { leaf } from './zod-leaves.ts'

const writtenStep = z.strictObject({
  step: leaf(readSlug),
  at: leaf(wholeNumber(-180, 1_825)),
  channel: z.enum(['email', 'letter', 'registered-letter', 'call', 'sms']),
  template: leaf(readSlug).optional(),
  penalties: z.enum(['none', 'mention', 'claim']).optional(),
  minimum: leaf(readAmount).nullish(),
})

const steps = z.array(writtenStep.transform(stepOf))

/** Scenarios by name; each name is a word in lower case, `standard` being the one of customers without their own. */
export const scenariosSchema = z.record(z.string().regex(/^[a-z0-9][a-z0-9-]{0,39}$/), steps).superRefine((scenarios, context) => {
  for (const [name, list] of Object.entries(scenarios)) {
    for (const { index, message } of stepProblems(name, list)) {
      context.addIssue({ code: 'custom', path: index === null ? [name] : [name, index], message, params: { sentence: true } })
    }
  }
})

/** A step without `penalties` does what the shipped step of that name does, and nothing when there is none. */
function stepOf({ step, at, channel, template, penalties, minimum }: z.output<typeof writtenStep>): Step {
  const shipped = standardScenario().steps.find((known) => known.step === step)
  const use = penalties ?? (at < 0 ? 'none' : shipped?.penalties) ?? 'none'
  return plainStep(step, at, channel, { template: template ?? step, penalties: use, minimumCents: minimum ?? null })
}

/** What the domain says against a scenario, each sentence with the position of the step that brings it in. */
function stepProblems(name: string, list: readonly Step[]): { index: number | null; message: string }[] {
  if (list.length === 0) return validateScenario({ name, steps: [] }).map((message) => ({ index: null, message }))
  let known = 0
  return list.flatMap((_, index) => {
    const problems = validateScenario({ name, steps: list.slice(0, index + 1) })
    const added = problems.slice(known)
    known = problems.length
    return added.map((message) => ({ index, message }))
  })
}
