// Who let a reminder leave, in words: of a planned one, and of an event of the history.
import { type IsoDay, parseIsoDay } from '../domain/day.ts'
import { formatDay } from '../domain/format.ts'
import type { ApprovalTold, HistoryEventView } from './views.ts'

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
