// Proposals for the closing of a year: what the books and the ledger tell of each debt on its day. Posts and records nothing.
import { agedBalance } from '../domain/aged-balance.ts'
import { assigneeOf } from '../domain/assignee.ts'
import { type Cents, cents, sumCents } from '../domain/cents.ts'
import { type BookedAfter, bookedAfter } from '../domain/closing/booked-after.ts'
import { creditBalances, unallocatedCredits } from '../domain/closing/credit-balances.ts'
import { type ClosingDebts, closingDebts, type DebtsInput } from '../domain/closing/debts.ts'
import { debtLimitation, isDebt, namedDebt } from '../domain/closing/facts.ts'
import { nearLimitations } from '../domain/closing/near-limitation.ts'
import { regimeOf } from '../domain/customer.ts'
import { addDays, addMonths, endOfMonth, type IsoDay } from '../domain/day.ts'
import { InputError } from '../domain/errors.ts'
import { formatLongDay } from '../domain/format.ts'
import type { OpenItem } from '../domain/item.ts'
import { penaltyChoices } from '../domain/penalty-exceptions.ts'
import { booksUntil } from '../domain/plan-day.ts'
import { bankAccounts } from '../ledger/bank-accounts.ts'
import { type ImportedYear, importedYears, lastBankDay, lastBookedDay, lastLineDay } from '../ledger/fiscal-years.ts'
import { plannedHolds } from '../ledger/holds.ts'
import { ledgerBalance } from '../ledger/ledger-balance.ts'
import { documentsBookedAfter } from '../ledger/line-rows.ts'
import type { Closing, ClosingTotals, UnbookedPenalty } from '../reporting/closing/closing.ts'
import { type Books, booksOn } from './books.ts'
import { noticeDays } from './claim-contexts.ts'
import { unbookedPenalties } from './closing-penalties.ts'
import type { Dossier } from './dossier.ts'

/** The proposals and the books they come from. */
export interface FoundClosing {
  readonly closing: Closing
  readonly books: Books
}

/**
 * All figures are those known at the end of `day`; what later entries tell stands apart (`bookedAfter`).
 * @throws InputError 'date-before-books', 'closing-without-books', 'closing-after-books'
 */
export function closingOn(dossier: Dossier, day: IsoDay): FoundClosing {
  const { ledger, settings } = dossier
  const books = booksOn(dossier, day)
  refuseOutside(dossier, day)
  const open = books.items.filter(({ outstandingCents }) => outstandingCents !== 0)
  const balance = agedBalance(open, day, 'due').totals
  const ledgerBalanceCents = ledgerBalance(ledger, day)
  const input = debtsInput(dossier, books)
  const debts = closingDebts(input)
  const found = {
    nearLimitation: nearLimitations(input),
    creditBalances: creditBalances(open),
    unallocated: unallocatedCredits(open),
    penalties: unbookedPenalties(dossier, books),
  }
  const closing: Closing = {
    date: day,
    creditor: settings.creditor.name,
    booksAsOf: booksUntil({ booksAsOf: lastBankDay(ledger, day), banks: bankAccounts(ledger, day) }),
    lastEntryOn: lastBookedDay(ledger),
    balance,
    control: { ledgerBalanceCents, itemsCents: balance.balanceCents, differenceCents: cents(ledgerBalanceCents - balance.balanceCents) },
    doubtful: debts.doubtful,
    irrecoverable: debts.lost,
    ...found,
    limitationUnknown: open.filter((item) => isDebt(item) && debtLimitation(item, input.regimeOf(item.customer)) === null).map(namedDebt),
    bookedAfter: laterWords(dossier, day, open, debts),
    totals: totalsOf(debts, found),
  }
  return { closing, books }
}

/** A closing is on a day of the books: nothing is known of a year that was not imported. */
function refuseOutside({ ledger }: Dossier, day: IsoDay): void {
  if (lastLineDay(ledger) === null)
    throw new InputError('closing-without-books', 'Aucune écriture n’est importée : il n’y a rien à clôturer.', {
      advice: 'Importez d’abord la comptabilité de l’exercice : relance import FICHIER',
    })
  const last = importedYears(ledger).at(-1)
  if (last !== undefined && day > endOfYear(last))
    throw new InputError(
      'closing-after-books',
      `Les écritures importées vont jusqu’au ${formatLongDay(last.end)} : rien n’est connu d’un exercice clos le ${formatLongDay(day)}.`,
      { advice: 'Donnez avec --closing un jour de l’exercice importé, ou importez le suivant.' },
    )
}

/** The end of an export is its last entry: the year may end later, in the same month or twelve months after it began. */
function endOfYear({ start, end }: Pick<ImportedYear, 'start' | 'end'>): IsoDay {
  const whole = addDays(addMonths(start, 12), -1)
  const month = endOfMonth(end)
  return whole > month ? whole : month
}

function debtsInput(dossier: Dossier, books: Books): DebtsInput {
  const { ledger, settings } = dossier
  const notices = noticeDays(dossier, books)
  return {
    date: books.day,
    items: books.items,
    holds: plannedHolds(ledger, books.day),
    noticeOn: ({ key, customer, ref }) => earliest(notices.get(key) ?? null, penaltyChoices(settings, customer, ref).noticeOn, books.day),
    regimeOf: (customer) => regimeOf(books.customers.get(customer), settings.customers.regime),
    assigneeOf: (customer) => assigneeOf(settings.assignees, customer)?.name ?? null,
    region: settings.reminders.holidays,
  }
}

function earliest(a: IsoDay | null, b: IsoDay | null, until: IsoDay): IsoDay | null {
  const known = [a, b].filter((day) => day !== null && day <= until).sort()
  return known[0] ?? null
}

/** What was booked since tells; nothing where the books end on that day. */
function laterWords(dossier: Dossier, day: IsoDay, open: readonly OpenItem[], { doubtful }: ClosingDebts): BookedAfter[] {
  const last = lastBookedDay(dossier.ledger)
  if (last === null || last <= day) return []
  const later = { lines: documentsBookedAfter(dossier.ledger, day), items: booksOn(dossier, last).items }
  return bookedAfter(day, later, open, new Set(doubtful.map(({ key }) => key)))
}

type Found = Pick<Closing, 'nearLimitation' | 'creditBalances' | 'unallocated' | 'penalties'>

function totalsOf({ doubtful, lost }: ClosingDebts, { nearLimitation, creditBalances, unallocated, penalties }: Found): ClosingTotals {
  const bookable = penalties.filter(({ obstacle }) => obstacle === null)
  const sum = <T>(rows: readonly T[], amountOf: (row: T) => Cents) => sumCents(rows.map(amountOf))
  const total = ({ totalCents }: UnbookedPenalty) => totalCents
  return {
    doubtfulOutstandingCents: sum(doubtful, (debt) => debt.outstandingCents),
    doubtfulCents: sum(doubtful, (debt) => debt.grossCents),
    doubtfulVatCents: sum(doubtful, (debt) => debt.vat.vatCents),
    doubtfulNetCents: sum(doubtful, (debt) => debt.vat.netCents),
    doubtfulAssumedNetCents: sum(
      doubtful.filter((debt) => debt.vat.basis === 'assumed'),
      (debt) => debt.vat.netCents,
    ),
    irrecoverableCents: sum(lost, (debt) => debt.grossCents),
    irrecoverableVatCents: sum(lost, (debt) => debt.vat.vatCents),
    irrecoverableNetCents: sum(lost, (debt) => debt.vat.netCents),
    nearLimitationCents: sum(nearLimitation, (debt) => debt.outstandingCents),
    creditBalancesCents: sum(creditBalances, (one) => one.balanceCents),
    toMoveCents: sum(creditBalances, (one) => one.toMoveCents),
    unallocatedCents: sum(unallocated, (credit) => credit.outstandingCents),
    interestCents: sum(bookable, (one) => one.interestCents),
    feeCents: sum(bookable, (one) => one.feeCents),
    penaltiesCents: sum(bookable, total),
    penaltiesLeftOutCents: sum(
      penalties.filter(({ obstacle }) => obstacle !== null),
      total,
    ),
  }
}
