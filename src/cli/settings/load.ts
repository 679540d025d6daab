// relance.yaml -> Settings. The only door to yaml and zod, which cost 60 ms to load: import it on demand, when nothing kept is valid.
// Reads no file: the text is given, `file` only names it in messages.
import * as z from 'zod'
import { shippedScenarios } from '../../domain/scenario-shipped.ts'
import type { Settings } from '../../domain/settings.ts'
import { quoted } from './french.ts'
import { nearest } from './nearest.ts'
import { type Fault, settingsStop } from './problems.ts'
import { settingsSchema } from './schema.ts'
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
  const unknownSteps = approvalFaults(settings, result.data.reminders?.approval ?? [], tree)
  if (unknownSteps.length > 0) throw settingsStop(file, text, unknownSteps)
  return settings
}

/** A mistyped step in `approval` would let a formal notice out unread: every name must be a step of some scenario, or a shipped one. */
function approvalFaults(settings: Settings, approval: readonly string[], tree: SettingsTree): Fault[] {
  const scenarios = [...Object.values(shippedScenarios()), ...Object.values(settings.scenarios)]
  const steps = [...new Set(scenarios.flatMap((scenario) => scenario.steps.map((step) => step.step)))]
  return approval.flatMap((name, index) => {
    if (steps.includes(name)) return []
    const near = nearest(name, steps)
    const hint = near === null ? `Étapes connues : ${steps.join(', ')}.` : `Vouliez-vous écrire « ${near} » ?`
    const message = `reminders.approval : aucune étape ne s’appelle ${quoted(name)}. ${hint}`
    return [{ code: 'settings-invalid', line: tree.lineOf(['reminders', 'approval', index]), message }]
  })
}
