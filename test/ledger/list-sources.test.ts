// Several invoice lists in one dossier: an invoice is claimed once, whatever its file is called.
import { describe, expect, it } from 'vitest'
import { isoDay } from '../../src/domain/day.ts'
import { InputError, UsageError } from '../../src/domain/errors.ts'
import { bookItems } from '../../src/ledger/items.ts'
import type { Ledger } from '../../src/ledger/ledger.ts'
import { listSource } from '../../src/ledger/list-sources.ts'
import { facts, line, listed, listOf, newLedger, store, yearOf } from '../support/ledger-builders.ts'

const on = (day: string) => ({ date: isoDay(day) })
const shown = (ledger: Ledger) =>
  bookItems(ledger, isoDay('2025-06-30')).map((item) => `${item.customer} ${item.ref} ${item.outstandingCents}`)

/** Named `name`, of bytes of its own. */
const list = (name: string, ...invoices: ReturnType<typeof listed>[]) => listOf(invoices, facts(name, invoices.length, name.at(0) ?? 'z'))

function stopOf(run: () => unknown): InputError | UsageError {
  try {
    run()
  } catch (error) {
    if (error instanceof InputError || error instanceof UsageError) return error
    throw error
  }
  throw new Error('nothing was refused')
}

describe('the name of a list', () => {
  it.each([
    ['Factures octobre 2026.csv', 'factures'],
    ['factures_nov.csv', 'factures'],
    ['En-cours clients FÉVRIER.xlsx', 'en cours clients'],
    ['2026-08 août.csv', 'liste'],
    ['Mairie de Décines.csv', 'mairie de décines'],
    ['marsouin.csv', 'marsouin'],
  ])('of %s is %s', (file, name) => {
    expect(listSource(file)).toBe(name)
  })
})

describe('an invoice that another list shows as open', () => {
  it('is refused, and nothing is stored', () => {
    const ledger = newLedger()
    store(ledger, [list('anciens.csv', listed('F1', 10_000), listed('F2', 5_000))], on('2025-06-01'))
    const before = ledger.db.serialize()
    const error = stopOf(() => store(ledger, [list('encours.csv', listed('F3', 700), listed('F2', 5_000))], on('2025-06-08')))
    expect([error.code, error.details.excerpt?.replace(/\s/g, ' ')]).toEqual(['list-twice', 'Facture F2 du client L1, 50,00 €.'])
    expect(error.details.advice).toContain('--replaces "anciens"')
    expect(ledger.db.serialize().equals(before)).toBe(true)
  })

  it('is refused under another code of a customer of the same name, not of another customer', () => {
    const ledger = newLedger()
    store(ledger, [list('anciens.csv', listed('F1', 10_000))])
    expect(stopOf(() => store(ledger, [list('encours.csv', listed('F1', 10_000, { customer: 'L2' }))])).code).toBe('list-twice')
    const other = { ...listed('F1', 10_000, { customer: 'L2' }), customerName: 'Menuiserie Roux' }
    store(ledger, [list('encours.csv', other)])
    expect(shown(ledger)).toEqual(['L1 F1 10000', 'L2 F1 10000'])
  })

  it('is not refused once paid there, nor where the books alone count', () => {
    const ledger = newLedger()
    store(ledger, [list('anciens.csv', listed('F1', 10_000))], on('2025-06-01'))
    store(ledger, [list('anciens-2.csv')], on('2025-06-08'))
    store(ledger, [list('encours.csv', listed('F1', 10_000))], on('2025-06-15'))
    const books = newLedger()
    store(books, [yearOf(2025, [line({ day: '2025-03-01', cents: 10_000, customer: 'L1', ref: 'F1' })])])
    store(books, [list('anciens.csv', listed('F1', 10_000))])
    store(books, [list('encours.csv', listed('F1', 10_000))])
    expect(shown(books)).toEqual(['L1 F1 10000'])
  })
})

describe('a list said to replace another', () => {
  it('settles what it no longer shows, and is the list that the next file of its name follows', () => {
    const ledger = newLedger()
    store(ledger, [list('anciens.csv', listed('F1', 10_000), listed('F2', 5_000))], on('2025-06-01'))
    const { files } = store(ledger, [list('encours.csv', listed('F2', 5_000))], { ...on('2025-06-08'), replaces: ['anciens.csv'] })
    expect(files[0]).toMatchObject({ imported: 0, unchanged: 1, changes: { vanished: 1 }, warnings: [] })
    expect(shown(ledger)).toEqual(['L1 F1 0', 'L1 F2 5000'])
    store(ledger, [list('encours 2.csv', listed('F4', 300))], on('2025-06-15'))
    expect(shown(ledger)).toEqual(['L1 F1 0', 'L1 F2 0', 'L1 F4 300'])
  })

  it('needs one that was imported', () => {
    const ledger = newLedger()
    store(ledger, [list('anciens.csv', listed('F1', 10_000))])
    const error = stopOf(() => store(ledger, [list('encours.csv', listed('F2', 5_000))], { replaces: ['clients.csv'] }))
    expect([error.code, error.details.advice]).toEqual(['list-unknown', 'Listes du dossier : anciens.'])
  })
})

it('a list that stands beside another tells what is open there, once', () => {
  const ledger = newLedger()
  store(ledger, [list('nord.csv', listed('F1', 10_000), listed('F2', 5_000))], on('2025-06-01'))
  const first = store(ledger, [list('sud.csv', listed('S1', 700))], on('2025-06-08'))
  expect(first.files[0]?.warnings.map(({ code, message }) => [code, message.replace(/\s/g, ' ')])).toEqual([
    [
      'list-beside',
      'Cette liste s’ajoute à « nord » (nord.csv, importée pour le 01/06/2025 : 2 pièces ouvertes, 150,00 €). Si elle la remplace, importez-la avec --replaces "nord" : sinon ce qui y a été réglé sera encore relancé.',
    ],
  ])
  const second = store(ledger, [listOf([listed('S2', 900)], facts('sud-2.csv', 1, 'd'))], on('2025-06-15'))
  expect(second.files[0]?.warnings).toEqual([])
})

describe('an invoice of a list under another customer code', () => {
  it('is that customer’s with what was paid of it, and was never settled by the one before', () => {
    const ledger = newLedger()
    store(ledger, [listOf([listed('F1', 10_000), listed('F2', 5_000)])], on('2025-06-01'))
    store(ledger, [listOf([listed('F1', 10_000, { outstanding: 4_000 })], facts('factures.csv', 1, 'b'))], on('2025-06-08'))
    const moved = listed('F1', 10_000, { outstanding: 4_000, customer: 'L2' })
    const { files } = store(ledger, [listOf([moved], facts('factures.csv', 1, 'c'))], on('2025-06-15'))
    expect(files[0]?.changes).toMatchObject({ vanished: 0 })
    expect(shown(ledger)).toEqual(['L1 F2 0', 'L2 F1 4000'])
    expect(bookItems(ledger, isoDay('2025-06-30'))[1]?.allocations.map(({ day, cents }) => [day, cents])).toEqual([['2025-06-08', 6_000]])
  })

  it('is not taken for another of the same number, day and amount where several are alike', () => {
    const ledger = newLedger()
    store(ledger, [listOf([listed('F1', 10_000), listed('F1', 10_000, { customer: 'L3' })])], on('2025-06-01'))
    store(ledger, [listOf([listed('F1', 10_000, { customer: 'L2' })], facts('factures.csv', 1, 'b'))], on('2025-06-08'))
    expect(shown(ledger)).toEqual(['L1 F1 0', 'L2 F1 10000', 'L3 F1 0'])
  })
})
