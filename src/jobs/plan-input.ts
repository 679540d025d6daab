// Everything the plan of a day is made from, gathered from the ledger for the books at hand. Decides nothing.
import { planReminders } from '../domain/plan.ts'
import type { PlanInput } from '../domain/plan-input.ts'
import type { Plan } from '../domain/reminder.ts'
import { bankAccounts } from '../ledger/bank-accounts.ts'
import { sentSteps } from '../ledger/deliveries.ts'
import { lastBankDay } from '../ledger/fiscal-years.ts'
import { plannedHolds } from '../ledger/holds.ts'
import { unlinkedCustomers } from '../ledger/lost-items.ts'
import { planCount, planDays } from '../ledger/plans.ts'
import { rounds } from '../ledger/rounds.ts'
import { passedSteps, presentDecisions } from '../ledger/step-decisions.ts'
import { type Books, ratesOf } from './books.ts'
import { claimHistories } from './claim-states.ts'
import type { Dossier } from './dossier.ts'
import { payersOf } from './payers.ts'

/** What the rules decide for these books, nothing stored. @param pilot customers outside the pilot list are held */
export function planFor(dossier: Dossier, books: Books, pilot = false): Plan {
  return planReminders({ ...planInput(dossier, books), pilotOnly: pilot })
}

/** Everything the rules decide from, for these books; of a look at a past day, nothing that was recorded for a later one. */
export function planInput(dossier: Dossier, books: Books): PlanInput {
  const { ledger, settings, knownUntil = null } = dossier
  return {
    date: books.day,
    booksAsOf: lastBankDay(ledger, books.day),
    banks: bankAccounts(ledger, books.day),
    settings,
    rates: ratesOf(dossier),
    customers: books.customers,
    items: books.items,
    sent: sentSteps(ledger, { scope: books.scope, day: books.day, until: knownUntil }),
    holds: plannedHolds(ledger, books.day),
    rounds: rounds(ledger, knownUntil),
    passed: passedSteps(ledger, knownUntil),
    decisions: presentDecisions(ledger, knownUntil),
    unlinked: unlinkedCustomers(ledger),
    planCount: planCount(ledger, books.day),
    runDays: planDays(ledger),
    claims: claimHistories(dossier, books),
    payers: payersOf(dossier, books),
  }
}

/** The books are taken as kept up to date. */
export function withFreshBooks(input: PlanInput): PlanInput {
  const { settings } = input
  return { ...input, settings: { ...settings, reminders: { ...settings.reminders, staleBooksDays: 0 } } }
}
