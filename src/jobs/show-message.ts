// One reminder by its number: what was sent, to whom, when, for how much; or what is planned under that number today.
import { basename, join } from 'node:path'
import { attachedNames, plainTextOf } from '../delivery/message-text.ts'
import { keptInOutbox } from '../delivery/outbox.ts'
import { type Cents, cents } from '../domain/cents.ts'
import type { IsoDay } from '../domain/day.ts'
import type { MissingEnclosure } from '../domain/enclosure.ts'
import { type CustomerCode, reminderId } from '../domain/names.ts'
import type { Channel } from '../domain/settings.ts'
import { keptMessage } from '../ledger/messages.ts'
import { plannedReminder } from '../ledger/plans.ts'
import type { PlannedReminderView, PlanView } from '../reporting/plan-views.ts'
import { isTracking } from '../reporting/tracking-words.ts'
import type { HistoryEventView } from '../reporting/views.ts'
import { enclosuresOf } from './attachments.ts'
import { dayPlan } from './day-plan.ts'
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
  /** Of a letter: its file is not there any more, or holds other bytes. */
  readonly fileMissing?: true
  /** What came with the e-mail, or would: names of the files. Empty for a letter that left: its enclosures are beside its file. */
  readonly attachments: readonly string[]
  /** Of one that is planned: what should come with it and will not. Absent: nothing, or it left. */
  readonly missingAttachments?: readonly MissingEnclosure[]
  /** Its words, null for a letter or a call sheet, and once they were erased. */
  readonly text: string | null
  /** Everything history tells of it, in order. */
  readonly events: readonly HistoryEventView[]
}

/** What history tells of a reminder that left, or failed to; null when it never tried to. */
export function sentMessage(dossier: Dossier, id: string): MessageView | null {
  const events = historyOf(dossier, null).events.filter((event) => event.id === id)
  const last = events.findLast((event) => event.channel !== null && event.step !== null && event.customer !== null && !isTracking(event))
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
    ...missingFile(dossier, detail),
    ...keptWords(dossier, detail?.message),
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
    attachments: [],
    text: null,
    events: [],
  }
}

function storedOf({ ledger }: Dossier, id: string): PlannedReminderView | null {
  const json = plannedReminder(ledger, reminderId(id))
  return json === null ? null : (JSON.parse(json) as PlannedReminderView)
}

/** A planned message with what would come with it today. */
export async function withPlannedEnclosures(dossier: Dossier, day: IsoDay, message: MessageView): Promise<MessageView> {
  if (message.status !== 'planned') return message
  const { books, plan } = dayPlan(dossier, day)
  const reminders = plan.toSend.filter(({ id }) => id === message.id)
  const [found] = (await enclosuresOf(dossier, books, plan.booksAsOf, reminders)).values()
  if (found === undefined) return message
  const attachments = found.enclosed.map(({ name }) => name)
  return { ...message, attachments, ...(found.missing.length > 0 ? { missingAttachments: found.missing } : {}) }
}

function missingFile({ folder }: Dossier, detail: HistoryEventView['detail']): Pick<MessageView, 'fileMissing'> {
  const { file, message } = detail ?? {}
  if (typeof file !== 'string' || typeof message !== 'string') return {}
  return keptInOutbox(join(folder, 'outbox'), basename(file), message) === null ? { fileMissing: true } : {}
}

function keptWords({ ledger }: Dossier, digest: unknown): Pick<MessageView, 'text' | 'attachments'> {
  const bytes = typeof digest === 'string' ? keptMessage(ledger, digest) : null
  return bytes === null ? { text: null, attachments: [] } : { text: plainTextOf(bytes), attachments: attachedNames(bytes) }
}

function textsOf(told: unknown): string[] {
  return Array.isArray(told) ? told.filter((entry) => typeof entry === 'string') : []
}
