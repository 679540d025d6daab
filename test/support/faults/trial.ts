// One dossier against one mail server after another: what the ledger says held against what the servers took and what lies in the outbox,
// by customer and by Message-ID, over all runs of the program. Knows no test runner.
import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import type { HistoryView, SendView } from '../../../src/reporting/views.ts'
import type { TempDossier } from '../dossier.ts'
import type { FaultySmtp, Taken } from './faulty-smtp.ts'

/** What became of a trial, all its runs together. */
export interface Tally {
  /** Sendings started. */
  readonly runs: number
  /** E-mails the servers took and letters written, before a person settled the doubts. */
  readonly accepted: number
  /** Told by the ledger then. */
  readonly sent: number
  readonly doubts: number
  /** Customers who received more than once, and Message-IDs taken more than once; to the very end. */
  readonly twice: number
  /** Customers believed served who are not, or served and not believed so, or not served at the very end. */
  readonly lost: number
  /** What is wrong, in words. */
  readonly faults: readonly string[]
}

export class Trial {
  readonly dossier: TempDossier
  readonly codes: readonly string[]
  readonly faults: string[] = []
  runs = 0
  /** Servers of the past. */
  private readonly before: Taken[] = []
  private server: FaultySmtp
  private readonly byPost: ReadonlySet<string>
  private readonly twice = new Set<string>()
  private readonly lost = new Set<string>()

  constructor(dossier: TempDossier, server: FaultySmtp, codes: readonly string[], byPost: ReadonlySet<string> = new Set()) {
    this.dossier = dossier
    this.server = server
    this.codes = codes
    this.byPost = byPost
  }

  /** Another server in the place of the one there was, which is closed. */
  async replaceServer(next: FaultySmtp): Promise<void> {
    await this.server.close()
    this.before.push(...this.server.taken)
    this.server = next
  }

  /** How often somebody received: e-mails taken, or letters in the outbox. */
  times(code: string): number {
    if (this.byPost.has(code)) return this.letters().filter((name) => name.includes(`_${code}_`)).length
    return this.mails().filter(({ to }) => to.includes(mailbox(code))).length
  }

  accepted(): number {
    return this.mails().length + this.letters().length
  }

  /** One sending that ends, and what it left. @param codes exit codes it may have */
  async send(when: string, codes: readonly number[] = [0]): Promise<SendView> {
    this.runs++
    const view = await this.dossier.ask<SendView>('send', codes)
    if (view.totals.failed > 0) this.faults.push(`${when}: ${view.totals.failed} failed`)
    await this.compare(when)
    return view
  }

  /** What the ledger says of each customer, held against what he received. @param running a run was killed, and no other has looked since */
  async compare(when: string, running = false): Promise<Map<string, string>> {
    await this.server.quiet()
    for (const code of this.codes)
      if (this.times(code) > 1) this.tell(this.twice, code, `${when}: ${code} received ${this.times(code)} times`)
    for (const id of this.repeatedIds()) this.tell(this.twice, id, `${when}: ${id} was taken more than once`)
    const statuses = await this.statuses(when)
    for (const [code, status] of statuses) {
      const has = this.times(code) > 0
      const believed = status === 'sent' || status === 'written'
      if ((believed && !has) || (has && !believed && status !== 'inDoubt' && !running))
        this.tell(this.lost, code, `${when}: ${code} is ${status}, received ${this.times(code)} times`)
    }
    return statuses
  }

  /**
   * The end of a trial: a sending that finds nothing in its way, the doubts settled by what really left, the rest sent, nothing left to send.
   * @param spared customers who paid meanwhile: they need not have received
   */
  async finish(spared: ReadonlySet<string> = new Set()): Promise<Tally> {
    await this.send('the run that ends', [0, 6])
    const statuses = await this.statuses('the run that ends')
    const left = new Set(['sent', 'written', 'inDoubt'])
    for (const [code, status] of statuses)
      if (!left.has(status) && !spared.has(code)) this.tell(this.lost, code, `${code} is ${status} after a run that ended`)
    const told = [...statuses.values()]
    const sent = told.filter((status) => status === 'sent' || status === 'written').length
    const doubts = told.filter((status) => status === 'inDoubt').length
    const accepted = this.accepted()
    const missing = await this.settle()
    // As `history resolve` says: what was in doubt when the day was planned is in no plan yet.
    if (missing.length > 0) await this.dossier.ask('plan')
    const again = await this.send('after the doubts were settled')
    const went = again.results.filter(({ status }) => status !== 'skipped').map(({ customer }) => customer as string)
    if (String(went) !== String(missing.filter((code) => !spared.has(code))))
      this.faults.push(`after the doubts were settled it went to ${went}, not to ${missing}`)
    const last = await this.send('when all is done')
    if (last.results.some(({ status }) => status !== 'skipped')) this.faults.push('a last sending found something to send')
    for (const code of this.codes)
      if (this.times(code) === 0 && !spared.has(code)) this.tell(this.lost, code, `${code} received nothing in the end`)
    const { runs, twice, lost, faults } = this
    return { runs, accepted, sent, doubts, twice: twice.size, lost: lost.size, faults }
  }

  close(): Promise<void> {
    return this.server.close()
  }

  /** Last status of each customer; 'none' for nothing recorded. */
  private async statuses(when: string): Promise<Map<string, string>> {
    const { events, chain } = await this.dossier.ask<HistoryView>('history --verify')
    if (!chain.ok) this.faults.push(`${when}: the history does not hold together`)
    const last = new Map(events.map(({ customer, status }) => [customer as string, status]))
    return new Map(this.codes.map((code) => [code, last.get(code) ?? 'none']))
  }

  /** Settles each doubt by what really left, as an accountant would; who has nothing, in order. */
  private async settle(): Promise<string[]> {
    const { events } = await this.dossier.ask<HistoryView>('history')
    const last = new Map(events.map((event) => [event.customer as string, event]))
    const missing: string[] = []
    for (const code of this.codes) {
      const event = last.get(code)
      if (event?.status !== 'inDoubt') continue
      const left = this.times(code) > 0
      await this.dossier.ask(`history resolve ${event.id} ${left ? 'sent' : 'not-sent'}`)
      if (!left) missing.push(code)
    }
    return missing.sort()
  }

  private mails(): Taken[] {
    return [...this.before, ...this.server.taken]
  }

  /** Message-IDs taken more than once, but for those of customers who are counted by themselves. */
  private repeatedIds(): string[] {
    const seen = new Set<string>()
    const mails = this.mails().filter(({ to }) => !this.codes.some((code) => this.twice.has(code) && to.includes(mailbox(code))))
    return mails.flatMap(({ messageId }) => (seen.has(messageId) ? [messageId] : seen.add(messageId) && []))
  }

  private letters(): string[] {
    const outbox = join(this.dossier.folder, 'outbox')
    return existsSync(outbox) ? readdirSync(outbox).filter((name) => /^\d.*\.pdf$/.test(name)) : []
  }

  private tell(place: Set<string>, name: string, fault: string): void {
    if (place.has(name)) return
    place.add(name)
    this.faults.push(fault)
  }
}

function mailbox(code: string): string {
  return `compta@${code.toLowerCase()}.example`
}
