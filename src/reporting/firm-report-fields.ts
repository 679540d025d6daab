// The reports of the dossiers of a firm in words, as their common mail sees them.
import { formatLongDay, plural } from '../domain/format.ts'
import { oneLine } from '../rendering/plain-text.ts'
import type { FirmReportFields, StoppedDossier } from '../rendering/render-firm-report.ts'
import type { RenderedReport } from '../rendering/render-report.ts'
import type { DailyReport } from './daily-report.ts'
import { summaryOf } from './report-fields.ts'

interface ReportOfDossier {
  readonly dossier: string
  readonly report: DailyReport
  readonly words: RenderedReport
}

/** Those of one day, in their order. */
export function firmReportFields(
  reports: readonly [ReportOfDossier, ...ReportOfDossier[]],
  stopped: readonly StoppedDossier[],
): FirmReportFields {
  const count = reports.length + stopped.length
  return {
    date: formatLongDay(reports[0].report.date),
    summary: summaryOf(...reports.map(({ report }) => report)),
    count: `${count} ${plural(count, 'dossier', 'dossiers')}`,
    dossiers: reports.map(({ dossier, report, words }) => {
      return { creditor: oneLine(report.creditor), dossier: oneLine(dossier), summary: summaryOf(report), words }
    }),
    stopped: stopped.map(({ dossier, why }) => ({ dossier: oneLine(dossier), why: oneLine(why) })),
  }
}
