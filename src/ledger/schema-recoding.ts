// What tells that a customer has another code in the books now. Version 11 of the ledger. That two codes are one customer is an event of
// the chain alone; these tables hold what imports saw and what was settled of it. A change goes into a new migration, never into this text.

export const RECODING_SCHEMA = `
-- An item that the books no longer show, and one that appeared under another code with the same number, day and amount.
CREATE TABLE lost_twin (
  item_id INTEGER NOT NULL REFERENCES item_identity (id),
  customer TEXT NOT NULL,
  key TEXT NOT NULL,
  PRIMARY KEY (item_id, customer, key)
) STRICT, WITHOUT ROWID;
-- A lost item that holds this customer no more, until it comes back.
CREATE TABLE lost_settled (
  item_id INTEGER NOT NULL REFERENCES item_identity (id),
  customer TEXT NOT NULL,
  PRIMARY KEY (item_id, customer)
) STRICT, WITHOUT ROWID;
CREATE INDEX history_formerly ON history (customer) WHERE status IN ('formerly', 'not-formerly');
CREATE TRIGGER standing_after_lost_twin AFTER INSERT ON lost_twin BEGIN
  DELETE FROM standing WHERE customer = NEW.customer OR customer IN (SELECT customer FROM item_identity WHERE id = NEW.item_id);
END;
CREATE TRIGGER standing_after_lost_settled AFTER INSERT ON lost_settled BEGIN
  DELETE FROM standing WHERE customer = NEW.customer;
END;
-- An item that follows its customer to another code leaves one and joins another.
CREATE TRIGGER standing_after_item_moved AFTER UPDATE OF customer ON item_identity BEGIN
  DELETE FROM standing WHERE customer = OLD.customer;
END;
`
