import { execFile, spawn } from 'node:child_process'
import { mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { deliverAll } from '../../src/delivery/deliver.ts'
import type { DeliveryResult } from '../../src/delivery/delivery.ts'
import { folderOutbox, settledByOutbox } from '../../src/delivery/outbox.ts'
import { SmtpMailer } from '../../src/delivery/smtp-mailer.ts'
import { isoDay } from '../../src/domain/day.ts'
import { exchange, inDoubt, interrupted, sentSteps } from '../../src/ledger/deliveries.ts'
import type { Ledger } from '../../src/ledger/ledger.ts'
import { createLedger, openLedger } from '../../src/ledger/open.ts'
import { childEnvironment, compileProgram } from '../support/compile.ts'
import { deliverDeps, MOMENT, waiting } from '../support/delivery.ts'
import { depth } from '../support/depth.ts'
import { loopback } from '../support/loopback.ts'
import { BATCH, type Orders, prepare } from '../support/send-and-die.ts'
import { type SmtpCollector, startSmtp } from '../support/smtp.ts'

const DAY = isoDay('2026-11-20')

let program: string
let root: string
let server: SmtpCollector
beforeAll(() => {
  program = compileProgram('send-and-die.ts')
})
beforeEach(async () => {
  root = mkdtempSync(join(tmpdir(), 'relance-killed-'))
  server = await startSmtp()
})
afterEach(async () => {
  await server.close()
  rmSync(root, { recursive: true, force: true })
})

function ordersFor(name: string, emails: readonly string[], letters: readonly string[], dieAt: number): Orders {
  const ledger = join(root, `${name}.db`)
  createLedger(ledger, MOMENT).close()
  return { ledger, outbox: join(root, name), port: server.port, emails, letters, dieAt }
}

/** Runs the program until it ends or dies; its exit signal. */
function run(orders: Orders): Promise<NodeJS.Signals | null> {
  const child = spawn(process.execPath, [program, JSON.stringify(orders)], {
    env: childEnvironment(),
    stdio: ['ignore', 'ignore', 'inherit'],
  })
  return new Promise((resolve) => child.on('close', (_code, signal) => resolve(signal)))
}

/** The next start after a kill: what was half-way goes into doubt, files settle theirs, then the same deliveries are given again. */
async function restart(orders: Orders): Promise<{ results: DeliveryResult[]; doubts: string[]; counted: string[] }> {
  const ledger = openLedger(orders.ledger)
  const mailer = new SmtpMailer(loopback(orders.port), null)
  try {
    const found = settledByOutbox(orders.outbox, interrupted(ledger, MOMENT), MOMENT)
    exchange(ledger, found, [], MOMENT, DAY)
    const deps = deliverDeps({ journal: journalOf(ledger), mailer, outbox: folderOutbox(orders.outbox), batch: BATCH })
    const results = await deliverAll(waiting(await prepare(orders)), deps)
    const counted = sentSteps(ledger).filter((step) => step.status === 'sent' || step.status === 'written')
    return { results, doubts: inDoubt(ledger).map((doubt) => doubt.customer), counted: counted.map((step) => step.customer) }
  } finally {
    mailer.close()
    ledger.close()
  }
}

const journalOf = (ledger: Ledger) => ({
  exchange: (...[answers, claims]: Parameters<Parameters<typeof deliverAll>[1]['journal']['exchange']>) =>
    exchange(ledger, answers, claims, MOMENT, DAY),
})
const timesReceived = (code: string): number => server.received.filter((mail) => mail.mail.subject === `Rappel ${code}`).length

describe('a run killed with SIGKILL', () => {
  it('between the server’s acceptance and the record: in doubt, and not sent again', async () => {
    // Moments: 1-2 the claim, 3 and 4 before and after the only message.
    const orders = ordersFor('accepted', ['C001'], [], 4)
    expect(await run(orders)).toBe('SIGKILL')
    expect(timesReceived('C001')).toBe(1)
    const { results, doubts } = await restart(orders)
    expect(results.map((result) => result.status)).toEqual(['skipped'])
    expect(doubts).toEqual(['C001'])
    expect(timesReceived('C001')).toBe(1)
  })

  it('by the server’s side, while the message is being taken: in doubt, and not sent again', async () => {
    let child: ReturnType<typeof spawn> | undefined
    await server.close()
    server = await startSmtp({
      onData(stream, _session, done) {
        stream.resume()
        stream.on('end', () => {
          child?.kill('SIGKILL')
          done(null)
        })
      },
    })
    const orders = ordersFor('taken', ['C001'], [], 0)
    child = spawn(process.execPath, [program, JSON.stringify(orders)], { env: childEnvironment(), stdio: 'ignore' })
    const killed = child
    expect(await new Promise((resolve) => killed.on('close', (_code, signal) => resolve(signal)))).toBe('SIGKILL')
    const { results, doubts } = await restart(orders)
    expect([results.map((result) => result.status), doubts]).toEqual([['skipped'], ['C001']])
  })

  it('at any moment: nobody receives twice, nobody is forgotten, at most one batch is in doubt', { timeout: 180_000 }, async () => {
    // Other customers each time: a message taken just before a kill may be parsed by the server after the next run has begun.
    const customers = (run: number) => ['C001', 'C002', 'C003', 'C004'].map((code) => `${code}-${run}`)
    const whole = ordersFor('whole', customers(0), [], 0)
    // At least three transactions (claims, claims with answers, the last answers) and four messages, each with a before and an after;
    // more transactions where answers do not come together.
    const moments = 14
    expect(Number(await wholeRun(whole))).toBeGreaterThanOrEqual(moments)
    // An ordinary run tries a moment of each kind: claim, message, record, first batch and last.
    const every = depth(3, 1)
    for (let dieAt = 1; dieAt <= moments; dieAt += every) {
      const emails = customers(dieAt)
      const orders = ordersFor(`at-${dieAt}`, emails, [], dieAt)
      expect(await run(orders)).toBe('SIGKILL')
      const { doubts, counted } = await restart(orders)
      const seen = emails.map((code) => ({
        code,
        received: timesReceived(code),
        doubt: doubts.includes(code),
        counted: counted.includes(code),
      }))
      expect(doubts.length, `killed at ${dieAt}`).toBeLessThanOrEqual(BATCH)
      for (const one of seen) {
        expect(one.received, `killed at ${dieAt}: ${one.code}`).toBeLessThanOrEqual(1)
        expect(one.doubt, `killed at ${dieAt}: ${one.code}`).toBe(!one.counted)
        if (one.counted) expect(one.received, `killed at ${dieAt}: ${one.code}`).toBe(1)
      }
    }
  })

  it('between the writing of a letter and its record: the file found settles the doubt', async () => {
    // Moments: 1-2 the claim, 3 before and 4 after the only letter.
    const orders = ordersFor('letter', [], ['C001'], 4)
    expect(await run(orders)).toBe('SIGKILL')
    const { results, doubts, counted } = await restart(orders)
    expect([results.map((result) => result.status), doubts, counted]).toEqual([['skipped'], [], ['C001']])
    expect(readdirSync(orders.outbox)).toHaveLength(1)
  })

  it('before the writing of a letter: no file, so it stays in doubt', async () => {
    const orders = ordersFor('unwritten', [], ['C001'], 3)
    expect(await run(orders)).toBe('SIGKILL')
    const { results, doubts } = await restart(orders)
    expect([results.map((result) => result.status), doubts]).toEqual([['skipped'], ['C001']])
  })
})

describe('two runs on the same day', () => {
  it('send each reminder once, recorded in the ledger', async () => {
    const orders = ordersFor('twice', ['C001', 'C002'], ['C003'], 0)
    expect(await run(orders)).toBe(null)
    const { results, doubts, counted } = await restart(orders)
    expect(results.map((result) => result.status)).toEqual(['skipped', 'skipped', 'skipped'])
    expect([doubts, counted]).toEqual([[], ['C001', 'C002', 'C003']])
    expect([timesReceived('C001'), timesReceived('C002'), readdirSync(orders.outbox).length]).toEqual([1, 1, 1])
  })
})

/** Runs to the end; the number of moments it went through. */
async function wholeRun(orders: Orders): Promise<string> {
  const { stdout } = await promisify(execFile)(process.execPath, [program, JSON.stringify(orders)], { env: childEnvironment() })
  return stdout
}
