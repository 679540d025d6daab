// Where a dossier stands on a day, and what its owner would do next, the most pressing first. Reads the ledger, plans nothing.
import { existsSync } from 'node:fs'
import type { IsoDay } from '../domain/day.ts'
import { formatLongDay, plural } from '../domain/format.ts'
import type { Reminder } from '../domain/reminder.ts'
import { waitingFiles } from '../importing/sources/watched-folder.ts'
import { approvals } from '../ledger/approvals.ts'
import { customerCodes, customers } from '../ledger/customers.ts'
import { lastDoneDay } from '../ledger/daily-marks.ts'
import { activeReminders, inDoubt } from '../ledger/deliveries.ts'
import { lastBankDay, lastLineDay } from '../ledger/fiscal-years.ts'
import { currentPlan } from '../ledger/plans.ts'
import { isApproved } from './approved.ts'
import type { Dossier } from './dossier.ts'
import { inboxFolder } from './inbox-folder.ts'

/** A line to type, and why, in a few French words. */
export interface NextStep {
  readonly command: string
  readonly why: string
}

export interface WhereNext {
  readonly date: IsoDay
  readonly creditor: string
  readonly customers: number
  /** Last day of receipts in the books; null: they tell none. */
  readonly booksAsOf: IsoDay | null
  /** The plan stored for the day; null: none is. */
  readonly plan: { readonly planId: number; readonly reminders: number; readonly sent: number; readonly toApprove: number } | null
  readonly doubts: number
  /** Exports that wait in the watched folder. */
  readonly waitingFiles: number
  /** Last day whose daily work was done; null: never. */
  readonly doneOn: IsoDay | null
  readonly next: readonly NextStep[]
}

/** @throws MachineError when the watched folder cannot be read */
export function whereNext(dossier: Dossier, day: IsoDay): WhereNext {
  const { ledger, settings } = dossier
  const inbox = inboxFolder(dossier)
  const facts = {
    date: day,
    creditor: settings.creditor.name,
    customers: customerCodes(ledger).length,
    booksAsOf: lastBankDay(ledger, day),
    plan: planOf(dossier, day),
    doubts: inDoubt(ledger).length,
    waitingFiles: inbox === null || !existsSync(inbox) ? 0 : waitingFiles(inbox).files.length,
    doneOn: lastDoneDay(ledger),
  }
  return { ...facts, next: [...nextSteps(dossier, facts)] }
}

function planOf({ ledger, settings }: Dossier, day: IsoDay): WhereNext['plan'] {
  const plan = currentPlan(ledger, day)
  if (plan === null) return null
  const [done, given] = [activeReminders(ledger), approvals(ledger, day)]
  const left = plan.reminders.filter(({ id }) => !done.has(id))
  const validated = settings.reminders.validatedBy !== null
  const toApprove = left.filter(({ json }) => !isApproved(JSON.parse(json) as Reminder, given, validated)).length
  return { planId: plan.id, reminders: plan.reminders.length, sent: plan.reminders.length - left.length, toApprove }
}

function* nextSteps({ ledger, settings }: Dossier, facts: Omit<WhereNext, 'next'>): Generator<NextStep> {
  const { plan, doubts, waitingFiles: waiting, customers: count, doneOn } = facts
  const dated = lastLineDay(ledger) !== null || count > 0
  if (doubts > 0)
    yield {
      command: 'relance history',
      why: `${doubts} ${plural(doubts, 'message est en doute', 'messages sont en doute')} : parti ou non ? À vous de trancher.`,
    }
  if (waiting > 0)
    yield {
      command: 'relance daily',
      why: `${waiting} ${plural(waiting, 'fichier attend', 'fichiers attendent')} dans le répertoire surveillé.`,
    }
  if (!dated) {
    if (waiting === 0)
      yield { command: 'relance import FICHIER', why: 'Lire votre export comptable : FEC, journal ou liste de factures, CSV ou Excel.' }
    return
  }
  if (![...customers(ledger).values()].some(({ contacts }) => contacts.some(({ email }) => email !== null)))
    yield { command: 'relance import clients.csv', why: 'Aucune adresse électronique n’est connue : importez la liste de vos clients.' }
  const left = plan === null ? 0 : plan.reminders - plan.sent
  if (plan === null) yield { command: 'relance plan', why: 'Préparer les relances du jour.' }
  else if (plan.toApprove > 0) {
    yield { command: 'relance preview --open', why: 'Voir chaque message tel qu’il arrivera.' }
    yield {
      command: 'relance approve --all',
      why: `${plan.toApprove} ${plural(plan.toApprove, 'relance à approuver', 'relances à approuver')}.`,
    }
  }
  if (left > (plan?.toApprove ?? 0))
    yield {
      command: 'relance send',
      why: `${left - (plan?.toApprove ?? 0)} ${plural(left - (plan?.toApprove ?? 0), 'relance prête à partir', 'relances prêtes à partir')}.`,
    }
  if (settings.sender.from === null && settings.creditor.email === null)
    yield { command: 'relance check', why: 'Il manque une adresse d’expéditeur : aucun e-mail ne peut partir.' }
  if (plan !== null && left === 0)
    yield { command: 'relance report --open', why: 'Le plan du jour est traité. Le tableau de bord dit où vous en êtes.' }
  if (doneOn === null && plan !== null && left === 0)
    yield { command: 'relance schedule install --at 08:30', why: 'Faire tout cela chaque matin, sans y penser.' }
}

/** "Banque saisie jusqu’au 19 novembre 2026", "Aucune écriture". */
export function booksWords({ booksAsOf, customers: count }: Pick<WhereNext, 'booksAsOf' | 'customers'>): string {
  if (booksAsOf !== null) return `banque saisie jusqu’au ${formatLongDay(booksAsOf)}`
  return count > 0 ? 'aucune écriture de banque' : 'rien n’est encore importé'
}
