// What a command runs with: streams, environment, the day it works for, and the options every command has.
import type { Clock } from '../domain/clock.ts'
import { dayFrom, type IsoDay, parseIsoDay } from '../domain/day.ts'
import { UsageError } from '../domain/errors.ts'
import type { Io } from './io.ts'
import type { Keyring } from './keyring.ts'
import { systemClock } from './system-clock.ts'

/** Days a command can work for: before them no rate is known, after them no rule can be. */
const FIRST_DAY = '1990-01-01'
const LAST_DAY = '2199-12-31'

export interface Environment {
  readonly io: Io
  readonly env: Readonly<Record<string, string | undefined>>
  readonly cwd: string
  /** What the standard input holds, to its end. */
  input(): string
  /** The keyring of the user's session, asked when a secret is kept there; null: none. */
  keyring(): Keyring | null
  /** Runs another command line in this process, as the demo does. Answers its exit code. */
  run(argv: readonly string[], environment: Omit<Environment, 'run'>): Promise<number>
}

export interface Context extends Environment {
  readonly clock: Clock
  /** The day the command works for. */
  readonly date: IsoDay
  /** The present day: RELANCE_DATE, else today in Paris; `date` may be another one. */
  readonly present: IsoDay
  /** The day was given by --date or RELANCE_DATE. */
  readonly dateImposed: boolean
  readonly dossier: string | undefined
  readonly json: boolean
  readonly quiet: boolean
  readonly verbose: boolean
  readonly color: boolean
}

/** Options of every command -> context. @throws UsageError when the day does not exist. */
export function contextOf(environment: Environment, options: Readonly<Record<string, unknown>>): Context {
  const { env, io } = environment
  const imposed = imposedDay(text(options.date), env.RELANCE_DATE)
  const clock = systemClock(imposed)
  return {
    ...environment,
    clock,
    date: clock.today(),
    present: systemClock(imposedDay(undefined, env.RELANCE_DATE)).today(),
    dateImposed: imposed !== null,
    dossier: text(options.dossier),
    json: options.json === true,
    quiet: options.quiet === true,
    verbose: options.verbose === true,
    color: options.color !== false && !env.NO_COLOR && io.isTty,
  }
}

/**
 * A day typed by a person, AAAA-MM-JJ or the French way, JJ/MM/AAAA (with `/`, `.` or `-`); `flag` is where.
 * @throws UsageError when it is not a day that exists.
 */
export function checkedDay(day: string, flag: string): IsoDay {
  const parsed = parseIsoDay(day) ?? frenchDay(day)
  if (parsed !== null && (parsed < FIRST_DAY || parsed > LAST_DAY)) {
    throw new UsageError('day-invalid', `${flag} : « ${day} » n’est pas entre 1990 et 2199.`, {
      advice: 'Vérifiez l’année : hors de ces bornes, ni taux ni règle ne sont connus.',
    })
  }
  if (parsed === null && /^\d{4}-\d{2}-\d{2}$|^\d{1,2}([./-])\d{1,2}\1\d{4}$/.test(day)) {
    throw new UsageError('day-invalid', `${flag} : le jour « ${day} » n’existe pas au calendrier.`, {
      advice: 'Vérifiez le jour et le mois.',
    })
  }
  if (parsed === null) {
    throw new UsageError('day-invalid', `${flag} : « ${day} » n’est pas un jour écrit AAAA-MM-JJ ou JJ/MM/AAAA.`, {
      advice: 'Écrivez par exemple 2026-11-20 ou 20/11/2026.',
    })
  }
  return parsed
}

/** The year stands last, in full: nothing else can be meant but the day, then the month. */
function frenchDay(day: string): IsoDay | null {
  const parts = /^(\d{1,2})([./-])(\d{1,2})\2(\d{4})$/.exec(day)
  return parts ? dayFrom(Number(parts[4]), Number(parts[3]), Number(parts[1])) : null
}

/** An empty RELANCE_DATE is as good as none; an empty --date is a mistake. */
function imposedDay(option: string | undefined, variable: string | undefined): IsoDay | null {
  if (option !== undefined) return checkedDay(option, '--date')
  return variable === undefined || variable === '' ? null : checkedDay(variable, 'RELANCE_DATE')
}

function text(value: unknown): string | undefined {
  return typeof value === 'string' ? value : undefined
}
