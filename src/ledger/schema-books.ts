// The tables of what was imported: fiscal years, customer lines, invoice lists, customers. Version 1 of the ledger.
// A change goes into a new migration, never into this text.

export const BOOKS_SCHEMA = `
CREATE TABLE meta (key TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT, WITHOUT ROWID;

CREATE TABLE migration (version INTEGER PRIMARY KEY, name TEXT NOT NULL, at TEXT NOT NULL) STRICT;

CREATE TABLE import_file (
  id INTEGER PRIMARY KEY,
  at TEXT NOT NULL,
  day TEXT NOT NULL CHECK (length(day) = 10),
  kind TEXT NOT NULL CHECK (kind IN ('fec', 'entries', 'invoices', 'contacts')),
  source TEXT NOT NULL,
  file TEXT NOT NULL,
  sha256 TEXT NOT NULL CHECK (length(sha256) = 64),
  row_count INTEGER NOT NULL,
  imported INTEGER NOT NULL,
  unchanged INTEGER NOT NULL
) STRICT;

CREATE TABLE fiscal_year (
  id INTEGER PRIMARY KEY,
  start_day TEXT NOT NULL UNIQUE CHECK (length(start_day) = 10),
  end_day TEXT NOT NULL CHECK (end_day >= start_day),
  opening_regime TEXT NOT NULL CHECK (opening_regime IN ('none', 'detailed', 'lump-customer', 'lump-account')),
  opening_journal TEXT,
  is_first INTEGER NOT NULL CHECK (is_first IN (0, 1)),
  has_letters INTEGER NOT NULL CHECK (has_letters IN (0, 1)),
  last_bank_day TEXT,
  rejected_cents INTEGER NOT NULL,
  line_count INTEGER NOT NULL,
  import_id INTEGER NOT NULL REFERENCES import_file (id)
) STRICT;

CREATE TABLE line (
  customer TEXT NOT NULL,
  year_id INTEGER NOT NULL REFERENCES fiscal_year (id),
  position INTEGER NOT NULL,
  row INTEGER NOT NULL,
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
  PRIMARY KEY (customer, year_id, position),
  CHECK ((currency IS NULL) = (currency_hundredths IS NULL))
) STRICT, WITHOUT ROWID;

CREATE TABLE raw_balance (
  year_id INTEGER NOT NULL REFERENCES fiscal_year (id),
  account TEXT NOT NULL,
  customer TEXT NOT NULL,
  balance_cents INTEGER NOT NULL,
  PRIMARY KEY (year_id, account, customer)
) STRICT, WITHOUT ROWID;

CREATE TABLE document (
  id INTEGER PRIMARY KEY,
  source TEXT NOT NULL,
  customer TEXT NOT NULL,
  number TEXT NOT NULL,
  document_ref TEXT NOT NULL,
  issued_on TEXT NOT NULL CHECK (length(issued_on) = 10),
  due_on TEXT,
  total_cents INTEGER NOT NULL
) STRICT;
CREATE INDEX document_by_customer ON document (customer);

CREATE TABLE document_state (
  document_id INTEGER NOT NULL REFERENCES document (id),
  day TEXT NOT NULL CHECK (length(day) = 10),
  outstanding_cents INTEGER NOT NULL,
  listed INTEGER NOT NULL CHECK (listed IN (0, 1)),
  PRIMARY KEY (document_id, day)
) STRICT, WITHOUT ROWID;

CREATE TABLE customer (
  code TEXT PRIMARY KEY,
  books_name TEXT,
  books_year TEXT,
  given_name TEXT,
  siren TEXT,
  address TEXT NOT NULL DEFAULT '[]' CHECK (json_valid(address)),
  contacts TEXT NOT NULL DEFAULT '[]' CHECK (json_valid(contacts)),
  terms TEXT,
  regime TEXT CHECK (regime IN ('business', 'public', 'consumer', 'abroad', 'to-confirm')),
  language TEXT CHECK (language IN ('fr', 'en')),
  scenario TEXT,
  excluded TEXT,
  direct_debit INTEGER NOT NULL DEFAULT 0 CHECK (direct_debit IN (0, 1))
) STRICT, WITHOUT ROWID;

CREATE TABLE rate (
  half_year TEXT PRIMARY KEY CHECK (half_year GLOB '[0-9][0-9][0-9][0-9]-S[12]'),
  ecb_bps INTEGER,
  legal_consumer_bps INTEGER,
  legal_other_bps INTEGER,
  source TEXT NOT NULL,
  at TEXT NOT NULL
) STRICT, WITHOUT ROWID;
`
