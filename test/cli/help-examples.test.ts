// The examples that the help of a command ends with are lines that it takes.
import { expect, it } from 'vitest'
import { COMMANDS } from '../../src/cli/command-list.ts'
import type { Io } from '../../src/cli/io.ts'
import { parseArguments } from '../../src/cli/parse-arguments.ts'

const IO: Io = { stdout: () => undefined, stderr: () => undefined, isTty: false, columns: 80 }
const loaded = await Promise.all(COMMANDS.map(async (entry) => ({ entry, module: (await entry.load()).command })))
const examples = loaded.flatMap(({ entry, module }) => (module.examples ?? []).map(([line]) => ({ entry, module, line })))

/** The words of a line as a shell cuts it: quotes keep spaces, what follows > is its own. */
function wordsOf(line: string): string[] {
  return [...line.replace(/ >.*$/, '').matchAll(/"([^"]*)"|(\S+)/g)].map(([, quoted, plain]) => quoted ?? plain ?? '')
}

it.each(examples)('$line', ({ entry, module, line }) => {
  const [program, name, ...words] = wordsOf(line)
  expect([program, name]).toEqual(['relance', entry.name])
  expect(() => parseArguments(entry, module, words, IO)).not.toThrow()
})
