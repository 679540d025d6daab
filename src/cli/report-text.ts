// The report as the terminal shows it, under what was sent: what waits, what is to be done, the head of the chain, and where the mail went.
import { formatAmount, plural } from '../domain/format.ts'
import type { SentReport } from '../jobs/report-sending.ts'
import { type DailyReport, madeAnything } from '../reporting/daily-report.ts'
import { changeOf, trackingCommand } from '../reporting/report-fields.ts'
import { HOLDS } from '../reporting/words.ts'

/** What the table above does not tell; '' where nothing is to be told, or the run found nothing to do. */
export function reportText(sent: SentReport | null): string {
  if (sent === null || sent.report === null) return ''
  const { report, mail } = sent
  const { failed, approvals, doubts } = report
  const quiet = !madeAnything(report) && failed.length + approvals.length + doubts.length === 0 && mail.status !== 'sent'
  const lines = quiet ? toNote(report) : [...toDo(report), ...toNote(report), ...waiting(report)]
  if (mail.status === 'sent')
    lines.push(`Rapport envoyé à ${mail.to}.${mail.reason === null ? '' : ` ${mail.reason}`} Empreinte de l’historique : ${report.head}`)
  return lines.length === 0 ? '' : `\n${lines.join('\n')}\n`
}

/** For stderr: the reminders have left all the same. '' where the report did too, or was not to. */
export function reportFault({ mail: { to, status, reason } }: SentReport): string {
  if (status !== 'failed' && status !== 'inDoubt') return ''
  const what = status === 'failed' ? 'n’est pas parti' : 'est peut-être parti : le serveur ne l’a pas confirmé'
  // Of a report in doubt nothing is to be settled: who looks in his mailbox knows.
  const why = status === 'failed' && reason !== null ? `\n  → ${reason}` : ''
  return `relance: Le rapport${to === null ? '' : ` à ${to}`} ${what}. Les relances, elles, sont comptées comme ci-dessus.${why}\n`
}

function toDo({ calls, letters, broken, paymentsSeen }: DailyReport): string[] {
  const lines: string[] = []
  if (calls.length > 0) lines.push(`À appeler : ${named(calls)}.`)
  if (letters.length > 0) lines.push(`À poster : ${letters.length} ${plural(letters.length, 'lettre', 'lettres')} (${named(letters)}).`)
  for (const { customer, text } of broken) lines.push(`${customer} : ${text}`)
  for (const { customer, ref, outstandingCents } of paymentsSeen)
    lines.push(`${customer} : un règlement de ${ref} (${formatAmount(outstandingCents)}) semble reçu ; lettrez-le, ou la relance attendra.`)
  return lines
}

/** Numbers of letters posted on days before. */
function toNote({ untracked }: DailyReport): string[] {
  const [first] = untracked
  if (first === undefined) return []
  const count = untracked.length
  const what = `${count} ${plural(count, 'lettre recommandée', 'lettres recommandées')} sans numéro de suivi (${named(untracked)})`
  return [`À noter : ${what} : ${trackingCommand(count === 1 ? first.id : 'ID')}${count === 1 ? '' : ' (les ID : relance history)'}`]
}

const NAMED = 10

function named(messages: readonly { readonly customer: string }[]): string {
  const codes = [...new Set(messages.map(({ customer }) => customer))]
  return codes.length > NAMED ? `${codes.slice(0, NAMED).join(', ')}…` : codes.join(', ')
}

/** "En attente : 12 pas encore échue, 3 promesse de règlement (1 de plus)." */
function waiting({ held }: DailyReport): string[] {
  const standing = held.filter(({ items }) => items > 0)
  if (standing.length === 0) return []
  const reasons = standing.map((one) => {
    const change = changeOf(one)
    return `${HOLDS[one.code] ?? one.code} ${one.items}${change === '' ? '' : ` (${change})`}`
  })
  return [`En attente, par motif : ${reasons.join(', ')}.`]
}
