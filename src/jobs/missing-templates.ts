// Steps of the dossier's own scenarios for which no template speaks: told with the line of relance.yaml, before anything is planned.
// Shipped scenarios have shipped templates; what stands in a template is checked in rendering.
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { nearestWords } from '../domain/edit-distance.ts'
import { type Problem, SettingsError } from '../domain/errors.ts'
import { shippedScenarios } from '../domain/scenario-shipped.ts'
import type { Language, Scenario, Step } from '../domain/settings.ts'
import { speaksFor } from '../rendering/render-reminder.ts'
import type { Templates } from '../rendering/template-files.ts'
import type { Dossier } from './dossier.ts'
import { refuseFaultyTemplates, templatesOf } from './templates.ts'

const FILE = 'relance.yaml'
/** A template mistyped by more letters than this is another one. */
const FARTHEST = 3

/** One problem for each step without a template in a language it may be written in: those it names, else `spoken`, by default the dossier's. */
export function missingTemplates(dossier: Dossier, spoken: readonly Language[] = [dossier.settings.customers.language]): Problem[] {
  const { settings, folder } = dossier
  const shipped = shippedScenarios()
  const own = Object.values(settings.scenarios).filter((one) => JSON.stringify(one) !== JSON.stringify(shipped[one.name]))
  if (own.length === 0) return []
  const templates = templatesOf(dossier)
  const lines = readFileSync(join(folder, FILE), 'utf8').split('\n')
  return own.flatMap((scenario) =>
    scenario.steps.flatMap((step) => {
      const languages = step.languages ?? spoken
      const missing = languages.filter((language) => !speaksFor(templates, language, step))
      if (missing.length === 0) return []
      const place = placeOf(lines, scenario, step)
      const message = `Scénario « ${scenario.name} », étape « ${step.step} » : aucun modèle « ${step.template} » pour ce canal (${missing.join(', ')}).${hintOf(step, templates)}`
      return [{ file: FILE, message, ...place }]
    }),
  )
}

/** The template that may be meant: a known one for this channel with nearly that name. */
function hintOf(step: Step, templates: Templates): string {
  const known = Object.values(shippedScenarios()).flatMap(({ steps }) => steps.map(({ template }) => template))
  const spoken = known.filter((template) => speaksFor(templates, 'fr', { ...step, template }))
  const [near] = nearestWords(step.template, spoken, FARTHEST)
  return near === undefined ? '' : ` Vouliez-vous écrire « ${near} » ?`
}

/** @throws SettingsError 'template-missing' when a step of the dossier's own scenarios has no template, 'template-invalid' when one of its own is wrong. */
export function refuseUnusableTemplates(dossier: Dossier): void {
  refuseFaultyTemplates(dossier)
  const problems = missingTemplates(dossier)
  const [first] = problems
  if (first === undefined) return
  const { message, ...place } = first
  const advice = 'Corrigez le modèle ou le canal de cette étape, ou créez ce modèle dans le dossier templates du dossier.'
  const many = problems.length > 1
  throw new SettingsError('template-missing', many ? `${problems.length} étapes de vos scénarios n’ont pas de modèle.` : message, {
    ...place,
    advice,
    ...(many ? { problems: problems.slice(0, 20), problemCount: problems.length } : {}),
  })
}

/** The line that names the template, else the step, after the one that names the scenario. */
function placeOf(lines: readonly string[], scenario: Scenario, step: Step): { line?: number; excerpt?: string } {
  const names = (key: string, name: string) => new RegExp(`(?:^|[\\s{,"'])${key}["']?\\s*:\\s*["']?${name}(?![\\w-])`)
  const begin = Math.max(
    0,
    lines.findIndex((line) => new RegExp(`^[\\s{]*["']?${scenario.name}["']?\\s*:`).test(line)),
  )
  const after = (pattern: RegExp) => lines.findIndex((line, index) => index >= begin && pattern.test(line))
  const named = after(names('template', step.template))
  const index = named >= 0 ? named : after(names('step', step.step))
  return index < 0 ? {} : { line: index + 1, excerpt: (lines[index] ?? '').trim().slice(0, 120) }
}
