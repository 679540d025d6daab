// The keys of relance.yaml and what each may hold, as zod strict objects over a tree of texts (see yaml-tree.ts).
// Only shapes and single values; defaults are added in to-settings.ts, sentences about keys are made in zod-faults.ts.
import * as z from 'zod'

import { LANGUAGES } from '../../domain/language.ts'

import { assigneeFaults, mixedGroups } from './assignee-faults.ts'

import { groupFaults } from './group-faults.ts'
import { readBic, readEmail, readIban, readReportTo, readSiren } from './identifiers.ts'
import { readRate } from './rate.ts'
import { scenariosSchema } from './schema-scenarios.ts'
import { smsSchema } from './schema-sms.ts'
import { smtpSchema } from './schema-smtp.ts'
import {
  readAccountPrefix,
  readAmount,
  readDay,
  readFingerprint,
  readFlag,
  readFromStep,
  readIncome,
  readLimit,
  readPaymentLink,
  readPicture,
  readTerms,
  readText,
  wholeNumber,
} from './values.ts'
import { leaf } from './zod-leaves.ts'

const text = leaf(readText)
const amount = leaf(readAmount)
const texts = z.array(text)

const company = {
  name: text,
  siren: leaf(readSiren).nullish(),
  legalForm: text.nullish(),
  capital: text.nullish(),
  rcs: text.nullish(),
  address: texts.nullish(),
  email: leaf(readEmail).nullish(),
  phone: text.nullish(),
}

const creditor = z.strictObject({
  ...company,
  iban: leaf(readIban).nullish(),
  bic: leaf(readBic).nullish(),
  logo: leaf(readPicture).nullish(),
})

const sender = z
  .strictObject({
    from: leaf(readEmail).nullish(),
    replyTo: leaf(readEmail).nullish(),
    signature: text.nullish(),
    bcc: z.array(leaf(readEmail)).nullish(),
    firm: z.strictObject(company).nullish(),
    mandate: z.strictObject({ reference: text, date: leaf(readDay) }).nullish(),
    engagement: text.nullish(),
  })
  .superRefine(({ firm: own, engagement }, context) => {
    if (!own || !engagement) return
    const message =
      'un cabinet écrit en son propre nom (firm, avec son mandat) ou au nom de son client (engagement) : gardez l’un des deux.'
    context.addIssue({ code: 'custom', path: ['engagement'], message })
  })

const customers = z.strictObject({
  terms: leaf(readTerms).nullish(),
  regime: z.enum(['business', 'public', 'consumer', 'abroad', 'to-confirm']).optional(),
  language: z.enum(LANGUAGES).optional(),
})

const penaltyChoices = {
  rate: leaf(readRate).nullish(),
  halfYear: z.enum(['split', 'frozen', 'current']).optional(),
  basis: z.enum(['365', 'actual']).optional(),
  imputation: z.enum(['principal', 'interest']).optional(),
  belowFloor: z.enum(['warn', 'floor', 'statutory']).optional(),
  instalmentFee: z.enum(['invoice', 'instalment']).optional(),
  creditNotes: z.enum(['start', 'own-day']).optional(),
}

const penalties = z.strictObject({
  ...penaltyChoices,
  accounts: z
    .strictObject({ interest: leaf(readIncome).optional(), fee: leaf(readIncome).optional(), journal: text.optional() })
    .optional(),
  exceptions: z
    .array(
      z.strictObject({ customer: text, ref: text.nullish(), ...penaltyChoices, notice: leaf(readDay).nullish(), because: text.nullish() }),
    )
    .optional(),
})

const reminders = z.strictObject({
  minimum: amount.optional(),
  minimumGapDays: leaf(wholeNumber(0, 365)).optional(),
  staleBooksDays: leaf(wholeNumber(0, 365)).optional(),
  approval: texts.optional(),
  approvalAbove: leaf(readLimit).nullish(),
  firstPlansToApprove: leaf(wholeNumber(0, 1_000)).optional(),
  preventiveMinimum: amount.optional(),
  holidays: z.enum(['metropole', 'alsace-moselle', 'guadeloupe', 'martinique', 'guyane', 'reunion', 'mayotte']).optional(),
  pilot: texts.optional(),
  shadow: leaf(readFlag).optional(),
  maxPerRun: leaf(wholeNumber(1, 100_000)).nullish(),
  maxPerCustomer: leaf(wholeNumber(1, 30)).nullish(),
  catchUp: z.enum(['once', 'skip']).optional(),
  listNotDue: leaf(readFlag).optional(),
  copyAccountManager: leaf(readFlag).optional(),
  scenarioByProfile: leaf(readFlag).optional(),
  brokenPromiseRaises: leaf(readFlag).optional(),
  validatedBy: leaf(readEmail).nullish(),
})

const groups = z.array(z.strictObject({ payer: text, members: z.array(text).min(1) })).superRefine((written, context) => {
  for (const { path, message } of groupFaults(written)) context.addIssue({ code: 'custom', path: [...path], message })
})

const assignees = z
  .array(z.strictObject({ name: text, iban: leaf(readIban), bic: leaf(readBic).nullish(), customers: z.array(text).min(1) }))
  .superRefine((written, context) => {
    for (const { path, message } of assigneeFaults(written)) context.addIssue({ code: 'custom', path: [...path], message })
  })

const profile = z.strictObject({
  as: z.enum(['fec', 'entries', 'invoices', 'contacts', 'reminders', 'aged-balance']),
  map: z.record(z.string().regex(/^[a-z][A-Za-z0-9_]{0,39}$/), text).optional(),
  fingerprint: leaf(readFingerprint).nullish(),
})

const imports = z.strictObject({
  customerAccounts: z.array(leaf(readAccountPrefix)).min(1).optional(),
  unbalancedLetters: z.enum(['hold', 'remind']).optional(),
  documentDay: z.enum(['piece', 'entry']).optional(),
  opening: text.optional(),
  pseudoCustomers: texts.optional(),
  profiles: z.record(z.string().regex(/^[\p{L}\p{N}][\p{L}\p{N} _-]{0,39}$/u), profile).optional(),
})

const attachments = z.strictObject({
  invoices: leaf(readFlag).optional(),
  maxMegabytes: leaf(wholeNumber(1, 100)).optional(),
  statement: leaf(readFromStep(['none', 'always'])).nullish(),
  calculation: leaf(readFromStep(['none'])).nullish(),
})

const daily = z.strictObject({
  inbox: text.nullable().optional(),
  imported: z.enum(['move', 'keep']).optional(),
  settledSeconds: leaf(wholeNumber(0, 3_600)).optional(),
  dashboard: leaf(readFlag).optional(),
  logDays: leaf(wholeNumber(1, 3_650)).optional(),
})

const backup = z.strictObject({
  everyDays: leaf(wholeNumber(0, 365)).optional(),
  keepDays: leaf(wholeNumber(1, 3_650)).optional(),
})

/** The whole file; every section but `creditor` may be left out or empty. */
export const settingsSchema = z
  .strictObject({
    creditor,
    sender: sender.nullish(),
    smtp: smtpSchema.nullish(),
    sms: smsSchema.nullish(),
    customers: customers.nullish(),
    penalties: penalties.nullish(),
    reminders: reminders.nullish(),
    scenarios: scenariosSchema.nullish(),
    groups: groups.nullish(),
    assignees: assignees.nullish(),
    payment: z.strictObject({ qrCode: leaf(readFlag).optional(), link: leaf(readPaymentLink).nullish() }).nullish(),
    attachments: attachments.nullish(),
    letters: z.strictObject({ duplex: leaf(readFlag).optional() }).nullish(),
    report: z.strictObject({ to: leaf(readReportTo).nullish() }).nullish(),
    import: imports.nullish(),
    daily: daily.nullish(),
    backup: backup.nullish(),
  })
  .superRefine(({ groups: companies, assignees: owners }, context) => {
    for (const { path, message } of mixedGroups(companies ?? [], owners ?? []))
      context.addIssue({ code: 'custom', path: ['groups', ...path], message })
  })

/** The settings as the file holds them, values read, nothing added. */
export type WrittenSettings = z.output<typeof settingsSchema>
