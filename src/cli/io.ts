// Where the program speaks: data to stdout, everything else to stderr. Tests give their own.
export interface Io {
  stdout(text: string): void
  stderr(text: string): void
  /** stdout is a terminal. */
  readonly isTty: boolean
  readonly columns: number
}

/** The process's own streams. A closed pipe (`relance items | head`) ends the program quietly with code 0. */
export function processIo(): Io {
  for (const stream of [process.stdout, process.stderr]) {
    stream.on('error', (error: NodeJS.ErrnoException) => {
      if (error.code === 'EPIPE') process.exit(0)
      throw error
    })
  }
  return {
    stdout: (text) => void process.stdout.write(text),
    stderr: (text) => void process.stderr.write(text),
    isTty: process.stdout.isTTY === true,
    columns: process.stdout.columns ?? 100,
  }
}
