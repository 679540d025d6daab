// The statement of account of one customer: every line adds up to the balance of the books, on any day, in every form.
import { readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { parse } from 'csv-parse/sync'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { addDays, isoDay } from '../../src/domain/day.ts'
import { agingOn } from '../../src/jobs/aging.ts'
import { statementOn } from '../../src/jobs/statement.ts'
import type { StatementView } from '../../src/reporting/statement/view.ts'
import type { AgingView } from '../../src/reporting/views.ts'
import { contacts, newDossier, removeDossiers, type TempDossier } from '../support/dossier.ts'
import { fec, receipt, sale } from '../support/fec.ts'
import { openedDossier } from '../support/opened-dossier.ts'
import { textOf } from '../support/pdf-text.ts'
import { plain } from '../support/runs.ts'

const HOSTILE = '<script>alert(1)</script>'

let dossier: TempDossier
beforeAll(async () => {
  dossier = newDossier()
  const books = [
    sale('C001', 'F1', '2026-09-01', 120_000, { letter: 'A' }),
    receipt('C001', '2026-10-01', 120_000, { ref: 'F1', letter: 'A' }),
    sale('C001', 'F2', '2026-10-01', 80_000),
    receipt('C001', '2026-10-20', 30_000, { ref: 'F2' }),
    sale('C001', 'F3', '2026-11-10', 20_000),
    // Money that nobody has put against anything.
    receipt('C001', '2026-11-12', 5_000),
    sale('C002', '=cmd|F10', '2026-10-10', 50_000),
    sale('C003', 'F9', '2026-10-10', 10_000, { letter: 'B' }),
    receipt('C003', '2026-10-11', 10_000, { ref: 'F9', letter: 'B' }),
  ]
  const people = contacts(['C001', { code: 'C002', name: HOSTILE, street: '+33 rue "x"' }, 'C003'])
  await dossier.ask(`import ${dossier.write('732829320FEC20261231.txt', fec(books))} ${dossier.write('contacts.csv', people)} --first-year`)
}, 60_000)
afterAll(removeDossiers)

const rowsOf = ({ movements }: StatementView) =>
  movements.rows.map(({ day, ref, cents, balanceCents, on }) => [day, ref, cents, balanceCents, on.join()])

describe('on the terminal', () => {
  it('shows what is open with its payments, and a balance after each line', async () => {
    const view = await dossier.ask<StatementView>('statement C001')
    expect(rowsOf(view)).toEqual([
      ['2026-10-01', 'F2', 80_000, 80_000, ''],
      ['2026-10-20', 'F2', -30_000, 50_000, 'F2'],
      ['2026-11-10', 'F3', 20_000, 70_000, ''],
      ['2026-11-12', '', -5_000, 65_000, ''],
    ])
    expect([view.balanceCents, view.debitsCents, view.creditsCents, view.overdueCents]).toEqual([65_000, 70_000, -5_000, 50_000])
    const { stdout } = await dossier.run('statement', 'C001')
    expect(plain(stdout)).toContain('Solde : 650,00 € (factures échues 500,00 €, règlements et avoirs non affectés −50,00 €)')
  })

  it('since a day shows every line under the balance carried forward', async () => {
    const view = await dossier.ask<StatementView>('statement C001 --from 2026-10-01')
    expect(view.movements.openingCents).toBe(120_000)
    expect(rowsOf(view)).toEqual([
      ['2026-10-01', 'F2', 80_000, 200_000, ''],
      ['2026-10-01', 'F1', -120_000, 80_000, 'F1'],
      ['2026-10-20', 'F2', -30_000, 50_000, 'F2'],
      ['2026-11-10', 'F3', 20_000, 70_000, ''],
      ['2026-11-12', '', -5_000, 65_000, ''],
    ])
  })

  it('of a past day is the account as it stood then', async () => {
    dossier.day = '2026-10-15'
    const view = await dossier.ask<StatementView>('statement C001')
    dossier.day = '2026-11-20'
    expect(rowsOf(view)).toEqual([['2026-10-01', 'F2', 80_000, 80_000, '']])
  })

  it('of a settled account says so, and its balance is nil', async () => {
    const { stdout } = await dossier.run('statement', 'C003')
    expect(plain(stdout)).toContain('Rien à montrer : le compte est soldé.')
    expect(plain(stdout)).toContain('Solde : 0,00 €')
  })

  it('tells what is held, and leaves it out of nothing', async () => {
    await dossier.run('dispute', 'C001', '--ref', 'F3', '--reason', 'malfaçon')
    const { stdout } = await dossier.run('statement', 'C001')
    await dossier.run('release', 'C001', '--ref', 'F3')
    expect(plain(stdout)).toMatch(/Suspendu :\n {2}F3 \(200,00 €\) : .*malfaçon/)
    expect(plain(stdout)).toContain('Solde : 650,00 €')
  })

  it('refuses a first day that is after the day of the statement', async () => {
    const { code, stderr } = await dossier.run('statement', 'C001', '--from', '2026-12-01')
    expect([code, plain(stderr)]).toEqual([
      2,
      'relance: --from : le 01/12/2026 est après le 20/11/2026.\n  → Donnez un jour plus ancien, ou avec --date le jour du relevé.\n',
    ])
  })
})

describe('as files', () => {
  const path = (name: string) => join(dirname(dossier.folder), name)

  it('the PDF says the same lines and the same balance', async () => {
    const { code, stdout } = await dossier.run('statement', 'C001', '--from', '2026-10-01', '--pdf', path('r.pdf'))
    expect([code, stdout]).toEqual([0, ''])
    const text = plain(textOf(readFileSync(path('r.pdf'))))
    for (const told of [
      'Relevé de compte',
      'Mouvements depuis le 1er octobre 2026',
      '30/09/2026\nSolde reporté',
      '1 200,00 €',
      '2 000,00 €',
      'Solde du compte : 650,00 €',
    ])
      expect(text).toContain(told)
  })

  it('the page holds no script and nothing from elsewhere, whatever the customer is called', async () => {
    await dossier.run('statement', 'C002', '--html', path('r.html'))
    const page = readFileSync(path('r.html'), 'utf8')
    expect(page).toContain('&lt;script&gt;alert(1)&lt;/script&gt;')
    expect(page).not.toMatch(/<script|<img|https?:|javascript:| on\w+=/i)
    expect(page).toContain(`content="default-src 'none'; style-src 'unsafe-inline'"`)
    expect(page).toContain('prefers-color-scheme: dark')
    expect(page).toContain('<th scope="col"')
    expect(page).toContain('<caption>')
    expect(plain(page)).toContain('Solde du compte : 500,00 €')
  })

  it('in a spreadsheet a number that begins like a formula stays a text, amounts stay numbers', async () => {
    await dossier.run('statement', 'C002', '--csv', path('r.csv'))
    const [, row, total] = parse(readFileSync(path('r.csv')), { delimiter: ';', bom: true }) as string[][]
    expect(row).toEqual(['C002', '10/10/2026', 'Facture', "'=cmd|F10", '', '', '09/11/2026', '500,00', '', '500,00'])
    expect(total).toEqual(['Solde du compte', '', '', '', '', '', '', '500,00', '0,00', '500,00'])
  })
})

describe('against the other views', () => {
  it('ends on the balance of the aged balance and begins on that of the day before, for every customer of the demo', async () => {
    const demo = new URL('../../fixtures/demo/', import.meta.url).pathname
    const company = newDossier()
    await company.ask(`import ${demo}732829320FEC20251231.txt ${demo}732829320FEC20261119.txt ${demo}contacts.csv`)
    const opened = openedDossier(company)
    try {
      for (const day of ['2025-09-30', '2026-04-30', '2026-11-20'].map(isoDay)) {
        const from = addDays(day, -100)
        const balances = (of: AgingView) => new Map(of.customers.map((one) => [one.customer, one.balanceCents]))
        const [then, now] = [addDays(from, -1), day].map((one) => balances(agingOn(opened, one, { by: 'due', customer: null })))
        for (const customer of new Set([...(then?.keys() ?? []), ...(now?.keys() ?? [])])) {
          for (const since of [null, from]) {
            const { view } = statementOn(opened, day, { customer, from: since, language: null })
            expect(view.balanceCents, `${customer} ${day}`).toBe(now?.get(customer) ?? 0)
            expect(view.movements.rows.at(-1)?.balanceCents ?? view.movements.openingCents, `${customer} ${day} ${since}`).toBe(
              view.balanceCents,
            )
            if (since !== null) expect(view.movements.openingCents, `${customer} ${since}`).toBe(then?.get(customer) ?? 0)
          }
        }
      }
    } finally {
      opened.ledger.close()
    }
  }, 60_000)
})

describe('the account of a customer known by lists of invoices', () => {
  const HEADER = 'Code client;Nom;Numéro;Date;Échéance;Montant TTC;Reste à payer'
  const [F1, F5, C1] = [
    'A1;Alpha;F1;01/09/2026;01/10/2026;120,00;20,00',
    'A1;Alpha;F5;02/09/2026;02/10/2026;200,00;150,00',
    'A1;Alpha;C1;03/09/2026;;-30,00;-30,00',
  ]
  /** F1, of which so much is left. */
  const left = (amount: string) => `A1;Alpha;F1;01/09/2026;01/10/2026;120,00;${amount}`
  const rows = ({ movements }: StatementView) =>
    movements.rows.map(({ day, what, ref, isPart, cents, balanceCents }) => [day, what, ref, isPart, cents, balanceCents])

  /** A dossier fed by these lists, each on its day. */
  async function fed(lists: readonly (readonly [string, ...string[]])[]) {
    const dossier = newDossier({}, '2026-11-30')
    for (const [day, ...invoices] of lists)
      await dossier.ask(`import ${dossier.write('encours.csv', [HEADER, ...invoices].join('\n'))} --date ${day}`)
    const since = (from: string) => dossier.ask<StatementView>(`statement A1 --from ${from}`)
    const carried = async (from: string) => (await since(from)).movements.openingCents
    /** What is owed at the end of a day. */
    const owed = async (day: string) => (await dossier.ask<StatementView>(`statement A1 --date ${day}`)).balanceCents
    const aged = async (day: string) => (await dossier.ask<AgingView>(`aging --date ${day}`)).control.ledgerBalanceCents
    return { since, carried, owed, aged }
  }

  it('has a line for each change of a list on its day; what nobody saw paid has none, and the invoice counts for what was left', async () => {
    const { since, carried } = await fed([
      ['2026-11-02', F1, F5, C1],
      ['2026-11-10', F5],
    ])
    const year = await since('2026-01-01')
    expect(year.movements.openingCents).toBe(0)
    expect(rows(year)).toEqual([
      ['2026-09-01', 'Facture', 'F1', true, 2_000, 2_000],
      ['2026-09-02', 'Facture', 'F5', true, 15_000, 17_000],
      ['2026-09-03', 'Avoir', 'C1', false, -3_000, 14_000],
      ['2026-11-10', 'Déduit ou remboursé d’après la liste du 10/11/2026', 'C1', false, 3_000, 17_000],
      ['2026-11-10', 'Réglé ou soldé d’après la liste du 10/11/2026', 'F1', false, -2_000, 15_000],
    ])
    expect(rows(await since('2026-11-05'))).toEqual(rows(year).slice(3))
    expect(await carried('2026-11-05')).toBe(14_000)
  })

  it('carries what was owed the evening before, where what is left of an invoice fell and rose', async () => {
    const { since, carried, owed, aged } = await fed([
      ['2026-11-02', left('120,00')],
      ['2026-11-10', left('20,00')],
      ['2026-11-20', left('50,00')],
    ])
    expect(rows(await since('2026-01-01'))).toEqual([
      ['2026-09-01', 'Facture', 'F1', false, 12_000, 12_000],
      ['2026-11-10', 'Réglé ou soldé d’après la liste du 10/11/2026', 'F1', false, -10_000, 2_000],
      ['2026-11-20', 'De nouveau ouvert d’après la liste du 20/11/2026', 'F1', false, 3_000, 5_000],
    ])
    const days = ['2026-09-01', '2026-11-02', '2026-11-09', '2026-11-10', '2026-11-19', '2026-11-20']
    const after = ['2026-09-02', '2026-11-03', '2026-11-10', '2026-11-11', '2026-11-20', '2026-11-21']
    const sums = [12_000, 12_000, 12_000, 2_000, 2_000, 5_000]
    expect(await Promise.all(after.map(carried))).toEqual(sums)
    expect(await Promise.all(days.map(owed))).toEqual(sums)
    expect(await Promise.all(days.map(aged))).toEqual(sums)
  })

  it('shows an invoice that left the list on the day it came as owed the evening before, and settled that day', async () => {
    const { since, carried, owed, aged } = await fed([
      ['2026-11-02', left('120,00'), F5],
      ['2026-11-02', F5],
    ])
    expect([await carried('2026-11-02'), await owed('2026-11-01'), await aged('2026-11-01')]).toEqual([27_000, 27_000, 27_000])
    expect(rows(await since('2026-11-02'))).toEqual([
      ['2026-11-02', 'Réglé ou soldé d’après la liste du 02/11/2026', 'F1', false, -12_000, 15_000],
    ])
  })

  it('has no line at all for what the first list showed as paid', async () => {
    const { since, carried } = await fed([['2026-11-02', left('0,00'), F5]])
    expect(rows(await since('2026-01-01'))).toEqual([['2026-09-02', 'Facture', 'F5', true, 15_000, 15_000]])
    expect(await carried('2026-11-02')).toBe(15_000)
  })
})
