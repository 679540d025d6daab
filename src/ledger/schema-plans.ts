// What plans are made from besides the books: holds with their authors and payment plans, decisions on steps, credit limits, classes of
// payers as plans announced them, and who validated what. Version 7 of the ledger.
// A change goes into a new migration, never into this text.

export const PLANS_SCHEMA = `
ALTER TABLE hold ADD COLUMN author TEXT;
-- What the customer owed of what is held on from_day.
ALTER TABLE hold ADD COLUMN owed_cents INTEGER;
-- Last day for something that does not end the hold.
ALTER TABLE hold ADD COLUMN deadline_day TEXT CHECK (length(deadline_day) = 10);
ALTER TABLE hold_release ADD COLUMN author TEXT;
CREATE TABLE hold_instalment (
  hold_id INTEGER NOT NULL REFERENCES hold (id),
  day TEXT NOT NULL CHECK (length(day) = 10),
  cents INTEGER NOT NULL CHECK (cents > 0),
  PRIMARY KEY (hold_id, day)
) STRICT, WITHOUT ROWID;

CREATE TABLE step_decision (
  id INTEGER PRIMARY KEY,
  item_id INTEGER NOT NULL REFERENCES item_identity (id),
  round INTEGER NOT NULL CHECK (round > 0),
  kind TEXT NOT NULL CHECK (kind IN ('skip', 'set', 'replay')),
  -- The step to come first; null: none is left.
  step TEXT,
  day TEXT NOT NULL CHECK (length(day) = 10),
  reason TEXT NOT NULL,
  author TEXT,
  at TEXT NOT NULL
) STRICT;
CREATE INDEX step_decision_by_item ON step_decision (item_id, round);
CREATE TABLE step_passed (
  decision_id INTEGER NOT NULL REFERENCES step_decision (id),
  step TEXT NOT NULL,
  PRIMARY KEY (decision_id, step)
) STRICT, WITHOUT ROWID;

ALTER TABLE customer ADD COLUMN credit_limit_cents INTEGER CHECK (credit_limit_cents >= 0);

CREATE TABLE payer_class (
  customer TEXT NOT NULL,
  day TEXT NOT NULL CHECK (length(day) = 10),
  class TEXT NOT NULL CHECK (class IN ('new', 'good', 'occasional', 'chronic', 'at-risk')),
  score INTEGER NOT NULL CHECK (score BETWEEN 0 AND 100),
  PRIMARY KEY (customer, day)
) STRICT, WITHOUT ROWID;

ALTER TABLE approval ADD COLUMN author TEXT;
-- Who said yes for the client, and when, where the client validates what is sent for him.
ALTER TABLE approval ADD COLUMN validated_by TEXT;
ALTER TABLE approval ADD COLUMN validated_on TEXT CHECK (length(validated_on) = 10);
CREATE TABLE validation_request (
  id INTEGER PRIMARY KEY,
  plan_id INTEGER NOT NULL REFERENCES plan (id),
  asked_of TEXT NOT NULL,
  day TEXT NOT NULL CHECK (length(day) = 10),
  at TEXT NOT NULL
) STRICT;
-- JSON list of the items a plan held, packed (RFC 1950); plan.json holds an empty list in their place.
CREATE TABLE plan_held (
  plan_id INTEGER PRIMARY KEY REFERENCES plan (id),
  zlib BLOB NOT NULL
) STRICT;
-- Bank accounts (51) of a fiscal year; days not after that of the import.
CREATE TABLE bank_account (
  year_id INTEGER NOT NULL REFERENCES fiscal_year (id),
  account TEXT NOT NULL,
  last_entry_day TEXT NOT NULL CHECK (length(last_entry_day) = 10),
  last_receipt_day TEXT CHECK (length(last_receipt_day) = 10),
  PRIMARY KEY (year_id, account)
) STRICT, WITHOUT ROWID;
-- Settings kept by an earlier program know less: they are checked anew.
DELETE FROM settings_cache;
`
