import { describe, expect, it } from 'vitest'
import { foreignCode, parseAmount } from '../../src/importing/cells/amounts.ts'
import { parseDay, parseUtcDay } from '../../src/importing/cells/dates.ts'
import { issueFacts, readText, stopOf } from './read-fixture.ts'

const cents = (text: string) => {
  const amount = parseAmount(text)
  return amount.kind === 'amount' ? amount.cents : amount.kind
}
const invoices = (text: string) => {
  const reading = readText(text)
  if (reading.as !== 'invoices') throw new Error(reading.as)
  return reading.invoices.map((one) => [one.row, one.customer, one.number, one.totalCents])
}
const entries = (text: string) => {
  const reading = readText(text)
  if (reading.as !== 'entries') throw new Error(reading.as)
  return [...reading.lines].map((line) => [line.row, line.customer, line.day, line.ref, line.cents])
}
const HEADER = 'N° facture;Client;Date facture;Montant TTC'
const LEDGER = 'Compte;Date;Journal;N° pièce;Débit;Crédit'

describe('amounts', () => {
  it.each([
    ['-12\u202f001,00', -1200100],
    ['1\u2009234,56', 123456],
    ["1'234.56", 123456],
    ['240.47D', 24047],
    ['100 C', -10000],
    ['$-142.85', -14285],
    ['-€12,00', -1200],
    ['+30,00', 3000],
    ['\u22124,79', -479],
    ['(4,79)', -479],
    ['€7.188,00', 718800],
    ['1 500 KMF', 150000],
    ['12,00 USD', 1200],
    ['=1+1', 'invalid'],
  ])('%s', (text, expected) => expect(cents(text)).toBe(expected))

  it('keep the currency they name', () => {
    expect(['$13.50', '£2', '12,00 USD', 'CHF 5', '12,00 €', '240.47D', '1200,00'].map(foreignCode)).toEqual([
      'USD',
      'GBP',
      'USD',
      'CHF',
      null,
      null,
      null,
    ])
  })
})

describe('days', () => {
  it.each([
    ['Jan 28 2021', '2021-01-28'],
    ['30 sept. 2026', '2026-09-30'],
    ['1er août 2026', '2026-08-01'],
    ['12 juillet 2026', '2026-07-12'],
    ['12 juin 2026', '2026-06-12'],
    ['31-12-2026 23:59:00', '2026-12-31'],
    ['31/07/0098', 'invalid'],
    ['00/00/0000', 'empty'],
    ['1900-01-00', 'invalid'],
    ['30 bananes 2026', 'invalid'],
  ])('%s', (text, expected) => expect(parseDay(text)).toBe(expected))

  it('of a moment in UTC are those of Paris, summer and winter', () => {
    const day = (text: string) => parseUtcDay(text, 'day-first')
    expect(['2026-07-01 21:59', '2026-07-01 22:00', '2026-12-31 22:59', '2026-12-31 23:00', '2026-03-29 00:59'].map(day)).toEqual([
      '2026-07-01',
      '2026-07-02',
      '2026-12-31',
      '2027-01-01',
      '2026-03-29',
    ])
  })

  it('an Excel serial is a day in a column of days only', () => {
    expect(invoices(`${HEADER}\n46032;Le Goff;46032;12,00\n`)).toEqual([[2, 'Le Goff', '46032', 1200]])
  })
})

describe('the form of a CSV', () => {
  it('sep=; on the first line, quoted or not, even where commas are more frequent', () => {
    const text = `${HEADER}\nF1;"Le Goff, menuisier, Rennes";10/01/2026;12,00\n`
    for (const line of ['sep=;', '"sep=;"', '\ufeff\ufeffsep=;']) {
      expect(invoices(`${line}\n${text}`)).toEqual([[3, 'Le Goff, menuisier, Rennes', 'F1', 1200]])
    }
  })

  it('a byte-order mark written twice, CR alone, CR CR LF', () => {
    const text = `${HEADER}\nF1;Le Goff;10/01/2026;12,00\n`
    for (const written of [`\ufeff\ufeff${text}`, text.replaceAll('\n', '\r'), text.replaceAll('\n', '\r\r\n')]) {
      expect(invoices(written)).toEqual([[2, 'Le Goff', 'F1', 1200]])
    }
  })

  it('labels over several lines between quotes, one separator too many at the end of each row', () => {
    expect(invoices(`${HEADER};Objet\nF1;Le Goff;10/01/2026;12,00;"Pose\nde fenêtres";\nF2;Le Goff;10/01/2026;13,00;;\n`)).toEqual([
      [2, 'Le Goff', 'F1', 1200],
      [4, 'Le Goff', 'F2', 1300],
    ])
  })

  it('a quote that never closes is a character, and the user is told where', () => {
    const reading = readText(`${HEADER}\nF1;"Le Goff;10/01/2026;12,00\nF2;Martin;10/01/2026;13,00\n`)
    expect(reading).toMatchObject({ as: 'invoices', rows: 2, rejected: 0 })
    expect(issueFacts(reading)).toEqual(['2 - warning quote-unbalanced'])
  })

  it('the header repeated on each page, totals and reports between pages', () => {
    const page = `${LEDGER}\n411A;10/01/2026;VE;F1;12,00;\n706;10/01/2026;VE;F1;;12,00\nÀ reporter;;;;12,00;12,00\n`
    const text = `${page}${LEDGER}\nReport;;;;12,00;12,00\n411A;11/01/2026;VE;F2;6,00;\n706;11/01/2026;VE;F2;;6,00\nTotal général;;;;18,00;18,00\nPage 2;;;;;\n`
    expect(entries(text)).toEqual([
      [2, '411A', '2026-01-10', 'F1', 1200],
      [7, '411A', '2026-01-11', 'F2', 600],
    ])
    expect(issueFacts(readText(text))).toEqual([])
  })

  it('a customer called Total is no total', () => {
    expect(invoices('Client;N° facture;Date facture;Montant TTC\nTotal Énergies;F1;10/01/2026;12,00\n')).toEqual([
      [2, 'Total Énergies', 'F1', 1200],
    ])
  })
})

describe('the cells of a CSV', () => {
  it('texts that Excel guards are unwrapped, and formulas stay texts', () => {
    expect(invoices(`${HEADER}\n="000123";'00456;10/01/2026;12,00\n=HYPERLINK(1);=cmd|x;10/01/2026;13,00\n`)).toEqual([
      [2, '00456', '000123', 1200],
      [3, '=cmd|x', '=HYPERLINK(1)', 1300],
    ])
  })

  it('numbers that a spreadsheet rounded are refused: export them as text', () => {
    const stop = stopOf(() => readText(`${LEDGER}\n4,1106E+12;10/01/2026;VE;F1;12,00;\n706;10/01/2026;VE;F1;;12,00\n`))
    expect(stop).toMatchObject({ code: 'scientific-notation', details: { line: 2 } })
    expect(stop.message).toBe(
      'La colonne «\u00a0Compte\u00a0» contient «\u00a04,1106E+12\u00a0» : un tableur a arrondi ce numéro, ses chiffres sont perdus.',
    )
  })

  it('days without separators in one column and with them in another, each read its own way', () => {
    const text =
      'Compte;Date;Journal;N° pièce;Date échéance;Débit;Crédit\n411A;10126;VE;F1;31/01/2026;12,00;\n411B;110126;VE;F2;;6,00;\n706;110126;VE;F2;;;18,00\n'
    expect(entries(text).map(([, , day]) => day)).toEqual(['2026-01-01', '2026-01-11'])
  })

  it('an empty column that has the right name does not compete', () => {
    expect(invoices('N° facture;Numéro facture;Client;Date facture;Montant TTC\n;F1;Le Goff;10/01/2026;12,00\n')).toEqual([
      [2, 'Le Goff', 'F1', 1200],
    ])
  })
})
