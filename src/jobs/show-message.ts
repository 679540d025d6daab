// One reminder by its number: what was sent, to whom, when, for how much; or what is planned under that number today.
import { plainTextOf } from '../delivery/message-text.ts'
import { type Cents, cents } from '../domain/cents.ts'
import type { IsoDay } from '../domain/day.ts'
import { type CustomerCode, reminderId } from '../domain/names.ts'
import type { Channel } from '../domain/settings.ts'
import { keptMessage } from '../ledger/messages.ts'
import { plannedReminder } from '../ledger/plans.ts'
import type { PlannedReminderView, PlanView } from '../reporting/plan-views.ts'
import type { HistoryEventView } from '../reporting/views.ts'
import type { Dossier } from './dossier.ts'
import { historyOf } from './history.ts'

export interface MessageView {
  readonly id: string
  readonly customer: CustomerCode
  /** What became of it, as history tells it; `planned`: nothing yet. */
  readonly status: string
  readonly day: IsoDay
  readonly step: string
  readonly channel: Channel
  readonly to: readonly string[]
  readonly cc: readonly string[]
  /** Null: nobody knows any more. */
  readonly subject: string | null
  /** Null: the parts of the total are not known as they were sent. */
  readonly items: PlannedReminderView['items'] | null
  readonly creditsCents: Cents | null
  readonly totalCents: Cents | null
  /** Where the message was written, null for one that was mailed. */
  readonly file: string | null
  /** Its words, null for a letter or a call sheet, and once they were erased. */
  readonly text: string | null
  /** Everything history tells of it, in order. */
  readonly events: readonly HistoryEventView[]
}

/** What history tells of a reminder that left, or failed to; null when it never tried to. */
export function sentMessage(dossier: Dossier, id: string): MessageView | null {
  const events = historyOf(dossier, null).events.filter((event) => event.id === id)
  const last = events.findLast(({ channel, step, customer }) => channel !== null && step !== null && customer !== null)
  if (last?.customer == null || last.step === null || last.channel === null) return null
  const { detail, customer, day, step, channel } = last
  const known = storedOf(dossier, id)
  const totalCents = typeof detail?.totalCents === 'number' ? cents(detail.totalCents) : null
  // The plan may have been made again since: it only tells the parts of what was really asked.
  const same = known !== null && known.totalCents === totalCents
  return {
    ...{ id, customer, day, step, channel, events, totalCents },
    status: detail?.resolved === 'not-sent' ? 'not-sent' : last.status,
    to: textsOf(detail?.to),
    cc: known?.cc ?? [],
    subject: known?.subject ?? null,
    items: same ? known.items : null,
    creditsCents: same ? known.creditsCents : null,
    file: typeof detail?.file === 'string' ? detail.file : null,
    text: wordsOf(dossier, detail?.message),
  }
}

/** A reminder of the plan of the day, by its number; null for none. */
export function plannedMessage({ date, toSend }: Pick<PlanView, 'date' | 'toSend'>, id: string): MessageView | null {
  const planned = toSend.find((reminder) => reminder.id === id)
  if (planned === undefined) return null
  const { customer, step, channel, to, cc = [], subject, items, creditsCents, totalCents } = planned
  return {
    id,
    customer,
    status: 'planned',
    day: date,
    step,
    channel,
    to,
    cc,
    subject,
    items,
    creditsCents,
    totalCents,
    file: null,
    text: null,
    events: [],
  }
}

function storedOf({ ledger }: Dossier, id: string): PlannedReminderView | null {
  const json = plannedReminder(ledger, reminderId(id))
  return json === null ? null : (JSON.parse(json) as PlannedReminderView)
}

function wordsOf({ ledger }: Dossier, digest: unknown): string | null {
  const bytes = typeof digest === 'string' ? keptMessage(ledger, digest) : null
  return bytes === null ? null : plainTextOf(bytes)
}

function textsOf(told: unknown): string[] {
  return Array.isArray(told) ? told.filter((entry) => typeof entry === 'string') : []
}
