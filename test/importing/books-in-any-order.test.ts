// Rows far apart, openings wherever they stand, spaces nobody sees: the reading of a ledger must not depend on them.
import { describe, expect, it } from 'vitest'
import { readExport } from '../../src/importing/read-file.ts'
import { OPTIONS } from './read-fixture.ts'

const HEADER =
  'JournalCode\tJournalLib\tEcritureNum\tEcritureDate\tCompteNum\tCompteLib\tCompAuxNum\tCompAuxLib\tPieceRef\tPieceDate\tEcritureLib\tDebit\tCredit\tEcritureLet\tDateLet\tValidDate\tMontantdevise\tIdevise'

type Told = [journal: string, num: string, day: string, account: string, aux: string, label: string, cents: number, letter?: string]

const euros = (cents: number) => `${Math.trunc(cents / 100)},${String(cents % 100).padStart(2, '0')}`

function fecOf(rows: readonly Told[], end = '\n'): string {
  const lines = rows.map(([journal, num, day, account, aux, label, cents, letter = '']) =>
    [
      journal,
      '',
      num,
      day,
      account,
      '',
      aux,
      aux,
      `P${num}`,
      day,
      label,
      euros(Math.max(cents, 0)),
      euros(Math.max(-cents, 0)),
      letter,
      '',
      day,
      '',
      '',
    ].join('\t'),
  )
  return [HEADER, ...lines, ''].join(end)
}

function read(text: string | Buffer) {
  const reading = readExport({ name: 'FEC.txt', bytes: Buffer.from(text as string) }, OPTIONS)
  if (reading.as !== 'fec') throw new Error(reading.as)
  return reading
}

const OPENING: Told[] = [
  ['XX', '1', '20250102', '411000', 'C1', 'A nouveau', 100_000],
  ['XX', '1', '20250102', '101000', '', 'A nouveau', -100_000],
]
const SALE: Told[] = [
  ['VE', '2', '20250101', '411000', 'C2', 'Facture', 12_000],
  ['VE', '2', '20250101', '706000', '', 'Facture', -12_000],
]

describe('a ledger as it may come', () => {
  it('opened the day after its first sale has the same openings first and last in the file', () => {
    const first = read(fecOf([...OPENING, ...SALE]))
    const last = read(fecOf([...SALE, ...OPENING]))
    expect([first.openingRegime, last.openingRegime]).toEqual([first.openingRegime, first.openingRegime])
    expect([...last.lines].map((line) => `${line.customer} ${line.kind}`).sort()).toEqual(
      [...first.lines].map((line) => `${line.customer} ${line.kind}`).sort(),
    )
    expect([...last.lines].find((line) => line.customer === 'C1')?.kind).toBe('opening')
  })

  it('a transfer to doubtful debts on the first days is no opening, although it takes back an opening balance', () => {
    const rows: Told[] = [
      ['AN', '1', '20250101', '411DUP', '', 'A nouveau', 100_000],
      ['AN', '1', '20250101', '101000', '', 'A nouveau', -100_000],
      ['OD', '2', '20250102', '416DUP', '', 'Passage en douteux', 100_000],
      ['OD', '2', '20250102', '411DUP', '', 'Passage en douteux', -100_000],
    ]
    expect([...read(fecOf(rows)).lines].map((line) => [line.account, line.kind])).toEqual([
      ['411DUP', 'opening'],
      ['416DUP', 'doubtful'],
      ['411DUP', 'transfer'],
    ])
  })

  it('no-break spaces around a code, a letter or nothing are padding', () => {
    const rows: Told[] = [
      ['VE', '1', '20250105', '411000', 'C1', 'Facture', 12_000, 'A'],
      ['VE', '1', '20250105', '706000', '', 'Facture', -12_000],
      ['BQ', '2', '20250205', '512000', '', 'Virement', 12_000],
      ['BQ', '2', '20250205', '411000', 'C1\u00a0', 'Virement', -12_000, '\u202fA\u00a0'],
    ]
    expect([...read(fecOf(rows)).lines].map((line) => [line.customer, line.letter])).toEqual([
      ['C1', 'A'],
      ['C1', 'A'],
    ])
  })

  it('sorted by account, its entries are put together under the finest key, however far apart their rows', () => {
    const entries = Array.from({ length: 30_000 }, (_, index) => index)
    const day = (index: number) => `202501${String(1 + (index % 28)).padStart(2, '0')}`
    const side = (account: string, aux: string, sign: number) =>
      entries.map(
        (index): Told => [
          'OD',
          String(index),
          day(index),
          index % 2 === 0 ? account : account === '411000' ? '411000' : '654000',
          aux,
          'x',
          sign * (100 + index),
        ],
      )
    const reading = read(fecOf([...side('411000', 'C1', -1), ...side('706000', '', 1)]))
    const kinds = [...reading.lines].reduce((counts, { kind }) => counts.set(kind, (counts.get(kind) ?? 0) + 1), new Map<string, number>())
    expect(Object.fromEntries(kinds)).toEqual({ creditNote: 15_000, writeOff: 15_000 })
    expect(reading.explanations.find((sentence) => sentence.startsWith('Écritures regroupées'))).toBe(
      'Écritures regroupées par journal, numéro, date et pièce : 30000 écritures.',
    )
  }, 30_000)
})
