// What holds for every test, whatever its file. Modules are loaded once for all files, so that a hook in one of them would serve the
// first file alone.
import fc from 'fast-check'
import { afterEach } from 'vitest'
import { removeLedgers } from './ledger-builders.ts'

// The same cases in every run, so that a run says something of the program and not of luck; SEED looks elsewhere.
fc.configureGlobal({ seed: Number(process.env['SEED'] ?? 1) })

afterEach(removeLedgers)
