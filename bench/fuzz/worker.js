// Imports the files of a fuzz run one after the other in one process, through the built program's own entry: starting Node for
// each would take most of the time. Talks to bench/fuzz.js by messages: a case in, what happened out.
// Arguments: folder of the built program, folder of the dossiers as templates, folder to work in.
import { cpSync, mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { integrity, ledgerDigest } from '../ledger-content.js'
import { makeCase, readCorpus } from './cases.js'
import { judge, judgeBooks } from './judge.js'

const [program, templates, folder] = process.argv.slice(2)
const main = join(program, 'main.cjs')
const require = createRequire(main)
const corpus = readCorpus(process.cwd())
const dossier = join(folder, 'dossier')
const incoming = join(folder, 'incoming')
const ledger = join(dossier, 'relance.db')
const streams = { stdout: process.stdout.write.bind(process.stdout), stderr: process.stderr.write.bind(process.stderr) }

mkdirSync(dossier, { recursive: true })
mkdirSync(incoming, { recursive: true })
Object.assign(process.env, { RELANCE_DOSSIER: dossier, RELANCE_DATE: '2026-01-15', NO_COLOR: '1', HOME: folder })

process.on('message', ({ seed, index, saved }) => {
  const start = performance.now()
  const told = saved
    ? { ...saved, bytes: Buffer.from(saved.bytes, 'base64'), original: saved.original && Buffer.from(saved.original, 'base64') }
    : null
  const one = told ?? makeCase(seed, index, corpus)
  importCase(one).then(
    (result) => process.send({ index, ...result, ms: performance.now() - start, rss: process.memoryUsage.rss() }),
    // A fault of this script, not of the program: the run must stop.
    (error) => process.send({ index, broken: error.stack }),
  )
})
process.send({ ready: true })

async function importCase(one) {
  reset(one.template === 'books' ? 'books' : 'empty')
  const faults = []
  if (one.original) {
    writeFileSync(join(incoming, `original-${one.name}`), one.original)
    const first = await relance(
      'import',
      join(incoming, `original-${one.name}`),
      ...one.args.filter((arg) => arg !== '--dry-run'),
      '--json',
    )
    faults.push(...judge(one.args, first, false).map((fault) => ({ ...fault, what: `original: ${fault.what}` })))
  }
  const path = join(incoming, one.name)
  writeFileSync(path, one.bytes)
  const before = ledgerDigest(ledger)
  const answer = await relance('import', path, ...one.args, '--json')
  const changed = ledgerDigest(ledger) !== before
  faults.push(...judge(one.args, answer, changed))
  if (answer.code === 70) faults.push({ what: 'bug', detail: (await relance('import', path, ...one.args, '--verbose')).stderr })
  if (one.expected) faults.push(...judgeBooks(one.expected, answer, answer.code === 0 ? await booksAnswer() : null))
  if (one.index % 50 === 0) {
    const sound = integrity(ledger)
    if (sound !== 'ok') faults.push({ what: 'the ledger is damaged', detail: sound })
  }
  rmSync(path, { force: true })
  return { code: answer.code, whole: one.expected !== null, changed, faults, answer: faults.length > 0 ? answer : null }
}

async function booksAnswer() {
  const [items, aging] = [await relance('items', '--json'), await relance('aging', '--json')]
  return { items: JSON.parse(items.stdout), aging: JSON.parse(aging.stdout) }
}

function reset(template) {
  for (const name of readdirSync(dossier)) rmSync(join(dossier, name), { recursive: true, force: true })
  for (const name of readdirSync(join(templates, template)))
    cpSync(join(templates, template, name), join(dossier, name), { recursive: true })
}

/** One command line of the built program, its streams caught. */
async function relance(...argv) {
  const answer = { stdout: '', stderr: '' }
  for (const name of ['stdout', 'stderr']) {
    process[name].write = (text) => {
      answer[name] += text
      return true
    }
  }
  process.argv = [process.execPath, 'relance', ...argv]
  process.exitCode = 0
  // The entry is evaluated anew; the rest of the program stays loaded.
  delete require.cache[main]
  await require(main).answered
  for (const name of ['stdout', 'stderr']) process[name].removeAllListeners('error')
  process.removeAllListeners('uncaughtException')
  const code = process.exitCode
  process.exitCode = 0
  for (const name of ['stdout', 'stderr']) process[name].write = streams[name]
  return { code, ...answer }
}
