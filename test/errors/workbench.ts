// Dossiers gone wrong in every way, and the built program run on them. Knows nothing of what the program should answer.
import { type ChildProcess, execFileSync, spawn } from 'node:child_process'
import {
  appendFileSync,
  chmodSync,
  cpSync,
  mkdirSync,
  mkdtempSync,
  realpathSync,
  rmSync,
  symlinkSync,
  truncateSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import Database from 'better-sqlite3'
import { createLedger, openLedger } from '../../src/ledger/open.ts'
import { recordOwner } from '../../src/ledger/ownership.ts'

const DAY = '2026-11-20'
const FIXTURES = resolve('fixtures/errors')

export interface Run {
  readonly cwd: string
  readonly argv: readonly string[]
  readonly env?: Readonly<Record<string, string>> | undefined
  /** Both standard streams pass for a terminal; nothing is typed. */
  readonly tty?: boolean | undefined
}

export interface Answer {
  readonly code: number
  readonly stdout: string
  readonly stderr: string
  /** Files of the folder that are no longer as they were, came or went. */
  readonly changed: readonly string[]
}

/** Environment of a user who has set nothing. */
export function environment(root: string, more: Readonly<Record<string, string>> = {}): Record<string, string> {
  return { PATH: process.env.PATH ?? '', HOME: root, TMPDIR: root, TZ: 'Europe/Paris', RELANCE_DATE: DAY, ...more }
}

/** A copy of the built program, which a build made meanwhile cannot change; its folder. */
export function installProgram(root: string): string {
  const folder = join(root, 'programme')
  for (const name of ['bin', 'dist', 'package.json', 'README.fr.md']) cpSync(name, join(folder, name), { recursive: true })
  for (const name of ['node_modules', 'templates', 'fixtures']) symlinkSync(resolve(name), join(folder, name))
  return folder
}

/** Runs the built program as many times, one after the other. */
export function runAll(runs: readonly Run[], root: string): Answer[] {
  const told = execFileSync(process.execPath, [resolve(import.meta.dirname, 'many-runs.js'), join(root, 'programme', 'dist', 'main.cjs')], {
    input: JSON.stringify(runs),
    env: environment(root),
    encoding: 'utf8',
    maxBuffer: 1 << 26,
  })
  return JSON.parse(told) as Answer[]
}

/** The words of a command line; double quotes keep words together. */
export function words(line: string): string[] {
  return [...line.matchAll(/"([^"]*)"|(\S+)/g)].map(([, quoted, plain]) => quoted ?? plain ?? '')
}

export interface Ended {
  /** Null when a signal ended it. */
  readonly code: number | null
  readonly signal: NodeJS.Signals | null
  readonly stdout: string
  readonly stderr: string
}

/**
 * Types a line in a shell of its own, where `relance` is the built program and `as-user` before it drops the rights of root.
 * Nothing is typed on standard input unless the line redirects it.
 */
export function shell(
  bench: Pick<Workbench, 'root'>,
  cwd: string,
  line: string,
  env: Readonly<Record<string, string>> = {},
): Promise<Ended> {
  const program = `"${process.execPath}" $rights "${bench.root}/programme/bin/relance.js"`
  const drop = 'data:text/javascript,process.setgroups([]);process.setgid(65534);process.setuid(65534)'
  const rights = process.getuid?.() === 0 ? `rights="--import ${drop}"` : 'true'
  const text = `relance() { ${program} "$@"; }\nas-user() { local rights; ${rights}; "$@"; }\n${line}`
  return ending(spawn('bash', ['-c', text], { cwd, env: environment(bench.root, env), stdio: ['ignore', 'pipe', 'pipe'] }))
}

/** Waits for a process to end and gathers what it said. */
export function ending(child: ChildProcess): Promise<Ended> {
  const said = { stdout: '', stderr: '' }
  for (const name of ['stdout', 'stderr'] as const) child[name]?.setEncoding('utf8').on('data', (text: string) => (said[name] += text))
  return new Promise((resolved, failed) => {
    child.on('error', failed).on('close', (code, signal) => resolved({ code, signal, ...said }))
  })
}

export interface Workbench {
  readonly root: string
  /** The folder of a dossier in that state, made when first asked for. */
  folder(state: string): string
  /** A new dossier with healthy books, for one test. */
  fresh(): string
  /** A text of the program with its folders named as readers expect them. */
  legible(text: string): string
  remove(): void
}

/** A folder of dossiers; the books are imported once. */
export function workbench(): Workbench {
  const root = realpathSync(mkdtempSync(join(tmpdir(), 'relance-errors-')))
  chmodSync(root, 0o755)
  installProgram(root)
  const made = new Map<string, string>()
  const source = join(root, 'source', 'dossier')
  mkdirSync(source, { recursive: true })
  for (const kind of ['books', 'exports']) cpSync(join(FIXTURES, kind), source, { recursive: true })
  const first = [['init'], ['import', '732829320FEC20261119.txt', 'contacts.csv']].map((argv) => ({ cwd: source, argv }))
  const failed = runAll(first, root).find((answer) => answer.code !== 0)
  if (failed) throw new Error(failed.stderr)
  const make = (state: string): string => {
    const folder = join(root, state.replace(/\W/g, '-'), 'dossier')
    if (state === 'nowhere') mkdirSync(folder, { recursive: true })
    else cpSync(source, folder, { recursive: true })
    if (state !== 'nowhere' && state !== 'copied') settle(folder)
    spoil(state, folder, root)
    made.set(state, folder)
    return folder
  }
  return {
    root,
    folder: (state) => made.get(state) ?? make(state),
    fresh: () => {
      const folder = join(mkdtempSync(join(root, 'frais-')), 'dossier')
      chmodSync(join(folder, '..'), 0o755)
      cpSync(source, folder, { recursive: true })
      settle(folder)
      return folder
    },
    legible: (text) =>
      text
        .replaceAll(new RegExp(`${root}/[\\w-]+/dossier\\b`, 'g'), '/dossier')
        .replaceAll(new RegExp(`${root}/[\\w-]+(?=/)`, 'g'), '')
        .replaceAll(root, '/maison'),
    remove: () => rmSync(root, { recursive: true, force: true }),
  }
}

/** A copy made by the tests is at home where it is. */
function settle(folder: string): void {
  const ledger = openLedger(join(folder, 'relance.db'))
  recordOwner(ledger)
  ledger.close()
}

const STATES: Readonly<Record<string, (folder: string, root: string) => void>> = {
  books: () => undefined,
  nowhere: () => undefined,
  copied: () => undefined,
  empty: (folder) => {
    rmSync(join(folder, 'relance.db'))
    createLedger(join(folder, 'relance.db'), '2026-11-20T08:00:00+01:00').close()
    settle(folder)
  },
  'without-ledger': (folder) => rmSync(join(folder, 'relance.db')),
  'ledger-as-text': (folder) => writeFileSync(join(folder, 'relance.db'), 'Ceci n’est pas une base.\n'),
  'ledger-as-folder': (folder) => {
    rmSync(join(folder, 'relance.db'))
    mkdirSync(join(folder, 'relance.db'))
  },
  'ledger-foreign': (folder) => {
    rmSync(join(folder, 'relance.db'))
    new Database(join(folder, 'relance.db')).exec('CREATE TABLE photo (name TEXT)').close()
  },
  'ledger-newer': (folder) => {
    const db = new Database(join(folder, 'relance.db'))
    db.pragma('user_version = 99')
    db.close()
  },
  'ledger-cut': (folder) => truncateSync(join(folder, 'relance.db'), 20_000),
  'balance-changed': (folder) => {
    const db = new Database(join(folder, 'relance.db'))
    db.exec("UPDATE raw_balance SET balance_cents = balance_cents + 100 WHERE customer = 'C002'")
    db.close()
  },
  'template-wrong': (folder) => {
    mkdirSync(join(folder, 'templates', 'fr'), { recursive: true })
    cpSync(join(FIXTURES, 'templates', 'relance-1.subject.hbs'), join(folder, 'templates', 'fr', 'relance-1.subject.hbs'))
  },
  'templates-as-file': (folder) => writeFileSync(join(folder, 'templates'), ''),
  passwords: (folder) => {
    writeFileSync(join(folder, '..', 'dehors.txt'), 'secret\n', { mode: 0o600 })
    writeFileSync(join(folder, 'ouvert.txt'), 'secret\n', { mode: 0o644 })
    writeFileSync(join(folder, 'blanc.key'), '\n', { mode: 0o600 })
    writeFileSync(join(folder, 'cle.pem'), 'secret\n', { mode: 0o600 })
  },
  oddities: (folder) => {
    const beside = join(folder, '..')
    writeFileSync(join(beside, 'ligne.txt'), `JournalCode\tEcritureLib\nVE\t${'x'.repeat(2 ** 20)}\n`)
    writeFileSync(join(beside, 'mac.csv'), `Numéro;Client;Date;Montant TTC\r${'F1;Le Goff;10/01/2026;120,00\r'.repeat(3)}\n`)
    symlinkSync('boucle.txt', join(beside, 'boucle.txt'))
    mkdirSync(join(beside, 'vide'))
    cpSync(join(folder, '732829320FEC20261119.txt'), join(beside, 'exercice.txt'))
    appendFileSync(join(beside, 'exercice.txt'), '\n')
  },
  huge: (folder) => {
    writeFileSync(join(folder, '..', 'enorme.txt'), '')
    truncateSync(join(folder, '..', 'enorme.txt'), 3 * 2 ** 30) // holes: nothing on the disk
  },
}

/** 'settings NAME' is the dossier with fixtures/errors/settings/NAME.yaml. */
function spoil(state: string, folder: string, root: string): void {
  const [, settings] = /^settings (.+)$/.exec(state) ?? []
  if (settings !== undefined) {
    cpSync(join(FIXTURES, 'settings', `${settings}.yaml`), join(folder, 'relance.yaml'))
    if (settings.startsWith('password-')) STATES.passwords?.(folder, root)
    return
  }
  const spoiled = STATES[state]
  if (spoiled === undefined) throw new Error(`no such dossier: ${state}`)
  spoiled(folder, root)
}
