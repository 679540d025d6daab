// Kills the real `relance import` with SIGKILL at random moments, a first import and one that replaces a year in turn, then looks
// at what is left: the ledger opens, is sound, holds the books of before or those of after and nothing between, and takes the next
// import. Run it after a build: npm run kills -- [--moments 200] [--lines 60000] [--seed 1] [--program bin/relance.js]
import { spawn } from 'node:child_process'
import { cpSync, existsSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { randomFrom, writeFec } from './fec-generator.js'
import { integrity, ledgerDigest } from './ledger-content.js'

const { values: options } = parseArgs({
  options: {
    moments: { type: 'string', default: '200' },
    lines: { type: 'string', default: '60000' },
    seed: { type: 'string', default: '1' },
    program: { type: 'string', default: 'bin/relance.js' },
  },
})
/** Both cores of a small machine. */
const WORKERS = 2
const root = mkdtempSync(join(tmpdir(), 'relance-kills-'))
try {
  await run()
} finally {
  rmSync(root, { recursive: true, force: true })
}

async function run() {
  const cases = await bothCases()
  const random = randomFrom(Number(options.seed))
  const moments = Array.from({ length: Number(options.moments) }, (_, index) => momentOf(cases[index % 2], random))
  const outcomes = []
  const waiting = moments.values()
  const worker = async (name) => {
    for (const moment of waiting) outcomes.push(await killOnce(join(root, name), moment))
  }
  await Promise.all(Array.from({ length: WORKERS }, (_, index) => worker(`dossier-${index}`)))
  print(cases, outcomes)
}

/** The books before and after each kind of import, and how long it takes undisturbed. */
async function bothCases() {
  const files = { first: join(root, 'first.txt'), newer: join(root, 'newer.txt') }
  writeFec(files.first, Number(options.lines))
  writeFec(files.newer, Number(options.lines), { changed: true })
  const empty = join(root, 'empty')
  await relance(empty, ['init', empty, '--name', 'Banc', '--yes']).done
  const filled = join(root, 'filled')
  cpSync(empty, filled, { recursive: true })
  const first = { name: 'first import', file: files.first, template: empty, ...(await undisturbed(filled, files.first)) }
  const after = join(root, 'after')
  cpSync(filled, after, { recursive: true })
  const newer = { name: 'import that replaces a year', file: files.newer, template: filled, ...(await undisturbed(after, files.newer)) }
  return [first, newer]
}

async function undisturbed(folder, file) {
  const before = contentOf(folder)
  const start = performance.now()
  const { code, text } = await relance(folder, ['import', file]).done
  if (code !== 0) throw new Error(`import ${file}: ${code}\n${text}`)
  return { before, after: contentOf(folder), ms: performance.now() - start }
}

/** Three in four anywhere in the run, the fourth near its end, where the books change hands: later than undisturbed, two run at once. */
function momentOf(kind, random) {
  const share = random() < 0.75 ? random() * 1.1 : 0.85 + random() * 0.6
  return { kind, atMs: share * kind.ms }
}

async function killOnce(folder, { kind, atMs }) {
  rmSync(folder, { recursive: true, force: true })
  mkdirSync(folder, { mode: 0o700 })
  cpSync(kind.template, folder, { recursive: true })
  const { child, done } = relance(folder, ['import', kind.file])
  const timer = setTimeout(() => child.kill('SIGKILL'), atMs)
  const ended = await done
  clearTimeout(timer)
  const outcome = { kind, atMs, killed: ended.signal === 'SIGKILL', found: 'neither', faults: [] }
  if (!outcome.killed && ended.code !== 0) outcome.faults.push(`ended with ${ended.code}: ${ended.text}`)
  try {
    inspect(folder, `${folder}-copy`, outcome)
  } catch (error) {
    outcome.faults.push(`the ledger cannot be read: ${error.message}`)
  }
  const next = await relance(folder, ['import', kind.file]).done
  if (next.code !== 0) outcome.faults.push(`the next import ended with ${next.code}: ${next.text}`)
  else if (contentOf(folder) !== kind.after) outcome.faults.push('the next import gives other books')
  return outcome
}

/** Looks at a copy: the next import finds the ledger as the killed run left it. */
function inspect(folder, copy, outcome) {
  rmSync(copy, { recursive: true, force: true })
  cpSync(folder, copy, { recursive: true })
  const path = join(copy, 'relance.db')
  outcome.wal = existsSync(`${path}-wal`)
  const sound = integrity(path)
  if (sound !== 'ok') outcome.faults.push(sound)
  const content = contentOf(copy)
  if (content === outcome.kind.before) outcome.found = 'before'
  else if (content === outcome.kind.after) outcome.found = 'after'
  else outcome.faults.push('the books are neither those of before nor those of after')
}

function contentOf(folder) {
  return ledgerDigest(join(folder, 'relance.db'), { moments: false })
}

function relance(folder, args) {
  const env = { ...process.env, RELANCE_DOSSIER: folder, RELANCE_DATE: '2026-01-15', NO_COLOR: '1' }
  const child = spawn(process.execPath, [options.program, ...args], { env, stdio: ['ignore', 'pipe', 'pipe'] })
  let text = ''
  for (const stream of [child.stdout, child.stderr]) stream.setEncoding('utf8').on('data', (chunk) => (text += chunk))
  const done = new Promise((end, fail) => child.on('error', fail).on('close', (code, signal) => end({ code, signal, text })))
  return { child, done }
}

function print(cases, outcomes) {
  console.log('| killed during | takes | moments | killed | write-ahead log left | books of before | books of after | faults |')
  console.log('|---|---:|---:|---:|---:|---:|---:|---:|')
  for (const kind of cases) {
    const mine = outcomes.filter((outcome) => outcome.kind === kind)
    const count = (test) => mine.filter(test).length
    const found = ['before', 'after'].map((name) => count((outcome) => outcome.found === name))
    const killed = count((outcome) => outcome.killed)
    const faults = count((outcome) => outcome.faults.length > 0)
    const cells = [kind.name, `${(kind.ms / 1000).toFixed(1)} s`, mine.length, killed, count((outcome) => outcome.wal), ...found, faults]
    console.log(`| ${cells.join(' | ')} |`)
  }
  const faulty = outcomes.filter((outcome) => outcome.faults.length > 0)
  for (const { kind, atMs, faults } of faulty) console.log(`\n${kind.name}, killed at ${atMs.toFixed(0)} ms: ${faults.join('; ')}`)
  const killed = outcomes.filter((outcome) => outcome.killed).length
  console.log(`\n${outcomes.length} moments, ${killed} killed runs, ${faulty.length} with faults`)
  process.exitCode = faulty.length === 0 ? 0 : 1
}
