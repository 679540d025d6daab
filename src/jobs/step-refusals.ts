// Why a step cannot be chosen by hand, in words that say what can.
import { nearestWords } from '../domain/edit-distance.ts'
import { InputError } from '../domain/errors.ts'
import { formatDay } from '../domain/format.ts'
import type { OpenItem } from '../domain/item.ts'
import type { Scenario } from '../domain/settings.ts'
import { stepName } from '../domain/step-name.ts'
import { overdueSteps, type StepCase, type StepRequest } from './step-case.ts'

/** A step mistyped by more letters than this is another one. */
const FARTHEST = 3

/** @throws InputError 'step-unknown' for what is no step after the due date of the scenario */
export function refuseUnknownStep(step: string, scenario: Scenario): void {
  const names = overdueSteps(scenario)
  if (names.includes(step)) return
  if (scenario.steps.some((one) => one.step === step))
    throw new InputError('step-unknown', `« ${stepName(step, 'fr')} » part de lui-même avant l’échéance : il ne se choisit pas.`, {
      advice: `Pour qu’il ne parte pas : --skip, avant son jour. Étapes que l’on choisit : ${names.join(', ')}.`,
    })
  const [near] = nearestWords(step, names, FARTHEST)
  const hint = near === undefined ? '' : `Vouliez-vous dire ${near} ? `
  throw new InputError('step-unknown', `« ${step} » n’est pas une étape après échéance du scénario « ${scenario.name} ».`, {
    advice: `${hint}Étapes possibles : ${names.join(', ')}.`,
  })
}

/** The step does not concern the item. */
export function otherStep({ ref }: OpenItem, step: string): InputError {
  return new InputError(
    'step-unknown',
    `L’étape « ${step} » ne concerne pas la pièce ${ref} : son montant, le régime ou la langue du client.`,
    {
      advice: 'Choisissez une autre étape, ou une autre pièce avec --ref.',
    },
  )
}

/** @throws InputError 'step-in-doubt' where nobody knows whether a step of the item left */
export function refuseDoubt({ item, history }: StepCase): void {
  const [doubtful] = history.doubtful
  if (doubtful === undefined) return
  throw new InputError(
    'step-in-doubt',
    `On ignore si l’étape « ${stepName(doubtful, 'fr')} » de la pièce ${item.ref} est partie : rien ne se décide avant de le savoir.`,
    { advice: 'Tranchez d’abord : relance history resolve ID sent, ou not-sent.' },
  )
}

/** The decision would change nothing for any of the items. */
export function nothingChanges(cases: readonly StepCase[], { customer, ref, step, kind }: StepRequest): InputError {
  const [one] = cases
  const about = `${customer}${ref === null ? '' : `, pièce ${ref}`}`
  const typed = `relance step ${customer}${ref === null ? '' : ` --ref ${ref}`} --replay`
  const steps = one === undefined ? '' : overdueSteps(one.scenario).join(', ')
  if (kind === 'replay' || step === null) {
    return kind === 'replay'
      ? new InputError('step-nothing', `${about} : aucune relance n’est encore partie, il n’y a rien à reprendre.`, {
          advice: 'La première étape viendra d’elle-même ; pour une autre, --set ETAPE.',
        })
      : new InputError('step-last', `${about} : toutes les étapes sont faites, il n’y en a plus à passer.`, {
          advice: `Pour reprendre du début : ${typed} --reason "…".`,
        })
  }
  if (cases.some((each) => each.next(each.passed, each.history.sent) === step))
    return new InputError('step-nothing', `${about} : l’étape « ${stepName(step, 'fr')} » vient déjà la prochaine, rien ne change.`, {
      advice: 'Elle attend son jour, l’écart entre deux messages et votre approbation, comme une autre.',
    })
  const sent = one?.history.sent.get(step)
  const when = sent === undefined ? 'est déjà atteinte ou dépassée' : `est déjà partie le ${formatDay(sent.day)}`
  return new InputError('step-sent', `${about} : l’étape « ${stepName(step, 'fr')} » ${when}.`, {
    advice: `Pour la refaire : ${typed} ${step} --reason "…". Étapes du scénario : ${steps}.`,
  })
}
