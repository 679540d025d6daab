import { describe, expect, it } from 'vitest'
import { isoDay } from '../../src/domain/day.ts'
import { unallocatedParts } from '../../src/domain/unallocated-credits.ts'
import { credit, invoice } from '../support/plan-builders.ts'

describe('unallocated credits', () => {
  const debt = (ref: string, dueOn: string, amount: number) => invoice(ref, dueOn, { amount })
  const receipt = (ref: string, day: string, amount: number) => credit(ref, amount, { bookedOn: isoDay(day) })

  it('would pay what was due on their day first, the oldest first, then what fell due later', () => {
    const parts = unallocatedParts([
      debt('later', '2026-09-30', 30_000),
      debt('second', '2026-06-30', 20_000),
      debt('first', '2026-05-31', 10_000),
      receipt('R1', '2026-07-15', 45_000),
    ])
    expect(named(parts)).toEqual({
      first: [{ day: '2026-07-15', cents: 10_000 }],
      second: [{ day: '2026-07-15', cents: 20_000 }],
      later: [{ day: '2026-07-15', cents: 15_000 }],
    })
  })

  it('pay nothing twice: each credit from its own day', () => {
    const parts = unallocatedParts([
      debt('F1', '2026-05-31', 10_000),
      receipt('R2', '2026-08-01', 9_000),
      receipt('R1', '2026-07-01', 4_000),
    ])
    expect(named(parts)).toEqual({
      F1: [
        { day: '2026-07-01', cents: 4_000 },
        { day: '2026-08-01', cents: 6_000 },
      ],
    })
  })
})

/** By reference. */
function named(parts: ReturnType<typeof unallocatedParts>) {
  return Object.fromEntries([...parts].map(([key, paid]) => [key.slice('C001|'.length), paid]))
}
