// What a command is: its words for commander, and the function that runs it and gives the exit code.
import type { Command } from 'commander'
import type { Context } from './context.ts'

/** A line to type, and what it does, a few French words. */
export type Example = readonly [line: string, what: string]

export interface CommandModule {
  /** Shown at the end of the command's help. Absent: its options say enough. */
  readonly examples?: readonly Example[]
  /** Declares arguments and options (the common ones are added by the program). Absent: it has no other. */
  configure?(command: Command): void
  /** Does the work; returns the exit code. @throws StopError for every stop. */
  run(context: Context, args: readonly string[], options: Readonly<Record<string, unknown>>): Promise<number> | number
}
