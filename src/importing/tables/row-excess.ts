// Empty cells beyond the columns of a table: some exports end every row with a separator; where one row alone does, it may hold a
// separator too many. Knows nothing of what rows mean.

/** How many empty cells stand to the right of the columns; 0 when something is written there. */
export function excessOf(fields: readonly string[], width: number): number {
  for (let index = width; index < fields.length; index++) if ((fields[index] ?? '').trim() !== '') return 0
  return Math.max(0, fields.length - width)
}

/** The excess most rows have, blank rows apart; the smallest of two that are as frequent. */
export function usualExcess(rows: Iterable<readonly string[]>, width: number): number {
  const counts = new Map<number, number>()
  for (const fields of rows) {
    if (fields.length === 0) continue
    const excess = excessOf(fields, width)
    counts.set(excess, (counts.get(excess) ?? 0) + 1)
  }
  const [most = [0]] = [...counts].sort(([a, many], [b, more]) => more - many || a - b)
  return most[0]
}
