// One command line of relance and its whole answer: run in the tests' own process, from its sources, since starting Node takes longer
// than most commands; or as the built program in a process of its own, which can be killed.
import { spawn } from 'node:child_process'
import { resolve } from 'node:path'
import { runProgram } from '../../src/cli/program.ts'

const PROGRAM = resolve(import.meta.dirname, '../../bin/relance.js')

export interface Answer {
  readonly code: number | null
  readonly signal: NodeJS.Signals | null
  readonly stdout: string
  readonly stderr: string
  /** The one JSON document of stdout, its no-break spaces as ordinary ones. */
  json<T>(): T
}

export interface Running {
  readonly done: Promise<Answer>
  kill(signal: NodeJS.Signals): void
}

/** Runs a command as with both streams in pipes. What the program leaves uncaught fails the test. */
export async function runHere(args: readonly string[], env: Record<string, string>, cwd: string): Promise<Answer> {
  const node = Object.keys(env).find((name) => name.startsWith('NODE_'))
  if (node !== undefined) throw new Error(`${node} is read by Node as it starts: the command needs a process of its own`)
  const { code, said } = await runInOrder(args, env, cwd)
  const all = (name: Said[0]) => said.flatMap(([stream, text]) => (stream === name ? [text] : [])).join('')
  return answer(code, null, all('stdout'), all('stderr'))
}

export type Said = readonly [stream: 'stdout' | 'stderr', text: string]

/** The exit code of a command run here, and what it said on both streams, in order. */
export async function runInOrder(args: readonly string[], env: Record<string, string>, cwd: string) {
  const said: Said[] = []
  const io = {
    stdout: (text: string) => void said.push(['stdout', text]),
    stderr: (text: string) => void said.push(['stderr', text]),
    isTty: false,
    columns: 100,
  }
  return { code: await runProgram(args, { io, env, cwd, input: () => '', keyring: () => null }), said }
}

export function startProgram(args: readonly string[], env: Record<string, string>, cwd: string): Running {
  const child = spawn(process.execPath, [PROGRAM, ...args], { env, cwd, stdio: ['ignore', 'pipe', 'pipe'] })
  const out: Buffer[] = []
  const err: Buffer[] = []
  child.stdout.on('data', (chunk: Buffer) => out.push(chunk))
  child.stderr.on('data', (chunk: Buffer) => err.push(chunk))
  const done = new Promise<Answer>((end, fail) => {
    child.on('error', fail)
    child.on('close', (code, signal) => end(answer(code, signal, Buffer.concat(out).toString('utf8'), Buffer.concat(err).toString('utf8'))))
  })
  return { done, kill: (signal) => void child.kill(signal) }
}

function answer(code: number | null, signal: NodeJS.Signals | null, stdout: string, stderr: string): Answer {
  return { code, signal, stdout, stderr, json: <T>() => JSON.parse(plain(stdout)) as T }
}

/** A text with its no-break spaces as ordinary ones, to be compared with what a keyboard writes. */
export function plain(text: string): string {
  return text.replace(/[\u00a0\u202f]/g, ' ')
}
