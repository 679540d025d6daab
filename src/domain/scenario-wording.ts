// What the shipped templates and step names allow: each speaks of a debt to come or overdue, and their levels rise.
// Knows nothing of templates of the user's own, nor of what a template really contains.
import type { Step } from './settings.ts'

/** Announces a due date still to come. */
const BEFORE_DUE = 'preventive'
/** Shipped templates that speak of an overdue debt; call, task and sms suit any day. */
const OVERDUE: ReadonlySet<string> = new Set([
  'relance-1',
  'relance-2',
  'relance-3',
  'consumer-1',
  'consumer-2',
  'consumer-3',
  'public-service',
  'bounced-payment',
  'moratory-interest',
  'formal-notice',
  'formal-notice-public',
])
const RISING: readonly string[] = ['relance-1', 'relance-2', 'relance-3', 'formal-notice']

/** What a step's template says against its day, the end of a French sentence about the step; null when they agree. */
export function untimelyTemplate({ at, template }: Pick<Step, 'at' | 'template'>): string | null {
  if (at < 0 && OVERDUE.has(template))
    return `précède l’échéance et son modèle « ${template} » parle d’une facture échue ; écrivez « template: ${BEFORE_DUE} », ou un modèle à vous.`
  if (at > 0 && template === BEFORE_DUE)
    return `suit l’échéance et son modèle « ${template} » annonce une échéance à venir ; donnez un nombre de jours négatif, ou un autre modèle.`
  return null
}

/**
 * What is wrong with the place of `step` after the steps `before` it, the end of a French sentence about the step; null when the levels
 * that shipped names tell rise. A name of the user's own has no level.
 */
export function fallingLevel(step: string, before: readonly string[]): string | null {
  const level = RISING.indexOf(step)
  const higher = level < 0 ? undefined : before.find((name) => RISING.indexOf(name) > level)
  if (higher === undefined) return null
  return `vient après l’étape « ${higher} », plus ferme qu’elle ; l’ordre est ${RISING.join(', ')} : échangez-les, ou donnez à l’étape un nom à vous (le texte reste celui de « template: ${step} »).`
}
