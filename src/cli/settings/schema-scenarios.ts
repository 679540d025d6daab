// The scenarios of relance.yaml: lists of steps, or sections with steps and a gap. What makes a scenario unusable is decided by the
// domain, step by step, so that each sentence lands on the line of its step.
import * as z from 'zod'
import { LANGUAGES } from '../../domain/language.ts'
import { plainStep } from '../../domain/plain-step.ts'
import { validateScenario } from '../../domain/scenario.ts'
import { standardScenario } from '../../domain/scenario-standard.ts'
import type { Scenario, Step } from '../../domain/settings.ts'
import { readAmount, readFlag, readSlug, readText, wholeNumber } from './values.ts'
import { leaf } from './zod-leaves.ts'

const writtenStep = z
  .strictObject({
    step: leaf(readSlug),
    at: leaf(wholeNumber(-180, 1_825)).optional(),
    after: leaf(wholeNumber(-180, 1_825)).optional(),
    channel: z.enum(['email', 'letter', 'registered-letter', 'call', 'sms']),
    template: leaf(readSlug).optional(),
    tone: z.enum(['courteous', 'firm', 'formal']).optional(),
    penalties: z.enum(['none', 'mention', 'claim']).optional(),
    approval: leaf(readFlag).optional(),
    minimum: leaf(readAmount).nullish(),
    maximum: leaf(readAmount).nullish(),
    regimes: z
      .array(z.enum(['business', 'public', 'consumer', 'abroad', 'to-confirm']))
      .min(1)
      .optional(),
    languages: z.array(z.enum(LANGUAGES)).min(1).optional(),
    by: z.enum(['accounting', 'account-manager']).optional(),
    withCall: leaf(readFlag).optional(),
    role: leaf(readText).nullish(),
  })
  .superRefine(({ at, after }, context) => {
    if (at === undefined && after === undefined)
      context.addIssue({
        code: 'custom',
        path: ['at'],
        message: 'ce sont les jours après l’échéance (ou after, les jours après l’étape précédente)',
        params: { missing: true },
      })
    if (at !== undefined && after !== undefined)
      context.addIssue({ code: 'custom', path: ['after'], message: 'le jour est déjà donné par « at » ; gardez l’un des deux.' })
  })

const steps = z.array(writtenStep.transform(stepOf))

/** A list of steps, or a section that holds it with what concerns the whole scenario. */
const scenario = z.union([
  steps.transform((list) => ({ steps: list, inSection: false, gapDays: undefined })),
  z
    .strictObject({ gapDays: leaf(wholeNumber(0, 365)).optional(), steps })
    .transform((section) => ({ steps: section.steps, inSection: true, gapDays: section.gapDays })),
])

/** Scenarios by name; each name is a word in lower case, `standard` being the one of customers for whom nothing chooses another. */
export const scenariosSchema = z
  .record(z.string().regex(/^[a-z0-9][a-z0-9-]{0,39}$/), scenario)
  .superRefine((scenarios, context) => {
    for (const [name, { steps: list, inSection }] of Object.entries(scenarios)) {
      const home = inSection ? [name, 'steps'] : [name]
      for (const { index, message } of stepProblems(name, list)) {
        context.addIssue({ code: 'custom', path: index === null ? home : [...home, index], message, params: { sentence: true } })
      }
    }
  })
  .transform((scenarios) => Object.entries(scenarios).map(([name, written]) => scenarioOf(name, written)))

function scenarioOf(name: string, { steps: list, gapDays }: z.output<typeof scenario>): Scenario {
  return gapDays === undefined ? { name, steps: list } : { name, steps: list, gapDays }
}

/** A step without `penalties` does what the standard step of that name does, and nothing when there is none. */
function stepOf(written: z.output<typeof writtenStep>): Step {
  const { step, channel } = written
  const at = written.at ?? written.after ?? 0
  const shipped = standardScenario().steps.find((known) => known.step === step)
  return plainStep(step, at, channel, {
    from: written.after === undefined ? 'due' : 'previous',
    template: written.template ?? step,
    penalties: written.penalties ?? (at < 0 ? 'none' : shipped?.penalties) ?? 'none',
    tone: written.tone ?? plainStep(written.template ?? step, at, channel).tone,
    approval: written.approval ?? null,
    minimumCents: written.minimum ?? null,
    maximumCents: written.maximum ?? null,
    regimes: written.regimes ?? null,
    languages: written.languages ?? null,
    by: written.by ?? 'accounting',
    withCall: written.withCall ?? false,
    role: written.role ?? null,
  })
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
