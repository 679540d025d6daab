import { copyFileSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { newDossier, removeDossiers } from '../support/dossier.ts'
import { plain } from '../support/runs.ts'

afterAll(removeDossiers)

const FIXTURES = resolve('fixtures/import')

interface Imported {
  readonly files: readonly {
    readonly file: string
    readonly alreadyImported: boolean
    readonly fiscalYear: { readonly start: string } | null
  }[]
  readonly leftOut: readonly { readonly file: string; readonly reason: string }[]
}

describe('several files in one call', () => {
  it('an archive of two years imports both, in either order, with one result', async () => {
    const archive = join(FIXTURES, 'archives', 'two-years.zip')
    const [one, other] = [newDossier(), newDossier()]
    const together = await one.ask<Imported>(`import ${archive} --first-year`)
    expect(together.files.map((file) => [file.file.replace(/^.*\//, ''), file.fiscalYear?.start])).toEqual([
      ['two-years.zip › 732829320FEC20241231.txt', '2024-01-01'],
      ['two-years.zip › 732829320FEC20251231.txt', '2025-01-01'],
    ])
    await other.ask(`import ${archive} --first-year`)
    const items = (text: unknown) => JSON.stringify(text)
    expect(items(await one.ask('items'))).toBe(items(await other.ask('items')))
  })

  it('the same bytes under two names are read once and told', async () => {
    const dossier = newDossier()
    const fec = join(FIXTURES, '732829320FEC20251130.txt')
    const copy = join(dossier.folder, '..', 'copie.txt')
    copyFileSync(fec, copy)
    const view = await dossier.ask<Imported>(`import ${fec} ${copy} --first-year`)
    expect(view.files).toHaveLength(1)
    expect(view.leftOut).toEqual([{ file: copy, reason: `mêmes octets que ${fec}, qui suffit` }])
  })

  it('an old and a new export of one year are refused by name, and nothing is written', async () => {
    const dossier = newDossier()
    const fec = join(FIXTURES, '732829320FEC20251130.txt')
    const newer = dossier.write('nouveau.txt', `${readFileSync(fec, 'utf8')}\n`)
    const { code, stdout, stderr } = await dossier.run('import', fec, newer, '--first-year', '--json')
    expect([code, JSON.parse(stdout).error.code]).toEqual([4, 'year-twice'])
    expect(plain(stderr)).toContain('N’importez que le plus récent : il remplace l’autre.')
    expect(await dossier.ask('items')).toMatchObject({ items: [] })
  })

  it('a folder with the FEC and its attachments imports the FEC and tells the rest', async () => {
    const dossier = newDossier()
    const { code, stdout } = await dossier.run('import', join(FIXTURES, 'archives', 'fec-with-attachments.zip'), '--first-year')
    expect(code).toBe(0)
    expect(stdout).toContain(
      'fec-with-attachments.zip, 3 de ses fichiers : export/notice.txt (notice), export/pieces/F1.pdf et export/pieces/F2.pdf (document PDF).\n',
    )
  })
})
