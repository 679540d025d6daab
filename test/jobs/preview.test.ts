// The preview of a day: what it shows is what leaves, and looking changes nothing.
import { existsSync, readFileSync, rmSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { simpleParser } from 'mailparser'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { PlanView } from '../../src/reporting/plan-views.ts'
import type { PreviewView } from '../../src/reporting/preview/preview.ts'
import type { SendView } from '../../src/reporting/views.ts'
import { HAS_BROWSER, look, startBrowser } from '../support/browser.ts'
import { contacts, ledgerBytes, newDossier, removeDossiers, type SettingsChanges, type TempDossier, twinOf } from '../support/dossier.ts'
import { fec, receipt, sale } from '../support/fec.ts'
import { piecesOf } from '../support/pdf-text.ts'
import { plain } from '../support/runs.ts'

const HOSTILE = `<script>alert("1")</script> & Fils'`

const SETTINGS: SettingsChanges = {
  scenarios: {
    standard: [{ step: 'relance-1', at: 5, channel: 'email' }],
    courrier: [{ step: 'relance-1', at: 5, channel: 'letter', penalties: 'claim' }],
    appels: [{ step: 'call', at: 5, channel: 'call' }],
    sms: [{ step: 'relance-1', at: 5, channel: 'sms' }],
  },
  reminders: { staleBooksDays: 0, approval: [], approvalAbove: 1000, firstPlansToApprove: 0 },
}

let planned: TempDossier
beforeAll(async () => {
  planned = newDossier(SETTINGS)
  const books = [
    sale('C001', 'F1', '2026-10-01', 120_000),
    sale('C001', 'F2', '2026-10-02', 30_000),
    receipt('C001', '2026-11-02', 20_000),
    sale('C002', 'F10', '2026-10-01', 50_000),
    sale('C003', 'F20', '2026-10-01', 60_000),
    sale('C004', 'F30', '2026-10-01', 70_000),
    sale('C005', 'F40', '2026-11-15', 80_000),
  ]
  const people = contacts(
    ['C001', 'C002', 'C003', 'C004', 'C005'].map((code) => ({ code, name: `${HOSTILE} ${code}`, phone: '06 39 98 00 01' })),
  )
    .replace('Téléphone', 'Téléphone;Scénario')
    .replace(/^("C002".*)$/m, '$1;courrier')
    .replace(/^("C003".*)$/m, '$1;appels')
    .replace(/^("C004".*)$/m, '$1;sms')
  await planned.ask(`import ${planned.write('732829320FEC20261231.txt', fec(books))} ${planned.write('contacts.csv', people)} --first-year`)
  await planned.ask('plan')
}, 60_000)
afterAll(removeDossiers)

const pageOf = (view: PreviewView) => readFileSync(view.file, 'utf8')
/** What stands in the frames of a page, as the browser reads it. */
const frames = (page: string) => [...page.matchAll(/srcdoc="([^"]*)"/g)].map(([, text = '']) => unescaped(text))
const unescaped = (text: string) => text.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&quot;', '"').replaceAll('&amp;', '&')
const words = (text: string) => unescaped(text).replace(/\s+/g, '')

describe('the preview', () => {
  it('shows each message with its items, its reason and the total of the plan, and what waits', async () => {
    const view = await planned.ask<PreviewView>('preview')
    const plan = await planned.ask<PlanView>('plan --dry-run')
    expect(view.file).toBe(join(planned.folder, 'reports', 'apercu_2026-11-20.html'))
    expect(view.messages.map(({ id, totalCents }) => [id, totalCents])).toEqual(plan.toSend.map(({ id, totalCents }) => [id, totalCents]))
    expect(view.totals).toEqual({
      messages: 4,
      toApprove: 1,
      totalCents: plan.toSend.reduce((sum, { totalCents }) => sum + totalCents, 0),
      heldItems: 1,
    })
    const page = plain(pageOf(view))
    // 1 200,00 + 300,00, less 200,00 that nobody put against anything.
    expect(page).toContain('<td class="r">−200,00 €</td>')
    expect(page).toMatch(/<th scope="row">Total demandé<\/th>.*1 300,00 €/)
    expect(page).toContain(`<code>relance approve ${plan.toSend[0]?.id}</code>`)
    expect(page).toContain('<code>relance approve --all</code>')
    for (const { reason } of plan.toSend) expect(words(page)).toContain(words(reason))
    expect(page).toMatch(/C005.*F40.*800,00 €/)
    expect(statSync(view.file).mode & 0o777).toBe(0o600)
  })

  it('shows an e-mail and a call sheet as they are sent, to the byte, and a letter as its PDF has it', async () => {
    const dossier = twinOf(planned, SETTINGS)
    await dossier.ask('approve --all')
    const page = pageOf(await dossier.ask<PreviewView>('preview'))
    const { results } = await dossier.ask<SendView>('send')
    const sent = (code: string) => readFileSync(results.find(({ customer }) => customer === code)?.file ?? '')
    const mail = await simpleParser(sent('C001'))
    const [shownMail = '', shownSheet = ''] = frames(page)
    // The parser puts the pictures of the message where its HTML shows them, as the preview does.
    expect(shownMail).toMatch(/<img src="data:image\/png;base64,/)
    expect(shownMail.trim()).toBe(String(mail.html).trim())
    expect(shownSheet.trim()).toBe(sent('C003').toString('utf8').trim())
    const pictures = [...page.matchAll(/<svg xmlns.*?<\/svg>/gs)].map(([svg]) =>
      [...svg.matchAll(/<text[^>]*>([^<]*)/g)].map(([, text = '']) => text).join(' '),
    )
    const pieces = piecesOf(sent('C002'))
    expect(pictures.map(words)).toEqual(
      [...new Set(pieces.map(({ page: number }) => number))].map((number) =>
        words(
          pieces
            .filter((one) => one.page === number)
            .map(({ text }) => text)
            .join(' '),
        ),
      ),
    )
    expect(unescaped(page)).toContain(sent('C004').toString('utf8').trim())
  })

  it('of one customer holds nothing of another', async () => {
    const view = await planned.ask<PreviewView>('preview --customer C002')
    expect(view.messages.map(({ customer }) => customer)).toEqual(['C002'])
    expect(pageOf(view)).not.toMatch(/C001|C003|F40/)
    expect((await planned.run('preview', '--customer', 'C999')).code).toBe(4)
  })

  it('writes nothing but its page, where it is asked to', async () => {
    const dossier = twinOf(planned, SETTINGS)
    rmSync(join(dossier.folder, 'reports'), { recursive: true, force: true })
    const before = ledgerBytes(dossier)
    const out = join(dossier.folder, '..', 'apercu.html')
    const { code, stdout, stderr } = await dossier.run('preview', '--out', out)
    expect([code, stderr]).toEqual([0, `Écrit : ${out}\n`])
    expect(plain(stdout)).toContain('4 messages le 20 novembre 2026, dont 1 à approuver')
    expect(existsSync(join(dossier.folder, 'reports'))).toBe(false)
    expect(ledgerBytes(dossier).equals(before)).toBe(true)
  })

  it('tells why nothing would leave, and why one message would not', async () => {
    const observed = twinOf(planned, { ...SETTINGS, reminders: { ...SETTINGS['reminders'], shadow: true } })
    expect(pageOf(await observed.ask<PreviewView>('preview'))).toContain('Mode d’observation')
    const dossier = twinOf(planned, SETTINGS)
    await dossier.ask(`import ${dossier.write('noms.csv', contacts([{ code: 'C002', name: '株式会社' }]))}`)
    expect(pageOf(await dossier.ask<PreviewView>('preview'))).toContain('Ce message ne partirait pas : La police des lettres')
  })

  it.skipIf(!HAS_BROWSER)(
    'opens from the disk in a browser: nothing fetched, nothing run, readable at every width, by day and by night',
    async () => {
      const { file } = await planned.ask<PreviewView>('preview')
      const browser = await startBrowser()
      try {
        for (const window of [{ width: 360 }, { width: 1280 }, { width: 1280, dark: true }]) {
          const { requests, errors, faults, overflow, text } = await look(browser, file, window)
          expect({ requests, errors, faults, overflow }).toEqual({ requests: [], errors: [], faults: [], overflow: 0 })
          expect(text).toContain(`${HOSTILE} C001`)
        }
      } finally {
        await browser.close()
      }
    },
  )
})
