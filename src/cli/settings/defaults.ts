// What a dossier does when relance.yaml says nothing. The loader and the commented file written by `relance init` both read it here.
// The steps of the standard scenario are in domain/scenario-standard.ts.
import { DEFAULT_REMINDERS } from '../../domain/default-reminders.ts'
import type {
  AttachmentSettings,
  BackupSettings,
  DailySettings,
  ImportSettings,
  PenaltyAccounts,
  PenaltySettings,
  SmtpSettings,
} from '../../domain/settings.ts'

const penalties: PenaltySettings = {
  rate: null,
  halfYear: 'split',
  basis: '365',
  imputation: 'principal',
  belowFloor: 'warn',
  instalmentFee: 'invoice',
  creditNotes: 'start',
}

/** Plan comptable général of 2025 (règlement ANC 2022-06, checked on 2026-11-22): 7631, and 7581, which was 7711 before. */
const penaltyAccounts: PenaltyAccounts = { interest: '763100', fee: '758100', journal: 'OD' }

const imports: ImportSettings = {
  customerAccounts: ['411', '413', '416', '419'],
  unbalancedLetters: 'hold',
  documentDay: 'piece',
  opening: 'auto',
  pseudoCustomers: [],
  profiles: {},
}

const attachments: AttachmentSettings = { invoices: true, maxMegabytes: 8, statement: { from: 'none' }, calculation: { from: 'claim' } }

const daily = { inbox: 'inbox', imported: 'move', settledSeconds: 30, dashboard: true, logDays: 90 } satisfies DailySettings

const backup: BackupSettings = { everyDays: 7, keepDays: 30 }

/** Ports when `smtp.port` is absent: submission with STARTTLS, submission over TLS (RFC 8314), plain SMTP. */
const SMTP_PORTS: Readonly<Record<SmtpSettings['security'], number>> = { starttls: 587, tls: 465, none: 25 }

export const DEFAULTS = {
  customers: { terms: null, regime: 'to-confirm', language: 'fr' },
  penalties,
  penaltyAccounts,
  reminders: DEFAULT_REMINDERS,
  payment: { qrCode: true, link: null },
  attachments,
  letters: { duplex: false },
  report: { to: 'own' },
  import: imports,
  daily,
  backup,
  smtp: { security: 'starttls', ports: SMTP_PORTS, allowPlaintext: false, connections: 3, perConnection: 100 },
  // The shipped text takes one or two parts.
  sms: { method: 'POST', format: 'json', maxParts: 2, timeoutSeconds: 20 },
} as const
