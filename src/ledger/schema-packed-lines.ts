// Lines with what no query asks for packed in one text: a third of the room, a third of the time. Version 5 of the ledger.
// A change goes into a new migration, never into this text. What is packed, and how, is told in packed-line.ts.

export const PACKED_LINES_SCHEMA = `
CREATE TABLE packed_line (
  id INTEGER PRIMARY KEY,
  year_id INTEGER NOT NULL REFERENCES fiscal_year (id),
  row INTEGER NOT NULL,
  customer TEXT NOT NULL,
  -- AAAAMMJJ
  day INTEGER NOT NULL CHECK (day BETWEEN 10101 AND 99991231),
  amount_cents INTEGER NOT NULL,
  -- Number of the kind of movement.
  kind INTEGER NOT NULL,
  opening INTEGER NOT NULL CHECK (opening IN (0, 1)),
  closed INTEGER NOT NULL CHECK (closed IN (0, 1)),
  occurrence INTEGER NOT NULL CHECK (occurrence > 0),
  fingerprint INTEGER,
  -- JSON array, nulls at its end left out: entry, account, journal, ref, label, letter, day of the letter, document_ref,
  -- document_day, due_on, currency, currency_hundredths. Days are AAAAMMJJ.
  said TEXT NOT NULL
) STRICT;
INSERT INTO packed_line (id, year_id, row, customer, day, amount_cents, kind, opening, closed, occurrence, said)
  SELECT id, year_id, row, customer, replace(day, '-', ''), amount_cents,
    CASE kind WHEN 'invoice' THEN 0 WHEN 'deposit' THEN 1 WHEN 'creditNote' THEN 2 WHEN 'payment' THEN 3 WHEN 'refund' THEN 4
      WHEN 'bounced' THEN 5 WHEN 'penalty' THEN 6 WHEN 'retention' THEN 7 WHEN 'bill' THEN 8 WHEN 'doubtful' THEN 9
      WHEN 'writeOff' THEN 10 WHEN 'transfer' THEN 11 WHEN 'assigned' THEN 12 WHEN 'advance' THEN 13 WHEN 'opening' THEN 14
      WHEN 'other' THEN 15 END,
    opening, closed, occurrence,
    json_array(entry, account, journal, ref, label, letter, CAST(replace(letter_day, '-', '') AS INTEGER),
      CASE WHEN document_ref = '' THEN '' END, CAST(replace(document_day, '-', '') AS INTEGER),
      CAST(replace(due_on, '-', '') AS INTEGER), currency, currency_hundredths)
  FROM line ORDER BY id;
DROP TABLE line;
ALTER TABLE packed_line RENAME TO line;
CREATE INDEX line_by_customer ON line (customer, closed, year_id);
CREATE INDEX line_undoing ON line (customer) WHERE kind IN (4, 5, 9);
`

/** The indexes of the lines, by name: dropped while a year is written, made again at the end, which is much faster. */
export const LINE_INDEXES: Readonly<Record<string, string>> = {
  line_by_customer: 'CREATE INDEX line_by_customer ON line (customer, closed, year_id)',
  line_undoing: 'CREATE INDEX line_undoing ON line (customer) WHERE kind IN (4, 5, 9)',
}
