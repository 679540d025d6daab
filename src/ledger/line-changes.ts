// What a new export of a fiscal year says differently, line by line. Pure.
// A line is itself from one export to the next by its natural key and rank; entry numbers and row numbers do not count.
import { groupBy } from '../domain/group.ts'
import { naturalKey } from '../domain/item-key.ts'
import type { LedgerLine } from '../domain/ledger-line.ts'
import type { ChangeTeller } from './line-examples.ts'

/** Counts of lines, or of the customers of a contact file: `new` + `changed` + `newlyLettered` of the new export were not there as they are now; `vanished` are of the old one. */
export interface LineChanges {
  readonly new: number
  readonly vanished: number
  /** Same key, another account, label, letter, due date... */
  readonly changed: number
  /** Same line, now with a letter. */
  readonly newlyLettered: number
}

export const NO_CHANGE: LineChanges = { new: 0, vanished: 0, changed: 0, newlyLettered: 0 }

/** Compares one customer's lines of a fiscal year, old and new. @param tell each line that is not as it was */
export function compareLines(before: readonly LedgerLine[], after: readonly LedgerLine[], tell: ChangeTeller): LineChanges {
  const counts = { new: 0, vanished: 0, changed: 0, newlyLettered: 0 }
  const count = (what: keyof LineChanges, line: LedgerLine, old: LedgerLine | null = null) => {
    counts[what] += 1
    tell(what, line, old)
  }
  const left = groupBy(before, keyOf)
  for (const [key, lines] of groupBy(after, keyOf)) {
    const old = left.get(key) ?? []
    left.delete(key)
    const moved = takeOut(lines, old, contentOf)
    const relettered = takeOut(moved, old, withoutLetter)
    const others = new Set(relettered)
    for (const line of moved) if (!others.has(line)) count('newlyLettered', line)
    for (const [index, line] of relettered.entries()) {
      const was = old[index]
      if (was === undefined) count('new', line)
      else count('changed', line, was)
    }
    for (const line of old.slice(relettered.length)) count('vanished', line)
  }
  for (const lines of left.values()) for (const line of lines) count('vanished', line)
  return counts
}

/** Adds two counts. */
export function addChanges(a: LineChanges, b: LineChanges): LineChanges {
  return {
    new: a.new + b.new,
    vanished: a.vanished + b.vanished,
    changed: a.changed + b.changed,
    newlyLettered: a.newlyLettered + b.newlyLettered,
  }
}

/** Takes out of `old` one match for each line; returns the lines that found none. `null` never matches. */
function takeOut(
  lines: readonly LedgerLine[],
  old: LedgerLine[],
  content: (line: LedgerLine, side: 'old' | 'new') => string | null,
): LedgerLine[] {
  const held = new Map<string, number[]>()
  for (const [index, line] of old.entries()) {
    const text = content(line, 'old')
    if (text === null) continue
    const known = held.get(text)
    if (known === undefined) held.set(text, [index])
    else known.push(index)
  }
  const taken = new Set<number>()
  const left = lines.filter((line) => {
    const wanted = content(line, 'new')
    const index = wanted === null ? undefined : held.get(wanted)?.shift()
    if (index !== undefined) taken.add(index)
    return index === undefined
  })
  const rest = old.filter((_, index) => !taken.has(index))
  old.splice(0, old.length, ...rest)
  return left
}

function contentOf(line: LedgerLine): string {
  return JSON.stringify([...bareContent(line), line.letter, line.letterDay])
}

/** Matches an unlettered old line with a lettered new one. */
function withoutLetter(line: LedgerLine, side: 'old' | 'new'): string | null {
  return (line.letter === '') === (side === 'old') ? JSON.stringify(bareContent(line)) : null
}

function bareContent(line: LedgerLine): unknown[] {
  const { account, journal, day, ref, label, dueOn, kind, opening, foreign } = line
  return [account, journal, day, ref, label, dueOn, kind, opening, foreign?.currency, foreign?.hundredths]
}

function keyOf(line: LedgerLine): string {
  return naturalKey(line, 1)
}
