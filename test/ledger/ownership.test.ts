import { copyFileSync, renameSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { backupLedger } from '../../src/ledger/backup.ts'
import { setMeta } from '../../src/ledger/meta.ts'
import { openLedger } from '../../src/ledger/open.ts'
import { isOwnLedger, ledgerId, recordOwner } from '../../src/ledger/ownership.ts'
import { keepOpen, newLedger, tempFolder } from '../support/ledger-builders.ts'

describe('the ledger knows where it lives', () => {
  it('and is at home where it was created, opened again or not', () => {
    const ledger = newLedger()
    expect(isOwnLedger(ledger)).toBe(true)
    ledger.close()
    expect(isOwnLedger(keepOpen(openLedger(ledger.path)))).toBe(true)
  })

  it('and is not when copied to another folder, though it keeps its name', () => {
    const ledger = newLedger()
    const id = ledgerId(ledger)
    ledger.close()
    const copy = join(tempFolder(), 'relance.db')
    copyFileSync(ledger.path, copy)
    const copied = keepOpen(openLedger(copy))
    expect(isOwnLedger(copied)).toBe(false)
    expect(ledgerId(copied)).toBe(id)
    expect(id).toMatch(/^[0-9a-f]{8}-[0-9a-f-]{27}$/)
  })

  it('and is not when another file took its place', () => {
    const ledger = newLedger()
    ledger.close()
    copyFileSync(ledger.path, `${ledger.path}.copy`)
    renameSync(`${ledger.path}.copy`, ledger.path)
    expect(isOwnLedger(keepOpen(openLedger(ledger.path)))).toBe(false)
  })

  it('and is not when a backup is written back over the very same file', () => {
    const ledger = newLedger()
    const backup = join(tempFolder(), 'sauvegarde.db')
    backupLedger(ledger, backup)
    ledger.close()
    copyFileSync(backup, ledger.path)
    expect(isOwnLedger(keepOpen(openLedger(ledger.path)))).toBe(false)
  })

  it('and is not on another machine', () => {
    const ledger = newLedger()
    setMeta(ledger, 'machine', 'poste-de-la-comptable')
    expect(isOwnLedger(ledger)).toBe(false)
  })

  it('until a person adopts it', () => {
    const ledger = newLedger()
    const backup = join(tempFolder(), 'relance.db')
    backupLedger(ledger, backup)
    const restored = keepOpen(openLedger(backup))
    recordOwner(restored)
    expect(isOwnLedger(restored)).toBe(true)
  })
})

describe('a backup', () => {
  it('never takes the place of a file', () => {
    const ledger = newLedger()
    const target = join(tempFolder(), 'sauvegarde.db')
    backupLedger(ledger, target)
    expect(() => backupLedger(ledger, target)).toThrow(
      expect.objectContaining({
        code: 'ledger-unwritable',
        exitCode: 8,
        message: 'Un fichier de ce nom existe déjà : il n’a pas été remplacé.',
      }),
    )
  })
})
