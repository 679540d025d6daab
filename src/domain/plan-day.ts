// Whether the day allows sending: books recent enough, the same answer for every customer; a working day where he is.
import { type BankAccount, receivingAccounts, USED_DAYS } from './bank-account.ts'
import { addDays, type IsoDay } from './day.ts'
import { formatDay } from './format.ts'
import type { HoldReason } from './hold.ts'
import { type HolidayRegion, isWorkingDay, nextWorkingDay, workingDaysBetween } from './holidays.ts'
import type { PlanInput } from './plan-input.ts'
import { dayBefore } from './plan-order.ts'
import { frenchSpaces } from './plan-text.ts'

type BooksInput = Pick<PlanInput, 'date' | 'booksAsOf' | 'banks' | 'items' | 'settings'>

const ADVICE = 'importez une comptabilité à jour avant de relancer, pour ne pas réclamer ce qui est déjà payé.'
const NO_RECEIPT =
  'Aucun règlement de client ne figure dans les comptes de banque, alors que des factures sont échues depuis plus de 90 jours : ' +
  'saisissez les encaissements et importez de nouveau avant de relancer.'

/**
 * Why nothing leaves on a day, by the region of the customer; null when it may. Stale books come first: a weekend ends by itself,
 * they do not. Each region is worked out once. Nothing is lost: the step rule catches up on the first day that allows it.
 */
export function dayHolds(input: BooksInput): (region: HolidayRegion) => HoldReason | null {
  const stale = staleBooks(input)
  const known = new Map<HolidayRegion, HoldReason | null>()
  return (region) => {
    if (stale !== null) return stale
    const found = known.get(region) ?? (known.has(region) ? null : nonWorkingDay(input.date, region))
    known.set(region, found)
    return found
  }
}

/**
 * The day up to which the books show what customers paid: the oldest of the last days of the accounts through which they pay, else
 * the latest bank entry of all. Null when the ledger holds none.
 */
export function booksUntil({ booksAsOf, banks }: Pick<PlanInput, 'booksAsOf' | 'banks'>): IsoDay | null {
  return receivingAccounts(banks ?? [])[0]?.lastEntryOn ?? booksAsOf
}

/**
 * Why the books are too old to remind anybody, one French sentence for the whole dossier; null when they are not. One account through
 * which customers pay is enough; where none is known, the latest bank entry of all tells.
 */
export function staleBooks(input: BooksInput): HoldReason | null {
  const { date, booksAsOf, banks, settings } = input
  const { staleBooksDays, holidays } = settings.reminders
  if (staleBooksDays === 0) return null
  const [oldest] = receivingAccounts(banks ?? [])
  const until = oldest?.lastEntryOn ?? booksAsOf
  if (until === null) return stale(`La comptabilité importée ne contient aucune écriture de banque : ${ADVICE}`)
  if (isWithoutReceipts(input, until)) return stale(NO_RECEIPT)
  const age = until >= date ? 0 : workingDaysBetween(until, date, holidays)
  if (age <= staleBooksDays) return null
  return stale(`${lastEntry(oldest, until)}, soit ${age} jours ouvrés (limite : ${staleBooksDays}) : ${ADVICE}`)
}

/** The banks are entered and show no receipt from any customer, though some invoice is more than 90 days late at the end of the books. */
function isWithoutReceipts({ banks = [], items }: BooksInput, until: IsoDay): boolean {
  if (banks.length === 0 || banks.some(({ lastReceiptOn }) => lastReceiptOn !== null)) return false
  const before = addDays(until, -USED_DAYS)
  return items.some(({ kind, dueOn }) => kind === 'invoice' && dueOn !== null && dueOn < before)
}

function lastEntry(account: BankAccount | undefined, until: IsoDay): string {
  const day = formatDay(until, 'fr')
  return account === undefined ? `La dernière écriture de banque date du ${day}` : `Banque ${account.account} : dernière écriture le ${day}`
}

function stale(text: string): HoldReason {
  return { code: 'stale-books', until: null, text: frenchSpaces(text) }
}

function nonWorkingDay(date: IsoDay, region: HolidayRegion): HoldReason | null {
  if (isWorkingDay(date, region)) return null
  const next = nextWorkingDay(date, region)
  const text = `Le ${formatDay(date, 'fr')} n’est pas un jour ouvré : l’envoi est reporté au ${formatDay(next, 'fr')}.`
  return { code: 'non-working-day', until: dayBefore(next), text }
}
