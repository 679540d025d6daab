// What is wrong in templates, as the one stop that tells it.
import { type Problem, SettingsError } from '../domain/errors.ts'

const LISTED = 20

/** The stop for these problems, of one template or of several; null for none. */
export function templateFault(problems: readonly Problem[]): SettingsError | null {
  const [first, ...others] = problems
  if (first === undefined) return null
  const count = problems.length
  const together = others.every(({ file }) => file === first.file)
  const { message, ...place } = first
  const several = together ? `Ce modèle contient ${count} erreurs.` : `Vos modèles contiennent ${count} erreurs.`
  return new SettingsError('template-invalid', others.length > 0 ? several : message, {
    ...(together ? place : {}),
    advice: 'Corrigez le modèle (relance templates fields dit les champs), ou supprimez-le pour revenir à celui d’origine.',
    ...(others.length > 0 ? { problems: problems.slice(0, LISTED), problemCount: count } : {}),
  })
}
