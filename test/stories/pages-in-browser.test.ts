// The pages handed out one by one, in a browser: the statement of a customer, a calculation sheet, the calls of the
// day and the sheet of each. They ask nothing of anybody, run nothing, fit a phone, and can be read aloud.
import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { HAS_BROWSER, look, startBrowser } from '../support/browser.ts'
import { newDossier, removeDossiers, type TempDossier } from '../support/dossier.ts'

const DEMO = ['732829320FEC20251231.txt', '732829320FEC20261119.txt', 'contacts.csv'].map((name) =>
  join(process.cwd(), 'fixtures/demo', name),
)

describe.skipIf(!HAS_BROWSER)('in a browser', () => {
  let dossier: TempDossier
  let browser: Browser
  beforeAll(async () => {
    dossier = newDossier({}, '2026-11-20')
    await dossier.ask(`import ${DEMO.join(' ')}`)
    browser = await startBrowser()
  }, 60_000)
  afterAll(async () => {
    await browser?.close()
    removeDossiers()
  })

  async function isSound(file: string, text: RegExp): Promise<void> {
    for (const window of [{ width: 390 }, { width: 1280 }, { width: 1280, dark: true }]) {
      const seen = await look(browser, file, window)
      expect({ ...seen, cut: null, text: null }).toEqual({ requests: [], errors: [], faults: [], overflow: 0, cut: null, text: null })
      expect(seen.text).toMatch(text)
    }
  }

  it('the statement of a customer', async () => {
    const file = join(dossier.folder, 'releve.html')
    await dossier.run(...`statement ANKOU --html ${file}`.split(' '))
    await isSound(file, /2.880,00/)
  }, 60_000)

  it('a calculation sheet', async () => {
    const file = join(dossier.folder, 'calcul.html')
    await dossier.run(...`penalties --customer ANKOU --sheet ${file}`.split(' '))
    await isSound(file, /40,00/)
  }, 60_000)

  it('the calls of the day and the sheet of each', async () => {
    await dossier.run('plan')
    await dossier.run('approve', '--all')
    await dossier.run('send')
    await dossier.run('calls')
    const outbox = join(dossier.folder, 'outbox')
    const pages = readdirSync(outbox).filter((name) => name.endsWith('.html'))
    expect(pages).toContain('appels_2026-11-20.html')
    expect(pages.length).toBeGreaterThan(1)
    for (const page of pages) await isSound(join(outbox, page), /Surf et Pagaies|Vieilles Coques/)
  }, 60_000)
})
