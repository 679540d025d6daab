// A few files of `npm run fuzz`, which tries twenty thousand: whole ledgers in random dialects, files damaged at random.
import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { depth } from '../support/depth.ts'

const ROOT = resolve(import.meta.dirname, '../..')
const FILES = depth(12, 150)
const findings = mkdtempSync(join(tmpdir(), 'relance-fuzz-findings-'))

afterAll(() => rmSync(findings, { recursive: true, force: true }))

describe('any file', () => {
  it('is imported as it was written, or refused without a trace', () => {
    const args = ['bench/fuzz.js', '--files', `${FILES}`, '--seed', '19', '--findings', findings]
    const told = execFileSync(process.execPath, args, { cwd: ROOT, encoding: 'utf8' })
    expect(told).toContain(`| files | ${FILES} |`)
    expect(told).toContain('| files with faults | 0 |')
    expect(Number(/whole ledgers \| (\d+)/.exec(told)?.[1])).toBeGreaterThan(FILES / 15)
  }, 300_000)
})
