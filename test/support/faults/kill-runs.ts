// Kills the whole program with SIGKILL while it sends mails and writes letters, starts it again, kills it again. Knows no test runner.

import type { TempDossier } from '../dossier.ts'
import type { Running } from '../runs.ts'
import type { FaultySmtp, Heard } from './faulty-smtp.ts'
import { type MixedTrial, withMixed } from './mixed-base.ts'
import type { Tally } from './trial.ts'

/** Deliveries claimed together. */
const BATCH = 3
/** Kills of one trial, after which the next run may end. */
const MOST_KILLS = 6

export interface KillTally extends Tally {
  readonly kills: number
}

/** When to kill: at the server's nth event of a kind, or at the start; plus some milliseconds. */
export interface Moment {
  readonly on: Heard | 'start'
  readonly nth: number
  readonly plusMs: number
}

/** One trial: kills at these moments, one run each, as long as a run does not end before. @param moments the next one; null: no more */
export function killAt(base: TempDossier, moments: (before: number) => Moment | null, pipelining = false): Promise<KillTally> {
  return withMixed(base, pipelining, async ({ trial, dossier, server }) => {
    let kills = 0
    for (let moment = moments(server.taken.length); moment !== null; moment = moments(server.taken.length)) {
      trial.runs++
      const killed = await killedRun(dossier.start('send', '--json'), server, moment)
      await trial.compare(`after kill ${kills + 1}`, killed)
      if (!killed) break
      kills++
    }
    const tally = await trial.finish()
    const faults = tally.doubts > BATCH * kills ? [`${tally.doubts} in doubt after ${kills} kills`] : []
    return { ...tally, kills, faults: [...tally.faults, ...faults] }
  })
}

/** Kills anywhere: three times in four a moment after a message was taken, else any moment from the start on. @param random numbers from 0 to 1 */
export function killAnywhere(base: TempDossier, random: () => number, mostKills = MOST_KILLS): Promise<KillTally> {
  let left = mostKills
  const moment = (): Moment | null => {
    if (left-- === 0) return null
    if (random() < 0.75) return { on: 'final', nth: 1 + Math.floor(random() * 14), plusMs: random() * 12 }
    return { on: 'start', nth: 1, plusMs: 100 + random() * 1_500 }
  }
  return killAt(base, moment, random() < 0.5)
}

/** Whether the run was killed; false: it had come to its end before. */
async function killedRun(run: Running, server: FaultySmtp, { on, nth, plusMs }: Moment): Promise<boolean> {
  let heard = 0
  let timer: NodeJS.Timeout | undefined
  const soon = () => {
    timer ??= setTimeout(() => run.kill('SIGKILL'), plusMs)
  }
  if (on === 'start') soon()
  else
    server.heard = (stage) => {
      if (stage === on && ++heard === nth) soon()
    }
  const { signal } = await run.done
  clearTimeout(timer)
  server.heard = null
  return signal === 'SIGKILL'
}

/** A run of a trial killed half-way, as others find it. */
export async function killHalfWay({ trial, dossier, server }: MixedTrial, random: () => number): Promise<void> {
  trial.runs++
  const moment = { on: 'final', nth: 5 + Math.floor(random() * 20), plusMs: random() * 12 } as const
  const killed = await killedRun(dossier.start('send', '--json'), server, moment)
  await trial.compare('after the kill', killed)
}
