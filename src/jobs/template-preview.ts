// What a template makes of a customer, true or made up, as it would arrive. Nothing is planned, recorded or sent.

import { askableOf } from '../domain/askable.ts'
import { assigneeOf } from '../domain/assignee.ts'
import type { LatePaymentClaim } from '../domain/claim.ts'
import { type Customer, regimeOf, unknownCustomer } from '../domain/customer.ts'
import { daysBetween, type IsoDay } from '../domain/day.ts'
import { InputError } from '../domain/errors.ts'
import { formatDay } from '../domain/format.ts'
import { type Imagined, imaginedReminder, type PlacedIn } from '../domain/imagined-reminder.ts'
import type { Language } from '../domain/language.ts'
import type { ItemKey } from '../domain/names.ts'
import { plainStep } from '../domain/plain-step.ts'
import { booksUntil } from '../domain/plan-day.ts'
import type { Reminder } from '../domain/reminder.ts'
import { BY_PROFILE, shippedScenarios } from '../domain/scenario-shipped.ts'
import { STANDARD } from '../domain/scenario-standard.ts'
import type { Channel, Regime } from '../domain/settings.ts'
import { customers } from '../ledger/customers.ts'
import { type RenderedMessage, renderReminder } from '../rendering/render-reminder.ts'
import { renderReport } from '../rendering/render-report.ts'
import { sampleContext } from '../rendering/sample-message.ts'
import { SAMPLE_CUSTOMER } from '../rendering/sample-parts.ts'
import { SAMPLE_REPORT } from '../rendering/sample-report.ts'
import { type Part, REPORT } from '../rendering/template-files.ts'
import { filesNamed } from '../rendering/template-names.ts'
import type { PreviewContent } from '../reporting/preview/preview.ts'
import { enclosuresOf } from './attachments.ts'
import { booksOf, knownCustomer } from './books.ts'
import { claimer } from './claims.ts'
import type { Dossier } from './dossier.ts'
import { logoOf } from './logo.ts'
import { messageWriter } from './messages.ts'
import { planInput } from './plan-input.ts'
import { contentOf } from './preview.ts'
import { templatesOf } from './templates.ts'

/** One form of a template: the e-mail, the letter. */
export interface TemplateMessage {
  readonly channel: Channel
  /** The shipped or own step whose tone and penalties it has, as its scenario names it. */
  readonly step: string
  readonly subject: string
  readonly message: RenderedMessage
  readonly content: PreviewContent
}

export interface TemplatePreview {
  readonly date: IsoDay
  readonly name: string
  readonly language: Language
  readonly customer: Pick<Customer, 'code' | 'name'>
  /** Nobody of the ledger. */
  readonly madeUp: boolean
  readonly messages: readonly TemplateMessage[]
}

const CHANNELS: Readonly<Partial<Record<Part, Channel>>> = { text: 'email', letter: 'letter', call: 'call', sms: 'sms' }

/**
 * Each form of the template, or the one whose part is named, as its step would write it on the day.
 * @param code of a customer as typed; null: a made-up one
 * @throws InputError 'template-unknown', 'template-no-message' for a shared piece, 'customer-unknown', 'nothing-to-preview'; SettingsError
 * 'template-invalid'
 */
export async function previewTemplate(dossier: Dossier, date: IsoDay, typed: string, code: string | null): Promise<TemplatePreview> {
  const files = filesNamed(templatesOf(dossier), typed, spokenTo(dossier, code))
  const [{ name, language } = { name: '', language: 'fr' as const }] = files
  if (name.startsWith('partials/')) throw noMessage(name)
  if (name === REPORT) return { ...reportPreview(dossier, date, code), name, language }
  const alone = files.length === 1 ? files[0]?.part : undefined
  const parts = alone === undefined || CHANNELS[alone] !== undefined ? files.map(({ part }) => part) : (['text'] as const)
  const channels = parts.flatMap((part) => CHANNELS[part] ?? [])
  const write = code === null ? madeUpWriter(dossier, date, language) : customerWriter(dossier, date, code, language)
  const messages: TemplateMessage[] = []
  for (const channel of channels) {
    const placed = placeOf(dossier, name, channel)
    const { reminder, message } = await write.message(placed, regimeFor(name, placed))
    const content = await contentOf(dossier, write, reminder, message)
    messages.push({ channel: placed.step.channel, step: placed.step.step, subject: message.subject, message, content })
  }
  return { date, name, language, customer: write.customer, madeUp: code === null, messages }
}

/** The customer's language, where his message would be in it. */
function spokenTo({ ledger, settings }: Dossier, typed: string | null): Language {
  const known = typed === null ? null : customers(ledger)
  return known?.get(knownCustomer(known, typed ?? ''))?.language ?? settings.customers.language
}

interface Writer {
  readonly customer: Customer
  readonly customers: ReadonlyMap<Customer['code'], Customer>
  /** @param regime for which the template alone is; null: the customer's */
  message(placed: PlacedIn, regime: Regime | null): Promise<{ readonly reminder: Reminder; readonly message: RenderedMessage }>
}

function madeUpWriter(dossier: Dossier, date: IsoDay, language: Language): Writer {
  const { settings } = dossier
  const logo = logoOf(dossier)
  return {
    customer: SAMPLE_CUSTOMER,
    customers: new Map([[SAMPLE_CUSTOMER.code, SAMPLE_CUSTOMER]]),
    async message(placed, regime) {
      const context = sampleContext({ placed, regime: regime ?? 'business', language, settings, date })
      return { reminder: context.reminder, message: renderReminder({ ...context, ...(logo && { logo }) }, templatesOf(dossier)) }
    },
  }
}

function customerWriter(dossier: Dossier, date: IsoDay, typed: string, language: Language): Writer {
  const code = knownCustomer(customers(dossier.ledger), typed)
  const books = booksOf(dossier, date, [code])
  const customer = books.customers.get(code) ?? unknownCustomer(code, code)
  const input = planInput(dossier, books)
  const { items: askable, creditsCents } = askableOf(code, input)
  const claimOf = claimer(dossier, books)
  const isAssigned = assigneeOf(dossier.settings.assignees, code) !== null
  return {
    customer,
    customers: books.customers,
    async message(placed, forced) {
      const overdue = askable.filter(({ dueOn }) => dueOn < date)
      const chosen = placed.step.at < 0 ? askable.filter(({ dueOn }) => dueOn >= date) : overdue
      if (chosen.length === 0) throw nothingTo(customer, date, placed)
      const items = chosen.map(({ item, dueOn, askedCents, part }): Imagined['items'][number] => ({
        ...{ key: item.key, ref: item.ref, ...(item.documentRef === '' ? { unnumbered: true as const } : {}) },
        ...{ issuedOn: item.issuedOn, dueOn, daysLate: daysBetween(dueOn, date), originalCents: item.originalCents },
        ...{ outstandingCents: askedCents, heldCents: part?.cents ?? (0 as Imagined['creditsCents']) },
      }))
      const claims = new Map(chosen.map(({ item }): [ItemKey, LatePaymentClaim] => [item.key, claimOf(item)]))
      const regime = forced ?? regimeOf(customer, dossier.settings.customers.regime)
      const reminder = imaginedReminder({ placed, customer, regime, language, items, claims, creditsCents, isAssigned })
      const files = await enclosuresOf(dossier, books, booksUntil(input), [reminder])
      const seen = { ...books, customers: new Map([...books.customers, [code, { ...customer, regime }]]) }
      return { reminder, message: messageWriter(dossier, seen, booksUntil(input), [reminder], files)(reminder).message }
    },
  }
}

/** The step that a template speaks for: by that channel if there is one, of the dossier's scenarios or of the shipped ones; else one like any other. */
function placeOf({ settings }: Dossier, name: string, channel: Channel): PlacedIn {
  const template = name.replace(PUBLIC, '')
  const isSame = (one: Channel) => one === channel || (one === 'registered-letter' && channel === 'letter')
  const places = Object.values({ ...shippedScenarios(), ...settings.scenarios }).flatMap((scenario) =>
    scenario.steps.flatMap((step, index) => (step.template === template ? [{ scenario, step, index }] : [])),
  )
  const [first] = places
  const found = places.find(({ step }) => isSame(step.channel))
  if (found !== undefined) return found
  if (first !== undefined) return { ...first, step: { ...first.step, channel } }
  const step = plainStep(template, USUAL_DAY, channel, { template })
  return { scenario: { name: STANDARD, steps: [step] }, step, index: 0 }
}

const PUBLIC = /-public$/
/** Days after the due date of a step that no scenario has. */
const USUAL_DAY = 10

/** The kind of debtor that a template is for, told by its name or its only scenario; null: any. */
function regimeFor(name: string, { scenario }: PlacedIn): Regime | null {
  if (PUBLIC.test(name) || scenario.name === BY_PROFILE.public) return 'public'
  return scenario.name === BY_PROFILE.consumer ? 'consumer' : null
}

function reportPreview(dossier: Dossier, date: IsoDay, code: string | null): Omit<TemplatePreview, 'name' | 'language'> {
  if (code !== null)
    throw new InputError('nothing-to-preview', 'Le compte rendu ne s’adresse à aucun client.', {
      advice: 'Ôtez --customer : relance templates preview report',
    })
  const { subject, text, html } = renderReport(SAMPLE_REPORT, templatesOf(dossier))
  const message = { subject, text, html, page: null, letter: null, paymentCode: null }
  const content = { kind: 'mail', text, html } as const
  return { date, customer: SAMPLE_CUSTOMER, madeUp: true, messages: [{ channel: 'email', step: REPORT, subject, message, content }] }
}

function noMessage(name: string): InputError {
  const piece = name.replace(/^partials\//, '')
  return new InputError('template-no-message', `« ${piece} » est un fragment : il n’est un message que dans les modèles qui l’appellent.`, {
    advice: 'Regardez l’un d’eux, par exemple : relance templates preview relance-1',
  })
}

function nothingTo({ code, name }: Customer, date: IsoDay, { step }: PlacedIn): InputError {
  const what = step.at < 0 ? 'à échoir' : 'd’échu'
  return new InputError('nothing-to-preview', `${code} (${name}) n’a rien ${what} à relancer au ${formatDay(date)}.`, {
    advice: `Choisissez un autre client (relance aging), ou ôtez --customer pour un client fictif.`,
  })
}
