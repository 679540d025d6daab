// When a run of failures is the server's state and no longer a message's: counts them, and says why the rest stays.
// Knows nothing of messages; a success begins the count again.
import type { HandOver } from './hand-over.ts'

/** Messages that a server that answers does not want for now, one after another, each tried again: it wants none. */
const MOST_PUT_OFF = 10

export class FailureCount {
  /** French sentences for what did not leave; null while the run goes on. */
  stop: string | null = null
  private broken = 0
  private putOff = 0
  private readonly most: number

  /** @param most failures of the way out in a row (connection, disk, message in doubt) after which the run stops */
  constructor(most: number) {
    this.most = most
  }

  /** Takes in how a message ended, in the order they end. */
  count({ broken, forNow, reason }: Pick<HandOver, 'broken' | 'forNow' | 'reason'>): void {
    this.broken = broken ? this.broken + 1 : 0
    this.putOff = forNow ? this.putOff + 1 : 0
    const what =
      this.broken >= this.most ? `${this.broken} échecs` : this.putOff >= MOST_PUT_OFF ? `${this.putOff} refus provisoires` : null
    if (what !== null) this.stop = `L’envoi a été arrêté après ${what} de suite ; ce message n’est pas parti. ${reason ?? ''}`.trim()
  }

  /** How many may be under way together: after a failure no more than may still fail, so that no more than `most` ever do. */
  room(batch: number): number {
    return this.broken === 0 ? batch : Math.min(batch, this.most - this.broken)
  }
}
