// Which references name a document in this file. A reference that every row bears, or that many customers share on many
// days (a month, a batch, `0000`), names nothing.

import type { IsoDay } from '../domain/day.ts'
import { normaliseRef } from '../domain/document-ref.ts'

const MANY = 3

/** One customer row, as far as its reference goes. */
export interface Referenced {
  readonly ref: string
  readonly customer: string
  readonly day: IsoDay
}

/** The normalised reference of each row of the file, '' where it names no document. */
export function documentRefs(rows: readonly Referenced[]): string[] {
  const normalised = new Map<string, string>()
  const refs = rows.map(({ ref }) => {
    const known = normalised.get(ref) ?? normaliseRef(ref)
    normalised.set(ref, known)
    return known
  })
  const users = new Map<string, { customers: string[]; days: string[] }>()
  for (const [index, ref] of refs.entries()) {
    const row = rows[index]
    if (ref === '' || !row) continue
    const use = users.get(ref)
    if (!use) users.set(ref, { customers: [row.customer], days: [row.day] })
    else {
      addUpToThree(use.customers, row.customer)
      addUpToThree(use.days, row.day)
    }
  }
  const constant = users.size === 1 && !refs.includes('')
  const shared = new Set<string>()
  for (const [ref, { customers, days }] of users) {
    if ((customers.length >= MANY && days.length >= MANY) || (constant && customers.length > 1)) shared.add(ref)
  }
  return refs.map((ref) => (shared.has(ref) ? '' : ref))
}

/** Three are enough to know that there are many. */
function addUpToThree(values: string[], value: string): void {
  if (values.length < MANY && !values.includes(value)) values.push(value)
}
