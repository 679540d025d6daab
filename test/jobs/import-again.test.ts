import { copyFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { afterAll, describe, expect, it } from 'vitest'
import type { AgingView, ImportView } from '../../src/reporting/views.ts'
import { newDossier, removeDossiers, type TempDossier } from '../support/dossier.ts'
import { fec, receipt, sale } from '../support/fec.ts'

afterAll(removeDossiers)

const SALES = [sale('C001', 'F1', '2026-10-10', 100_000), sale('C002', 'F2', '2026-10-20', 50_000)]

function books(): { dossier: TempDossier; path: string } {
  const dossier = newDossier({ smtp: null }, '2026-11-20')
  return { dossier, path: dossier.write('732829320FEC20261231.txt', fec(SALES)) }
}

/** Every row of every table but the settings kept for speed. */
function contentOf({ folder }: TempDossier): unknown {
  const db = new Database(join(folder, 'relance.db'), { readonly: true })
  const tables = db.prepare("SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY name").pluck().all() as string[]
  const rows = tables.filter((name) => name !== 'settings_cache').map((name) => db.prepare(`SELECT * FROM "${name}"`).raw().all())
  db.close()
  return rows
}

describe.concurrent('the same file again', () => {
  it('writes nothing, answers that it was imported, and shows the control', async () => {
    const { dossier, path } = books()
    const first = await dossier.ask<ImportView>(`import ${path} --first-year`)
    const before = contentOf(dossier)
    const again = await dossier.ask<ImportView>(`import ${path} --first-year --expect 1500,00`)
    expect(again.files[0]).toMatchObject({ alreadyImported: true, imported: 0, unchanged: 2, rows: first.files[0]?.rows, customers: 2 })
    expect(again.files[0]?.changes).toMatchObject({ new: 0, vanished: 0, changed: 0, newlyLettered: 0 })
    expect(again.control).toEqual(first.control)
    expect(contentOf(dossier)).toEqual(before)
  })

  it('is told under another name, and read again when it is read otherwise', async () => {
    const { dossier, path } = books()
    await dossier.ask(`import ${path} --first-year`)
    const copy = join(dossier.folder, '732829320FEC20261231-copie.txt')
    copyFileSync(path, copy)
    expect((await dossier.ask<ImportView>(`import ${copy} --first-year`)).files[0]).toMatchObject({
      file: copy,
      alreadyImported: true,
    })
    const otherCompany = join(dossier.folder, '732829321FEC20261231.txt')
    copyFileSync(path, otherCompany)
    const refused = await dossier.run('import', otherCompany, '--first-year')
    expect([refused.code, refused.stderr.includes('732829321')]).toEqual([4, true])
    const otherwise = await dossier.ask<ImportView>(`import ${path} --first-year --year-end 2027-03-31`)
    expect(otherwise.files[0]).toMatchObject({ alreadyImported: false, fiscalYear: { end: '2027-03-31' } })
  })

  it('of the same size with other figures is another file', async () => {
    const { dossier, path } = books()
    await dossier.ask(`import ${path} --first-year`)
    writeFileSync(path, fec([sale('C001', 'F1', '2026-10-10', 900_000), SALES[1] ?? sale('C002', 'F2', '2026-10-20', 50_000)]))
    const changed = await dossier.ask<ImportView>(`import ${path} --first-year`)
    expect(changed.files[0]).toMatchObject({ alreadyImported: false })
    expect(changed.control.ledgerBalanceCents).toBe(950_000)
  })

  it('of last week does not hide that newer books were imported since', async () => {
    const { dossier, path } = books()
    await dossier.ask(`import ${path} --first-year`)
    const newer = dossier.write('semaine-2.txt', fec([...SALES, receipt('C001', '2026-11-18', 100_000, { ref: 'F1' })]))
    await dossier.ask(`import ${newer} --first-year`)
    const old = await dossier.ask<ImportView>(`import ${path} --first-year`)
    expect(old.files[0]).toMatchObject({ alreadyImported: false, changes: { vanished: 1 } })
    expect((await dossier.ask<AgingView>('aging')).totals.balanceCents).toBe(150_000)
  })
})
