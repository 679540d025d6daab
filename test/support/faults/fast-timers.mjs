// Loaded before the program (node --import): its waits are cut short, so that a server that hangs costs a test seconds and not minutes.
// The program itself knows nothing of it: there is no switch to leave on by mistake. With FAULTS_NOW (milliseconds) the clock tells that moment.
import { syncBuiltinESMExports } from 'node:module'
import net from 'node:net'
import promises from 'node:timers/promises'

const LONG_MS = Number(process.env.FAULTS_LONG_MS ?? 2_500)
const cut = (ms) => (ms >= 10_000 ? LONG_MS : ms >= 1_000 ? 50 : ms)

const wait = globalThis.setTimeout
globalThis.setTimeout = Object.assign((work, ms, ...more) => wait(work, cut(ms), ...more), wait)
const sleep = promises.setTimeout
promises.setTimeout = (ms, ...more) => sleep(cut(ms), ...more)
const silence = net.Socket.prototype.setTimeout
net.Socket.prototype.setTimeout = function setTimeout(ms, ...more) {
  return silence.call(this, cut(ms), ...more)
}
syncBuiltinESMExports()

const now = Number(process.env.FAULTS_NOW)
if (now > 0) {
  const shift = now - Date.now()
  const Real = Date
  globalThis.Date = class extends Real {
    constructor(...parts) {
      super(...(parts.length === 0 ? [Real.now() + shift] : parts))
    }
    static now() {
      return Real.now() + shift
    }
  }
}
