// Three sheets, reviewed once as paper and as text, compared byte for byte ever since. Every figure in them was worked out by hand here.
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import type { CalculationSheet } from '../../src/reporting/calculation/calculation.ts'
import type { CalculationForm } from '../../src/reporting/calculation/forms.ts'
import { writeCalculation } from '../../src/reporting/calculation/write-calculation.ts'
import { claim, FONTS, MAIRIE, paid, sheetOf } from './calculation-cases.ts'

/**
 * 10 000,00 €, due on 15 October 2026, seen on 20 November: 16 days of October + 20 of November = 36 days.
 * Second half-year of 2026: ECB 2,40 + 10 = 12,40 %. 10 000 × 12,40 % = 1 240; × 36 = 44 640; ÷ 365 = 122,301369… -> 122,30.
 * Total 122,30 + 40,00 + 10 000,00 = 10 162,30. Limitation: 15/09/2026 + 5 years = 15/09/2031.
 */
const simple = sheetOf([claim({ dueSource: 'file' })])

/**
 * 10 000,00 €, due on 20 June 2026, 4 000,00 € paid on 5 July, seen on 20 November.
 * 21 to 30 June: 10 days at ECB 2,15 + 10 = 12,15 %: 1 215 × 10 ÷ 365 = 12 150 ÷ 365 = 33,287671… -> 33,29.
 * 1 to 5 July: 5 days at 12,40 %: 1 240 × 5 ÷ 365 = 6 200 ÷ 365 = 16,986301… -> 16,99.
 * 6 July to 20 November: 26 + 31 + 30 + 31 + 20 = 138 days on 6 000,00: 744 × 138 ÷ 365 = 102 672 ÷ 365 = 281,293150… -> 281,29.
 * Interest 33,29 + 16,99 + 281,29 = 331,57; days 10 + 5 + 138 = 153. Total 331,57 + 40,00 + 6 000,00 = 6 371,57.
 *
 * Interest first (C. civ. 1343-1): the payment pays 33,29 + 16,99 = 50,28 of interest, then 3 949,72 of principal: 6 050,28 left.
 * 6 050,28 × 12,40 % = 750,23472; × 138 = 103 532,39136; ÷ 365 = 283,650387… -> 283,65. Interest owed 283,65 (50,28 paid).
 * Total 283,65 + 40,00 + 6 050,28 = 6 373,93: 2,36 more.
 * Rate of the first half-year for the whole delay: 15 days on 10 000: 1 215 × 15 = 18 225 ÷ 365 = 49,931506… -> 49,93; 138 days on
 * 6 000: 729 × 138 = 100 602 ÷ 365 = 275,621917… -> 275,62. Interest 325,55; total 6 365,55: 6,02 less.
 */
const partPayment = sheetOf([claim({ ref: 'F2026-057', issued: '2026-05-21', due: '2026-06-20', payments: [paid('2026-07-05', 400_000)] })])

/**
 * A public buyer: 5 100,00 €, a credit note of 300,00 taken away from the start: 4 800,00, due on 20 May 2026, seen on 20 November.
 * ECB + 8 points, that of the half-year in which interest starts, first half of 2026: 2,15 + 8 = 10,15 %.
 * 11 days of May + 30 + 31 + 31 + 30 + 31 + 20 of November = 184 days. 4 800 × 10,15 % = 487,20; × 184 = 89 644,80; ÷ 365 = 245,602191… -> 245,60.
 * Total 245,60 + 40,00 + 4 800,00 = 5 085,60. Limitation: 4 years from 1 January 2027: 1 January 2031.
 * Credit note from its own day, 12 June: 23 days (11 + 12) on 5 100: 517,65 × 23 = 11 905,95 ÷ 365 = 32,619041… -> 32,62;
 * 161 days on 4 800: 487,20 × 161 = 78 439,20 ÷ 365 = 214,901917… -> 214,90. Interest 247,52; total 5 087,52: 1,92 more.
 */
const publicBuyer = sheetOf([
  claim({
    customer: MAIRIE.code,
    ref: 'F2026-041',
    amount: 510_000,
    issued: '2026-04-20',
    due: '2026-05-20',
    regime: 'public',
    creditNotes: [paid('2026-06-12', 30_000, { what: 'avoir' })],
    dueSource: 'dossier-terms',
  }),
])

const GOLDENS: readonly (readonly [name: string, sheet: CalculationSheet, forms: readonly CalculationForm[]])[] = [
  ['simple', simple, ['pdf', 'html']],
  ['two-half-years', partPayment, ['pdf', 'html', 'csv', 'xlsx']],
  ['public-buyer', publicBuyer, ['pdf', 'html']],
]

describe('golden calculation sheets', () => {
  for (const [name, sheet, forms] of GOLDENS) {
    it.each(forms)(`${name}.%s is the one that was reviewed`, async (form) => {
      expectGoldenBytes(`fixtures/sheets/${name}.${form}`, await writeCalculation(form, sheet, FONTS))
    })
  }
})

function expectGoldenBytes(file: string, bytes: Buffer): void {
  if (process.env['GOLDEN'] === 'update') {
    mkdirSync('fixtures/sheets', { recursive: true })
    writeFileSync(file, bytes)
    return
  }
  expect(existsSync(file), `${file} does not exist: run with GOLDEN=update, then read it`).toBe(true)
  expect(bytes.equals(readFileSync(file)), `${file} is not the sheet that was reviewed`).toBe(true)
}
