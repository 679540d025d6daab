// What contact files say besides the books, and the reminders a previous tool sent. Version 3 of the ledger.
// A change goes into a new migration, never into this text.

export const CONTACTS_SCHEMA = `
ALTER TABLE customer ADD COLUMN vat_number TEXT;
ALTER TABLE customer ADD COLUMN account_manager TEXT;
ALTER TABLE customer ADD COLUMN order_reference TEXT;
ALTER TABLE customer ADD COLUMN proposed_regime TEXT CHECK (json_valid(proposed_regime));

CREATE TABLE taken_over (
  id INTEGER PRIMARY KEY,
  event TEXT NOT NULL UNIQUE,
  customer TEXT NOT NULL,
  customer_name TEXT,
  number TEXT NOT NULL,
  document_ref TEXT NOT NULL,
  step TEXT NOT NULL,
  channel TEXT NOT NULL CHECK (channel IN ('email', 'letter', 'registered-letter', 'call', 'sms')),
  day TEXT NOT NULL CHECK (length(day) = 10),
  file TEXT NOT NULL,
  at TEXT NOT NULL
) STRICT;

CREATE TABLE taken_over_item (
  taken_over_id INTEGER NOT NULL REFERENCES taken_over (id),
  item_id INTEGER NOT NULL REFERENCES item_identity (id),
  round INTEGER NOT NULL CHECK (round > 0),
  PRIMARY KEY (taken_over_id, item_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX taken_over_item_by_item ON taken_over_item (item_id);
`
