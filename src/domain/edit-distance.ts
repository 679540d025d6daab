// How far apart two words are, to propose what somebody may have meant.

/** No word people type is longer; a damaged cell may hold megabytes. */
const LONGEST = 60

/** Letters to add, drop or change to make one of the other (Levenshtein), case included; of long words, their first sixty letters. */
export function editDistance(a: string, b: string): number {
  const [from, to] = [a.slice(0, LONGEST), b.slice(0, LONGEST)]
  let row = Array.from({ length: to.length + 1 }, (_, i) => i)
  for (let i = 1; i <= from.length; i++) {
    const next = [i]
    for (let j = 1; j <= to.length; j++) {
      const swap = (row[j - 1] ?? 0) + (from[i - 1] === to[j - 1] ? 0 : 1)
      next.push(Math.min(swap, (row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1))
    }
    row = next
  }
  return row[to.length] ?? 0
}

/** Those of the words that are at most `most` letters away, the nearest first, then in alphabetical order; each once. */
export function nearestWords(typed: string, known: Iterable<string>, most: number): string[] {
  const near: { word: string; distance: number }[] = []
  for (const word of new Set(known)) {
    if (Math.abs(word.length - typed.length) > most) continue
    const distance = editDistance(typed, word)
    if (distance <= most) near.push({ word, distance })
  }
  return near.sort((a, b) => a.distance - b.distance || (a.word < b.word ? -1 : 1)).map(({ word }) => word)
}
