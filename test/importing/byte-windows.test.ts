import { describe, expect, it } from 'vitest'
import type { LedgerReading } from '../../src/domain/reading.ts'
import { depth } from '../support/depth.ts'
import { readText } from './read-fixture.ts'

const HEADER =
  'JournalCode\tJournalLib\tEcritureNum\tEcritureDate\tCompteNum\tCompteLib\tCompAuxNum\tCompAuxLib\tPieceRef\tPieceDate\tEcritureLib\tDebit\tCredit\tEcritureLet\tDateLet\tValidDate\tMontantdevise\tIdevise'
const ENTRIES = 900
/** What is read at once. */
const WINDOW = 131_072

/** A FEC of more than one window, its first label longer by `padding` bytes. */
function fec(padding: number): LedgerReading {
  const rows = Array.from({ length: ENTRIES }, (_, index) => {
    const row = (account: string, code: string, label: string, amounts: string) =>
      `VE\tVentes\t${index}\t20250110\t${account}\tCompte\t${code}\t\tF${index}\t20250110\t${label}\t${amounts}\t\t\t\t\t`
    const label = index === 0 ? `Été${'x'.repeat(padding)}` : `Été ${index}`
    return [row('411000', `C${index % 7}`, label, `${index + 1},00\t0,00`), row('706000', '', label, `0,00\t${index + 1},00`)]
  })
  const text = [HEADER, ...rows.flat()].join('\r\n')
  expect(Buffer.byteLength(text)).toBeGreaterThan(WINDOW)
  const reading = readText(text)
  if (reading.as !== 'fec') throw new Error(reading.as)
  return reading
}

describe('a file read by windows', () => {
  it('says the same wherever a line falls between two of them', () => {
    // One row takes some 70 bytes: each of them in turn, or one in three, falls on the end of the window.
    for (let padding = 0; padding < 80; padding += depth(3, 1)) {
      const reading = fec(padding)
      const lines = [...reading.lines].slice(1).map(({ row, customer, ref, label, cents }) => [row, customer, ref, label, cents].join(' '))
      expect(lines, `${padding}`).toEqual(
        Array.from(
          { length: ENTRIES - 1 },
          (_, index) => `${2 * index + 4} C${(index + 1) % 7} F${index + 1} Été ${index + 1} ${100 * (index + 2)}`,
        ),
      )
      expect([reading.rows, reading.issueCount]).toEqual([2 * ENTRIES, 0])
    }
  })
})
