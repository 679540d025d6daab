// What zod finds wrong, told in French with the line of the key: unknown and missing keys, wrong shapes, refused values.
import type * as z from 'zod'
import { oneOf, quoted } from './french.ts'
import { nearest } from './nearest.ts'
import type { Fault, FaultCode } from './problems.ts'
import type { SettingsTree } from './yaml-tree.ts'
import type { Path } from './yaml-walk.ts'
import { homesOf, keysAt } from './zod-keys.ts'

/** The faults of one file; `schema` is asked for the keys it knows. */
export function faultsOf(issues: readonly z.core.$ZodIssue[], schema: z.ZodType, tree: SettingsTree): Fault[] {
  return issues.flatMap(chosenIssues).flatMap((issue) => {
    const path = issue.path.map((part) => (typeof part === 'symbol' ? String(part) : part))
    if (issue.code === 'unrecognized_keys') return issue.keys.map((key) => unknownKey(key, path, schema, tree))
    return [{ code: codeOf(issue), line: lineNear(tree, path), message: sentence(issue, path, schema) }]
  })
}

/** Of the forms a value may take, the one that was meant is told by its shape: what is wrong with the other is not said. */
function chosenIssues(issue: z.core.$ZodIssue): z.core.$ZodIssue[] {
  if (issue.code !== 'invalid_union') return [issue]
  const isSection = typeof issue.input === 'object' && issue.input !== null && !Array.isArray(issue.input)
  const meant = issue.errors[isSection ? 1 : 0] ?? []
  return meant.map((one) => ({ ...one, path: [...issue.path, ...one.path] })).flatMap(chosenIssues)
}

function codeOf(issue: z.core.$ZodIssue): FaultCode {
  if (issue.code === 'custom' && issue.params?.['missing'] === true) return 'settings-missing'
  return issue.input === undefined && (issue.code === 'invalid_type' || issue.code === 'invalid_value')
    ? 'settings-missing'
    : 'settings-invalid'
}

/** Line of the key, else of the section that should hold it. */
function lineNear(tree: SettingsTree, path: Path): number | null {
  for (let length = path.length; length > 0; length--) {
    const line = tree.lineOf(path.slice(0, length))
    if (line !== null) return line
  }
  return null
}

/** The part of a key after a colon is not repeated: it may be a password glued to its key. */
function unknownKey(key: string, path: Path, schema: z.ZodType, tree: SettingsTree): Fault {
  const allowed = keysAt(schema, path)
  const [word = key] = key.split(':')
  const named = path.some((part) => typeof part === 'number')
    ? `${quoted(word)} n’existe pas dans ${dotted(path)}`
    : `${quoted(dotted([...path, word]))} n’existe pas`
  const message = isCutNumber(word) ? cutNumber(path) : `La clé ${named}. ${suggestion(word, allowed, schema)}`
  return { code: 'settings-unknown-key', line: tree.lineOf([...path, key]), message }
}

/** Between braces a comma ends a value: what follows it is read as a key of its own. */
function isCutNumber(key: string): boolean {
  return /^\d{1,3}\s*[€%]?$/.test(key)
}

function cutNumber(path: Path): string {
  const where = path.length === 0 ? '' : `${dotted(path)} : `
  return `${where}entre accolades, une virgule sépare deux clés. Écrivez le nombre avec un point (500.00), ou entre guillemets ("500,00").`
}

function suggestion(key: string, allowed: readonly string[], schema: z.ZodType): string {
  if (/^(?:smtp)?(?:pass|passwd|password|pwd|mot_?de_?passe)$/i.test(key)) {
    return 'Le mot de passe ne s’écrit pas dans ce fichier : donnez-le par RELANCE_SMTP_PASSWORD ou par smtp.passwordFile.'
  }
  const near = nearest(key, allowed)
  if (near !== null) return `Vouliez-vous écrire « ${near} » ?`
  const homes = homesOf(schema, key)
  if (homes.length > 0) return `Cette clé s’écrit ${oneOf(homes)}.`
  return `Clés permises ici : ${allowed.join(', ')}.`
}

function sentence(issue: z.core.$ZodIssue, path: Path, schema: z.ZodType): string {
  const name = dotted(path)
  if (issue.code === 'custom' && issue.params?.['missing'] === true) return `${name} manque : ${issue.message}.`
  if (issue.code === 'custom') return issue.params?.['sentence'] === true ? issue.message : `${name} : ${issue.message}`
  if (codeOf(issue) === 'settings-missing') return missing(name, issue, typeof path.at(-1) === 'number')
  if (issue.code === 'invalid_value') return badChoice(name, issue)
  if (issue.code === 'invalid_key') return `${name} : ce nom n’est pas permis ; lettres et chiffres, par exemple « standard ».`
  if (issue.code === 'too_small') return `${name} : la liste est vide, il y faut au moins un élément.`
  if (issue.code !== 'invalid_type') return `${name} : ${issue.message}.`
  if (issue.input === null) return `${name} ne peut pas être nul : retirez la clé pour garder la valeur par défaut.`
  if (issue.expected === 'array') return `${name} attend une liste : [premier, second], ou une ligne « - … » par élément.`
  if (issue.expected === 'string') return `${name} attend une seule valeur, et non une liste ou une section.`
  return badSection(name, issue.input, keysAt(schema, path))
}

/** What a key that must be there is for; the others speak for themselves. */
const PURPOSES: Readonly<Record<string, string>> = {
  creditor: 'c’est le nom de la société à qui l’argent est dû',
  'creditor.name': 'c’est le nom de la société à qui l’argent est dû',
  'sender.firm.name': 'c’est le cabinet qui écrit en son propre nom',
  'sender.mandate.reference': 'un mandat de recouvrement a une référence et une date',
  'sender.mandate.date': 'un mandat de recouvrement a une référence et une date',
}

function missing(name: string, issue: z.core.$ZodIssue, inList: boolean): string {
  if (inList) return `${name} : cet élément de la liste est vide.`
  const key = name === 'creditor' ? 'creditor.name' : name
  if (issue.code === 'invalid_value') return `${key} manque. Valeurs possibles : ${oneOf(issue.values.map(String))}.`
  const purpose = PURPOSES[name]
  return purpose === undefined ? `${key} manque.` : `${key} manque : ${purpose}.`
}

function badChoice(name: string, { values, input }: z.core.$ZodIssueInvalidValue): string {
  const words = values.map(String)
  if (typeof input !== 'string') return `${name} attend une seule valeur : ${oneOf(words)}.`
  const near = nearest(input, words)
  const hint = near === null ? '' : ` Vouliez-vous écrire « ${near} » ?`
  return `${name} : ${quoted(input)} n’est pas permis. Valeurs possibles : ${oneOf(words)}.${hint}`
}

function badSection(name: string, input: unknown, keys: readonly string[]): string {
  const where = name === '' ? 'Le fichier' : name
  const glued = typeof input === 'string' && /^\w+:\S/.test(input) ? ' Il faut une espace après les deux-points.' : ''
  const allowed = keys.length > 0 ? ` parmi ${keys.join(', ')}` : ''
  return `${where} attend des clés${allowed}, une par ligne.${glued}`
}

/** 'reminders.minimum'; in a list people count from one: 'scenarios.standard, étape 3, at', 'groups n° 1, members n° 2'. */
function dotted(path: Path): string {
  const [section, scenario, ...inside] = path
  if (section === 'scenarios' && scenario !== undefined) {
    const steps = inside[0] === 'steps' ? inside.slice(1) : inside
    const [index, ...keys] = steps
    if (typeof index === 'number')
      return [`scenarios.${scenario}`, `étape ${index + 1}`, ...(keys.length === 0 ? [] : [listed(keys)])].join(', ')
  }
  return listed(path)
}

function listed(path: Path): string {
  return path.reduce<string>((name, part, index) => {
    if (typeof part === 'number') return `${name} n° ${part + 1}`
    return index === 0 ? part : `${name}${typeof path[index - 1] === 'number' ? ', ' : '.'}${part}`
  }, '')
}
