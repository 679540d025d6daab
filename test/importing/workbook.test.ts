import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import writeXlsxFile from 'write-excel-file/node'
import { numberText } from '../../src/importing/workbooks/workbook-number.ts'
import { textRows, workbook } from '../support/archive.ts'
import { readBytes, removeFolders, stopIn, textOf } from './open-sources.ts'
import { issueFacts, lineFacts } from './read-fixture.ts'

afterAll(removeFolders)

const FIXTURES = join(import.meta.dirname, '../../fixtures/import/workbooks')
const fixture = (name: string) => readFileSync(join(FIXTURES, name))
const number = (address: string, value: string, style = 0) => `<c r="${address}" s="${style}"><v>${value}</v></c>`
const one = (rows: string, formats: readonly string[] = []) => workbook({ sheets: [{ name: 'Feuil1', rows }], formats })
/** Cells of one row under a row of two titles. */
const under = (cells: string, formats: readonly string[] = []) =>
  textOf(one(`${textRows([['Numéro', 'Montant']])}<row r="2">${cells}</row>`, formats)).then((text) => text.split('\n')[1]?.trimEnd())

describe('numbers keep the digits Excel shows', () => {
  it.each([
    ['1234.5', '1234,50'],
    ['1234.4999999999998', '1234,50'],
    ['0.1', '0,10'],
    ['0.30000000000000004', '0,30'],
    ['-12.5', '-12,50'],
    ['1200', '1200'],
    ['1200.0', '1200'],
    ['41106000001', '41106000001'],
    ['4.1106000001E10', '41106000001'],
    ['4.1106E+12', '4110600000000'],
    ['73282932000074', '73282932000074'],
    ['1.2345E-2', '0,012345'],
    ['1.1368683772161603E-13', '0'],
    ['-1.8189894035458565E-12', '0'],
    ['1.234', '1,2340'],
    ['99999999999.99', '99999999999,99'],
    ['0', '0'],
    ['1e400x', '1e400x'],
  ])('%s is %s', (raw, text) => {
    expect(numberText(raw)).toBe(text)
  })
})

describe('cells', () => {
  it('a day is a day, whatever its format, in either calendar', async () => {
    expect(await under(number('A2', '46000', 1), ['dd/mm/yyyy'])).toBe('2025-12-09')
    expect(await under(number('A2', '46000.75', 1), ['d mmm yyyy hh:mm'])).toBe('2025-12-09')
    const rows = `${textRows([['Date', 'Pièce']])}<row r="2">${number('A2', '44538', 1)}</row>`
    const mac = workbook({ sheets: [{ name: 'Feuil1', rows }], formats: ['dd/mm/yyyy'], date1904: true })
    expect((await textOf(mac)).split('\n')[1]).toBe('2025-12-09\t')
  })

  it.each(['#,##0.00\\ "€"', '#,##0.00\\ [$€-40C]', '_-* #,##0.00\\ "€"_-', '0" jours"', '[Red]-#,##0.00', '0.00%'])(
    'a number of format %s is no day',
    async (format) => {
      expect(await under(number('A2', '46000', 1), [format])).toBe('46000')
    },
  )

  it('zeros that a format shows are written: postcodes, phones, codes', async () => {
    const formats = ['00000', '0#" "##" "##" "##" "##', '000-000']
    expect(await under(number('A2', '1000', 1) + number('B2', '299112233', 2) + number('C2', '42', 3), formats)).toBe(
      '01000\t0299112233\t000042',
    )
  })

  it('formulas give the value they had, and an uncalculated one is said instead of passing for empty', async () => {
    const calculated = '<c r="A2"><f>B1*2</f><v>12.5</v></c><c r="B2" t="str"><f>A1&amp;"x"</f><v>Ax &amp; co</v></c>'
    expect(await under(calculated)).toBe('12,50\tAx & co')
    expect(await under('<c r="A2"><f>B1*2</f></c><c r="B2"><f>C1</f><v></v></c><c r="C2"><f>D1</f><v/></c>')).toBe(
      '#NON CALCULÉ\t#NON CALCULÉ\t#NON CALCULÉ',
    )
    expect(await under('<c r="A2" t="str"><f>IF(1,"")</f><v></v></c><c r="B2"><v>3</v></c>')).toBe('\t3')
  })

  it('an error of calculation stays one', async () => {
    expect(await under('<c r="A2" t="e"><f>1/0</f><v>#DIV/0!</v></c><c r="B2" t="e"><v>#N/A</v></c>')).toBe('#DIV/0!\t#N/A')
  })

  it('booleans, rich texts, quotes, tabs and line ends', async () => {
    expect(await under('<c r="A2" t="b"><v>1</v></c><c r="B2" t="b"><v>0</v></c>')).toBe('VRAI\tFAUX')
    expect(await under('<c r="A2" t="inlineStr"><is><r><t>Le </t></r><r><t>Goff</t></r></is></c>')).toBe('Le Goff')
    expect(await under('<c r="A2" t="inlineStr"><is><t>"Le Petit" SARL</t></is></c>')).toBe('"""Le Petit"" SARL"')
    expect(await under('<c r="A2" t="inlineStr"><is><t>12 rue\n35000\tRennes</t></is></c>')).toBe('12 rue\u202835000 Rennes')
  })

  it('cells without addresses follow each other', async () => {
    expect(await textOf(one('<row><c t="inlineStr"><is><t>Numéro</t></is></c><c><v>2</v></c></row><row><c/><c><v>3</v></c></row>'))).toBe(
      'Numéro\t2\n\t3\n',
    )
  })
})

describe('sheets', () => {
  const list = textRows([
    ['Numéro de facture', 'Nom du client', 'Date de facture', 'Montant TTC'],
    ['F1', 'Menuiserie Le Goff', '10/01/2026', '120,00'],
  ])
  const note = textRows([['Extraction'], ['du 20/11/2026']])

  it('the only sheet whose titles are known is read, whatever stands before it', async () => {
    const book = workbook({
      sheets: [
        { name: 'Notice', rows: note },
        { name: 'Factures', rows: list },
      ],
    })
    expect(await readBytes('export.xlsx', book)).toMatchObject({
      as: 'invoices',
      encoding: 'classeur Excel, feuille «\u00a0Factures\u00a0»',
      separator: '',
    })
  })

  it('hidden sheets do not count, unless one is named', async () => {
    const book = workbook({
      sheets: [
        { name: 'Ancien', rows: list, hidden: true },
        { name: 'Factures', rows: list },
      ],
    })
    expect(await readBytes('export.xlsx', book)).toMatchObject({ encoding: 'classeur Excel, feuille «\u00a0Factures\u00a0»' })
    expect(await readBytes('export.xlsx', book, {}, 'ancien')).toMatchObject({ encoding: 'classeur Excel, feuille «\u00a0Ancien\u00a0»' })
  })

  it('two tables are not chosen from; one of them may be named', async () => {
    const book = workbook({
      sheets: [
        { name: 'Janvier', rows: list },
        { name: 'Février', rows: list },
      ],
    })
    expect(await stopIn(() => readBytes('export.xlsx', book))).toMatchObject({
      code: 'sheet-unclear',
      message: 'Plusieurs feuilles du classeur contiennent un tableau : «\u00a0Janvier\u00a0» et «\u00a0Février\u00a0».',
    })
    expect(await readBytes('export.xlsx', book, {}, 'Février')).toMatchObject({ as: 'invoices' })
  })

  it('empty rows and columns before the table are left out, and lines are rows of the sheet', async () => {
    const rows =
      '<row r="3"><c r="C3" t="inlineStr"><is><t>Numéro de facture</t></is></c><c r="D3" t="inlineStr"><is><t>Nom du client</t></is></c>' +
      '<c r="E3" t="inlineStr"><is><t>Date de facture</t></is></c><c r="F3" t="inlineStr"><is><t>Montant TTC</t></is></c></row>' +
      '<row r="9"><c r="C9" t="inlineStr"><is><t>F1</t></is></c><c r="D9" t="inlineStr"><is><t>Le Goff</t></is></c><c r="E9" t="inlineStr"><is><t>10/01/2026</t></is></c><c r="F9"><v>120</v></c></row>' +
      '<row r="11"><c r="C11" t="inlineStr"><is><t>F2</t></is></c><c r="D11" t="inlineStr"><is><t>Le Goff</t></is></c><c r="E11" t="inlineStr"><is><t>10/01/2026</t></is></c><c r="F11" t="e"><v>#REF!</v></c></row>'
    expect(issueFacts(await readBytes('export.xlsx', one(rows)))).toEqual(['11 Montant TTC error amount-invalid'])
  })

  it('merged cells give their value once, where they begin', async () => {
    const rows = textRows([
      ['Grand livre', '', ''],
      ['Numéro', 'Client', 'Montant'],
    ])
    expect(await textOf(workbook({ sheets: [{ name: 'Feuil1', rows, merged: 'A1:C1' }] }))).toBe(
      'Grand livre\t\t\nNuméro\tClient\tMontant\n',
    )
  })
})

describe('whole workbooks', () => {
  it('open invoices: amounts to the cent, days, long account numbers, postcodes', async () => {
    const reading = await readBytes('factures.csv', fixture('invoices-open.xlsx'))
    expect(reading).toMatchObject({ as: 'invoices', rows: 3, rejected: 1 })
    if (reading.as !== 'invoices') return
    expect(
      reading.invoices.map(({ row, customer, number: ref, issuedOn, dueOn, totalCents, outstandingCents }) => [
        row,
        customer,
        ref,
        issuedOn,
        dueOn,
        totalCents,
        outstandingCents,
      ]),
    ).toEqual([
      [4, '41106000001', 'F1', '2025-12-09', '2026-01-08', 123450, 123450],
      [5, '41106000002', 'F2', '2025-12-10', '2026-01-09', 120000, 0],
    ])
    expect(issueFacts(reading)).toEqual(['6 Reste à payer error amount-invalid'])
  })

  it('a FEC saved as a workbook keeps its letters, labels and cents', async () => {
    const reading = await readBytes('732829320FEC20251231.xlsx', fixture('fec-saved-by-a-spreadsheet.xlsx'))
    expect(reading).toMatchObject({ as: 'fec', siren: '732829320', rejected: 0 })
    if (reading.as !== 'fec') return
    expect(lineFacts({ ...reading, lines: [...reading.lines] })).toEqual([
      '2 411000 LEGOFF 2025-01-15 F1 123450 invoice A',
      '4 411000 LEGOFF 2025-02-14 V1 -123450 payment A',
    ])
    expect([...reading.lines].map((line) => line.label)).toEqual(['Facture F1 ; "pose"', 'Virement'])
  })

  it('the digest is that of the file', async () => {
    const book = fixture('invoices-open.xlsx')
    const { createHash } = await import('node:crypto')
    expect((await readBytes('factures.xlsx', book)).sha256).toBe(createHash('sha256').update(book).digest('hex'))
  })

  it('what another program writes is read as well', async () => {
    const cells = [
      [{ value: 'Numéro de facture' }, { value: 'Nom du client' }, { value: 'Date de facture' }, { value: 'Montant TTC' }],
      [{ value: 'F1' }, { value: 'Le Goff' }, { value: new Date('2026-01-10T00:00:00Z'), format: 'dd/mm/yyyy' }, { value: 1234.56 }],
    ]
    const book = await writeXlsxFile(cells, {}).toBuffer()
    const reading = await readBytes('export.xlsx', book)
    expect(reading.as === 'invoices' && reading.invoices[0]).toMatchObject({ issuedOn: '2026-01-10', totalCents: 123456 })
  })

  it('a list of three thousand rows comes back cell for cell', async () => {
    const count = 3000
    const head = ['Numéro de facture', 'Nom du client', 'Date de facture', 'Montant TTC']
    const rows = Array.from({ length: count }, (_, index) => [`F${index}`, `Client &amp; ${index}`, '10/01/2026', `${index},25`])
    const text = await textOf(one(textRows([head, ...rows])))
    const lines = text.split('\n')
    expect(lines).toHaveLength(count + 2)
    expect(lines.slice(1, -1).every((line, index) => line === `F${index}\tClient & ${index}\t10/01/2026\t${index},25`)).toBe(true)
  })

  it('a CSV named .xlsx is read as a CSV', async () => {
    const csv = 'Numéro de facture;Nom du client;Date de facture;Montant TTC\nF1;Le Goff;10/01/2026;120,00\n'
    expect(await readBytes('factures.xlsx', Buffer.from(csv))).toMatchObject({ as: 'invoices', separator: ';', encoding: 'utf-8' })
  })
})
