// What a sending says to people: sent, waiting, failed and why, and what to do about each.
import { basename } from 'node:path'
import { formatLongDay, plural } from '../domain/format.ts'
import { stepName } from '../domain/step-name.ts'
import type { SendView } from '../reporting/views.ts'
import { CHANNELS, HOLDS, STATUSES } from '../reporting/words.ts'
import type { Context } from './context.ts'
import { staleText } from './plan-text.ts'
import { table } from './table.ts'

const TO_APPROVE = 'Pour approuver : relance approve --all, puis relance send'
const TO_VALIDATE =
  'Pour faire valider : relance approve --ask ; une fois la réponse reçue : relance approve --all --validated-by NOM, puis relance send'

/** In a simulation nothing is sent yet. */
const SIMULATED: Readonly<Record<string, string>> = { ...STATUSES, sent: 'à envoyer', written: 'à écrire' }

export function sendText(view: SendView, context: Context, toMe: boolean): string {
  const title = `${staleText(view)}Envoi du ${formatLongDay(view.date)}${view.dryRun ? ' (simulation : rien ne part)' : toMe ? ' (essai : tout va à votre adresse, rien n’est noté)' : ''}\n\n`
  if (view.shadow === true) return `${title}${shadowText(view)}`
  if (view.results.length === 0)
    return `${title}${view.staleBooks === undefined ? 'Rien à envoyer : tout est déjà parti, ou rien n’était prévu.' : 'Rien n’est parti.'}\n`
  const words = view.dryRun ? SIMULATED : STATUSES
  const rows = view.results.map((one) => [
    one.customer,
    stepName(one.step, 'fr'),
    CHANNELS[one.channel],
    words[one.status] ?? one.status,
    one.file === null ? one.to.join(', ') : `outbox/${basename(one.file)}`,
    [remarkOf(one.reason, view), one.callSheet && `fiche d’appel : outbox/${basename(one.callSheet)}`].filter(Boolean).join(' '),
  ])
  const columns = ['Client', 'Étape', 'Par', 'État', 'Vers', 'Remarque'].map((header) => ({ header }))
  return `${title}${table(columns, rows, context.color)}\n${totalsText(view)}${adviceText(view, toMe)}`
}

function shadowText({ results, dryRun }: SendView): string {
  const count = results.length
  const planned = `${count} ${plural(count, 'relance prévue', 'relances prévues')}`
  return `Mode d’observation (reminders.shadow) : rien n’est parti, ${planned}.${dryRun ? '' : ' Le plan est enregistré.'} Pour comparer : relance plan --compare\n`
}

/** Stale books are told once, at the top. */
function remarkOf(reason: string | null, { staleBooks }: SendView): string {
  return staleBooks !== undefined && reason?.includes(staleBooks) ? HOLDS['stale-books'] : (reason ?? '')
}

function totalsText({ totals, dryRun }: SendView): string {
  const done = dryRun
    ? ([
        [totals.sent, 'à envoyer', 'à envoyer'],
        [totals.written, 'à écrire dans outbox', 'à écrire dans outbox'],
      ] as const)
    : ([
        [totals.sent, 'envoyée', 'envoyées'],
        [totals.written, 'écrite dans outbox', 'écrites dans outbox'],
      ] as const)
  const parts = [
    ...done,
    [totals.needsApproval, 'à approuver', 'à approuver'],
    [totals.skipped, 'passée', 'passées'],
    [totals.failed, 'en échec', 'en échec'],
    [totals.inDoubt, 'en doute', 'en doute'],
  ] as const
  const told = parts.filter(([count]) => count > 0).map(([count, one, many]) => `${count} ${plural(count, one, many)}`)
  return `${told.join(', ')}.\n`
}

function adviceText(view: SendView, toMe: boolean): string {
  if (toMe) return 'Ce sont des essais : ils ne comptent pas, ne les transmettez pas à vos clients.\n'
  const lines: string[] = []
  const written = view.results.some(({ channel, status }) => channel === 'email' && status === 'written')
  if (view.transport === 'outbox' && written && !view.dryRun)
    lines.push(
      'Aucun serveur de messagerie n’est réglé (smtp) : les e-mails sont des fichiers .eml dans outbox/. Ils comptent comme envoyés : transmettez-les.',
    )
  if (view.totals.needsApproval > 0) lines.push(view.validatedBy === undefined ? TO_APPROVE : TO_VALIDATE)
  if (view.totals.inDoubt > 0) {
    lines.push(
      'En doute : le serveur n’a pas confirmé. Cherchez le message dans vos envoyés, puis : relance history resolve ID sent, ou not-sent',
    )
  }
  if (view.totals.failed > 0) lines.push('Les échecs ne sont pas partis : corrigez, puis relancez relance send, rien ne partira deux fois.')
  return lines.length > 0 ? `${lines.join('\n')}\n` : ''
}
