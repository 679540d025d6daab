import { existsSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { describe, expect, it } from 'vitest'
import { migrate, versionOf } from '../../src/ledger/migrations.ts'
import { openLedger } from '../../src/ledger/open.ts'
import { isOwnLedger } from '../../src/ledger/ownership.ts'
import { cachedSettings, cacheSettings } from '../../src/ledger/settings-cache.ts'
import { keepOpen, newLedger, tempFolder } from '../support/ledger-builders.ts'

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
    expect(versionOf(ledger.db)).toBe(5)
    expect(ledger.db.prepare('SELECT code, given_name FROM customer').all()).toEqual([{ code: 'C1', given_name: 'Boulangerie Morel' }])
    expect(ledger.db.prepare('SELECT version, name FROM migration').all()).toEqual([
      { version: 1, name: 'books and actions' },
      { version: 2, name: 'settings cache' },
      { version: 3, name: 'contact details and reminders taken over' },
      { version: 4, name: 'lines in file order' },
      { version: 5, name: 'packed lines' },
    ])
    cacheSettings(ledger, 'a', '0.1.0', '{}')
    expect(cachedSettings(ledger, 'a', '0.1.0')).toBe('{}')
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
