// The dashboard of a day: figures by hand, equal to those of the other commands, on a page that leads to the pages of customers.
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { DashboardView } from '../../src/reporting/dashboard/view.ts'
import type { ForecastView } from '../../src/reporting/forecast-views.ts'
import type { PlanView } from '../../src/reporting/plan-views.ts'
import type { AgingView, PenaltiesView } from '../../src/reporting/views.ts'
import { HAS_BROWSER, look, printed, READS_PRINT, startBrowser } from '../support/browser.ts'
import { contacts, ledgerBytes, newDossier, removeDossiers, type SettingsChanges, type TempDossier, twinOf } from '../support/dossier.ts'
import { type FecEntry, fec, receipt, sale } from '../support/fec.ts'
import { plain } from '../support/runs.ts'

afterAll(removeDossiers)

const HOSTILE = `<script>alert("1")</script> & Fils'`
const SETTINGS: SettingsChanges = {
  scenarios: { standard: [{ step: 'relance-1', at: 5, channel: 'email' }] },
  reminders: { staleBooksDays: 0, approval: [], firstPlansToApprove: 0 },
}
const CODES = ['C001', 'C002', 'C003', 'C004', 'C005']
const FIRST: readonly FecEntry[] = [
  sale('C004', 'F30', '2026-06-01', 70_000),
  sale('C003', 'F20', '2026-07-01', 60_000),
  receipt('C003', '2026-07-31', 60_000, { ref: 'F20' }),
  sale('C002', 'F10', '2026-08-01', 50_000),
  receipt('C002', '2026-09-20', 50_000, { ref: 'F10' }),
  sale('C001', 'F1', '2026-10-01', 120_000),
]
const LATER: readonly FecEntry[] = [
  sale('C001', 'F2', '2026-11-10', 30_000),
  receipt('C001', '2026-11-10', 40_000, { ref: 'F1' }),
  receipt('C005', '2026-11-12', 5_000),
]

/** On Friday 6 November C004 promised 700,00 for the 15th and C001 was reminded of F1; on the 20th C001 had paid a third of it. */
let looked: TempDossier
beforeAll(async () => {
  looked = newDossier(SETTINGS, '2026-11-06')
  const books = (entries: readonly FecEntry[]) =>
    looked.ask(`import ${looked.write('732829320FEC20261231.txt', fec(entries))} --first-year`)
  await books(FIRST)
  await looked.ask(`import ${looked.write('contacts.csv', contacts(CODES.map((code) => ({ code, name: `${HOSTILE} ${code}` }))))}`)
  await looked.ask('promise C004 --until 2026-11-15')
  await looked.ask('customers C001 --credit-limit 1000')
  await looked.ask('plan')
  await looked.ask('send')
  looked.day = '2026-11-20'
  await books([...FIRST, ...LATER])
}, 60_000)

const report = (dossier = looked) => dossier.ask<DashboardView>('report')

describe('the figures of the dashboard', () => {
  it('are those that a person counts', async () => {
    const view = await report()
    expect(view.control).toEqual({ ledgerBalanceCents: 175_000, itemsCents: 175_000, differenceCents: 0 })
    expect(view.totals).toMatchObject({
      ...{ notDueCents: 30_000, d1to30Cents: 80_000, over90Cents: 70_000, unallocatedCents: -5_000, balanceCents: 175_000 },
      ...{ overdueCents: 150_000, customers: 3, overdueCustomers: 2 },
    })
    // 3 300,00 sold in the 324 days from 1 January: 1 750,00 are 171.8 days of them. Back from 20 November: 20 days for 300,00, 31 for
    // 1 200,00, 30 for nothing, then half of August's 500,00, 15.5 days.
    expect(view.dso.at(-1)).toEqual({
      ...{ day: '2026-11-20', balanceCents: 175_000, simpleDays: 172, countBackDays: 97, dayCents: 1019, from: '2026-01-01' },
    })
    // At the end of July: 700,00 owed, 1 300,00 sold in 212 days; July's 600,00 and a sixth of June's 700,00 × 30 days, 4.3 days.
    expect(view.dso.find(({ day }) => day === '2026-07-31')).toMatchObject({ balanceCents: 70_000, simpleDays: 114, countBackDays: 35 })
    expect(view.dso.map(({ day }) => day)).toEqual(
      ['01-31', '02-28', '03-31', '04-30', '05-31', '06-30', '07-31', '08-31', '09-30', '10-31', '11-20'].map((day) => `2026-${day}`),
    )
    // Due within a year: F1, F10, F20 and F30, 3 000,00; F20 alone was paid by its day.
    expect(view.onTime).toMatchObject({ invoices: 4, onTimeInvoices: 1, dueCents: 300_000, onTimeCents: 60_000, percent: 20 })
    // Of F1's 1 200,00, 400,00 came within four days.
    const after = { invoices: 1, askedCents: 120_000, paidCents: 40_000, percent: 33 }
    expect(view.steps).toEqual([
      {
        step: 'relance-1',
        messages: 1,
        after: [
          { days: 7, ...after },
          { days: 15, invoices: 0, askedCents: 0, paidCents: 0, percent: null },
        ],
      },
    ])
    expect(view.sent).toEqual({ from: '2026-08-22', planned: 1, sent: 1, percent: 100 })
    expect(view.promises.broken.rows).toMatchObject([{ customer: 'C004', day: '2026-11-15', kind: 'promise' }])
    expect(view.promises.running.count).toBe(0)
    expect(view.credit.rows).toMatchObject([{ customer: 'C001', limitCents: 100_000, outstandingCents: 110_000, percent: 100 }])
    expect(view.creditLimits).toBe(1)
    // C005 paid 50.00 against nothing.
    expect(view.creditors).toEqual({ count: 1, balanceCents: -5_000 })
    const all = (of: 'outstandingCents' | 'overdueCents') => view.payers.reduce((sum, payer) => sum + payer[of], 0)
    expect([all('outstandingCents'), all('overdueCents')]).toEqual([175_000, 150_000])
    const [first, second] = view.debtors.rows
    expect([first?.customer, first?.overdueCents, first?.mostDays, second?.customer, second?.averageDays]).toEqual([
      'C004',
      70_000,
      142,
      'C001',
      20,
    ])
    // 700 euros × 142 days, and 200 less the score.
    expect(first?.weight).toBe(Math.round((700 * 142 * (200 - (first?.score ?? 0))) / 100))
  })

  it('are those of the other commands', async () => {
    const view = await report()
    const aging = await looked.ask<AgingView>('aging')
    expect(view.totals).toMatchObject({ ...aging.totals })
    expect(view.aged.rows.toSorted((a, b) => (a.customer < b.customer ? -1 : 1))).toEqual(aging.customers)
    expect(view.penalties.open).toEqual((await looked.ask<PenaltiesView>('penalties')).totals)
    expect(view.penalties.paidLate).toEqual((await looked.ask<PenaltiesView>('penalties --settled')).totals)
    expect(view.penalties.open.feeCents).toBe(8_000)
    expect(view.forecast).toEqual((await looked.ask<ForecastView>('forecast')).horizons)
    const { beyondCents, notExpectedCents } = view.forecastRest
    expect((view.forecast.at(-1)?.expectedCents ?? 0) + beyondCents + notExpectedCents).toBe(view.totals.balanceCents)
    const plan = await looked.ask<PlanView>('plan --dry-run')
    expect([view.plan.reminders, view.plan.heldItems]).toEqual([plan.totals.reminders, plan.totals.heldItems])
    expect(Object.fromEntries(view.plan.held.map(({ code, items }) => [code, items]))).toEqual(plan.heldByReason)
    // What is owed is asked for or waits.
    const asked = plan.toSend.reduce((sum, { principalCents }) => sum + principalCents, 0)
    const waiting = view.plan.held.reduce((sum, { cents }) => sum + cents, 0)
    expect(asked + waiting).toBe(180_000)
  })

  it('of a day in the past are those of that day', async () => {
    const view = await looked.ask<DashboardView>('report --date 2026-11-06')
    expect(view.totals).toMatchObject({ balanceCents: 190_000, overdueCents: 190_000 })
    expect(view.promises).toMatchObject({ running: { count: 1 }, broken: { count: 0 } })
    expect(view.steps.map(({ messages }) => messages)).toEqual([1])
    expect((await looked.run('report', '--date', '2025-12-31')).code).toBe(4)
  })

  it('are nothing before anything was imported', async () => {
    const view = await report(newDossier())
    expect(view).toMatchObject({ dso: [], steps: [], pages: [], totals: { balanceCents: 0 }, plan: { reminders: 0 } })
  })

  it('tell no days sales outstanding from lists of open invoices', async () => {
    const dossier = newDossier(SETTINGS)
    const list =
      'Code client;Nom du client;N° facture;Date facture;Échéance;Montant TTC;Reste dû\nC1;Client;F1;01/10/2026;31/10/2026;1200,00;1200,00\n'
    await dossier.ask(`import ${dossier.write('encours.csv', list)}`)
    const view = await report(dossier)
    expect([view.dso, view.totals.overdueCents]).toEqual([[], 120_000])
    expect(readFileSync(view.file, 'utf8')).toContain('importez la comptabilité pour suivre le DSO')
  })
})

describe('the pages of the dashboard', () => {
  it('are one for everybody and one for each customer it names, linked to each other', async () => {
    const view = await report()
    const page = readFileSync(view.file, 'utf8')
    expect(view.pages).toEqual(['C001', 'C004', 'C005'])
    const links = [...page.matchAll(/href="([^"#][^"]*)"/g)].map(([, href = '']) => decodeURIComponent(href))
    expect([...new Set(links)].sort()).toEqual(['C001', 'C004', 'C005'].map((code) => `tableau_2026-11-20_clients/${code}.html`))
    for (const href of links) {
      const own = readFileSync(join(dirname(view.file), href), 'utf8')
      expect(own).toContain('href="../tableau_2026-11-20.html"')
      expect(own).not.toContain('<script')
    }
    expect(page).not.toContain('<script')
    expect(plain(page)).toContain('Contrôle du compte 411 : solde des comptes clients 1 750,00 €, détail des pièces 1 750,00 €, écart nul.')
    const c001 = plain(readFileSync(join(dirname(view.file), 'tableau_2026-11-20_clients', 'C001.html'), 'utf8'))
    for (const told of ['1 100,00 €', '800,00 €', 'F1', 'F2', 'première relance', 'Plafond d’encours', '06/11/2026'])
      expect(c001).toContain(told)
    expect(c001).not.toContain('F30')
    expect(statSync(view.file).mode & 0o777).toBe(0o600)
  })

  it('are written again when something changed, or when one is no longer as it was', async () => {
    const dossier = twinOf(looked, SETTINGS)
    const before = ledgerBytes(dossier)
    const { file, totals } = await report(dossier)
    const written = statSync(file).mtimeMs
    expect(await report(dossier)).toMatchObject({ totals })
    expect(statSync(file).mtimeMs).toBe(written)
    expect(ledgerBytes(dossier).equals(before)).toBe(true)
    const own = join(dirname(file), 'tableau_2026-11-20_clients', 'C001.html')
    writeFileSync(own, 'autre chose')
    await report(dossier)
    expect(readFileSync(own, 'utf8')).toContain('<h1>C001')
    rmSync(file)
    await report(dossier)
    expect(existsSync(file)).toBe(true)
    await dossier.ask('promise C001 --until 2026-11-30')
    expect((await report(dossier)).promises.running.rows.map(({ customer }) => customer)).toEqual(['C001'])
  })

  it('go where they are asked to, with their folder', async () => {
    const dossier = twinOf(looked, SETTINGS)
    rmSync(join(dossier.folder, 'reports'), { recursive: true, force: true })
    const out = join(dossier.folder, '..', 'a b', 'bord.html')
    mkdirSync(dirname(out))
    const { code, stdout } = await dossier.run('report', '--out', out)
    expect([code, readdirSync(dirname(out)).sort()]).toEqual([0, ['bord.html', 'bord_clients']])
    expect(plain(stdout)).toContain('Tableau de bord au 20 novembre 2026 : solde 1 750,00 €, en retard 1 500,00 €, DSO 172 jours.')
    expect(existsSync(join(dossier.folder, 'reports'))).toBe(false)
  })

  it('of another dossier or of somebody who is named no more are taken away; what is not ours stays', async () => {
    const dossier = twinOf(looked, SETTINGS)
    const out = join(dossier.folder, '..', 'bord.html')
    const folder = join(dossier.folder, '..', 'bord_clients')
    await dossier.run('report', '--out', out)
    const other = newDossier(SETTINGS)
    await other.ask(`import ${other.write('732829320FEC20261231.txt', fec([sale('C009', 'F9', '2026-10-01', 10_000)]))} --first-year`)
    writeFileSync(join(folder, 'notes.html'), '<p>À moi</p>')
    // What a run killed meanwhile left; no process has this number.
    writeFileSync(join(folder, '.C001.html.99999999.part'), 'x')
    await other.run('report', '--out', out)
    expect(readdirSync(folder).sort()).toEqual(['C009.html', 'notes.html'])
  })

  it('are never written over a file of the dossier, nor beside a device', async () => {
    const dossier = twinOf(looked, SETTINGS)
    for (const name of ['relance.db', 'relance.sent', 'relance.yaml', 'relance.db.v10.bak'])
      expect((await dossier.run('report', '--out', join(dossier.folder, name))).code, name).toBe(2)
    expect((await dossier.run('report', '--out', ' ')).code).toBe(2)
    expect((await dossier.run('report', '--out', '/dev/null')).code).toBe(0)
    expect(existsSync('/dev/null_clients')).toBe(false)
  })

  it.skipIf(!HAS_BROWSER)(
    'open from the disk in a browser: nothing fetched, nothing run, readable at every width, by day and by night',
    async () => {
      const { file, totals } = await report()
      const browser = await startBrowser()
      try {
        for (const window of [{ width: 360 }, { width: 1280 }, { width: 1280, dark: true }]) {
          for (const one of [file, join(dirname(file), 'tableau_2026-11-20_clients', 'C004.html')]) {
            const { requests, errors, faults, overflow, cut, text } = await look(browser, one, window)
            expect({ requests, errors, faults, overflow }).toEqual({ requests: [], errors: [], faults: [], overflow: 0 })
            // On a telephone the statement of one customer is moved sideways; the dashboard never is.
            if (one === file || window.width > 360) expect(cut).toEqual([])
            expect(text).toContain(`${HOSTILE} C004`)
            if (one === file) expect(plain(text)).toContain(`${totals.balanceCents / 100}`.replace('1750', '1 750,00 €'))
          }
        }
      } finally {
        await browser.close()
      }
    },
    60_000,
  )

  it.skipIf(!READS_PRINT)(
    'print on A4 without a row cut between two sheets',
    async () => {
      const dossier = newDossier(SETTINGS)
      const codes = Array.from({ length: 60 }, (_, index) => `C${100 + index}`)
      const nameOf = (code: string) => `Debut${code} ${'Société de très longue raison '.repeat(4)}Fin${code}`
      const books = codes.map((code, index) => sale(code, `F${index}`, '2026-09-01', 100_000 + index, { name: nameOf(code) }))
      await dossier.ask(`import ${dossier.write('732829320FEC20261231.txt', fec(books))} --first-year`)
      const { file } = await report(dossier)
      const browser = await startBrowser()
      try {
        const sheets = await printed(browser, file)
        expect(sheets.length).toBeGreaterThan(3)
        const counts = (word: string) => sheets.map((text) => text.split(word).length - 1)
        for (const code of codes.slice(-40)) {
          expect(
            counts(`Debut${code}`).reduce((sum, count) => sum + count, 0),
            code,
          ).toBeGreaterThan(0)
          expect(counts(`Debut${code}`), code).toEqual(counts(`Fin${code}`))
        }
      } finally {
        await browser.close()
      }
    },
    60_000,
  )
})
