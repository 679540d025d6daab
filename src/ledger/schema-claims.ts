// What has become of late-payment claims: asked for, paid, given up. Version 6 of the ledger.
// A change goes into a new migration, never into this text.

export const CLAIMS_SCHEMA = `
CREATE TABLE claim_event (
  id INTEGER PRIMARY KEY,
  item_id INTEGER NOT NULL REFERENCES item_identity (id),
  part TEXT NOT NULL CHECK (part IN ('interest', 'fee')),
  -- 'due': what was said before is taken back.
  state TEXT NOT NULL CHECK (state IN ('due', 'claimed', 'paid', 'waived')),
  -- Paid: how much; the other states: null.
  cents INTEGER CHECK ((cents IS NOT NULL) = (state = 'paid')),
  day TEXT NOT NULL CHECK (length(day) = 10),
  reason TEXT,
  at TEXT NOT NULL
) STRICT;
-- Settings kept by an earlier program know neither exceptions nor accounts of penalties: they are checked anew.
DELETE FROM settings_cache;
CREATE INDEX claim_event_by_item ON claim_event (item_id, id);
`
