// The report to the accountant after a sending: made, mailed once for what it says, recorded in the chain. It is no reminder, and whatever
// becomes of it changes nothing of what was sent.
import { createHash } from 'node:crypto'
import { basename, dirname } from 'node:path'
import { handOver } from '../delivery/hand-over.ts'
import type { Mailer } from '../delivery/mailer.ts'
import { composeMessage } from '../delivery/message.ts'
import { folderOutbox } from '../delivery/outbox.ts'
import { ZERO } from '../domain/cents.ts'
import type { IsoDay } from '../domain/day.ts'
import { StopError } from '../domain/errors.ts'
import { customerCode, reminderId } from '../domain/names.ts'
import type { Settings } from '../domain/settings.ts'
import { lastReportedState, recordReport } from '../ledger/reports.ts'
import { renderReport } from '../rendering/render-report.ts'
import { loadTemplates } from '../rendering/template-files.ts'
import type { ReportFacts } from '../reporting/daily-report.ts'
import { type DailyReport, dailyReport, decisionsOf, isWorthTelling, madeAnything, stateOf } from '../reporting/daily-report.ts'
import { reportFields } from '../reporting/report-fields.ts'
import type { ReportTold, SendView } from '../reporting/views.ts'
import type { Dossier } from './dossier.ts'
import { senderOf } from './prepare.ts'
import { reportFacts } from './report-facts.ts'

export interface SentReport {
  /** Null: it could not even be made, `mail` says why. */
  readonly report: DailyReport | null
  readonly mail: ReportMail
}

export type ReportMail = Omit<ReportTold, 'head'>

export interface ReportDeps {
  /** The session of the sending; null: no mail server is set. */
  readonly mailer: Mailer | null
  readonly outboxFolder: string
}

const NO_MAIL: ReportMail = { to: null, status: 'none', reason: null }

/** What happened besides the sending. */
export type ReportExtras = Pick<ReportFacts, 'imported' | 'stopped'>

/** What is to be told of a sending that was recorded, and what became of the mail; null where there is nothing to tell. What fails is told, not thrown. */
export async function reportSending(
  dossier: Dossier,
  day: IsoDay,
  view: SendView,
  deps: ReportDeps,
  told: ReportExtras = {},
): Promise<SentReport | null> {
  try {
    return await reported(dossier, day, view, deps, told)
  } catch (error) {
    return { report: null, mail: { to: null, status: 'failed', reason: wordsOf(error) } }
  }
}

async function reported(dossier: Dossier, day: IsoDay, view: SendView, deps: ReportDeps, told: ReportExtras): Promise<SentReport | null> {
  const named = view.results.map(({ customer }) => customer)
  const report = dailyReport(view, { ...reportFacts(dossier, day, named), ...told })
  if (!isWorthTelling(report)) return report.untracked.length === 0 ? null : { report, mail: NO_MAIL }
  const to = deps.mailer === null ? null : recipientOf(dossier.settings)
  if (to === null) return { report, mail: NO_MAIL }
  const state = createHash('sha256').update(stateOf(report)).digest('hex')
  if (!madeAnything(report) && lastReportedState(dossier.ledger, day) === state)
    return { report, mail: { to, status: 'same', reason: null } }
  return { report, mail: await mailReport(dossier, day, { report, to, state }, deps) }
}

/**
 * The accountant's own address: where answers are read, unless they are read by others. A firm whose client reads the answers has its own,
 * in the domain it writes from.
 */
export function ownAddressOf({ sender, creditor }: Settings): string | null {
  const from = sender.from ?? creditor.email
  const domainOf = (address: string) => address.slice(address.lastIndexOf('@') + 1).toLowerCase()
  const read = [sender.replyTo, creditor.email].filter((address) => address !== null)
  return read.find((address) => from === null || domainOf(address) === domainOf(from)) ?? from
}

function recipientOf(settings: Settings): string | null {
  return settings.report.to === 'own' ? ownAddressOf(settings) : settings.report.to
}

/** Whatever goes wrong is told, not thrown: the reminders have left, and must be told of. */
async function mailReport(
  dossier: Dossier,
  day: IsoDay,
  { report, to, state }: { readonly report: DailyReport; readonly to: string; readonly state: string },
  { mailer, outboxFolder }: ReportDeps,
): Promise<ReportMail> {
  try {
    const id = `report-${report.head.slice(0, 16)}`
    const mime = await composed(dossier, day, { report, to, id })
    const { answer, reason } = await handOver(
      {
        ...{ id: reminderId(id), customer: customerCode(''), day, step: 'report', channel: 'email', to: mime.to, items: [] },
        ...{ totalCents: ZERO, messageId: mime.messageId, message: mime.bytes, from: mime.from },
      },
      {
        mailer,
        outbox: folderOutbox(outboxFolder),
        now: () => dossier.clock.now(),
        // A server that took nothing else is tried once.
        retryDelaysMs: report.left.length === 0 && report.failed.length > 0 ? [] : undefined,
      },
    )
    if (answer.status !== 'sent') return { to, status: answer.status === 'inDoubt' ? 'inDoubt' : 'failed', reason }
    const { left, letters, calls, failed } = report
    const counts = {
      ...{ sent: left.length, letters: letters.length, calls: calls.length },
      ...{ failed: failed.length, decisions: decisionsOf(report) },
    }
    const mail = createHash('sha256').update(mime.bytes).digest('hex')
    recordReport(dossier.ledger, { id, at: answer.at, day, to, head: report.head, messageId: mime.messageId, mail, state, counts })
    return { to, status: 'sent', reason: null }
  } catch (error) {
    return { to, status: 'failed', reason: wordsOf(error) }
  }
}

function wordsOf(error: unknown): string {
  const file = error instanceof StopError ? error.details.file : undefined
  const words = error instanceof Error ? error.message : String(error)
  return file === undefined ? words : `${file} : ${words}`
}

async function composed(
  { settings, clock, templateFolders }: Dossier,
  day: IsoDay,
  { report, to, id }: { readonly report: DailyReport; readonly to: string; readonly id: string },
): ReturnType<typeof composeMessage> {
  const { subject, text, html } = renderReport(reportFields(report, shownFile), loadTemplates(templateFolders))
  const from = senderOf(settings)
  return composeMessage({
    id: reminderId(id),
    day,
    from: { name: 'relance', address: from.address },
    replyTo: null,
    to: [to],
    subject,
    text,
    html: html ?? '',
    messageDomain: from.domain,
    date: clock.now(),
  })
}

/** A file of the outbox as people find it from the dossier. */
function shownFile(path: string): string {
  return `${basename(dirname(path))}/${basename(path)}`
}
