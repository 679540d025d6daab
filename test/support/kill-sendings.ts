// Kills the real `relance send` with SIGKILL at chosen moments, starts it again until all is told, and counts what a slow mail
// server received. One dossier serves for all: every working day is another step of a long scenario, for every customer.
// Used by a test for a few moments and by `npm run kills` for many; knows no test runner.
import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { SMTPServer } from 'smtp-server'
import { addDays, isoDay, weekday } from '../../src/domain/day.ts'
import { reminderId } from '../../src/domain/names.ts'
import { inDoubt, resolveDoubt } from '../../src/ledger/deliveries.ts'
import { verifyChain } from '../../src/ledger/history.ts'
import { openLedger } from '../../src/ledger/open.ts'
import type { PlanView } from '../../src/reporting/plan-views.ts'
import type { SendView } from '../../src/reporting/views.ts'
import { contacts, newDossier, type TempDossier } from './dossier.ts'
import { fec, sale } from './fec.ts'

/** When to kill: at the server's nth event of a kind, plus some milliseconds; or so long after the start. */
export interface Moment {
  readonly on: 'start' | 'mail' | 'content' | 'accepted'
  readonly nth: number
  readonly plusMs: number
}

export interface Outcome {
  readonly moment: Moment
  /** The run died; false: it had already ended. */
  readonly killed: boolean
  /** Received before the first restart, and doubts then. */
  readonly received: number
  readonly doubts: number
  /** What is wrong; empty when all is well. */
  readonly faults: readonly string[]
}

const CODES = Array.from({ length: 12 }, (_, index) => `C${String(index + 1).padStart(3, '0')}`)
const FIRST_DAY = '2026-11-23'
/** Deliveries claimed together. */
const BATCH = 3
/** The server's time to take one message. */
const SLOW_MS = 40

/** Runs every moment in turn; `told` hears each outcome as it comes. */
export async function killSendings(moments: readonly Moment[], told: (outcome: Outcome) => void = () => undefined): Promise<Outcome[]> {
  const server = await slowServer()
  const dossier = await longDossier(server.port, moments.length)
  const outcomes: Outcome[] = []
  let day = isoDay(FIRST_DAY)
  for (const moment of moments) {
    dossier.day = day
    const outcome = await killOnce(dossier, server, moment)
    outcomes.push(outcome)
    told(outcome)
    do day = addDays(day, 1)
    while (weekday(day) > 5 || HOLIDAYS.includes(day.slice(5)))
  }
  await server.close()
  rmSync(join(dossier.folder, '..'), { recursive: true, force: true })
  return outcomes
}

const HOLIDAYS = ['12-25', '01-01']

async function killOnce(dossier: TempDossier, server: SlowServer, moment: Moment): Promise<Outcome> {
  server.received.clear()
  const run = dossier.start('send')
  const signal = server.at(moment, () => run.kill('SIGKILL'))
  const died = await run.done
  signal.forget()
  await server.quiet()
  const received = total(server)
  const faults: string[] = []
  const after = await dossier.ask<SendView>('send', [0, 6])
  const doubts = doubtful(dossier)
  if (after.totals.failed > 0) faults.push(`${after.totals.failed} failed after the restart`)
  if (doubts.size > BATCH) faults.push(`${doubts.size} in doubt: more than one batch`)
  for (const code of CODES) {
    const times = server.received.get(code) ?? 0
    if (times > 1) faults.push(`${code} received ${times} times`)
    if (times === 0 && !doubts.has(code)) faults.push(`${code} forgotten`)
  }
  const missing = settle(dossier, doubts, server.received)
  const again = await dossier.ask<SendView>('send')
  const sent = again.results.map((one) => one.customer)
  if (String(sent) !== String(missing)) faults.push(`the next sending went to ${sent}, not to ${missing}`)
  for (const code of CODES) {
    const times = server.received.get(code) ?? 0
    if (times !== 1) faults.push(`${code} received ${times} times in the end`)
  }
  return { moment, killed: died.signal === 'SIGKILL', received, doubts: doubts.size, faults }
}

/** Settles each doubt by what the server really received, as an accountant would; those who received nothing, in order. */
function settle(dossier: TempDossier, doubts: ReadonlyMap<string, string>, received: ReadonlyMap<string, number>): string[] {
  const ledger = openLedger(join(dossier.folder, 'relance.db'))
  for (const [code, id] of doubts)
    resolveDoubt(ledger, reminderId(id), received.has(code) ? 'sent' : 'not-sent', `${dossier.day}T12:00:00+01:00`)
  ledger.close()
  return [...doubts.keys()].filter((code) => !received.has(code)).sort()
}

/** Deliveries in doubt, customer -> id. @throws Error when the chain of history is broken. */
function doubtful({ folder }: TempDossier): Map<string, string> {
  const ledger = openLedger(join(folder, 'relance.db'))
  const doubts = new Map(inDoubt(ledger).map((delivery) => [delivery.customer, delivery.id]))
  const { ok, firstBad } = verifyChain(ledger)
  ledger.close()
  if (!ok) throw new Error(`chain broken at ${firstBad}`)
  return doubts
}

const total = (server: SlowServer): number => [...server.received.values()].reduce((sum, count) => sum + count, 0)

/** Twelve customers, one invoice each, a step for each of `days` working days, nothing else to wait for. */
async function longDossier(port: number, days: number): Promise<TempDossier> {
  const steps = Array.from({ length: days }, (_, index) => ({
    step: `pas-${index + 1}`,
    at: index + 1,
    channel: 'email',
    template: 'relance-1',
  }))
  const dossier = newDossier(
    {
      smtp: { host: '127.0.0.1', port, security: 'none' },
      reminders: { minimumGapDays: 1 },
      scenarios: { standard: steps },
    },
    FIRST_DAY,
  )
  const books = dossier.write('732829320FEC20261231.txt', fec(CODES.map((code) => sale(code, `F-${code}`, '2026-10-10', 100_000))))
  await dossier.ask(`import ${books} ${dossier.write('contacts.csv', contacts(CODES))} --first-year`)
  const plan = await dossier.ask<PlanView>('plan')
  if (plan.totals.reminders !== CODES.length) throw new Error(`planned ${plan.totals.reminders}: ${JSON.stringify(plan.heldByReason)}`)
  return dossier
}

interface SlowServer {
  readonly port: number
  /** Contents received up to their final dot, by customer: whether or not the sender heard so. */
  readonly received: Map<string, number>
  at(moment: Moment, act: () => void): { forget(): void }
  /** Resolves when nothing is being received any more. */
  quiet(): Promise<void>
  close(): Promise<void>
}

async function slowServer(): Promise<SlowServer> {
  const received = new Map<string, number>()
  let waiting: { moment: Moment; act: () => void; seen: number } | null = null
  let timer: NodeJS.Timeout | undefined
  let busy = 0
  const fire = (ms: number) => {
    const act = waiting?.act
    waiting = null
    timer = setTimeout(() => act?.(), ms)
  }
  const event = (kind: Moment['on']) => {
    if (waiting?.moment.on !== kind || ++waiting.seen < waiting.moment.nth) return
    fire(waiting.moment.plusMs)
  }
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    onMailFrom(_address, _session, done) {
      event('mail')
      setTimeout(done, SLOW_MS / 4)
    },
    onData(stream, session, done) {
      busy++
      stream.resume()
      stream.on('close', () => busy--)
      stream.on('end', () => {
        const code = (session.envelope.rcptTo[0]?.address ?? '').slice('compta@'.length, -'.example'.length).toUpperCase()
        received.set(code, (received.get(code) ?? 0) + 1)
        event('content')
        setTimeout(() => {
          done(null)
          event('accepted')
        }, SLOW_MS)
      })
    },
  })
  server.on('error', () => undefined)
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.server.address()
  return {
    port: typeof address === 'object' && address !== null ? address.port : 0,
    received,
    at(moment, act) {
      waiting = { moment, act, seen: 0 }
      if (moment.on === 'start') fire(moment.plusMs)
      return {
        forget() {
          waiting = null
          clearTimeout(timer)
        },
      }
    },
    async quiet() {
      do await new Promise((resolve) => setTimeout(resolve, SLOW_MS))
      while (busy > 0)
    },
    close: () => new Promise((resolve) => server.close(() => resolve())),
  }
}
