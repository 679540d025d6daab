// Terminal sessions as tests: the `console` blocks of a Markdown file are typed in a temporary folder and their output compared.
// In the expected output `...` alone on a line stands for any lines, and `...` inside a line for any characters.
// A line `? 4` after the output is the exit code, when it is not 0. GOLDEN=update rewrites the output of blocks without `...`.
import { execFile } from 'node:child_process'
import { chmodSync, mkdirSync, mkdtempSync, readFileSync, realpathSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { openDesk } from './desk.ts'
import { runInOrder } from './runs.ts'

export interface Exchange {
  readonly command: string
  readonly expected: string
  /** Line of the Markdown file. */
  readonly line: number
}

/** The exchanges of every `console` block, in order. Continuation lines of a command start with `> `. */
export function exchangesOf(markdown: string): Exchange[] {
  const exchanges: { command: string; expected: string[]; line: number }[] = []
  let inside = false
  for (const [index, text] of markdown.split('\n').entries()) {
    if (text.startsWith('```')) inside = text === '```console'
    else if (inside && text.startsWith('$ ')) exchanges.push({ command: text.slice(2), expected: [], line: index + 1 })
    else if (inside && text.startsWith('> ') && exchanges.at(-1)?.expected.length === 0) {
      const last = exchanges.at(-1)
      if (last) last.command += `\n${text.slice(2)}`
    } else if (inside) exchanges.at(-1)?.expected.push(text)
  }
  return exchanges.map((one) => ({ ...one, expected: bare(one.expected.join('\n')) }))
}

export interface Session {
  readonly folder: string
  run(line: string): Promise<string>
  end(): void
}

/** What only a process of its own shows: its standard input, a pipe closed in its face, the whole demonstration. */
const OWN_PROCESS = /\brelance (import -|.* - |demo)|PIPESTATUS/

/**
 * A shell in a new folder where the day is fixed and nothing of the user's remains. Its `relance` is the built program; with `quick`
 * it is answered from this process, from the sources, except where a process of its own is the point: starting the program takes
 * longer than most commands, and the other lines start it enough.
 */
export async function session(day: string, quick: boolean): Promise<Session> {
  const root = realpathSync(mkdtempSync(join(tmpdir(), 'relance-session-')))
  const folder = join(root, 'travail')
  const temporary = join(root, 'tmp')
  for (const made of [folder, temporary]) mkdirSync(made)
  const built = command(join(root, 'built'), `#!/bin/sh\nexec "${process.execPath}" "${resolve('bin/relance.js')}" "$@"\n`)
  const desk = quick ? await openDesk() : null
  const asked = desk === null ? built : command(join(root, 'asked'), desk.script)
  const env = {
    HOME: root,
    TMPDIR: temporary,
    RELANCE_DATE: day,
    USER: 'abrunet',
    LANG: 'C.UTF-8',
    EXEMPLES: resolve('fixtures'),
    FICHIERS: resolve('test/transcripts/files'),
  }
  return {
    folder,
    async run(line) {
      const PATH = `${OWN_PROCESS.test(line) ? built : asked}:${process.env.PATH}`
      const words = quick ? plainWords(line) : null
      const { code, output } =
        words === null ? await typed(`{ ${line}\n} 2>&1`, folder, { ...env, PATH }) : await called(words, folder, env)
      const text = [bare(output), code === 0 ? '' : `? ${code}`].filter((part) => part !== '').join('\n')
      return text.replaceAll('\r', '').replaceAll(folder, '/travail').replaceAll(temporary, '/tmp').replaceAll(resolve('.'), '/relance')
    },
    end: () => void desk?.close(),
  }
}

/** A folder to put in the path, where `relance` is this script. */
function command(folder: string, script: string): string {
  mkdirSync(folder)
  writeFileSync(join(folder, 'relance'), script)
  chmodSync(join(folder, 'relance'), 0o755)
  return folder
}

/** The words of a line that only runs relance, without anything for the shell to do; null for any other line. */
function plainWords(line: string): string[] | null {
  const [, rest] = /^relance ((?!demo)[^|&;<>$`\\*?(){}~#\n]*)$/.exec(line) ?? []
  if (rest === undefined || OWN_PROCESS.test(line)) return null
  return [...rest.matchAll(/(?:[^\s"']+|"[^"]*"|'[^']*')+/g)].map(([word]) => word.replace(/"([^"]*)"|'([^']*)'/g, '$1$2'))
}

async function called(words: readonly string[], cwd: string, env: Record<string, string>): Promise<{ code: number; output: string }> {
  const { code, said } = await runInOrder(words, env, cwd)
  return { code, output: said.map(([, text]) => text).join('') }
}

function typed(script: string, cwd: string, env: NodeJS.ProcessEnv): Promise<{ code: number; output: string }> {
  return new Promise((done, fail) => {
    const shell = execFile('bash', ['-c', script], { cwd, env, encoding: 'utf8', maxBuffer: 1 << 26 }, (error, output) => {
      if (shell.exitCode === null) fail(error ?? new Error(`stopped: ${script}`))
      else done({ code: shell.exitCode, output })
    })
    shell.stdin?.end()
  })
}

/** Blank lines around an output say nothing; the spaces before its first word do. */
function bare(text: string): string {
  return text.replace(/^\n+|\s+$/g, '')
}

/** Whether the output is the expected one, `...` standing for anything. Trailing spaces, and whether a space breaks, do not count. */
export function matches(expected: string, actual: string): boolean {
  const clean = (text: string) =>
    text
      .replace(/[\u00a0\u202f]/g, ' ')
      .split('\n')
      .map((line) => line.trimEnd())
  const pattern = clean(expected)
    .map((line) => (line === '...' ? '(?:.*\\n)*?' : `${line.split('...').map(escaped).join('.*')}\\n`))
    .join('')
  return new RegExp(`^${pattern}$`).test(`${clean(actual).join('\n')}\n`)
}

function escaped(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
}

/** Rewrites a Markdown file with what the commands answer now; expected texts with `...` are kept. */
export function rewrite(file: string, answers: ReadonlyMap<number, string>): void {
  const lines = readFileSync(file, 'utf8').split('\n')
  const out: string[] = []
  let skipping = false
  for (const [index, text] of lines.entries()) {
    const answer = answers.get(index + 1)
    if (skipping && (text.startsWith('$ ') || text.startsWith('```'))) skipping = false
    if (skipping && !text.startsWith('> ')) continue
    out.push(text)
    if (answer !== undefined) {
      skipping = true
      if (answer !== '') out.push(answer)
    }
  }
  writeFileSync(file, out.join('\n'))
}
