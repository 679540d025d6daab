// Which columns of a history of reminders tell the customer, the invoice, the step, the day and the channel.
// Either one row per reminder, or one row per invoice with a column of days for each step ("Relance 1", "Mise en demeure").
import { InputError } from '../../domain/errors.ts'
import { columnRefusal, joined, type Role, sameName, squeezed } from '../columns/columns.ts'
import { strengthOf } from '../columns/dictionary.ts'
import { cutRecords } from '../tables/csv-records.ts'
import type { Row } from '../tables/rows.ts'
import type { TextFile } from '../text-file.ts'
import { listed, quoted } from '../wording.ts'

/** A role `--map` takes for a history of reminders. */
type ReminderRole = 'customer_code' | 'customer_name' | 'invoice_number' | 'step' | 'reminder_date' | 'channel'

/** Where the columns are; `dated`: columns of days named after a step. */
export interface ReminderPlaces {
  readonly roles: Readonly<Partial<Record<ReminderRole, number>>>
  readonly dated: readonly number[]
}

const REMINDER_WORDS: Readonly<Record<ReminderRole, string>> = {
  customer_code: 'code du client',
  customer_name: 'nom du client',
  invoice_number: 'numéro de facture',
  step: 'étape',
  reminder_date: 'jour de la relance',
  channel: 'canal',
}

const ROLES = Object.keys(REMINDER_WORDS) as ReminderRole[]
const OWN: Readonly<Partial<Record<ReminderRole, { readonly strong: string; readonly weak: string }>>> = {
  step: {
    strong:
      'niveau niveauderelance niveaurelance niveaudelarelance etape etapederelance etaperelance typederelance typerelance numeroderelance nrelance nderelance step level reminderlevel dunninglevel dernierniveau dernierniveauderelance derniereetape',
    weak: 'relance reminder action rappel type',
  },
  reminder_date: {
    strong:
      'datederelance daterelance datedelarelance datederniererelance datedeladerniererelance derniererelance datedenvoi dateenvoi datedelenvoi envoyele envoyeele relancele relanceele senton sentat reminderdate lastreminderdate dateaction datedelaction datedurappel daterappel',
    weak: 'date jour le',
  },
  channel: {
    strong: 'canal moyen moyendenvoi modedenvoi modeenvoi moderelance channel support typedenvoi typeenvoi',
    weak: 'mode media via',
  },
}
const DATED =
  /^(relance|rappel|niveau|reminder|level)n?\d$|^\d(re|ere|er|eme|e|nde)?(relance|rappel)$|^(premiere|deuxieme|seconde|troisieme)relance$|^miseendemeure$|^med$/
const WITHIN = 40

/** The columns these headers name, weak names included; a role named twice keeps its first column. */
function reminderPlaces(headers: readonly string[]): ReminderPlaces {
  const roles: Partial<Record<ReminderRole, number>> = {}
  for (const strength of ['strong', 'weak'] as const) {
    for (const role of ROLES) {
      const taken = new Set(Object.values(roles))
      const index = headers.findIndex((header, at) => !taken.has(at) && names(role, header) === strength)
      if (index >= 0 && roles[role] === undefined) roles[role] = index
    }
  }
  const dated = headers.flatMap((header, index) => (DATED.test(squeezed(header)) ? [index] : []))
  if (dated.length === 0 || (roles.step !== undefined && !dated.includes(roles.step))) return { roles, dated: [] }
  const { step: _step, reminder_date: _day, ...others } = roles
  return { roles: others, dated }
}

/** Whether headers are those of a history of reminders: `sure` when they can be nothing else. */
export function isReminderHeader(headers: readonly string[]): 'sure' | 'maybe' | null {
  const places = reminderPlaces(headers)
  if (!isWhole(places)) return null
  const { step, reminder_date: day } = places.roles
  if (places.dated.length > 0) return 'sure'
  const strong = (role: ReminderRole, index: number | undefined) => names(role, headers[index ?? -1] ?? '') === 'strong'
  return strong('step', step) && strong('reminder_date', day)
    ? 'sure'
    : strong('step', step) || strong('reminder_date', day)
      ? 'maybe'
      : null
}

/** The first row that names every column such a history needs. */
export function reminderHeader(rows: readonly Row[]): readonly string[] | undefined {
  return rows.slice(0, WITHIN).find(({ fields }) => isWhole(reminderPlaces(fields)))?.fields
}

/** Role -> header of the row that names the columns, to find it in the file; what the user maps comes first. Undefined: no such row. */
export function reminderMap(text: TextFile, map: Readonly<Record<string, string>>): Readonly<Record<string, string>> | undefined {
  const header = reminderHeader(cutRecords(text.firstLines.join('\n'), text.separator).rows)
  if (header === undefined) return Object.keys(map).length > 0 ? map : undefined
  const found = Object.entries(reminderPlaces(header).roles).map(([role, index]) => [role, header[index] ?? ''] as const)
  return { ...Object.fromEntries(found), ...map }
}

/** The columns of a table. @throws InputError 'column-missing', 'map-role-unknown', 'map-header-unknown'. */
export function chosenPlaces(file: string, headers: readonly string[], map: Readonly<Record<string, string>>): ReminderPlaces {
  const found = reminderPlaces(headers)
  const roles = { ...found.roles }
  for (const [name, header] of Object.entries(map)) {
    const role = ROLES.find((known) => known === name)
    if (role === undefined) {
      throw new InputError('map-role-unknown', `Le rôle ${quoted(name)} de --map n’existe pas pour ce type de fichier.`, {
        file,
        advice: `Rôles possibles : ${ROLES.join(', ')}.`,
      })
    }
    const index = headers.findIndex((written) => written === header || sameName(squeezed(written), squeezed(header)))
    const message = `Le fichier n’a pas de colonne ${quoted(header)}, que --map demande.`
    if (index < 0) throw columnRefusal('map-header-unknown', message, file, headers, role as Role, [])
    roles[role] = index
  }
  const places = { roles, dated: map.step === undefined ? found.dated : [] }
  const missing = missingRoles(places)
  if (missing.length === 0) return places
  const what = missing.map((role) => (role === 'customer_code' ? 'le client' : `le ${REMINDER_WORDS[role]}`.replace('le étape', 'l’étape')))
  throw columnRefusal('column-missing', `Aucune colonne ne contient ${joined(what)}.`, file, headers, missing as Role[], [])
}

/** What each column was taken for, one French sentence. */
export function reminderEvidence(headers: readonly string[], { roles, dated }: ReminderPlaces): string {
  const name = (index: number) => quoted(headers[index] ?? '')
  const used = ROLES.flatMap((role) => (roles[role] === undefined ? [] : [`${name(roles[role])} (${REMINDER_WORDS[role]})`]))
  return `Colonnes reconnues : ${listed([...used, ...dated.map((index) => `${name(index)} (jour de cette étape)`)])}.`
}

function names(role: ReminderRole, header: string): 'strong' | 'weak' | null {
  const own = OWN[role]
  if (own === undefined) return strengthOf(header, role as Role)
  const name = squeezed(header)
  const holds = (list: string) => name !== '' && list.split(' ').some((known) => sameName(name, known))
  return holds(own.strong) ? 'strong' : holds(own.weak) ? 'weak' : null
}

function isWhole(places: ReminderPlaces): boolean {
  return missingRoles(places).length === 0
}

function missingRoles({ roles, dated }: ReminderPlaces): ReminderRole[] {
  const needed: ReminderRole[] = ['invoice_number', ...(dated.length > 0 ? [] : (['step', 'reminder_date'] as const))]
  const customer = roles.customer_code ?? roles.customer_name
  return [...(customer === undefined ? (['customer_code'] as const) : []), ...needed.filter((role) => roles[role] === undefined)]
}
