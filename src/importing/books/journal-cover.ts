// Tells whether one entry holds every row of a journal that has several days: then its key is none.

export interface JournalCover {
  /** A row of the journal on that day. */
  day(journal: number, day: number): void
  /** An entry of the journal. */
  entry(journal: number): void
  oneCoversAll(): boolean
}

export function journalCover(): JournalCover {
  const journals = new Map<number, { entries: number; readonly day: number; severalDays: boolean }>()
  return {
    day(journal, day) {
      const known = journals.get(journal)
      if (known === undefined) journals.set(journal, { entries: 0, day, severalDays: false })
      else if (known.day !== day) known.severalDays = true
    },
    entry(journal) {
      const known = journals.get(journal)
      if (known !== undefined) known.entries += 1
    },
    oneCoversAll: () => [...journals.values()].some(({ entries, severalDays }) => severalDays && entries === 1),
  }
}
