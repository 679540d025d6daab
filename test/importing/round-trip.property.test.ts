// A random small ledger, written in a random dialect, reads back identical.
import fc from 'fast-check'
import iconv from 'iconv-lite'
import { describe, expect, it } from 'vitest'
import { readExport } from '../../src/importing/read-file.ts'
import { depth } from '../support/depth.ts'
import { OPTIONS } from './read-fixture.ts'

interface Sale {
  customer: string
  cents: number
  day: number
  letter: string
  label: string
}

const sale: fc.Arbitrary<Sale> = fc.record({
  customer: fc.constantFrom('C1', 'C2', 'C3'),
  cents: fc.integer({ min: 1, max: 99_999_999 }),
  day: fc.integer({ min: 1, max: 28 }),
  letter: fc.constantFrom('', 'A', 'a', '*B'),
  label: fc.constantFrom('Facture', 'Été à l’hôtel', 'Noël "fêté"', 'Pose'),
})

const COLUMNS = [
  'JournalCode',
  'EcritureNum',
  'EcritureDate',
  'CompteNum',
  'CompteLib',
  'CompAuxNum',
  'CompAuxLib',
  'PieceRef',
  'EcritureLib',
  'EcritureLet',
]
const two = (value: number) => String(value).padStart(2, '0')

const DAYS: Record<string, (day: number) => string> = {
  compact: (day) => `202501${two(day)}`,
  iso: (day) => `2025-01-${two(day)}`,
  french: (day) => `${two(day)}/01/2025`,
  dotted: (day) => `${day}.1.2025`,
  timed: (day) => `2025-01-${two(day)} 00:00:00`,
}
const AMOUNTS: Record<string, (cents: number) => string> = {
  comma: (cents) => `${Math.trunc(cents / 100)},${two(cents % 100)}`,
  point: (cents) => `${Math.trunc(cents / 100)}.${two(cents % 100)}`,
  padded: (cents) => `+${String(Math.trunc(cents / 100)).padStart(12, '0')},${two(cents % 100)}`,
  spaced: (cents) => `  ${String(Math.trunc(cents / 100)).replace(/\B(?=(\d{3})+$)/g, '\u00a0')},${two(cents % 100)}`,
}

const dialect = fc.record({
  separator: fc.constantFrom('\t', '|', ';'),
  encoding: fc.constantFrom('utf-8', 'windows-1252', 'utf-16le'),
  eol: fc.constantFrom('\n', '\r\n', '\r', '\r\r\n'),
  lastEol: fc.boolean(),
  bom: fc.boolean(),
  day: fc.constantFrom(...Object.keys(DAYS)),
  amount: fc.constantFrom(...Object.keys(AMOUNTS)),
  sides: fc.constantFrom('two', 'letter', 'number'),
  order: fc.shuffledSubarray([...COLUMNS, 'left', 'right'], { minLength: COLUMNS.length + 2 }),
  shuffled: fc.boolean(),
})

type Dialect = typeof dialect extends fc.Arbitrary<infer T> ? T : never

function write(sales: readonly Sale[], how: Dialect): Buffer {
  const names: Record<string, string> = how.sides === 'two' ? { left: 'Debit', right: 'Credit' } : { left: 'Montant', right: 'Sens' }
  const amounts = (cents: number, debit: boolean) => {
    const text = AMOUNTS[how.amount]?.(cents) ?? ''
    if (how.sides === 'two') return debit ? [text, ''] : ['', text]
    return [text, how.sides === 'letter' ? (debit ? 'D' : 'C') : debit ? '+1' : '-1']
  }
  const row = (cells: Record<string, string>) => how.order.map((name) => cells[name] ?? '').join(how.separator)
  const rows = sales.flatMap(({ customer, cents, day, letter, label }, index) => {
    const common = {
      JournalCode: 'VE',
      EcritureNum: String(index + 1),
      EcritureDate: DAYS[how.day]?.(day) ?? '',
      PieceRef: `F${index + 1}`,
      EcritureLib: label,
    }
    const [left = '', right = ''] = amounts(cents, true)
    const [otherLeft = '', otherRight = ''] = amounts(cents, false)
    return [
      row({
        ...common,
        CompteNum: '411000',
        CompteLib: 'Clients',
        CompAuxNum: customer,
        CompAuxLib: `Société ${customer}`,
        EcritureLet: letter,
        left,
        right,
      }),
      row({ ...common, CompteNum: '706000', CompteLib: 'Prestations', left: otherLeft, right: otherRight }),
    ]
  })
  const written = how.shuffled ? [...rows.filter((_, index) => index % 2 === 0), ...rows.filter((_, index) => index % 2 === 1)] : rows
  const lines = [how.order.map((name) => names[name] ?? name).join(how.separator), ...written]
  return iconv.encode(lines.join(how.eol) + (how.lastEol ? how.eol : ''), how.encoding, { addBOM: how.bom || how.encoding === 'utf-16le' })
}

describe('any dialect', () => {
  it('reads back the ledger that was written', () => {
    fc.assert(
      fc.property(fc.array(sale, { minLength: 1, maxLength: 12 }), dialect, (sales, how) => {
        const reading = readExport({ name: 'fec.txt', bytes: write(sales, how) }, OPTIONS)
        if (reading.as !== 'fec') throw new Error(reading.as)
        const read = [...reading.lines].sort((a, b) => Number(a.entry) - Number(b.entry))
        expect(
          read.map(({ customer, customerName, cents, day, letter, label, ref, kind }) => ({
            customer,
            customerName,
            cents,
            day,
            letter,
            label,
            ref,
            kind,
          })),
        ).toEqual(
          sales.map(({ customer, cents, day, letter, label }, index) => ({
            customer,
            customerName: `Société ${customer}`,
            cents,
            day: `2025-01-${two(day)}`,
            letter,
            label,
            ref: `F${index + 1}`,
            kind: 'invoice',
          })),
        )
        expect(reading.rows).toBe(sales.length * 2)
        expect([...reading.lines].length + reading.skipped + reading.rejected).toBe(reading.rows)
        expect(reading.rawBalances.reduce((sum, { cents }) => sum + cents, 0)).toBe(sales.reduce((sum, { cents }) => sum + cents, 0))
      }),
      { numRuns: depth(60, 200) },
    )
  })
})
