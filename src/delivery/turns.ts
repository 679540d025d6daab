// Whose turn it is: at most so many messages at once, and so many begun within a minute. Knows nothing of mail; time is given to it.

/** Time as this file needs it. */
export interface Pacing {
  /** Milliseconds that only grow. */
  now(): number
  /** Waits; ends early, without throwing, once the signal is aborted. */
  sleep(milliseconds: number, signal?: AbortSignal): Promise<void>
}

interface TurnLimits {
  /** Most at once, 1 or more. */
  readonly atOnce: number
  /** Most begun within any sixty seconds; null: as they come. */
  readonly perMinute: number | null
}

const MINUTE_MS = 60_000

export class Turns {
  private readonly limits: TurnLimits
  private readonly pacing: Pacing
  private readonly signal: AbortSignal | undefined
  private taken = 0
  private readonly waiting: (() => void)[] = []
  /** Moments of the last `perMinute` turns. */
  private begun: number[] = []
  /** Turns asked for that have not begun. */
  private coming = 0
  private line: Promise<void> = Promise.resolve()

  constructor(limits: TurnLimits, pacing: Pacing, signal?: AbortSignal) {
    this.limits = limits
    this.pacing = pacing
    this.signal = signal
  }

  /** How many turns may begin at once at this pace, besides those asked for already; infinite without a limit. */
  room(): number {
    const { perMinute } = this.limits
    return perMinute === null ? Number.POSITIVE_INFINITY : perMinute - this.coming - this.lastMinute().length
  }

  /** Waits until there is room for one, or until the signal is aborted. */
  async hasRoom(): Promise<void> {
    while (this.room() <= 0 && !this.signal?.aborted) {
      const [oldest] = this.lastMinute()
      // Those that are coming begin first.
      if (oldest === undefined) await this.line
      else await this.pacing.sleep(oldest + MINUTE_MS - this.pacing.now(), this.signal)
    }
  }

  /** Waits for a turn, first come first served; false once the signal is aborted: there is none then. */
  async take(): Promise<boolean> {
    this.coming++
    if (this.taken < this.limits.atOnce) this.taken++
    else await new Promise<void>((resolve) => this.waiting.push(resolve))
    const paced = this.line.then(() => this.pace())
    this.line = paced
    await paced
    if (!this.signal?.aborted) return true
    this.give()
    return false
  }

  /** Ends a turn: the next in line has its own. */
  give(): void {
    const next = this.waiting.shift()
    if (next === undefined) this.taken--
    else next()
  }

  private async pace(): Promise<void> {
    const { perMinute } = this.limits
    while (perMinute !== null && !this.signal?.aborted) {
      const [oldest] = this.lastMinute()
      if (oldest === undefined || this.begun.length < perMinute) break
      await this.pacing.sleep(oldest + MINUTE_MS - this.pacing.now(), this.signal)
    }
    this.coming--
    if (perMinute !== null && !this.signal?.aborted) this.begun.push(this.pacing.now())
  }

  /** Moments of the turns begun within the last minute, the oldest first. */
  private lastMinute(): readonly number[] {
    const now = this.pacing.now()
    this.begun = this.begun.filter((moment) => moment > now - MINUTE_MS)
    return this.begun
  }
}
