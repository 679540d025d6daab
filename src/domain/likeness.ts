// What an opening line and an earlier item may have in common: the reference, the document's day, digits of the label.
// Knows neither amounts nor accounts, and pairs nobody.
import type { LedgerLine } from './ledger-line.ts'

/** What an opening line or an item may be recognised by. */
export interface Traits {
  readonly refs: readonly string[]
  readonly days: readonly string[]
  /** Runs of three figures and more of opening labels. */
  readonly digits: readonly string[]
}

/** What the two may have in common, from the best likeness to none at all. */
export const ALIKE: readonly (readonly (keyof Traits)[])[] = [
  ['refs', 'days', 'digits'],
  ['refs', 'days'],
  ['refs', 'digits'],
  ['refs'],
  ['days', 'digits'],
  ['days'],
  ['digits'],
  [],
]

export function traitsOfOpening({ documentRef, documentDay, label }: LedgerLine): Traits {
  return {
    refs: documentRef === '' ? [] : [documentRef],
    days: [documentDay],
    digits: [...new Set(label.match(/\d{3,}/g) ?? [])],
  }
}

/**
 * Prepares the traits of earlier items, those alone that some opening line has. The figures of an opening line may be a part of
 * those of the item's reference or label.
 */
export function traitsOfItems(openings: readonly Traits[]): (lines: readonly LedgerLine[]) => Traits {
  const refs = new Set(openings.flatMap((traits) => traits.refs))
  const days = new Set(openings.flatMap((traits) => traits.days))
  const digits = new Set(openings.flatMap((traits) => traits.digits))
  const lengths = [...new Set([...digits].map((run) => run.length))]
  return (lines) => ({
    refs: wantedAmong(
      lines.map((line) => line.documentRef),
      refs,
    ),
    days: wantedAmong(
      lines.map((line) => line.documentDay),
      days,
    ),
    digits: wantedAmong(
      lines.flatMap(({ documentRef, label }) => [...partsOf(documentRef, lengths), ...partsOf(label, lengths)]),
      digits,
    ),
  })
}

/** Keys that two have one of in common when they have all of `common` in common. */
export function commonKeys(traits: Traits, common: readonly (keyof Traits)[]): string[] {
  let keys = ['']
  for (const trait of common) keys = keys.flatMap((key) => traits[trait].map((value) => `${key}|${value}`))
  return keys
}

function wantedAmong(values: readonly string[], wanted: ReadonlySet<string>): string[] {
  return [...new Set(values.filter((value) => wanted.has(value)))]
}

/** Every stretch of figures of these lengths in a text. */
function* partsOf(text: string, lengths: readonly number[]): Generator<string> {
  for (const run of text.match(/\d{3,}/g) ?? []) {
    for (const length of lengths) for (let from = 0; from + length <= run.length; from++) yield run.slice(from, from + length)
  }
}
