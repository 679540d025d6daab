// From the settings as written to the settings in force: every default added, every name of the file turned into the shared type's.
import { customerCode } from '../../domain/names.ts'
import { shippedScenarios } from '../../domain/scenario-shipped.ts'
import { STANDARD } from '../../domain/scenario-standard.ts'
import type {
  Assignee,
  AttachmentSettings,
  BackupSettings,
  Company,
  Creditor,
  DailySettings,
  ImportSettings,
  PenaltyAccounts,
  PenaltyException,
  PenaltySettings,
  ReminderSettings,
  Scenario,
  Sender,
  Settings,
  SmsSettings,
} from '../../domain/settings.ts'
import { DEFAULTS } from './defaults.ts'
import type { WrittenSettings } from './schema.ts'
import { smtpOf } from './smtp-settings.ts'

/** Plain data: it survives JSON unchanged, so that it can be kept beside the digest of its file. */
export function toSettings(written: WrittenSettings): Settings {
  const { customers, penalties } = written
  return {
    creditor: creditorOf(written.creditor),
    sender: senderOf(written.sender),
    smtp: smtpOf(written.smtp),
    sms: smsOf(written.sms),
    customers: {
      terms: customers?.terms ?? DEFAULTS.customers.terms,
      regime: customers?.regime ?? DEFAULTS.customers.regime,
      language: customers?.language ?? DEFAULTS.customers.language,
    },
    penalties: { ...DEFAULTS.penalties, ...choicesOf(penalties) },
    penaltyExceptions: (penalties?.exceptions ?? []).map(exceptionOf),
    penaltyAccounts: accountsOf(penalties),
    reminders: remindersOf(written.reminders, written.scenarios ?? []),
    scenarios: scenariosOf(written.scenarios ?? []),
    groups: (written.groups ?? []).map(({ payer, members }) => ({ payer: customerCode(payer), members: members.map(customerCode) })),
    assignees: (written.assignees ?? []).map(assigneeOf),
    payment: { qrCode: written.payment?.qrCode ?? DEFAULTS.payment.qrCode, link: written.payment?.link ?? DEFAULTS.payment.link },
    attachments: attachmentsOf(written.attachments),
    letters: { duplex: written.letters?.duplex ?? DEFAULTS.letters.duplex },
    report: { to: written.report?.to === undefined ? DEFAULTS.report.to : written.report.to },
    import: importOf(written.import),
    daily: dailyOf(written.daily),
    backup: backupOf(written.backup),
  }
}

type WrittenPenalties = NonNullable<WrittenSettings['penalties']>

/** The choices that are written, and no other. */
function choicesOf(written: Omit<WrittenPenalties, 'exceptions' | 'accounts'> | null | undefined): Partial<PenaltySettings> {
  const { rate, halfYear, basis, imputation, belowFloor, instalmentFee, creditNotes } = written ?? {}
  const all = { rate, halfYear, basis, imputation, belowFloor, instalmentFee, creditNotes }
  return Object.fromEntries(Object.entries(all).filter(([, value]) => value !== undefined && value !== null))
}

function accountsOf(written: WrittenPenalties | null | undefined): PenaltyAccounts {
  const { interest, fee, journal } = DEFAULTS.penaltyAccounts
  return {
    interest: written?.accounts?.interest ?? interest,
    fee: written?.accounts?.fee ?? fee,
    journal: written?.accounts?.journal ?? journal,
  }
}

function exceptionOf(written: NonNullable<WrittenPenalties['exceptions']>[number]): PenaltyException {
  return {
    customer: customerCode(written.customer),
    ref: written.ref ?? null,
    changes: choicesOf(written),
    noticeOn: written.notice ?? null,
    because: written.because ?? null,
  }
}

function assigneeOf({ name, iban, bic, customers }: NonNullable<WrittenSettings['assignees']>[number]): Assignee {
  return { name, iban, bic: bic ?? null, customers: customers.map(customerCode) }
}

function creditorOf(creditor: WrittenSettings['creditor']): Creditor {
  return {
    ...companyOf(creditor),
    iban: creditor.iban ?? null,
    bic: creditor.bic ?? null,
    logo: creditor.logo ?? null,
  }
}

function senderOf(sender: WrittenSettings['sender']): Sender {
  return {
    from: sender?.from ?? null,
    replyTo: sender?.replyTo ?? null,
    signature: sender?.signature ?? null,
    firm: sender?.firm ? companyOf(sender.firm) : null,
    mandate: sender?.mandate ?? null,
    bcc: sender?.bcc ?? [],
    engagement: sender?.engagement ?? null,
  }
}

/** Null: no gateway is set. */
function smsOf(sms: WrittenSettings['sms']): SmsSettings | null {
  if (!sms) return null
  return {
    url: sms.url,
    method: sms.method ?? DEFAULTS.sms.method,
    headers: sms.headers ?? {},
    format: sms.format ?? DEFAULTS.sms.format,
    body: sms.body ?? null,
    from: sms.from ?? null,
    success: sms.success ?? null,
    secretFile: sms.secretFile ?? null,
    maxParts: sms.maxParts ?? DEFAULTS.sms.maxParts,
    timeoutSeconds: sms.timeoutSeconds ?? DEFAULTS.sms.timeoutSeconds,
  }
}

function companyOf(written: NonNullable<NonNullable<WrittenSettings['sender']>['firm']>): Company {
  return {
    name: written.name,
    siren: written.siren ?? null,
    legalForm: written.legalForm ?? null,
    capital: written.capital ?? null,
    rcs: written.rcs ?? null,
    address: written.address ?? [],
    email: written.email ?? null,
    phone: written.phone ?? null,
  }
}

function attachmentsOf(written: WrittenSettings['attachments']): AttachmentSettings {
  const defaults = DEFAULTS.attachments
  return {
    invoices: written?.invoices ?? defaults.invoices,
    maxMegabytes: written?.maxMegabytes ?? defaults.maxMegabytes,
    statement: written?.statement ?? defaults.statement,
    calculation: written?.calculation ?? defaults.calculation,
  }
}

/** A dossier that writes its own standard scenario means it for everybody, unless it says otherwise. */
function remindersOf(reminders: WrittenSettings['reminders'], own: readonly Scenario[]): ReminderSettings {
  const { approvalAbove } = reminders ?? {}
  const defaults = DEFAULTS.reminders
  return {
    minimumCents: reminders?.minimum ?? defaults.minimumCents,
    minimumGapDays: reminders?.minimumGapDays ?? defaults.minimumGapDays,
    staleBooksDays: reminders?.staleBooksDays ?? defaults.staleBooksDays,
    approval: reminders?.approval ?? defaults.approval,
    approvalAboveCents: approvalAbove === undefined ? defaults.approvalAboveCents : approvalAbove,
    firstPlansToApprove: reminders?.firstPlansToApprove ?? defaults.firstPlansToApprove,
    preventiveMinimumCents: reminders?.preventiveMinimum ?? defaults.preventiveMinimumCents,
    holidays: reminders?.holidays ?? defaults.holidays,
    pilot: reminders?.pilot ?? defaults.pilot,
    shadow: reminders?.shadow ?? defaults.shadow,
    maxPerRun: reminders?.maxPerRun ?? defaults.maxPerRun,
    maxPerCustomer: reminders?.maxPerCustomer ?? defaults.maxPerCustomer,
    catchUp: reminders?.catchUp ?? defaults.catchUp,
    listNotDue: reminders?.listNotDue ?? defaults.listNotDue,
    copyAccountManager: reminders?.copyAccountManager ?? defaults.copyAccountManager,
    scenarioByProfile: reminders?.scenarioByProfile ?? (own.some(({ name }) => name === STANDARD) ? false : defaults.scenarioByProfile),
    brokenPromiseRaises: reminders?.brokenPromiseRaises ?? defaults.brokenPromiseRaises,
    validatedBy: reminders?.validatedBy ?? defaults.validatedBy,
  }
}

/** The shipped scenarios, and the dossier's own in the place of those of the same name or beside them. */
function scenariosOf(own: readonly Scenario[]): Record<string, Scenario> {
  return { ...shippedScenarios(), ...Object.fromEntries(own.map((scenario) => [scenario.name, scenario])) }
}

function dailyOf(daily: WrittenSettings['daily']): DailySettings {
  const { inbox, imported, settledSeconds, dashboard, logDays } = DEFAULTS.daily
  return {
    inbox: daily?.inbox === undefined ? inbox : daily.inbox,
    imported: daily?.imported ?? imported,
    settledSeconds: daily?.settledSeconds ?? settledSeconds,
    dashboard: daily?.dashboard ?? dashboard,
    logDays: daily?.logDays ?? logDays,
  }
}

function backupOf(backup: WrittenSettings['backup']): BackupSettings {
  const { everyDays, keepDays } = DEFAULTS.backup
  return { everyDays: backup?.everyDays ?? everyDays, keepDays: backup?.keepDays ?? keepDays }
}

function importOf(written: WrittenSettings['import']): ImportSettings {
  const defaults = DEFAULTS.import
  const profiles = Object.entries(written?.profiles ?? {}).map(
    ([name, { as, map, fingerprint }]) => [name, { as, map: map ?? {}, fingerprint: fingerprint ?? null }] as const,
  )
  return {
    customerAccounts: written?.customerAccounts ?? defaults.customerAccounts,
    unbalancedLetters: written?.unbalancedLetters ?? defaults.unbalancedLetters,
    documentDay: written?.documentDay ?? defaults.documentDay,
    opening: written?.opening ?? defaults.opening,
    pseudoCustomers: written?.pseudoCustomers ?? defaults.pseudoCustomers,
    profiles: Object.fromEntries(profiles),
  }
}
