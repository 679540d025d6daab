// What the plan of a day said of each customer, kept so that the next days' plans look only at those whose answer may have changed. A cache:
// every row can be worked out again. Part of version 7 of the ledger.
// A change goes into a new migration, never into this text.

/** Customers of items, by the id of the item. */
const OF_ITEM = 'SELECT customer FROM item_identity WHERE id = '

/** What makes a customer's row untrue: anything said, decided or sent about him. Imports tell by themselves whom they touched. */
const STIRRED_BY: readonly (readonly [table: string, event: string, customers: string])[] = [
  ['hold', 'INSERT', 'NEW.customer'],
  ['hold_release', 'INSERT', 'SELECT customer FROM hold WHERE id = NEW.hold_id'],
  ['round_start', 'INSERT', `${OF_ITEM} NEW.item_id`],
  ['step_decision', 'INSERT', `${OF_ITEM} NEW.item_id`],
  ['claim_event', 'INSERT', `${OF_ITEM} NEW.item_id`],
  ['taken_over_item', 'INSERT', `${OF_ITEM} NEW.item_id`],
  ['delivery', 'INSERT', 'NEW.customer'],
  ['delivery_item', 'INSERT', `${OF_ITEM} NEW.item_id`],
  ['delivery_item', 'UPDATE', `${OF_ITEM} NEW.item_id`],
  ['item_identity', 'UPDATE', 'NEW.customer'],
]

/** What is known of a customer besides his account. */
const KNOWN = [
  'given_name',
  'siren',
  'address',
  'contacts',
  'terms',
  'regime',
  'language',
  'scenario',
  'excluded',
  'direct_debit',
  'account_manager',
  'order_reference',
  'credit_limit_cents',
  'proposed_regime',
  'books_name',
]

const CHANGED = KNOWN.map((column) => `OLD.${column} IS NOT NEW.${column}`).join(' OR ')

export const STANDINGS_SCHEMA = `
CREATE TABLE standing (
  customer TEXT PRIMARY KEY,
  -- The days for which it holds, AAAAMMJJ: from since_day inclusive to wakes_on exclusive. 0 as wakes_on: it is to be worked out again.
  since_day INTEGER NOT NULL,
  wakes_on INTEGER NOT NULL,
  -- What is left of all his items, debits less credits.
  left_cents INTEGER NOT NULL,
  -- JSON object: number of held items by code.
  counts TEXT NOT NULL,
  -- JSON of his held items, one after the other with commas between; '' for none.
  held TEXT NOT NULL
) STRICT;
CREATE INDEX standing_summary ON standing (wakes_on, since_day, customer, left_cents, counts);
CREATE INDEX item_identity_lost ON item_identity (customer) WHERE current_key IS NULL;
CREATE INDEX delivery_by_day ON delivery (day);
CREATE INDEX delivery_by_customer ON delivery (customer);
${STIRRED_BY.map(
  ([table, event, customers]) => `
CREATE TRIGGER standing_after_${table}_${event.toLowerCase()} AFTER ${event} ON ${table} BEGIN
  UPDATE standing SET wakes_on = 0 WHERE customer IN (${customers});
END;`,
).join('')}
CREATE TRIGGER standing_after_hold_of_all AFTER INSERT ON hold WHEN NEW.customer = '' BEGIN
  UPDATE standing SET wakes_on = 0;
END;
CREATE TRIGGER standing_after_release_of_all AFTER INSERT ON hold_release
  WHEN (SELECT customer FROM hold WHERE id = NEW.hold_id) = '' BEGIN
  UPDATE standing SET wakes_on = 0;
END;
CREATE TRIGGER standing_of_new_customer AFTER INSERT ON customer BEGIN
  INSERT INTO standing VALUES (NEW.code, 0, 0, 0, '{}', '') ON CONFLICT DO UPDATE SET wakes_on = 0;
END;
CREATE TRIGGER standing_after_customer AFTER UPDATE ON customer WHEN ${CHANGED} BEGIN
  UPDATE standing SET wakes_on = 0 WHERE customer = NEW.code;
END;
CREATE TRIGGER standing_without_customer AFTER DELETE ON customer BEGIN
  DELETE FROM standing WHERE customer = OLD.code;
END;
INSERT INTO standing SELECT code, 0, 0, 0, '{}', '' FROM customer;
`
