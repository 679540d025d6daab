// Every page of help is French, whole, and the same for `relance help X` and `relance X --help`.
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { COMMANDS } from '../../src/cli/command-list.ts'
import { type Answer, installProgram, runAll } from './workbench.ts'

const NAMES = COMMANDS.flatMap((entry) => [entry.name, ...entry.aliases])
const root = mkdtempSync(join(tmpdir(), 'relance-help-'))
let pages: Answer[]
beforeAll(() => {
  installProgram(root)
  const lines = [
    ['--help'],
    ['help'],
    ...NAMES.flatMap((name) => [
      [name, '--help'],
      ['help', name],
    ]),
  ]
  pages = runAll(
    lines.map((argv) => ({ cwd: root, argv })),
    root,
  )
}, 60_000)
afterAll(() => rmSync(root, { recursive: true, force: true }))

/** Words that commander writes by itself, and those that English help is made of. */
const ENGLISH = /\b(usage|options:|arguments:|commands:|display|output|default|choices|the|file|for|with|show)\b(?! :)/i

describe('help', () => {
  it('names every command once', () => {
    expect(NAMES.filter((name, index) => NAMES.indexOf(name) !== index)).toEqual([])
  })

  it('is a page of French for every command, asked either way', () => {
    expect(pages.map((page) => [page.code, page.stderr])).toEqual(pages.map(() => [0, '']))
    for (const [index, name] of ['', ...NAMES].entries()) {
      const [asked, told] = [pages[2 * index]?.stdout, pages[2 * index + 1]?.stdout]
      expect(asked, name).toBe(told)
      expect(asked, name).toMatch(/^(relance : .*\n\n)?Utilisation : relance /)
      expect(prose(asked ?? '').match(ENGLISH)?.[0], name).toBeUndefined()
      expect(asked, name).not.toMatch(/[a-zé]'[a-zé]/i)
    }
  })
})

/** The page without what is typed as it stands: commands, options, values between quotes or in capitals. */
function prose(page: string): string {
  return page
    .split('\n')
    .filter((line) => !line.startsWith('Utilisation : '))
    .map((line) => line.replace(/^ {2}\S+(?: [<[A-Z][^ ]*)*(?= {2}|$)/, '').replace(/« [^»]* »|"[^"]*"|--[a-z-]+/g, ''))
    .join('\n')
}
