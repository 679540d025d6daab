// Lettering: which lines of one customer the accountant has put together, and whether they balance.
// Works on one customer, over every fiscal year; knows nothing of days or of what is open on a day.
import { groupBy } from './group.ts'
import type { LedgerLine } from './ledger-line.ts'

/** Lines lettered together. A group whose lines sum to zero is settled. */
export type LetterGroup = readonly LedgerLine[]

/**
 * The letter groups of one customer's lines. A group is (fiscal year, account, letter), case-sensitive. One that does not
 * balance is tried, in this order: split by lettering day, then joined with the same letter on the customer's other
 * accounts; it stays as it is when neither balances.
 */
export function letterGroups(lines: readonly LedgerLine[]): LetterGroup[] {
  const byAccount = groupBy(
    lines.filter((line) => line.letter !== ''),
    (line) => `${line.fiscalYear}|${line.account}|${line.letter}`,
  )
  const settled: LetterGroup[] = []
  const unbalanced: LetterGroup[] = []
  for (const group of byAccount.values()) {
    if (residual(group) === 0) settled.push(group)
    else {
      const parts = [...groupBy(group, (line) => line.letterDay ?? '').values()]
      if (parts.length > 1 && parts.every((part) => residual(part) === 0)) settled.push(...parts)
      else unbalanced.push(group)
    }
  }
  return [...settled, ...joinAcrossAccounts(unbalanced)]
}

/** What is left of a group: the signed sum of its lines, in cents. */
export function residual(group: LetterGroup): number {
  return group.reduce((sum, line) => sum + line.cents, 0)
}

/** Only a leading `*` means that the letter marks a part payment. */
export function marksPartPayment(group: LetterGroup): boolean {
  return group.some((line) => line.letter.startsWith('*'))
}

function joinAcrossAccounts(groups: readonly LetterGroup[]): LetterGroup[] {
  const byLetter = groupBy(groups, (group) => `${group[0]?.fiscalYear}|${group[0]?.letter}`)
  return [...byLetter.values()].flatMap((candidates) => {
    const joined = candidates.flat()
    return candidates.length > 1 && residual(joined) === 0 ? [joined] : candidates
  })
}
