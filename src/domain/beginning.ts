// What people mean by a name typed in part: the one that is exactly it, else all those that begin so.

/** Fewer characters than this name nothing: a slip of the finger must not be taken for somebody. */
const SHORTEST_BEGINNING = 4

/** None, one, or several where the beginning is not enough; in the order given. */
export function begunBy<T>(typed: string, all: readonly T[], nameOf: (one: T) => string): T[] {
  const exact = all.filter((one) => nameOf(one) === typed)
  if (exact.length > 0 || typed.length < SHORTEST_BEGINNING) return exact
  return all.filter((one) => nameOf(one).startsWith(typed))
}
