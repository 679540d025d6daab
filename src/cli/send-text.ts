// What a sending says to people: sent, waiting, failed and why, and what to do about each.
import { readableAddress } from '../delivery/address.ts'
import { formatLongDay, plural } from '../domain/format.ts'
import { stepName } from '../domain/step-name.ts'
import type { SentPlan } from '../jobs/send-day.ts'
import type { DeliveryView, SendView } from '../reporting/views.ts'
import { CHANNELS, HOLDS, STATUSES } from '../reporting/words.ts'
import { batchesText } from './batches-text.ts'
import type { Context } from './context.ts'
import { doubtsText } from './doubts-text.ts'
import { missingText } from './missing-text.ts'
import { staleText } from './plan-text.ts'
import { shownFile } from './shown-file.ts'
import { table } from './table.ts'

const TO_APPROVE = 'Pour approuver : relance approve --all, puis relance send'
const TO_VALIDATE =
  'Pour faire valider : relance approve --ask ; une fois la réponse reçue : relance approve --all --validated-by NOM, puis relance send'

/** In a simulation nothing is sent yet. */
const SIMULATED: Readonly<Record<string, string>> = { ...STATUSES, sent: 'à envoyer', written: 'à écrire' }

/** @param choice what was asked for: a trial to oneself, some customers alone */
export function sendText(
  view: SendView,
  plan: SentPlan,
  context: Context,
  choice: { readonly toMe: boolean; readonly only: readonly string[] },
): string {
  const title = `${staleText(view)}Envoi du ${formatLongDay(view.date)}${view.dryRun ? ' (simulation : rien ne part)' : choice.toMe ? ' (essai : tout va à votre adresse, rien n’est noté)' : ''}\n\n`
  if (view.shadow === true) return `${title}${shadowText(view)}`
  if (view.results.length === 0) {
    const why = view.staleBooks === undefined ? nothingText(plan, choice.only) : 'Rien n’est parti.'
    return `${title}${why}\n${batchesText(view)}${callsText(view)}${pilotText(view, plan)}`
  }
  const words = view.dryRun ? SIMULATED : STATUSES
  const rows = view.results.map((one) => [
    one.customer,
    stepName(one.step, 'fr'),
    CHANNELS[one.channel],
    words[one.status] ?? one.status,
    one.file === null ? one.to.map(readableAddress).join(', ') : shownFile(one.file),
    [remarkOf(one, view), one.callSheet && `fiche d’appel : ${shownFile(one.callSheet)}`, enclosedText(one)].filter(Boolean).join(' '),
  ])
  const columns = ['Client', 'Étape', 'Par', 'État', 'Vers', 'Remarque'].map((header) => ({ header }))
  return `${title}${table(columns, rows, context.color)}\n${totalsText(view, choice.toMe)}${batchesText(view)}${missingText(view)}${adviceText(view, choice.toMe)}${callsText(view)}${pilotText(view, plan)}${doubtsText(view.doubts ?? [])}`
}

function enclosedText({ attachments = [] }: DeliveryView): string {
  const count = attachments.length
  return count === 0 ? '' : `${count} ${plural(count, 'pièce jointe', 'pièces jointes')}`
}

/** Where the page of the calls is, those of earlier days included. */
function callsText({ callsPage }: SendView): string {
  if (callsPage === undefined) return ''
  const { calls, html, pdf, reason } = callsPage
  if (html === null || pdf === null) return `La page des appels n’a pas pu être écrite : ${reason ?? ''} Pour la refaire : relance calls\n`
  return `${calls} ${plural(calls, 'appel', 'appels')} à passer : ${shownFile(html)} (à imprimer : ${shownFile(pdf)})\n`
}

/** Why there is nothing at all to send, and where to look. */
function nothingText({ planId, reminders, done }: SentPlan, only: readonly string[]): string {
  const plan = planId === null ? 'le plan du jour' : `le plan n° ${planId} du jour`
  if (reminders === 0)
    return `Rien à envoyer : ${plan} ne contient aucune relance. Ce qui attend, et pourquoi : relance plan --dry-run --explain`
  if (done < reminders)
    return `Rien à envoyer : ${plan} n’a rien, ou plus rien, pour ${only.join(', ')}. Pour savoir pourquoi : relance show ${only[0] ?? 'CODE'}`
  const left = reminders === 1 ? 'la relance du plan' : `les ${reminders} relances du plan`
  return `Rien à envoyer : ${left}${planId === null ? '' : ` n° ${planId}`} ${plural(reminders, 'est déjà partie', 'sont déjà parties')}. Voyez : relance history`
}

/** From the plan of the pilot, the others get nothing: said unless they are named one by one. */
function pilotText({ results, shadow }: SendView, { pilot }: SentPlan): string {
  const others = pilot?.reminders ?? 0
  if (others === 0 || shadow === true || results.some(({ reason }) => reason?.includes('reminders.pilot'))) return ''
  return `Le plan du jour est celui du pilote : hors du pilote, ${others} ${plural(others, 'relance attend', 'relances attendent')}. Pour préparer celles de tous : relance plan\n`
}

function shadowText({ results, dryRun }: SendView): string {
  const count = results.length
  const planned = `${count} ${plural(count, 'relance prévue', 'relances prévues')}`
  return `Mode d’observation (reminders.shadow) : rien n’est parti, ${planned}.${dryRun ? '' : ' Le plan est enregistré.'} Pour comparer : relance plan --compare\n`
}

/** Stale books, and that nothing leaves in a simulation, are told once, at the top; a doubt has its own lines below. */
function remarkOf({ id, reason, status }: DeliveryView, { staleBooks, dryRun, doubts = [] }: SendView): string {
  if (status === 'inDoubt' && doubts.some((doubt) => doubt.id === id)) return 'peut-être partie : voyez plus bas'
  if (dryRun && (status === 'sent' || status === 'written')) return ''
  return staleBooks !== undefined && reason?.includes(staleBooks) ? HOLDS['stale-books'] : (reason ?? '')
}

function totalsText({ totals, dryRun }: SendView, toMe: boolean): string {
  const outbox = toMe ? 'outbox/essais' : 'outbox'
  const done = dryRun
    ? ([
        [totals.sent, 'à envoyer', 'à envoyer'],
        [totals.written, `à écrire dans ${outbox}`, `à écrire dans ${outbox}`],
      ] as const)
    : ([
        [totals.sent, 'envoyée', 'envoyées'],
        [totals.written, `écrite dans ${outbox}`, `écrites dans ${outbox}`],
      ] as const)
  const parts = [
    ...done,
    [totals.needsApproval, 'à approuver', 'à approuver'],
    [totals.skipped, 'écartée', 'écartées'],
    [totals.failed, 'en échec', 'en échec'],
    [totals.inDoubt, 'en doute', 'en doute'],
  ] as const
  const told = parts.filter(([count]) => count > 0).map(([count, one, many]) => `${count} ${plural(count, one, many)}`)
  return `${told.join(', ')}.\n`
}

function adviceText(view: SendView, toMe: boolean): string {
  const concern = view.senderConcern === undefined ? '' : `À voir : ${view.senderConcern}\n`
  if (toMe) return `Ce sont des essais : ils ne comptent pas, ne les transmettez pas à vos clients.\n${concern}`
  const lines: string[] = []
  const written = view.results.some(({ channel, status }) => channel === 'email' && status === 'written')
  if (view.transport === 'outbox' && written && !view.dryRun)
    lines.push(
      'Aucun serveur de messagerie n’est réglé (smtp) : les e-mails sont des fichiers .eml dans outbox/. Ils comptent comme envoyés : transmettez-les.',
    )
  const { missingBlindCopies: missing } = view
  if (missing !== undefined && !view.dryRun)
    lines.push(`Un fichier .eml ne porte pas de copie cachée (sender.bcc) : en le transmettant, ajoutez ${missing.join(', ')}.`)
  if (view.totals.needsApproval > 0) lines.push(view.validatedBy === undefined ? TO_APPROVE : TO_VALIDATE)
  if (view.totals.failed > 0)
    lines.push('Les échecs ne sont pas partis : corrigez, puis tapez de nouveau relance send : rien ne partira deux fois.')
  return `${lines.map((line) => `${line}\n`).join('')}${concern}`
}
