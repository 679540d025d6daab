// What the owner of a dossier would do next, the most pressing first: what stops everything, then what waits, then the day, then what comes after it.
import type { IsoDay } from '../domain/day.ts'
import { StopError } from '../domain/errors.ts'
import { plural } from '../domain/format.ts'
import { staleBooks } from '../domain/plan-day.ts'
import { bankAccounts } from '../ledger/bank-accounts.ts'
import { customers } from '../ledger/customers.ts'
import { runsByItself } from '../ledger/daily-marks.ts'
import { lastLineDay } from '../ledger/fiscal-years.ts'
import { isOwnLedger } from '../ledger/ownership.ts'
import { callsToMake } from './calls.ts'
import type { Dossier } from './dossier.ts'
import { refuseUnusableTemplates } from './missing-templates.ts'
import type { PlanStanding } from './plan-standing.ts'
import { unknownScenariosOf } from './unknown-scenarios.ts'

/** A line to type, and why, in a few French words. */
export interface NextStep {
  readonly command: string
  readonly why: string
}

export interface StandingFacts {
  readonly date: IsoDay
  readonly customers: number
  readonly booksAsOf: IsoDay | null
  readonly plan: PlanStanding | null
  readonly doubts: number
  readonly waitingFiles: number
}

/** Plans nothing. */
export function* nextSteps(dossier: Dossier, facts: StandingFacts): Generator<NextStep> {
  yield* obstacles(dossier, facts)
  if (lastLineDay(dossier.ledger) === null) {
    const why = facts.customers > 0 ? 'Vos clients sont connus ; il manque leurs comptes' : 'Lire votre export comptable'
    if (facts.waitingFiles === 0)
      yield { command: 'relance import FICHIER', why: `${why} : FEC, journal ou liste de factures, CSV ou Excel.` }
    return
  }
  const stale = staleText(dossier, facts)
  if (stale !== null) yield { command: 'relance import FICHIER', why: `Rien ne part : ${stale}` }
  if (![...customers(dossier.ledger).values()].some(({ contacts }) => contacts.some(({ email }) => email !== null)))
    yield { command: 'relance import clients.csv', why: 'Aucune adresse électronique n’est connue : importez la liste de vos clients.' }
  const [unknown] = unknownScenariosOf(dossier.ledger, dossier.settings)
  if (unknown !== undefined) yield { command: 'relance check', why: firstSentence(unknown) }
  if (dossier.settings.sender.from === null && dossier.settings.creditor.email === null)
    yield { command: 'relance check', why: 'Il manque une adresse d’expéditeur : aucun e-mail ne peut partir.' }
  if (stale === null) yield* daySteps(facts)
  yield* afterwards(dossier, facts)
}

/** The advice that follows is what the command itself says. */
function firstSentence(text: string): string {
  return text.replace(/(?<=\.) .*$/s, '')
}

/** What holds everything until somebody acts. */
function* obstacles(dossier: Dossier, { doubts, waitingFiles: waiting }: StandingFacts): Generator<NextStep> {
  if (!isOwnLedger(dossier.ledger))
    yield {
      command: 'relance history adopt --since JOUR',
      why: 'Ce registre est une copie, une sauvegarde remise ou un dossier déplacé : rien ne part avant que vous disiez depuis quel jour l’autre a pu envoyer.',
    }
  const fault = templateFault(dossier)
  if (fault !== null) yield { command: 'relance templates check', why: `Rien ne part : ${fault}` }
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
}

function templateFault(dossier: Dossier): string | null {
  try {
    refuseUnusableTemplates(dossier)
    return null
  } catch (error) {
    if (error instanceof StopError) return error.message
    throw error
  }
}

function staleText({ ledger, settings }: Dossier, { date, booksAsOf }: StandingFacts): string | null {
  return staleBooks({ date, booksAsOf, banks: bankAccounts(ledger, date), items: [], settings })?.text ?? null
}

/** The plan of the day, from none to all sent. */
function* daySteps({ plan }: StandingFacts): Generator<NextStep> {
  if (plan === null) {
    yield { command: 'relance plan', why: 'Préparer les relances du jour.' }
    return
  }
  if (plan.toApprove > 0) {
    yield { command: 'relance preview --open', why: 'Voir chaque message tel qu’il arrivera.' }
    yield {
      command: 'relance approve --all',
      why: `${plan.toApprove} ${plural(plan.toApprove, 'relance à approuver', 'relances à approuver')}.`,
    }
  }
  for (const { customer, to } of plan.refused)
    yield {
      command: `relance customers ${customer} --email ADRESSE`,
      why: `Le serveur a refusé ${to.join(', ')} : sa relance attend une autre adresse.`,
    }
  const ready = plan.reminders - plan.sent - plan.toApprove - plan.refused.length
  if (ready > 0) yield { command: 'relance send', why: `${ready} ${plural(ready, 'relance prête à partir', 'relances prêtes à partir')}.` }
}

/** Once the plan of the day is dealt with. */
function* afterwards(dossier: Dossier, { plan, date }: StandingFacts): Generator<NextStep> {
  const calls = callsToMake(dossier, date).calls.length
  if (calls > 0) yield { command: 'relance calls', why: `${calls} ${plural(calls, 'appel à passer', 'appels à passer')}.` }
  if (plan === null || plan.sent < plan.reminders) return
  yield { command: 'relance report --open', why: 'Le plan du jour est traité. Le tableau de bord dit où vous en êtes.' }
  if (!runsByItself(dossier.ledger))
    yield { command: 'relance schedule install --at 08:30', why: 'Faire tout cela chaque matin, sans y penser.' }
}
