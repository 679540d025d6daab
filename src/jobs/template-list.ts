// The templates of a dossier: what each is for, whose it is, and whether one of the dossier's own may be used. Changes nothing.
import { relative } from 'node:path'
import type { IsoDay } from '../domain/day.ts'
import type { Problem } from '../domain/errors.ts'
import { groupBy } from '../domain/group.ts'
import { LANGUAGES, type Language } from '../domain/language.ts'
import { shippedScenarios } from '../domain/scenario-shipped.ts'
import type { Channel, Step } from '../domain/settings.ts'
import { stepName } from '../domain/step-name.ts'
import { customers } from '../ledger/customers.ts'
import { checkOwnTemplates, checkTemplates } from '../rendering/check-templates.ts'
import { mainPart } from '../rendering/render-reminder.ts'
import { loadTemplates, PARTS, type Part, REPORT, type TemplateFile, type Templates } from '../rendering/template-files.ts'
import { filesNamed, partName } from '../rendering/template-names.ts'
import type { Dossier } from './dossier.ts'
import { templatesOf } from './templates.ts'

export type TemplateOrigin = 'shipped' | 'dossier'

export interface TemplatePartView {
  readonly part: Part
  readonly origin: TemplateOrigin
  /** In the dossier, with slashes; null: the program's own. */
  readonly file: string | null
  /** The dossier's own says something else than the one of the program it lies over; null: it is the program's, or lies over none. */
  readonly changed: boolean | null
  readonly problems: readonly Problem[]
}

export interface TemplateView {
  readonly name: string
  readonly language: Language
  /** `piece`: shared by several templates. */
  readonly kind: 'message' | 'piece' | 'report'
  /** Names of the steps it speaks for, French; empty: none, or it is no message. */
  readonly steps: readonly string[]
  readonly channels: readonly Channel[]
  readonly parts: readonly TemplatePartView[]
  /** What is not wrong, and may not be what was meant; French sentences. */
  readonly remarks: readonly string[]
}

export interface TemplatesView {
  readonly date: IsoDay
  /** By language, the dossier's first, then messages before shared pieces, then by name. */
  readonly templates: readonly TemplateView[]
  /** Files of the dossier's folder that can be no template. */
  readonly unread: readonly Problem[]
  /** Languages in which somebody is written to, or a template is the dossier's own. */
  readonly spoken: readonly Language[]
  readonly totals: { readonly templates: number; readonly own: number; readonly problems: number }
}

export interface TemplateSource {
  readonly templates: Templates
  /** Null: the program's own templates alone. */
  readonly dossier: Dossier | null
  /** The folder of the program's own. */
  readonly shipped: string
}

/** Where the templates are read from. @param shipped the program's own, for where there is no dossier */
export function templateSource(dossier: Dossier | null, shipped: string): TemplateSource {
  return { dossier, shipped, templates: dossier === null ? loadTemplates([shipped]) : templatesOf(dossier) }
}

/**
 * @param typed what is looked at alone (`filesNamed`); null: all. Of the program's own templates none is checked but where `all` says so: they were
 * @throws InputError 'template-unknown'
 */
export function templatesView(
  source: TemplateSource,
  date: IsoDay,
  choice: { readonly typed: string | null; readonly all: boolean },
): TemplatesView {
  const { templates, dossier } = source
  const language = dossier?.settings.customers.language ?? 'fr'
  const wanted = choice.typed === null ? [...templates.files.values()] : filesNamed(templates, choice.typed, language)
  const found = choice.all ? checkTemplates(templates, wanted) : checkOwnTemplates(templates)
  const problems = found.map((problem) => ({
    ...problem,
    ...(problem.file === undefined ? {} : { file: shownPath(problem.file, dossier) }),
  }))
  const shipped = loadTemplates([source.shipped])
  const order = [language, ...LANGUAGES.filter((one) => one !== language)]
  const named = groupBy(wanted, (file) => `${order.indexOf(file.language)} ${file.name.startsWith('partials/') ? 1 : 0} ${file.name}`)
  const views = [...named].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, files]) => viewOf(files, { source, shipped, problems }))
  const parts = views.flatMap((view) => view.parts)
  const known = new Set([...templates.files.values()].map(({ file }) => shownPath(file, dossier)))
  const unread = choice.typed === null ? problems.filter(({ file }) => file !== undefined && !known.has(file)) : []
  return {
    date,
    templates: views,
    unread,
    spoken: spokenIn(source, order),
    totals: {
      templates: parts.length,
      own: parts.filter(({ origin }) => origin === 'dossier').length,
      problems: unread.length + parts.flatMap((part) => part.problems).length,
    },
  }
}

interface Around {
  readonly source: TemplateSource
  readonly shipped: Templates
  readonly problems: readonly Problem[]
}

function viewOf(files: readonly TemplateFile[], around: Around): TemplateView {
  const [{ name, language } = { name: '', language: 'fr' as const }] = files
  const steps = stepsOf(name, files, around.source.dossier)
  const parts = files.toSorted((a, b) => PARTS.indexOf(a.part) - PARTS.indexOf(b.part)).map((file) => partView(file, around))
  const kind = name === REPORT ? 'report' : name.startsWith('partials/') ? 'piece' : 'message'
  return {
    name,
    language,
    kind,
    steps: [...new Set(steps.map(({ step }) => stepName(step, 'fr')))],
    channels: [...new Set(steps.map(({ channel }) => channel))],
    parts,
    remarks: remarksOn({ name, kind, parts, isUsed: steps.length > 0 || ALWAYS.includes(name) }),
  }
}

function partView(file: TemplateFile, { source, shipped, problems }: Around): TemplatePartView {
  const own = file.rank > 0
  const path = shownPath(file.file, source.dossier)
  const below = shipped.files.get(`${file.language}/${partName(file)}`)
  return {
    part: file.part,
    origin: own ? 'dossier' : 'shipped',
    file: own ? path : null,
    changed: own && below !== undefined ? below.source !== file.source : null,
    problems: problems.filter((problem) => problem.file === path),
  }
}

/** Templates that speak where a step has none of its own. */
const ALWAYS: readonly string[] = ['call', 'sms']
const PUBLIC = /-public$/

/** The steps of the dossier's scenarios, or of the shipped ones, that one of these files speaks for. */
function stepsOf(name: string, files: readonly TemplateFile[], dossier: Dossier | null): Step[] {
  const scenarios = Object.values({ ...shippedScenarios(), ...dossier?.settings.scenarios })
  const named = [name, name.replace(PUBLIC, '')]
  const parts = files.map(({ part }) => part)
  return scenarios.flatMap(({ steps }) =>
    steps.filter(({ template, channel }) => named.includes(template) && parts.includes(mainPart(channel))),
  )
}

function remarksOn(found: Pick<TemplateView, 'name' | 'kind' | 'parts'> & { readonly isUsed: boolean }): string[] {
  const { name, kind, parts, isUsed } = found
  const state = (wanted: Part) => parts.find(({ part }) => part === wanted)
  const speaks = (one: TemplatePartView | undefined) => one?.origin === 'dossier' && one.changed !== false
  const [text, html] = [state('text'), state('html')]
  const own = parts.some(({ origin }) => origin === 'dossier')
  return [
    ...(own && kind === 'message' && !isUsed ? [`Aucune étape de vos scénarios n’emploie le modèle ${name}.`] : []),
    ...(speaks(text) && html?.origin === 'dossier' && !speaks(html)
      ? [`Le texte de ${name} est changé, son HTML non : le client lirait l’ancien. Changez aussi ${html.file}, ou supprimez-le.`]
      : []),
    ...(speaks(html) && !speaks(text) && text !== undefined
      ? [
          `Le HTML de ${name} est changé, son texte non : un client qui lit sans HTML lirait l’ancien. Changez aussi ${partName({ name, part: 'text' })}.`,
        ]
      : []),
    ...(speaks(text) && html?.origin === 'shipped' && kind !== 'piece'
      ? [`Le texte de ${name} est le vôtre : il part seul, sans le HTML de relance, qui dirait autre chose.`]
      : []),
  ]
}

function spokenIn({ templates, dossier }: TemplateSource, order: readonly Language[]): Language[] {
  const own = [...templates.files.values()].flatMap(({ rank, language }) => (rank > 0 ? [language] : []))
  const theirs = dossier === null ? [] : [...customers(dossier.ledger).values()].map(({ language }) => language)
  return order.filter((language, index) => index === 0 || own.includes(language) || theirs.includes(language))
}

/** As people are told of it: from the dossier's folder where it stands there. */
export function shownPath(file: string, dossier: Pick<Dossier, 'folder'> | null): string {
  const inside = dossier === null ? file : relative(dossier.folder, file)
  return (inside.startsWith('..') ? file : inside).replaceAll('\\', '/')
}
