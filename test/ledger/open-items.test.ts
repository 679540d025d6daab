// The short way to the open items must give what the long way gives: on every small ledger of the fixtures, and on the demo's.
import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { isoDay } from '../../src/domain/day.ts'
import type { BookItem } from '../../src/domain/item.ts'
import { readExportFile } from '../../src/importing/read-file.ts'
import { bookItems, openItems } from '../../src/ledger/items.ts'
import type { Ledger } from '../../src/ledger/ledger.ts'
import { OPTIONS } from '../importing/read-fixture.ts'
import { newLedger, store } from '../support/ledger-builders.ts'

const ROOT = join(import.meta.dirname, '../../fixtures')

function ledgerOf(folder: string, names: readonly string[]): Ledger {
  const ledger = newLedger()
  store(
    ledger,
    names.map((name) => readExportFile(join(ROOT, folder, name), OPTIONS, name)),
    { firstYear: true },
  )
  return ledger
}

const told = (items: readonly BookItem[]) =>
  items
    .filter((item) => item.outstandingCents !== 0)
    .map(({ key, account, kind, issuedOn, originalCents, outstandingCents }) => [
      key,
      account,
      kind,
      issuedOn,
      originalCents,
      outstandingCents,
    ])

const fec = readdirSync(join(ROOT, 'import/fec')).filter((name) => name.endsWith('.txt'))
const alone = fec.filter((name) => !/-202[456]\.txt$/.test(name) && !name.includes('weekly'))
const together = [
  ['two-years-detailed-2024.txt', 'two-years-detailed-2025.txt'],
  ['two-years-lumps-2024.txt', 'two-years-lumps-2025.txt'],
  ['payment-in-the-file-of-the-next-year-2025.txt', 'payment-in-the-file-of-the-next-year-2026.txt'],
  ['payment-in-the-file-of-the-next-year-2025.txt', 'openings-that-differ-2026.txt'],
  ['weekly-export-4.txt'],
]

describe('open items', () => {
  it.each([...alone.map((name) => [name]), ...together])('are the same by the short way: %s %s', (...names) => {
    const ledger = ledgerOf(
      'import/fec',
      names.filter((name) => name !== undefined),
    )
    for (const day of ['2027-01-31', '2026-12-31', '2025-12-31', '2025-06-30', '2025-03-15']) {
      expect(told(openItems(ledger, isoDay(day))), day).toEqual(told(bookItems(ledger, isoDay(day))))
    }
  })

  it('are the same by the short way for the demo company, one year and two', () => {
    for (const names of [['732829320FEC20251231.txt'], ['732829320FEC20251231.txt', '732829320FEC20261119.txt']]) {
      const ledger = ledgerOf('demo', names)
      for (const day of ['2026-11-20', '2025-12-31']) {
        expect(told(openItems(ledger, isoDay(day)))).toEqual(told(bookItems(ledger, isoDay(day))))
      }
    }
  })
})
