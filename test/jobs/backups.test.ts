// Copies of the ledger: whole, verified, restored, removed when old.
import { existsSync, mkdirSync, readdirSync, readFileSync, utimesSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { afterAll, describe, expect, it } from 'vitest'
import { verifyBackup } from '../../src/ledger/backup.ts'
import { openLedger } from '../../src/ledger/open.ts'
import type { AgingView, HistoryView } from '../../src/reporting/views.ts'
import { contacts, ledgerBytes, newDossier, removeDossiers, type TempDossier } from '../support/dossier.ts'
import { bankCharge, fec, sale } from '../support/fec.ts'
import { plain } from '../support/runs.ts'

afterAll(removeDossiers)

async function reminded(): Promise<TempDossier> {
  const dossier = newDossier()
  const books = fec([sale('C001', 'F1', '2026-10-10', 120_000), bankCharge('2026-11-19')])
  await dossier.ask(`import ${dossier.write('732829320FEC20261231.txt', books)} --first-year`)
  await dossier.ask(`import ${dossier.write('contacts.csv', contacts(['C001']))}`)
  await dossier.ask('plan')
  await dossier.ask('send')
  return dossier
}

interface BackupsView {
  readonly file: string | null
  readonly backups: readonly { readonly file: string; readonly day: string }[]
}

describe('a backup', () => {
  it('is the whole ledger, for its owner alone, and is listed', async () => {
    const dossier = await reminded()
    const made = await dossier.ask<BackupsView>('backup')
    expect(made.file).toBe(join(dossier.folder, 'backups', 'relance_2026-11-20.db'))
    expect((await dossier.ask<BackupsView>('backup')).file).toBe(join(dossier.folder, 'backups', 'relance_2026-11-20_2.db'))
    const listed = await dossier.ask<BackupsView>('backup --list')
    expect(listed.backups.map(({ day }) => day)).toEqual(['2026-11-20', '2026-11-20'])
    expect(listed.file).toBeNull()
    const elsewhere = join(dossier.folder, '..', 'copie.db')
    expect((await dossier.ask<BackupsView>(`backup --to ${elsewhere}`)).file).toBe(elsewhere)
    expect((await dossier.run('backup', '--to', elsewhere)).code).toBe(2)
  })

  it('that does not hold what the ledger holds is refused', async () => {
    const dossier = await reminded()
    const { file } = await dossier.ask<BackupsView>('backup')
    const copy = new Database(file ?? '')
    copy.exec('DROP TRIGGER IF EXISTS history_no_delete; DELETE FROM line')
    copy.close()
    const ledger = openLedger(join(dossier.folder, 'relance.db'))
    expect(() => verifyBackup(ledger, file ?? '')).toThrow(
      expect.objectContaining({ code: 'backup-damaged', message: expect.stringContaining('n’est pas identique au registre') }),
    )
    ledger.close()
  })

  it('brings everything back; what was there is kept aside, and nothing is sent twice', async () => {
    const dossier = await reminded()
    const { file } = await dossier.ask<BackupsView>('backup')
    await dossier.ask('promise C001 --until 2026-12-31')
    const answer = await dossier.run('backup', '--restore', file ?? '')
    expect(answer.code, answer.stderr).toBe(0)
    expect(plain(answer.stdout)).toContain('relance history adopt --since')
    expect((await dossier.ask<AgingView>('aging')).totals.balanceCents).toBe(120_000)
    expect((await dossier.ask<HistoryView>('history')).chain.ok).toBe(true)
    expect((await dossier.ask<HistoryView>('history')).events.map(({ status }) => status)).not.toContain('promise')
    expect(readdirSync(join(dossier.folder, 'backups')).filter((name) => name.startsWith('avant-restauration'))).toHaveLength(1)
    const refused = await dossier.run('send')
    expect(refused.code).toBe(9)
    expect(plain(refused.stderr)).toContain('relance history adopt --since')
  })

  it('that is none, or of another dossier, is not restored', async () => {
    const dossier = await reminded()
    const other = newDossier()
    const foreign = await other.ask<BackupsView>('backup')
    const before = (await dossier.ask<AgingView>('aging')).totals
    const text = dossier.write('x.db', 'pas une base')
    for (const [file, code, error] of [
      [text, 9, 'ledger-not-sqlite'],
      [join(dossier.folder, 'nulle-part.db'), 4, 'backup-missing'],
      [foreign.file ?? '', 9, 'backup-other'],
    ] as const) {
      const answer = await dossier.run('backup', '--restore', file, '--json')
      expect([answer.code, answer.json<{ error: { code: string } }>().error.code], file).toEqual([code, error])
    }
    expect((await dossier.ask<AgingView>('aging')).totals).toEqual(before)
  })

  it('to a folder takes the name of the dossier and of the day; a file that exists is not written over', async () => {
    const dossier = await reminded()
    const key = join(dossier.folder, '..', 'cle')
    mkdirSync(key)
    const made = [(await dossier.ask<BackupsView>(`backup --to ${key}`)).file, (await dossier.ask<BackupsView>(`backup --to ${key}`)).file]
    expect(made).toEqual([join(key, 'brunet_2026-11-20.db'), join(key, 'brunet_2026-11-20_2.db')])
    const { code, stderr } = await dossier.run('backup', '--to', made[0] ?? '')
    expect([code, plain(stderr).includes('ce fichier existe déjà, il n’est pas remplacé')]).toEqual([2, true])
  })

  it('that is damaged is told as such, and the ledger stays as it was; nor is the ledger restored onto itself', async () => {
    const dossier = await reminded()
    const { file } = await dossier.ask<BackupsView>('backup')
    const bytes = readFileSync(file ?? '')
    const before = ledgerBytes(dossier)
    writeFileSync(file ?? '', bytes.subarray(0, Math.floor(bytes.length / 2)))
    const cut = await dossier.run('backup', '--restore', file ?? '')
    expect([cut.code, plain(cut.stderr).includes('Cette sauvegarde est abîmée')]).toEqual([9, true])
    const garbled = Buffer.from(bytes)
    garbled.fill(0xa5, 8192, 16_384)
    writeFileSync(file ?? '', garbled)
    const altered = await dossier.ask<{ error: { code: string } }>(`backup --restore ${file}`, [9])
    expect(altered.error.code).toBe('backup-unsound')
    const itself = await dossier.ask<{ error: { code: string } }>('backup --restore relance.db', [4])
    expect(itself.error.code).toBe('backup-itself')
    expect(ledgerBytes(dossier).equals(before)).toBe(true)
    expect((await dossier.run('check')).stdout).not.toContain('registre est une copie')
  })

  it('made before a migration is removed when it is old', async () => {
    const dossier = await reminded()
    dossier.settings({ daily: { dashboard: false }, backup: { everyDays: 0 } })
    const [old, recent] = ['relance.db.v10.bak', 'relance.db.v11.bak'].map((name) => join(dossier.folder, name))
    for (const path of [old, recent]) writeFileSync(path ?? '', 'x')
    utimesSync(old ?? '', Date.parse('2026-10-01T12:00:00Z') / 1000, Date.parse('2026-10-01T12:00:00Z') / 1000)
    utimesSync(recent ?? '', Date.parse('2026-11-10T12:00:00Z') / 1000, Date.parse('2026-11-10T12:00:00Z') / 1000)
    await dossier.ask('daily')
    expect([existsSync(old ?? ''), existsSync(recent ?? ''), existsSync(join(dossier.folder, 'backups'))]).toEqual([false, true, false])
  })
})
