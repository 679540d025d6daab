// The pace of a mail server, on a clock that moves only when somebody sleeps.
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { deliverAll } from '../../src/delivery/deliver.ts'
import { SmtpMailer } from '../../src/delivery/smtp-mailer.ts'
import { type Pacing, Turns } from '../../src/delivery/turns.ts'
import { deliverDeps, memoryJournal, preparedEmail, waiting } from '../support/delivery.ts'
import { loopback } from '../support/loopback.ts'
import { startMisbehaving } from '../support/misbehaving-smtp.ts'

function still(): Pacing & { time: number; readonly slept: number[] } {
  const pacing = {
    time: 0,
    slept: [] as number[],
    now: () => pacing.time,
    async sleep(milliseconds: number) {
      pacing.slept.push(milliseconds)
      pacing.time += milliseconds
    },
  }
  return pacing
}

const MAIL = { from: 'compta@brunet.example', to: ['a@client.example'], bytes: Buffer.from('Subject: x\r\n\r\ny\r\n') }
const QUICK = { connectMs: 2_000, silenceMs: 2_000 }

describe('messages within a minute', () => {
  it('beyond the limit wait until the oldest is sixty seconds old', async () => {
    const pacing = still()
    const turns = new Turns({ atOnce: 10, perMinute: 2 }, pacing)
    const moments: number[] = []
    for (const _ of [1, 2, 3, 4, 5]) {
      await turns.take()
      moments.push(pacing.time)
      pacing.time += 10_000
      turns.give()
    }
    expect(moments).toEqual([0, 10_000, 60_000, 70_000, 120_000])
  })

  it('never are more than the limit in any sixty seconds, however they come', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.integer({ min: 1, max: 5 }),
        fc.integer({ min: 1, max: 4 }),
        fc.array(fc.integer({ min: 0, max: 40_000 }), { maxLength: 25 }),
        async (perMinute, atOnce, gaps) => {
          const pacing = still()
          const turns = new Turns({ atOnce, perMinute }, pacing)
          const moments: number[] = []
          for (const gap of gaps) {
            await turns.take()
            moments.push(pacing.time)
            pacing.time += gap
            turns.give()
          }
          for (const [index, moment] of moments.entries()) {
            const before = moments[index - perMinute]
            if (before !== undefined) expect(moment - before).toBeGreaterThanOrEqual(60_000)
          }
        },
      ),
      { numRuns: 50 },
    )
  })

  it('without a limit never wait', async () => {
    const pacing = still()
    const turns = new Turns({ atOnce: 1, perMinute: null }, pacing)
    for (let index = 0; index < 50; index++) {
      await turns.take()
      turns.give()
    }
    expect(pacing.slept).toEqual([])
  })
})

describe('messages at once', () => {
  it('are no more than the limit, first come first served', async () => {
    const turns = new Turns({ atOnce: 2, perMinute: null }, still())
    const order: number[] = []
    const all = [1, 2, 3, 4].map(async (number) => {
      await turns.take()
      order.push(number)
    })
    await Promise.all(all.slice(0, 2))
    expect(order).toEqual([1, 2])
    turns.give()
    await all[2]
    expect(order).toEqual([1, 2, 3])
    turns.give()
    await all[3]
    expect(order).toEqual([1, 2, 3, 4])
  })

  it('have no turn any more once the run is stopped', async () => {
    const stop = new AbortController()
    const pacing = { ...still(), sleep: async () => stop.abort() }
    const turns = new Turns({ atOnce: 3, perMinute: 1 }, pacing, stop.signal)
    expect(await turns.take()).toBe(true)
    expect(await Promise.all([turns.take(), turns.take()])).toEqual([false, false])
  })
})

describe('a mailer that keeps the pace', () => {
  it('opens as many connections as it may, and a new one after so many messages', async () => {
    const server = await startMisbehaving({})
    const mailer = new SmtpMailer(loopback(server.port, { connections: 1, perConnection: 2 }), null, QUICK)
    const outcomes = await Promise.all([1, 2, 3, 4, 5].map(() => mailer.send(MAIL)))
    expect(outcomes.map(({ kind }) => kind)).toEqual(Array(5).fill('accepted'))
    expect(server.connections).toBe(3)
    mailer.close()
    await server.close()
  })

  it('waits its turn before it connects, and sends everything once', async () => {
    const server = await startMisbehaving({})
    const pacing = still()
    const mailer = new SmtpMailer(loopback(server.port, { perMinute: 2 }), null, { timeouts: QUICK, pacing })
    const outcomes = await Promise.all([1, 2, 3, 4, 5].map(() => mailer.send(MAIL)))
    expect(outcomes.map(({ kind }) => kind)).toEqual(Array(5).fill('accepted'))
    expect(server.messages.length).toBe(5)
    expect(pacing.slept).toEqual([60_000, 60_000])
    mailer.close()
    await server.close()
  })

  it('refuses what still waits when the run is stopped: it has not left', async () => {
    const server = await startMisbehaving({})
    const stop = new AbortController()
    const pacing = { ...still(), sleep: async () => stop.abort() }
    const mailer = new SmtpMailer(loopback(server.port, { perMinute: 1 }), null, { timeouts: QUICK, pacing, signal: stop.signal })
    expect((await mailer.send(MAIL)).kind).toBe('accepted')
    expect(await mailer.send(MAIL)).toEqual({
      kind: 'refused',
      reply: null,
      retriable: true,
      connection: false,
      why: 'L’envoi a été interrompu avant ce message : il n’est pas parti.',
    })
    expect(server.messages.length).toBe(1)
    mailer.close()
    await server.close()
  })
})

describe('a run at a pace', () => {
  it('claims a message when its turn has come, no sooner: what is said meanwhile is heard', async () => {
    const server = await startMisbehaving({})
    const pacing = still()
    const mailer = new SmtpMailer(loopback(server.port, { perMinute: 2 }), null, { timeouts: QUICK, pacing })
    const claimed: [customer: string, at: number][] = []
    const kept = memoryJournal()
    const journal = {
      exchange(...[answers, claims]: Parameters<typeof kept.exchange>) {
        claimed.push(...claims.map(({ customer }): [string, number] => [customer, pacing.time]))
        return kept.exchange(answers, claims)
      },
    }
    const codes = ['C001', 'C002', 'C003', 'C004', 'C005']
    const mails = await Promise.all(codes.map((code) => preparedEmail(code)))
    const results = await deliverAll(waiting(mails), deliverDeps({ journal, mailer }))
    expect(results.map(({ status }) => status)).toEqual(Array(5).fill('sent'))
    expect(claimed).toEqual([
      ['C001', 0],
      ['C002', 0],
      ['C003', 60_000],
      ['C004', 60_000],
      ['C005', 120_000],
    ])
    mailer.close()
    await server.close()
  })

  it('that is stopped while it waits leaves the rest unclaimed', async () => {
    const server = await startMisbehaving({})
    const stop = new AbortController()
    const pacing = {
      ...still(),
      async sleep() {
        while (server.messages.length === 0) await new Promise((resolve) => setTimeout(resolve, 5))
        stop.abort()
      },
    }
    const mailer = new SmtpMailer(loopback(server.port, { perMinute: 1 }), null, { timeouts: QUICK, pacing, signal: stop.signal })
    const journal = memoryJournal()
    const mails = await Promise.all(['C001', 'C002'].map((code) => preparedEmail(code)))
    const results = await deliverAll(waiting(mails), deliverDeps({ journal, mailer, signal: stop.signal }))
    expect(results.map(({ status }) => status)).toEqual(['sent', 'skipped'])
    expect(journal.calls.reduce((sum, [, claims]) => sum + claims, 0)).toBe(1)
    mailer.close()
    await server.close()
  })
})
