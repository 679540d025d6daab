// The tables of what was decided and done: identities, holds, plans, approvals, deliveries, history. Version 1 of the ledger.
// A change goes into a new migration, never into this text.

export const ACTIONS_SCHEMA = `
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
`
