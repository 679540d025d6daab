// The page of a closing in a browser, and its letters of confirmation on paper: what they hold is what the command answers, nothing of it runs.
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { ClosingView } from '../../src/reporting/closing/closing.ts'
import { HAS_BROWSER, look, startBrowser } from '../support/browser.ts'
import { contacts, newDossier, removeDossiers, type TempDossier } from '../support/dossier.ts'
import { bankCharge, fec, receipt, taxedSale } from '../support/fec.ts'
import { pageTexts } from '../support/merged-pdf.ts'
import { plain } from '../support/runs.ts'

const HOSTILE = `<script>alert("1")</script> & Fils'`

let dossier: TempDossier
beforeAll(async () => {
  dossier = newDossier({}, '2027-01-20')
  const year = [
    taxedSale('C001', 'F1', '2026-03-02', 120_000, 20_000),
    taxedSale('C001', 'F2', '2026-12-10', 60_000, 10_000),
    taxedSale('C002', 'F3', '2026-09-01', 24_000, 4_000),
    receipt('C003', '2026-10-10', 50_000),
    taxedSale('C004', 'F4', '2026-12-01', 30_000, 5_000),
    bankCharge('2026-12-31'),
  ]
  const people = contacts(['C001', 'C002', 'C003'].map((code) => ({ code, name: `${HOSTILE} ${code}` })))
  await dossier.ask(`import ${dossier.write('732829320FEC20261231.txt', fec(year))} ${dossier.write('contacts.csv', people)} --first-year`)
  await dossier.ask('dispute C002 --ref F3 --reason <b>gras</b> --date 2026-12-10')
}, 60_000)
afterAll(removeDossiers)

const CLOSING = ['report', '--closing', '2026-12-31']
const euros = (cents: number) => plain(new Intl.NumberFormat('fr-FR', { style: 'currency', currency: 'EUR' }).format(cents / 100))

describe('the page of a closing', () => {
  it('holds the totals and the lines of the answer, and no markup of anybody', async () => {
    const view = await dossier.ask<ClosingView>(CLOSING.join(' '))
    expect(view.file).toBe(join(dossier.folder, 'reports', 'cloture_2026-12-31.html'))
    const page = plain(readFileSync(view.file, 'utf8'))
    for (const total of [view.balance.balanceCents, view.totals.doubtfulNetCents, view.totals.penaltiesCents]) {
      expect(page).toContain(`<span class="value">${euros(total)}</span>`)
    }
    expect(page).toContain('<th scope="row">C002 &lt;script&gt;')
    expect(page).not.toMatch(/<script|<b>gras/)
    // 1 200,00 and 240,00 including VAT.
    expect(view.totals.doubtfulNetCents).toBe(120_000)
    expect(page).toContain('CGI art. 272, 1')
  })

  it.skipIf(!HAS_BROWSER)('is readable at every width, by day and by night, and prints whole rows on A4', async () => {
    const { file } = await dossier.ask<ClosingView>(CLOSING.join(' '))
    const browser = await startBrowser()
    try {
      for (const window of [{ width: 390 }, { width: 1280 }, { width: 1280, dark: true }]) {
        const { requests, errors, faults, overflow, cut, text } = await look(browser, file, window)
        if (window.width > 390) expect(cut).toEqual([])
        expect({ requests, errors, faults, overflow }).toEqual({ requests: [], errors: [], faults: [], overflow: 0 })
        expect(text).toContain(`C002 ${HOSTILE} C002`)
      }
      const page = await browser.newPage({ viewport: { width: 1030, height: 720 } })
      await page.emulateMedia({ media: 'print' })
      await page.goto(`file://${file}`)
      // On paper nothing scrolls: what is wider than the sheet would be cut.
      const cut = await page.evaluate<number>(
        `Math.max(...[...document.querySelectorAll('.wide')].map((one) => one.scrollWidth - one.clientWidth))`,
      )
      const kept = await page.evaluate<string[]>(`[...document.querySelectorAll('tr')].map((row) => getComputedStyle(row).breakInside)`)
      expect([cut, [...new Set(kept)]]).toEqual([0, ['avoid']])
      await page.close()
    } finally {
      await browser.close()
    }
  })
})

describe('the letters of confirmation', () => {
  it('tell each customer his balance and his open items, on the company’s paper, for the auditor to be answered', async () => {
    const { stdout, code } = await dossier.run(
      ...CLOSING,
      '--confirm',
      'C001',
      '--confirm',
      'C003',
      '--auditor',
      'Cabinet Morvan, 35000 Rennes',
    )
    expect(code).toBe(0)
    expect(plain(stdout)).toContain('2 lettres de confirmation, 2 pages : reports/circularisation_2026-12-31.pdf')
    const words = plain(pageTexts(readFileSync(join(dossier.folder, 'reports', 'circularisation_2026-12-31.pdf'))).join('\n'))
    for (const told of [
      'Atelier Brunet',
      '1 rue du Port',
      'Votre compte : C001',
      'Le 20 janvier 2027',
      'Cabinet Morvan',
      'Solde au 31 décembre 2026, en notre faveur',
      '1 800,00 €',
      'F2',
      '10/12/2026',
      'en votre faveur',
      '500,00 €',
      'Nous sommes d’accord avec ce solde.',
    ]) {
      expect(words).toContain(told)
    }
    // Nothing of another customer.
    expect(words).not.toMatch(/F3|F4|C002|C004/)
  })

  it('go to those who owe most, each once, and say whose address is missing', async () => {
    const view = await dossier.ask<ClosingView>('report --closing 2026-12-31 --confirm-top 3 --confirm C001')
    expect(
      view.confirmations?.letters.map(({ customer, balanceCents, items, hasAddress }) => [customer, balanceCents, items, hasAddress]),
    ).toEqual([
      ['C001', 180_000, 2, true],
      ['C002', 24_000, 1, true],
      ['C004', 30_000, 1, false],
    ])
    const { stdout } = await dossier.run(...CLOSING, '--confirm-top', '3')
    expect(plain(stdout)).toContain('Sans adresse, à compléter : C004.')
  })

  it('are the same bytes for the same day, and record nothing', async () => {
    const file = join(dossier.folder, 'reports', 'circularisation_2026-12-31.pdf')
    await dossier.run(...CLOSING, '--confirm', 'C001')
    const first = readFileSync(file)
    await dossier.run(...CLOSING, '--confirm', 'C001')
    expect(readFileSync(file).equals(first)).toBe(true)
    expect((await dossier.ask<{ events: { status: string }[] }>('history')).events).toEqual([])
  })

  it('are none where nobody owes anything, which is said', async () => {
    const paid = newDossier({}, '2027-01-20')
    const year = [receipt('C003', '2026-10-10', 50_000), bankCharge('2026-12-31')]
    await paid.ask(`import ${paid.write('732829320FEC20261231.txt', fec(year))} --first-year`)
    const { code, stderr } = await paid.run(...CLOSING, '--confirm-top', '5')
    expect([code, plain(stderr)]).toEqual([0, 'Aucune lettre de confirmation : aucun client ne doit rien au 31 décembre 2026.\n'])
  })

  it('are refused for a customer nobody knows, or an auditor without any letter', async () => {
    expect((await dossier.run(...CLOSING, '--confirm', 'C999')).code).toBe(4)
    expect((await dossier.run(...CLOSING, '--auditor', 'Cabinet Morvan')).code).toBe(2)
    expect((await dossier.run(...CLOSING, '--confirm-top', '0')).code).toBe(2)
  })
})
