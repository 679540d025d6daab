// What approving says to people: what may leave now, until when, and what to type next.
import { basename } from 'node:path'
import { formatAmount, formatDay, plural } from '../domain/format.ts'
import type { ApprovalView } from '../jobs/approve.ts'
import type { ValidationAskedView } from '../jobs/ask-validation.ts'
import { penaltiesAskedText } from './asked-text.ts'
import type { Context } from './context.ts'
import { table } from './table.ts'

const COLUMNS = [{ header: 'Relance' }, { header: 'Client' }, { header: 'Demandé', align: 'right' as const }, { header: 'Jusqu’au' }]

export function approvalText({ approved, validation }: ApprovalView, context: Context): string {
  const count = approved.length
  if (count === 0) return 'Rien n’attend d’approbation.\n'
  const rows = approved.map((one) => [one.id, one.customer, formatAmount(one.totalCents), formatDay(one.until)])
  const told =
    validation === undefined
      ? plural(count, 'relance approuvée', 'relances approuvées')
      : `${plural(count, 'relance validée', 'relances validées')} par ${validation.by} le ${formatDay(validation.on)}`
  const asked = penaltiesAskedText(approved)
  return `${count} ${told} :\n${table(COLUMNS, rows, context.color)}${asked === '' ? '' : `\n${asked}`}\nPour envoyer : relance send\n`
}

export function askedText({ reminders, totalCents, to, file }: ValidationAskedView): string {
  if (reminders === 0) return 'Rien n’attend de validation.\n'
  const what = `${reminders} ${plural(reminders, 'message', 'messages')}, ${formatAmount(totalCents)} demandés`
  const sent =
    file === null
      ? `La demande de validation (${what}) est partie à ${to}.`
      : `La demande de validation (${what}) à ${to} est écrite dans outbox/${basename(file)} : transmettez-la.`
  return `${sent}\nUne fois la réponse reçue : relance approve --all --validated-by NOM\n`
}
