// A reminder becomes a message: which template speaks, and what comes out of it for the channel.
// Builds no mail and writes no file; decides nothing about who is reminded.
import { type Customer, regimeOf } from '../domain/customer.ts'
import { SettingsError } from '../domain/errors.ts'
import { LANGUAGE_NAMES } from '../domain/language.ts'
import type { Channel, Language, Regime, Step } from '../domain/settings.ts'
import type { Letter, LetterText } from './letter/letter.ts'
import { readLetter } from './letter/read-letter.ts'
import type { MessageContext } from './message-view.ts'
import { type MessageView, messageView } from './message-view.ts'
import { transferCode } from './payment-way.ts'
import { subjectLine } from './plain-text.ts'
import type { QrModules } from './qr/modules.ts'
import { fillTemplate } from './template-engine.ts'
import type { Part, TemplateFile, Templates } from './template-files.ts'
import { templateFile } from './template-files.ts'

export interface RenderedMessage {
  /** One line, no HTML escaping, no amount in the shipped templates. */
  readonly subject: string
  /** Body of an e-mail or of a short message; null for a page. */
  readonly text: string | null
  /** HTML body of an e-mail; null when the template has none. */
  readonly html: string | null
  /** Whole HTML page of a call sheet; null otherwise. */
  readonly page: string | null
  /** What a letter says and where; null otherwise. */
  readonly letter: Letter | null
  /** The payment code that `text` speaks of; null for none. */
  readonly paymentCode: QrModules | null
}

const MAIN_PARTS: Readonly<Record<Channel, Part>> = {
  email: 'text',
  letter: 'letter',
  'registered-letter': 'letter',
  call: 'call',
  sms: 'sms',
}

/** The part that speaks by a channel: beside it an e-mail may have an `html`. */
export function mainPart(channel: Channel): Part {
  return MAIN_PARTS[channel]
}

/**
 * The message of a reminder, in the reminder's language and for its channel. `-public` templates go before the plain ones for public
 * buyers; a call or a short message without a template of its own takes `call` or `sms`. A text overridden in a later folder than
 * the HTML beside it goes out alone: both must say the same.
 * @throws SettingsError 'template-missing' or 'template-invalid'.
 */
export function renderReminder(context: MessageContext, templates: Templates): RenderedMessage {
  const { reminder } = context
  const { name, main } = speakingTemplate(context, templates)
  const unnamed = messageView(context)
  const subject = filledSubject(context, name, unnamed, templates)
  const view = { ...unnamed, subject }
  const body = tidy(fillTemplate(main, view, templates))
  const paymentCode = view.hasPaymentCode ? transferCode(context.settings, reminder, view.paymentReference) : null
  if (main.part === 'call') return { subject, text: null, html: null, page: body, letter: null, paymentCode }
  if (main.part === 'letter') {
    const letter = letterOf(readLetter(body, main.file, view.paymentCodePicture), view, context, paymentCode)
    return { subject, text: null, html: null, page: null, letter, paymentCode }
  }
  const html = main.part === 'text' ? templateFile(templates, reminder.language, name, 'html') : null
  const fits = html !== null && html.rank >= main.rank
  return { subject, text: body, html: fits ? tidy(fillTemplate(html, view, templates)) : null, page: null, letter: null, paymentCode }
}

function letterOf(text: LetterText, view: MessageView, { date, reminder }: MessageContext, paymentCode: QrModules | null): Letter {
  const { subject, senderName, customerName, customerCode, paymentReference } = view
  const following = [senderName, `${customerName} (${customerCode}) – ${paymentReference}`] as const
  return { ...text, subject, sender: senderName, date, language: reminder.language, following, paymentCode }
}

/**
 * The subject alone: one line, cut beyond 200 characters.
 * @throws SettingsError 'template-missing' or 'template-invalid'.
 */
export function renderSubject(context: MessageContext, templates: Templates): string {
  return filledSubject(context, speakingTemplate(context, templates).name, messageView(context), templates)
}

function filledSubject({ reminder, customer }: MessageContext, name: string, view: MessageView, templates: Templates): string {
  const template = templateFile(templates, reminder.language, name, 'subject')
  if (template === null) throw missing(reminder.language, name, 'subject', customer)
  return subjectLine(fillTemplate(template, view, templates))
}

/** Whether a template speaks for a step in a language, whatever the customer's regime. */
export function speaksFor(templates: Templates, language: Language, { template, channel }: Pick<Step, 'template' | 'channel'>): boolean {
  const part = MAIN_PARTS[channel]
  return candidates(template, part, 'business').some(
    (name) => templateFile(templates, language, name, part) !== null && templateFile(templates, language, name, 'subject') !== null,
  )
}

function speakingTemplate(context: MessageContext, templates: Templates): { name: string; main: TemplateFile } {
  const { reminder, customer, settings } = context
  const part = MAIN_PARTS[reminder.channel]
  for (const name of candidates(reminder.template, part, regimeOf(customer, settings.customers.regime))) {
    const main = templateFile(templates, reminder.language, name, part)
    if (main) return { name, main }
  }
  throw missing(reminder.language, reminder.template, part, customer)
}

function candidates(template: string, part: Part, regime: Regime): string[] {
  const names = regime === 'public' ? [`${template}-public`, template] : [template]
  return part === 'call' || part === 'sms' ? [...names, part] : names
}

function missing(language: Language, name: string, part: Part, { code }: Pick<Customer, 'code'>): SettingsError {
  const whom = `le client ${code} s’écrit en ${LANGUAGE_NAMES[language]}`
  return new SettingsError('template-missing', `Le modèle ${language}/${name}.${part}.hbs n’existe pas : ${whom}.`, {
    advice:
      'Créez ce fichier dans le dossier templates du dossier, ou changez le canal ou le modèle de cette étape dans relance.yaml, ' +
      `ou la langue de ce client (relance customers ${code} --language fr).`,
  })
}

/** Lists and conditions leave blank lines behind: never more than one in a row, none at the ends. */
export function tidy(text: string): string {
  const lines = text.split('\n').map((line) => line.replace(/[ \t]+$/, ''))
  return `${lines
    .join('\n')
    .replace(/\n{3,}/g, '\n\n')
    .replace(/^\n+|\n+$/g, '')}\n`
}
