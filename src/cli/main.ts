// The program's entry. Answers --version at once; everything else is loaded only when a command asks for it.
import { VERSION } from './version.ts'

const argv = process.argv.slice(2)
if (argv.length === 1 && (argv[0] === '--version' || argv[0] === '-V')) {
  process.stdout.write(`${VERSION}\n`)
} else {
  const { runProgram } = await import('./program.ts')
  const { processIo } = await import('./io.ts')
  const { printError } = await import('./print-error.ts')
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
    process.exitCode = await runProgram(argv, { io, env: process.env, cwd: process.cwd() })
    ended = true
  } catch (error) {
    await stop(error)
  }
}
