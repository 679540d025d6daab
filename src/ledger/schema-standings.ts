// What the plan of a day said of each customer, kept so that the next days' plans look only at those whose answer may have changed. A cache:
// every row can be worked out again, and a customer without one is planned. Part of version 7 of the ledger.
// A change goes into a new migration, never into this text.

/** Customers of items, by the id of the item. */
const OF_ITEM = 'SELECT customer FROM item_identity WHERE id = '

/** What makes a customer's rows untrue: anything said, decided or sent about him. Imports tell by themselves whom they touched. */
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
  'vat_number',
  'proposed_regime',
  'books_name',
]

const CHANGED = KNOWN.map((column) => `OLD.${column} IS NOT NEW.${column}`).join(' OR ')

/**
 * Lines changed by anything but an import, which tells by itself whom it touched and works without these triggers: the control of the
 * accounts must see such a line, and a customer taken at his word would hide it.
 */
export const LINE_TRIGGERS: Readonly<Record<string, string>> = Object.fromEntries(
  (
    [
      ['INSERT', 'NEW'],
      ['UPDATE', 'NEW'],
      ['DELETE', 'OLD'],
    ] as const
  ).map(([event, row]) => {
    const name = `standing_after_line_${event.toLowerCase()}`
    return [name, `CREATE TRIGGER ${name} AFTER ${event} ON line BEGIN DELETE FROM standing WHERE customer = ${row}.customer; END;`]
  }),
)

/** A change of what is known of a customer. */
export const CUSTOMER_TRIGGER = `CREATE TRIGGER standing_after_customer AFTER UPDATE ON customer WHEN ${CHANGED} BEGIN
  DELETE FROM standing WHERE customer = NEW.code;
END;`

export const STANDINGS_SCHEMA = `
-- A customer without a row that covers a day must be planned for it.
CREATE TABLE standing (
  customer TEXT NOT NULL,
  -- The days for which it holds, AAAAMMJJ: from since_day inclusive to wakes_on exclusive. One with a message holds for a day.
  since_day INTEGER NOT NULL,
  wakes_on INTEGER NOT NULL,
  -- What is left of all his items, debits less credits.
  left_cents INTEGER NOT NULL,
  -- JSON object: number of held items by code.
  counts TEXT NOT NULL,
  -- What his message was made from besides himself; NULL: he gets none.
  basis TEXT,
  -- JSON of his message; NULL: he gets none.
  message TEXT,
  -- JSON of his held items, one after the other with commas between; '' for none.
  held TEXT NOT NULL,
  PRIMARY KEY (customer, since_day)
) STRICT;
CREATE INDEX standing_summary ON standing (counts, since_day, wakes_on, left_cents, basis, customer);
CREATE INDEX standing_message ON standing (since_day, customer) WHERE basis IS NOT NULL;
CREATE INDEX item_identity_lost ON item_identity (customer) WHERE current_key IS NULL;
CREATE INDEX delivery_by_day ON delivery (day);
CREATE INDEX delivery_by_customer ON delivery (customer);
${STIRRED_BY.map(
  ([table, event, customers]) => `
CREATE TRIGGER standing_after_${table}_${event.toLowerCase()} AFTER ${event} ON ${table} BEGIN
  DELETE FROM standing WHERE customer IN (${customers});
END;`,
).join('')}
CREATE TRIGGER standing_after_hold_of_all AFTER INSERT ON hold WHEN NEW.customer = '' BEGIN
  DELETE FROM standing;
END;
CREATE TRIGGER standing_after_release_of_all AFTER INSERT ON hold_release
  WHEN (SELECT customer FROM hold WHERE id = NEW.hold_id) = '' BEGIN
  DELETE FROM standing;
END;
${CUSTOMER_TRIGGER}
CREATE TRIGGER standing_without_customer AFTER DELETE ON customer BEGIN
  DELETE FROM standing WHERE customer = OLD.code;
END;
${Object.values(LINE_TRIGGERS).join('\n')}
`
