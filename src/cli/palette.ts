// Colours on a terminal. Apart from tables, so that commands without colours never load them.
import { Chalk, type ChalkInstance } from 'chalk'

/** Colours, or a palette that leaves text alone. */
export function palette(color: boolean): ChalkInstance {
  return new Chalk({ level: color ? 1 : 0 })
}
