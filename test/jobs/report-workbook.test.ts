// relance report --xlsx: every figure is that of the command it comes from, on the same day; what people typed stays text.
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import readXlsxFile from 'read-excel-file/node'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { WorkbookView } from '../../src/reporting/dossier-workbook.ts'
import type { PlanView } from '../../src/reporting/plan-views.ts'
import type { AgingView, HistoryView, ItemsView, PenaltiesView } from '../../src/reporting/views.ts'
import { contacts, ledgerBytes, newDossier, removeDossiers, type TempDossier, twinOf } from '../support/dossier.ts'
import { fec, receipt, sale } from '../support/fec.ts'
import { HAS_SPREADSHEET, partsOf, readBySpreadsheet, withoutValues } from '../support/spreadsheet.ts'

const SHEETS = ['Synthèse', 'Balance âgée', 'Pièces', 'Pénalités', 'Calcul des pénalités', 'Plan de relance', 'Historique']
const COMMAND = "=cmd|'/c calc'!A0"
const LONG = `${'x'.repeat(39_999)}\ud83d`
const NAMES: Readonly<Record<string, string>> = {
  C001: COMMAND,
  C002: '+33 2 61 91',
  C003: '-2+3',
  C004: '@SOMME(A1) <script>&"',
  C005: '_x0041_ a\u0007b',
}

/** Books up to 19 November; a first message left on 13 October. */
let books: TempDossier

beforeAll(async () => {
  books = newDossier({}, '2026-10-13')
  const until = (day: string) =>
    fec(
      [
        sale('C001', 'F1', '2026-08-31', 120_000, { name: COMMAND }),
        sale('C002', '=1+1', '2026-09-15', 33_333, { name: '+33 2 61 91' }),
        sale('C003', '@F3', '2026-09-20', 4_501, { name: '-2+3' }),
        sale('C004', '00042', '2026-10-01', 1_999_999, { name: NAMES['C004'] ?? '' }),
        sale('C005', 'F5', '2026-11-10', 7, { name: '_x0041_ a\u0007b' }),
        receipt('C001', '2026-10-20', 20_001, { name: COMMAND, ref: 'F1' }),
        receipt('C003', '2026-11-02', 5_000, { name: '-2+3' }),
      ].filter((entry) => entry.day <= day),
    )
  const folder = (day: string) => books.write('732829320FEC20261231.txt', until(day))
  await books.ask(`import ${folder('2026-10-12')} --first-year`)
  await books.ask(`import ${books.write('contacts.csv', contacts(Object.keys(NAMES)))}`)
  await books.ask('plan')
  await books.ask('send')
  books.day = '2026-11-20'
  await books.ask(`import ${folder('2026-11-19')} --first-year`)
})

afterAll(removeDossiers)

type Rows = readonly (readonly unknown[])[]

async function workbook(dossier: TempDossier, ...args: readonly string[]) {
  const answer = await dossier.run('report', '--xlsx', ...args, '--json')
  expect(answer.code, answer.stderr).toBe(0)
  const view = answer.json<WorkbookView>()
  const bytes = readFileSync(view.file)
  const pages = new Map<string, Rows>((await readXlsxFile(bytes)).map(({ sheet, data }) => [sheet, data]))
  return { view, bytes, pages }
}

/** Cents of a column below its title, the last line of a sheet with totals apart. */
function column(rows: Rows | undefined, header: string): { cents: number[]; total: number } {
  const at = rows?.[0]?.indexOf(header) ?? -1
  expect(at, header).toBeGreaterThanOrEqual(0)
  const cents = (rows ?? []).slice(1).map((row) => Math.round(Number(row[at] ?? 0) * 100))
  return { cents: cents.slice(0, -1), total: cents.at(-1) ?? Number.NaN }
}

/** As a spreadsheet in English writes it. */
const figure = (cell: string) => (cell.endsWith('%') ? Number(cell.slice(0, -1)) / 100 : Number(cell))
const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0)

/** The amount of a line of the first sheet. */
function told(pages: ReadonlyMap<string, Rows>, sheet: string, label: string): number {
  const row = pages.get('Synthèse')?.find((cells) => cells[0] === sheet && cells[1] === label)
  return Math.round(Number(row?.[2]) * 100)
}

describe.each(['2026-11-20', '2026-10-31', '2026-10-12'])('the workbook of a dossier on %s', (day) => {
  it('adds up to what each command answers on that day, to the cent', async () => {
    const { pages, view } = await workbook(books, '--date', day)
    const on = `--date ${day}`
    const aging = await books.ask<AgingView>(`aging ${on}`)
    const items = await books.ask<ItemsView>(`items ${on}`)
    const penalties = await books.ask<PenaltiesView>(`penalties ${on}`)
    const plan = await books.ask<PlanView>(`plan --dry-run ${on}`)
    const history = await books.ask<HistoryView>('history')

    expect([...pages.keys()]).toEqual(SHEETS)
    expect(view.control).toEqual(aging.control)
    expect(told(pages, 'Contrôle', 'Solde des comptes clients (411) en comptabilité')).toBe(aging.control.ledgerBalanceCents)
    expect(told(pages, 'Contrôle', 'Écart')).toBe(0)
    expect(told(pages, 'Balance âgée', 'Plus de 90 jours')).toBe(aging.totals.over90Cents)
    for (const amount of [column(pages.get('Balance âgée'), 'Solde').total, told(pages, 'Balance âgée', 'Solde')])
      expect(amount).toBe(aging.totals.balanceCents)

    const open = column(pages.get('Pièces'), 'Reste')
    expect(open.cents).toEqual(items.items.map(({ outstandingCents }) => outstandingCents))
    expect([open.total, told(pages, 'Pièces', 'Reste')]).toEqual([aging.control.itemsCents, aging.control.itemsCents])

    expect(told(pages, 'Pénalités', 'Intérêts')).toBe(penalties.totals.interestCents)
    expect(column(pages.get('Pénalités'), 'Total').total).toBe(penalties.totals.totalCents)
    const periods = penalties.claims.flatMap((claim) => claim.periods.map(({ interestCents }) => interestCents))
    expect(column(pages.get('Calcul des pénalités'), 'Intérêts').cents).toEqual(periods)

    const asked = sum(plan.toSend.map(({ principalCents, creditsCents }) => principalCents + creditsCents))
    expect([column(pages.get('Plan de relance'), 'Demandé').total, told(pages, 'Plan de relance', 'Demandé')]).toEqual([asked, asked])
    expect(told(pages, 'Plan de relance', 'Retenu')).toBe(sum((plan.held ?? []).map(({ outstandingCents }) => outstandingCents)))

    const events = history.events.filter((event) => event.day <= day)
    expect(
      pages
        .get('Historique')
        ?.slice(1)
        .map((row) => row[9]),
    ).toEqual(events.map(({ sha256 }) => sha256))
  })
})

describe('the workbook of a dossier', () => {
  it('shows the true history of a past day: neither payments nor messages of later days', async () => {
    const before = await workbook(books, '--date', '2026-10-12')
    // By hand: 1 200,00 + 333,33 + 45,01 + 19 999,99.
    expect(told(before.pages, 'Contrôle', 'Total des pièces ouvertes')).toBe(2_157_833)
    expect(before.pages.get('Historique')).toHaveLength(1)
    const after = await workbook(books)
    // Less 200,01 and 50,00 received, 0,07 more invoiced.
    expect(told(after.pages, 'Contrôle', 'Total des pièces ouvertes')).toBe(2_132_839)
    expect(after.pages.get('Historique')?.length).toBeGreaterThan(1)
  })

  it('is written in the dossier under its day, the same bytes again, and not a byte of the ledger changes', async () => {
    const kept = ledgerBytes(books)
    const { bytes, view } = await workbook(books)
    expect(view.file).toBe(join(books.folder, 'reports', 'rapport_2026-11-20.xlsx'))
    const named = await workbook(books, 'ailleurs.xlsx')
    expect(named.view.file).toBe(join(books.folder, 'ailleurs.xlsx'))
    expect(named.bytes.equals(bytes)).toBe(true)
    expect(ledgerBytes(books).equals(kept)).toBe(true)
  })

  it('keeps what people typed as text, and amounts as numbers', async () => {
    const { pages, bytes } = await workbook(books)
    expect(
      pages
        .get('Balance âgée')
        ?.slice(1, 6)
        .map((row) => row[1]),
    ).toEqual([COMMAND, '+33 2 61 91', '-2+3', '@SOMME(A1) <script>&"', '_x0041_ ab'])
    expect(pages.get('Pièces')?.map((row) => row[2])).toEqual(expect.arrayContaining(['=1+1', '@F3', '00042']))
    for (const [path, xml] of partsOf(bytes)) {
      for (const [, formula] of xml.matchAll(/<f>([^<]*)<\/f>/g)) expect(formula, path).toMatch(/^(SUBTOTAL\(109,|SUM\(|COUNT\(|ROUND\()/)
    }
  })

  it('freezes and filters its titles, prints them on every page, in landscape, as wide as the page', async () => {
    const parts = partsOf((await workbook(books)).bytes)
    for (const [path, xml] of parts) {
      if (!path.startsWith('xl/worksheets/')) continue
      expect(xml).toMatch(/<pane ySplit="1"[^>]*state="frozen"\/>/)
      expect(xml).toMatch(/<autoFilter ref="A1:[A-Z]+\d+"\/>/)
      expect(xml).toContain('<pageSetup paperSize="9" orientation="landscape" fitToWidth="1" fitToHeight="0"/>')
      // Whose figures, of which day: a sheet of paper may be alone on a desk.
      expect(xml).toMatch(/<oddHeader>&amp;L[^<]+, situation au \d+ novembre 2026<\/oddHeader>/)
    }
    const names = parts.get('xl/workbook.xml')?.match(/Print_Titles" localSheetId="\d">[^<]+/g)
    expect(names).toEqual(SHEETS.map((sheet, index) => `Print_Titles" localSheetId="${index}">'${sheet}'!$1:$1`))
  })

  it('is a workbook of nothing before anything is imported', async () => {
    const { pages } = await workbook(newDossier())
    expect([...pages.keys()]).toEqual(SHEETS)
    expect(told(pages, 'Contrôle', 'Écart')).toBe(0)
  })

  it('refuses a day before the books and an empty name, and writes nothing', async () => {
    const dossier = twinOf(books)
    expect((await dossier.run('report', '--xlsx', '--date', '2025-06-30')).code).toBe(4)
    expect((await dossier.run('report', '--xlsx', '')).code).toBe(2)
    expect(existsSync(join(dossier.folder, 'reports', 'rapport_2025-06-30.xlsx'))).toBe(false)
  })

  it.skipIf(!HAS_SPREADSHEET)(
    'opens in a spreadsheet, which works out the same totals, and takes no label for a formula',
    async () => {
      const { bytes, pages } = await workbook(books)
      const read = readBySpreadsheet(bytes)
      const worked = readBySpreadsheet(withoutValues(bytes))
      expect([...read.keys()].sort()).toEqual([...SHEETS].sort())
      expect(worked).toEqual(read)
      for (const [sheet, rows] of read) {
        for (const [line, cells] of rows.entries()) {
          for (const [at, cell] of cells.entries()) {
            const held = pages.get(sheet)?.[line]?.[at] ?? null
            if (typeof held === 'number') expect(figure(cell), `${sheet} ${line}:${at}`).toBeCloseTo(held, 6)
            else if (held instanceof Date) expect(cell, `${sheet} ${line}:${at}`).toMatch(/^\d\d\/\d\d\/\d{4}$/)
            else if (typeof held === 'string') expect(cell).toBe(held)
          }
        }
      }
    },
    60_000,
  )

  it.skipIf(!HAS_SPREADSHEET)(
    'survives labels longer than a cell and halves of a character',
    async () => {
      const { writeXlsx } = await import('../../src/reporting/sheet-files.ts')
      const { drawSheet, textColumn } = await import('../../src/reporting/sheet.ts')
      const labels = [LONG, '\udc00a\ud800', 'a\tb\nc\r\nd', '\ufffe\uffff', ']]>', COMMAND]
      const rows = readBySpreadsheet(writeXlsx([drawSheet('Essai', [textColumn<string>('Nom', 20, (label) => label)], labels)])).get(
        'Essai',
      )
      expect(rows?.map(([cell]) => cell?.length)).toEqual([3, 32_767, 1, 7, 0, 3, COMMAND.length])
      expect(rows?.[6]).toEqual([COMMAND])
    },
    60_000,
  )
})
