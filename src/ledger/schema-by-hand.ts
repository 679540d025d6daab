// What was set for a customer by hand, with what it replaced (domain/by-hand.ts). Version 13 of the ledger. What was set before is not known
// as such, and follows the files. A change goes into a new migration, never into this text.

export const BY_HAND_SCHEMA = `
ALTER TABLE customer ADD COLUMN by_hand TEXT NOT NULL DEFAULT '{}' CHECK (json_valid(by_hand));
`
