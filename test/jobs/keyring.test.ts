// Secrets in the keyring of the session: kept there, read from there, changed and taken away, and told when it does not answer. The keyring is a
// table of this test, since a machine that runs tests has none; `npm run keyring` does the same with the Secret Service of a desktop.
import { existsSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { Keyring } from '../../src/cli/keyring.ts'
import { runProgram } from '../../src/cli/program.ts'
import { withValue } from '../../src/cli/settings/with-value.ts'
import { newDossier, removeDossiers, type TempDossier } from '../support/dossier.ts'
import { plain } from '../support/runs.ts'
import { type SmtpCollector, startSmtp } from '../support/smtp.ts'

const ENTRY = '127.0.0.1/compta@brunet.example'
let server: SmtpCollector
let dossier: TempDossier
let entries: Map<string, string>
let open: boolean

beforeAll(async () => {
  server = await startSmtp({
    authOptional: false,
    allowInsecureAuth: true,
    onAuth: ({ username, password }, _session, done) =>
      password === 'tulipe 42' ? done(null, { user: username }) : done(new Error('535 Authentication failed')),
  })
})
afterAll(async () => await server.close())
beforeEach(() => {
  entries = new Map()
  open = true
  dossier = newDossier({ smtp: { host: '127.0.0.1', port: server.port, security: 'none', user: 'compta@brunet.example' } })
})
afterEach(removeDossiers)

function keyring(): Keyring | null {
  if (!open) return null
  return {
    read: (entry) => entries.get(entry) ?? null,
    keep: (entry, secret) => void entries.set(entry, secret),
    remove: (entry) => entries.delete(entry),
  }
}

/** A command of the dossier on a machine with that keyring. */
const relance = (...args: readonly string[]) => given('')(...args)

/** The same, with that on its standard input. */
const given =
  (input: string) =>
  async (...args: readonly string[]): Promise<{ code: number; stdout: string; stderr: string }> => {
    let [stdout, stderr] = ['', '']
    const io = {
      ...{ isTty: false, columns: 100 },
      stdout: (text: string) => {
        stdout += text
      },
      stderr: (text: string) => {
        stderr += text
      },
    }
    const env = { ...dossier.env, RELANCE_DATE: '2026-11-20', HOME: dossier.folder }
    const code = await runProgram(args, { io, env, cwd: dossier.folder, input: () => input, keyring })
    return { code, stdout: plain(stdout), stderr: plain(stderr) }
  }

const settings = () => readFileSync(join(dossier.folder, 'relance.yaml'), 'utf8')
const own = () => join(dossier.folder, 'mot-de-passe-smtp.txt')
const named = (passwordFile: string) =>
  dossier.settings({ smtp: { host: '127.0.0.1', port: server.port, security: 'none', user: 'compta@brunet.example', passwordFile } })
const smtpLine = async () => (await relance('check', '--smtp', '--json')).stdout

describe('a password in the keyring', () => {
  it('signs in, and is found in no file of the dossier', async () => {
    named(`keyring:${ENTRY}`)
    entries.set(ENTRY, 'tulipe 42')
    expect(await smtpLine()).toContain('compta@brunet.example est accepté, par mot de passe.')
    for (const name of ['relance.yaml', 'relance.db']) expect(readFileSync(join(dossier.folder, name)).includes('tulipe')).toBe(false)
  })

  it('is told with what to do where the keyring does not answer, and where the entry is not in it; nothing leaves', async () => {
    named(`keyring:${ENTRY}`)
    const missing = await relance('send')
    expect([missing.code, missing.stderr]).toEqual([
      3,
      `relance: L’entrée du mot de passe n’est pas dans le trousseau de cette session (${ENTRY}).\n  → Tapez : relance password\n`,
    ])
    const told = JSON.parse((await relance('send', '--json')).stdout) as { error: { code: string } }
    expect(told.error.code).toBe('keyring-missing')
    open = false
    const closed = await relance('send')
    expect([closed.code, closed.stderr]).toEqual([
      3,
      `relance: Le trousseau de la session ne répond pas ; l’entrée du mot de passe s’y trouve (${ENTRY}).\n  → Ouvrez votre session, qui ouvre le trousseau, ou gardez-le dans un fichier : relance password --file.\n`,
    ])
    expect(server.received).toEqual([])
    dossier.env = { RELANCE_SMTP_PASSWORD: 'tulipe 42' }
    expect(await smtpLine()).toContain('est accepté')
  })
})

describe('relance password', () => {
  it('keeps it in the keyring where there is one, and changes the one line of the settings', async () => {
    const typed = await given('tulipe 42\nautre\n')('password', '--stdin')
    expect([typed.code, typed.stderr]).toEqual([0, ''])
    expect(typed.stdout).toBe(
      `Voilà le mot de passe de compta@brunet.example sur 127.0.0.1 gardé dans le trousseau de votre session (entrée ${ENTRY}).\nPour l’essayer : relance check --smtp\n`,
    )
    expect([...entries]).toEqual([[ENTRY, 'tulipe 42']])
    expect(await smtpLine()).toContain('est accepté')
    expect(settings()).toContain(`passwordFile: "keyring:${ENTRY}",`)
  })

  it('keeps it in a file for its owner alone where there is none, or where one is asked for', async () => {
    open = false
    await given('tulipe 42\n')('password', '--stdin')
    expect([readFileSync(own(), 'utf8'), statSync(own()).mode & 0o777]).toEqual(['tulipe 42\n', 0o600])
    expect(await smtpLine()).toContain('est accepté')
    open = true
    // It stays where it is, changed there.
    await given('rose\n')('password', '--stdin')
    expect([readFileSync(own(), 'utf8'), entries.size]).toEqual(['rose\n', 0])
    // Moved: the file of this command goes.
    await given('tulipe 42\n')('password', '--stdin', '--keyring')
    expect([existsSync(own()), [...entries]]).toEqual([false, [[ENTRY, 'tulipe 42']]])
    // And back: another dossier may use the entry, so it is left, and told.
    const back = await given('tulipe 42\n')('password', '--stdin', '--file')
    expect(back.stdout).toContain(`Le précédent est resté dans ${ENTRY} : ôtez-le s’il ne sert plus.\n`)
    expect(readFileSync(own(), 'utf8')).toBe('tulipe 42\n')
  })

  it('takes it away, from the keyring or from its own file; a file of another name is left', async () => {
    await given('tulipe 42\n')('password', '--stdin')
    const removed = await relance('password', '--remove')
    expect([removed.code, removed.stdout]).toEqual([0, 'relance ne garde plus le mot de passe de compta@brunet.example sur 127.0.0.1.\n'])
    expect([entries.size, settings().includes('passwordFile: null')]).toEqual([0, true])
    writeFileSync(join(dossier.folder, 'commun.txt'), 'tulipe 42\n', { mode: 0o600 })
    named('commun.txt')
    expect((await relance('password', '--remove')).stdout).toContain('commun.txt : ôtez-le s’il ne sert plus.')
    expect(existsSync(join(dossier.folder, 'commun.txt'))).toBe(true)
  })

  it('says that a variable wins', async () => {
    dossier.env = { RELANCE_SMTP_PASSWORD: 'rose' }
    const kept = await given('tulipe 42\n')('password', '--stdin', '--json')
    expect(JSON.parse(kept.stdout)).toEqual({
      ...{ date: '2026-11-20', setting: 'smtp.passwordFile', kept: 'keyring', at: ENTRY, left: null },
      ...{ overriddenBy: 'RELANCE_SMTP_PASSWORD', totals: { kept: 1 } },
    })
  })
})

describe('one value in the settings', () => {
  it.each([
    [
      'under its section',
      'a: 1\nsmtp: # ici\n    host: x # le serveur\n',
      'a: 1\nsmtp: # ici\n    passwordFile: p.txt\n    host: x # le serveur\n',
    ],
    ['in the place of another', 'smtp:\n  passwordFile: "keyring:x/y" # gardé\n', 'smtp:\n  passwordFile: p.txt # gardé\n'],
    ['in the place of none', 'smtp: { host: x, passwordFile: null }\nb: 2', 'smtp: { host: x, passwordFile: p.txt }\nb: 2'],
    ['between braces', 'smtp: {host: x}\n', 'smtp: { passwordFile: p.txt,host: x}\n'],
    ['as JSON', '{"smtp": {"host": "x"}}', '{"smtp": { passwordFile: p.txt,"host": "x"}}'],
    ['where a key waits for its value', 'smtp:\n  passwordFile:\n  host: x\n', 'smtp:\n  passwordFile: p.txt\n  host: x\n'],
    ['with Windows line ends', 'smtp:\r\n  host: x\r\n', 'smtp:\r\n  passwordFile: p.txt\n  host: x\r\n'],
  ])('%s', (_, before, after) => {
    expect(withValue(before, 'smtp', 'passwordFile', 'p.txt')).toBe(after)
  })
})
