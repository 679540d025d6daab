// The calls of a day as commands answer with them, and their page written in the outbox, made of the sheet of each call as of that day.
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { replaceOutbox } from '../delivery/outbox.ts'
import { sumCents } from '../domain/cents.ts'
import type { IsoDay } from '../domain/day.ts'
import { recipients } from '../domain/plan-contact.ts'
import type { CallsFiles, CallsPage, CallsView, CallView } from '../reporting/calls/calls.ts'
import type { CallsPageTold } from '../reporting/views.ts'
import { type CallsToMake, type CallToMake, callsToMake } from './calls.ts'
import { type Dossier, fontsOf } from './dossier.ts'
import { messageWriter } from './messages.ts'

/**
 * The calls that wait on `day`, their page written anew in the outbox; where none is left, only a page that is there already.
 * @throws MachineError 'outbox-write-failed'; SettingsError when a template is missing or wrong
 */
export async function writeCalls(dossier: Dossier, day: IsoDay, outboxFolder: string): Promise<CallsView> {
  const found = callsToMake(dossier, day)
  const calls = found.calls.map(viewOf)
  const totals = { calls: calls.length, totalCents: sumCents(calls.map(({ totalCents }) => totalCents)) }
  const names = { html: `appels_${day}.html`, pdf: `appels_${day}.pdf` }
  const written = calls.length > 0 || existsSync(join(outboxFolder, names.html))
  const files = written ? await writePage(pageOf(dossier, found, calls), dossier, outboxFolder, names) : null
  return { date: day, calls, files, totals }
}

/** What `send` tells of the page; null where no call waits. The messages have left: a page that cannot be made is told, not thrown. */
export async function callsPageAfter(dossier: Dossier, day: IsoDay, outboxFolder: string): Promise<CallsPageTold | null> {
  try {
    const { files, totals } = await writeCalls(dossier, day, outboxFolder)
    return files === null || totals.calls === 0 ? null : { calls: totals.calls, ...files, reason: null }
  } catch (error) {
    return { calls: 0, html: null, pdf: null, reason: error instanceof Error ? error.message : String(error) }
  }
}

async function writePage(page: CallsPage, dossier: Dossier, folder: string, names: CallsFiles): Promise<CallsFiles> {
  const { writeCallsHtml } = await import('../reporting/calls/html.ts')
  const { writeCallsPdf } = await import('../reporting/calls/pdf.ts')
  const pdf = await writeCallsPdf(page, fontsOf(dossier))
  return { html: replaceOutbox(folder, names.html, writeCallsHtml(page)), pdf: replaceOutbox(folder, names.pdf, pdf) }
}

function pageOf(dossier: Dossier, { calls, books, booksAsOf }: CallsToMake, views: readonly CallView[]): CallsPage {
  const { settings, programVersion } = dossier
  const reminders = calls.map(({ reminder }) => reminder)
  const write = messageWriter(dossier, books, booksAsOf, reminders)
  const sheets = views.flatMap((view, index) => {
    const reminder = reminders[index]
    return reminder === undefined ? [] : [{ view, sheet: write(reminder).message.page ?? '' }]
  })
  return { date: books.day, creditor: settings.creditor.name, booksAsOf, version: programVersion, calls: sheets }
}

function viewOf({ call: { customer: code, since, again, reminders }, customer, reminder, last }: CallToMake): CallView {
  const phones = recipients(customer, 'call')
  const contact = customer.contacts.find(({ phone }) => phone !== null && phones.includes(phone.trim())) ?? customer.contacts[0]
  const { principalCents, creditsCents, totalCents, items } = reminder
  return {
    ...{ customer: code, name: customer.name, contact: contact?.name ?? '', phones, by: reminder.by, since, again },
    items: items.map((item) => {
      const { key, ref, dueOn, daysLate, outstandingCents } = item
      return { key, customer: item.customer ?? code, ref, dueOn, daysLate, outstandingCents }
    }),
    ...{ principalCents, creditsCents, totalCents, daysLate: Math.max(...items.map(({ daysLate }) => daysLate)) },
    lastReminder: last === null ? null : { day: last.day, step: last.step, channel: last.channel },
    reminders,
  }
}
