// Which files of the watched folder nobody writes any more.
import { type WaitingFile, waitingFiles } from '../importing/sources/watched-folder.ts'
import type { Dossier } from './dossier.ts'

/** A file that changes all the time is waited for this many times the seconds of the settings, then left for the next run. */
const PATIENCE = 4

export interface InboxDeps {
  /** Milliseconds. */
  wait(time: number): Promise<void>
}

/** Those that nobody touched for a while, in order, and those that still change. */
export async function settledFiles(
  { settings, clock }: Dossier,
  folder: string,
  files: readonly WaitingFile[],
  wait: InboxDeps['wait'],
): Promise<{ readonly files: readonly WaitingFile[]; readonly waiting: readonly WaitingFile[] }> {
  const pause = settings.daily.settledSeconds * 1000
  const isSettled = ({ changedMs }: WaitingFile) => Date.parse(clock.now()) - changedMs >= pause
  let now = files
  for (let times = 0; times < PATIENCE && now.some((file) => !isSettled(file)); times++) {
    await wait(pause)
    const before = new Map(now.map((file) => [file.name, file]))
    now = waitingFiles(folder).files.map((file) => {
      const known = before.get(file.name)
      // The clock of a shared drive may not be this one: what did not change while we looked is settled all the same.
      const isStill = known !== undefined && known.size === file.size && known.changedMs === file.changedMs
      return isStill ? { ...file, changedMs: Math.min(file.changedMs, Date.parse(clock.now()) - pause) } : file
    })
  }
  return { files: now.filter(isSettled), waiting: now.filter((file) => !isSettled(file)) }
}
