// Tells whether one entry holds every row of a journal that has several days: then its key is none.

export interface JournalDays {
  /** A row of the journal on that day. */
  add(journal: number, day: number): void
  severalDays(journal: number): boolean
}

/** On how many days journals have rows. */
export function journalDays(): JournalDays {
  // By journal: its first day, or SEVERAL.
  const days: number[] = []
  return {
    add(journal, day) {
      const known = days[journal]
      if (known === undefined) days[journal] = day
      else if (known !== day) days[journal] = SEVERAL
    },
    severalDays: (journal) => days[journal] === SEVERAL,
  }
}

export interface JournalCover {
  /** An entry of the journal. */
  entry(journal: number): void
  oneCoversAll(days: JournalDays): boolean
}

export function journalCover(): JournalCover {
  const entries: number[] = []
  return {
    entry(journal) {
      entries[journal] = (entries[journal] ?? 0) + 1
    },
    oneCoversAll: (days) => entries.some((count, journal) => count === 1 && days.severalDays(journal)),
  }
}

const SEVERAL = -1
