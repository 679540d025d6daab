// An accounting entry for the penalties of one invoice: what it debits, what it credits, what it is called. Never posted by relance.
// Knows nothing of files. No VAT: penalties and the fee are outside its scope (they pay for no supply: CGI art. 256).
import { PENALTY_REF } from './booked-claims.ts'
import { type Cents, sumCents } from './cents.ts'
import type { IsoDay } from './day.ts'
import { formatDay } from './format.ts'
import type { OpenItem } from './item.ts'
import type { CustomerCode } from './names.ts'
import type { PenaltyAccounts } from './settings.ts'

export interface PenaltyEntry {
  readonly customer: CustomerCode
  /** Reference of the invoice, as printed. */
  readonly ref: string
  readonly day: IsoDay
  readonly journal: string
  /** Provisional: whoever imports the entry numbers it anew. */
  readonly number: string
  readonly piece: string
  readonly label: string
  readonly interestCents: Cents
  readonly feeCents: Cents
  readonly totalCents: Cents
  /** Debits first; they balance. */
  readonly lines: readonly PenaltyLine[]
}

export interface PenaltyLine {
  readonly account: string
  readonly accountName: string
  /** Empty where the account itself is the customer's. */
  readonly auxiliary: string
  readonly auxiliaryName: string
  readonly debitCents: Cents
  readonly creditCents: Cents
}

/** What is booked for an invoice: `item` tells its account and its customer, `number` is unique in the file. */
export function penaltyEntry(
  item: OpenItem,
  amounts: { readonly interestCents: Cents; readonly feeCents: Cents },
  day: IsoDay,
  number: string,
  accounts: PenaltyAccounts,
): PenaltyEntry {
  const { interestCents, feeCents } = amounts
  const totalCents = sumCents([interestCents, feeCents])
  const income = (account: string, accountName: string, creditCents: Cents): PenaltyLine => ({
    account,
    accountName,
    auxiliary: '',
    auxiliaryName: '',
    debitCents: NOTHING,
    creditCents,
  })
  const credits = [
    income(accounts.interest, 'Revenus des créances commerciales', interestCents),
    income(accounts.fee, 'Dédits et pénalités perçus sur ventes', feeCents),
  ]
  return {
    customer: item.customer,
    ref: item.ref,
    day,
    journal: accounts.journal,
    number,
    piece: `${PENALTY_REF}${item.ref}`,
    label: `${sortsOf(interestCents, feeCents)} ${item.ref} au ${formatDay(day)}`,
    interestCents,
    feeCents,
    totalCents,
    lines: [{ ...debtorOf(item), debitCents: totalCents, creditCents: NOTHING }, ...credits.filter(({ creditCents }) => creditCents > 0)],
  }
}

const NOTHING = 0 as Cents

/** The words by which `bookedClaims` tells the two apart when the entry comes back with the books. */
function sortsOf(interestCents: Cents, feeCents: Cents): string {
  if (feeCents === 0) return 'Intérêts de retard'
  return interestCents === 0 ? 'Indemnité de recouvrement' : 'Intérêts de retard et indemnité'
}

/** The customer as the books write him: by his own account, or by a code beside the collective one. */
function debtorOf({ account, customer, customerName }: OpenItem): Omit<PenaltyLine, 'debitCents' | 'creditCents'> {
  const isOwn = customer === account || customer === `411${account.slice(3)}`
  if (isOwn) return { account, accountName: customerName, auxiliary: '', auxiliaryName: '' }
  // A customer without code is known by his name, which stands beside the account.
  return { account, accountName: 'Clients', auxiliary: customer === customerName ? '' : customer, auxiliaryName: customerName }
}
