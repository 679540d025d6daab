// What follows every test, whatever its file. Modules are loaded once for all files, so that a hook in one of them would serve the
// first file alone.
import { afterEach } from 'vitest'
import { removeLedgers } from './ledger-builders.ts'

afterEach(removeLedgers)
