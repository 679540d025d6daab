// A few moments of `npm run kills`, which tries two hundred on a larger file.
import { execFileSync } from 'node:child_process'
import { resolve } from 'node:path'
import { describe, expect, it } from 'vitest'
import { depth } from '../support/depth.ts'

const ROOT = resolve(import.meta.dirname, '../..')

describe('relance import killed with SIGKILL', () => {
  it('leaves the books of before or those of after, sound, and the next import does its work', () => {
    const moments = depth(4, 6)
    const args = ['bench/kill-import.js', '--moments', `${moments}`, '--lines', `${depth(600, 3000)}`, '--seed', '7']
    const told = execFileSync(process.execPath, args, { cwd: ROOT, encoding: 'utf8' })
    expect(told.trim().split('\n').at(-1)).toMatch(new RegExp(`^${moments} moments, [1-9]\\d* killed runs, 0 with faults$`))
  }, 300_000)
})
