// What the machine refuses: rights, room on the disk, files, modules, streams, signals. Each told once, in French, with exit code 8
// (5 when another relance is at work), and the ledger as it was.
import { spawn, spawnSync } from 'node:child_process'
import { chmodSync, chownSync, cpSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Ended, ending, environment, installProgram, shell, type Workbench, workbench } from './workbench.ts'

let bench: Workbench
beforeAll(() => {
  bench = workbench()
})
afterAll(() => bench.remove())

const UNCHANGED = '  → Rien n’a été enregistré depuis le dernier état validé. Corrigez la cause, puis relancez la commande.\n'
const READ_ONLY = `relance: Le dossier est en lecture seule : relance n’a pas le droit d’y écrire.\n${UNCHANGED}`
const REFUSED = `relance: Le disque a refusé une lecture ou une écriture.\n${UNCHANGED}`

/** Exit code and what was said, folders named as readers expect them. */
function told({ code, stderr }: Ended): [code: number | null, stderr: string] {
  return [code, bench.legible(stderr)]
}

/** The error of the one JSON document of stdout. */
function errorOf({ stdout }: Ended): { code: string; file: string | null; line: number | null } {
  expect(stdout.split('\n').filter((line) => line !== '')).toHaveLength(1)
  return (JSON.parse(stdout) as { error: { code: string; file: string | null; line: number | null } }).error
}

/** What the ledger knows of the books. */
function books(folder: string): unknown {
  const db = new Database(join(folder, 'relance.db'), { readonly: true })
  try {
    return db.prepare('SELECT * FROM line').raw().all()
  } finally {
    db.close()
  }
}

/** Gives the folder and its files to nobody in particular, with these rights. */
function handOver(folder: string, rights: { folder: number; files: number }): void {
  for (const name of readdirSync(folder)) settle(join(folder, name), rights.files)
  settle(folder, rights.folder)
}

function settle(path: string, mode: number): void {
  chmodSync(path, mode)
  if (process.getuid?.() === 0) chownSync(path, 65_534, 65_534)
}

/** Books with `count` more invoices, enough to need room on the disk. */
function longExport(folder: string, count: number): string {
  const name = 'long.txt'
  const short = readFileSync(join(folder, '732829320FEC20261119.txt'), 'utf8')
  const row = (i: number, account: string, customer: string, amounts: string) =>
    `VE\tVentes\t${100 + i}\t20261002\t${account}\t\t${customer}\t${customer}\tF${i}\t20261002\tFacture F${i}\t${amounts}\t\t\t20261002\t\t\n`
  let text = short
  for (let i = 0; i < count; i++) text += row(i, '411000', `D${i}`, '120,00\t0,00') + row(i, '706000', '', '0,00\t120,00')
  writeFileSync(join(folder, name), text)
  return name
}

describe.concurrent('rights', () => {
  it('a folder that may only be read stops every command that opens it, and stays as it was', async () => {
    const folder = bench.fresh()
    handOver(folder, { folder: 0o555, files: 0o444 })
    const before = readFileSync(join(folder, 'relance.db'))
    const lines = ['import contacts.csv', 'plan', 'aging', 'dispute C001', 'send']
    const answers = await Promise.all(lines.map((line) => shell(bench, folder, `as-user relance ${line} --json`)))
    expect(answers.map(told)).toEqual(lines.map(() => [8, READ_ONLY]))
    expect(answers.map((answer) => errorOf(answer).code)).toEqual(lines.map(() => 'ledger-unwritable'))
    expect(readFileSync(join(folder, 'relance.db')).equals(before)).toBe(true)
    expect(readdirSync(folder).filter((name) => /-wal|-shm|outbox/.test(name))).toEqual([])
  })

  it('files that may not be read are named', async () => {
    const folder = bench.fresh()
    handOver(folder, { folder: 0o755, files: 0o600 })
    chmodSync(join(folder, 'contacts.csv'), 0)
    const unread = await shell(bench, folder, 'as-user relance import contacts.csv --json')
    expect([told(unread)[0], told(unread)[1].split('\n')[0]]).toEqual([
      8,
      'relance: contacts.csv – Le fichier ne peut pas être lu : vérifiez vos droits.',
    ])
    expect(errorOf(unread)).toMatchObject({ code: 'file-unreadable', file: 'contacts.csv', line: null })
    chmodSync(join(folder, 'relance.db'), 0)
    expect(told(await shell(bench, folder, 'as-user relance aging'))).toEqual([
      8,
      `relance: Le fichier relance.db ne peut pas être ouvert à cet endroit.\n${UNCHANGED}`,
    ])
    settle(join(folder, 'relance.db'), 0o600)
    chmodSync(join(folder, 'relance.yaml'), 0)
    const settings = await shell(bench, folder, 'as-user relance aging --json')
    expect(told(settings)).toEqual([
      8,
      'relance: /dossier/relance.yaml – Le fichier de réglages ne peut pas être lu.\n  → Vérifiez vos droits sur ce fichier.\n',
    ])
    expect(errorOf(settings).code).toBe('settings-unreadable')
  })

  it('a folder that may not even be entered is named', async () => {
    const folder = bench.fresh()
    handOver(folder, { folder: 0, files: 0o600 })
    const answer = await shell(bench, join(folder, '..'), 'as-user relance aging --dossier dossier --json')
    expect(told(answer)).toEqual([
      8,
      'relance: /dossier/relance.yaml – relance n’a pas le droit de lire ou d’écrire à cet endroit.\n' +
        '  → Vérifiez à qui appartiennent ce fichier et son dossier, et leurs droits, puis relancez la commande.\n',
    ])
    expect(errorOf(answer).code).toBe('access-denied')
    const made = await shell(bench, join(folder, '..'), 'as-user relance init dossier/nouveau --name Essai')
    expect(made.code).toBe(8)
    expect(bench.legible(made.stderr)).toContain('Le dossier /dossier/nouveau n’a pas pu être créé.')
  })

  it.runIf(process.getuid?.() === 0)('settings of another user are not taken unless they are asked for', async () => {
    const folder = bench.fresh()
    handOver(folder, { folder: 0o755, files: 0o644 })
    expect(told(await shell(bench, folder, 'relance aging'))).toEqual([
      3,
      'relance: /dossier/relance.yaml – Ce fichier de réglages appartient à un autre utilisateur : il n’est pas pris sans qu’on le demande.\n' +
        '  → S’il s’agit bien du dossier voulu, indiquez-le par « --dossier /dossier ».\n',
    ])
  })
})

describe.concurrent('room on the disk', () => {
  it('a file that may not grow leaves the ledger as it was', async () => {
    const folder = bench.fresh()
    const before = books(folder)
    const long = longExport(folder, 2000)
    const answer = await shell(bench, folder, `ulimit -f 300; relance import ${long} --json`)
    expect(told(answer)).toEqual([8, REFUSED])
    expect(errorOf(answer).code).toBe('ledger-unwritable')
    expect(books(folder)).toEqual(before)
    const sheet = await shell(bench, folder, 'ulimit -f 0; relance items --customer C001 --csv soldes.csv | cat')
    expect(bench.legible(sheet.stderr)).toMatch(/^relance: .*\n {2}→ .*\n$/)
    expect(existsSync(join(folder, 'soldes.csv'))).toBe(false)
    expect((await shell(bench, folder, 'relance import contacts.csv')).code).toBe(0)
  })

  it('a demonstration without room leaves nothing behind, and one document', async () => {
    const folder = bench.fresh()
    const answer = await shell(bench, folder, 'mkdir essais; ulimit -f 200; TMPDIR=$PWD/essais relance demo --json')
    expect(told(answer)).toEqual([8, REFUSED])
    expect(errorOf(answer).code).toBe('ledger-unwritable')
    expect(readdirSync(join(folder, 'essais'))).toEqual([])
  })

  it('a full disk leaves the ledger as it was, and nothing half-made', async () => {
    const disk = join(bench.root, 'disque')
    mkdirSync(disk)
    // Without the right to mount a small disk, the test above has to do.
    if (spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=1m', 'tmpfs', disk]).status !== 0) return expect(readdirSync(disk)).toEqual([])
    try {
      const folder = join(disk, 'dossier')
      const source = bench.fresh()
      const long = join(source, longExport(source, 5000))
      cpSync(bench.fresh(), folder, { recursive: true })
      const before = readFileSync(join(folder, 'relance.db'))
      const full = `relance: Le disque est plein : le dossier n’a pas pu être écrit.\n${UNCHANGED}`
      expect(told(await shell(bench, folder, `relance import "${long}"`))).toEqual([8, full])
      expect(readFileSync(join(folder, 'relance.db')).equals(before)).toBe(true)
      fill(disk)
      expect(told(await shell(bench, folder, 'relance plan'))).toEqual([8, full])
      expect(told(await shell(bench, disk, 'relance init neuf --name Essai'))).toEqual([8, full])
      expect(readdirSync(disk).sort()).toEqual(['dossier', 'reste'])
      expect(readFileSync(join(folder, 'relance.db')).equals(before)).toBe(true)
    } finally {
      spawnSync('umount', [disk])
    }
  })

  function fill(disk: string): void {
    spawnSync('sh', ['-c', `head -c 2000000 /dev/zero > "${disk}/reste"`])
  }

  it('a result that cannot be written is an error, a closed pipe is none', async () => {
    const folder = bench.fresh()
    const full = 'relance: Le résultat n’a pas pu être écrit sur la sortie standard : il n’y a plus de place sur le disque.\n'
    expect(told(await shell(bench, folder, 'relance items > /dev/full'))).toEqual([8, full])
    expect(told(await shell(bench, folder, 'relance items --json > /dev/full'))).toEqual([8, full])
    expect(told(await shell(bench, folder, 'set -o pipefail; relance items | true'))).toEqual([0, ''])
    const sheet = await shell(bench, folder, 'relance items --csv /dev/full --json')
    expect(told(sheet)).toEqual([
      8,
      'relance: /dev/full – Le fichier n’a pas pu être écrit. Il n’y a plus de place pour écrire ce fichier.\n' +
        '  → Libérez de la place sur le disque (ou augmentez votre quota), puis relancez la commande.\n',
    ])
    expect(errorOf(sheet)).toMatchObject({ code: 'file-not-written', file: '/dev/full' })
    expect(statSync('/dev/full').isCharacterDevice()).toBe(true)
  })
})

describe('another relance at work', () => {
  it('stops whoever would write, at once, and lets others read', async () => {
    const folder = bench.fresh()
    // Waits at a pipe nobody writes to, the dossier already its own.
    spawnSync('mkfifo', [join(folder, 'attente')])
    const end = shell(bench, folder, 'relance import attente')
    await until(() => isLocked(folder))
    const lines = ['import contacts.csv', 'plan', 'send']
    const answers = await Promise.all(lines.map((line) => shell(bench, folder, `relance ${line} --json`)))
    const busy = 'relance: Une autre commande relance travaille déjà sur ce dossier.\n  → Attendez qu’elle se termine, puis recommencez.\n'
    expect(answers.map(told)).toEqual(lines.map(() => [5, busy]))
    expect(answers.map((answer) => errorOf(answer).code)).toEqual(lines.map(() => 'dossier-busy'))
    expect((await shell(bench, folder, 'relance aging')).code).toBe(0)
    writeFileSync(join(folder, 'attente'), '')
    expect(told(await end)).toEqual([
      4,
      'relance: attente – Le fichier est vide.\n  → Recommencez l’export depuis le logiciel comptable.\n',
    ])
    expect((await shell(bench, folder, 'relance plan')).code).toBe(0)
  })
})

describe('signals', () => {
  // A shell calls these ends 130 and 143.
  it('while a file is read, or while its lines wait to be stored, leave the ledger as it was', async () => {
    const [reading, storing] = [bench.fresh(), bench.fresh()]
    spawnSync('mkfifo', [join(reading, 'attente')])
    const ended = [await interrupted(reading, 'SIGTERM', 'attente')]
    const other = new Database(join(storing, 'relance.db'))
    other.exec('BEGIN IMMEDIATE')
    ended.push(await interrupted(storing, 'SIGINT', 'a-cheval.txt', 300))
    other.exec('ROLLBACK')
    other.close()
    expect(ended).toEqual(['SIGTERM', 'SIGINT'].map((signal) => ({ code: null, signal, stdout: '', stderr: '' })))
  })

  async function interrupted(folder: string, signal: NodeJS.Signals, file: string, afterMs = 0): Promise<Ended> {
    const before = books(folder)
    const program = join(bench.root, 'programme', 'bin', 'relance.js')
    const child = spawn(process.execPath, [program, 'import', file], { cwd: folder, env: environment(bench.root) })
    const end = ending(child)
    await until(() => isLocked(folder))
    await new Promise((resolve) => setTimeout(resolve, afterMs))
    child.kill(signal)
    const ended = await end
    expect(books(folder)).toEqual(before)
    expect(isLocked(folder)).toBe(false)
    return ended
  }
})

describe.concurrent('what the program stands on', () => {
  it('a closed standard input is an empty file', async () => {
    const answer = await shell(bench, bench.fresh(), 'relance import - --json <&-')
    expect(told(answer)[0]).toBe(4)
    expect(errorOf(answer)).toMatchObject({ code: 'file-empty', file: '-' })
  })

  it('a current folder that was deleted is told', async () => {
    const folder = bench.fresh()
    expect(told(await shell(bench, folder, 'mkdir parti; cd parti; rmdir ../parti; relance aging'))).toEqual([
      8,
      'relance: Le dossier courant n’existe plus : il a été supprimé ou déplacé.\n' +
        '  → Placez-vous dans un dossier qui existe (cd), puis relancez la commande.\n',
    ])
  })

  it('too few files that may be open at once are told, never as a trace', async () => {
    const folder = bench.fresh()
    const said: Ended[] = []
    for (let most = 30; most > 15; most--) {
      said.push(await shell(bench, folder, `ulimit -n ${most}; relance import contacts.csv --json`))
      if (said.at(-1)?.stdout.includes('too-many-files')) break
    }
    expect(errorOf(said.at(-1) as Ended).code).toBe('too-many-files')
    expect(told(said.at(-1) as Ended)).toEqual([
      8,
      'relance: Trop de fichiers sont ouverts à la fois sur cette machine.\n' +
        '  → Fermez d’autres programmes, ou augmentez la limite (ulimit -n 1024), puis relancez la commande.\n',
    ])
    expect(said.filter((one) => /^ +at /m.test(one.stderr))).toEqual([])
  })

  it('a module that is missing, or made for another Node, is named with what to type', async () => {
    const root = join(bench.root, 'sans-module')
    const installed = installProgram(root)
    rmSync(join(installed, 'node_modules'))
    const folder = bench.fresh()
    const missing = await shell({ root }, folder, 'relance aging --json')
    const text =
      'relance: Le module better-sqlite3, dont relance a besoin, manque ou ne convient pas à cette version de Node.\n' +
      '  → Dans le dossier de relance, tapez : npm rebuild better-sqlite3 (ou npm install), puis relancez la commande.\n'
    expect(told(missing)).toEqual([8, text])
    expect(errorOf(missing).code).toBe('module-unusable')
    const module = join(installed, 'node_modules', 'better-sqlite3')
    mkdirSync(module, { recursive: true })
    writeFileSync(
      join(module, 'index.js'),
      `throw Object.assign(new Error("The module 'better_sqlite3.node' was compiled against a different Node.js version"), { code: 'ERR_DLOPEN_FAILED' })`,
    )
    expect(told(await shell({ root }, folder, 'relance aging'))).toEqual([8, text])
  })

  it('a program that was not built says so', async () => {
    const root = join(bench.root, 'pas-construit')
    rmSync(join(installProgram(root), 'dist'), { recursive: true })
    expect(told(await shell({ root }, bench.fresh(), 'relance aging'))).toEqual([
      8,
      'relance: le programme n’est pas encore construit. Lancez « npm run build » dans le dossier de relance.\n',
    ])
  })
})

async function until(happened: () => boolean): Promise<void> {
  for (let tries = 0; tries < 100; tries++) {
    if (happened()) return
    await new Promise((resolve) => setTimeout(resolve, 100))
  }
  throw new Error('it did not happen in ten seconds')
}

/** Asked seldom: asking takes the lock for an instant. */
function isLocked(folder: string): boolean {
  const db = new Database(join(folder, 'relance.lock'), { timeout: 0 })
  try {
    db.exec('BEGIN EXCLUSIVE; ROLLBACK')
    return false
  } catch (error) {
    return error instanceof Database.SqliteError && error.code === 'SQLITE_BUSY'
  } finally {
    db.close()
  }
}
