// The stops of the program: each class is one exit code. Data problems are values (issues, hold reasons), not exceptions.

/** One problem inside a file or a setting; `line` and `column` count from 1. */
export interface Problem {
  readonly file?: string
  readonly line?: number
  readonly column?: number
  readonly message: string
  readonly excerpt?: string
}

/**
 * A stop with its exit code. `message` is a whole French sentence saying what is wrong, `advice` what to do.
 * `problems` lists up to 20 of them; `problemCount` tells how many there are in all.
 */
export abstract class StopError extends Error {
  abstract readonly exitCode: number
  constructor(
    readonly code: string,
    message: string,
    readonly details: {
      readonly file?: string
      readonly line?: number
      readonly column?: number
      readonly excerpt?: string
      readonly advice?: string
      readonly problems?: readonly Problem[]
      readonly problemCount?: number
      readonly cause?: unknown
    } = {},
  ) {
    super(message, { cause: details.cause })
    this.name = new.target.name
  }
}

/** The command was typed wrong. */
export class UsageError extends StopError {
  readonly exitCode = 2
}
/** The settings file or a setting is wrong. */
export class SettingsError extends StopError {
  readonly exitCode = 3
}
/** The data given cannot be used; nothing was written. */
export class InputError extends StopError {
  readonly exitCode = 4
}
/** Another relance works on this dossier. */
export class BusyError extends StopError {
  readonly exitCode = 5
}
/** The control does not tie: the import was rolled back, or nothing may be planned or sent from such books. */
export class ControlError extends StopError {
  readonly exitCode = 7
}
/** The machine failed us: disk full, rights. */
export class MachineError extends StopError {
  readonly exitCode = 8
}
/** The ledger is damaged, not ours, or newer than the program. */
export class IntegrityError extends StopError {
  readonly exitCode = 9
}
