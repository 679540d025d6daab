import { describe, expect, it } from 'vitest'
import { isoDay } from '../../src/domain/day.ts'
import type { ImportedLine } from '../../src/domain/reading.ts'
import { readExport } from '../../src/importing/read-file.ts'
import { cleaned, textBlocks } from '../../src/importing/tables/encoding.ts'

const HEADER =
  'JournalCode\tJournalLib\tEcritureNum\tEcritureDate\tCompteNum\tCompteLib\tCompAuxNum\tCompAuxLib\tPieceRef\tPieceDate\tEcritureLib\tDebit\tCredit\tEcritureLet\tDateLet\tValidDate\tMontantdevise\tIdevise'
const OPTIONS = { customerAccounts: ['411', '413', '416', '419'], pseudoCustomers: [], acceptRejects: false, date: isoDay('2026-11-20') }

describe('characters nobody can see', () => {
  it('never leave the file: a name cannot drive the terminal, nor be shown backwards', () => {
    const name = '\u001b[31mMartin\u0007 \u202eSA\u009b'
    const sale = (account: string, auxiliary: string, amounts: string) =>
      `VE\tVentes\t1\t20260901\t${account}\tCompte\t${auxiliary}\tF1\t20260901\tVente\u200f\t${amounts}\t\t\t20260930\t\t`
    const text = [HEADER, sale('411000', `C1\t${name}`, '120,00\t0,00'), sale('706000', '\t', '0,00\t120,00')].join('\r\n')
    const reading = readExport({ name: 'fec.txt', bytes: Buffer.from(text, 'utf8') }, OPTIONS)
    expect(reading.as === 'fec' && [...reading.lines].map((line) => [line.customerName, line.label])).toEqual([['[31mMartin SA', 'Vente']])
  })

  it.each(['\u00ad', '\u034f', '\u180e', '\u200b', '\u200c', '\u200d', '\u2060', '\ufeff'])(
    '%j has no width and leaves every text',
    (hidden) => {
      expect(cleaned(`C${hidden}1`)).toBe('C1')
      expect([...textBlocks('f', Buffer.from(`Code\nC${hidden}1\n`), 'utf-8')]).toEqual(['Code\nC1\n'])
    },
  )

  it.each(['\u0085', '\u00ad', '\u034f', '\u061c', '\u180e', '\u200b', '\u200f', '\u202e', '\u2060', '\u2069', '\ufeff'])(
    'in a FEC too, %j makes no other customer, account, letter or reference',
    (hidden) => {
      const line = (mark: string, label: string, amounts: string) =>
        `VE\tVentes\t1\t20260901\t411${mark}000\tClients\tC${mark}1\tMartin\tF${mark}1\t20260901\t${label}\t${amounts}\tA${mark}A\t20260901\t20260930\t\t`
      const text = [HEADER, line('', 'Vente à l’été – 1', '120,00\t0,00'), line(hidden, 'Règlement', '0,00\t120,00')].join('\n')
      const reading = readExport({ name: 'fec.txt', bytes: Buffer.from(text, 'utf8') }, OPTIONS)
      const said = ({ account, customer, ref, letter, closed }: ImportedLine) => [account, customer, ref, letter, closed]
      expect(reading.as === 'fec' && [...reading.lines].map(said)).toEqual([
        ['411000', 'C1', 'F1', 'AA', true],
        ['411000', 'C1', 'F1', 'AA', true],
      ])
    },
  )

  it('two codes that look the same are one customer', () => {
    const text = 'Numéro de facture;Code client;Date de facture;Montant TTC\nF1;C1;10/01/2026;120,00\nF\u00ad2;C\u200b1;10/01/2026;80,00\n'
    const reading = readExport({ name: 'factures.csv', bytes: Buffer.from(text) }, OPTIONS)
    expect(reading.as === 'invoices' && reading.invoices.map(({ customer, number }) => [customer, number])).toEqual([
      ['C1', 'F1'],
      ['C1', 'F2'],
    ])
  })
})
