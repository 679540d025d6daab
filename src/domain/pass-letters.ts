// Letters of a new year on opening lines that gave way: they pass to what those lines restated.
import type { LedgerLine } from './ledger-line.ts'
import type { LetterGroup } from './letter-group.ts'
import type { Restated } from './restated.ts'

/**
 * The groups of both years. A group that holds opening lines which gave way takes in what they restated, with the groups it stood in.
 * @param dropped opening lines that gave way
 * @param kept earlier lines that still count
 */
export function passLetters(
  past: readonly LetterGroup[],
  present: readonly LetterGroup[],
  dropped: ReadonlySet<LedgerLine>,
  restated: Restated,
  kept: ReadonlySet<LedgerLine>,
): LetterGroup[] {
  const groups = new Set<LedgerLine[]>()
  const places = new Map<LedgerLine, LedgerLine[]>()
  const add = (lines: LedgerLine[]) => {
    if (lines.length > 0) groups.add(lines)
    for (const line of lines) places.set(line, lines)
  }
  for (const group of past) add(group.filter((line) => kept.has(line)))
  for (const group of present) {
    const joined = new Set(group.flatMap((line) => (dropped.has(line) ? (restated.get(line) ?? []) : [line])))
    for (const line of group.some((one) => dropped.has(one)) ? [...joined] : []) {
      const former = places.get(line)
      if (former === undefined || !groups.delete(former)) continue
      for (const member of former) joined.add(member)
    }
    add([...joined])
  }
  return [...groups]
}
