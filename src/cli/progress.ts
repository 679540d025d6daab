// How far a long import has come: one line of a terminal, written over as it goes. Nothing in a pipe.
import type { ReadProgress } from '../importing/read-file.ts'
import type { Context } from './context.ts'

const BETWEEN_MS = 200
const WIDTH = 24
const PHASES = { read: 'Lecture', store: 'Enregistrement' } as const

export interface Progress {
  tell(progress: ReadProgress): void
  /** Takes the line away. */
  end(): void
}

/** A line of progress on the terminal; null where nobody sees it. @param now milliseconds of any clock that only goes forward */
export function progressLine({ io, json, quiet }: Context, now: () => number = () => performance.now()): Progress | null {
  if (io.stderrIsTty !== true || json || quiet) return null
  let [phase, began, shown] = ['', now(), Number.NEGATIVE_INFINITY]
  return {
    tell(progress) {
      const moment = now()
      if (progress.phase !== phase) {
        phase = progress.phase
        began = moment
      }
      if (moment - shown < BETWEEN_MS || progress.total === 0) return
      shown = moment
      io.stderr(`\r\u001b[2K${progressText(progress, moment - began)}`)
    },
    end() {
      if (shown !== Number.NEGATIVE_INFINITY) io.stderr('\r\u001b[2K')
    },
  }
}

/** 'Lecture  [############            ] 50 % · 120 000 lignes/s · encore 4 s'. @param elapsedMs since the phase began */
export function progressText({ phase, done, total, rows }: ReadProgress, elapsedMs: number): string {
  const share = Math.min(1, done / total)
  const bar = '#'.repeat(Math.round(share * WIDTH)).padEnd(WIDTH)
  const perSecond = elapsedMs > 0 ? Math.round((rows * 1000) / elapsedMs) : 0
  const left = share > 0 ? Math.ceil((elapsedMs * (1 - share)) / share / 1000) : 0
  return `${PHASES[phase]} [${bar}] ${Math.round(share * 100)} % · ${grouped(perSecond)} lignes/s · encore ${left} s`
}

function grouped(count: number): string {
  return String(count).replace(/\B(?=(\d{3})+$)/g, '\u202f')
}
