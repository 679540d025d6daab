// "Contrôle clients": the sum of the items against the balance of the customer accounts, per account and customer, to the cent.
// The left side comes from the raw rows of the files, the right side from the items; neither knows the other.
import { type Cents, cents, sumCents } from '../domain/cents.ts'
import type { IsoDay } from '../domain/day.ts'
import { ControlError } from '../domain/errors.ts'
import { formatAmount } from '../domain/format.ts'
import type { BookItem } from '../domain/item.ts'
import { type CustomerCode, customerCode } from '../domain/names.ts'
import { documentBalances } from './documents.ts'
import { countingYears, importedYears } from './fiscal-years.ts'
import type { Ledger } from './ledger.ts'

export interface ControlSum {
  readonly ledgerBalanceCents: Cents
  readonly itemsCents: Cents
  /** Ledger less items. */
  readonly differenceCents: Cents
}

export interface Control extends ControlSum {
  /** Debit less credit of refused customer rows, which may explain the difference. */
  readonly rejectedCents: Cents
  /** By account prefix of three digits. */
  readonly byAccount: readonly (ControlSum & { readonly account: string })[]
  /** Accounts of customers that do not tie, by account then customer. */
  readonly gaps: readonly (ControlSum & { readonly account: string; readonly customer: CustomerCode })[]
}

/** Adds items up as the accounts see them. */
interface ControlTally {
  add(items: readonly BookItem[]): void
  control(): Control
}

/** A control at the end of `day`, to be given every customer's items once. The years that count are those of `countingYears`. */
export function startControl(ledger: Ledger, day: IsoDay | null): ControlTally {
  const sums = new Map<string, { ledger: number; items: number }>()
  const at = (account: string, customer: string) => {
    const key = `${account.slice(0, 3)}\u0000${customer}`
    const sum = sums.get(key) ?? { ledger: 0, items: 0 }
    sums.set(key, sum)
    return sum
  }
  const years = countingYears(importedYears(ledger), null)
  for (const row of rawBalances(
    ledger,
    years.map((year) => year.id),
  ))
    at(row.account, row.customer).ledger += row.cents
  if (day !== null) for (const [customer, total] of documentBalances(ledger, day)) at('411', customer).ledger += total
  return {
    add: (items) => {
      const accounts = new Map(items.map((item) => [item.key, item.account]))
      for (const item of items) at(item.account, item.customer).items += standing(item, accounts)
    },
    control: () => closeControl(sums, sumCents(years.map((year) => year.rejectedCents))),
  }
}

/** Whether the books tie, or refused rows are exactly the difference. */
export function ties({ gaps, differenceCents, rejectedCents }: Control): boolean {
  return gaps.length === 0 || (differenceCents === rejectedCents && rejectedCents !== 0)
}

/** @throws ControlError 'control-gap' with up to 20 gaps, unless the books tie (see `ties`). */
export function refuseGap(control: Control): void {
  const { gaps, differenceCents } = control
  if (ties(control)) return
  const problems = gaps.slice(0, 20).map((gap) => ({
    message:
      `Client ${gap.customer}, compte ${gap.account} : ${formatAmount(gap.ledgerBalanceCents)} en comptabilité, ` +
      `${formatAmount(gap.itemsCents)} en factures et règlements, écart ${formatAmount(gap.differenceCents)}.`,
  }))
  throw new ControlError(
    'control-gap',
    `Le contrôle clients ne tombe pas juste : écart de ${formatAmount(differenceCents)}. L’import a été annulé.`,
    {
      problems,
      problemCount: gaps.length,
      advice: 'Vérifiez les à-nouveaux et l’export, ou acceptez cet écart en connaissance de cause avec --accept-gap.',
    },
  )
}

/** What an item weighs on its own account: a letter across accounts (411 and 4191) moves no money between them. */
function standing(item: BookItem, accounts: ReadonlyMap<string, string>): number {
  const elsewhere = item.allocations.filter((part) => (accounts.get(part.counterpart) ?? item.account) !== item.account)
  const moved = elsewhere.reduce((sum, part) => sum + part.cents, 0)
  return item.outstandingCents + (item.originalCents < 0 ? -moved : moved)
}

function closeControl(sums: ReadonlyMap<string, { ledger: number; items: number }>, rejectedCents: Cents): Control {
  const byAccount = new Map<string, { ledger: number; items: number }>()
  const gaps: Control['gaps'][number][] = []
  for (const [key, sum] of sums) {
    const [account = '', customer = ''] = key.split('\u0000')
    const total = byAccount.get(account) ?? { ledger: 0, items: 0 }
    byAccount.set(account, { ledger: total.ledger + sum.ledger, items: total.items + sum.items })
    if (sum.ledger !== sum.items) gaps.push({ account, customer: customerCode(customer), ...toSum(sum) })
  }
  const accounts = [...byAccount].sort(([a], [b]) => (a < b ? -1 : 1)).map(([account, sum]) => ({ account, ...toSum(sum) }))
  const ledgerBalanceCents = sumCents(accounts.map((account) => account.ledgerBalanceCents))
  const itemsCents = sumCents(accounts.map((account) => account.itemsCents))
  const order = (gap: (typeof gaps)[number]) => `${gap.account}\u0000${gap.customer}`
  return {
    ...toSum({ ledger: ledgerBalanceCents, items: itemsCents }),
    rejectedCents,
    byAccount: accounts,
    gaps: gaps.sort((a, b) => (order(a) < order(b) ? -1 : 1)),
  }
}

function toSum({ ledger, items }: { ledger: number; items: number }): ControlSum {
  return { ledgerBalanceCents: cents(ledger), itemsCents: cents(items), differenceCents: cents(ledger - items) }
}

function rawBalances(ledger: Ledger, years: readonly number[]): { account: string; customer: string; cents: number }[] {
  return ledger.db
    .prepare<[string], { account: string; customer: string; cents: number }>(
      `SELECT substr(account, 1, 3) AS account, customer, sum(balance_cents) AS cents FROM raw_balance
       WHERE year_id IN (SELECT value FROM json_each(?)) GROUP BY 1, 2`,
    )
    .all(JSON.stringify(years))
}
