// Editions of one list follow one another by their days: two of them in one call are two, and an older one never has the last word.
import { describe, expect, it } from 'vitest'
import { isoDay } from '../../src/domain/day.ts'
import { InputError } from '../../src/domain/errors.ts'
import { bookItems } from '../../src/ledger/items.ts'
import type { Ledger } from '../../src/ledger/ledger.ts'
import type { StoreOptions } from '../../src/ledger/stored-import.ts'
import { facts, listed, listOf, newLedger, store } from '../support/ledger-builders.ts'

type Invoices = ReturnType<typeof listed>[]

let marks = 0
/** A file of bytes of its own. */
const file = (name: string, ...records: Invoices) => listOf(records, facts(name, records.length, `${marks++}-`.padEnd(64, 'x')))
const bring = (ledger: Ledger, day: string, files: ReturnType<typeof file>[], told: Partial<StoreOptions> = {}) =>
  store(ledger, files, { date: isoDay(day), ...told })
const state = (ledger: Ledger, day = '2026-12-31') =>
  bookItems(ledger, isoDay(day)).map(({ ref, outstandingCents, settledOn }) => [ref, outstandingCents, settledOn])

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

describe('two editions in one call', () => {
  it.each([
    ['ouvertes-2026-11-19.csv', 'ouvertes-2026-11-20.csv'],
    ['ouvertes 19-11-2026.csv', 'ouvertes 20-11-2026.csv'],
    ['ouvertes_20261119_0700.csv', 'ouvertes_20261120_0700.csv'],
    ['ouvertes.du.01.11.2026.au.19.11.2026.csv', 'ouvertes.du.01.11.2026.au.20.11.2026.csv'],
  ])('are taken one after the other by their days, whatever the order: %s and %s', (first, second) => {
    for (const order of [0, 1]) {
      const ledger = newLedger()
      // F1 is paid between them; no list has totals, so that what is left of F2 is all that is known of it.
      const editions = [file(first, listed('F1', 10_000), listed('F2', 7_000)), file(second, listed('F2', 4_000), listed('F3', 2_000))]
      const { files } = bring(ledger, '2026-11-20', order === 0 ? editions : editions.toReversed())
      expect(state(ledger).toSorted()).toEqual([
        ['F1', 0, '2026-11-20'],
        ['F2', 4_000, null],
        ['F3', 2_000, null],
      ])
      expect(state(ledger, '2026-11-19').filter(([, left]) => left !== 0)).toContainEqual(['F1', 10_000, null])
      const newest = files.find((one) => one.file === second)
      expect(newest?.warnings.map(({ code }) => code)).toEqual(['list-settled'])
    }
  })

  it('count for their own days but for the last, which counts for the day of the import; never for a day to come', () => {
    const ledger = newLedger()
    bring(ledger, '2026-11-23', [
      file('ouvertes-2026-11-20.csv', listed('F3', 300)),
      file('ouvertes-2026-11-19.csv', listed('F2', 200), listed('F3', 300)),
      file('ouvertes-2026-11-18.csv', listed('F1', 100), listed('F2', 200)),
    ])
    expect(state(ledger)).toEqual([
      ['F1', 0, '2026-11-19'],
      ['F2', 0, '2026-11-23'],
      ['F3', 300, null],
    ])
    const early = newLedger()
    bring(early, '2026-11-15', [file('ouvertes-2026-11-20.csv', listed('F3', 300)), file('ouvertes-2026-11-19.csv', listed('F2', 200))])
    expect(state(early)).toEqual([
      ['F2', 0, '2026-11-15'],
      ['F3', 300, null],
    ])
  })

  it('are refused together where one is another list', () => {
    const many = (letter: string) => Array.from({ length: 12 }, (_, i) => listed(`${letter}${i + 1}`, 100))
    const ledger = newLedger()
    const both = [file('ouvertes-2026-11-19.csv', ...many('A')), file('ouvertes-2026-11-20.csv', ...many('B'))]
    expect(stopOf(ledger, () => bring(ledger, '2026-11-20', both)).code).toBe('list-other')
  })

  it('are told by the months of their names where they show the same invoices; other months are parts of one list', () => {
    const ledger = newLedger()
    bring(ledger, '2026-11-20', [
      file('ouvertes-2026-11.csv', listed('F2', 200)),
      file('ouvertes-2026-10.csv', listed('F1', 100), listed('F2', 200)),
    ])
    expect(state(ledger)).toEqual([
      ['F1', 0, '2026-11-20'],
      ['F2', 200, null],
    ])
    const parts = newLedger()
    bring(parts, '2026-11-20', [file('factures-2026-11.csv', listed('F2', 200)), file('factures-2026-10.csv', listed('F1', 100))])
    expect(state(parts)).toEqual([
      ['F2', 200, null],
      ['F1', 100, null],
    ])
  })

  it('of one day may come in several files each', () => {
    const ledger = newLedger()
    bring(ledger, '2026-11-20', [
      file('nord-1-2026-11-20.csv', listed('F1', 100)),
      file('nord-1-2026-11-19.csv', listed('F1', 100)),
      file('nord-2-2026-11-19.csv', listed('F2', 200)),
      file('nord-2-2026-11-20.csv', listed('F3', 300)),
    ])
    expect(state(ledger).toSorted()).toEqual([
      ['F1', 100, null],
      ['F2', 0, '2026-11-20'],
      ['F3', 300, null],
    ])
  })

  it.each([
    ['another sum', listed('F1', 4_000)],
    ['another spelling', { ...listed('F-1', 7_000), documentRef: 'F1' }],
  ])('that no name tells apart are refused, be the invoice there with %s', (_how, again) => {
    const ledger = newLedger()
    const both = [file('ouvertes.csv', listed('F1', 7_000)), file('ouvertes-2.csv', again)]
    expect(stopOf(ledger, () => bring(ledger, '2026-11-20', both)).code).toBe('list-editions')
  })
})

describe('an edition older than the last one', () => {
  const open = () => {
    const ledger = newLedger()
    bring(ledger, '2026-11-20', [file('ouvertes-2026-11-20.csv', listed('F2', 200), listed('F3', 300))])
    return ledger
  }
  const older = () => file('ouvertes-2026-11-19.csv', listed('F1', 100), listed('F2', 200))

  it('by its name, is refused on any day, and taken where somebody says so', () => {
    const ledger = open()
    const { code, says, advice } = stopOf(ledger, () => bring(ledger, '2026-11-23', [older()]))
    expect(code).toBe('list-older')
    expect(says).toBe(
      'Ce fichier est plus ancien que la dernière édition de la liste « ouvertes » (ouvertes-2026-11-20.csv, importée pour le 20/11/2026) : ce qui a changé depuis serait perdu. Rien n’a été enregistré.',
    )
    expect(advice).toBe(
      'Il n’y a rien à faire : la dernière édition reste. Si c’est pourtant ce fichier le plus récent, ajoutez --replaces "ouvertes".',
    )
    bring(ledger, '2026-11-23', [older()], { replaces: ['ouvertes'] })
    expect(state(ledger).toSorted()).toEqual([
      ['F1', 100, null],
      ['F2', 200, null],
      ['F3', 0, '2026-11-23'],
    ])
  })

  it('by the day it is imported for, is refused where no name tells', () => {
    const ledger = newLedger()
    bring(ledger, '2026-11-20', [file('ouvertes.csv', listed('F2', 200))])
    expect(stopOf(ledger, () => bring(ledger, '2026-11-10', [file('ouvertes.csv', listed('F1', 100))])).code).toBe('list-older')
    bring(ledger, '2026-11-20', [file('ouvertes.csv', listed('F3', 300))])
    expect(state(ledger)).toEqual([
      ['F2', 0, '2026-11-20'],
      ['F3', 300, null],
    ])
  })

  it('known by its bytes, is left aside, and it is said', () => {
    const ledger = newLedger()
    const [first, second] = [file('ouvertes.csv', listed('F1', 100), listed('F2', 200)), file('ouvertes.csv', listed('F2', 200))]
    bring(ledger, '2026-11-19', [first])
    bring(ledger, '2026-11-20', [second])
    const { files } = bring(ledger, '2026-11-23', [first])
    expect(files).toMatchObject([{ alreadyImported: true, imported: 0, unchanged: 2, changes: { new: 0, vanished: 0, changed: 0 } }])
    expect(files[0]?.warnings.map(({ code, message }) => [code, message.replace(/\s/g, ' ')])).toEqual([
      [
        'list-aside',
        'Ce fichier est une édition ancienne de la liste « ouvertes », laissée de côté : la dernière (ouvertes.csv, importée pour le 20/11/2026) reste. Si c’est pourtant la plus récente, importez-la avec --replaces "ouvertes".',
      ],
    ])
    expect(state(ledger)).toEqual([
      ['F1', 0, '2026-11-20'],
      ['F2', 200, null],
    ])
  })

  it('known by its bytes, comes with the newer ones of its folder without a word', () => {
    const ledger = newLedger()
    const [first, second] = [file('ouvertes-2026-11-19.csv', listed('F1', 100)), file('ouvertes-2026-11-20.csv', listed('F2', 200))]
    bring(ledger, '2026-11-20', [first, second])
    const third = file('ouvertes-2026-11-21.csv', listed('F2', 200), listed('F3', 300))
    const { files } = bring(ledger, '2026-11-21', [first, second, third])
    expect(files.map(({ alreadyImported, warnings }) => [alreadyImported, warnings.length])).toEqual([
      [true, 0],
      [true, 0],
      [false, 0],
    ])
    expect(state(ledger)).toEqual([
      ['F1', 0, '2026-11-20'],
      ['F2', 200, null],
      ['F3', 300, null],
    ])
  })
})
