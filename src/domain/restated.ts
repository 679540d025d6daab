// Which earlier item an opening line restates: same account, same amount and sign, then reference, day and digits.
// Never tries every opening line with every item: they meet by what they have in common.
import { groupBy } from './group.ts'
import type { LedgerLine } from './ledger-line.ts'
import { ALIKE, commonKeys, type Traits, traitsOfItems, traitsOfOpening } from './likeness.ts'

/** An open line, or the lines of a letter group that does not balance: the thing an opening line restates. */
export type Unit = readonly LedgerLine[]

/** Opening line -> the unit it restates. */
export type Restated = ReadonlyMap<LedgerLine, Unit>

/** A unit that may be restated. */
interface Item {
  readonly value: Unit
  readonly traits: Traits
  /** Place by age. */
  readonly rank: number
  paired: boolean
}

/**
 * Pairs opening lines with what was open at the previous closing. A pair has the same account, amount and sign; among
 * several, the best likeness (reference, document day, digits of the label), then the oldest. Each unit serves once.
 */
export function restatedUnits(units: readonly Unit[], openings: readonly LedgerLine[]): Restated {
  const pairs = new Map<LedgerLine, Unit>()
  const offered = groupBy(units, amountKey)
  for (const [key, own] of groupBy(openings, (opening) => amountKey([opening]))) pairAlike(own, offered.get(key) ?? [], pairs)
  return pairs
}

function amountKey(unit: Unit): string {
  return `${unit[0]?.account}|${unit.reduce((sum, line) => sum + line.cents, 0)}`
}

/** Pairs those of one amount. The opening lines that can be told apart choose first, so that a vague one does not take their item. */
function pairAlike(lines: readonly LedgerLine[], units: readonly Unit[], pairs: Map<LedgerLine, Unit>): void {
  const [line, unit] = [lines[0], units[0]]
  if (line === undefined || unit === undefined) return
  if (lines.length === 1 && units.length === 1) {
    pairs.set(line, unit)
    return
  }
  let openings = lines.toSorted((a, b) => a.row - b.row).map((value) => ({ value, traits: traitsOfOpening(value) }))
  const traitsOf = traitsOfItems(openings.map(({ traits }) => traits))
  const items = units.toSorted(oldestFirst).map((value, rank) => ({ value, traits: traitsOf(value), rank, paired: false }))
  for (const common of ALIKE) {
    const choose = choiceAmong(items, common)
    openings = openings.filter(({ value, traits }) => {
      const item = choose(traits)
      if (item) pairs.set(value, item.value)
      return item === undefined
    })
  }
}

/** Gives the oldest item left that has all of `common` in common with an opening line, and takes it away; undefined for none. */
function choiceAmong(items: readonly Item[], common: (typeof ALIKE)[number]): (traits: Traits) => Item | undefined {
  const byKey = new Map<string, { readonly items: Item[]; next: number }>()
  for (const item of items) {
    for (const key of item.paired ? [] : commonKeys(item.traits, common)) {
      const meeting = byKey.get(key)
      if (meeting) meeting.items.push(item)
      else byKey.set(key, { items: [item], next: 0 })
    }
  }
  return (traits) => {
    let oldest: Item | undefined
    for (const key of commonKeys(traits, common)) {
      const meeting = byKey.get(key)
      while (meeting?.items[meeting.next]?.paired) meeting.next += 1
      const item = meeting?.items[meeting.next]
      if (item && (oldest === undefined || item.rank < oldest.rank)) oldest = item
    }
    if (oldest) oldest.paired = true
    return oldest
  }
}

function oldestFirst(a: Unit, b: Unit): number {
  const [first = '', second = ''] = [a[0]?.documentDay, b[0]?.documentDay]
  return first < second ? -1 : first > second ? 1 : 0
}
