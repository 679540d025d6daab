// How many customers are gathered and planned together, so that memory stays bounded whatever the number of them all.

/** Enough of them that little is asked of the ledger more than once, few enough to be kept in memory with all their books. */
export const CUSTOMERS_AT_ONCE = 2_000

/** The list cut in runs of at most that many, in order; none for an empty list. */
export function* fewAtOnce<T>(all: readonly T[]): Generator<readonly T[]> {
  for (let from = 0; from < all.length; from += CUSTOMERS_AT_ONCE) yield all.slice(from, from + CUSTOMERS_AT_ONCE)
}
