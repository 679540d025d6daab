// One reminder as the terminal shows it: what was sent, to whom, when, for how much, and its words.
import { readableAddress } from '../delivery/address.ts'
import { sumCents } from '../domain/cents.ts'
import { formatAmount, formatDay, formatLongDay } from '../domain/format.ts'
import { stepName } from '../domain/step-name.ts'
import type { MessageView } from '../jobs/show-message.ts'
import { approvalOf } from '../reporting/approval-words.ts'
import { trackingOf } from '../reporting/tracking-words.ts'
import { CHANNELS, statusOf } from '../reporting/words.ts'
import type { Context } from './context.ts'
import { refusalsText } from './refusals-text.ts'
import { table } from './table.ts'

/** @param name of the customer it went to */
export function messageText(message: MessageView, name: string, context: Context): string {
  const { id, customer, text } = message
  const words =
    text === null
      ? ''
      : `\n${text
          .split('\n')
          .map((line) => (line === '' ? '  |' : `  | ${line}`))
          .join('\n')}\n`
  return `Relance ${id}, à ${customer} (${name})\n${factsText(message)}\n${itemsText(message, context)}${words}\n${adviceText(message)}`
}

function factsText({
  day,
  step,
  channel,
  status,
  to,
  cc,
  subject,
  file,
  events,
  totalCents,
  attachments,
  missingAttachments = [],
}: MessageView): string {
  const approval = events.map(approvalOf).find((words) => words !== '')
  const refused = refusalsText(events)
  const tracking = events.map(trackingOf).findLast((words) => words !== '')
  const lines: readonly (readonly [label: string, value: string | null])[] = [
    ['Étape', `${stepName(step, 'fr')} (${CHANNELS[channel]})`],
    [
      'État',
      status === 'planned'
        ? `prévue le ${formatLongDay(day)}, pas encore partie`
        : `${statusOf({ status, detail: null })} le ${formatLongDay(day)}`,
    ],
    ['À', to.length === 0 ? null : to.map(readableAddress).join(', ')],
    ['Copie', cc.length === 0 ? null : cc.join(', ')],
    ['Refusées par le serveur', refused.forGood === '' ? null : refused.forGood],
    ['Refus passagers du serveur', refused.forNow === '' ? null : refused.forNow],
    ['Objet', subject],
    ['Demandé', totalCents === null ? null : formatAmount(totalCents)],
    ['Accord', approval ?? null],
    ['Suivi', tracking ?? null],
    ['Fichier', file],
    ['Pièces jointes', attachments.length === 0 ? null : attachments.join(', ')],
    ...missingAttachments.map(({ ref, text }) => [`Non jointe${ref === null ? '' : `, ${ref}`}`, text] as const),
  ]
  return lines.flatMap(([label, value]) => (value === null ? [] : [`  ${label} : ${value}\n`])).join('')
}

/** The invoices with what was asked of each; interest and fee where they were asked for too. */
function itemsText({ items, creditsCents, totalCents }: MessageView, context: Context): string {
  if (items === null) return ''
  const asked = items.filter(({ forInformation }) => !forInformation)
  const claimed = (totalCents ?? 0) > sumCents(asked.map(({ outstandingCents }) => outstandingCents)) + (creditsCents ?? 0)
  const others = items.some((item) => item.customer !== undefined)
  const rows = items.map((item) => [
    ...(others ? [item.customer ?? ''] : []),
    item.ref,
    formatDay(item.dueOn),
    item.forInformation ? 'pour information' : stepName(item.step, 'fr'),
    formatAmount(item.outstandingCents),
    ...(claimed ? (item.forInformation ? ['', ''] : [formatAmount(item.interestCents), formatAmount(item.feeCents)]) : []),
  ])
  const columns = [
    ...(others ? [{ header: 'Client' }] : []),
    ...['Pièce', 'Échéance', 'Étape'].map((header) => ({ header })),
    ...['Reste dû', ...(claimed ? ['Intérêts', 'Indemnité'] : [])].map((header) => ({ header, align: 'right' as const })),
  ]
  const credits = creditsCents === null || creditsCents === 0 ? '' : `Avoirs et règlements déduits : ${formatAmount(-creditsCents)}.\n`
  return `${table(columns, rows, context.color)}${credits}`
}

function adviceText({ id, customer, channel, status, text, file, fileMissing }: MessageView): string {
  const again =
    channel === 'letter' || channel === 'registered-letter' ? ` Pour le refaire à l’identique : relance history print ${id}.` : ''
  const where = fileMissing ? `Ce fichier n’est plus dans outbox, ou n’est plus le même.${again} ` : 'Son texte est dans ce fichier. '
  const words = text !== null || status === 'planned' || file === null ? '' : where
  return `${words}Le client : relance show ${customer} ; tout ce qui lui a été envoyé : relance history --customer ${customer}\n`
}
