// Every formula that a sheet prints, typed again by somebody who has only the paper: whole numbers and fractions, no code of the engine.
import { parse } from 'csv-parse/sync'
import { describe, expect, it } from 'vitest'
import type { CalculationSheet } from '../../src/reporting/calculation/calculation.ts'
import { writeCalculation } from '../../src/reporting/calculation/write-calculation.ts'
import { textOf } from '../support/pdf-text.ts'
import { centsOf, claim, FONTS, MAIRIE, paid, sheetOf } from './calculation-cases.ts'

const PART = /^([\d\u202f]+,\d\d) × (\d+,\d\d)\u00a0% × (\d+) ÷ (365|366)$/

/** Cents of a formula as printed, rounded half up; and its euros cut after six decimals. */
function typed(formula: string): { cents: bigint; cut: string } {
  const over = formula.split(' + ').reduce((sum, text) => {
    const [, base = '', rate = '', days = '', year = ''] = PART.exec(text) ?? []
    expect(text).toMatch(PART)
    // Over 365 × 366: a part over 365 counts 366 times, one over 366 counts 365 times.
    return sum + figures(base) * figures(rate) * BigInt(days) * (year === '365' ? 366n : 365n)
  }, 0n)
  const under = 365n * 366n * 10_000n
  const millionths = (over * 10_000n) / under
  const digits = String(millionths).padStart(7, '0')
  return { cents: (over * 2n + under) / (under * 2n), cut: `${digits.slice(0, -6)},${digits.slice(-6)}` }
}

function figures(text: string): bigint {
  return BigInt(text.replace(/\D/g, ''))
}

const rates = [1000, 1215, 1240, 1500, 787, 1]
const SHEETS: readonly (readonly [title: string, sheet: CalculationSheet])[] = [
  ['two half-years and a part payment', sheetOf([claim({ due: '2026-06-20', payments: [paid('2026-07-05', 400_000)] })])],
  ['a public buyer', sheetOf([claim({ customer: MAIRIE.code, regime: 'public', due: '2024-11-20' })])],
  [
    'payments that pay interest first',
    sheetOf([
      claim({ due: '2024-01-31', payments: [paid('2024-03-01', 100), paid('2025-02-28', 70_000)], settings: { imputation: 'interest' } }),
    ]),
  ],
  [
    'years of 366 days',
    sheetOf(
      rates.map((rateBps, index) =>
        claim({
          ref: `F${index}`,
          amount: 123_457 + index,
          issued: '2019-01-01',
          due: '2019-12-15',
          settings: { basis: 'actual', rate: { kind: 'contract', rateBps } },
        }),
      ),
    ),
  ],
  ['a hundred million euros over four years', sheetOf([claim({ amount: 10_000_000_000, issued: '2022-10-20', due: '2022-11-20' })])],
  ['one cent', sheetOf([claim({ amount: 1, due: '2023-01-15' })])],
]

describe('a sheet redone by hand', () => {
  it.each(SHEETS)('gives the same cents from its CSV: %s', async (_title, sheet) => {
    const rows = parse(await writeCalculation('csv', sheet, FONTS), { delimiter: ';', bom: true, columns: true }) as Record<
      string,
      string
    >[]
    const accrued = new Map<string, bigint>()
    for (const row of rows.filter(({ Ligne }) => Ligne === 'période')) {
      const [formula = '', result = ''] = (row['Calcul'] ?? '').split(' = ')
      const redone = typed(formula)
      expect(redone.cents).toBe(figures(result))
      expect(redone.cents).toBe(figures(row['Montant'] ?? ''))
      expect((row['Résultat non arrondi'] ?? '').replace(/[\u202f…]/g, '')).toBe(redone.cut)
      accrued.set(row['Facture'] ?? '', (accrued.get(row['Facture'] ?? '') ?? 0n) + redone.cents)
    }
    expect(accrued.size).toBeGreaterThan(0)
    const printed = rows.filter(({ Ligne }) => Ligne === 'intérêts courus').map((row) => [row['Facture'], figures(row['Montant'] ?? '')])
    expect(printed).toEqual([...accrued])
    for (const invoice of accrued.keys()) {
      const own = rows.filter(({ Facture }) => Facture === invoice)
      const sum = (...kinds: readonly string[]) =>
        own.filter(({ Ligne = '' }) => kinds.includes(Ligne)).reduce((total, row) => total + centsOf(row['Montant'] ?? ''), 0)
      expect(sum('intérêts dus', 'indemnité', 'principal')).toBe(sum('total de la facture'))
    }
  })

  it.each(SHEETS)('gives the same cents from its HTML: %s', async (_title, sheet) => {
    const html = (await writeCalculation('html', sheet, FONTS)).toString('utf8')
    const tables = [...html.matchAll(/<caption>Calcul des intérêts<\/caption>([\s\S]*?)<\/table>/g)].map(([, table = '']) => table)
    expect(tables.length).toBe(sheet.customers.flatMap(({ invoices }) => invoices).length)
    for (const table of tables) {
      const [body = '', foot = ''] = table.split('</tbody>')
      const rows = [...body.matchAll(/<tr>(<td[\s\S]*?)<\/tr>/g)].map(([, row = '']) => cellsOf(row))
      let total = 0n
      for (const [, , , , , formula = '', exact = '', rounded = ''] of rows) {
        const redone = typed(formula)
        expect(redone.cents).toBe(figures(rounded))
        expect(exact.replace(/[=\s…]/g, '')).toBe(redone.cut)
        total += redone.cents
      }
      expect(figures(cellsOf(foot).at(-1) ?? '')).toBe(total)
    }
  })

  it('gives the same cents from the text that is selected in its PDF', async () => {
    const [, [, sheet] = ['', undefined]] = SHEETS
    if (sheet === undefined) throw new Error('no sheet')
    const text = textOf(await writeCalculation('pdf', sheet, FONTS))
    const periods = sheet.customers.flatMap(({ invoices }) => invoices.flatMap((invoice) => invoice.periods))
    const formulas = text.split('\n').filter((line) => line.includes(' ÷ ') && PART.test(line))
    expect(formulas.map((formula) => Number(typed(formula).cents))).toEqual(periods.map(({ interestCents }) => interestCents))
  })
})

function cellsOf(row: string): string[] {
  return [...row.matchAll(/<t[dh][^>]*>([^<]*)<\/t[dh]>/g)].map(([, text = '']) => text)
}
