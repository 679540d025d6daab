// relance.yaml -> Settings. The only door to yaml and zod, which cost 60 ms to load: import it on demand, when nothing kept is valid.
// Reads no file: the text is given, `file` only names it in messages.
import * as z from 'zod'
import { shippedScenarios } from '../../domain/scenario-shipped.ts'
import type { Settings } from '../../domain/settings.ts'
import { quoted } from './french.ts'
import { nearest } from './nearest.ts'
import { type Fault, settingsStop } from './problems.ts'
import { settingsSchema, type WrittenSettings } from './schema.ts'
import { toSettings } from './to-settings.ts'
import { readSettingsTree, type SettingsTree } from './yaml-tree.ts'
import { faultsOf } from './zod-faults.ts'

z.config(z.locales.fr())

/**
 * The settings written in `text`, defaults added: plain data that survives JSON unchanged.
 * @throws SettingsError 'settings-syntax', 'settings-unknown-key', 'settings-missing' or 'settings-invalid' (also when faults of several
 * kinds meet), with up to 20 problems, each with its line and excerpt.
 */
export function loadSettings(file: string, text: string): Settings {
  const tree = readSettingsTree(text)
  if (!('value' in tree)) throw settingsStop(file, text, tree)
  const result = settingsSchema.safeParse(tree.value ?? {}, { reportInput: true })
  if (!result.success) throw settingsStop(file, text, faultsOf(result.error.issues, settingsSchema, tree))
  const settings = toSettings(result.data)
  const unknownSteps = stepFaults(settings, namedSteps(result.data), tree)
  if (unknownSteps.length > 0) throw settingsStop(file, text, unknownSteps)
  return settings
}

/** The steps that settings name outside the scenarios, each with its place in the file. */
function namedSteps({ reminders, attachments }: WrittenSettings): { readonly name: string; readonly path: readonly (string | number)[] }[] {
  const approval = (reminders?.approval ?? []).map((name, index) => ({ name, path: ['reminders', 'approval', index] }))
  const enclosed = (['statement', 'calculation'] as const).flatMap((key) => {
    const chosen = attachments?.[key]
    return chosen?.from === 'step' ? [{ name: chosen.step, path: ['attachments', key] }] : []
  })
  return [...approval, ...enclosed]
}

/** A mistyped step in `approval` would let a formal notice out unread: every name must be a step of some scenario, or a shipped one. */
function stepFaults(settings: Settings, named: ReturnType<typeof namedSteps>, tree: SettingsTree): Fault[] {
  const scenarios = [...Object.values(shippedScenarios()), ...Object.values(settings.scenarios)]
  const steps = [...new Set(scenarios.flatMap((scenario) => scenario.steps.map((step) => step.step)))]
  return named.flatMap(({ name, path }) => {
    if (steps.includes(name)) return []
    const near = nearest(name, steps)
    const hint = near === null ? `Étapes connues : ${steps.join(', ')}.` : `Vouliez-vous écrire « ${near} » ?`
    const key = path.filter((part) => typeof part === 'string').join('.')
    return [{ code: 'settings-invalid', line: tree.lineOf(path), message: `${key} : aucune étape ne s’appelle ${quoted(name)}. ${hint}` }]
  })
}
