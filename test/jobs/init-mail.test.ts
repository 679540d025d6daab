// A new dossier with its mailbox: the password is kept for its owner alone, and a message to oneself proves that it works.
import { spawn } from 'node:child_process'
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { SmtpMailer } from '../../src/delivery/smtp-mailer.ts'
import { isoDay } from '../../src/domain/day.ts'
import { sendTrialMail } from '../../src/jobs/trial-mail.ts'
import { newDossier, removeDossiers } from '../support/dossier.ts'
import { openedDossier } from '../support/opened-dossier.ts'
import { type SmtpCollector, startSmtp } from '../support/smtp.ts'

let server: SmtpCollector
let root: string
beforeAll(async () => {
  root = mkdtempSync(join(tmpdir(), 'relance-init-'))
  server = await startSmtp({
    authOptional: false,
    allowInsecureAuth: true,
    onAuth: ({ username, password }, _session, done) =>
      password === 's3cr3t é' ? done(null, { user: username }) : done(new Error('535 Authentication failed')),
  })
})
afterAll(async () => {
  await server.close()
  rmSync(root, { recursive: true, force: true })
  removeDossiers()
})

interface Done {
  readonly code: number | null
  readonly stdout: string
  readonly stderr: string
}

/** The built program, given this on its standard input. */
function relance(words: readonly string[], input: string): Promise<Done> {
  const program = join(import.meta.dirname, '../..', 'bin/relance.js')
  const child = spawn(process.execPath, [program, ...words], { env: { PATH: process.env['PATH'], HOME: root, RELANCE_DATE: '2026-11-20' } })
  let [stdout, stderr] = ['', '']
  child.stdout.on('data', (chunk) => {
    stdout += chunk
  })
  child.stderr.on('data', (chunk) => {
    stderr += chunk
  })
  child.stdin.end(input)
  return new Promise((resolve) => child.on('close', (code) => resolve({ code, stdout, stderr })))
}

const WORDS = ['--name', 'Atelier Brunet', '--email', 'compta@atelier-brunet.example', '--mail', 'localhost', '--password-stdin']

/** What a person would then do by hand for a server of this machine. */
async function made(name: string, password: string): Promise<string> {
  const folder = join(root, name)
  const done = await relance(['init', folder, ...WORDS], `${password}\n`)
  expect([done.code, done.stderr]).toEqual([0, ''])
  return folder
}

describe('a new dossier with its mailbox', () => {
  it('keeps the password in a file of its own, for its owner alone, and nowhere else', async () => {
    const folder = await made('brunet', 's3cr3t é')
    expect(readdirSync(folder).sort()).toEqual(['inbox', 'mot-de-passe-smtp.txt', 'relance.db', 'relance.yaml'])
    expect(readFileSync(join(folder, 'mot-de-passe-smtp.txt'), 'utf8')).toBe('s3cr3t é\n')
    expect(statSync(join(folder, 'mot-de-passe-smtp.txt')).mode & 0o777).toBe(0o600)
    const settings = readFileSync(join(folder, 'relance.yaml'), 'utf8')
    expect(settings).toContain('\n  host: localhost\n')
    expect(settings).toContain('\n  user: compta@atelier-brunet.example\n  passwordFile: mot-de-passe-smtp.txt\n')
    for (const name of ['relance.yaml', 'relance.db']) expect(readFileSync(join(folder, name)).includes('s3cr3t'), name).toBe(false)
  })

  it('is tried with a message to oneself; what the server says is told, and the dossier stays', async () => {
    const folder = join(root, 'essai')
    const { code, stdout } = await relance(['init', folder, ...WORDS, '--test', '--json'], 's3cr3t é\n')
    // Nobody listens on port 587 of this machine.
    expect(code).toBe(6)
    expect(JSON.parse(stdout)).toMatchObject({ folder, trial: { fault: expect.stringContaining('localhost') } })
    expect(readdirSync(folder)).toContain('relance.db')
    expect(`${stdout}${readFileSync(join(folder, 'relance.yaml'), 'utf8')}`).not.toContain('s3cr3t')
  })

  it('the message to oneself is signed in for, and arrives', async () => {
    const dossier = newDossier({ smtp: { host: '127.0.0.1', port: server.port, security: 'none', user: 'relances' } })
    const opened = openedDossier(dossier)
    const { smtp } = opened.settings
    if (smtp === null) throw new Error('no mail server')
    for (const [password, fault] of [
      ['s3cr3t é', null],
      ['faux', expect.stringContaining('mot de passe')],
    ] as const) {
      const mailer = new SmtpMailer(smtp, password)
      expect(await sendTrialMail(opened, isoDay('2026-11-20'), mailer)).toEqual({ to: 'compta@atelier-brunet.example', fault })
      mailer.close()
    }
    opened.ledger.close()
    expect(server.received.map(({ to, user, mail }) => [to, user, mail.subject])).toEqual([
      [['compta@atelier-brunet.example'], 'relances', '[ESSAI] relance est prêt à envoyer'],
    ])
  })

  it('is refused without a password where one is announced, and for a service nobody knows', async () => {
    const none = await relance(['init', join(root, 'sans'), ...WORDS, '--json'], '\n')
    expect([none.code, (JSON.parse(none.stdout) as { error: { code: string } }).error.code]).toEqual([2, 'password-missing'])
    const unknown = await relance(['init', join(root, 'inconnu'), '--name', 'X', '--mail', 'free-mobile', '--yes', '--json'], '')
    expect([unknown.code, (JSON.parse(unknown.stdout) as { error: { code: string } }).error.code]).toEqual([2, 'answers-invalid'])
    expect(readdirSync(root)).not.toContain('sans')
    expect(readdirSync(root)).not.toContain('inconnu')
  })
})
