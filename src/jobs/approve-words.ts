// What people type to say which reminders they approve: numbers, and the name of a step in code or in French. Approves nothing.
import { InputError } from '../domain/errors.ts'
import { type CustomerCode, type ReminderId, reminderId } from '../domain/names.ts'
import { knownSteps, stepNamed } from '../domain/past-step.ts'
import type { Scenario, Settings, Step } from '../domain/settings.ts'
import { customerCodes } from '../ledger/customers.ts'
import type { Dossier } from './dossier.ts'

/**
 * The code of the step these words name: 'relance-1', 'première relance', 'mise en demeure'.
 * @throws InputError 'step-unknown' when no scenario of the dossier has it.
 */
export function stepMeant(settings: Pick<Settings, 'scenarios'>, words: string): string {
  const all = everyStep(settings)
  const meant = stepIn(all, words)
  if (meant !== null) return meant
  throw new InputError('step-unknown', `Aucun scénario n’a d’étape « ${words} ».`, {
    advice: `Les étapes sont : ${knownSteps(all).join(', ')}.`,
  })
}

/** The same; words that name no step stay as they are. */
export function stepTyped(settings: Pick<Settings, 'scenarios'>, words: string): string {
  return stepIn(everyStep(settings), words) ?? words
}

/** The steps of all scenarios as those of one, each once. */
function everyStep({ scenarios }: Pick<Settings, 'scenarios'>): Scenario {
  const steps = new Map<string, Step>()
  for (const step of Object.values(scenarios).flatMap((one) => one.steps)) if (!steps.has(step.step)) steps.set(step.step, step)
  return { name: '', steps: [...steps.values()] }
}

function stepIn(all: Scenario, words: string): string | null {
  return (all.steps.find(({ step }) => step === words) ?? stepNamed(words, all))?.step ?? null
}

/** @throws InputError 'reminder-unknown' for a number that no reminder of the plan has, with what else may have been meant. */
export function refuseUnknownIds(
  ids: readonly string[] | 'all',
  planned: readonly { readonly id: ReminderId; readonly customer: CustomerCode }[],
  dossier: Dossier,
): void {
  const known = new Set(planned.map(({ id }) => id))
  const unknown = ids === 'all' ? [] : ids.filter((id) => !known.has(reminderId(id)))
  if (unknown.length === 0) return
  throw new InputError('reminder-unknown', `Le plan en cours n’a pas de relance ${unknown.join(', ')}.`, {
    advice: meantOption(unknown, dossier) ?? (planned.length > 0 ? NUMBERS : 'Enregistrez d’abord un plan : relance plan.'),
  })
}

const NUMBERS = 'Les numéros sont donnés par « relance plan --dry-run --explain ».'

/** The option to write where a customer or a step was given in the place of a number; null for neither. */
function meantOption([word = '']: readonly string[], { ledger, settings }: Dossier): string | null {
  const customer = customerCodes(ledger).find((code) => code.toLowerCase() === word.toLowerCase())
  if (customer !== undefined) return `« ${customer} » est un client : écrivez relance approve --customer ${customer}`
  const step = Object.values(settings.scenarios).some((scenario) => stepNamed(word, scenario) !== null)
  return step ? `« ${word} » est une étape : écrivez relance approve --from-step ${word.includes(' ') ? `"${word}"` : word}` : null
}
