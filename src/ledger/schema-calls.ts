// What finds the calls to make without reading every plan and every event. Version 10 of the ledger: indexes alone, since calls due are
// deliveries and calls made are events of the chain. A change goes into a new migration, never into this text.

export const CALLS_SCHEMA = `
CREATE INDEX plan_reminder_by_id ON plan_reminder (reminder_id, plan_id);
CREATE INDEX plan_reminder_with_call ON plan_reminder (reminder_id) WHERE json ->> 'withCall' = 1;
CREATE INDEX history_called ON history (customer, day) WHERE status = 'called';
-- Settings kept by a program that knew fewer of them.
DELETE FROM settings_cache;
`
