// Runs the built program again and again in one process, as a shell would run it in as many: what starting Node costs is paid once.
// Argument: the program's entry. Standard input: JSON list of { cwd, argv, env, tty }.
// Standard output: JSON list of { code, stdout, stderr, changed }, in order; `changed` names what is no longer as it was in `cwd`.
import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import Database from 'better-sqlite3'

const main = process.argv[2]
const require = createRequire(main)
const runs = JSON.parse(readFileSync(0, 'utf8'))
const streams = { stdout: process.stdout.write.bind(process.stdout), stderr: process.stderr.write.bind(process.stderr) }
const environment = { ...process.env }

/** What the ledger holds, whatever its pages; the settings it keeps to save time are no part of it. Bytes when it is no ledger. */
function ledgerContent(path) {
  let db
  try {
    db = new Database(path, { readonly: true })
    const tables = db.prepare(`SELECT name FROM sqlite_schema WHERE type = 'table' AND name <> 'settings_cache' ORDER BY name`).pluck()
    return JSON.stringify(tables.all().map((name) => [name, db.prepare(`SELECT * FROM "${name}"`).raw().all()]))
  } catch {
    return readFileSync(path)
  } finally {
    db?.close()
  }
}

/** Digest of every file of the folder, by name; locks and journals come and go. */
function stateOf(folder) {
  const state = new Map()
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
    const path = join(entry.parentPath, entry.name)
    if (/(\.lock|-wal|-shm)$/.test(entry.name)) continue
    const content = !entry.isFile() ? '' : entry.name === 'relance.db' ? ledgerContent(path) : readFileSync(path)
    state.set(path, createHash('sha256').update(content).digest('hex'))
  }
  return state
}

function differences(before, after) {
  return [...new Set([...before.keys(), ...after.keys()])].filter((path) => before.get(path) !== after.get(path))
}

async function answerOf({ cwd, argv, env, tty }) {
  const answer = { stdout: '', stderr: '' }
  for (const name of ['stdout', 'stderr']) {
    process[name].write = (text) => {
      answer[name] += text
      return true
    }
  }
  for (const name of Object.keys(process.env)) delete process.env[name]
  Object.assign(process.env, environment, env)
  for (const stream of [process.stdin, process.stdout]) stream.isTTY = tty === true
  process.argv = [process.execPath, 'relance', ...argv]
  process.exitCode = 0
  process.chdir(cwd)
  const before = stateOf(cwd)
  // The entry is evaluated anew; the rest of the program stays loaded.
  delete require.cache[main]
  await require(main).answered
  for (const name of ['stdout', 'stderr']) process[name].removeAllListeners('error')
  process.removeAllListeners('uncaughtException')
  return { code: process.exitCode, ...answer, changed: differences(before, stateOf(cwd)) }
}

const answers = []
for (const run of runs) answers.push(await answerOf(run))
process.exitCode = 0
streams.stdout(JSON.stringify(answers))
