// Runs the whole program against a mail server that fails at one point: sendings while it fails, after it has recovered, and after a person
// has settled the doubts; counts what the server took, and what is wrong. Knows no test runner.
import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import type { HistoryView, SendView } from '../../../src/reporting/views.ts'
import { dossierAt, type SettingsChanges, type TempDossier, twinOf } from '../dossier.ts'
import { codesOf, plannedDossier } from '../many-reminders.ts'
import { type Fault, type FaultySmtp, startFaulty } from './faulty-smtp.ts'
import type { Point } from './points.ts'

const FIXTURES = resolve(import.meta.dirname, '../../../fixtures/delivery')
const TIMERS = resolve(import.meta.dirname, 'fast-timers.mjs')
const read = (name: string) => readFileSync(`${FIXTURES}/test-only-${name}`, 'utf8')
const CUSTOMERS = 5

/** What became of one fault, all its sendings together. */
export interface FaultOutcome {
  readonly sendings: number
  /** Messages the server took, those it took in the end included. */
  readonly taken: number
  /** Told by the sendings while it failed: by the first one for `sent`, `doubts` and `failed`. */
  readonly sent: number
  readonly doubts: number
  readonly failed: number
  readonly twice: number
  readonly lost: number
  /** What is wrong, in words. */
  readonly faults: readonly string[]
}

/** A dossier whose reminders are planned, to be copied for each fault. */
export type Base = Awaited<ReturnType<typeof plannedDossier>>

export function plannedBase(): Promise<Base> {
  return plannedDossier(CUSTOMERS, 'email', { reminders: { copyAccountManager: true } })
}

/** One fault, from the first sending to the last message. */
export async function runFault(base: Base, point: Point, fault: Fault): Promise<FaultOutcome> {
  const run = new FaultRun(base, point, await startFaulty(serverOptions(point)))
  return await run.whole(fault).finally(() => run.close())
}

function serverOptions(point: Point): Parameters<typeof startFaulty>[0] {
  const { pipelining = false, auth = false, tls } = point
  if (tls === undefined) return { pipelining, auth }
  const cert = read(`${tls === 'unknown' ? 'localhost' : tls}.pem`)
  return { pipelining, auth, tls: { key: read('server.key'), cert, atOnce: point.security === 'tls' } }
}

class FaultRun {
  private server: FaultySmtp
  private readonly point: Point
  private readonly changes: SettingsChanges
  private readonly dossier: TempDossier
  /** The same dossier, for the program in a process of its own. */
  private readonly child: TempDossier
  /** Taken before the server recovered. */
  private earlier: readonly string[][] = []
  private readonly codes = codesOf(CUSTOMERS)
  private readonly wrong: string[] = []
  private sendings = 0
  private twice = 0
  private lost = 0

  constructor(base: Base, point: Point, server: FaultySmtp) {
    this.server = server
    this.point = point
    this.changes = base.changes
    this.dossier = twinOf(base.dossier, base.changes)
    this.child = dossierAt(this.dossier.folder, this.dossier.day)
    this.child.env = { NODE_OPTIONS: `--import=${TIMERS}`, RELANCE_SMTP_PASSWORD: 'x', ...this.authority() }
    this.pointTo(point.closed === true ? 9 : server.port)
  }

  async whole(fault: Fault): Promise<FaultOutcome> {
    this.server.fault = fault
    const first = await this.send('while it fails')
    await this.send('while it fails again')
    await this.recover()
    const third = await this.send('after it has recovered')
    if (third.totals.failed > 0) this.wrong.push(`${third.totals.failed} failed once it had recovered: ${reasonsOf(third)}`)
    const missing = await this.settleDoubts()
    const fourth = await this.send('after the doubts were settled')
    const sent = fourth.results.filter(({ status }) => status === 'sent').map(({ customer }) => customer)
    if (String(sent) !== String(missing)) this.wrong.push(`after the doubts were settled it went to ${sent}, not to ${missing}`)
    const last = await this.send('when all is done')
    if (last.results.length > 0) this.wrong.push(`a last sending told of ${last.results.map(({ customer }) => customer)}`)
    for (const code of this.codes) if (this.taken(code) !== 1) this.wrong.push(`${code} was taken ${this.taken(code)} times in the end`)
    const { totals } = first
    const { twice, lost, sendings } = this
    const counts = {
      sendings,
      taken: this.earlier.length + this.server.taken.length,
      sent: totals.sent,
      doubts: totals.inDoubt,
      failed: totals.failed,
    }
    return { ...counts, twice, lost, faults: this.wrong }
  }

  /** One sending by the whole program, and what it says held against what the server took. */
  private async send(when: string): Promise<SendView> {
    this.sendings++
    const answer = await this.child.start('send', '--json').done
    await this.server.quiet()
    const view = answer.json<SendView>()
    if (answer.code !== (view.totals.failed + view.totals.inDoubt > 0 ? 6 : 0))
      this.wrong.push(`${when}: exit code ${answer.code}\n${answer.stderr}`)
    await this.compare(when)
    return view
  }

  private async compare(when: string): Promise<void> {
    const { events, chain } = await this.dossier.ask<HistoryView>('history --verify')
    if (!chain.ok) this.wrong.push(`${when}: the history does not hold together`)
    for (const code of this.codes) {
      const status = events.filter(({ customer }) => customer === code).at(-1)?.status ?? 'failed'
      const taken = this.taken(code)
      if (taken > 1) {
        this.twice++
        this.wrong.push(`${when}: ${code} was taken ${taken} times`)
      }
      // Believed sent though nobody has it, or believed not to have left though somebody has it: both are lost sight of.
      if ((status === 'sent' && taken === 0) || (status === 'failed' && taken > 0)) {
        this.lost++
        this.wrong.push(`${when}: ${code} is ${status}, taken ${taken} times`)
      }
    }
  }

  /** A server that does all it should, in the place of the one that failed. */
  private async recover(): Promise<void> {
    await this.server.close()
    this.earlier = this.server.taken
    const { pipelining = false, auth = false } = this.point
    this.server = await startFaulty({ pipelining, auth })
    this.pointTo(this.server.port, 'none')
  }

  async close(): Promise<void> {
    await this.server.close()
  }

  /** Settles each doubt by what the server took, as an accountant would; the customers who received nothing, in order. */
  private async settleDoubts(): Promise<string[]> {
    const { events } = await this.dossier.ask<HistoryView>('history')
    const last = new Map(events.map((event) => [event.customer ?? '', event]))
    const missing: string[] = []
    for (const [code, { id, status }] of last) {
      if (status !== 'inDoubt') continue
      const taken = this.taken(code) > 0
      await this.dossier.ask(`history resolve ${id} ${taken ? 'sent' : 'not-sent'}`)
      if (!taken) missing.push(code)
    }
    return missing.sort()
  }

  private taken(code: string): number {
    return [...this.earlier, ...this.server.taken].filter((recipients) => recipients.includes(`compta@${code.toLowerCase()}.example`))
      .length
  }

  private pointTo(port: number, security = this.point.security ?? 'none'): void {
    const { auth } = this.point
    this.dossier.settings({
      ...this.changes,
      smtp: { host: 'localhost', port, security, ...(auth ? { user: 'compta' } : {}) },
    })
  }

  private authority(): Record<string, string> {
    return this.point.tls === undefined || this.point.tls === 'unknown'
      ? {}
      : { NODE_EXTRA_CA_CERTS: `${FIXTURES}/test-only-authority.pem` }
  }
}

function reasonsOf({ results }: SendView): string {
  return [...new Set(results.filter(({ status }) => status === 'failed').map(({ reason }) => reason))].join(' ')
}
