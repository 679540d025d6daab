-- A ledger as version 1 of the schema left it: never edited, whatever the program becomes.
PRAGMA application_id = 1380732483;
BEGIN;
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

CREATE TABLE item_identity (
  id INTEGER PRIMARY KEY,
  customer TEXT NOT NULL,
  current_key TEXT
) STRICT;
CREATE INDEX item_identity_by_customer ON item_identity (customer);

CREATE TABLE item_alias (
  key TEXT PRIMARY KEY,
  item_id INTEGER NOT NULL REFERENCES item_identity (id)
) STRICT, WITHOUT ROWID;
CREATE INDEX item_alias_by_item ON item_alias (item_id);

CREATE TABLE round_start (
  item_id INTEGER NOT NULL REFERENCES item_identity (id),
  round INTEGER NOT NULL CHECK (round > 1),
  day TEXT NOT NULL CHECK (length(day) = 10),
  cause TEXT NOT NULL,
  at TEXT NOT NULL,
  PRIMARY KEY (item_id, round)
) STRICT, WITHOUT ROWID;

CREATE TABLE hold (
  id INTEGER PRIMARY KEY,
  customer TEXT NOT NULL,
  item_id INTEGER REFERENCES item_identity (id),
  code TEXT NOT NULL,
  part_cents INTEGER,
  from_day TEXT NOT NULL CHECK (length(from_day) = 10),
  until_day TEXT CHECK (until_day >= from_day),
  text TEXT NOT NULL,
  at TEXT NOT NULL
) STRICT;

CREATE TABLE hold_release (
  hold_id INTEGER PRIMARY KEY REFERENCES hold (id),
  day TEXT NOT NULL CHECK (length(day) = 10),
  at TEXT NOT NULL
) STRICT;

CREATE TABLE plan (
  id INTEGER PRIMARY KEY,
  day TEXT NOT NULL CHECK (length(day) = 10),
  at TEXT NOT NULL,
  json TEXT NOT NULL CHECK (json_valid(json)),
  settings_hash TEXT NOT NULL,
  program_version TEXT NOT NULL,
  generation INTEGER NOT NULL,
  voided_at TEXT
) STRICT;

CREATE TABLE plan_reminder (
  plan_id INTEGER NOT NULL REFERENCES plan (id),
  reminder_id TEXT NOT NULL,
  customer TEXT NOT NULL,
  total_cents INTEGER NOT NULL,
  needs_approval INTEGER NOT NULL CHECK (needs_approval IN (0, 1)),
  json TEXT NOT NULL CHECK (json_valid(json)),
  PRIMARY KEY (plan_id, reminder_id)
) STRICT, WITHOUT ROWID;

CREATE TABLE approval (
  id INTEGER PRIMARY KEY,
  reminder_id TEXT NOT NULL,
  total_cents INTEGER NOT NULL,
  day TEXT NOT NULL CHECK (length(day) = 10),
  until_day TEXT NOT NULL CHECK (until_day >= day),
  at TEXT NOT NULL
) STRICT;

CREATE TABLE message (
  digest TEXT PRIMARY KEY CHECK (length(digest) = 64),
  zlib BLOB NOT NULL
) STRICT;

CREATE TABLE delivery (
  id INTEGER PRIMARY KEY,
  reminder_id TEXT NOT NULL,
  customer TEXT NOT NULL,
  day TEXT NOT NULL CHECK (length(day) = 10),
  step TEXT NOT NULL,
  channel TEXT NOT NULL CHECK (channel IN ('email', 'letter', 'registered-letter', 'call', 'sms')),
  recipients TEXT NOT NULL CHECK (json_valid(recipients)),
  total_cents INTEGER NOT NULL,
  message_id TEXT,
  digest TEXT NOT NULL,
  status TEXT NOT NULL CHECK (status IN ('sending', 'inDoubt', 'sent', 'written', 'failed')),
  why TEXT,
  file TEXT,
  claimed_at TEXT NOT NULL,
  answered_at TEXT
) STRICT;
CREATE INDEX delivery_by_reminder ON delivery (reminder_id);
CREATE INDEX delivery_unsettled ON delivery (status) WHERE status IN ('sending', 'inDoubt');

CREATE TABLE delivery_item (
  delivery_id INTEGER NOT NULL REFERENCES delivery (id),
  item_id INTEGER NOT NULL REFERENCES item_identity (id),
  round INTEGER NOT NULL,
  step TEXT NOT NULL,
  channel TEXT NOT NULL,
  status TEXT NOT NULL CHECK (status IN ('sending', 'inDoubt', 'sent', 'written', 'failed')),
  PRIMARY KEY (delivery_id, item_id)
) STRICT, WITHOUT ROWID;
CREATE UNIQUE INDEX delivery_item_once ON delivery_item (item_id, round, step, channel)
  WHERE status IN ('sending', 'inDoubt', 'sent', 'written');

CREATE TABLE history (
  position INTEGER PRIMARY KEY AUTOINCREMENT,
  id TEXT NOT NULL,
  at TEXT NOT NULL,
  day TEXT NOT NULL CHECK (length(day) = 10),
  customer TEXT NOT NULL,
  items TEXT NOT NULL CHECK (json_valid(items)),
  step TEXT,
  channel TEXT,
  status TEXT NOT NULL,
  detail_sha256 TEXT NOT NULL CHECK (length(detail_sha256) = 64),
  previous TEXT NOT NULL CHECK (length(previous) = 64),
  sha256 TEXT NOT NULL UNIQUE CHECK (length(sha256) = 64)
) STRICT;
CREATE INDEX history_by_customer ON history (customer);
CREATE TRIGGER history_no_update BEFORE UPDATE ON history BEGIN SELECT RAISE(ABORT, 'history is append-only'); END;
CREATE TRIGGER history_no_delete BEFORE DELETE ON history BEGIN SELECT RAISE(ABORT, 'history is append-only'); END;

CREATE TABLE history_detail (
  position INTEGER PRIMARY KEY REFERENCES history (position),
  json TEXT NOT NULL CHECK (json_valid(json))
) STRICT;
CREATE TRIGGER history_detail_no_update BEFORE UPDATE ON history_detail
  BEGIN SELECT RAISE(ABORT, 'history is append-only'); END;
INSERT INTO migration (version, name, at) VALUES (1, 'books and actions', '2025-01-01T00:00:00Z');
INSERT INTO meta (key, value) VALUES ('ledger-id', '6f1d3c52-0c1b-4f6e-9a1e-2b7c9d1e0f55');
INSERT INTO customer (code, given_name) VALUES ('C1', 'Boulangerie Morel');
COMMIT;
PRAGMA user_version = 1;
