// Several invoice lists in one dossier: an invoice is claimed once, whatever its file is called.
import { describe, expect, it } from 'vitest'
import { isoDay } from '../../src/domain/day.ts'
import { InputError, UsageError } from '../../src/domain/errors.ts'
import { bookItems } from '../../src/ledger/items.ts'
import { listSource } from '../../src/ledger/known-lists.ts'
import type { Ledger } from '../../src/ledger/ledger.ts'
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
      [
        'list-settled',
        'De la liste « encours » (anciens.csv, importée pour le 01/06/2025), 1 pièce ouverte n’est plus dans ce fichier, 100,00 € : elle compte comme réglée au 08/06/2025.',
      ],
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
      'Cette liste s’ajoute à « nord » (nord.csv, importée pour le 01/06/2025 : 2 pièces ouvertes de 1 client, 150,00 €). Si elle la remplace, importez-la avec --replaces "nord" : sinon ce qui y a été réglé sera encore relancé.',
    ],
  ])
  const second = store(ledger, [listOf([listed('S2', 900)], facts('sud-2.csv', 1, 'd'))], on('2025-06-15'))
  expect(second.files[0]?.warnings.map(({ code }) => code)).toEqual(['list-settled'])
})

describe('an invoice of one customer in two lists', () => {
  const nord = (...invoices: ReturnType<typeof listed>[]) => {
    const ledger = newLedger()
    store(ledger, [list('nord.csv', ...invoices)], on('2025-06-01'))
    return ledger
  }
  const sud = (ledger: Ledger, ...invoices: ReturnType<typeof listed>[]) => store(ledger, [list('sud.csv', ...invoices)], on('2025-06-02'))
  const refusal = (ledger: Ledger, ...invoices: ReturnType<typeof listed>[]) => stopOf(() => sud(ledger, ...invoices)).details.excerpt

  it.each([
    [
      'of another sum, as where a list has no totals',
      listed('F1', 4_000),
      'Facture F1 du client L1, 40,00 € (F1 du 01/03/2025, 70,00 € dans l’autre).',
    ],
    [
      'written with a dash',
      { ...listed('F-1', 7_000), documentRef: 'F1' },
      'Facture F-1 du client L1, 70,00 € (F1 du 01/03/2025, 70,00 € dans l’autre).',
    ],
    [
      'of another day',
      listed('F1', 7_000, { issuedOn: '2025-05-01' }),
      'Facture F1 du client L1, 70,00 € (F1 du 01/03/2025, 70,00 € dans l’autre).',
    ],
  ])('is refused %s', (_how, invoice, told) => {
    expect(refusal(nord(listed('F1', 7_000)), invoice)?.replace(/\s/g, ' ')).toBe(told)
  })

  it('is another one where numbers begin again each year, and where it is a credit note', () => {
    const ledger = nord(listed('12', 7_000, { issuedOn: '2024-03-25' }), listed('13', 500))
    sud(ledger, listed('12', 7_000, { issuedOn: '2025-02-20' }), listed('13', -500))
    expect(shown(ledger)).toEqual(['L1 12 7000', 'L1 12 7000', 'L1 13 500', 'L1 13 -500'])
  })

  it('is the same half a year apart, be it in another year', () => {
    expect(refusal(nord(listed('12', 7_000, { issuedOn: '2024-08-01' })), listed('12', 4_000, { issuedOn: '2025-03-01' }))).toBeDefined()
  })

  it('is another one for a customer of the same name under another code, on another day and of another sum', () => {
    const ledger = nord(listed('F1', 7_000))
    sud(ledger, listed('F1', 4_000, { customer: 'L2', issuedOn: '2025-05-01' }))
    expect(shown(ledger)).toEqual(['L1 F1 7000', 'L2 F1 4000'])
  })

  it('may go from one to the other in one call, in either order', () => {
    for (const order of [0, 1]) {
      const ledger = nord(listed('F1', 7_000), listed('F2', 100))
      sud(ledger, listed('S1', 300))
      const next = [
        listOf([listed('F2', 100)], facts('nord.csv', 1, 'e')),
        listOf([listed('S1', 300), listed('F1', 7_000)], facts('sud.csv', 2, 'f')),
      ]
      store(ledger, order === 0 ? next : next.toReversed(), on('2025-06-08'))
      expect(
        shown(ledger)
          .filter((item) => !item.endsWith(' 0'))
          .toSorted(),
      ).toEqual(['L1 F1 7000', 'L1 F2 100', 'L1 S1 300'])
    }
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
