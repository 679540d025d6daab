// Every session in this folder, and those of both READMEs, typed as a user would.
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, it } from 'vitest'
import { exchangesOf, matches, rewrite, session } from '../support/transcript.ts'

const FOLDER = 'test/transcripts'
const FILES = [
  ...readdirSync(FOLDER)
    .filter((name) => name.endsWith('.md'))
    .sort()
    .map((name) => join(FOLDER, name)),
  'README.md',
  'README.fr.md',
]

const golden = process.env.GOLDEN === 'update'

describe.concurrent.each(FILES)('%s', (file) => {
  it('answers as written', async ({ expect }) => {
    const exchanges = exchangesOf(readFileSync(file, 'utf8'))
    expect(exchanges.length).toBeGreaterThan(0)
    // The lines of README.md are all typed for the built program.
    const shell = await session('2026-11-20', file !== 'README.md')
    const answers = new Map<number, string>()
    const wrong: string[] = []
    for (const { command, expected, line } of exchanges) {
      const actual = await shell.run(command)
      if (matches(expected, actual)) continue
      // An answer with an ellipsis is written by hand: which words of it change from run to run, a person knows.
      const byHand = expected.includes('...')
      if (golden && !byHand) answers.set(line, actual)
      else wrong.push(`${file}:${line}\n$ ${command}\n--- written\n${expected}\n--- answered\n${actual}`)
    }
    shell.end()
    if (golden) rewrite(file, answers)
    expect(wrong.join('\n\n')).toBe('')
  }, 120_000)
})
