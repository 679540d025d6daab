// What each template is checked against: made-up messages for those of customers, a company for its table, a report for the report.
import { sampleMessages } from './sample-message.ts'
import { SAMPLE_REPORT } from './sample-report.ts'
import { sampleView } from './sample-view.ts'
import { REPORT, type TemplateFile } from './template-files.ts'
import { COMPANY_PARTIAL } from './template-inspection.ts'

type Named = Pick<TemplateFile, 'name' | 'language'>

/** The sample in which every field is filled: what a template may name is what it holds. */
export function sampleFor({ name, language }: Named): object {
  if (name === REPORT) return SAMPLE_REPORT
  const view = sampleView(language)
  return name === `partials/${COMPANY_PARTIAL}` ? (view.companies[0] ?? view) : view
}

/** All that a message is filled with to be tried: that sample first, then ordinary messages to every kind of debtor. */
export function samplesFor({ name, language }: Named): readonly object[] {
  return name === REPORT ? [SAMPLE_REPORT] : [sampleView(language), ...sampleMessages(language)]
}
