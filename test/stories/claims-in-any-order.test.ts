// One late invoice, and all that can become of its penalties in any order: what is asked for, what is booked and what was paid always add
// up to what has accrued, to the cent, and the fee is asked for once.
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { afterAll, expect, it } from 'vitest'
import { mulDiv } from '../../src/domain/cents.ts'
import { addDays, daysBetween, isoDay } from '../../src/domain/day.ts'
import type { PenaltiesView } from '../../src/reporting/views.ts'
import { depth } from '../support/depth.ts'
import { newDossier, removeDossiers, type TempDossier } from '../support/dossier.ts'
import { fec, sale } from '../support/fec.ts'

afterAll(removeDossiers)

const DUE = isoDay('2026-09-01')
const BOOKS = fec([sale('C001', 'F2026-100', '2026-08-02', 1_000_000)])

interface Told {
  booked: number
  paid: number
  fee: 'due' | 'booked' | 'paid' | 'waived'
  readonly rows: string[]
}

const ACTIONS = ['book', 'pay', 'pay-fee', 'claimed', 'waive-fee', 'due-fee', 'import'] as const

/** What the law lets be asked for on the day: 12.40 % since the second half of 2026. */
function accruedOn(dossier: TempDossier): number {
  return mulDiv(1_000_000n * 1240n, daysBetween(DUE, isoDay(dossier.day)), 365n * 10_000n, 'half-up')
}

async function claim(dossier: TempDossier) {
  const { claims } = await dossier.ask<PenaltiesView>('penalties --ref F2026-100')
  const [first] = claims
  if (first === undefined) throw new Error('the invoice is late')
  return first
}

async function act(dossier: TempDossier, action: (typeof ACTIONS)[number], share: number, told: Told): Promise<void> {
  const say = (word: string) => dossier.ask(`penalties ${word}`, [0, 4])
  const { interestCents, feeCents } = await claim(dossier)
  const part = Math.floor((interestCents * share) / 100)
  if (action === 'book') {
    const file = join(dossier.folder, 'penalites.txt')
    if (interestCents + feeCents === 0) return
    await dossier.ask(`penalties --entries ${file}`)
    told.rows.push(...readFileSync(file, 'utf8').replace(/\n$/, '').split('\n').slice(1))
    told.booked += interestCents
    if (feeCents > 0) told.fee = 'booked'
  } else if (action === 'pay' && part > 0) {
    await say(`paid C001 --ref F2026-100 --part interest --amount ${Math.floor(part / 100)}.${String(part % 100).padStart(2, '0')}`)
    told.paid += part
  } else if (action === 'pay-fee' && feeCents > 0) {
    await say('paid C001 --ref F2026-100 --part fee')
    told.fee = 'paid'
  } else if (action === 'waive-fee' && feeCents > 0) {
    await say('waive C001 --ref F2026-100 --part fee --reason accord')
    told.fee = 'waived'
  } else if (action === 'due-fee') {
    await say('due C001 --ref F2026-100 --part fee')
    if (told.fee !== 'booked') told.fee = 'due'
  } else if (action === 'claimed') await say('claimed C001 --ref F2026-100')
  const books = told.rows.length === 0 ? BOOKS : `${BOOKS}${told.rows.join('\n')}\n`
  await dossier.ask(`import ${dossier.write('732829320FEC20261231.txt', books)} --first-year`)
}

it('what is asked for, booked and paid add up to what has accrued, and the fee is asked for once', async () => {
  const steps = fc.array(
    fc.record({ action: fc.constantFrom(...ACTIONS), days: fc.integer({ min: 1, max: 12 }), share: fc.integer({ min: 1, max: 100 }) }),
    {
      minLength: 3,
      maxLength: 8,
    },
  )
  await fc.assert(
    fc.asyncProperty(steps, async (actions) => {
      const dossier = newDossier({}, '2026-09-05')
      await dossier.ask(`import ${dossier.write('732829320FEC20261231.txt', BOOKS)} --first-year`)
      const told: Told = { booked: 0, paid: 0, fee: 'due', rows: [] }
      for (const { action, days, share } of actions) {
        await act(dossier, action, share, told)
        for (const later of [0, days]) {
          dossier.day = addDays(isoDay(dossier.day), later)
          const { interestCents, feeCents, principalCents, totalCents } = await claim(dossier)
          expect(interestCents + told.booked + told.paid).toBe(accruedOn(dossier))
          expect(feeCents).toBe(told.fee === 'due' ? 4_000 : 0)
          expect(principalCents + interestCents + feeCents).toBe(totalCents)
        }
      }
    }),
    { numRuns: depth(6, 120) },
  )
}, 300_000)
