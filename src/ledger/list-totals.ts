// The total of an invoice list against the balance of the books, for the customers that both know: told in one remark, never
// acted upon, since the books alone say what is owed.
import { cents, sumCents } from '../domain/cents.ts'
import type { IsoDay } from '../domain/day.ts'
import { formatAmount, formatDay, plural } from '../domain/format.ts'
import { LUMP_NUMBER } from '../domain/lump.ts'
import type { CustomerCode } from '../domain/names.ts'
import type { ImportIssue, InvoiceRecord } from '../domain/reading.ts'
import { lastBookedDay } from './fiscal-years.ts'
import type { Ledger } from './ledger.ts'
import { bookedBalances } from './ledger-balance.ts'

/** As many customers as are named, the largest gap first. */
const NAMED = 10

interface Compared {
  readonly customer: CustomerCode
  readonly listed: number
  readonly booked: number
}

/**
 * One remark when what a list leaves open differs from the books for a customer with lines; none when all agree, or where no
 * customer of the list has any. An aged balance is compared on the day it was printed.
 * @param day the list's, that of its import
 */
export function listTotals(ledger: Ledger, records: readonly InvoiceRecord[], day: IsoDay): ImportIssue[] {
  const last = records.length === 0 ? null : lastBookedDay(ledger)
  if (last === null) return []
  const printed = records[0]?.number === LUMP_NUMBER ? records[0].issuedOn : day
  const both = compared(records, bookedBalances(ledger, printed))
  const gaps = both.filter(({ listed, booked }) => listed !== booked)
  if (gaps.length === 0) return []
  const message = `${totals(both, printed < last ? printed : last)} ${named(gaps)}. Les écritures font foi.`
  return [{ line: 0, column: null, code: 'list-total-differs', severity: 'warning', message, excerpt: '' }]
}

function compared(records: readonly InvoiceRecord[], balances: ReadonlyMap<CustomerCode, number>): Compared[] {
  const listed = new Map<CustomerCode, number>()
  for (const { customer, outstandingCents } of records) listed.set(customer, (listed.get(customer) ?? 0) + outstandingCents)
  return [...listed].flatMap(([customer, sum]) => {
    const booked = balances.get(customer)
    return booked === undefined ? [] : [{ customer, listed: sum, booked }]
  })
}

function totals(both: readonly Compared[], day: IsoDay): string {
  const listed = sumCents(both.map((one) => cents(one.listed)))
  const booked = sumCents(both.map((one) => cents(one.booked)))
  const whose = `${both.length} ${plural(both.length, 'client qui a', 'clients qui ont')} des écritures`
  const gap = listed === booked ? 'les totaux sont égaux' : `écart ${formatAmount(cents(listed - booked))}`
  return `Pour ${whose}, la liste laisse ${formatAmount(listed)} à recevoir, la comptabilité ${formatAmount(booked)} au ${formatDay(day)} : ${gap}.`
}

/** 'Différence chez 2 clients : DUPONT (1 200,00 € dans la liste, 900,00 € en comptabilité) ; ...'. */
function named(gaps: readonly Compared[]): string {
  const size = ({ listed, booked }: Compared) => Math.abs(listed - booked)
  const sorted = gaps.toSorted((a, b) => size(b) - size(a) || (a.customer < b.customer ? -1 : 1))
  const told = sorted
    .slice(0, NAMED)
    .map(
      ({ customer, listed, booked }) =>
        `${customer} (${formatAmount(cents(listed))} dans la liste, ${formatAmount(cents(booked))} en comptabilité)`,
    )
  const left = gaps.length - told.length
  const more = left > 0 ? ` ; et ${left} ${plural(left, 'autre', 'autres')}` : ''
  return `Différence chez ${gaps.length} ${plural(gaps.length, 'client', 'clients')} : ${told.join(' ; ')}${more}`
}
