// The e-mail that asks a client to validate what a firm is about to send in his name: every message, whole, and the sums.
// Fixed words: it goes to the client, never to his customers, so no template of theirs is asked.
import { askedText } from '../domain/asked-sum.ts'
import type { IsoDay } from '../domain/day.ts'
import { formatAmount, formatLongDay, plural } from '../domain/format.ts'
import { frenchSpaces } from '../domain/plan-text.ts'
import type { Reminder } from '../domain/reminder.ts'
import { stepName } from '../domain/step-name.ts'
import { oneLine } from './plain-text.ts'
import type { RenderedMessage } from './render-reminder.ts'
import { channelName } from './wording.ts'

/** A reminder with its words. */
export interface ShownMessage {
  readonly reminder: Reminder
  readonly message: RenderedMessage
}

export interface ValidationMail {
  readonly subject: string
  readonly text: string
  readonly html: string
}

/** The mail for these messages, in their order. @param creditor in whose name they leave */
export function validationMail(shown: readonly ShownMessage[], creditor: string, day: IsoDay): ValidationMail {
  const count = shown.length
  const total = formatAmount(shown.reduce((sum, { reminder }) => sum + reminder.totalCents, 0))
  const what = `${count} ${plural(count, 'message', 'messages')}, ${total}`
  const subject = oneLine(`[À valider] ${creditor} – relances du ${formatLongDay(day)} : ${what}`)
  const intro = [
    'Bonjour,',
    `Voici les relances prévues le ${formatLongDay(day)} en votre nom (${creditor}) : ${what} au total.`,
    'Rien ne partira sans votre accord : répondez à ce message pour valider, ou pour dire ce qu’il ne faut pas envoyer.',
  ].map(frenchSpaces)
  const rows = shown.map(({ reminder }) => headOf(reminder))
  const bodies = shown.map(({ reminder, message }) => ({ title: headOf(reminder), subject: message.subject, body: bodyOf(message) }))
  return {
    subject: frenchSpaces(subject),
    text: [
      ...intro,
      rows.map((row) => `- ${row}`).join('\n'),
      ...bodies.map(({ title, subject: about, body }) => `${'='.repeat(60)}\n${title}\nObjet : ${about}\n\n${body}`),
      '',
    ].join('\n\n'),
    html: page(intro, rows, bodies),
  }
}

/** Name of the page of a letter or of a call sheet that comes with the mail, without its extension. */
export function pageName({ customer, step }: Reminder): string {
  return `${customer}-${step}`
}

/** "C001 Dupont Frères : première relance, e-mail à compta@dupont.example, 1 200,00 €". */
function headOf(reminder: Reminder): string {
  const { customer, name, step, channel, to } = reminder
  const where = channel === 'email' && to.length > 0 ? ` à ${to.join(', ')}` : ''
  const named = stepName(step, 'fr')
  const how = channel === 'call' && step === 'call' ? named : `${named}, ${channelName(channel, 'fr')}`
  return oneLine(frenchSpaces(`${customer} ${name} : ${how}${where}, ${askedText(reminder)}`))
}

function bodyOf({ text }: RenderedMessage): string {
  return text?.trim() ?? 'Le texte de ce courrier est en pièce jointe.'
}

function page(
  intro: readonly string[],
  rows: readonly string[],
  bodies: readonly { readonly title: string; readonly subject: string; readonly body: string }[],
): string {
  const list = rows.map((row) => `<li>${escaped(row)}</li>`).join('')
  const messages = bodies.map(
    ({ title, subject, body }) =>
      `<h2 style="font-size:16px">${escaped(title)}</h2><p><strong>Objet : ${escaped(subject)}</strong></p>` +
      `<pre style="white-space:pre-wrap;font-family:inherit;border-left:3px solid #ccc;padding-left:12px">${escaped(body)}</pre>`,
  )
  return (
    '<!doctype html><html lang="fr"><head><meta charset="utf-8"></head><body style="font-family:sans-serif">' +
    `${intro.map((one) => `<p>${escaped(one)}</p>`).join('')}<ul>${list}</ul>${messages.join('')}</body></html>`
  )
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;')
}
