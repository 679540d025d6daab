// A list takes the place of the one before only where it is its new edition: another list taken for one would make all that is open paid.
import { describe, expect, it } from 'vitest'
import { isoDay } from '../../src/domain/day.ts'
import { InputError } from '../../src/domain/errors.ts'
import { bookItems } from '../../src/ledger/items.ts'
import type { Ledger } from '../../src/ledger/ledger.ts'
import type { StoreOptions } from '../../src/ledger/stored-import.ts'
import { facts, line, listed, listOf, newLedger, store, yearOf } from '../support/ledger-builders.ts'

type Invoices = ReturnType<typeof listed>[]

/** Invoices of 100 € each, one per customer: A1, A2... */
const invoices = (letter: string, from: number, to: number): Invoices =>
  Array.from({ length: to - from + 1 }, (_, index) => ({
    ...listed(`${letter}${from + index}`, 10_000, { customer: `C-${letter}${from + index}` }),
    customerName: `Client ${letter}${from + index}`,
  }))

let marks = 0
/** A file of bytes of its own. */
const file = (name: string, ...records: Invoices) => listOf(records, facts(name, records.length, `${marks++}-`.padEnd(64, 'x')))

const bring = (ledger: Ledger, day: string, name: string, records: Invoices, told: Partial<StoreOptions> = {}) =>
  store(ledger, [file(name, ...records)], { date: isoDay(day), ...told })

const owed = (ledger: Ledger, day = '2025-12-31') => {
  const open = bookItems(ledger, isoDay(day)).filter((item) => item.outstandingCents !== 0)
  return [open.length, open.reduce((sum, item) => sum + item.outstandingCents, 0)]
}

const remarks = ({ files }: ReturnType<typeof store>) =>
  files.flatMap(({ warnings }) => warnings.filter(({ code }) => code === 'list-settled').map(({ message }) => message.replace(/\s/g, ' ')))

function stopOf(ledger: Ledger, run: () => unknown): { code: string; says: string; advice: string } {
  const before = ledger.db.serialize()
  try {
    run()
  } catch (error) {
    if (!(error instanceof InputError)) throw error
    expect(ledger.db.serialize().equals(before)).toBe(true)
    return { code: error.code, says: error.message.replace(/\s/g, ' '), advice: error.details.advice ?? '' }
  }
  throw new Error('nothing was refused')
}

/** A dossier with thirty open invoices in depot1.csv. */
const depot = () => {
  const ledger = newLedger()
  bring(ledger, '2025-06-01', 'depot1.csv', invoices('A', 1, 30))
  return ledger
}

describe('a list that holds nothing of the one of its name', () => {
  it('is refused with both names, counts and sums, and nothing is stored', () => {
    const ledger = depot()
    const { code, says, advice } = stopOf(ledger, () => bring(ledger, '2025-06-02', 'depot2.csv', invoices('B', 1, 20)))
    expect(code).toBe('list-other')
    expect(says).toBe(
      'Ce fichier remplacerait la liste « depot » (depot1.csv, importée pour le 01/06/2025) : 30 pièces ouvertes de 30 clients, 3 000,00 €, ' +
        'dont aucune n’est dans ce fichier, qui montre 20 pièces ouvertes de 20 clients, 2 000,00 €. Ce qui n’y est plus compterait comme réglé. Rien n’a été enregistré.',
    )
    expect(advice).toBe(
      'Si c’est une autre liste, importez-la seule sous un nom à elle : --list "depot2". Si elle remplace bien la première, dont le reste est réglé, ajoutez --replaces "depot".',
    )
  })

  it('is a list of its own under the name that the refusal proposes', () => {
    const ledger = depot()
    bring(ledger, '2025-06-02', 'depot2.csv', invoices('B', 1, 20), { list: 'depot2' })
    expect(owed(ledger)).toEqual([50, 500_000])
    bring(ledger, '2025-06-08', 'depot2.csv', invoices('B', 2, 20), { list: 'DEPOT2' })
    expect(owed(ledger)).toEqual([49, 490_000])
  })

  it('replaces it where the user says so, by its name or by that of its file', () => {
    for (const name of ['depot', 'depot1.csv']) {
      const ledger = depot()
      const told = bring(ledger, '2025-07-01', 'depot2.csv', invoices('B', 1, 20), { replaces: [name] })
      expect(owed(ledger)).toEqual([20, 200_000])
      expect(remarks(told)).toEqual([
        'De la liste « depot » (depot1.csv, importée pour le 01/06/2025), 30 pièces ouvertes ne sont plus dans ce fichier, 3 000,00 € : elles comptent comme réglées au 01/07/2025.',
      ])
    }
  })

  it('is refused with no invoice at all, and with one in ten of them at most', () => {
    const ledger = depot()
    expect(stopOf(ledger, () => bring(ledger, '2025-06-02', 'depot1.csv', [])).code).toBe('list-other')
    const of = (kept: number) => [...invoices('A', 1, kept), ...invoices('B', 1, 30)]
    expect(stopOf(ledger, () => bring(ledger, '2025-06-02', 'depot1.csv', of(1))).says).toContain('dont 1 seule est dans ce fichier')
    const { says, advice } = stopOf(ledger, () => bring(ledger, '2025-06-02', 'depot2.csv', of(3)))
    expect(says).toBe(
      'Ce fichier remplacerait la liste « depot » (depot1.csv, importée pour le 01/06/2025) : 30 pièces ouvertes de 30 clients, 3 000,00 €, ' +
        'dont 3 seulement sont dans ce fichier, qui montre 33 pièces ouvertes de 33 clients, 3 300,00 €. Ce qui n’y est plus compterait comme réglé. Rien n’a été enregistré.',
    )
    expect(advice).toContain('--replaces "depot"')
    bring(ledger, '2025-06-08', 'depot2.csv', of(3), { replaces: ['depot'] })
    expect(owed(ledger)).toEqual([33, 330_000])
  })

  it('is an edition where more than one in ten of the invoices are still there', () => {
    const ledger = depot()
    bring(ledger, '2025-06-08', 'depot1.csv', [...invoices('A', 1, 4), ...invoices('B', 1, 30)])
    expect(owed(ledger)).toEqual([34, 340_000])
    const few = newLedger()
    bring(few, '2025-06-01', 'encours.csv', invoices('A', 1, 3))
    bring(few, '2025-06-08', 'encours.csv', [...invoices('A', 3, 3), ...invoices('B', 1, 9)])
    expect(owed(few)).toEqual([10, 100_000])
  })

  it('is an edition of two invoices, not of three', () => {
    const few = newLedger()
    bring(few, '2025-06-01', 'encours.csv', invoices('A', 1, 2))
    expect(remarks(bring(few, '2025-06-08', 'encours.csv', invoices('B', 1, 9)))).toEqual([
      'De la liste « encours » (encours.csv, importée pour le 01/06/2025), 2 pièces ouvertes ne sont plus dans ce fichier, 200,00 € : elles comptent comme réglées au 08/06/2025.',
    ])
    const three = newLedger()
    bring(three, '2025-06-01', 'encours.csv', invoices('A', 1, 3))
    expect(stopOf(three, () => bring(three, '2025-06-08', 'encours.csv', invoices('B', 1, 9))).advice).toContain('--list "NOM"')
  })

  it('may be anything where the books alone count', () => {
    const ledger = newLedger()
    const lines = invoices('A', 1, 5).map(({ customer, number }) => line({ day: '2025-03-01', cents: 10_000, customer, ref: number }))
    store(ledger, [yearOf(2025, lines)])
    bring(ledger, '2025-06-01', 'encours.csv', invoices('A', 1, 5))
    bring(ledger, '2025-06-08', 'encours.csv', [])
    expect(owed(ledger)).toEqual([5, 50_000])
  })
})

describe('the next edition', () => {
  it('passes, and tells what left the list and counts as paid', () => {
    const ledger = depot()
    const told = bring(ledger, '2025-06-08', 'depot-2025-06-08.csv', [...invoices('A', 6, 30), ...invoices('B', 1, 2)])
    expect(owed(ledger)).toEqual([27, 270_000])
    expect(remarks(told)).toEqual([
      'De la liste « depot » (depot1.csv, importée pour le 01/06/2025), 5 pièces ouvertes ne sont plus dans ce fichier, 500,00 € : elles comptent comme réglées au 08/06/2025.',
    ])
    expect(remarks(bring(ledger, '2025-06-15', 'depot1.csv', [...invoices('A', 6, 30), ...invoices('B', 1, 3)]))).toEqual([])
  })
})

it('an invoice whose number is spelled otherwise in the next edition is the same one', () => {
  const ledger = newLedger()
  bring(ledger, '2025-06-01', 'encours.csv', [listed('F1', 10_000)])
  const { files } = bring(ledger, '2025-06-08', 'encours.csv', [{ ...listed('F-1', 10_000, { outstanding: 4_000 }), documentRef: 'F1' }])
  expect(files[0]?.changes).toMatchObject({ new: 0, changed: 1, vanished: 0 })
  expect(bookItems(ledger, isoDay('2025-06-08')).map(({ ref, outstandingCents }) => [ref, outstandingCents])).toEqual([['F-1', 4_000]])
})

it('what is no longer in a list is told without the customers of the books, who owe what these say', () => {
  const ledger = newLedger()
  store(ledger, [yearOf(2025, [line({ day: '2025-03-01', cents: 10_000, customer: 'C-A1', ref: 'A1' })])])
  bring(ledger, '2025-06-01', 'encours.csv', invoices('A', 1, 3))
  expect(remarks(bring(ledger, '2025-06-08', 'encours.csv', invoices('A', 3, 3)))).toEqual([
    'De la liste « encours » (encours.csv, importée pour le 01/06/2025), 1 pièce ouverte n’est plus dans ce fichier, 100,00 € : elle compte comme réglée au 08/06/2025.',
  ])
  expect(owed(ledger)).toEqual([2, 20_000])
})

describe('two lists whose files are named alike', () => {
  /** Thirty invoices in depot1.csv, twenty in depot2.csv, which somebody said is a list of its own. */
  const both = () => {
    const ledger = depot()
    bring(ledger, '2025-06-01', 'depot2.csv', invoices('B', 1, 20), { list: 'Dépôt 2' })
    return ledger
  }

  it('stand side by side, and each is followed by its own invoices, whatever the order and the names', () => {
    const ledger = both()
    expect(owed(ledger)).toEqual([50, 500_000])
    expect(remarks(bring(ledger, '2025-06-08', 'depot-semaine-24.csv', invoices('A', 1, 29), { list: 'depot' }))).toHaveLength(1)
    expect(remarks(bring(ledger, '2025-06-08', 'depot2.csv', invoices('B', 2, 20)))[0]).toContain('De la liste « Dépôt 2 » (depot2.csv,')
    expect(remarks(bring(ledger, '2025-06-15', 'depot2.csv', invoices('B', 3, 20)))[0]).toContain('De la liste « Dépôt 2 » (depot2.csv,')
    expect(owed(ledger)).toEqual([47, 470_000])
  })

  it('come together in one call, each as itself', () => {
    const ledger = both()
    store(ledger, [file('depot2.csv', ...invoices('B', 1, 19)), file('depot1.csv', ...invoices('A', 1, 28))], {
      date: isoDay('2025-06-08'),
    })
    expect(owed(ledger)).toEqual([47, 470_000])
  })

  it('are told apart by the file’s name where no invoice tells, and by the user where it does not either', () => {
    const ledger = depot()
    bring(ledger, '2025-06-01', 'depot2.csv', invoices('B', 1, 2), { list: 'Dépôt 2' })
    bring(ledger, '2025-06-08', 'depot2.csv', invoices('D', 1, 5))
    expect(owed(ledger)).toEqual([35, 350_000])
    const { code, says, advice } = stopOf(ledger, () => bring(ledger, '2025-06-15', 'depot3.csv', invoices('E', 1, 5)))
    expect([code, says]).toEqual([
      'list-unclear',
      'Rien ne dit de quelle liste ce fichier est la nouvelle édition : « Dépôt 2 », « depot ».',
    ])
    expect(advice).toBe('Nommez-la avec --list, par exemple --list "Dépôt 2" ; un nom nouveau en fait une liste de plus.')
    bring(ledger, '2025-06-15', 'depot3.csv', invoices('E', 1, 5), { list: 'dépôt 3' })
    expect(owed(ledger)).toEqual([40, 400_000])
  })

  it('named by the user, are still not taken for one another', () => {
    const ledger = both()
    expect(stopOf(ledger, () => bring(ledger, '2025-06-08', 'depot2.csv', invoices('B', 1, 20), { list: 'depot' })).code).toBe('list-other')
  })
})

describe('several files of one name in one call', () => {
  const parts = (...records: Invoices[]) => records.map((some, index) => file(`factures-${index + 1}.csv`, ...some))

  it('are parts of one list, and one of them alone does not replace it', () => {
    const ledger = newLedger()
    store(ledger, parts(invoices('A', 1, 30), invoices('B', 1, 30)))
    const { code, says } = stopOf(ledger, () => bring(ledger, '2025-06-22', 'factures-1.csv', invoices('A', 1, 29)))
    expect([code, says]).toEqual([
      'list-part',
      'La liste « factures » est venue en 2 fichiers (factures-2.csv, importée pour le 15/06/2025), et il n’y en a que 1 : 31 de ses 60 pièces ouvertes de 60 clients, 6 000,00 €, ' +
        'n’y sont plus et compteraient comme réglées. Rien n’a été enregistré.',
    ])
    store(ledger, parts(invoices('A', 1, 29), invoices('B', 1, 30)), { date: isoDay('2025-06-22') })
    expect(owed(ledger)).toEqual([59, 590_000])
    bring(ledger, '2025-06-29', 'factures.csv', invoices('A', 1, 29), { replaces: ['factures'] })
    expect(owed(ledger)).toEqual([29, 290_000])
  })
})
