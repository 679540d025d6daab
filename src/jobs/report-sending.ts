// After a sending, its report: made, mailed once for what it says, recorded in the chain.
import type { IsoDay } from '../domain/day.ts'
import type { DailyReport } from '../reporting/daily-report.ts'
import type { SendView } from '../reporting/views.ts'
import type { Dossier } from './dossier.ts'
import { faultWords, makeReport, type ReportMail, type ReportToMail } from './report-made.ts'
import { type MailedReport, mailReport, type ReportDeps, recordMailed } from './report-mail.ts'

export interface SentReport {
  /** Null: it could not even be made, `mail` says why. */
  readonly report: DailyReport | null
  readonly mail: ReportMail
}

/** What is to be told of a sending that was recorded, and what became of the mail; null where there is nothing to tell. What fails is told, not thrown. */
export async function reportSending(dossier: Dossier, day: IsoDay, view: SendView, deps: ReportDeps): Promise<SentReport | null> {
  const made = makeReport(dossier, day, view, {})
  if (made === null || made.toMail === null) return made
  return { report: made.report, mail: await mailAndRecord(dossier, made.toMail, deps) }
}

/** @returns what became of it; nothing is thrown. */
export async function mailAndRecord(dossier: Dossier, one: ReportToMail, deps: ReportDeps): Promise<ReportMail> {
  return recorded(dossier, one, await mailReport(one, dossier.clock, deps))
}

/** Records a report in its dossier, if it left. @returns what became of it; nothing is thrown. */
export function recorded(dossier: Dossier, one: ReportToMail, { mail, proof }: MailedReport): ReportMail {
  if (proof === null) return mail
  try {
    recordMailed(dossier, one, proof)
    return mail
  } catch (error) {
    return { ...mail, reason: `L’historique n’a pas pu le noter : ${faultWords(error)}` }
  }
}
