// Kills the real `relance send` with SIGKILL at many moments of a sending of twelve messages through a slow server, starts it
// again each time, and checks that nobody received twice, that nobody was forgotten and that every doubt was told.
// Run it after a build: npm run kills -- send [moments of each kind, 12 by default]
import { compiled } from './compiled.js'

const EACH = Number(process.argv[3] ?? 12)
const { killSendings } = await compiled('test/support/kill-sendings.ts')

const counted = (on) => Array.from({ length: EACH }, (_, index) => ({ on, nth: index + 1, plusMs: (index * 7) % 20 }))
const timed = Array.from({ length: EACH }, (_, index) => ({ on: 'start', nth: 1, plusMs: 120 + index * 100 }))
const moments = [...counted('mail'), ...counted('content'), ...counted('accepted'), ...timed]

console.log('| killed at | was running | received by then | in doubt | faults |')
console.log('|---|---|---:|---:|---|')
const outcomes = await killSendings(moments, ({ moment, killed, received, doubts, faults }) => {
  const when = moment.on === 'start' ? `start + ${moment.plusMs} ms` : `${moment.on} ${moment.nth} + ${moment.plusMs} ms`
  console.log(`| ${when} | ${killed ? 'yes' : 'no'} | ${received} | ${doubts} | ${faults.join('; ') || 'none'} |`)
})
const faulty = outcomes.filter((outcome) => outcome.faults.length > 0).length
console.log(`\n${outcomes.length} moments, ${outcomes.filter((outcome) => outcome.killed).length} killed runs, ${faulty} with faults`)
process.exitCode = faulty === 0 ? 0 : 1
