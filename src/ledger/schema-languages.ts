// The languages a customer may be written to in: German, Spanish and Italian besides French and English. Version 9 of the ledger.
// A change goes into a new migration, never into this text.
import { CUSTOMER_TRIGGER } from './schema-standings.ts'

/** SQLite cannot change the check of a column: a new one takes its place, while no trigger names it. */
export const LANGUAGES_SCHEMA = `
DROP TRIGGER standing_after_customer;
ALTER TABLE customer RENAME COLUMN language TO former_language;
ALTER TABLE customer ADD COLUMN language TEXT CHECK (language IN ('fr', 'en', 'de', 'es', 'it'));
UPDATE customer SET language = former_language WHERE former_language IS NOT NULL;
ALTER TABLE customer DROP COLUMN former_language;
${CUSTOMER_TRIGGER}
-- Settings kept by a program that knew fewer of them.
DELETE FROM settings_cache;
`
