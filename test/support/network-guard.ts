// Watches whatever would leave this process: connections, questions to name servers, datagrams, other programs. Connections to this machine go
// through; anything else is noted and refused.
import { ChildProcess, type SpawnSyncReturns } from 'node:child_process'
import { createRequire, syncBuiltinESMExports } from 'node:module'
import { Socket } from 'node:net'

const require = createRequire(import.meta.url)
/** The very objects that the program's imports come from. */
const childProcess = require('node:child_process') as Record<string, unknown>
const dns = require('node:dns') as Record<string, unknown> & { promises: Record<string, unknown> }
const dgram = require('node:dgram') as Record<string, unknown>

/** `connect 127.0.0.1:2525`, `resolve example.fr`, `datagram`, `program crontab`. */
export interface NetworkGuard {
  /** What was noted since the last time it was asked. */
  noted(): string[]
  release(): void
}

const LOOPBACK = /^(127\.0\.0\.1|::1|localhost)$/

export function guardNetwork(): NetworkGuard {
  let notes: string[] = []
  const undo: (() => void)[] = []
  const replace = (owner: Record<string, unknown>, name: string, make: (original: (...args: never[]) => unknown) => unknown) => {
    const original = owner[name]
    if (typeof original !== 'function') return
    owner[name] = make(original as (...args: never[]) => unknown)
    undo.push(() => void Object.assign(owner, { [name]: original }))
  }
  replace(
    Socket.prototype as unknown as Record<string, unknown>,
    'connect',
    (original) =>
      function connect(this: Socket, ...args: unknown[]) {
        const place = placeOf(args)
        notes.push(`connect ${place}`)
        if (!LOOPBACK.test(place.replace(/:\d+$/, ''))) throw new Error(`guarded: ${place}`)
        return Reflect.apply(original, this, args)
      },
  )
  for (const owner of [dns, dns.promises])
    for (const name of ['lookup', 'resolve', 'resolve4', 'resolve6', 'resolveMx', 'resolveTxt', 'resolveSrv', 'resolveAny', 'reverse'])
      replace(owner, name, (original) => (...args: unknown[]) => {
        notes.push(`resolve ${String(args[0])}`)
        if (!LOOPBACK.test(String(args[0]))) throw new Error(`guarded: ${String(args[0])}`)
        return Reflect.apply(original, owner, args)
      })
  replace(dgram, 'createSocket', () => () => {
    notes.push('datagram')
    throw new Error('guarded: datagram')
  })
  replace(ChildProcess.prototype as unknown as Record<string, unknown>, 'spawn', () => ({ file }: { file: string }) => {
    notes.push(`program ${file}`)
    throw new Error(`guarded: ${file}`)
  })
  for (const name of ['spawnSync', 'execSync', 'execFileSync'])
    replace(childProcess, name, () => (program: string): Partial<SpawnSyncReturns<string>> => {
      notes.push(`program ${program}`)
      return { status: 1, stdout: '', stderr: 'no crontab for abrunet' }
    })
  syncBuiltinESMExports()
  return {
    noted: () => notes.splice(0),
    release: () => {
      for (const one of undo.splice(0)) one()
      syncBuiltinESMExports()
      notes = []
    },
  }
}

/** Where `net.Socket.connect` was told to go: options, a port and a host, or the list that Node makes of them. */
function placeOf(args: readonly unknown[]): string {
  const [first, second] = Array.isArray(args[0]) ? args[0] : args
  if (typeof first === 'object' && first !== null) {
    const { host, port, path } = first as { host?: string; port?: number; path?: string }
    return path ?? `${host ?? 'localhost'}:${port}`
  }
  return `${typeof second === 'string' ? second : 'localhost'}:${String(first)}`
}
