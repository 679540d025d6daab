// A few moments of `npm run kills -- import`, which tries two hundred on a larger file.
import { execFileSync } from 'node:child_process'
import { resolve } from 'node:path'
import { describe, expect, it } from 'vitest'

const ROOT = resolve(import.meta.dirname, '../..')

describe('relance import killed with SIGKILL', () => {
  it('leaves the books of before or those of after, sound, and the next import does its work', () => {
    const told = execFileSync(process.execPath, ['bench/kills.js', 'import', '--moments', '6', '--lines', '3000', '--seed', '7'], {
      cwd: ROOT,
      encoding: 'utf8',
    })
    expect(told.trim().split('\n').at(-1)).toMatch(/^6 moments, [1-6] killed runs, 0 with faults$/)
  }, 60_000)
})
