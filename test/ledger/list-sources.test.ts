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
    expect(files[0]).toMatchObject({ imported: 0, unchanged: 1, changes: { vanished: 1 } })
    expect(files[0]?.warnings.map(({ code, message }) => [code, message.replace(/\s/g, ' ')])).toEqual([
      ['list-settled', '1 pièce de l’édition précédente n’y est plus et compte comme réglée le 08/06/2025 (100,00 €).'],
    ])
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
  expect(second.files[0]?.warnings.map(({ code }) => code)).toEqual(['list-settled'])
})

describe('a list that shows none of what the one before left open', () => {
  const FIRST = ['A1', 'A2', 'A3'].map((number) => listed(number, 10_000))
  const open = () => {
    const ledger = newLedger()
    store(ledger, [list('depot1.csv', ...FIRST)], on('2025-06-01'))
    return ledger
  }

  it('is refused: two lists may have names that differ by digits alone', () => {
    const ledger = open()
    const error = stopOf(() => store(ledger, [list('depot2.csv', listed('B1', 500), listed('B2', 600))], on('2025-06-08')))
    expect([error.code, error.message.replace(/\s/g, ' '), error.details.advice]).toEqual([
      'list-other',
      'Ce fichier ne contient aucune des 3 pièces ouvertes de « depot1.csv » (300,00 €), dont il serait la nouvelle édition d’après son nom : toutes passeraient pour réglées. Rien n’a été enregistré.',
      'Si tout y est vraiment réglé, ajoutez --replaces "depot". Si c’est une autre liste, donnez aux deux des noms qui diffèrent par un mot, pas seulement par des chiffres ou un mois.',
    ])
    expect(shown(ledger)).toEqual(['L1 A1 10000', 'L1 A2 10000', 'L1 A3 10000'])
  })

  it('is taken where somebody says that it replaces it, or where some of it is still there', () => {
    const said = open()
    store(said, [list('depot2.csv', listed('B1', 500))], { ...on('2025-06-08'), replaces: ['depot1.csv'] })
    expect(shown(said)).toEqual(['L1 A1 0', 'L1 A2 0', 'L1 A3 0', 'L1 B1 500'])
    const next = open()
    store(next, [list('depot2.csv', listed('B1', 500), listed('A3', 10_000))], on('2025-06-08'))
    expect(shown(next)).toEqual(['L1 A1 0', 'L1 A2 0', 'L1 A3 10000', 'L1 B1 500'])
  })

  it('is taken where little was left open', () => {
    const ledger = newLedger()
    store(ledger, [list('factures-09.csv', listed('A1', 100), listed('A2', 200))], on('2025-06-01'))
    store(ledger, [list('factures-10.csv', listed('B1', 300))], on('2025-06-08'))
    expect(shown(ledger)).toEqual(['L1 A1 0', 'L1 A2 0', 'L1 B1 300'])
  })
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
