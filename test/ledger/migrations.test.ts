import { existsSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { describe, expect, it } from 'vitest'
import { notedByHand } from '../../src/domain/by-hand.ts'
import { isoDay } from '../../src/domain/day.ts'
import { customerCode } from '../../src/domain/names.ts'
import { byHandOf, keepByHand } from '../../src/ledger/by-hand.ts'
import { customer, saveCustomer } from '../../src/ledger/customers.ts'
import { activeHolds } from '../../src/ledger/holds.ts'
import { linesByCustomer } from '../../src/ledger/line-rows.ts'
import { MIGRATIONS, migrate, versionOf } from '../../src/ledger/migrations.ts'
import { openLedger } from '../../src/ledger/open.ts'
import { isOwnLedger } from '../../src/ledger/ownership.ts'
import { cachedSettings, cacheSettings } from '../../src/ledger/settings-cache.ts'
import { storeContacts } from '../../src/ledger/store-contacts.ts'
import { contactOf, keepOpen, newLedger, tempFolder } from '../support/ledger-builders.ts'

const STORED = readFileSync(new URL('stored/ledger-v1.sql', import.meta.url), 'utf8')

/** A ledger as version 1 of its schema left it, with one customer and one event. */
function oldLedger(): string {
  const path = join(tempFolder(), 'relance.db')
  const db = new Database(path)
  db.exec(STORED)
  db.close()
  return path
}

function schemaOf(db: Database.Database): unknown[] {
  return db.prepare(`SELECT type, name, sql FROM sqlite_schema WHERE name NOT LIKE 'sqlite_%' ORDER BY type, name`).all()
}

describe('a ledger written by an older program', () => {
  it('is brought to the present version with what it holds', () => {
    const ledger = keepOpen(openLedger(oldLedger()))
    expect(versionOf(ledger.db)).toBe(13)
    expect(ledger.db.prepare('SELECT code, given_name FROM customer').all()).toEqual([{ code: 'C1', given_name: 'Boulangerie Morel' }])
    expect(ledger.db.prepare('SELECT version, name FROM migration').all()).toEqual([
      { version: 1, name: 'books and actions' },
      { version: 2, name: 'settings cache' },
      { version: 3, name: 'contact details and reminders taken over' },
      { version: 4, name: 'lines in file order' },
      { version: 5, name: 'packed lines' },
      { version: 6, name: 'what becomes of claims' },
      { version: 7, name: 'what plans are made from' },
      { version: 8, name: 'addresses that mail servers refused' },
      { version: 9, name: 'customers in German, Spanish and Italian' },
      { version: 10, name: 'calls to make' },
      { version: 11, name: 'customers under another code' },
      { version: 12, name: 'files taken from the watched folder' },
      { version: 13, name: 'what was set by hand' },
    ])
    cacheSettings(ledger, { text: 'a', sha256: () => 'digest' }, '0.1.0', '{}')
    expect(cachedSettings(ledger, { text: 'a' }, '0.1.0')).toBe('{}')
  })

  it('keeps every line as it was, whatever is packed or numbered now', () => {
    const path = oldLedger()
    const old = new Database(path)
    old.exec(`INSERT INTO import_file VALUES (7, '2025-06-15T08:00:00Z', '2025-06-15', 'fec', '2025-01-01', 'a.txt', '${'0'.repeat(64)}', 2, 2, 0);
      INSERT INTO fiscal_year VALUES (3, '2025-01-01', '2025-12-31', 'none', NULL, 1, 1, NULL, 0, 2, 7);
      INSERT INTO line VALUES ('C1', 3, 0, 2, '411000', 'VE', '0012', '2025-02-03', 'F-1', 'F1', '2025-02-01', 'Vente "à" l’été', 12000, 'AA',
        '2025-03-04', '2025-03-31', 'bounced', 0, 'USD', 13000);
      INSERT INTO line VALUES ('C1', 3, 1, 5, '4191', 'BQ', '', '2025-02-04', '0000', '', '2025-02-04', '', -500, '', NULL, NULL, 'advance', 1, NULL, NULL)`)
    old.close()
    const ledger = keepOpen(openLedger(path))
    const same = { fiscalYear: '2025-01-01', customer: 'C1', customerName: 'Boulangerie Morel', occurrence: 1 }
    expect([...linesByCustomer(ledger, { where: 'true' })]).toEqual([
      [
        {
          ...same,
          ...{ row: 2, account: '411000', journal: 'VE', entry: '0012', day: '2025-02-03', ref: 'F-1', documentRef: 'F1' },
          ...{ documentDay: '2025-02-01', label: 'Vente "à" l’été', cents: 12000, letter: 'AA', letterDay: '2025-03-04' },
          ...{ dueOn: '2025-03-31', kind: 'bounced', opening: false, foreign: { currency: 'USD', hundredths: 13000 } },
        },
        {
          ...same,
          ...{ row: 5, account: '4191', journal: 'BQ', entry: '', day: '2025-02-04', ref: '0000', documentRef: '' },
          ...{ documentDay: '2025-02-04', label: '', cents: -500, letter: '', letterDay: null },
          ...{ dueOn: null, kind: 'advance', opening: true, foreign: null },
        },
      ],
    ])
  })

  it.each([5, 6])('of version %i is given what came since, and loses nothing', (version) => {
    const path = oldLedger()
    const old = new Database(path)
    migrate(
      old,
      MIGRATIONS.filter((step) => step.version <= version),
    )
    old.exec(`INSERT INTO settings_cache VALUES (1, 'a', '0.1.0', '{}');
      INSERT INTO hold (customer, code, from_day, text, at) VALUES ('C1', 'paused', '2025-06-01', 'Fermeture.', '2025-06-01T08:00:00Z')`)
    old.close()
    const ledger = keepOpen(openLedger(path))
    expect(versionOf(ledger.db)).toBe(13)
    expect(existsSync(`${path}.v${version}.bak`)).toBe(true)
    // Checked settings of the program before know nothing of what is new.
    expect(cachedSettings(ledger, { text: 'a' }, '0.1.0')).toBeNull()
    expect(ledger.db.prepare('SELECT count(*) FROM claim_event').pluck().get()).toBe(0)
    expect(activeHolds(ledger, isoDay('2025-06-02'))).toMatchObject([{ customer: 'C1', text: 'Fermeture.', author: null, schedule: [] }])
    expect(ledger.db.prepare('SELECT code FROM customer').pluck().all()).toEqual(['C1'])
    expect(schemaOf(ledger.db)).toEqual(schemaOf(newLedger().db))
  })

  it('keeps the language of each customer, and takes the new ones', () => {
    const path = oldLedger()
    const old = new Database(path)
    migrate(
      old,
      MIGRATIONS.filter((step) => step.version <= 8),
    )
    old.exec(`INSERT INTO customer (code, language) VALUES ('C2', 'en'), ('C3', 'fr')`)
    expect(() => old.exec(`UPDATE customer SET language = 'de' WHERE code = 'C2'`)).toThrow('CHECK')
    old.close()
    const { db } = keepOpen(openLedger(path))
    const languages = () => db.prepare('SELECT code, language FROM customer ORDER BY code').raw().all()
    expect(languages()).toEqual([
      ['C1', null],
      ['C2', 'en'],
      ['C3', 'fr'],
    ])
    db.exec(`INSERT INTO standing VALUES ('C2', 20250601, 20250602, 0, '{}', NULL, NULL, '')`)
    for (const language of ['de', 'es', 'it']) db.exec(`UPDATE customer SET language = '${language}' WHERE code = 'C2'`)
    expect(languages()[1]).toEqual(['C2', 'it'])
    // What the plan kept of a customer is forgotten when his language changes, as before.
    expect(db.prepare('SELECT count(*) FROM standing').pluck().get()).toBe(0)
    expect(() => db.exec(`UPDATE customer SET language = 'nl' WHERE code = 'C2'`)).toThrow('CHECK')
  })

  it('knows nothing of what was set by hand before: files go on being followed, until somebody sets something', () => {
    const path = oldLedger()
    const old = new Database(path)
    migrate(
      old,
      MIGRATIONS.filter((step) => step.version <= 12),
    )
    old.exec(`INSERT INTO customer (code, scenario, terms) VALUES ('C2', 'doux', '30 jours')`)
    old.close()
    const ledger = keepOpen(openLedger(path))
    const code = customerCode('C2')
    const before = customer(ledger, code)
    if (before === null) throw new Error('C2 was there')
    const after = { ...before, terms: '60 jours' }
    saveCustomer(ledger, after)
    keepByHand(ledger, code, notedByHand(byHandOf(ledger, code), before, after))
    const { changed } = storeContacts(ledger, [contactOf({ customer: 'C2', scenario: 'ferme', terms: '30 jours' })])
    expect(customer(ledger, code)).toMatchObject({ scenario: 'ferme', terms: '60 jours' })
    expect(changed.map(({ replaced }) => replaced)).toEqual([[]])
  })

  it('has the very tables of a new one afterwards', () => {
    const migrated = keepOpen(openLedger(oldLedger()))
    expect(schemaOf(migrated.db)).toEqual(schemaOf(newLedger().db))
  })

  it('is copied beside itself first, and the copy knows that it is one', () => {
    const path = oldLedger()
    keepOpen(openLedger(path))
    const backup = `${path}.v1.bak`
    expect(statSync(backup).mode & 0o777).toBe(0o600)
    const copy = new Database(backup)
    expect(versionOf(copy)).toBe(1)
    copy.close()
    const restored = keepOpen(openLedger(backup))
    expect(isOwnLedger(restored)).toBe(false)
  })

  it('is not copied again when it is up to date', () => {
    const path = oldLedger()
    openLedger(path).close()
    openLedger(path).close()
    expect(existsSync(`${path}.v1-2.bak`)).toBe(false)
  })

  it('stays at the version before when a step fails half-way', () => {
    const db = new Database(oldLedger())
    const steps = [
      { version: 2, name: 'good', sql: 'CREATE TABLE good (a) STRICT_IS_NOT_HERE' },
      { version: 3, name: 'never reached', sql: 'CREATE TABLE later (a)' },
    ]
    expect(() => migrate(db, steps)).toThrow()
    expect(versionOf(db)).toBe(1)
    const half = [{ version: 2, name: 'half', sql: 'CREATE TABLE half (a INTEGER) STRICT; INSERT INTO nowhere VALUES (1)' }]
    expect(() => migrate(db, half)).toThrow('no such table: nowhere')
    expect(versionOf(db)).toBe(1)
    expect(db.prepare(`SELECT count(*) FROM sqlite_schema WHERE name IN ('half', 'later')`).pluck().get()).toBe(0)
    db.close()
  })
})
