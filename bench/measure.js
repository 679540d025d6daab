// One whole process: its wall time, its processor time and the most memory it held at once. Knows nothing of what it runs.
import { spawn, spawnSync } from 'node:child_process'
import { existsSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

const TIME = '/usr/bin/time'
const FORMAT = '%M %U %S'
const withTime = existsSync(TIME) && spawnSync(TIME, ['-f', FORMAT, 'true']).status === 0

/**
 * Runs a program to its end. Returns { code, ms, cpuMs, peakMb, stdout, stderr }; what the system cannot tell is null.
 * Processor time and peak are what the system counted for the process (GNU time), else the last VmHWM seen before it ended.
 */
export async function measure(program, args, { env = process.env, input = null } = {}) {
  const told = join(tmpdir(), `relance-peak-${process.pid}-${process.hrtime.bigint()}`)
  const line = withTime ? [TIME, '-f', FORMAT, '-o', told, program, ...args] : [program, ...args]
  const start = process.hrtime.bigint()
  const child = spawn(line[0], line.slice(1), { env, stdio: ['pipe', 'pipe', 'pipe'] })
  child.stdin.on('error', () => undefined).end(input ?? '')
  const out = gather(child.stdout)
  const err = gather(child.stderr)
  let seen = null
  const watch = withTime ? null : setInterval(() => (seen = highWater(child.pid) ?? seen), 5)
  const code = await new Promise((ended, failed) => child.on('error', failed).on('close', (exit, signal) => ended(exit ?? signal)))
  const ms = Number(process.hrtime.bigint() - start) / 1e6
  clearInterval(watch)
  const [kilobytes, user, system] = withTime ? readFileSync(told, 'utf8').trim().split('\n').at(-1).split(' ').map(Number) : [seen]
  rmSync(told, { force: true })
  const cpuMs = withTime ? (user + system) * 1000 : null
  return { code, ms, cpuMs, peakMb: kilobytes === null ? null : kilobytes / 1024, stdout: out(), stderr: err() }
}

/** The middle value; of two, the lower. */
export function median(values) {
  return [...values].sort((a, b) => a - b)[Math.floor((values.length - 1) / 2)]
}

function gather(stream) {
  const chunks = []
  stream.on('data', (chunk) => chunks.push(chunk))
  return () => Buffer.concat(chunks).toString('utf8')
}

function highWater(pid) {
  try {
    return Number(/^VmHWM:\s+(\d+) kB/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1] ?? Number.NaN) || null
  } catch {
    return null // ended meanwhile, or no /proc
  }
}
