// Loaded into a child process: kills it with SIGKILL before the DIE_AT-th operation on the file of a batch of letters, opening to renaming.
import fs from 'node:fs'
import { syncBuiltinESMExports } from 'node:module'

const names = new Map()
let seen = 0
for (const name of ['openSync', 'writeFileSync', 'fsyncSync', 'closeSync', 'renameSync']) {
  const real = fs[name]
  fs[name] = (...given) => {
    const path = typeof given[0] === 'string' ? given[0] : (names.get(given[0]) ?? '')
    const own = path.includes('lettres_')
    if (own && ++seen === Number(process.env.DIE_AT)) process.kill(process.pid, 'SIGKILL')
    const result = real(...given)
    if (name === 'openSync') names.set(result, path)
    // The last moment: the file has its name, and nothing is recorded.
    if (own && name === 'renameSync' && ++seen === Number(process.env.DIE_AT)) process.kill(process.pid, 'SIGKILL')
    return result
  }
}
syncBuiltinESMExports()
