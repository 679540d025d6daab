// The whole program against what goes wrong while it sends: a mail server that fails at every point of the conversation, SIGKILL at any
// moment, commands at once, a full disk, a clock set back, a ledger copied or put back. Prints one table and exits with 1 when a message was
// taken twice, or lost. Run it after a build, half an hour on two cores: npm run faults [-- --only WORDS] [--kills 500] [--seed 1] [--workers 2]
// [--quick]. A full disk takes the right to mount one in memory (Linux, root).
import { parseArgs } from 'node:util'
import { compiled } from './compiled.js'
import { printTable, tell } from './fault-table.js'
import { randomFrom } from './fec-generator.js'
import { fullDisks } from './full-disk.js'
import { randomKills } from './kill-random.js'
import { chosenKills } from './kill-send.js'

const { values: options } = parseArgs({
  options: {
    only: { type: 'string', default: '' },
    kills: { type: 'string', default: '500' },
    seed: { type: 'string', default: '1' },
    workers: { type: 'string', default: '2' },
    quick: { type: 'boolean', default: false },
  },
})
const SCENE_TIMES = 10
const trials = await compiled('test/support/faults/all.ts')
const random = randomFrom(Number(options.seed))
/** Of a case that could not even be counted. */
const NOTHING = { runs: 0, accepted: 0, sent: 0, doubts: 0, twice: 0, lost: 0 }
const outcomes = []

const base = await trials.plannedBase()
const mixed = await trials.mixedBase()
const waiting = cases()
await Promise.all(Array.from({ length: Number(options.workers) }, work))
trials.removeDossiers()
printTable(outcomes)
if (outcomes.some(({ twice, lost, faults }) => twice + lost + faults.length > 0)) process.exitCode = 1

async function work() {
  for (const { name, about, run } of waiting) {
    const tally = await run().catch((error) => ({ ...NOTHING, faults: [error.stack] }))
    const outcome = { name, about, ...tally }
    outcomes.push(outcome)
    if (outcome.faults.length > 0) tell(outcome, console.error)
    else if (outcomes.length % 20 === 0) console.error(`${outcomes.length} cases`)
  }
}

/** One after the other, shared by those who work: name of its row, what it is about, how it runs. */
function* cases() {
  for (const group of [points(), scenes(), fullDisks(trials, mixed), chosenKills(trials, mixed), kills()])
    for (const one of group) if (one.name.includes(options.only)) yield one
}

function* points() {
  for (const point of trials.POINTS)
    for (const fault of options.quick ? point.faults.slice(0, 1) : point.faults)
      yield {
        name: point.name,
        about: `${point.pipelining ? 'PIPELINING, ' : ''}${JSON.stringify(fault)}`,
        run: () => trials.runFault(base, point, fault),
      }
}

function* scenes() {
  for (const [name, scene] of Object.entries(trials.SCENES))
    for (let nth = 1; nth <= (options.quick ? 2 : SCENE_TIMES); nth++) yield { name, about: `time ${nth}`, run: () => scene(mixed, random) }
}

function kills() {
  return randomKills(trials, mixed, random, Number(options.kills))
}
