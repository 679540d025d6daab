// True history: the aged balance of any past day is the balance the files themselves give for that day, added up apart from the
// program; also when payments are lettered later, when the next year restates the past, and whatever the order of the imports.
import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import iconv from 'iconv-lite'
import { afterAll, describe, expect, it } from 'vitest'
import { addDays, type IsoDay, isoDay } from '../../src/domain/day.ts'
import { readExport } from '../../src/importing/read-file.ts'
import { bookItems } from '../../src/ledger/items.ts'
import type { Ledger } from '../../src/ledger/ledger.ts'
import { storeReadings } from '../../src/ledger/store-readings.ts'
import type { AgingView } from '../../src/reporting/views.ts'
import { balances, type FecRow, fecRows } from '../fixtures/fec-rows.ts'
import { depth } from '../support/depth.ts'
import { newDossier, removeDossiers } from '../support/dossier.ts'
import { type FecEntry, fec, receipt, sale } from '../support/fec.ts'
import { newLedger } from '../support/ledger-builders.ts'

afterAll(removeDossiers)

const dayOf = (row: FecRow) => row.day.replace(/^(....)(..)(..)$/, '$1-$2-$3')
const byCustomer = (row: FecRow) => row.auxiliary

describe('the demo company', () => {
  const DEMO = new URL('../../fixtures/demo/', import.meta.url)
  const files = ['732829320FEC20251231.txt', '732829320FEC20261119.txt'].map((name) => new URL(name, DEMO))
  const [first, second] = files.map((file) => readFileSync(file))
  const rows2025 = fecRows(first?.toString('utf-8') ?? '', '\t')
  const rows2026 = fecRows(iconv.decode(second ?? Buffer.alloc(0), 'iso-8859-15'), '|')

  /** What each customer owed at the end of a day: the rows of its year up to then, openings among them. */
  function owedOn(day: string): Record<string, number> {
    const year = day < '2026-01-01' ? rows2025 : rows2026
    return balances(
      year.filter((row) => row.account.startsWith('41') && dayOf(row) <= day),
      byCustomer,
    )
  }

  it('shows on each of ninety past days what its files give for that day, customer by customer', async () => {
    const dossier = newDossier()
    await dossier.ask(`import ${files.map((file) => file.pathname).join(' ')}`)
    for (let day = isoDay('2025-01-01'); day <= '2026-11-20'; day = addDays(day, day.endsWith('-31') ? 1 : 8)) {
      dossier.day = day
      const aging = await dossier.ask<AgingView>('aging')
      expect(aging.control.differenceCents, day).toBe(0)
      const shown = aging.customers.filter((one) => one.balanceCents !== 0).map((one) => [one.customer, one.balanceCents])
      expect(Object.fromEntries(shown), day).toEqual(owedOn(day))
    }
  })
})

/** An invoice of a made-up company, and how it was paid. */
interface Deal {
  readonly customer: string
  readonly cents: number
  /** Days after 1 January 2024. */
  readonly issued: number
  readonly payments: readonly { readonly after: number; readonly percent: number; readonly lettered: boolean }[]
  readonly letter: string
}

type Openings = 'none' | 'lumps' | 'detailed'

const YEARS = [2024, 2025, 2026] as const
const deal: fc.Arbitrary<Deal> = fc.record({
  customer: fc.constantFrom('C1', 'C2'),
  cents: fc.integer({ min: 100, max: 99_999 }),
  issued: fc.integer({ min: 0, max: 1000 }),
  payments: fc.array(
    fc.record({ after: fc.integer({ min: -20, max: 500 }), percent: fc.constantFrom(50, 100, 100, 120), lettered: fc.boolean() }),
    { maxLength: 2 },
  ),
  letter: fc.constantFrom('', 'A', 'B', 'AA', '*C'),
})

interface Posted {
  readonly customer: string
  readonly day: IsoDay
  readonly cents: number
  readonly entry: FecEntry
}

const lastDay = isoDay('2026-12-31')
const dayAt = (days: number) => {
  const day = addDays(isoDay('2024-01-01'), Math.max(0, days))
  return day > lastDay ? lastDay : day
}

/** Every line of the company's life; the letter stands on the invoice and on the payments lettered with it, in whatever year they are. */
function lifeOf(deals: readonly Deal[]): Posted[] {
  return deals.flatMap(({ customer, cents, issued, payments, letter }, index) => {
    const ref = `F${1000 + index}`
    const [day, isLettered] = [dayAt(issued), payments.some((one) => one.lettered)]
    const billed = { customer, day, cents, entry: sale(customer, ref, day, cents, isLettered ? { letter } : {}) }
    const paid = payments.map(({ after, percent, lettered }) => {
      const [on, part] = [dayAt(issued + after), Math.max(1, Math.floor((cents * percent) / 100))]
      return { customer, day: on, cents: -part, entry: receipt(customer, on, part, lettered ? { letter } : {}) }
    })
    return [billed, ...paid]
  })
}

const yearOf = (day: string) => Number(day.slice(0, 4))

/** The opening entry of a year, made from what stands on the eve: one line per customer, or one per line that no letter bears. */
function openingOf(year: number, life: readonly Posted[], shape: Openings): FecEntry[] {
  const past = life.filter((one) => yearOf(one.day) < year)
  const own = (customer: string) => past.filter((one) => one.customer === customer)
  const lines = ['C1', 'C2'].flatMap((customer) => {
    const lettered = own(customer).filter((one) => one.entry.lines.some((line) => line.letter))
    const open = shape === 'detailed' ? own(customer).filter((one) => !lettered.includes(one)) : []
    const rest = (shape === 'detailed' ? lettered : own(customer)).reduce((sum, one) => sum + one.cents, 0)
    const restated = open.map((one) => ({ ref: one.entry.ref, customer, cents: one.cents }))
    return rest === 0 ? restated : [...restated, { ref: 'RAN', customer, cents: rest }]
  })
  return lines.map(({ ref, customer, cents }) => ({
    journal: 'AN',
    day: `${year}-01-01`,
    ref,
    label: 'A nouveau',
    lines: [
      { account: '411000', customer, cents, name: `Client ${customer}` },
      { account: '101000', cents: -cents },
    ],
  }))
}

interface YearFile {
  readonly name: string
  readonly text: string
}

/** One file a year; the first has no openings, and a sale to nobody known opens and closes each year. */
function filesOf(life: readonly Posted[], shapes: readonly Openings[]): YearFile[] {
  return YEARS.map((year, index) => {
    const shape = index === 0 ? 'none' : (shapes[index - 1] ?? 'none')
    const opening = shape === 'none' ? [] : openingOf(year, life, shape)
    const bounds = [sale('C9', 'F9', `${year}-01-02`, 100), receipt('C9', `${year}-12-31`, 100)]
    const entries = life.filter((one) => yearOf(one.day) === year).map((one) => one.entry)
    return { name: `export-${year}.txt`, text: fec([...opening, ...bounds, ...entries]) }
  })
}

const OPTIONS = { at: '2026-12-31T08:00:00+01:00', date: lastDay, dryRun: false, firstYear: true, acceptGap: false, siren: null }

function ledgerOf(calls: readonly (readonly YearFile[])[]): Ledger {
  const ledger = newLedger()
  const read = ({ name, text }: YearFile) =>
    readExport(
      { name, bytes: Buffer.from(text) },
      { customerAccounts: ['411', '413', '416', '419'], pseudoCustomers: [], acceptRejects: false, date: lastDay },
    )
  for (const files of calls) storeReadings(ledger, files.map(read), OPTIONS)
  return ledger
}

function shownOn(ledger: Ledger, day: IsoDay): Record<string, number> {
  const sums: Record<string, number> = {}
  for (const item of bookItems(ledger, day)) {
    if (item.customer !== 'C9') sums[item.customer] = (sums[item.customer] ?? 0) + item.outstandingCents
  }
  return Object.fromEntries(Object.entries(sums).filter(([, sum]) => sum !== 0))
}

function owedOn(life: readonly Posted[], day: IsoDay): Record<string, number> {
  const sums: Record<string, number> = {}
  for (const one of life) if (one.day <= day) sums[one.customer] = (sums[one.customer] ?? 0) + one.cents
  return Object.fromEntries(Object.entries(sums).filter(([, sum]) => sum !== 0))
}

const company = fc.tuple(
  fc.array(deal, { minLength: 1, maxLength: 9 }),
  fc.tuple(fc.constantFrom<Openings>('none', 'lumps', 'detailed'), fc.constantFrom<Openings>('none', 'lumps', 'detailed')),
)

describe('any company', () => {
  it('owes on any past day what its entries say, however they are lettered and restated', () => {
    fc.assert(
      fc.property(company, fc.array(fc.integer({ min: 0, max: 1095 }), { minLength: 4, maxLength: 4 }), ([deals, shapes], days) => {
        const life = lifeOf(deals)
        const ledger = ledgerOf([filesOf(life, shapes)])
        for (const day of [...days.map(dayAt), isoDay('2024-12-31'), isoDay('2025-01-01'), lastDay]) {
          expect(shownOn(ledger, day), day).toEqual(owedOn(life, day))
        }
        ledger.close()
      }),
      { numRuns: depth(8, 20) },
    )
  })

  it('has the same items when its years are imported together, or one by one in any order', () => {
    fc.assert(
      fc.property(company, ([deals, shapes]) => {
        const [first, second, third] = filesOf(lifeOf(deals), shapes) as [YearFile, YearFile, YearFile]
        const ledgers = [[[first, second, third]], [[third], [second, first]], [[second], [first], [third]]]
        const items = ledgers.map((calls) => {
          const ledger = ledgerOf(calls)
          const told = [isoDay('2025-03-31'), lastDay].map((day) => bookItems(ledger, day))
          ledger.close()
          return told
        })
        for (const other of items.slice(1)) expect(other).toEqual(items[0])
      }),
      { numRuns: depth(3, 6) },
    )
  })
})
