// The mail of one report, or of the reports of several dossiers that one person reads. It is no reminder, and whatever becomes of it changes
// nothing of what was sent: each dossier records in its chain what was told of it, once the server took it.
import { createHash } from 'node:crypto'
import { handOver } from '../delivery/hand-over.ts'
import type { Mailer } from '../delivery/mailer.ts'
import { composeMessage } from '../delivery/message.ts'
import { folderOutbox } from '../delivery/outbox.ts'
import { ZERO } from '../domain/cents.ts'
import { customerCode, reminderId } from '../domain/names.ts'
import { recordReport } from '../ledger/reports.ts'
import { renderFirmReport, type StoppedDossier } from '../rendering/render-firm-report.ts'
import type { RenderedReport } from '../rendering/render-report.ts'
import { decisionsOf } from '../reporting/daily-report.ts'
import { firmReportFields } from '../reporting/firm-report-fields.ts'
import type { Dossier } from './dossier.ts'
import { faultWords, type ReportMail, type ReportToMail } from './report-made.ts'

export interface ReportDeps {
  /** The session of the sending; null: no mail server is set. */
  readonly mailer: Mailer | null
  readonly outboxFolder: string
}

/** A report of a firm, with the name of its dossier. */
export interface NamedReport extends ReportToMail {
  readonly dossier: string
}

export interface MailedReport {
  readonly mail: ReportMail
  /** What the dossiers record; null: it did not leave. */
  readonly proof: { readonly at: string; readonly messageId: string; readonly sha256: string } | null
}

/** Mails the report of one dossier. Whatever goes wrong is told, not thrown: the reminders have left, and must be told of. */
export function mailReport(one: ReportToMail, clock: Dossier['clock'], deps: ReportDeps): Promise<MailedReport> {
  return mailed([one], one.words, clock, deps)
}

/** Mails those of one route as one message. @param stopped dossiers that could not be opened */
export function mailFirmReport(
  reports: readonly [NamedReport, ...NamedReport[]],
  stopped: readonly StoppedDossier[],
  clock: Dossier['clock'],
  deps: ReportDeps,
): Promise<MailedReport> {
  const alone = reports.length === 1 && stopped.length === 0
  return mailed(reports, alone ? reports[0].words : renderFirmReport(firmReportFields(reports, stopped)), clock, deps)
}

async function mailed(
  reports: readonly [ReportToMail, ...ReportToMail[]],
  words: RenderedReport,
  clock: Dossier['clock'],
  { mailer, outboxFolder }: ReportDeps,
): Promise<MailedReport> {
  const [{ to, from, report }] = reports
  try {
    const id = reportId(reports)
    const mime = await composeMessage({
      id: reminderId(id),
      day: report.date,
      from: { name: 'relance', address: from.address },
      replyTo: null,
      to: [to],
      subject: words.subject,
      text: words.text,
      html: words.html ?? '',
      messageDomain: from.domain,
      date: clock.now(),
    })
    const { answer, reason } = await handOver(
      {
        ...{ id: reminderId(id), customer: customerCode(''), day: report.date, step: 'report', channel: 'email', to: mime.to, items: [] },
        ...{ totalCents: ZERO, messageId: mime.messageId, message: mime.bytes, from: mime.from },
      },
      {
        mailer,
        outbox: folderOutbox(outboxFolder),
        now: () => clock.now(),
        // A server that took nothing else is tried once.
        retryDelaysMs: reports.every((one) => one.report.left.length === 0 && one.report.failed.length > 0) ? [] : undefined,
      },
    )
    if (answer.status !== 'sent') return { mail: { to, status: answer.status === 'inDoubt' ? 'inDoubt' : 'failed', reason }, proof: null }
    const sha256 = createHash('sha256').update(mime.bytes).digest('hex')
    return { mail: { to, status: 'sent', reason: null }, proof: { at: answer.at, messageId: mime.messageId, sha256 } }
  } catch (error) {
    return { mail: { to, status: 'failed', reason: faultWords(error) }, proof: null }
  }
}

/** Records in the chain of a dossier that its report left. */
export function recordMailed({ ledger }: Dossier, one: ReportToMail, { at, messageId, sha256 }: NonNullable<MailedReport['proof']>): void {
  const { report, to, state } = one
  const { left, letters, calls, failed, head } = report
  const counts = {
    ...{ sent: left.length, letters: letters.length, calls: calls.length },
    ...{ failed: failed.length, decisions: decisionsOf(report) },
  }
  recordReport(ledger, { id: reportId([one]), at, day: report.date, to, head, messageId, mail: sha256, state, counts })
}

function reportId(reports: readonly ReportToMail[]): string {
  const heads = reports.map(({ report }) => report.head)
  const [head = ''] = heads
  return `report-${(heads.length === 1 ? head : createHash('sha256').update(heads.join('\n')).digest('hex')).slice(0, 16)}`
}
