// The closing of a year, told on real books: what is proposed, on which facts, tied to the balance; and what later entries change of it.
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { ClosingView } from '../../src/reporting/closing/closing.ts'
import type { AgingView } from '../../src/reporting/views.ts'
import { ledgerBytes, newDossier, removeDossiers, type TempDossier, twinOf } from '../support/dossier.ts'
import { bankCharge, type FecEntry, fec, receipt, sale, taxedSale } from '../support/fec.ts'
import { plain } from '../support/runs.ts'

const HOSTILE = `=HYPERLINK("http://x")<script>alert(1)</script>`

const Y2024 = [taxedSale('C007', 'F7', '2024-12-15', 48_000, 8_000), bankCharge('2024-12-30')]
const Y2025 = [taxedSale('C006', 'F6', '2025-06-10', 36_000, 6_000), bankCharge('2025-12-30')]
const Y2026 = [
  taxedSale('C001', 'F1', '2026-03-02', 120_000, 20_000),
  // No VAT in its entry.
  sale('C002', 'F2', '2026-11-20', 60_000),
  taxedSale('C003', 'F3', '2026-09-01', 24_000, 4_000, { name: HOSTILE }),
  receipt('C004', '2026-10-10', 50_000),
  taxedSale('C008', 'F8', '2026-02-01', 120_000, 20_000, { letter: 'A' }),
  receipt('C008', '2026-05-03', 120_000, { letter: 'A' }),
  // Due after the closing, of which nothing is to be said.
  taxedSale('C009', 'F9', '2026-12-20', 12_000, 2_000),
  bankCharge('2026-12-31'),
]

let books: TempDossier
beforeAll(async () => {
  books = newDossier({}, '2027-01-20')
  await books.ask(`import ${books.write('732829320FEC20241231.txt', fec(Y2024))} --first-year`)
  await books.ask(`import ${books.write('732829320FEC20251231.txt', fec(Y2025))}`)
  await books.ask(`import ${books.write('732829320FEC20261231.txt', fec(Y2026))}`)
  for (const code of ['C006', 'C007']) await books.ask(`customers ${code} --regime consumer`)
  await books.ask('insolvency C003 --judgment 2026-10-05 --published 2026-10-12 --reason liquidation')
  await books.ask('dispute C002 --ref F2 --reason défaut --date 2026-12-10')
}, 60_000)
afterAll(removeDossiers)

const CLOSING = 'report --closing 2026-12-31'

describe('the closing of a year', () => {
  it('refuses to write its page and its sheets in one file', async () => {
    const file = join(books.folder, 'cloture.html')
    const answer = await books.run(...`${CLOSING} --out ${file} --csv ${file}`.split(' '))
    expect([answer.code, existsSync(file)]).toEqual([2, false])
    expect(plain(answer.stderr)).toContain('La page et --csv écriraient le même fichier')
  })

  it('in one CSV tells a balance from the credits it is made of, and penalties to book from those that are not', async () => {
    const csv = join(books.folder, 'cloture.csv')
    await books.ask(`${CLOSING} --csv ${csv}`)
    const rows = readFileSync(csv, 'utf8').replace('\ufeff', '').trim().split('\r\n')
    const starts = (text: string) => rows.filter((row) => row.startsWith(text)).map((row) => row.split(';').slice(0, 10).join(';'))
    expect(starts('Clients créditeurs, solde;')).toEqual(['Clients créditeurs, solde;C004;Client C004;;;;-500,00;;;411 / 419'])
    expect(starts('Crédits non affectés, détail;')).toEqual([
      'Crédits non affectés, détail;C004;Client C004;Virement;10/10/2026;;-500,00;;;à lettrer',
    ])
    const { penalties } = await books.ask<ClosingView>(CLOSING)
    const left = penalties.filter(({ obstacle }) => obstacle !== null).length
    expect([starts('Pénalités et indemnités à comptabiliser;').length, starts('Pénalités et indemnités laissées de côté;').length]).toEqual(
      [penalties.length - left, left],
    )
    expect(left).toBeGreaterThan(0)
  })

  it('proposes doubtful debts with their facts, and the base without the VAT that their own entries tell', async () => {
    const { doubtful, totals } = await books.ask<ClosingView>(CLOSING)
    expect(
      doubtful.map(({ ref, grossCents, vat, facts, maybeLost }) => [
        ref,
        grossCents,
        vat.vatCents,
        vat.netCents,
        vat.basis,
        facts.map(({ code }) => code),
        maybeLost,
      ]),
    ).toEqual([
      ['F1', 120_000, 20_000, 100_000, 'books', ['overdue'], false],
      ['F2', 60_000, 0, 60_000, 'books', ['dispute', 'overdue'], false],
      ['F3', 24_000, 4_000, 20_000, 'books', ['insolvency', 'overdue'], true],
      ['F6', 36_000, 6_000, 30_000, 'books', ['overdue'], false],
      ['F7', 48_000, 8_000, 40_000, 'books', ['limitation', 'overdue'], true],
    ])
    // 30 days after 2 March is 1 April; from there to 31 December there are 274 days.
    expect(doubtful[0]?.facts[0]?.text).toBe('échue depuis 274 j (01/04/2026)')
    expect([totals.doubtfulCents, totals.doubtfulVatCents, totals.doubtfulNetCents, totals.doubtfulAssumedNetCents]).toEqual([
      288_000, 38_000, 250_000, 0,
    ])
  })

  it('proposes losses where proceedings or the limitation make one think of them, never for age alone', async () => {
    const { irrecoverable, totals } = await books.ask<ClosingView>(CLOSING)
    expect(irrecoverable.map(({ ref, ground, fact }) => [ref, ground, fact.day])).toEqual([
      ['F3', 'insolvency', '2026-10-05'],
      ['F7', 'limitation', '2026-12-15'],
    ])
    expect([totals.irrecoverableCents, totals.irrecoverableVatCents, totals.irrecoverableNetCents]).toEqual([72_000, 12_000, 60_000])
  })

  it('tells what is time-barred within twelve months: two years for a consumer', async () => {
    const { nearLimitation } = await books.ask<ClosingView>(CLOSING)
    expect(nearLimitation.map(({ ref, limitationOn, outstandingCents }) => [ref, limitationOn, outstandingCents])).toEqual([
      ['F6', '2027-06-10', 36_000],
    ])
  })

  it('tells the customers in credit, and ties to the aged balance of the day', async () => {
    const view = await books.ask<ClosingView>(CLOSING)
    const aging = await books.ask<AgingView>('aging --date 2026-12-31')
    expect(view.creditBalances).toEqual([
      { customer: 'C004', name: 'Client C004', balanceCents: -50_000, bookedAsCreditCents: 0, toMoveCents: -50_000 },
    ])
    expect(view.balance).toEqual(aging.totals)
    expect(view.control).toEqual({ ledgerBalanceCents: 250_000, itemsCents: 250_000, differenceCents: 0 })
    expect(view.totals.unallocatedCents).toBe(aging.totals.unallocatedCents)
  })

  it('tells the penalties that no entry holds, those of invoices paid late too, and why some are left aside', async () => {
    const { penalties, totals } = await books.ask<ClosingView>(CLOSING)
    expect(
      penalties.map(({ ref, paidLate, interestCents, feeCents, obstacle }) => [ref, paidLate, interestCents, feeCents, obstacle === null]),
    ).toEqual([
      // 90 days at 12.15 % (35,95) and 184 at 12.40 % (75,01) on 1 200,00.
      ['F1', false, 11_096, 4_000, true],
      // 11 days at 12.40 % on 600,00, in dispute.
      ['F2', false, 224, 4_000, false],
      // 3 days at 12.40 % on 240,00, to the eve of the judgment: declared, not booked.
      ['F3', false, 24, 4_000, false],
      // Paid 61 days late at 12.15 %.
      ['F8', true, 2_437, 4_000, true],
    ])
    expect([totals.interestCents, totals.feeCents, totals.penaltiesCents, totals.penaltiesLeftOutCents]).toEqual([
      13_533, 8_000, 21_533, 8_248,
    ])
  })

  it('assumes the rate of the law only where the books do not tell, and says so', async () => {
    const dossier = newDossier({ reminders: { holidays: 'reunion' } }, '2027-01-20')
    const list = 'Client;Numéro;Date;Échéance;Montant TTC;Reste dû\nC1;F1;01/03/2026;31/03/2026;1 085,00;1 085,00\n'
    await dossier.ask(`import ${dossier.write('factures.csv', list)}`)
    const { doubtful, totals } = await dossier.ask<ClosingView>(CLOSING)
    // 8.5 % in Réunion (CGI art. 296): 1 085,00 = 1 000,00 + 85,00.
    expect(doubtful.map(({ vat }) => [vat.basis, vat.rateBps, vat.vatCents, vat.netCents])).toEqual([['assumed', 850, 8_500, 100_000]])
    expect(totals.doubtfulAssumedNetCents).toBe(100_000)
    expect(plain((await dossier.run(...CLOSING.split(' '))).stdout)).toContain('1 000,00 € reposent sur un taux supposé')
  })

  it('takes the unallocated credits of a customer off his oldest debt', async () => {
    const dossier = newDossier({}, '2027-01-20')
    const year = [
      taxedSale('C1', 'F1', '2026-03-01', 120_000, 20_000),
      taxedSale('C1', 'F2', '2026-12-01', 60_000, 10_000),
      { ...receipt('C1', '2026-12-15', 30_000), label: 'Virement' },
      bankCharge('2026-12-31'),
    ]
    // Lettered books: a payment stays unallocated until somebody letters it.
    const lettered = [taxedSale('C2', 'F8', '2026-02-01', 100, 0, { letter: 'A' }), receipt('C2', '2026-02-02', 100, { letter: 'A' })]
    await dossier.ask(`import ${dossier.write('732829320FEC20261231.txt', fec([...year, ...lettered]))} --first-year`)
    const { doubtful } = await dossier.ask<ClosingView>(CLOSING)
    expect(
      doubtful.map(({ ref, outstandingCents, creditsCents, grossCents, vat }) => [
        ref,
        outstandingCents,
        creditsCents,
        grossCents,
        vat.netCents,
      ]),
    ).toEqual([['F1', 120_000, -30_000, 90_000, 75_000]])
  })

  it('says what later entries tell apart, without changing a figure of the day', async () => {
    const dossier = twinOf(books)
    const before = await dossier.ask<ClosingView>(CLOSING)
    const late = sale('C009', 'F10', '2027-01-04', 30_000)
    const credit: FecEntry = {
      journal: 'VE',
      day: '2027-01-10',
      ref: 'F1',
      label: 'Avoir F1',
      lines: [
        { account: '411000', customer: 'C001', name: 'Client C001', cents: -20_000 },
        { account: '706000', cents: 20_000 },
      ],
    }
    const paid = receipt('C007', '2027-01-12', 48_000, { ref: 'F7' })
    // The invoice is dated 28 December, and booked on 4 January.
    const file = fec([late, credit, paid, bankCharge('2027-01-15')]).replaceAll('\tF10\t20270104\t', '\tF10\t20261228\t')
    await dossier.ask(`import ${dossier.write('732829320FEC20271231.txt', file)}`)
    const after = await dossier.ask<ClosingView>(CLOSING)
    expect(after.bookedAfter.map(({ ref, what, amountCents, on }) => [ref, what, amountCents, on])).toEqual([
      ['F1', 'creditNoteSince', -20_000, ['F1']],
      ['F7', 'paymentSince', -48_000, ['F7']],
      ['F10', 'invoice', 30_000, []],
    ])
    expect(before.bookedAfter).toEqual([])
    const asOfDay = ({ bookedAfter: _later, lastEntryOn: _last, file: _file, ...rest }: ClosingView) => rest
    expect(asOfDay(after)).toEqual(asOfDay(before))
  })

  it('knows on a past day only what was known then', async () => {
    const { doubtful, irrecoverable } = await books.ask<ClosingView>('report --closing 2026-09-30')
    // Neither the judgment of October, nor the dispute of December, nor what was invoiced since.
    expect(doubtful.map(({ ref, facts }) => [ref, facts.map(({ code }) => code)])).toEqual([
      ['F1', ['overdue']],
      ['F6', ['overdue']],
      ['F7', ['overdue']],
    ])
    expect(irrecoverable).toEqual([])
  })

  it('gives the same lines to a spreadsheet, where a hostile name is a text', async () => {
    const file = join(books.folder, '..', 'cloture.csv')
    await books.run(...CLOSING.split(' '), '--csv', file)
    const rows = readFileSync(file, 'utf8')
      .split('\r\n')
      .filter((row) => row.includes('HYPERLINK'))
    expect(rows.length).toBeGreaterThan(0)
    for (const row of rows) expect(row).toContain(`"'=HYPERLINK(""http://x"")`)
  })

  it('writes every letter of confirmation but the one whose name no font holds, and says so', async () => {
    const dossier = newDossier({}, '2027-01-20')
    const sales = [
      taxedSale('C001', 'F1', '2026-03-02', 120_000, 20_000),
      taxedSale('C002', 'F2', '2026-03-02', 60_000, 10_000, { name: 'Café 😀' }),
    ]
    await dossier.ask(`import ${dossier.write('732829320FEC20261231.txt', fec([...sales, bankCharge('2026-12-31')]))} --first-year`)
    const { code, stderr } = await dossier.run(...CLOSING.split(' '), '--confirm-top', '5', '--csv', join(dossier.folder, 'cloture.csv'))
    expect(code).toBe(6)
    expect(plain(stderr)).toContain('Pas de lettre de confirmation à C002 : La police des lettres n’a pas le caractère « 😀 » (U+1F600)')
    const { confirmations } = await dossier.ask<ClosingView>(`${CLOSING} --confirm-top 5`, [6])
    expect(confirmations?.letters.map(({ customer, balanceCents }) => [customer, balanceCents])).toEqual([['C001', 120_000]])
    expect(confirmations?.leftOut.map(({ customer }) => customer)).toEqual(['C002'])
    expect(
      readFileSync(confirmations?.file ?? '')
        .subarray(0, 5)
        .toString(),
    ).toBe('%PDF-')
  })

  it('changes nothing of the ledger, and refuses a day outside the books', async () => {
    const dossier = twinOf(books)
    const before = ledgerBytes(dossier)
    await dossier.ask(CLOSING)
    expect(ledgerBytes(dossier).equals(before)).toBe(true)
    expect((await dossier.run('report', '--closing', '2023-12-31')).code).toBe(4)
    expect((await dossier.run('report', '--closing', '2028-12-31')).code).toBe(4)
    expect((await newDossier().run('report', '--closing', '2026-12-31')).code).toBe(4)
  })
})
