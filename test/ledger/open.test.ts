import { existsSync, mkdirSync, readFileSync, statSync, truncateSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { describe, expect, it } from 'vitest'
import { StopError } from '../../src/domain/errors.ts'
import { journalMode } from '../../src/ledger/journal-mode.ts'
import { atomically } from '../../src/ledger/ledger.ts'
import { meta, setMeta } from '../../src/ledger/meta.ts'
import { checkIntegrity, createLedger, openLedger } from '../../src/ledger/open.ts'
import { AT, keepOpen, line, newLedger, store, tempFolder, yearOf } from '../support/ledger-builders.ts'

/** What a refusal tells: its code and exit code. */
function refusal(act: () => unknown): [string, number] | null {
  try {
    act()
  } catch (error) {
    if (error instanceof StopError) return [error.code, error.exitCode]
    throw error
  }
  return null
}

describe('a new ledger', () => {
  it('is an SQLite file of ours, for its owner alone, that writes through to the disk', () => {
    const ledger = newLedger()
    expect(statSync(ledger.path).mode & 0o777).toBe(0o600)
    expect(readFileSync(ledger.path).subarray(68, 72).toString('latin1')).toBe('RLNC')
    expect(ledger.db.pragma('user_version', { simple: true })).toBe(13)
    expect(ledger.db.pragma('synchronous', { simple: true })).toBe(2)
    expect(ledger.db.pragma('foreign_keys', { simple: true })).toBe(1)
    expect(ledger.db.pragma('journal_mode', { simple: true })).toBe(journalMode(ledger.path.replace(/\/[^/]*$/, '')).toLowerCase())
  })

  it('keeps every table strict', () => {
    const ledger = newLedger()
    const loose = ledger.db.prepare(`SELECT name FROM pragma_table_list WHERE schema = 'main' AND strict = 0 AND name NOT LIKE 'sqlite_%'`)
    expect(loose.pluck().all()).toEqual([])
  })

  it('never takes the place of a file that is there', () => {
    const folder = tempFolder()
    writeFileSync(join(folder, 'relance.db'), 'mine')
    expect(refusal(() => createLedger(join(folder, 'relance.db'), AT))).toEqual(['ledger-exists', 3])
    expect(readFileSync(join(folder, 'relance.db'), 'utf8')).toBe('mine')
  })

  it('is refused by a folder that is not one, with nothing left behind', () => {
    const folder = tempFolder()
    writeFileSync(join(folder, 'file'), '')
    expect(refusal(() => createLedger(join(folder, 'file', 'relance.db'), AT))).toEqual(['ledger-unwritable', 8])
    expect(refusal(() => createLedger(join(folder, 'nowhere', 'relance.db'), AT))).toEqual(['ledger-unwritable', 8])
    expect(existsSync(join(folder, 'nowhere'))).toBe(false)
  })
})

describe('opening a ledger', () => {
  it('says when there is none, and what to do', () => {
    const path = join(tempFolder(), 'relance.db')
    expect(() => openLedger(path)).toThrow(
      expect.objectContaining({
        code: 'ledger-missing',
        exitCode: 3,
        message: 'Ce dossier n’a pas encore de fichier relance.db.',
        details: expect.objectContaining({ advice: 'Créez-le avec « relance init ».' }),
      }),
    )
    expect(existsSync(path)).toBe(false)
  })

  it('refuses a file that is not SQLite, and a folder', () => {
    const folder = tempFolder()
    writeFileSync(join(folder, 'text.db'), 'JournalCode|JournalLib|EcritureNum\n'.repeat(100))
    mkdirSync(join(folder, 'folder.db'))
    expect(refusal(() => openLedger(join(folder, 'text.db')))).toEqual(['ledger-not-sqlite', 9])
    expect(refusal(() => openLedger(join(folder, 'folder.db')))).toEqual(['ledger-not-sqlite', 9])
  })

  it('refuses the database of another program, and an empty file', () => {
    const path = join(tempFolder(), 'relance.db')
    const other = new Database(path)
    other.exec('CREATE TABLE t (a)')
    other.close()
    expect(refusal(() => openLedger(path))).toEqual(['ledger-foreign', 9])
    const empty = join(tempFolder(), 'relance.db')
    writeFileSync(empty, '')
    expect(refusal(() => openLedger(empty))).toEqual(['ledger-foreign', 9])
  })

  it('refuses a ledger written by a newer program and leaves it as it is', () => {
    const ledger = newLedger()
    ledger.db.pragma('user_version = 99')
    ledger.close()
    const before = readFileSync(ledger.path)
    expect(refusal(() => openLedger(ledger.path))).toEqual(['ledger-newer', 9])
    expect(readFileSync(ledger.path).equals(before)).toBe(true)
  })

  it('refuses a truncated file', () => {
    const ledger = newLedger()
    ledger.close()
    truncateSync(ledger.path, 8192)
    expect(refusal(() => openLedger(ledger.path))).toEqual(['ledger-damaged', 9])
  })

  it('makes a file that others could read private again', () => {
    const ledger = newLedger()
    ledger.close()
    const copy = join(tempFolder(), 'relance.db')
    writeFileSync(copy, readFileSync(ledger.path), { mode: 0o644 })
    keepOpen(openLedger(copy))
    expect(statSync(copy).mode & 0o777).toBe(0o600)
  })
})

describe('checking the whole ledger', () => {
  it('finds nothing in a sound one', () => {
    const ledger = newLedger()
    store(ledger, [yearOf(2025, [line({ day: '2025-02-01', ref: 'F1', cents: 100 })])])
    expect(refusal(() => checkIntegrity(ledger))).toBeNull()
  })

  it('finds a page written over', () => {
    const ledger = newLedger()
    store(ledger, [yearOf(2025, [line({ day: '2025-02-01', ref: 'F1', cents: 100 })])])
    const page = Number(ledger.db.prepare(`SELECT rootpage FROM sqlite_schema WHERE name = 'line'`).pluck().get())
    ledger.close()
    const bytes = readFileSync(ledger.path)
    bytes.fill(0x41, (page - 1) * 4096, page * 4096)
    writeFileSync(ledger.path, bytes)
    const opened = keepOpen(openLedger(ledger.path))
    expect(refusal(() => checkIntegrity(opened))).toEqual(['ledger-damaged', 9])
  })
})

describe('what the machine refuses', () => {
  it('is told as a full disk, and the transaction is undone', () => {
    const ledger = newLedger()
    ledger.db.pragma(`max_page_count = ${Number(ledger.db.pragma('page_count', { simple: true }))}`)
    const fill = () =>
      atomically(ledger, () => {
        setMeta(ledger, 'small', '1')
        setMeta(ledger, 'big', 'x'.repeat(200_000))
      })
    expect(fill).toThrow(
      expect.objectContaining({
        code: 'ledger-unwritable',
        exitCode: 8,
        message: 'Le disque est plein : le dossier n’a pas pu être écrit.',
      }),
    )
    expect(meta(ledger, 'small')).toBeNull()
  })

  it('is told as a dossier one may not write to', () => {
    const ledger = newLedger()
    ledger.db.pragma('query_only = 1')
    expect(() => atomically(ledger, () => setMeta(ledger, 'a', '1'))).toThrow(
      expect.objectContaining({
        exitCode: 8,
        message: 'Le dossier est en lecture seule : relance n’a pas le droit d’y écrire.',
      }),
    )
  })

  it('is told as another relance at work', () => {
    const ledger = newLedger()
    const other = new Database(ledger.path)
    other.exec('BEGIN IMMEDIATE')
    ledger.db.pragma('busy_timeout = 0')
    expect(refusal(() => atomically(ledger, () => setMeta(ledger, 'a', '1')))).toEqual(['dossier-busy', 5])
    other.close()
  })

  it('is not confused with a fault of the program', () => {
    const ledger = newLedger()
    expect(() => atomically(ledger, () => ledger.db.exec(`INSERT INTO meta (key, value) VALUES ('a', NULL)`))).toThrow(
      expect.objectContaining({ code: 'SQLITE_CONSTRAINT_NOTNULL' }),
    )
  })
})

describe('the journal of SQLite', () => {
  it('is not the shared-memory one on a share, nor in a folder that a cloud client copies', () => {
    expect(journalMode('/home/compta/OneDrive/dossiers/brunet')).toBe('DELETE')
    expect(journalMode('\\\\serveur\\dossiers')).toBe('DELETE')
  })
})
