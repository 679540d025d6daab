import { describe, expect, it } from 'vitest'
import { isoDay } from '../../src/domain/day.ts'
import { customers } from '../../src/ledger/customers.ts'
import { documentDueDates } from '../../src/ledger/documents.ts'
import { bookItems } from '../../src/ledger/items.ts'
import { listSource } from '../../src/ledger/known-lists.ts'
import type { Ledger } from '../../src/ledger/ledger.ts'
import { ledgerBalance } from '../../src/ledger/ledger-balance.ts'
import { contactOf, facts, line, listed, listOf, newLedger, store, yearOf } from '../support/ledger-builders.ts'

const on = (day: string) => ({ date: isoDay(day) })
const shown = (ledger: Ledger, day: string) =>
  bookItems(ledger, isoDay(day)).map((item) => [item.ref, item.outstandingCents, item.settledOn])

describe('an invoice list without books', () => {
  it('gives items, a balance and a control', () => {
    const ledger = newLedger()
    const { files, control } = store(ledger, [listOf([listed('F1', 10000, { dueOn: '2025-03-31' }), listed('A1', -2000)])])
    expect(files[0]).toMatchObject({ imported: 2, unchanged: 0, alreadyImported: false })
    expect(control).toMatchObject({
      ledgerBalanceCents: 8000,
      itemsCents: 8000,
      differenceCents: 0,
      byAccount: [{ account: '411', ledgerBalanceCents: 8000 }],
    })
    expect(bookItems(ledger, isoDay('2025-06-15')).map((item) => [item.key, item.kind, item.fileDueOn, item.customerName])).toEqual([
      ['L1:F1:2025-03-01:10000', 'invoice', '2025-03-31', 'Garage Petit'],
      ['L1:A1:2025-03-01:-2000', 'creditNote', null, 'Garage Petit'],
    ])
  })

  it('settles what the next list no longer shows, on the day of that list', () => {
    const ledger = newLedger()
    store(ledger, [listOf([listed('F1', 10000), listed('F2', 5000)])], on('2025-06-01'))
    const { files } = store(ledger, [listOf([listed('F2', 5000), listed('F3', 700)], facts('factures.csv', 2, 'b'))], on('2025-06-08'))
    expect(files[0]).toMatchObject({ imported: 1, unchanged: 1, changes: { new: 1, vanished: 1, changed: 0 } })
    expect(shown(ledger, '2025-06-08')).toEqual([
      ['F1', 0, '2025-06-08'],
      ['F2', 5000, null],
      ['F3', 700, null],
    ])
    expect(shown(ledger, '2025-06-07')[0]).toEqual(['F1', 10000, null])
    expect(ledgerBalance(ledger, isoDay('2025-06-07'))).toBe(15700)
    expect(ledgerBalance(ledger, isoDay('2025-06-08'))).toBe(5700)
  })

  it('shows part payments as what the list left out from one edition to the next', () => {
    const ledger = newLedger()
    store(ledger, [listOf([listed('F1', 10000, { outstanding: 9000 })])], on('2025-06-01'))
    store(ledger, [listOf([listed('F1', 10000, { outstanding: 4000 })], facts('factures.csv', 1, 'b'))], on('2025-06-08'))
    const [item] = bookItems(ledger, isoDay('2025-06-30'))
    expect(item?.outstandingCents).toBe(4000)
    expect(item?.allocations.map((part) => [part.day, part.cents])).toEqual([
      ['2025-03-01', 1000],
      ['2025-06-08', 5000],
    ])
  })

  it('settles on its day what leaves the list on the day of its first edition, never on the day of the invoice', () => {
    const ledger = newLedger()
    store(ledger, [listOf([listed('F1', 10000, { dueOn: '2025-03-31' }), listed('F2', 5000)])], on('2025-06-01'))
    store(ledger, [listOf([listed('F2', 5000, { outstanding: 2000 })], facts('factures.csv', 1, 'b'))], on('2025-06-01'))
    expect(shown(ledger, '2025-06-01')).toEqual([
      ['F1', 0, '2025-06-01'],
      ['F2', 2000, null],
    ])
    expect(shown(ledger, '2025-05-31')).toEqual([
      ['F1', 10000, null],
      ['F2', 5000, null],
    ])
    const paid = bookItems(ledger, isoDay('2025-06-30')).map(({ allocations }) => allocations.map((part) => [part.day, part.cents]))
    expect(paid).toEqual([[['2025-06-01', 10000]], [['2025-06-01', 3000]]])
    expect([ledgerBalance(ledger, isoDay('2025-05-31')), ledgerBalance(ledger, isoDay('2025-06-01'))]).toEqual([15000, 2000])
  })

  it('takes an amount corrected by a later list for no payment', () => {
    const ledger = newLedger()
    store(ledger, [listOf([listed('F1', 12500), listed('F2', 12500)])], on('2025-06-01'))
    store(ledger, [listOf([listed('F1', 12000), listed('F2', 12500)], facts('factures.csv', 2, 'b'))], on('2025-06-08'))
    store(ledger, [listOf([listed('F1', 12000), listed('F2', 12000)], facts('factures.csv', 2, 'c'))], on('2025-06-08'))
    expect(bookItems(ledger, isoDay('2025-06-30')).map((item) => [item.originalCents, item.outstandingCents, item.allocations])).toEqual([
      [12000, 12000, []],
      [12000, 12000, []],
    ])
  })

  it('tells no day of payment for what the first list shows as paid', () => {
    const ledger = newLedger()
    store(ledger, [listOf([listed('F1', 10000, { outstanding: 0 }), listed('F2', 5000)])], on('2025-06-01'))
    expect(bookItems(ledger, isoDay('2025-06-30')).map((item) => item.doubts ?? [])).toEqual([['payment-days'], []])
  })

  it('opens an invoice again when a later list shows it again', () => {
    const ledger = newLedger()
    store(ledger, [listOf([listed('F1', 10000)])], on('2025-06-01'))
    store(ledger, [listOf([], facts('factures.csv', 0, 'b'))], on('2025-06-08'))
    store(ledger, [listOf([listed('F1', 10000)], facts('factures.csv', 1, 'c'))], on('2025-06-15'))
    expect(shown(ledger, '2025-06-08')).toEqual([['F1', 0, '2025-06-08']])
    expect(bookItems(ledger, isoDay('2025-06-15'))[0]).toMatchObject({ outstandingCents: 10000, settledOn: null, allocations: [] })
  })

  it('does nothing when the same bytes come again', () => {
    const ledger = newLedger()
    store(ledger, [listOf([listed('F1', 10000)])], on('2025-06-01'))
    const before = ledger.db.serialize()
    expect(store(ledger, [listOf([listed('F1', 10000)])], on('2025-06-08')).files[0]).toMatchObject({ alreadyImported: true, unchanged: 1 })
    expect(ledger.db.serialize().equals(before)).toBe(true)
  })

  it('keeps two instalments of one number apart', () => {
    const ledger = newLedger()
    const first = listed('F1', 5000, { dueOn: '2025-04-01' })
    const second = listed('F1', 5000, { dueOn: '2025-05-01' })
    store(ledger, [listOf([first, second])], on('2025-06-01'))
    store(ledger, [listOf([second], facts('factures.csv', 1, 'b'))], on('2025-06-08'))
    expect(bookItems(ledger, isoDay('2025-06-08')).map((item) => [item.fileDueOn, item.outstandingCents])).toEqual([
      ['2025-04-01', 0],
      ['2025-05-01', 5000],
    ])
  })

  it('follows its source by name, and takes two files of one call as one list', () => {
    expect(listSource('/tmp/Factures-2025-06.csv')).toBe('factures')
    expect(listSource('export (2).csv')).toBe('export')
    expect(listSource('2025.csv')).toBe('liste')
    const ledger = newLedger()
    const parts = [listOf([listed('F1', 100)], facts('factures-1.csv', 1)), listOf([listed('F2', 200)], facts('factures-2.csv', 1, 'b'))]
    store(ledger, parts)
    store(ledger, [listOf([listed('X1', 300, { customer: 'L2' })], facts('autres.csv', 1, 'c'))])
    expect(ledgerBalance(ledger, isoDay('2025-06-15'))).toBe(600)
  })
})

describe('an invoice list for customers in the books', () => {
  const booked = () => {
    const ledger = newLedger()
    store(ledger, [yearOf(2025, [line({ day: '2025-03-01', ref: 'F1', cents: 10000 })])])
    return ledger
  }

  it('tells due dates and nothing else', () => {
    const ledger = booked()
    const list = listOf([listed('F1', 10000, { customer: 'C1', dueOn: '2025-04-15' })])
    const { control, files } = store(ledger, [list])
    expect(control).toMatchObject({ ledgerBalanceCents: 10000, itemsCents: 10000 })
    expect(files[0]?.warnings).toEqual([])
    expect(bookItems(ledger, isoDay('2025-06-15'))).toHaveLength(1)
    expect(documentDueDates(ledger)).toEqual(new Map([['C1\u0000F1', '2025-04-15']]))
  })

  it('is told where it contradicts them', () => {
    const list = listOf([listed('F1', 9000, { customer: 'C1' }), listed('F8', 100, { customer: 'C1' })])
    const { files } = store(booked(), [list])
    expect(files[0]?.warnings.slice(0, 2).map((warning) => [warning.code, warning.message.replace(/\s/gu, ' ')])).toEqual([
      [
        'invoice-amount-differs',
        'Le montant de la facture F1 du client C1 diffère : 90,00 € dans la liste, 100,00 € dans les écritures. Les écritures font foi.',
      ],
      ['invoice-not-in-books', 'La facture F8 n’est pas dans les écritures du client C1 : seules les écritures comptent.'],
    ])
  })

  it('never makes an invoice owed twice: a name, or a mistyped code, is the customer of the books', () => {
    const ledger = booked()
    const list = listOf([
      { ...listed('F1', 10000, { customer: 'BOULANGERIE  MOREL', dueOn: '2025-04-15' }), row: 2 },
      { ...listed('F1', 10000, { customer: 'C11', dueOn: '2025-04-15' }), row: 3 },
    ])
    const { control, files } = store(ledger, [list])
    expect(control).toMatchObject({ ledgerBalanceCents: 10000, itemsCents: 10000 })
    expect(documentDueDates(ledger)).toEqual(new Map([['C1\u0000F1', '2025-04-15']]))
    expect(files[0]?.warnings.slice(0, 2).map((warning) => [warning.line, warning.code])).toEqual([
      [2, 'customer-recognised'],
      [3, 'customer-recognised'],
    ])
  })

  it('says which customers the books do not have: what they owe is outside account 411', () => {
    const { control, files } = store(booked(), [listOf([listed('X1', 5000, { customer: 'L9' })])])
    expect(control.itemsCents).toBe(15000)
    expect(files[0]?.warnings.map((warning) => warning.message)).toEqual([
      'Le client « L9 » n’a aucune écriture : ses factures s’ajoutent au détail, hors du compte 411.',
    ])
  })

  it('leaves another sum than they do: told once, with the day of the books and the customers who differ', () => {
    const ledger = newLedger()
    const customers = [
      line({ day: '2025-03-01', ref: 'F1', cents: 10000 }),
      line({ day: '2025-03-02', ref: 'F2', cents: 5000, customer: 'C2' }),
      line({ day: '2025-04-30', ref: 'F3', cents: 700, customer: 'C3' }),
      line({ day: '2025-03-02', ref: 'F4', cents: 999, customer: 'C4' }),
    ]
    const records = [
      listed('F1', 10000, { customer: 'C1', outstanding: 9000 }),
      listed('F2', 5000, { customer: 'C2' }),
      listed('F3', 700, { customer: 'C3', outstanding: 0 }),
    ]
    const { files } = store(ledger, [yearOf(2025, customers), listOf(records)])
    expect(files[1]?.warnings.map(({ code, message }) => [code, message.replace(/\s/gu, ' ')])).toEqual([
      [
        'list-total-differs',
        'Pour 3 clients qui ont des écritures, la liste laisse 140,00 € à recevoir, la comptabilité 157,00 € au 30/04/2025 : écart −17,00 €. ' +
          'Différence chez 2 clients : C1 (90,00 € dans la liste, 100,00 € en comptabilité) ; C3 (0,00 € dans la liste, 7,00 € en comptabilité). ' +
          'Les écritures font foi.',
      ],
    ])
  })

  it('names ten of the customers who differ, those of the largest gaps, also where the totals are equal', () => {
    const codes = Array.from({ length: 12 }, (_, index) => `C${index + 10}`)
    const books = yearOf(
      2025,
      codes.map((customer, index) => line({ day: '2025-03-01', ref: `F${index + 1}`, cents: 10000, customer })),
    )
    // Eleven customers owe 1, 2... 11 cents more in the list, and the last 66 cents less.
    const records = codes.map((customer, index) =>
      listed(`F${index + 1}`, 10000, { customer, outstanding: index < 11 ? 10001 + index : 10000 - 66 }),
    )
    const [remark] = store(newLedger(), [books, listOf(records)]).files[1]?.warnings ?? []
    expect(remark?.message.replace(/\s/gu, ' ')).toMatch(
      /au 01\/03\/2025 : les totaux sont égaux\. Différence chez 12 clients : C21 \(99,34 € .*\) ; C20 \(100,11 € .*\) ; .*C12 .* ; et 2 autres\. Les/,
    )
  })

  it('of balances without detail is said once to count for nothing, and compared on its own day', () => {
    const ledger = newLedger()
    const customers = [
      line({ day: '2025-03-01', ref: 'F1', cents: 10000 }),
      line({ day: '2025-03-02', ref: 'F2', cents: 5000, customer: 'C2' }),
      line({ day: '2025-04-30', ref: 'F3', cents: 700, customer: 'C2' }),
    ]
    const lump = (customer: string, cents: number) => ({
      ...listed('Solde sans détail', cents, { customer, issuedOn: '2025-03-31' }),
      documentRef: '',
    })
    const { files, control } = store(ledger, [yearOf(2025, customers), listOf([lump('C1', 9900), lump('C2', 5000)])])
    expect(control.itemsCents).toBe(15700)
    expect(files[1]?.warnings.map((warning) => warning.message.replace(/\s/gu, ' '))).toEqual([
      'La balance âgée donne un solde sans détail à 2 clients qui ont des écritures : ils ne s’y ajoutent pas, seules les écritures comptent.',
      'Pour 2 clients qui ont des écritures, la liste laisse 149,00 € à recevoir, la comptabilité 150,00 € au 31/03/2025 : écart −1,00 €. ' +
        'Différence chez 1 client : C1 (99,00 € dans la liste, 100,00 € en comptabilité). Les écritures font foi.',
    ])
  })

  it('gives way to books imported after it', () => {
    const ledger = newLedger()
    store(ledger, [listOf([listed('F1', 9000, { customer: 'C1' })])])
    const { control } = store(ledger, [yearOf(2025, [line({ day: '2025-03-01', ref: 'F1', cents: 10000 })])])
    expect(control.itemsCents).toBe(10000)
  })

  it('brings the contacts of its own columns', () => {
    const ledger = booked()
    const email = { name: null, email: 'compta@morel.example', phone: null, role: null }
    store(ledger, [listOf([listed('F1', 10000, { customer: 'C1' })], { contacts: [contactOf({ contacts: [email] })] })])
    expect([...customers(ledger).values()][0]).toMatchObject({ code: 'C1', name: 'Boulangerie Morel', contacts: [email] })
  })
})

it('an invoice that leaves its list on the very day it came was settled on that day, not on the day it was issued', () => {
  const ledger = newLedger()
  store(ledger, [listOf([listed('F1', 12_000), listed('F2', 5_000)])], on('2025-06-01'))
  store(ledger, [listOf([listed('F2', 5_000)], facts('factures.csv', 1, 'b'))], on('2025-06-01'))
  expect(bookItems(ledger, isoDay('2025-06-30')).map(({ ref, settledOn }) => [ref, settledOn])).toEqual([
    ['F1', '2025-06-01'],
    ['F2', null],
  ])
})
