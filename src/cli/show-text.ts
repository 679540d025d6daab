// The page of a customer as the terminal shows it: who he is, what he owes, what waits and why, what comes next, what was sent and said.

import { askedText } from '../domain/asked-sum.ts'
import { sumCents } from '../domain/cents.ts'
import { formatAmount, formatDay, formatLongDay, plural } from '../domain/format.ts'
import { frenchSpaces } from '../domain/plan-text.ts'
import type { Channel } from '../domain/settings.ts'
import { stepName } from '../domain/step-name.ts'
import { NEXT_DAYS } from '../jobs/next-reminders.ts'
import type { CustomerPicture } from '../jobs/show.ts'
import { approvalOf, approvalWords, needsSentence } from '../reporting/approval-words.ts'
import { groupWords } from '../reporting/group-words.ts'
import type { ApprovalTold, PlannedReminderView } from '../reporting/views.ts'
import { CHANNELS, KINDS, PAYER_CLASSES, REGIMES, statusOf } from '../reporting/words.ts'
import type { Context } from './context.ts'
import { saidText } from './said-text.ts'
import { table } from './table.ts'

export function pictureText(picture: CustomerPicture, context: Context): string {
  const said = saidText(picture.said, context)
  return [
    identityText(picture),
    itemsText(picture, context),
    nextText(picture),
    historyText(picture, context),
    ...(said === '' ? [] : [said]),
  ].join('\n')
}

function identityText(picture: CustomerPicture): string {
  const { customer, date, balanceCents, overdueCents, payer, credit, scenario } = picture
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
    ...groupText(picture),
    `  Scénario : ${scenario.name} (${scenario.because}).`,
    ...regimeText(picture),
    `  Au ${formatLongDay(date)} : factures échues ${formatAmount(overdueCents)}, solde ${formatAmount(balanceCents)} (${habits})`,
    ...advanceText(picture),
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

function groupText({ group, customer }: CustomerPicture): string[] {
  return group === null ? [] : [`  Groupe : ${groupWords(group, customer.code)}.`]
}

/** The regime that applies, and where it comes from; or that nobody has confirmed it. */
function regimeText({ regime, customer }: CustomerPicture): string[] {
  if (regime !== 'to-confirm')
    return [`  Régime : ${REGIMES[regime]} (${customer.regime === null ? 'celui du dossier' : 'réglé pour ce client'}).`]
  const { code, proposedRegime } = customer
  const kind = proposedRegime === null || proposedRegime.regime === 'to-confirm' ? '' : `${REGIMES[proposedRegime.regime]}\u00a0? `
  const because = proposedRegime === null ? '' : ` : ${kind}(${proposedRegime.because})`
  return [
    frenchSpaces(
      `  Régime à confirmer${because}. Confirmez-le par une colonne « Régime » dans un fichier de contacts, ou par relance customers ${code} --regime.`,
    ),
  ]
}

/** Advances lower the balance and no reminder: the balance alone would make one think that nothing is owed. */
function advanceText({ items }: CustomerPicture): string[] {
  const advances = items.filter(({ kind, outstandingCents }) => kind === 'advance' && outstandingCents < 0)
  if (advances.length === 0) return []
  const deposits = items
    .filter(({ kind, ref }) => kind === 'deposit' && advances.some((advance) => advance.ref === ref))
    .map(({ ref }) => ref)
  const why =
    deposits.length === 0
      ? 'une avance ne règle aucune facture'
      : `contrepartie ${plural(deposits.length, 'de la facture d’acompte', 'des factures d’acompte')} ${deposits.join(', ')}, à payer`
  const sum = formatAmount(sumCents(advances.map(({ outstandingCents }) => outstandingCents)))
  return [frenchSpaces(`  Ce solde compte ${sum} au compte 4191 : ${why}. Les relances n’en déduisent rien.`)]
}

/** What contact files say of him besides how to reach him, when they do. */
function knownText({ directDebit, accountManager, orderReference }: CustomerPicture['customer']): string[] {
  return [
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

function nextText({ reminder, held, next, items }: CustomerPicture): string {
  const lines: string[] = []
  if (reminder)
    lines.push(
      `À envoyer ce jour : ${stepBy(reminder)}, ${askedText(reminder)}. ${[reminder.reason, approvalText(reminder)].join(' ').trimEnd()}`,
    )
  for (const item of held) lines.push(`En attente, ${item.ref.slice(0, 24)} : ${item.reason.text}`)
  if (held.length > 0 || reminder) lines.push(afterText(next, items.filter(({ dueOn }) => dueOn !== null).length > 1))
  return lines.length > 0 ? `${lines.join('\n')}\n` : 'Aucune relance en vue.\n'
}

/** "Prochaine relance : le 12 décembre 2026, dernier rappel par lettre (étape 4 du scénario standard), pour F2026-101, si rien n’est réglé." */
function afterText(next: CustomerPicture['next'], several: boolean): string {
  if (next === null) return `Ensuite : aucune relance dans les ${NEXT_DAYS} jours, si rien ne change.`
  const { date, stepIndex, scenario, refs } = next
  const about = refs.length === 0 ? ', pour une société de son groupe' : several ? `, pour ${refs.join(', ')}` : ''
  return `Prochaine relance : le ${formatLongDay(date)}, ${stepBy(next)} (étape ${stepIndex + 1} du scénario ${scenario})${about}, si rien n’est réglé.`
}

/** "première relance par e-mail"; a call says it by its name. */
function stepBy({ step, channel }: { readonly step: string; readonly channel: Channel }): string {
  return step === 'call' && channel === 'call' ? stepName(step, 'fr') : `${stepName(step, 'fr')} par ${CHANNELS[channel]}`
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

function historyText({ history, customer }: CustomerPicture, context: Context): string {
  const sent = history.filter(({ channel }) => channel !== null)
  const rest = history.filter(({ channel }) => channel === null)
  const shown = {
    receiver: sent.some((event) => event.customer !== customer.code),
    companies: sent.some((event) => event.customer === customer.code && event.companies !== undefined),
    approval: sent.some((event) => approvalOf(event) !== ''),
  }
  const rows = sent.map((event) => [
    formatDay(event.day),
    event.step === null ? '' : stepName(event.step, 'fr'),
    event.channel ? CHANNELS[event.channel] : '',
    statusOf(event),
    ...(shown.receiver ? [event.customer === customer.code ? '' : (event.customer ?? '')] : []),
    ...(shown.companies ? [(event.companies ?? []).join(', ')] : []),
    event.id,
    ...(shown.approval ? [approvalOf(event)] : []),
  ])
  const headers = [
    ...['Jour', 'Étape', 'Par', 'État'],
    ...(shown.receiver ? ['Envoyée à'] : []),
    ...(shown.companies ? ['Pour'] : []),
    'Relance',
    ...(shown.approval ? ['Accord'] : []),
  ]
  const list = table(
    headers.map((header) => ({ header })),
    rows,
    context.color,
  )
  const told = sent.length === 0 ? 'Jamais relancé.\n' : `Relances faites (chacune se lit par relance show NUMÉRO) :\n${list}`
  return rest.length === 0 ? told : `${told}\nValidations et autres événements :\n${eventsText(rest, context)}`
}

/** What is no message: a client's yes, a ledger taken over. */
function eventsText(events: CustomerPicture['history'], context: Context): string {
  const rows = events.map((event) => [
    formatDay(event.day),
    statusOf(event),
    event.step === null ? '' : stepName(event.step, 'fr'),
    event.id,
    approvalOf(event),
  ])
  return table(
    ['Jour', 'Quoi', 'Étape', 'Relance', 'Accord'].map((header) => ({ header })),
    rows,
    context.color,
  )
}
