// Lines in the order of their files, with what their file alone settles. Version 4 of the ledger.
// A change goes into a new migration, never into this text.

export const LINES_SCHEMA = `
CREATE TABLE line_in_file_order (
  id INTEGER PRIMARY KEY,
  year_id INTEGER NOT NULL REFERENCES fiscal_year (id),
  row INTEGER NOT NULL,
  customer TEXT NOT NULL,
  account TEXT NOT NULL,
  journal TEXT NOT NULL,
  entry TEXT NOT NULL,
  day TEXT NOT NULL CHECK (length(day) = 10),
  ref TEXT NOT NULL,
  document_ref TEXT NOT NULL,
  document_day TEXT NOT NULL CHECK (length(document_day) = 10),
  label TEXT NOT NULL,
  amount_cents INTEGER NOT NULL,
  letter TEXT NOT NULL,
  letter_day TEXT,
  due_on TEXT,
  kind TEXT NOT NULL,
  opening INTEGER NOT NULL CHECK (opening IN (0, 1)),
  currency TEXT,
  currency_hundredths INTEGER,
  occurrence INTEGER NOT NULL CHECK (occurrence > 0),
  closed INTEGER NOT NULL CHECK (closed IN (0, 1)),
  fingerprint INTEGER,
  CHECK ((currency IS NULL) = (currency_hundredths IS NULL))
) STRICT;
INSERT INTO line_in_file_order (year_id, row, customer, account, journal, entry, day, ref, document_ref, document_day, label,
    amount_cents, letter, letter_day, due_on, kind, opening, currency, currency_hundredths, occurrence, closed, fingerprint)
  SELECT year_id, row, customer, account, journal, entry, day, ref, document_ref, document_day, label,
    amount_cents, letter, letter_day, due_on, kind, opening, currency, currency_hundredths,
    row_number() OVER (PARTITION BY year_id, customer, document_ref, document_day, amount_cents ORDER BY position), 0, NULL
  FROM line ORDER BY year_id, position;
DROP TABLE line;
ALTER TABLE line_in_file_order RENAME TO line;
CREATE INDEX line_by_customer ON line (customer, year_id);
CREATE INDEX line_open ON line (customer) WHERE closed = 0;
CREATE INDEX line_undoing ON line (customer) WHERE kind IN ('refund', 'bounced', 'doubtful');
`
