// npm run screenshots: the pictures README shows, made anew from the demo company on its day: the terminal as SVG text, the dashboard as PNG.
// Needs script (util-linux), which gives the program a terminal, and Chromium. The same day and fonts give the same pictures.
import { execFileSync } from 'node:child_process'
import { copyFileSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import { compiled } from './compiled.js'
import { terminalPicture } from './terminal-picture.js'

const DAY = '2026-11-20'
const PICTURES = 'fixtures/screenshots'
const COLUMNS = 130
/** Which commands are shown, and from which line of what they say to which, both included; null: all. */
const SHOWN = [
  { name: 'aging', command: 'relance aging', lines: null },
  { name: 'plan', command: 'relance plan', lines: [0, 15] },
  { name: 'penalties', command: 'relance penalties --customer CORMORAN', lines: null },
]

const folder = mkdtempSync(join(tmpdir(), 'relance-screenshots-'))
process.on('exit', () => rmSync(folder, { recursive: true, force: true }))
const program = resolve('bin/relance.js')
const env = { ...process.env, RELANCE_DATE: DAY, RELANCE_DOSSIER: folder, TERM: 'xterm-256color' }
delete env.NO_COLOR

function relance(...args) {
  return execFileSync(process.execPath, [program, ...args], { env, stdio: ['ignore', 'pipe', 'pipe'], encoding: 'utf8' })
}

/** What the program writes on a terminal of COLUMNS columns, with its colours. */
function onTerminal(command) {
  const line = `stty cols ${COLUMNS} rows 60; ${command.replace(/^relance/, `"${process.execPath}" "${program}"`)}`
  return execFileSync('script', ['--quiet', '--return', '--command', line, '/dev/null'], {
    env,
    stdio: ['ignore', 'pipe', 'pipe'],
    encoding: 'utf8',
  })
}

relance('init', folder, '--name', 'Démonstration', '--yes')
const files = readdirSync('fixtures/demo').filter((name) => /\.(txt|csv)$/.test(name))
copyFileSync('fixtures/demo/relance.yaml', join(folder, 'relance.yaml'))
relance('import', ...files.map((name) => join('fixtures/demo', name)))

mkdirSync(PICTURES, { recursive: true })
for (const { name, command, lines } of SHOWN) {
  const all = onTerminal(command).replaceAll('\r\n', '\n').trimEnd().split('\n')
  const shown = lines === null ? all : [...all.slice(lines[0], lines[1] + 1), '…']
  writeFileSync(join(PICTURES, `${name}.svg`), terminalPicture([`$ ${command}`, ...shown]))
}

const { file } = JSON.parse(relance('report', '--json'))
const { startBrowser } = await compiled('test/support/browser.ts')
const browser = await startBrowser()
const tab = await browser.newPage({ viewport: { width: 1100, height: 1000 }, colorScheme: 'light' })
await tab.goto(pathToFileURL(file).href)
await tab.screenshot({ path: join(PICTURES, 'dashboard.png') })
await browser.close()
for (const name of readdirSync(PICTURES)) console.log(join(PICTURES, name))
