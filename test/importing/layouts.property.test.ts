// Damaged files of every layout end in a reading that ties or in a stop of the program, never in a crash.
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { StopError } from '../../src/domain/errors.ts'
import { readExport } from '../../src/importing/read-file.ts'
import { OPTIONS } from './read-fixture.ts'

const FOLDER = join(import.meta.dirname, '../../fixtures/import/layouts')

const damage = fc.oneof(
  fc.record({ kind: fc.constant('cut' as const), at: fc.nat(), length: fc.integer({ min: 1, max: 400 }), byte: fc.nat(255) }),
  fc.record({ kind: fc.constant('flip' as const), at: fc.nat(), length: fc.constant(1), byte: fc.nat(255) }),
  fc.record({ kind: fc.constant('insert' as const), at: fc.nat(), length: fc.constant(0), byte: fc.nat(255) }),
)

describe.each(readdirSync(FOLDER))('%s, damaged', (name) => {
  const bytes = readFileSync(join(FOLDER, name))

  it('is read with sums that tie, or refused', () => {
    fc.assert(
      fc.property(fc.array(damage, { minLength: 1, maxLength: 4 }), (damages) => {
        const reading = readOrStop(damages.reduce(spoiled, bytes))
        if (reading === null || !('rawBalances' in reading)) return
        const lines = [...reading.lines].reduce((sum, line) => sum + line.cents, 0)
        const raw = reading.rawBalances.reduce((sum, { cents }) => sum + cents, 0)
        expect(lines + reading.rejectedCents).toBe(raw)
      }),
      { numRuns: 10, seed: 20261120 },
    )
  })
})

function spoiled(bytes: Buffer, { kind, at, length, byte }: { kind: string; at: number; length: number; byte: number }): Buffer {
  const start = bytes.length === 0 ? 0 : at % bytes.length
  return Buffer.concat([bytes.subarray(0, start), kind === 'cut' ? Buffer.alloc(0) : Buffer.from([byte]), bytes.subarray(start + length)])
}

function readOrStop(bytes: Buffer) {
  try {
    return readExport({ name: 'export.txt', bytes }, OPTIONS)
  } catch (error) {
    if (error instanceof StopError) return null
    throw error
  }
}
