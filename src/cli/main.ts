// The program's entry. Answers --version at once; everything else is loaded only when a command asks for it.
import { VERSION } from './version.ts'

const UNFINISHED = 70
const argv = process.argv.slice(2)

/** Settled when the command line is answered; never rejected. For who runs several in one process. */
export const answered = answer()

async function answer(): Promise<void> {
  if (argv.length === 1 && (argv[0] === '--version' || argv[0] === '-V')) {
    process.stdout.write(`${VERSION}\n`)
    return
  }
  // Should nothing be left to wait for before the answer is there, the process would end, and must not look as if all were done.
  process.exitCode = UNFINISHED
  const { runProgram, processIo, printError, sessionKeyring, standardInput } = await import('./start.ts')
  const io = processIo()
  let ended = false
  const stop = async (error: unknown): Promise<void> => {
    if (ended) return // one failure, heard of twice
    ended = true
    process.exitCode = await printError(error, io, { json: argv.includes('--json'), verbose: argv.includes('--verbose') })
  }
  // What nobody awaited: told like any other error, never as a stack trace.
  process.on('uncaughtException', (error) => void stop(error).then(() => process.exit()))
  try {
    process.exitCode = await runProgram(argv, {
      ...{ io, env: process.env, cwd: process.cwd(), input: standardInput, keyring: () => sessionKeyring(process.env) },
    })
    ended = true
  } catch (error) {
    await stop(error)
  }
}
