// What happens around a sending: another one at the same time, an import, a clock set back, a ledger copied or put back from a backup.
// Knows no test runner.
import { cpSync, readFileSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import type { HistoryView, SendView } from '../../../src/reporting/views.ts'
import { dossierAt, type TempDossier } from '../dossier.ts'
import { fec, receipt } from '../fec.ts'
import type { FaultySmtp } from './faulty-smtp.ts'
import { killHalfWay } from './kill-runs.ts'
import { CODES, SALES, withMixed } from './mixed-base.ts'
import type { Tally } from './trial.ts'

/** @param random numbers from 0 to 1 */
type Scene = (base: TempDossier, random: () => number) => Promise<Tally>

const TIMERS = resolve(import.meta.dirname, 'fast-timers.mjs')
const BUSY = 5
const COPIED = 9
/** Longer than a slow sending of fifty. */
const WHOLE_MS = 2_500

/** A server that takes its time over each message. */
function slow(server: FaultySmtp): void {
  server.fault = { stage: 'final', act: 'byte by byte' }
}

/** Two sendings, and a third one: one of them sends, the others are told to wait or find nothing left. */
const twoAtOnce: Scene = (base, random) =>
  withMixed(base, random() < 0.5, async ({ trial, dossier, server }) => {
    slow(server)
    const delays = [0, random() * 20, random() * WHOLE_MS]
    const runs = await Promise.all(delays.map((ms) => pause(ms).then(() => dossier.start('send', '--json').done)))
    trial.runs += runs.length
    server.fault = null
    for (const { code, stderr } of runs) if (code !== 0 && code !== BUSY) trial.faults.push(`exit code ${code}\n${stderr}`)
    if (!runs.some(({ code }) => code === 0)) trial.faults.push('nobody sent')
    await trial.compare('after sendings at once')
    return trial.finish()
  })

/** Every fifth customer has paid; the books that say so are imported while a sending runs, as soon as the program lets them in. */
const importDuring: Scene = (base, random) =>
  withMixed(base, random() < 0.5, async ({ trial, dossier, server }) => {
    const paid = CODES.filter((_, index) => index % 5 === 4)
    const payments = paid.map((code) => receipt(code, '2026-11-19', 100_000, { ref: `F-${code}` }))
    const books = dossier.write('732829320FEC20261231.txt', fec([...SALES, ...payments]))
    slow(server)
    trial.runs++
    const sending = pause(random() * 400).then(() => dossier.start('send', '--json').done)
    await pause(random() * WHOLE_MS * 0.5)
    while (!(await imported(dossier, books))) await pause(20)
    const received = paid.filter((code) => trial.times(code) > 0)
    const { code, stderr } = await sending
    server.fault = null
    if (code !== 0 && code !== BUSY) trial.faults.push(`exit code ${code}\n${stderr}`)
    await trial.compare('after the import')
    const tally = await trial.finish(new Set(paid))
    const reminded = paid.filter((one) => trial.times(one) > 0 && !received.includes(one))
    return reminded.length === 0 ? tally : { ...tally, faults: [...tally.faults, `reminded though paid: ${reminded}`] }
  })

async function imported(dossier: TempDossier, books: string): Promise<boolean> {
  const { code, stderr } = await dossier.start('import', books, '--first-year').done
  if (code !== 0 && code !== BUSY) throw new Error(`import: exit code ${code}\n${stderr}`)
  return code === 0
}

/** A sending killed half-way, then the machine believes it is some hours, or days, earlier; then it is put right. */
const clockBack: Scene = (base, random) =>
  withMixed(base, random() < 0.5, async (mixed) => {
    const { trial, dossier } = mixed
    await killHalfWay(mixed, random)
    for (const [day, moment] of [
      [dossier.day, `${dossier.day}T00:30:00+01:00`],
      ['2026-11-19', '2026-11-19T08:00:00+01:00'],
      ['2026-11-16', '2026-11-16T23:59:00+01:00'],
    ] as const) {
      const before = dossierAt(dossier.folder, day)
      before.env = { NODE_OPTIONS: `--import=${TIMERS}`, FAULTS_NOW: String(Date.parse(moment)) }
      await before.start('plan').done
      trial.runs++
      const { code, stderr } = await before.start('send', '--json').done
      if (code !== 0 && code !== 6) trial.faults.push(`on ${moment}: exit code ${code}\n${stderr}`)
      await trial.compare(`on ${moment}`)
    }
    return trial.finish()
  })

/** A sending killed half-way, then a copy of the dossier beside it: it sends nothing, not even once it was adopted, and the original goes on. */
const copied: Scene = (base, random) =>
  withMixed(base, random() < 0.5, async (mixed) => {
    const { trial, dossier } = mixed
    await killHalfWay(mixed, random)
    const folder = join(dossier.folder, '..', 'copie')
    cpSync(dossier.folder, folder, { recursive: true })
    const copy = dossierAt(folder, dossier.day)
    const before = trial.accepted()
    await refused(copy, trial)
    await copy.ask(`history adopt --since ${copy.day}`)
    trial.runs++
    const { totals } = await copy.ask<SendView>('send', [0, 6])
    if (totals.sent + totals.written > 0 || trial.accepted() !== before) trial.faults.push('the copy sent')
    return trial.finish()
  })

/** A sending killed half-way, then the ledger of the morning in its place: nothing leaves until it was adopted, and then no more than was missing. */
const restored: Scene = (base, random) =>
  withMixed(base, random() < 0.5, async (mixed) => {
    const { trial, dossier } = mixed
    const path = join(dossier.folder, 'relance.db')
    const backup = readFileSync(path)
    await killHalfWay(mixed, random)
    // What is left of the run is taken up first, so that its log does not outlive the ledger it is about.
    await dossier.ask<HistoryView>('history')
    writeFileSync(path, backup)
    await refused(dossier, trial)
    await dossier.ask(`history adopt --since ${dossier.day}`)
    const { events } = await dossier.ask<HistoryView>('history')
    const doubts = events.filter(({ status }) => status === 'inDoubt').length
    if (doubts !== CODES.length) trial.faults.push(`${doubts} in doubt once adopted`)
    return trial.finish()
  })

async function refused(dossier: TempDossier, trial: { runs: number; faults: string[] }): Promise<void> {
  trial.runs++
  const { code } = await dossier.start('send').done
  if (code !== COPIED) trial.faults.push(`a copy was not refused: exit code ${code}`)
}

/** By the name that the table gives them. */
export const SCENES: Readonly<Record<string, Scene>> = {
  'three `send` at once': twoAtOnce,
  '`import` during `send`': importDuring,
  'clock set back': clockBack,
  'ledger copied': copied,
  'ledger restored from a backup': restored,
}
