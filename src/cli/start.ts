// What main loads at once for any command; apart from main, so that --version loads nothing of it.
export { processIo, standardInput } from './io.ts'
export { sessionKeyring } from './keyring.ts'
export { printError } from './print-error.ts'
export { runProgram } from './program.ts'
