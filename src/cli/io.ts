// Where the program speaks: data to stdout, everything else to stderr. Tests give their own.
import { readFileSync } from 'node:fs'

export interface Io {
  stdout(text: string): void
  stderr(text: string): void
  /** stdout is a terminal. */
  readonly isTty: boolean
  readonly columns: number
  /** stderr is a terminal: what passes, such as a progress, may be written over. */
  readonly stderrIsTty?: boolean
}

const MACHINE = 8

/** The process's own streams. A closed pipe (`relance items | head`) ends the program quietly with code 0. */
export function processIo(): Io {
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code === 'EPIPE') process.exit(0)
    const why = error.code === 'ENOSPC' || error.code === 'EFBIG' ? 'il n’y a plus de place sur le disque' : (error.code ?? error.message)
    process.stderr.write(`relance: Le résultat n’a pas pu être écrit sur la sortie standard : ${why}.\n`)
    process.exit(MACHINE)
  })
  // Nobody reads the messages: what the command does goes on, and its exit code still tells how it ended.
  process.stderr.on('error', () => undefined)
  return {
    stdout: (text) => void process.stdout.write(text),
    stderr: (text) => void process.stderr.write(text),
    isTty: process.stdout.isTTY === true,
    columns: process.stdout.columns ?? 100,
    stderrIsTty: process.stderr.isTTY === true,
  }
}

/** What was given on the standard input, to its end. */
export function standardInput(): string {
  return readFileSync(0, 'utf8')
}
