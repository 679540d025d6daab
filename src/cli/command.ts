// What a command is: its words for commander, and the function that runs it and gives the exit code.
import type { Command } from 'commander'
import type { Context } from './context.ts'

export interface CommandModule {
  /** Declares arguments and options (the common ones are added by the program). */
  configure(command: Command): void
  /** Does the work; returns the exit code. @throws StopError for every stop. */
  run(context: Context, args: readonly string[], options: Readonly<Record<string, unknown>>): Promise<number> | number
}
