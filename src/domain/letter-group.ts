// Lettering: which lines of one customer the accountant has put together, and whether they balance.
// Works on one customer; knows nothing of days or of what is open on a day.
import { groupBy } from './group.ts'
import type { LedgerLine } from './ledger-line.ts'

/** Lines lettered together. A group whose lines sum to zero is settled. */
export type LetterGroup = readonly LedgerLine[]

/**
 * The letter groups of one customer's lines. A group is (fiscal year, account, letter), case-sensitive. One that does not
 * balance is tried, in this order: split by lettering day (the days that balance are settled, each of the others is a group);
 * joined with the same letter and day, then with the same letter alone, on the customer's other accounts; it stays as it is
 * when nothing balances.
 */
export function letterGroups(lines: readonly LedgerLine[]): LetterGroup[] {
  const byAccount = groupBy(
    lines.filter((line) => line.letter !== ''),
    (line) => `${line.fiscalYear}|${line.account}|${line.letter}`,
  )
  const parts = [...byAccount.values()].flatMap(splitByDay)
  const sameDay = joinBalanced(parts, ({ fiscalYear, letter, letterDay }) => `${fiscalYear}|${letter}|${letterDay}`)
  return joinBalanced(sameDay, ({ fiscalYear, letter }) => `${fiscalYear}|${letter}`)
}

/**
 * Groups left unbalanced by their own fiscal year, joined over the years when the same letter balances them: the letter shows the
 * state on the day of the export, so that an invoice of one year bears the letter of the payment in the next year's file.
 */
export function joinAcrossYears(groups: readonly LetterGroup[]): LetterGroup[] {
  return joinBalanced(groups, ({ account, letter }) => `${account.slice(0, 3)}|${letter}`)
}

/** What is left of a group: the signed sum of its lines, in cents. */
export function residual(group: LetterGroup): number {
  return group.reduce((sum, line) => sum + line.cents, 0)
}

/** Only a leading `*` means that the letter marks a part payment. */
export function marksPartPayment(group: LetterGroup): boolean {
  return group.some((line) => line.letter.startsWith('*'))
}

/** A reused letter tells its groups apart by their day: once one day balances, each of them stands for itself. */
function splitByDay(group: LetterGroup): LetterGroup[] {
  if (residual(group) === 0) return [group]
  const parts = [...groupBy(group, (line) => line.letterDay ?? '').values()]
  return parts.some((part) => residual(part) === 0) ? parts : [group]
}

/** Unbalanced groups of one key become one group where together they balance. Settled groups come first, as they are. */
function joinBalanced(groups: readonly LetterGroup[], keyOf: (line: LedgerLine) => string): LetterGroup[] {
  const settled = groups.filter((group) => residual(group) === 0)
  const byKey = groupBy(
    groups.filter((group) => residual(group) !== 0),
    (group) => (group[0] ? keyOf(group[0]) : ''),
  )
  const tried = [...byKey.values()].flatMap((candidates) => {
    const joined = candidates.flat()
    return candidates.length > 1 && residual(joined) === 0 ? [joined] : candidates
  })
  return [...settled, ...tried]
}
