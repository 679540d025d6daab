// The page of a customer as the terminal shows it: who he is, what he owes, what waits and why, what comes next, what was sent and said.
import { askedText } from '../domain/asked-sum.ts'
import { formatAmount, formatDay, formatLongDay } from '../domain/format.ts'
import { NEXT_DAYS } from '../jobs/next-reminders.ts'
import type { CustomerPicture } from '../jobs/show.ts'
import { approvalWords, needsSentence } from '../reporting/approval-words.ts'
import type { ApprovalTold, PlannedReminderView } from '../reporting/plan-views.ts'
import { KINDS, stepBy } from '../reporting/words.ts'
import type { Context } from './context.ts'
import { saidText } from './said-text.ts'
import { historyText } from './show-history-text.ts'
import { identityText } from './show-identity-text.ts'
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
  if (next === null) return `Prochaine relance : aucune dans les ${NEXT_DAYS} jours, si rien ne change.`
  const { date, stepIndex, scenario, refs } = next
  const about = refs.length === 0 ? ', pour une société de son groupe' : several ? `, pour ${refs.join(', ')}` : ''
  return `Prochaine relance : le ${formatLongDay(date)}, ${stepBy(next)} (étape ${stepIndex + 1} du scénario ${scenario})${about}, si rien n’est réglé.`
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
