// What must hold for every file that can be read, whatever it holds.
import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { StopError } from '../../src/domain/errors.ts'
import type { PastReminderReading, Reading } from '../../src/domain/reading.ts'
import { readFixture } from './read-fixture.ts'

const names = readdirSync(join(import.meta.dirname, '../../fixtures/import'))

/** Reminders of a previous tool have tests of their own. */
type Booked = Exclude<Reading, PastReminderReading>

/** The readings of the fixtures that can be read at all, with their names. */
function readings(): [string, Booked][] {
  return names.flatMap((name) => {
    try {
      const reading = readFixture(name)
      return reading.as === 'reminders' ? [] : [[name, reading] as [string, Booked]]
    } catch (error) {
      if (error instanceof StopError) return []
      throw error
    }
  })
}

const sum = (values: readonly { readonly cents: number }[]) => values.reduce((total, { cents }) => total + cents, 0)
const all = readings()

describe('identities', () => {
  it('most fixtures can be read', () => {
    expect(all.length).toBeGreaterThan(35)
  })

  it.each(all)('%s: imported + skipped + rejected = rows', (_, reading) => {
    const imported =
      reading.as === 'invoices' ? reading.invoices.length : reading.as === 'contacts' ? reading.contacts.length : [...reading.lines].length
    expect(imported + reading.skipped + reading.rejected).toBe(reading.rows)
  })

  it.each(all)('%s: lines + rejected amounts = raw balances, per account and customer when nothing is rejected', (_, reading) => {
    if (reading.as === 'invoices' || reading.as === 'contacts') return
    expect(sum([...reading.lines]) + reading.rejectedCents).toBe(sum(reading.rawBalances))
    if (reading.rejected > 0) return
    for (const raw of reading.rawBalances) {
      const lines = [...reading.lines].filter((line) => line.account === raw.account && line.customer === raw.customer)
      expect(sum(lines), `${raw.account} ${raw.customer}`).toBe(raw.cents)
    }
  })

  it.each(all)('%s: rows lie in the file, in its order', (_, reading) => {
    const rows = reading.as === 'invoices' ? reading.invoices : reading.as === 'contacts' ? reading.contacts : [...reading.lines]
    const lines = rows.map(({ row }) => row)
    expect(lines).toEqual([...lines].sort((a, b) => a - b))
    expect(reading.issues.map(({ line }) => line)).toEqual(reading.issues.map(({ line }) => line).sort((a, b) => a - b))
  })
})
