import { createHash } from 'node:crypto'
import readWorkbook from 'read-excel-file/node'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { writeDebtorSheet } from '../../src/reporting/calculation/debtor-sheet.ts'
import { CALCULATION_FORMS, calculationForm } from '../../src/reporting/calculation/forms.ts'
import { calculationRows } from '../../src/reporting/calculation/rows.ts'
import { recalculated } from '../../src/reporting/calculation/workbook-formulas.ts'
import { writeCalculation } from '../../src/reporting/calculation/write-calculation.ts'
import { piecesOf, textOf } from '../support/pdf-text.ts'
import { claim, debtor, FONTS, MARTIN, paid, sheetOf } from './calculation-cases.ts'

const HOSTILE = debtor('X<1>', '=HYPERLINK("http://exemple.example") & "Cœur" <script>\u202e\nSociété', { address: ['"2" rue <b>'] })
const ACTUAL = { basis: 'actual', rate: { kind: 'contract', rateBps: 1500 } } as const
const sheet = sheetOf([claim({ due: '2026-06-20', payments: [paid('2026-07-05', 400_000)] })])
const hash = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex')

/** The fingerprint that the CSV form has in its last line. */
async function fingerprint(of = sheet): Promise<string> {
  const csv = (await writeCalculation('csv', of, FONTS)).toString('utf8')
  return /\r\nempreinte;+([0-9a-f]{64});/.exec(csv)?.[1] ?? ''
}

describe('the form of a sheet', () => {
  it('follows the extension of the file, whatever its capitals', () => {
    expect(['a.pdf', 'A.HTML', 'b.c.csv', 'x.Xlsx'].map(calculationForm)).toEqual(['pdf', 'html', 'csv', 'xlsx'])
    expect(['a.doc', 'pdf', '', 'a.pdf.gz', '.'].map(calculationForm)).toEqual([null, null, null, null, null])
  })
})

describe('the sheet that comes with a message', () => {
  it.each([
    [100, true],
    [101, false],
  ])('of %i invoices: in full: %s, and one line for each', async (count, inFull) => {
    const many = sheetOf(Array.from({ length: count }, (_, index) => claim({ ref: `F2026-${1000 + index}` })))
    const text = textOf(await writeDebtorSheet(many, FONTS))
    expect(text.includes('365')).toBe(inFull)
    expect(text.includes('Au-delà de 100 factures')).toBe(!inFull)
    expect(text).toContain(`F2026-${1000 + count - 1}`)
  })
})

describe('the same sheet', () => {
  const zone = process.env['TZ']
  afterEach(() => {
    vi.useRealTimers()
    process.env['TZ'] = zone
  })

  it.each(CALCULATION_FORMS)('is the same bytes in .%s at another moment, in another time zone', async (form) => {
    const at = async (moment: string, timeZone: string) => {
      vi.useFakeTimers({ toFake: ['Date'], now: new Date(moment) })
      process.env['TZ'] = timeZone
      return hash(await writeCalculation(form, sheet, FONTS))
    }
    const first = await at('2026-11-20T08:00:00Z', 'Europe/Paris')
    expect(await at('2031-03-01T23:30:00Z', 'Pacific/Kiritimati')).toBe(first)
    expect(await at('1999-12-31T10:00:01Z', 'America/Adak')).toBe(first)
  })

  it('is another one in all forms when one cent changes', async () => {
    const other = sheetOf([claim({ due: '2026-06-20', payments: [paid('2026-07-05', 400_001)] })])
    expect(await fingerprint(other)).not.toBe(await fingerprint())
  })
})

describe('the fingerprint', () => {
  it('is that of the CSV without its last line', async () => {
    const csv = await writeCalculation('csv', sheet, FONTS)
    const lastLine = csv.lastIndexOf('\r\nempreinte;') + 2
    expect(hash(csv.subarray(0, lastLine))).toBe(await fingerprint())
    expect(csv.subarray(lastLine).toString('utf8').split('\r\n')).toHaveLength(2)
  })

  it('stands in the other three forms', async () => {
    const known = await fingerprint()
    expect((await writeCalculation('html', sheet, FONTS)).toString('utf8')).toContain(`<code>${known}</code>`)
    const pdf = await writeCalculation('pdf', sheet, FONTS)
    expect(textOf(pdf).split('\n')).toContain(known)
    const summary = (await readWorkbook(await writeCalculation('xlsx', sheet, FONTS)))[0]
    expect(summary?.data.flat()).toContain(known)
  })
})

describe('the PDF', () => {
  it('is French, titled, numbered, and its text is the one that is read', async () => {
    const pdf = await writeCalculation('pdf', sheet, FONTS)
    const source = pdf.toString('latin1')
    expect(source).toContain('/Lang (fr-FR)')
    expect(source).toContain('(D:20261120120000Z)')
    expect(source).not.toContain('/Filter')
    const text = textOf(pdf)
    expect(text).toContain('Feuille de calcul des pénalités de retard')
    expect(text).toContain('10\u202f000,00 × 12,15\u00a0% × 10 ÷ 365')
    expect(text).toContain('= 281,293150…')
    expect(text).toContain('6\u202f371,57\u00a0€')
    expect(text).toContain('page 2/2')
    expect(text).not.toContain('\ufffd')
  })

  it('keeps every line between its margins, and no title row without a row under it, over many pages', async () => {
    const payments = Array.from({ length: 70 }, (_, index) =>
      paid(`2026-0${index < 35 ? 7 : 8}-${String((index % 28) + 1).padStart(2, '0')}`, 1000 + index),
    )
    const long = sheetOf([claim({ due: '2026-06-20', payments }), claim({ ref: 'F2', amount: 10_000_000_000 })])
    const pieces = piecesOf(await writeCalculation('pdf', long, FONTS))
    const pages = Math.max(...pieces.map(({ page }) => page))
    expect(pages).toBeGreaterThan(4)
    for (const { x, y } of pieces) {
      expect(x).toBeGreaterThanOrEqual(42)
      expect(x).toBeLessThan(553.28)
      expect(y).toBeGreaterThan(20)
      expect(y).toBeLessThan(815)
    }
    for (let page = 1; page <= pages; page++) {
      const body = pieces.filter((piece) => piece.page === page && piece.y > 45 && piece.y < 790)
      const lowest = Math.min(...body.map(({ y }) => y))
      const lastLine = body.filter(({ y }) => y < lowest + 2).map(({ text }) => text)
      expect(lastLine).not.toContain('Jours')
      expect(lastLine).not.toContain('Mouvement')
      expect(lastLine).not.toContain('Décompte')
    }
    // A figure of a hundred million is written whole.
    expect(pieces.map(({ text }) => text)).toContain('100\u202f000\u202f000,00')
  })
})

describe('the HTML page', () => {
  it('holds no script, nothing from elsewhere, and what came from files as text', async () => {
    const html = (await writeCalculation('html', sheetOf([claim({ customer: HOSTILE.code, ref: '<i>1' })], [HOSTILE]), FONTS)).toString(
      'utf8',
    )
    expect(html).not.toMatch(/<script|<i>|<b>|src=|href=|@import|url\(/)
    expect(html).toContain('=HYPERLINK(&quot;http://exemple.example&quot;) &amp; &quot;Cœur&quot; &lt;script&gt; Société')
    expect(html).toContain('<html lang="fr">')
    const tables = html.match(/<table>/g)?.length
    expect(html.match(/<caption>/g)?.length).toBe(tables)
    expect(html.match(/<th(?!ead>| scope=)/g)).toBeNull()
  })
})

describe('the CSV', () => {
  it('never lets a text begin a formula', async () => {
    const csv = (await writeCalculation('csv', sheetOf([claim({ customer: HOSTILE.code, ref: '+1' })], [HOSTILE]), FONTS)).toString('utf8')
    expect(csv).toContain(";'+1;")
    expect(csv).not.toMatch(/[;\n]"?=/)
  })
})

describe('the workbook', () => {
  it('has three pages, with numbers, days and formulas that compute each period again', async () => {
    const bytes = await writeCalculation('xlsx', sheet, FONTS)
    const pages = await readWorkbook(bytes)
    expect(pages.map((page) => page.sheet)).toEqual(['Synthèse', 'Calcul', 'Choix et taux'])
    const [summary, calculation] = pages.map(({ data }) => data)
    expect(summary?.[1]?.slice(6, 11)).toEqual([10_000, 331.57, 40, 6_000, 6_371.57])
    const [period] = calculation?.filter(([kind]) => kind === 'période') ?? []
    expect(period?.slice(6, 9)).toEqual([10, 10_000, 0.1215])
    expect(period?.[11]).toBe(33.29)
  })

  it('computes each period from its own cells, then what is owed of the invoice', () => {
    const rows = calculationRows(
      sheetOf([
        claim({ due: '2026-06-20' }),
        claim({ ref: 'F2', issued: '2027-11-26', due: '2027-12-26', until: '2028-01-03', settings: ACTUAL }),
      ]),
    )
    const calculation = rows.filter(({ kind }) => /^(invoice|movement|period|interest-.*|fee|principal|total)$/.test(kind))
    expect(recalculated(calculation)).toEqual([
      ...[null, null, 'ROUND(H4*I4*G4/365,2)', 'ROUND(H5*I5*G5/365,2)', 'L4+L5', 'MAX(0,L6)', null, null, 'L7+L8+L9'],
      ...[null, null, 'ROUND(H13*I13*5/365+H13*I13*3/366,2)', 'L13', 'MAX(0,L14)', null, null, 'L15+L16+L17'],
    ])
  })

  it('is dated from the day of the calculation', async () => {
    const bytes = await writeCalculation('xlsx', sheetOf([claim({ until: '2026-11-20' })], [MARTIN]), FONTS)
    // 20 November 2026, noon, as MS-DOS tells it.
    expect([bytes.readUInt16LE(10), bytes.readUInt16LE(12)]).toEqual([12 << 11, ((2026 - 1980) << 9) | (11 << 5) | 20])
  })
})
