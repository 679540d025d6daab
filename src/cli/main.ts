// The program's entry. Answers --version at once; everything else is loaded only when a command asks for it.
import { VERSION } from './version.ts'

const argv = process.argv.slice(2)
if (argv.length === 1 && (argv[0] === '--version' || argv[0] === '-V')) {
  process.stdout.write(`${VERSION}\n`)
} else {
  const { runProgram } = await import('./program.ts')
  const { processIo } = await import('./io.ts')
  process.exitCode = await runProgram(argv, { io: processIo(), env: process.env, cwd: process.cwd() })
}
