// What the work of a morning says to people: files, plan, what left and did not, what is left to do.
import { basename, dirname } from 'node:path'
import { formatAmount, formatLongDay, plural } from '../domain/format.ts'
import { stepName } from '../domain/step-name.ts'
import { fileWords } from '../jobs/daily-words.ts'
import type { DailyView } from '../reporting/daily-view.ts'
import type { DeliveryStatus } from '../reporting/views.ts'
import type { Context } from './context.ts'
import { palette } from './palette.ts'

/** Without a terminal, only what somebody must know is said: cron mails every word. A report that was mailed has told the rest. */
export function isWorthSaying(view: DailyView, exitCode: number, { io, verbose, quiet }: Context): boolean {
  if (quiet) return exitCode !== 0
  if (io.isTty || verbose || view.dryRun || exitCode !== 0) return true
  const status = view.report?.status ?? 'none'
  if (status === 'failed' || status === 'inDoubt') return true
  const told = status === 'sent' || status === 'same'
  return !told && (view.notSent !== null || (view.plan?.staleBooks ?? null) !== null || view.totals.needsApproval > 0)
}

export function dailyText(view: DailyView, context: Context): string {
  const title = `Travail du ${formatLongDay(view.date)}${view.dryRun ? ' (simulation : rien n’est importé, enregistré ni envoyé)' : ''}`
  if (view.alreadyDone) return `${title} : déjà fait.\n`
  const paint = palette(context.color)
  const lines = [
    ...inboxLines(view),
    ...planLines(view),
    ...[view.notSent, view.plan?.staleBooks ?? null].flatMap((why) => (why === null ? [] : [paint.red(why)])),
    ...sendLines(view),
    ...(view.send?.results.filter(({ status }) => status === 'failed' || status === 'inDoubt').map(troubleLine) ?? []),
    ...reportLines(view),
    ...(view.dashboard === null ? [] : [`Tableau de bord : ${inDossier(view.dashboard)}`]),
    ...(view.backup === null ? [] : [`Sauvegarde : ${inDossier(view.backup)}`]),
    ...nextLines(view),
  ]
  return `${title}\n\n${lines.map((line) => `  ${line}\n`).join('')}`
}

/** "reports/tableau_2026-11-20.html": the path of a page or a copy from the dossier. */
function inDossier(path: string): string {
  return `${basename(dirname(path))}/${basename(path)}`
}

function inboxLines({ inbox, dryRun }: DailyView): string[] {
  if (inbox.folder === null) return []
  if (inbox.files.length === 0) return [`Aucun fichier nouveau dans ${inbox.folder}.`]
  const words = inbox.files.map(fileWords)
  return dryRun ? words.map((text) => text.replace(' : importé, ', ' : à importer, ')) : words
}

function planLines({ plan, dryRun, inbox }: DailyView): string[] {
  if (plan === null) return []
  const { planId, reminders, customers, principalCents, heldItems, toApprove } = plan
  const name = planId === null ? 'Plan du jour' : `Plan n° ${planId}`
  const who = `${reminders} ${plural(reminders, 'relance', 'relances')} à ${customers} ${plural(customers, 'client', 'clients')} pour ${formatAmount(principalCents)}`
  const approve = toApprove === 0 ? '' : `, dont ${toApprove} à approuver`
  const without = dryRun && inbox.files.some(({ outcome }) => outcome === 'imported') ? ' (sans les fichiers à importer)' : ''
  return [`${name}${without} : ${who}${approve} ; ${heldItems} ${plural(heldItems, 'pièce en attente', 'pièces en attente')}.`]
}

const SENT: readonly (readonly [DeliveryStatus, string, string])[] = [
  ['sent', 'partie', 'parties'],
  ['written', 'écrite dans outbox/', 'écrites dans outbox/'],
  ['needsApproval', 'à approuver', 'à approuver'],
  ['skipped', 'laissée de côté', 'laissées de côté'],
  ['failed', 'en échec', 'en échec'],
  ['inDoubt', 'en doute', 'en doute'],
]

function sendLines({ send }: DailyView): string[] {
  if (send === null) return []
  const told = SENT.flatMap(([status, one, many]) =>
    send.totals[status] === 0 ? [] : [`${send.totals[status]} ${plural(send.totals[status], one, many)}`],
  )
  return [told.length === 0 ? 'Rien à envoyer.' : `Relances : ${told.join(', ')}.`]
}

function troubleLine({ customer, step, status, reason }: NonNullable<DailyView['send']>['results'][number]): string {
  return `${customer}, ${stepName(step, 'fr')} : ${status === 'failed' ? 'échec' : 'en doute'}. ${reason ?? ''}`
}

function reportLines({ report }: DailyView): string[] {
  if (report === null) return []
  if (report.status === 'sent') return [`Rapport envoyé à ${report.to}.${report.reason === null ? '' : ` ${report.reason}`}`]
  if (report.status === 'failed' || report.status === 'inDoubt') return [`Le rapport n’est pas parti. ${report.reason ?? ''}`]
  return []
}

function nextLines({ totals, dryRun, plan }: DailyView): string[] {
  if (dryRun) return ['Pour le faire : relance daily']
  return [
    ...(totals.needsApproval > 0 || (plan?.toApprove ?? 0) > 0
      ? ['À approuver : relance preview, puis relance approve --all, puis relance send']
      : []),
    ...((plan?.staleBooks ?? null) === null ? [] : ['Exportez votre comptabilité à jour, puis : relance import FICHIER']),
    ...(totals.inDoubt > 0 ? ['En doute : relance history, puis relance history resolve ID sent ou not-sent'] : []),
  ]
}
