// A ledger that ends in the midst is refused: what is missing may be the payments of customers who would then be reminded.
import { describe, expect, it } from 'vitest'
import { fec, receipt, sale } from '../support/fec.ts'
import { issueFacts, readText } from './read-fixture.ts'

const BOOKS = [
  ...['C001', 'C002', 'C003', 'C004'].map((code, index) => sale(code, `F${index + 1}`, `2026-10-0${index + 1}`, 100_000)),
  receipt('C001', '2026-11-02', 100_000, { ref: 'F1' }),
  receipt('C002', '2026-11-03', 100_000, { ref: 'F2' }),
]
const WHOLE = fec(BOOKS)

describe('a ledger that ends in the midst', () => {
  it('is told wherever its last entry is cut, between rows or within one', () => {
    const lines = WHOLE.split('\n').filter((line) => line !== '')
    const [bank = '', customer = ''] = lines.slice(-2)
    const before = lines.slice(0, -2).join('\n')
    const unseen: string[] = []
    for (const end of [...eachCut(bank).map((cut) => `\n${cut}`), `\n${bank}`, ...eachCut(customer).map((cut) => `\n${bank}\n${cut}`)]) {
      const facts = issueFacts(readText(`${before}${end}`))
      if (!facts.some((fact) => fact.includes('error'))) unseen.push(end)
    }
    expect(unseen).toEqual([])
  })

  it('says why, with the line', () => {
    const lines = WHOLE.trimEnd().split('\n')
    const cut = readText(lines.slice(0, -1).join('\n'))
    expect(cut.issues.map(({ line, code, message }) => [line, code, message.replace(/[\u202f\u00a0]/g, ' ')])).toEqual([
      [
        lines.length - 1,
        'file-cut',
        'Le fichier semble coupé : sa dernière écriture n’est pas équilibrée (écart de 1 000,00 €), à la différence des autres. Des règlements peuvent manquer à la suite : refaites l’export.',
      ],
    ])
  })

  it('is no ledger whose rows all lack the empty cells of their end, nor one of which many entries do not balance', () => {
    const bare = WHOLE.split('\n').map((line, index) => (index === 0 ? line : line.replace(/\t+$/, '')))
    expect(issueFacts(readText(bare.join('\n'))).filter((fact) => fact.includes('file-cut'))).toEqual([])
    const loose = WHOLE.split('\n').filter((line) => !line.includes('\t706000\t'))
    expect(issueFacts(readText(loose.join('\n'))).filter((fact) => fact.includes('file-cut'))).toEqual([])
  })

  it('is no whole one, with or without an end of line at its end', () => {
    expect(issueFacts(readText(WHOLE))).toEqual([])
    expect(issueFacts(readText(WHOLE.replace(/\r?\n$/, '')))).toEqual([])
  })
})

/** The row cut after each of its characters, up to the last one that is not a separator. */
function eachCut(row: string): string[] {
  const written = row.replace(/\t+$/, '')
  return Array.from({ length: written.length - 1 }, (_, index) => row.slice(0, index + 1))
}
