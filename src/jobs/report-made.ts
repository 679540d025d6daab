// The report to the accountant after a sending: what it says, to whom, and which server may carry it. Nothing is mailed or recorded here.
import { createHash } from 'node:crypto'
import { basename, dirname } from 'node:path'
import type { IsoDay } from '../domain/day.ts'
import { StopError } from '../domain/errors.ts'
import type { Settings } from '../domain/settings.ts'
import { lastReportedState } from '../ledger/reports.ts'
import { type RenderedReport, renderReport } from '../rendering/render-report.ts'
import { loadTemplates } from '../rendering/template-files.ts'
import type { ReportFacts } from '../reporting/daily-report.ts'
import { type DailyReport, dailyReport, isWorthTelling, madeAnything, stateOf } from '../reporting/daily-report.ts'
import { reportFields } from '../reporting/report-fields.ts'
import type { ReportTold, SendView } from '../reporting/views.ts'
import type { Dossier } from './dossier.ts'
import { senderOf } from './prepare.ts'
import { reportFacts } from './report-facts.ts'

export type ReportMail = Omit<ReportTold, 'head'>

/** A report that waits for its mail. */
export interface ReportToMail {
  readonly report: DailyReport
  readonly words: RenderedReport
  readonly from: ReturnType<typeof senderOf>
  readonly to: string
  /** Fingerprint of what is left to do. */
  readonly state: string
  /** The same for reports that one mail may tell: one reader, one account of one server. Another server would read what is not its dossier's. */
  readonly route: string
}

/** Null `report`: it could not even be made, `mail` says why. One of `mail` and `toMail` is null. */
export type MadeReport =
  | { readonly report: DailyReport | null; readonly mail: ReportMail; readonly toMail: null }
  | { readonly report: DailyReport; readonly mail: null; readonly toMail: ReportToMail }

const NO_MAIL: ReportMail = { to: null, status: 'none', reason: null }

/** What happened besides the sending. */
export type ReportExtras = Pick<ReportFacts, 'imported' | 'stopped'>

/** What is to be told of a sending that was recorded; null where there is nothing to tell. What fails is told, not thrown. */
export function makeReport(dossier: Dossier, day: IsoDay, view: SendView, told: ReportExtras): MadeReport | null {
  try {
    return made(dossier, day, view, told)
  } catch (error) {
    return { report: null, mail: { to: null, status: 'failed', reason: faultWords(error) }, toMail: null }
  }
}

function made(dossier: Dossier, day: IsoDay, view: SendView, told: ReportExtras): MadeReport | null {
  const { settings } = dossier
  const named = view.results.map(({ customer }) => customer)
  const report = dailyReport(view, { ...reportFacts(dossier, day, named), ...told })
  if (!isWorthTelling(report)) return report.untracked.length === 0 ? null : { report, mail: NO_MAIL, toMail: null }
  const to = settings.smtp === null ? null : recipientOf(settings)
  if (to === null) return { report, mail: NO_MAIL, toMail: null }
  const state = createHash('sha256').update(stateOf(report)).digest('hex')
  if (!madeAnything(report) && lastReportedState(dossier.ledger, day) === state)
    return { report, mail: { to, status: 'same', reason: null }, toMail: null }
  try {
    const words = renderReport(reportFields(report, shownFile), loadTemplates(dossier.templateFolders))
    return { report, mail: null, toMail: { report, words, from: senderOf(settings), to, state, route: routeOf(settings, to) } }
  } catch (error) {
    return { report, mail: { to, status: 'failed', reason: faultWords(error) }, toMail: null }
  }
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

function routeOf({ smtp }: Settings, to: string): string {
  return JSON.stringify([to.toLowerCase(), smtp?.host.toLowerCase(), smtp?.port, smtp?.user])
}

/** Why there is no mail, French where it is ours. */
export function faultWords(error: unknown): string {
  const file = error instanceof StopError ? error.details.file : undefined
  const words = error instanceof Error ? error.message : String(error)
  return file === undefined ? words : `${file} : ${words}`
}

/** A file of the outbox as people find it from the dossier. */
function shownFile(path: string): string {
  return `${basename(dirname(path))}/${basename(path)}`
}
