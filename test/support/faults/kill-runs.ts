// Kills the whole program while it sends mails and writes letters, starts it again, kills it again; settles what is in doubt at the end and
// holds what the ledger says against what the mail server took and what lies in the outbox. Knows no test runner.
import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import type { PlanView } from '../../../src/reporting/plan-views.ts'
import type { HistoryView, SendView } from '../../../src/reporting/views.ts'
import { contacts, newDossier, type SettingsChanges, type TempDossier, twinOf } from '../dossier.ts'
import { fec, sale } from '../fec.ts'
import { codesOf } from '../many-reminders.ts'
import { type FaultySmtp, startFaulty } from './faulty-smtp.ts'

export const CUSTOMERS = 50
/** Every third customer gets a letter. */
export const BY_POST = new Set(codesOf(CUSTOMERS).filter((_, index) => index % 3 === 2))
/** Deliveries claimed together. */
const BATCH = 3
/** Kills of one round, after which the next run may end. */
const MOST_KILLS = 6
export const SCENARIOS: SettingsChanges = {
  scenarios: {
    standard: [{ step: 'relance-1', at: 5, channel: 'email' }],
    courrier: [{ step: 'relance-1', at: 5, channel: 'letter' }],
  },
}

export interface KillOutcome {
  readonly runs: number
  readonly kills: number
  readonly taken: number
  readonly written: number
  readonly doubts: number
  /** Doubts of what had left. */
  readonly left: number
  readonly twice: number
  readonly lost: number
  readonly faults: readonly string[]
}

/** Fifty customers, each with a reminder planned, two in three by mail. */
export async function mixedBase(): Promise<TempDossier> {
  const dossier = newDossier(SCENARIOS)
  const codes = codesOf(CUSTOMERS)
  const books = dossier.write('732829320FEC20261231.txt', fec(codes.map((code) => sale(code, `F-${code}`, '2026-10-10', 100_000))))
  const people = contacts(codes)
    .replace('Téléphone', 'Téléphone;Scénario')
    .replace(/^"(C\d+)".*$/gm, (row, code: string) => (BY_POST.has(code) ? `${row};courrier` : row))
  await dossier.ask(`import ${books} ${dossier.write('contacts.csv', people)} --first-year`)
  const { totals, heldByReason } = await dossier.ask<PlanView>('plan')
  if (totals.reminders !== CUSTOMERS) throw new Error(`planned ${totals.reminders}: ${JSON.stringify(heldByReason)}`)
  return dossier
}

export class KillRun {
  private readonly server: FaultySmtp
  private readonly dossier: TempDossier
  private readonly random: () => number
  private readonly faults: string[] = []
  private runs = 0
  private kills = 0
  private twice = 0
  private lost = 0

  private constructor(base: TempDossier, server: FaultySmtp, random: () => number) {
    this.server = server
    this.random = random
    this.dossier = twinOf(base, { ...SCENARIOS, smtp: { host: '127.0.0.1', port: server.port, security: 'none' } })
  }

  /** One round: kills until a run ends, then the doubts, then the rest. @param random numbers from 0 to 1 */
  static async whole(base: TempDossier, random: () => number): Promise<KillOutcome> {
    const server = await startFaulty({ pipelining: random() < 0.5 })
    return await new KillRun(base, server, random).round().finally(() => server.close())
  }

  private async round(): Promise<KillOutcome> {
    while (await this.runAndKill()) if (this.kills === MOST_KILLS) break
    await this.send('the run that ends', [0, 6])
    const statuses = await this.statuses()
    for (const [code, status] of statuses)
      if (!['sent', 'written', 'inDoubt'].includes(status)) this.forgotten(`${code} is ${status} after a run that ended`)
    const doubts = [...statuses].filter(([, status]) => status === 'inDoubt').map(([code]) => code)
    if (doubts.length > BATCH * this.kills) this.faults.push(`${doubts.length} in doubt after ${this.kills} kills`)
    const left = doubts.filter((code) => this.times(code) > 0)
    const missing = await this.settle(doubts)
    const again = await this.send('after the doubts were settled', [0])
    const went = again.results.map(({ customer }) => customer)
    if (String(went) !== String(missing)) this.faults.push(`after the doubts were settled it went to ${went}, not to ${missing}`)
    const last = await this.send('when all is done', [0])
    if (last.results.length > 0) this.faults.push(`a last sending told of ${last.results.length}`)
    for (const code of codesOf(CUSTOMERS)) if (this.times(code) !== 1) this.forgotten(`${code}: ${this.times(code)} times in the end`)
    const { runs, kills, twice, lost, faults } = this
    const written = this.files().length
    return { runs, kills, taken: this.server.taken.length, written, doubts: doubts.length, left: left.length, twice, lost, faults }
  }

  /** False once a run has ended by itself. */
  private async runAndKill(): Promise<boolean> {
    this.runs++
    const before = this.server.taken.length
    const run = this.dossier.start('send', '--json')
    const watch = this.killSometime(run, before)
    const { signal } = await run.done
    watch.forget()
    await this.server.quiet()
    this.compare(`after kill ${this.kills + 1}`)
    if (signal !== 'SIGKILL') return false
    this.kills++
    await this.statuses()
    return true
  }

  /** Three times in four a moment after a message was taken, else any moment from the start on. */
  private killSometime(run: { kill(signal: NodeJS.Signals): void }, before: number): { forget(): void } {
    const plusMs = this.random() * 12
    const nth = this.random() < 0.75 ? before + Math.floor(this.random() * 14) : null
    if (nth === null) {
      const timer = setTimeout(() => run.kill('SIGKILL'), 100 + this.random() * 1_500)
      return { forget: () => clearTimeout(timer) }
    }
    let timer: NodeJS.Timeout | undefined
    const watch = setInterval(() => {
      if (this.server.taken.length <= nth || timer !== undefined) return
      timer = setTimeout(() => run.kill('SIGKILL'), plusMs)
    }, 1)
    return {
      forget: () => {
        clearInterval(watch)
        clearTimeout(timer)
      },
    }
  }

  private async send(when: string, codes: readonly number[]): Promise<SendView> {
    this.runs++
    const view = await this.dossier.ask<SendView>('send', codes)
    if (view.totals.failed > 0) this.faults.push(`${when}: ${view.totals.failed} failed`)
    this.compare(when)
    return view
  }

  private compare(when: string): void {
    for (const code of codesOf(CUSTOMERS)) {
      if (this.times(code) <= 1) continue
      this.twice++
      this.faults.push(`${when}: ${code} received ${this.times(code)} times`)
    }
  }

  private forgotten(fault: string): void {
    this.lost++
    this.faults.push(fault)
  }

  /** Last status of each customer; 'none' for nothing recorded. */
  private async statuses(): Promise<Map<string, string>> {
    const { events, chain } = await this.dossier.ask<HistoryView>('history --verify')
    if (!chain.ok) this.faults.push('the history does not hold together')
    const last = new Map(events.map(({ customer, status }) => [customer ?? '', status]))
    for (const [code, status] of last) {
      if ((status === 'sent' || status === 'written') && this.times(code) === 0) this.forgotten(`${code} is ${status} and has nothing`)
    }
    return new Map(codesOf(CUSTOMERS).map((code) => [code, last.get(code) ?? 'none']))
  }

  /** Settles each doubt by what really left, as an accountant would; who has nothing, in order. */
  private async settle(doubts: readonly string[]): Promise<string[]> {
    const { events } = await this.dossier.ask<HistoryView>('history')
    const missing: string[] = []
    for (const code of doubts) {
      const id = events.filter(({ customer }) => customer === code).at(-1)?.id
      const left = this.times(code) > 0
      await this.dossier.ask(`history resolve ${id} ${left ? 'sent' : 'not-sent'}`)
      if (!left) missing.push(code)
    }
    return missing.sort()
  }

  /** How often somebody received: mails taken by the server, or letters in the outbox. */
  private times(code: string): number {
    if (BY_POST.has(code)) return this.files().filter((name) => name.includes(`_${code}_`)).length
    return this.server.taken.filter((recipients) => recipients.includes(`compta@${code.toLowerCase()}.example`)).length
  }

  private files(): string[] {
    const outbox = join(this.dossier.folder, 'outbox')
    return existsSync(outbox) ? readdirSync(outbox).filter((name) => name.endsWith('.html') && !name.startsWith('.')) : []
  }
}
