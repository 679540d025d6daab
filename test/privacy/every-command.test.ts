// What holds of every command: it speaks to nobody but the servers of the settings, tells no secret to anybody, and writes files that only their
// owner can read. Each scene runs them in one dossier.
import { mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join, relative, resolve } from 'node:path'
import { inflateSync } from 'node:zlib'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { COMMANDS } from '../../src/cli/command-list.ts'
import { openLedger } from '../../src/ledger/open.ts'
import { type CommandLine, commandLines } from '../support/command-lines.ts'
import { contacts, newDossier, removeDossiers, type TempDossier } from '../support/dossier.ts'
import { fec, receipt, sale } from '../support/fec.ts'
import { guardNetwork } from '../support/network-guard.ts'
import type { Answer } from '../support/runs.ts'
import { startGateway, type TestGateway } from '../support/sms-gateway.ts'
import { type SmtpCollector, startSmtp } from '../support/smtp.ts'

const PASSWORD = 'Xq7-mot-de-passe-zébré'
const SECRET = 'Yk3-secret-de-passerelle'
const PREPARING = new Set(['import', 'plan', 'approve', 'backup'])
const WORDS_OF_SERVER = `535 5.7.8 Bad credentials for ${PASSWORD}`

interface Ran {
  readonly line: CommandLine
  readonly answer: Answer
  readonly noted: readonly string[]
}

interface Scene {
  readonly dossier: TempDossier
  readonly place: string
  readonly ran: readonly Ran[]
  readonly smtp: SmtpCollector
  readonly gateway: TestGateway
}

const servers: { close(): Promise<void> }[] = []
afterAll(async () => {
  vi.useRealTimers()
  for (const server of servers) await server.close()
  removeDossiers()
})

/** @param secrets in the environment, or in files of their own. @param refused the server takes no password, and says it aloud */
async function scene(secrets: 'environment' | 'files', refused = false): Promise<Scene> {
  // An hour at which short messages may leave.
  vi.useFakeTimers({ toFake: ['Date'], now: new Date('2026-11-20T11:00:00+01:00') })
  const smtp = await startSmtp({
    authOptional: false,
    allowInsecureAuth: true,
    onAuth: ({ username, password }, _session, done) =>
      refused || password !== PASSWORD
        ? done(Object.assign(new Error(WORDS_OF_SERVER), { responseCode: 535 }))
        : done(null, { user: username }),
  })
  const gateway = await startGateway(refused ? [{ status: 401, body: `{"error":"bad key ${SECRET}"}` }] : [200])
  servers.push(smtp, gateway)
  const inFiles = secrets === 'files'
  const dossier = newDossier({
    smtp: { host: '127.0.0.1', port: smtp.port, security: 'none', user: 'compta', ...(inFiles ? { passwordFile: 'smtp.txt' } : {}) },
    sms: {
      url: gateway.url,
      headers: { Authorization: 'Bearer {{secret}}' },
      body: '{"to":"{{to}}","text":"{{text}}"}',
      ...(inFiles ? { secretFile: 'sms.txt' } : {}),
    },
    report: { to: 'own' },
    scenarios: {
      standard: [{ step: 'relance-1', at: 5, channel: 'email', withCall: true }],
      texto: [{ step: 'sms', at: 5, channel: 'sms' }],
      courrier: [{ step: 'relance-1', at: 5, channel: 'letter' }],
    },
  })
  if (inFiles) {
    writeFileSync(join(dossier.folder, 'smtp.txt'), `${PASSWORD}\n`, { mode: 0o600 })
    writeFileSync(join(dossier.folder, 'sms.txt'), `${SECRET}\n`, { mode: 0o600 })
  } else dossier.env = { RELANCE_SMTP_PASSWORD: PASSWORD, RELANCE_SMS_SECRET: SECRET }
  const root = resolve(dossier.folder, '..')
  const place = join(root, 'ailleurs')
  mkdirSync(place, { mode: 0o700 })
  mkdirSync(join(root, 'tmp'), { mode: 0o700 })
  vi.stubEnv('TMPDIR', join(root, 'tmp'))
  const entries = [
    ...['C001', 'C002', 'C003'].map((code, index) => sale(code, `F${index + 1}`, '2026-10-01', 120_000)),
    sale('C004', 'F4', '2026-09-01', 50_000, { letter: 'A' }),
    receipt('C004', '2026-09-20', 50_000, { letter: 'A' }),
  ]
  const people = contacts(['C001', 'C002', 'C003', 'C004'].map((code) => ({ code, phone: '06 12 34 56 78' })))
  const [head, ...rows] = people.trimEnd().split('\n')
  const scenarios = ['standard', 'texto', 'courrier', 'standard']
  const told = [`${head};Scénario`, ...rows.map((row, index) => `${row};${scenarios[index]}`)].join('\n')
  const books = [dossier.write('732829320FEC20261231.txt', fec(entries)), dossier.write('contacts.csv', `${told}\n`)]
  const guard = guardNetwork()
  const ran: Ran[] = []
  try {
    // Where nothing leaves, the others answer as they did.
    const lines = commandLines(place, books).filter(({ words, talks }) => !refused || talks !== undefined || PREPARING.has(words[0] ?? ''))
    for (const line of lines) {
      const verbose = line.words[0] === 'complete' ? [] : ['--verbose']
      const answer = await dossier.run(...line.words, ...verbose)
      ran.push({ line, answer, noted: guard.noted() })
    }
  } finally {
    guard.release()
    vi.unstubAllEnvs()
  }
  return { dossier, place, ran, smtp, gateway }
}

const scenes = {} as Record<'environment' | 'files' | 'refused', Scene>
beforeAll(async () => {
  scenes.environment = await scene('environment')
  scenes.files = await scene('files')
  scenes.refused = await scene('files', true)
}, 120_000)

/** Every file and folder below, but what the tests themselves wrote. */
function written({ dossier }: Scene): { path: string; mode: number; isFolder: boolean }[] {
  const root = resolve(dossier.folder, '..')
  const own = /^(732829320FEC20261231\.txt|contacts\.csv|brunet\/(smtp|sms)\.txt)$/
  return readdirSync(root, { recursive: true, withFileTypes: true }).flatMap((entry) => {
    const path = join(entry.parentPath, entry.name)
    if (own.test(relative(root, path))) return []
    return [{ path, mode: statSync(path).mode & 0o777, isFolder: entry.isDirectory() }]
  })
}

it('every command is among those that are run', () => {
  const run = new Set(scenes.environment.ran.map(({ line }) => line.words[0]))
  expect([...COMMANDS.map(({ name }) => name), 'complete'].filter((name) => !run.has(name))).toEqual([])
})

it('each does what it is there for', () => {
  for (const { line, answer } of scenes.environment.ran)
    expect(line.codes ?? [0, 6], `${line.words.join(' ')}\n${answer.stderr}`).toContain(answer.code)
})

describe('the network', () => {
  it('is spoken to by the commands that send, and only at the servers of the settings', () => {
    for (const { ran, smtp, gateway } of Object.values(scenes)) {
      // An address is looked up too, though nobody is asked.
      const places: Record<NonNullable<CommandLine['talks']>[number], RegExp> = {
        smtp: new RegExp(`^(connect 127\\.0\\.0\\.1:${smtp.port}|resolve 127\\.0\\.0\\.1)$`),
        sms: new RegExp(`^connect 127\\.0\\.0\\.1:${new URL(gateway.url).port}$`),
        localhost: /^(connect|resolve) (localhost|127\.0\.0\.1|::1)(:587)?$/,
      }
      for (const { line, noted } of ran) {
        const allowed = (note: string) =>
          (line.talks ?? []).some((server) => places[server].test(note)) ||
          (line.programs ?? []).some((program) => note === `program ${program}`)
        expect(
          noted.filter((note) => !allowed(note)),
          line.words.join(' '),
        ).toEqual([])
      }
    }
  })

  it('is really used, so that the guard sees it', () => {
    const { ran, smtp, gateway } = scenes.environment
    const sent = ran.find(({ line }) => line.words.join(' ') === 'send')
    expect(sent?.noted).toContain(`connect 127.0.0.1:${smtp.port}`)
    expect(sent?.noted).toContain(`connect 127.0.0.1:${new URL(gateway.url).port}`)
    expect(smtp.received.length).toBeGreaterThan(0)
    expect(gateway.asked.length).toBeGreaterThan(0)
  })
})

describe('files', () => {
  it('are read by their owner alone, and so are folders', () => {
    for (const one of Object.values(scenes)) {
      const open = written(one).filter(({ mode, isFolder }) => mode !== (isFolder ? 0o700 : 0o600))
      expect(open.map(({ path, mode }) => `${path} ${mode.toString(8)}`)).toEqual([])
    }
  })
})

describe('a secret', () => {
  const forms = [PASSWORD, SECRET].flatMap((secret) => [
    secret,
    Buffer.from(secret).toString('base64').replace(/=+$/, ''),
    Buffer.from(secret).toString('hex'),
    Buffer.from(secret).toString('latin1'),
    encodeURIComponent(secret),
  ])
  const plainAuth = Buffer.from(`\u0000compta\u0000${PASSWORD}`).toString('base64')
  const tells = (text: string) => [...forms, plainAuth].filter((form) => text.includes(form))

  it('stands in no answer', () => {
    for (const { ran } of Object.values(scenes))
      for (const { line, answer } of ran) expect(tells(answer.stdout + answer.stderr), line.words.join(' ')).toEqual([])
  })

  it('stands in no file but its own, nor packed in the ledger', () => {
    for (const one of Object.values(scenes)) {
      for (const { path, isFolder } of written(one))
        if (!isFolder) expect(tells(readFileSync(path).toString('latin1')).concat(tells(readFileSync(path, 'utf8'))), path).toEqual([])
      const ledger = openLedger(join(one.dossier.folder, 'relance.db'))
      const packed = ledger.db.prepare('SELECT zlib FROM message UNION ALL SELECT zlib FROM plan_held').pluck().all() as Buffer[]
      ledger.close()
      expect(packed.flatMap((bytes) => tells(inflateSync(bytes).toString('utf8')))).toEqual([])
    }
  })

  it('was given to the servers, and refused aloud by some', () => {
    expect(scenes.files.smtp.received.map(({ user }) => user)).toContain('compta')
    expect(scenes.files.gateway.asked.map(({ headers }) => headers.authorization)).toContain(`Bearer ${SECRET}`)
    const refused = scenes.refused.ran.map(({ answer }) => answer.stdout + answer.stderr).join('\n')
    expect(refused).toContain('535')
  })
})
