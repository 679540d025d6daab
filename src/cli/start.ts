// What main loads at once for any command; apart from main, so that --version loads nothing of it.
export { processIo } from './io.ts'
export { printError } from './print-error.ts'
export { runProgram } from './program.ts'
