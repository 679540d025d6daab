// All that the dashboard of a day shows, from one reading of the books. Nothing is recorded.
import { agedBalance } from '../domain/aged-balance.ts'
import { type Cents, cents, mulDiv, sumCents } from '../domain/cents.ts'
import { compareText } from '../domain/compare.ts'
import { creditAlerts } from '../domain/credit-limit.ts'
import { addDays, type IsoDay } from '../domain/day.ts'
import { onTimeShare } from '../domain/indicators/on-time.ts'
import { stepEffects } from '../domain/indicators/step-effect.ts'
import { topDebtors } from '../domain/indicators/top-debtors.ts'
import type { CustomerCode } from '../domain/names.ts'
import type { PayerProfile } from '../domain/payer-profile.ts'
import { inDoubt, sentSteps } from '../ledger/deliveries.ts'
import { lastBankDay } from '../ledger/fiscal-years.ts'
import { ledgerBalance } from '../ledger/ledger-balance.ts'
import { plannedAndSent } from '../ledger/sent-share.ts'
import { ledgerStamp } from '../ledger/stamp.ts'
import type { CustomerPage } from '../reporting/dashboard/customer-page.ts'
import type { DashboardView } from '../reporting/dashboard/view.ts'
import { type Books, booksOn } from './books.ts'
import { claimTotals } from './claims.ts'
import { customerPages } from './dashboard-customers.ts'
import { dashboardDso } from './dashboard-dso.ts'
import { FIRST_ROWS, listed, MOST_ROWS } from './dashboard-lists.ts'
import { payerShares, pledgesOf } from './dashboard-people.ts'
import { planFigures, type TodaysPlan, todaysPlan } from './dashboard-plan.ts'
import type { Dossier } from './dossier.ts'
import { forecastOf } from './forecast.ts'
import { payersOf } from './payers.ts'

/** Days of plans looked at for what really left. */
const SENT_DAYS = 90

export interface Dashboard {
  readonly figures: Omit<DashboardView, 'file'>
  /** The pages of `figures.pages`, in their order; worked out when asked for. */
  customers(): CustomerPage[]
}

/**
 * The figures of `day` as they stood at its end.
 * @param ahead see `saidOf`
 * @throws InputError 'date-before-books'; ControlError 'control-gap' when the books do not tie; SettingsError for templates
 */
export function dashboardOn(dossier: Dossier, day: IsoDay, ahead: boolean): Dashboard {
  const books = booksOn(dossier, day)
  const payers = payersOf(dossier, books)
  const plan = todaysPlan(dossier, day)
  const figures = figuresOf(dossier, books, payers, plan)
  const pages = namedCustomers(figures)
  return { figures: { ...figures, pages }, customers: () => customerPages(dossier, books, pages, { payers, plan, ahead }) }
}

/** The same text where the dashboard would be the same; null: it is to be worked out. */
export function dashboardKey({ ledger, settingsDigest, programVersion }: Dossier, day: IsoDay, ahead: boolean): string | null {
  const stamp = ledgerStamp(ledger)
  return stamp === null ? null : JSON.stringify([day, ahead, settingsDigest, programVersion, stamp])
}

function figuresOf(
  dossier: Dossier,
  books: Books,
  payers: ReadonlyMap<CustomerCode, PayerProfile>,
  plan: TodaysPlan,
): Omit<DashboardView, 'file' | 'pages'> {
  const { day } = books
  const { ledger, settings } = dossier
  const { items, customers } = books
  const balance = agedBalance(items, day, 'due')
  const nameOf = (code: CustomerCode) => customers.get(code)?.name
  const debtors = topDebtors(items, payers, nameOf, day)
  const ledgerBalanceCents = ledgerBalance(ledger, day)
  const itemsCents = balance.totals.balanceCents
  const sentFrom = addDays(day, -SENT_DAYS)
  const sent = plannedAndSent(ledger, sentFrom, day)
  const creditors = balance.customers.filter(({ balanceCents }) => balanceCents < 0)
  const expected = forecastOf(dossier, books, { payers })
  return {
    date: day,
    creditor: settings.creditor.name,
    booksAsOf: lastBankDay(ledger, day),
    control: { ledgerBalanceCents, itemsCents, differenceCents: cents(ledgerBalanceCents - itemsCents) },
    totals: {
      ...balance.totals,
      customers: balance.customers.length,
      overdueCustomers: debtors.length,
      overdueCents: sumCents(debtors.map(({ overdueCents }) => overdueCents)),
    },
    dso: dashboardDso(dossier, books, ledgerBalanceCents),
    aged: listed(
      balance.customers.toSorted((a, b) => b.balanceCents - a.balanceCents || compareText(a.customer, b.customer)),
      MOST_ROWS,
    ),
    debtors: listed(debtors, FIRST_ROWS),
    plan: planFigures(plan),
    doubts: inDoubt(ledger).filter((delivery) => delivery.day <= day).length,
    promises: pledgesOf(dossier, books),
    payers: payerShares(books, payers),
    forecast: expected.horizons,
    forecastRest: { beyondCents: expected.beyondCents, notExpectedCents: expected.notExpectedCents },
    penalties: claimTotals(dossier, books),
    steps: stepEffects(sentSteps(ledger, { day, until: day }), items, day),
    sent: { from: sentFrom, ...sent, percent: sent.planned === 0 ? null : mulDiv(sent.sent, 100, sent.planned, 'half-up') },
    onTime: onTimeShare(items, day),
    creditors: { count: creditors.length, balanceCents: sumCents(creditors.map(({ balanceCents }) => balanceCents)) },
    credit: listed(creditAlerts(items, customers).toSorted(byUse), FIRST_ROWS),
    creditLimits: [...customers.values()].filter(({ creditLimitCents }) => creditLimitCents !== null).length,
  }
}

/** Everybody whom the dashboard names, by code. */
function namedCustomers({ aged, debtors, promises, credit }: Omit<DashboardView, 'file' | 'pages'>): CustomerCode[] {
  const named = [aged, debtors, promises.running, promises.broken, credit].flatMap(({ rows }) => rows.map(({ customer }) => customer))
  return [...new Set(named)].sort(compareText)
}

/** What goes beyond the limit first. */
function byUse(a: { outstandingCents: Cents; limitCents: Cents; customer: CustomerCode }, b: typeof a): number {
  return b.outstandingCents - b.limitCents - (a.outstandingCents - a.limitCents) || compareText(a.customer, b.customer)
}
