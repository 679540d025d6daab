// The messages of a day as sending would make them now, beside the reason of each and what is held. Nothing is recorded.

import { cents, sumCents } from '../domain/cents.ts'
import type { IsoDay } from '../domain/day.ts'
import { InputError } from '../domain/errors.ts'
import { concerns, type HeldItem, type Reminder } from '../domain/reminder.ts'
import { customers } from '../ledger/customers.ts'
import { currentPlan } from '../ledger/plans.ts'
import type { RenderedMessage } from '../rendering/render-reminder.ts'
import type { PlannedReminderView } from '../reporting/plan-views.ts'
import type { Preview, PreviewContent, PreviewMessage, PreviewView } from '../reporting/preview/preview.ts'
import { enclosuresOf, told } from './attachments.ts'
import { type Books, knownCustomer } from './books.ts'
import { dayPlan } from './day-plan.ts'
import { type Dossier, fontsOf } from './dossier.ts'
import { withPictures } from './inline-pictures.ts'
import { messageWriter } from './messages.ts'
import { planWhole } from './plan-day.ts'
import { IN_SHADOW, senderFault } from './sender-rules.ts'
import { trialText } from './sms.ts'

/** Held items shown; the rest is counted. */
const MOST_HELD = 300

/**
 * @param only code of a customer as typed; null: everybody
 * @throws InputError 'customer-unknown', for a day before the books; ControlError 'control-gap'; SettingsError for templates or the logo
 */
export async function previewOf(dossier: Dossier, day: IsoDay, only: string | null): Promise<Preview> {
  const { view, held } = planWhole(dossier, day, { dryRun: true })
  const wanted = only === null ? null : knownCustomer(customers(dossier.ledger), only)
  const { books, plan } = dayPlan(dossier, day)
  const planned = new Map(view.toSend.map((reminder) => [reminder.id, reminder]))
  const shown = plan.toSend.filter((reminder) => wanted === null || concerns(reminder, wanted))
  const write = await messageMaker(dossier, books, plan.booksAsOf, shown)
  const messages: PreviewMessage[] = []
  for (const reminder of shown) {
    const told = planned.get(reminder.id)
    if (told !== undefined) messages.push(await write(reminder, told))
  }
  const concerned = (item: HeldItem) => wanted === null || item.customer === wanted
  return {
    date: day,
    creditor: dossier.settings.creditor.name,
    plan: view,
    messages,
    planStored: currentPlan(dossier.ledger, day) !== null,
    held: firstHeld(held(), concerned),
    obstacles: obstacles(dossier),
  }
}

/** What the command answers once the page is written. */
export function previewView({ date, messages, plan, planStored }: Preview, file: string): PreviewView {
  return {
    date,
    file,
    planStored,
    messages: messages.map(({ reminder, enclosed }) => {
      const { id, customer, name, step, channel, to, subject, approved, reason, totalCents } = reminder
      return { id, customer, name, step, channel, to, subject, approved, reason, totalCents, enclosed }
    }),
    totals: {
      messages: messages.length,
      toApprove: messages.filter(({ reminder }) => !reminder.approved).length,
      totalCents: cents(sumCents(messages.map(({ reminder }) => reminder.totalCents))),
      heldItems: plan.totals.heldItems,
    },
  }
}

async function messageMaker(
  dossier: Dossier,
  books: Books,
  booksAsOf: IsoDay | null,
  reminders: readonly Reminder[],
): Promise<(reminder: Reminder, told: PlannedReminderView) => Promise<PreviewMessage>> {
  const files = await enclosuresOf(dossier, books, booksAsOf, reminders)
  const write = messageWriter(dossier, books, booksAsOf, reminders, files)
  const { sender, creditor } = dossier.settings
  const name = sender.signature ?? sender.firm?.name ?? creditor.name
  return async (reminder, planned) => {
    const { message, callSheet } = write(reminder)
    const { enclosed = [], missing = [] } = told(files.get(reminder.id) ?? { enclosed: [], missing: [] })
    const byMail = reminder.channel === 'email'
    return {
      reminder: planned,
      from: byMail && sender.from !== null ? `${name} <${sender.from}>` : name,
      replyTo: byMail ? sender.replyTo : null,
      enclosed: enclosed.map((one) => one.name),
      missing,
      content: await contentOf(dossier, books, reminder, message),
      callSheet,
    }
  }
}

/** How a message will look. @param customers for the number that a short message goes to */
export async function contentOf(
  dossier: Dossier,
  { customers }: Pick<Books, 'customers'>,
  reminder: Reminder,
  message: RenderedMessage,
): Promise<PreviewContent> {
  const { text, page, letter } = message
  try {
    if (letter !== null) {
      const { letterPictures } = await import('../rendering/letter/letter-pdf.ts')
      return { kind: 'letter', pages: await letterPictures(letter, fontsOf(dossier)) }
    }
    if (page !== null) return { kind: 'call', page }
    if (reminder.channel === 'sms') {
      return { kind: 'sms', text: trialText(dossier.settings, reminder, customers.get(reminder.customer), text ?? '') }
    }
    return { kind: 'mail', text: text ?? '', html: withPictures(dossier, message) }
  } catch (error) {
    if (!(error instanceof InputError)) throw error
    return { kind: 'refused', why: error.message }
  }
}

function firstHeld(texts: Iterable<string>, concerned: (item: HeldItem) => boolean): HeldItem[] {
  const items: HeldItem[] = []
  for (const text of texts) {
    items.push(...(JSON.parse(`[${text}]`) as HeldItem[]).filter(concerned))
    if (items.length >= MOST_HELD) break
  }
  return items.slice(0, MOST_HELD)
}

function obstacles({ settings }: Dossier): string[] {
  const fault = senderFault(settings)
  return [...(fault === null ? [] : [fault.message]), ...(settings.reminders.shadow ? [IN_SHADOW] : [])]
}
