// relance show: a customer (or the customer of a reminder): what he owes, what was sent, what comes next.
import { formatAmount, formatDay, formatLongDay, plural } from '../../domain/format.ts'
import { stepName } from '../../domain/step-name.ts'
import { NEXT_DAYS } from '../../jobs/next-reminders.ts'
import { type CustomerPicture, pictureOf } from '../../jobs/show.ts'
import { approvalOf, approvalWords, needsSentence } from '../../reporting/approval-words.ts'
import type { ApprovalTold, PlannedReminderView } from '../../reporting/views.ts'
import { CHANNELS, KINDS, PAYER_CLASSES, REGIMES, statusOf } from '../../reporting/words.ts'
import type { CommandModule } from '../command.ts'
import type { Context } from '../context.ts'
import { withDossier } from '../open-dossier.ts'
import { present } from '../present.ts'
import { saidText } from '../said-text.ts'
import { table } from '../table.ts'

export const command: CommandModule = {
  configure(command) {
    command.argument('<code>', 'code du client, ou numéro d’une relance')
  },

  run(context, args, options) {
    return withDossier(context, async (dossier) => {
      const picture = pictureOf(dossier, context.date, args[0] ?? '')
      await present(context, options, picture, { text: () => pictureText(picture, context) })
      return 0
    })
  },
}

function pictureText(picture: CustomerPicture, context: Context): string {
  const said = saidText(picture.said, context)
  return [
    identityText(picture),
    itemsText(picture, context),
    nextText(picture),
    historyText(picture, context),
    ...(said === '' ? [] : [said]),
  ].join('\n')
}

function identityText({ customer, date, balanceCents, overdueCents, payer, credit, scenario }: CustomerPicture): string {
  const contacts = customer.contacts.map((contact) =>
    [contact.name, contact.role, contact.email, contact.phone].filter((part) => part !== null).join(', '),
  )
  const late = payer.lateCount === 0 ? '' : `, ${payer.lateCount} en retard`
  const habits =
    payer.settledCount === 0
      ? 'aucune facture payée connue'
      : `${payer.settledCount} ${plural(payer.settledCount, 'facture payée', 'factures payées')}${late}`
  const lines = [
    `${customer.code}  ${customer.name}`,
    ...(contacts.length > 0 ? contacts.map((contact) => `  ${contact}`) : ['  Aucun contact connu.']),
    ...knownText(customer),
    `  Scénario : ${scenario.name} (${scenario.because}).`,
    `  Au ${formatLongDay(date)} : factures échues ${formatAmount(overdueCents)}, solde ${formatAmount(balanceCents)} (${habits})`,
    ...creditText(credit),
    ...profileText(payer),
  ]
  return `${lines.join('\n')}\n`
}

function creditText(credit: CustomerPicture['credit']): string[] {
  if (credit === null) return []
  const { limitCents, usedPercent } = credit
  const used = usedPercent === null ? '' : `, utilisé à ${usedPercent}\u00a0%`
  return [`  Plafond d’encours : ${formatAmount(limitCents)}${used}.`]
}

/** The class with its reason, the score with what weighs most in it. */
function profileText(payer: CustomerPicture['payer']): string[] {
  return [
    `  Profil : ${PAYER_CLASSES[payer.class]}, ${payer.score} sur 100 (${payer.because}).`,
    ...payer.facts.map(({ text }) => `    ${text}`),
  ]
}

/** What contact files say of him besides how to reach him, when they do. */
function knownText({ regime, proposedRegime, directDebit, accountManager, orderReference }: CustomerPicture['customer']): string[] {
  const proposed = proposedRegime === null || regime !== null ? null : proposedRegime
  const kind = proposed?.regime === 'to-confirm' || proposed === null ? '' : `${REGIMES[proposed.regime]}\u00a0? `
  return [
    ...(proposed === null
      ? []
      : [`  Régime à confirmer : ${kind}(${proposed.because}). Confirmez-le par une colonne « Régime » dans un fichier de contacts.`]),
    ...(directDebit ? ['  Paie par prélèvement automatique.'] : []),
    ...(accountManager === null ? [] : [`  Suivi par ${accountManager}.`]),
    ...(orderReference === null ? [] : [`  Référence à rappeler : ${orderReference}.`]),
  ]
}

function itemsText({ items }: CustomerPicture, context: Context): string {
  if (items.length === 0) return 'Rien n’est ouvert.\n'
  const rows = items.map((item) => [
    KINDS[item.kind],
    item.ref.slice(0, 24),
    formatDay(item.issuedOn),
    item.dueOn === null ? '' : formatDay(item.dueOn),
    formatAmount(item.outstandingCents),
  ])
  const columns = ['Nature', 'Pièce', 'Date', 'Échéance'].map((header) => ({ header }))
  return table([...columns, { header: 'Reste', align: 'right' }], rows, context.color)
}

function nextText({ reminder, held, next }: CustomerPicture): string {
  const lines: string[] = []
  if (reminder)
    lines.push(
      `À envoyer ce jour : ${stepBy(reminder)}, ${formatAmount(reminder.totalCents)}. ${[reminder.reason, approvalText(reminder)].join(' ').trimEnd()}`,
    )
  for (const item of held) lines.push(`En attente, ${item.ref.slice(0, 24)} : ${item.reason.text}`)
  if (held.length > 0 || reminder) lines.push(afterText(next))
  return lines.length > 0 ? `${lines.join('\n')}\n` : 'Aucune relance en vue.\n'
}

/** "Prochaine relance : le 12 décembre 2026, dernier rappel (étape 4 du scénario standard), par lettre, si rien n’est réglé." */
function afterText(next: CustomerPicture['next']): string {
  if (next === null) return `Ensuite : aucune relance dans les ${NEXT_DAYS} jours, si rien ne change.`
  const { date, step, stepIndex, scenario, channel } = next
  return `Prochaine relance : le ${formatLongDay(date)}, ${stepName(step, 'fr')} (étape ${stepIndex + 1} du scénario ${scenario})${channel === 'call' ? '' : `, par ${CHANNELS[channel]}`}, si rien n’est réglé.`
}

/** "première relance par e-mail"; a call is its own means. */
function stepBy({ step, channel }: Pick<PlannedReminderView, 'step' | 'channel'>): string {
  return channel === 'call' ? stepName(step, 'fr') : `${stepName(step, 'fr')} par ${CHANNELS[channel]}`
}

/** Who let it leave, or why somebody has to. */
function approvalText(reminder: PlannedReminderView): string {
  if (reminder.approved) return reminder.approval ? agreed(reminder.approval) : ''
  return needsSentence(reminder)
}

function agreed(approval: ApprovalTold): string {
  return approval.validatedBy === undefined
    ? `Approuvée par ${approval.by} le ${formatDay(approval.on)}.`
    : `Relance ${approvalWords(approval)}.`
}

function historyText({ history }: CustomerPicture, context: Context): string {
  if (history.length === 0) return 'Jamais relancé.\n'
  const approved = history.some((event) => approvalOf(event) !== '')
  const rows = history.map((event) => [
    formatDay(event.day),
    event.step === null ? '' : stepName(event.step, 'fr'),
    event.channel ? CHANNELS[event.channel] : '',
    statusOf(event),
    event.id,
    ...(approved ? [approvalOf(event)] : []),
  ])
  const columns = ['Jour', 'Étape', 'Par', 'État', 'Relance', ...(approved ? ['Accord'] : [])].map((header) => ({ header }))
  return `Relances faites :\n${table(columns, rows, context.color)}`
}
