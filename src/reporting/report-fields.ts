// The report in words, as its templates see it. Knows no template and no mail.
import { formatAmount, formatDay, formatLongDay, plural } from '../domain/format.ts'
import { frenchSpaces } from '../domain/plan-text.ts'
import { stepName } from '../domain/step-name.ts'
import { oneLine } from '../rendering/plain-text.ts'
import type { ReportFields } from '../rendering/render-report.ts'
import { type DailyReport, decisionsOf, type HeldCount, madeAnything, type ReportedMessage } from './daily-report.ts'
import { CHANNELS, HOLDS } from './words.ts'

/** @param shown the path of a file as people find it from the dossier */
export function reportFields(report: DailyReport, shown: (path: string) => string): ReportFields {
  const told = (messages: readonly ReportedMessage[], commands: Commands = NO_COMMAND) =>
    messages.map((one) => messageFields(one, shown, commands))
  return {
    creditor: oneLine(report.creditor),
    date: formatLongDay(report.date),
    summary: summaryOf(report),
    staleBooks: report.staleBooks ?? '',
    stopped: oneLine(report.stopped ?? ''),
    imported: report.imported.map((text) => ({ text: oneLine(text) })),
    left: told(report.left),
    failed: told(report.failed),
    letters: told(report.letters),
    letterBatch: batchWords(report, shown),
    lettersLeftOut: report.lettersLeftOut.map(({ customer, name, day, reason }) => {
      return { customer: oneLine(customer), name: oneLine(name), day: formatDay(day), why: oneLine(reason) }
    }),
    calls: told(report.calls),
    callsPage: callsPageWords(report, shown),
    broken: report.broken.map(({ customer, name, text }) => ({ customer: oneLine(customer), name: oneLine(name), text })),
    approvals: told(report.approvals, report.validatedBy === null ? approving : NO_COMMAND),
    approveAll: approveAllOf(report),
    doubts: told(report.doubts, settling),
    waitingSms: told(report.waitingSms),
    untracked: report.untracked.map(({ id, customer, name, day }) => {
      return { customer: oneLine(customer), name: oneLine(name), day: formatDay(day), command: trackingCommand(id) }
    }),
    paymentsSeen: report.paymentsSeen.map(({ customer, name, ref, outstandingCents, why }) => {
      return {
        customer: oneLine(customer),
        name: oneLine(name),
        ref: oneLine(ref),
        amount: formatAmount(outstandingCents),
        why: oneLine(why),
      }
    }),
    held: report.held.map((one) => ({ reason: HOLDS[one.code] ?? one.code, items: String(one.items), change: changeOf(one) })),
    head: report.head,
    verify: `relance history --verify --head ${report.head}`,
  }
}

/** What to type once the post office gave the number. */
export function trackingCommand(id: string): string {
  return `relance history set ${id} --tracking NUMÉRO`
}

/** "outbox/lettres_2026-11-20.pdf (3 lettres, 4 pages)", several with " ; " between; '' where no file was written. */
function batchWords({ batches }: DailyReport, shown: (path: string) => string): string {
  const told = batches.flatMap(({ file, letters, pages }) =>
    file === null
      ? []
      : [`${shown(file)} (${letters} ${plural(letters, 'lettre', 'lettres')}, ${pages} ${plural(pages, 'page', 'pages')})`],
  )
  return told.join(' ; ')
}

/** How many letters of earlier days were gathered only now. */
function lateLetters({ batches, date }: DailyReport): number {
  return batches.reduce((sum, { day, file, letters }) => sum + (day === date || file === null ? 0 : letters), 0)
}

/** "outbox/appels_2026-11-20.html (7 appels)"; '' where no call waits. */
function callsPageWords({ callsPage }: DailyReport, shown: (path: string) => string): string {
  if (callsPage === null) return ''
  const { file, calls } = callsPage
  return `${shown(file)} (${calls} ${plural(calls, 'appel', 'appels')})`
}

/** "21 parties, 4 lettres à poster, 7 appels à passer, 3 décisions", of all of them; what there is none of is left out; runs that made nothing say so. */
export function summaryOf(...reports: readonly DailyReport[]): string {
  const sum = (countOf: (report: DailyReport) => number) => reports.reduce((total, report) => total + countOf(report), 0)
  const counts: [number, string, string][] = [
    [sum(({ left }) => left.length), 'partie', 'parties'],
    [sum((report) => report.letters.length + lateLetters(report)), 'lettre à poster', 'lettres à poster'],
    [sum(({ lettersLeftOut }) => lettersLeftOut.length), 'lettre à ne pas poster', 'lettres à ne pas poster'],
    [sum(({ callsPage, calls }) => callsPage?.calls ?? calls.length), 'appel à passer', 'appels à passer'],
    [sum(({ waitingSms }) => waitingSms.length), 'SMS en attente', 'SMS en attente'],
    [sum(({ failed }) => failed.length), 'échec', 'échecs'],
    [sum(decisionsOf), 'décision', 'décisions'],
  ]
  const told = counts.flatMap(([count, one, many]) => (count === 0 ? [] : [`${count} ${plural(count, one, many)}`]))
  return [...(reports.some(madeAnything) ? [] : ['aucune partie']), ...told].join(', ')
}

/** What to type about a message, and the other way. */
type Commands = (message: ReportedMessage) => readonly [string, string]

const NO_COMMAND: Commands = () => ['', '']
const approving: Commands = ({ id }) => [`relance approve ${id}`, '']
const settling: Commands = ({ id }) => [`relance history resolve ${id} sent`, `relance history resolve ${id} not-sent`]

function messageFields(message: ReportedMessage, shown: (path: string) => string, commands: Commands): ReportFields['left'][number] {
  const { customer, name, step, channel, to, totalCents, reason, file, callSheet, needs } = message
  const [command, otherCommand] = commands(message)
  return {
    customer: oneLine(customer),
    name: oneLine(name),
    what: whatOf(message),
    step: stepName(step, 'fr'),
    channel: CHANNELS[channel],
    to: oneLine(to.join(', ')),
    total: totalCents === null ? '' : formatAmount(totalCents),
    why: oneLine(frenchSpaces(reason ?? '')),
    needs,
    file: file === null ? '' : shown(file),
    callSheet: callSheet !== null ? shown(callSheet) : channel === 'call' && file !== null ? shown(file) : '',
    command,
    otherCommand,
  }
}

/** A call is named once, and goes to a number. */
function whatOf({ step, channel, to }: ReportedMessage): string {
  const named = channel === 'call' && step === 'call' ? stepName(step, 'fr') : `${stepName(step, 'fr')}, ${CHANNELS[channel]}`
  const whom = oneLine(to.join(', '))
  return whom === '' ? named : `${named} ${channel === 'call' || channel === 'sms' ? 'au' : 'à'} ${whom}`
}

function approveAllOf({ approvals, validatedBy }: DailyReport): string {
  if (approvals.length === 0) return ''
  return validatedBy === null ? 'relance approve --all' : 'relance approve --ask'
}

/** "1 de plus", "2 de moins", "nouveau", "plus aucune"; '' where nothing changed. */
export function changeOf({ items, before }: HeldCount): string {
  if (before === null || before === items) return ''
  if (items === 0) return `${before} de moins`
  return items > before ? `${items - before} de plus` : `${before - items} de moins`
}
