import readXlsxFile from 'read-excel-file/node'
import { describe, expect, it } from 'vitest'
import { cents } from '../../src/domain/cents.ts'
import { isoDay } from '../../src/domain/day.ts'
import { amountColumn, dayColumn, drawSheet, integerColumn, rateColumn, type Sheet, textColumn } from '../../src/reporting/sheet.ts'
import { writeCsv, writeXlsx } from '../../src/reporting/sheet-files.ts'
import { partsOf } from '../support/spreadsheet.ts'

interface Row {
  readonly name: string | null
  readonly owed: number | null
  readonly due: string | null
  readonly late: number | null
  readonly rate: number | null
}

function sheetOf(rows: readonly Row[], title = 'Essai'): Sheet {
  const columns = [
    textColumn<Row>('Nom', 20, (row) => row.name, 'Total'),
    amountColumn<Row>('Dû', (row) => (row.owed === null ? null : cents(row.owed)), cents(-1250)),
    dayColumn<Row>('Échéance', (row) => (row.due === null ? null : isoDay(row.due))),
    integerColumn<Row>('Retard', (row) => row.late),
    rateColumn<Row>('Taux (%)', (row) => row.rate),
  ]
  return drawSheet(title, columns, rows, true)
}

const named = (name: string): Row => ({ name, owed: null, due: null, late: null, rate: null })
const lines = (sheet: Sheet): string[] => writeCsv(sheet).toString('utf-8').split('\r\n')

describe('a sheet written as CSV', () => {
  it('opens in a French spreadsheet: BOM, semicolons, CRLF, decimal commas, days as people write them', () => {
    const rows = [
      { name: 'Korrigan Nautisme', owed: 220_800, due: '2026-11-11', late: 9, rate: 1240 },
      { name: 'Corderie; du "Raz"', owed: -5, due: null, late: -3, rate: null },
      { name: null, owed: 0, due: '2024-02-29', late: 0, rate: 95 },
    ]
    expect(writeCsv(sheetOf(rows)).toString('utf-8')).toBe(
      '\uFEFFNom;Dû;Échéance;Retard;Taux (%)\r\n' +
        'Korrigan Nautisme;2208,00;11/11/2026;9;12,40\r\n' +
        '"Corderie; du ""Raz""";-0,05;;-3;\r\n' +
        ';0,00;29/02/2024;0;0,95\r\n' +
        'Total;-12,50;;;\r\n',
    )
  })

  it.each([
    ['=1+1', "'=1+1;;;;"],
    ['+33 2 61 91 29 10', "'+33 2 61 91 29 10;;;;"],
    ['-', "'-;;;;"],
    ['@SOMME(A1)', "'@SOMME(A1);;;;"],
    ['\t=1', "'\t=1;;;;"],
    ['=HYPERLINK("x";"y")', '"\'=HYPERLINK(""x"";""y"")";;;;'],
    ['a=1', 'a=1;;;;'],
    [' -12', ' -12;;;;'],
  ])('never lets the text %j run as a formula', (name, line) => {
    expect(lines(sheetOf([named(name)]))[1]).toBe(line)
  })

  it('leaves negative amounts alone: they are numbers, not formulas', () => {
    expect(lines(sheetOf([{ ...named('Avoir'), owed: -123_456 }]))[1]).toBe('Avoir;-1234,56;;;')
  })

  it.each(['Deux\nlignes', 'Deux\rlignes', 'Deux\r\nlignes'])('keeps a label of two lines in one quoted cell: %j', (name) => {
    expect(writeCsv(sheetOf([named(name)])).toString('utf-8')).toContain(`\r\n"${name}";;;;\r\nTotal`)
  })

  it('writes the largest amounts to the cent', () => {
    expect(lines(sheetOf([{ ...named('Grand'), owed: 9_007_199_254_740_991 }]))[1]).toBe('Grand;90071992547409,91;;;')
  })
})

describe('a sheet written as a workbook', () => {
  it('holds real numbers and real dates, and text that is never a formula', async () => {
    const rows = [
      { name: '=1+1', owed: 123_456, due: '2026-11-20', late: 9, rate: 1215 },
      { name: null, owed: -10, due: '1999-12-31', late: null, rate: 29 },
    ]
    const [page] = await readXlsxFile(await writeXlsx([sheetOf(rows)]))
    expect(page?.sheet).toBe('Essai')
    expect(page?.data).toEqual([
      ['Nom', 'Dû', 'Échéance', 'Retard', 'Taux (%)'],
      ['=1+1', 1234.56, new Date('2026-11-20T00:00:00Z'), 9, 0.1215],
      [null, -0.1, new Date('1999-12-31T00:00:00Z'), null, 0.0029],
      ['Total', -12.5, null, null, null],
    ])
  })

  it('holds several pages, with names that workbooks accept', async () => {
    const long = 'Plan [du 20/11/2026] : relances et retenues'
    const pages = await readXlsxFile(await writeXlsx([sheetOf([named('a')]), sheetOf([named('b')], long)]))
    expect(pages.map((page) => page.sheet)).toEqual(['Essai', 'Plan  du 20 11 2026    relances'])
  })

  it('survives control characters and labels longer than a cell', async () => {
    const [page] = await readXlsxFile(await writeXlsx([sheetOf([named('a\u0001b & <c>'), named('x'.repeat(40_000))])]))
    expect(page?.data[1]?.[0]).toBe('ab & <c>')
    expect(String(page?.data[2]?.[0])).toHaveLength(32_767)
  })

  it('computes a total that is the sum of its column, beside its value; any other stays a number', () => {
    const owing = (owed: number): Row => ({ ...named('a'), owed })
    const first = (rows: readonly Row[]) => partsOf(writeXlsx([sheetOf(rows)])).get('xl/worksheets/sheet1.xml')
    expect(first([owing(-1000), owing(-250)])).toContain('<f>SUBTOTAL(109,B2:B3)</f><v>-12.50</v>')
    expect(first([owing(-1000), owing(-251)])).toMatch(/<c r="B4" s="\d+"><v>-12.50<\/v>/)
  })

  it('is the same bytes for the same sheets', () => {
    expect(writeXlsx([sheetOf([named('a')])]).equals(writeXlsx([sheetOf([named('a')])]))).toBe(true)
  })

  it('refuses more lines than a spreadsheet can hold, before it writes any', () => {
    const sheet = sheetOf([named('a')])
    const long = { ...sheet, rows: Array.from({ length: 1_048_575 }, () => sheet.rows[0] ?? []) }
    expect(() => writeXlsx([long])).toThrow(
      expect.objectContaining({
        code: 'sheet-too-long',
        message: 'La feuille « Essai » aurait 1048577 lignes : un tableur n’en montre que 1048576.',
      }),
    )
  })
})
