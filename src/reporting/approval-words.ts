// Why a reminder waits for somebody's yes, and who let it leave, in words: of a planned one, and of an event of the history.
import { type IsoDay, parseIsoDay } from '../domain/day.ts'
import { formatDay } from '../domain/format.ts'
import type { ApprovalNeed, Reminder } from '../domain/reminder.ts'
import type { ApprovalTold } from './plan-views.ts'
import type { HistoryEventView } from './views.ts'

const NEEDS: Readonly<Record<ApprovalNeed['code'], string>> = {
  validation: 'validation',
  'first-plans': 'premiers plans',
  amount: 'montant',
  step: 'étape',
  customer: 'client',
}

type Waiting = Pick<Reminder, 'approvalNeeds'>

/** "à approuver (étape, montant)"; "à faire valider" where the client validates everything. */
export function waitingWords(reminder: Waiting): string {
  const validated = reminder.approvalNeeds?.some(({ code }) => code === 'validation') ?? false
  return validated ? 'à faire valider' : `à approuver${needsWords(reminder)}`
}

/** " (étape, montant)", with the space before it; '' where no reason is known. */
export function needsWords({ approvalNeeds = [] }: Waiting): string {
  const why = [...new Set(approvalNeeds.map(({ code }) => NEEDS[code]))].join(', ')
  return why === '' ? '' : ` (${why})`
}

/** "À approuver : étape « dernier rappel » ; total au-dessus de 5 000,00 €."; '' where no reason is known. */
export function needsSentence({ approvalNeeds = [] }: Waiting): string {
  const why = approvalNeeds.map(({ text }) => text).join('\u00a0; ')
  return why === '' ? '' : `À approuver\u00a0: ${why}.`
}

/** "Nadia, le 20/11/2026"; where the client was asked: "validée par Mme Durand le 19/11/2026 (Nadia)". */
export function approvalWords({ by, on, validatedBy, validatedOn }: ApprovalTold): string {
  if (validatedBy === undefined || validatedOn === undefined) return `${by}, le ${formatDay(on)}`
  return `validée par ${validatedBy} le ${formatDay(validatedOn)} (${by})`
}

/** The same of an event; '' where it tells no approval. */
export function approvalOf({ day, status, detail }: Pick<HistoryEventView, 'day' | 'status' | 'detail'>): string {
  const told = status === 'validated' ? { ...detail, on: day } : detail?.['approval']
  return isTold(told) ? approvalWords(told) : ''
}

function isTold(told: unknown): told is ApprovalTold {
  if (typeof told !== 'object' || told === null) return false
  const { by, on, validatedOn } = told as Record<string, unknown>
  return typeof by === 'string' && isDay(on) && (validatedOn === undefined || isDay(validatedOn))
}

function isDay(value: unknown): value is IsoDay {
  return typeof value === 'string' && parseIsoDay(value) !== null
}
