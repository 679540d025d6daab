// What a dossier does about reminders when its settings say nothing.
import { cents } from './cents.ts'
import type { ReminderSettings } from './settings.ts'

export const DEFAULT_REMINDERS: ReminderSettings = {
  minimumCents: cents(1500),
  minimumGapDays: 7,
  staleBooksDays: 5,
  approval: ['relance-3', 'formal-notice'],
  approvalAboveCents: cents(500_000),
  firstPlansToApprove: 3,
  preventiveMinimumCents: cents(50_000),
  holidays: 'metropole',
  pilot: [],
  shadow: false,
  maxPerRun: null,
  maxPerCustomer: null,
  catchUp: 'once',
  listNotDue: false,
  copyAccountManager: false,
  scenarioByProfile: true,
  brokenPromiseRaises: false,
  validatedBy: null,
}
