// A real browser, as Debian packages it, driven without its own downloads. Pages are opened from the disk, as people open them.
import { execFileSync } from 'node:child_process'
import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import axe, { type AxeResults } from 'axe-core'
import { type Browser, chromium } from 'playwright-core'

const PROGRAM = process.env['CHROMIUM'] ?? '/usr/bin/chromium'

/** Whether there is one here: what needs it is skipped elsewhere. */
export const HAS_BROWSER = existsSync(PROGRAM)

const QUIET = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
]

export interface Seen {
  /** Addresses asked for beside the page itself and what it holds. */
  readonly requests: readonly string[]
  /** Errors and warnings of the console, and of scripts. */
  readonly errors: readonly string[]
  /** Serious accessibility faults, as axe-core names them with the elements at fault. */
  readonly faults: readonly string[]
  /** How much wider than the window the page is, in pixels. */
  readonly overflow: number
  /** Tables of which a part is out of sight without moving sideways. */
  readonly cut: readonly string[]
  /** All that a person reads, blanks as they show. */
  readonly text: string
}

export interface Window {
  readonly width: number
  readonly dark?: boolean
}

export async function startBrowser(): Promise<Browser> {
  return await chromium.launch({ executablePath: PROGRAM, args: QUIET })
}

/** Opens a page of the disk in a window of its own. */
export async function look(browser: Browser, file: string, { width, dark = false }: Window): Promise<Seen> {
  const page = await browser.newPage({ viewport: { width, height: 900 }, colorScheme: dark ? 'dark' : 'light', bypassCSP: true })
  const requests: string[] = []
  const errors: string[] = []
  const own = pathToFileURL(file).href
  page.on('request', (request) => {
    const url = request.url()
    if (url !== own && !/^(data:|about:srcdoc)/.test(url)) requests.push(url)
  })
  page.on('console', (message) => {
    if (['error', 'warning'].includes(message.type())) errors.push(message.text())
  })
  page.on('pageerror', (error) => void errors.push(error.message))
  try {
    await page.goto(own)
    const text = await page.innerText('body')
    const overflow = await page.evaluate<number>('document.documentElement.scrollWidth - document.documentElement.clientWidth')
    const cut = await page.evaluate<string[]>(
      "[...document.querySelectorAll('.wide')].filter((one) => one.closest('details:not([open])') === null && one.scrollWidth > one.clientWidth + 1).map((one) => one.getAttribute('aria-label'))",
    )
    await page.evaluate(axe.source)
    const found = await page.evaluate<AxeResults>('axe.run(document, { iframes: false })')
    const faults = found.violations
      .filter(({ impact }) => impact === 'serious' || impact === 'critical')
      .map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 120)).join(' | ')}`)
    return { requests, errors, faults, overflow, cut, text }
  } finally {
    await page.close()
  }
}

/** Whether the text of a printed page can be read here (poppler): what needs it is skipped elsewhere. */
export const READS_PRINT = HAS_BROWSER && existsSync('/usr/bin/pdftotext')

/** What stands on each sheet of paper when a page is printed. */
export async function printed(browser: Browser, file: string): Promise<string[]> {
  const folder = mkdtempSync(join(tmpdir(), 'relance-print-'))
  const page = await browser.newPage()
  try {
    await page.goto(pathToFileURL(file).href)
    await page.pdf({ path: join(folder, 'page.pdf'), preferCSSPageSize: true })
    return execFileSync('pdftotext', ['-layout', join(folder, 'page.pdf'), '-'], { encoding: 'utf8' })
      .split('\f')
      .slice(0, -1)
  } finally {
    await page.close()
    rmSync(folder, { recursive: true, force: true })
  }
}
