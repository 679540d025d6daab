// What mail servers said of each address they refused. Version 8 of the ledger.
// A change goes into a new migration, never into this text.

export const MAIL_SCHEMA = `
CREATE TABLE refused_address (
  id INTEGER PRIMARY KEY,
  reminder_id TEXT NOT NULL,
  customer TEXT NOT NULL,
  address TEXT NOT NULL,
  reply TEXT NOT NULL,
  day TEXT NOT NULL CHECK (length(day) = 10),
  at TEXT NOT NULL,
  position INTEGER NOT NULL
) STRICT;
CREATE INDEX refused_address_by_address ON refused_address (address);
CREATE INDEX refused_address_by_reminder ON refused_address (reminder_id);
`
