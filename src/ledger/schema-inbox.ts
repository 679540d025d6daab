// Files that the daily work took from the watched folder. Version 12 of the ledger. A change goes into a new migration, never into this text.

export const INBOX_SCHEMA = `
CREATE TABLE taken_file (
  sha256 TEXT PRIMARY KEY CHECK (length(sha256) = 64),
  name TEXT NOT NULL,
  at TEXT NOT NULL,
  day TEXT NOT NULL CHECK (length(day) = 10)
) STRICT, WITHOUT ROWID;
`
