// What can go wrong with mail and the outbox when relance sends: each message has its reason, the command ends with code 6,
// and nothing is lost or sent twice.
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { startMisbehaving } from '../support/misbehaving-smtp.ts'
import { runHere } from '../support/runs.ts'
import { startSmtp } from '../support/smtp.ts'
import { environment, type Workbench, workbench } from './workbench.ts'

let bench: Workbench
beforeAll(() => {
  bench = workbench()
})
afterAll(async () => {
  for (const server of servers) await server.close()
  bench.remove()
})

const servers: { close(): Promise<void> }[] = []

interface Sent {
  readonly results: { readonly customer: string; readonly status: string; readonly reason: string | null; readonly file: string | null }[]
}

function relance(folder: string, line: string, env: Readonly<Record<string, string>> = {}) {
  return runHere(line.split(' '), environment(bench.root, env), folder)
}

/** Healthy books whose mail goes to a server, with a plan stored. */
async function plannedDossier(smtp: string | null): Promise<string> {
  const folder = bench.fresh()
  if (smtp !== null) mailBy(folder, smtp)
  expect((await relance(folder, 'plan')).code).toBe(0)
  return folder
}

function mailBy(folder: string, smtp: string): void {
  const path = join(folder, 'relance.yaml')
  writeFileSync(path, `${readFileSync(path, 'utf8').replace(/^(smtp|report):.*\n/gm, '')}smtp: ${smtp}\nreport: { to: none }\n`)
}

async function send(folder: string, env: Readonly<Record<string, string>> = {}) {
  const answer = await relance(folder, 'send --json', env)
  expect([answer.stderr, answer.stdout.trim().split('\n').length]).toEqual(['', 1])
  const { results } = JSON.parse(answer.stdout) as Sent
  return { code: answer.code, results: results.map(({ customer, status, reason }) => [customer, status, reason]) }
}

/** Both customers of the books, the same end for each. */
const both = (status: string, reason: string | null) => ['C001', 'C002'].map((customer) => [customer, status, reason])

// Together: most of their time is spent waiting to try again.
describe.concurrent('a mail server', () => {
  it('that does not answer leaves both messages for the next run, which sends them once', async () => {
    const closed = await startMisbehaving({})
    await closed.close()
    const folder = await plannedDossier(`{ host: 127.0.0.1, port: ${closed.port}, security: none }`)
    const why =
      'Le serveur 127.0.0.1 refuse la connexion. Vérifiez « smtp.host » et « smtp.port » dans relance.yaml (587 avec starttls, 465 avec tls).'
    expect(await send(folder)).toEqual({ code: 6, results: both('failed', why) })
    const checked = await relance(folder, 'check')
    expect([checked.code, checked.stdout.split('\n').filter((line) => line.includes('refuse la connexion'))]).toEqual([
      6,
      [`ERREUR  ${why}`],
    ])
    const open = await startSmtp({ disabledCommands: ['STARTTLS', 'AUTH'] })
    servers.push(open)
    mailBy(folder, `{ host: 127.0.0.1, port: ${open.port}, security: none }`)
    expect(await send(folder)).toEqual({ code: 0, results: both('sent', null) })
    expect(await send(folder)).toEqual({ code: 0, results: [] })
    expect(open.received.map((mail) => mail.to[0]).sort()).toEqual(['cafe@port.example', 'hotel@dunes.example'])
  })

  it('that refuses the password says so, and nobody sees the password', async () => {
    const server = await startMisbehaving({ auth: '535 5.7.8 Authentication failed' })
    servers.push(server)
    const folder = await plannedDossier(`{ host: 127.0.0.1, port: ${server.port}, security: none, user: compta }`)
    const why =
      '127.0.0.1 refuse l’identifiant ou le mot de passe. Vérifiez « smtp.user » et RELANCE_SMTP_PASSWORD (ou le fichier « smtp.passwordFile »).'
    const answer = await send(folder, { RELANCE_SMTP_PASSWORD: 'tres-secret' })
    expect(answer.code).toBe(6)
    expect(answer.results.map(([, status, reason]) => [status, String(reason).startsWith(why)])).toEqual([
      ['failed', true],
      ['failed', true],
    ])
    expect(JSON.stringify(answer)).not.toContain('tres-secret')
    expect(server.messages).toEqual([])
  })

  it('whose certificate nobody has signed gets nothing', async () => {
    const [key, cert] = ['server.key', 'localhost.pem'].map((name) => readFileSync(`fixtures/delivery/test-only-${name}`, 'utf8'))
    const server = await startSmtp({ key, cert })
    servers.push(server)
    const folder = await plannedDossier(`{ host: localhost, port: ${server.port}, security: starttls }`)
    expect(await send(folder)).toEqual({
      code: 6,
      results: both(
        'failed',
        'Le certificat de localhost n’est signé par aucune autorité connue. S’il vient de votre propre autorité, indiquez son fichier dans la variable NODE_EXTRA_CA_CERTS.',
      ),
    })
    expect(server.received).toEqual([])
  })
})

describe.concurrent('the outbox', () => {
  it('that cannot be written, or holds another file of that name, is told message by message', async () => {
    const folder = await plannedDossier(null)
    const outbox = join(folder, 'outbox')
    // 'outbox-write-failed'
    writeFileSync(outbox, '')
    const blocked = await send(folder)
    expect([blocked.code, blocked.results.map(([customer, status]) => [customer, status])]).toEqual([
      6,
      [
        ['C001', 'failed'],
        ['C002', 'failed'],
      ],
    ])
    for (const [, , reason] of blocked.results) {
      expect(bench.legible(String(reason))).toMatch(
        /^Le fichier \/dossier\/outbox\/2026-11-20_C00\d_relance-1_[0-9a-f]{8}\.eml n’a pas pu être écrit : un fichier se trouve à la place du dossier\.$/,
      )
    }
    rmSync(outbox)
    expect((await send(folder)).code).toBe(0)
    const written = readdirSync(outbox).sort()
    expect(written).toHaveLength(2)

    // 'outbox-file-differs': the same reminders of other books, whose outbox is not empty.
    const twin = await plannedDossier(null)
    mkdirSync(join(twin, 'outbox'))
    for (const name of written) writeFileSync(join(twin, 'outbox', name), 'annoté à la main')
    const kept = await send(twin)
    expect(kept.code).toBe(6)
    for (const [, status, reason] of kept.results) {
      expect([status, String(reason)]).toEqual([
        'failed',
        expect.stringContaining('existe déjà avec un autre contenu ; il n’a pas été remplacé.'),
      ])
    }
    expect(readdirSync(join(twin, 'outbox')).map((name) => readFileSync(join(twin, 'outbox', name), 'utf8'))).toEqual([
      'annoté à la main',
      'annoté à la main',
    ])
  })
})
