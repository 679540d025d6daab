// What the pages of some customers tell, from the books, the plan and the payers that the dashboard has looked at already.
import { compareText } from '../domain/compare.ts'
import { creditUse } from '../domain/credit-limit.ts'
import { regimeOf, unknownCustomer } from '../domain/customer.ts'
import { addDays } from '../domain/day.ts'
import { groupBy } from '../domain/group.ts'
import type { CustomerCode } from '../domain/names.ts'
import { type PayerProfile, UNKNOWN_PAYER } from '../domain/payer-profile.ts'
import { booksUntil } from '../domain/plan-day.ts'
import { registerAddress } from '../domain/public-register.ts'
import { scenarioInForce } from '../domain/scenario-choice.ts'
import { type NextReminder, nextReminders } from '../domain/simulate.ts'
import { stepName } from '../domain/step-name.ts'
import { bankAccounts } from '../ledger/bank-accounts.ts'
import { lastBankDay } from '../ledger/fiscal-years.ts'
import type { CustomerPage, SaidRow } from '../reporting/dashboard/customer-page.ts'
import { HOLDS } from '../reporting/words.ts'
import type { Books } from './books.ts'
import { comingInput } from './coming-input.ts'
import type { TodaysPlan } from './dashboard-plan.ts'
import type { Dossier } from './dossier.ts'
import { eventsOf } from './history.ts'
import { isSuspended } from './items.ts'
import { NEXT_DAYS } from './next-reminders.ts'
import { type SaidOfCustomer, saidIn } from './said.ts'
import { bearingOn } from './sharing.ts'
import { statementIn } from './statement.ts'

export interface LookedAt {
  readonly payers: ReadonlyMap<CustomerCode, PayerProfile>
  readonly plan: TodaysPlan
  /** See `saidOf`. */
  readonly ahead: boolean
}

/** In the order of the codes. @param books of everybody @throws what `statementIn` throws */
export function customerPages(dossier: Dossier, books: Books, codes: readonly CustomerCode[], looked: LookedAt): CustomerPage[] {
  const wanted = new Set(codes)
  const owned = groupBy(
    books.items.filter(({ customer }) => wanted.has(customer)),
    ({ customer }) => customer,
  )
  const next = nextOfSome(dossier, books, codes)
  const { ledger } = dossier
  const asOf = booksUntil({ booksAsOf: lastBankDay(ledger, books.day), banks: bankAccounts(ledger, books.day) })
  return codes.map((code) =>
    pageOf(dossier, { ...books, items: owned.get(code) ?? [], scope: [code] }, code, { ...looked, next: next.get(code) ?? null, asOf }),
  )
}

function pageOf(
  dossier: Dossier,
  own: Books,
  code: CustomerCode,
  { payers, plan, ahead, next, asOf }: LookedAt & { readonly next: NextReminder | null; readonly asOf: ReturnType<typeof booksUntil> },
): CustomerPage {
  const { settings } = dossier
  const { items, day } = own
  const customer = own.customers.get(code) ?? unknownCustomer(code, items[0]?.customerName ?? code)
  const held = plan.held.get(code) ?? []
  const reasons = new Map(held.filter(isSuspended).map(({ key, reason }) => [key, reason]))
  const payer = payers.get(code) ?? UNKNOWN_PAYER
  const { view } = statementIn(dossier, own, code, { from: null, language: 'fr', asOf, heldBy: (key) => reasons.get(key) ?? null })
  const { scenario, because } = scenarioInForce(customer, items, payer, settings)
  return {
    creditor: settings.creditor.name,
    statement: view,
    contacts: customer.contacts,
    regime: regimeOf(customer, settings.customers.regime),
    registerUrl: customer.siren === null ? null : registerAddress(customer.siren),
    payer,
    credit: creditUse(customer, view.balanceCents),
    scenario: { name: scenario?.name ?? customer.scenario ?? '', because },
    reminder: plan.view.toSend.find((reminder) => reminder.customer === code) ?? null,
    held,
    next,
    // True history: what was done after the day is not known on it.
    history: eventsOf(dossier, code).filter((event) => event.day <= day),
    said: saidRows(saidIn(dossier, own, code, ahead)),
  }
}

/** With more customers than these on one mailbox, whose message goes first is not worth planning them all for months. */
const MOST_BEARING = 500

/** What comes after the day for these customers if nothing is paid; how many messages a run may hold is not looked at. */
function nextOfSome(dossier: Dossier, { customers, day }: Books, codes: readonly CustomerCode[]): Map<CustomerCode, NextReminder> {
  const bearing = bearingOn(codes, customers, dossier.settings)
  const scope = bearing === null || bearing.length > MOST_BEARING ? codes : bearing
  return nextReminders(comingInput(dossier, day, scope, addDays(day, NEXT_DAYS)), NEXT_DAYS)
}

function saidRows({ holds, decisions }: SaidOfCustomer): SaidRow[] {
  const rows = [
    ...holds.map(({ from, code, text, author, ref }) => ({
      day: from,
      what: ref === null ? HOLDS[code] : `${HOLDS[code]}, ${ref}`,
      text,
      author,
    })),
    ...decisions.map(({ day, step, ref, reason, author }) => ({
      day,
      what: `${step === null ? 'étape passée' : stepName(step, 'fr')}, ${ref}`,
      text: reason,
      author,
    })),
  ]
  return rows.sort((a, b) => compareText(a.day, b.day))
}
