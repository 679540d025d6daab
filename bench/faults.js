// A real mail server on this machine that fails on purpose at every point of the conversation, and the whole program against it: sendings
// while it fails, after it has recovered, and after a person has settled the doubts. Prints what became of the messages and exits with 1
// when one was taken twice, or lost sight of. Run it after a build: npm run faults [-- --only WORDS] [--workers 2] [--quick],
// or npm run faults -- --disk for a disk without room
import { parseArgs } from 'node:util'
import { compiled } from './compiled.js'

const { values: options } = parseArgs({
  options: {
    only: { type: 'string', default: '' },
    workers: { type: 'string', default: '2' },
    quick: { type: 'boolean', default: false },
    disk: { type: 'boolean', default: false },
  },
})
if (options.disk) await import('./full-disk.js')
else await points()

async function points() {
  const { POINTS, plannedBase, removeDossiers, runFault } = await compiled('test/support/faults/all.ts')
  const cases = POINTS.filter(({ name }) => name.includes(options.only)).flatMap((point) =>
    (options.quick ? point.faults.slice(0, 1) : point.faults).map((fault) => ({ point, fault })),
  )
  const base = await plannedBase()
  const outcomes = []
  const waiting = cases.values()
  await Promise.all(
    Array.from({ length: Number(options.workers) }, async () => {
      for (const { point, fault } of waiting) {
        const outcome = { point, fault, ...(await runFault(base, point, fault)) }
        outcomes.push(outcome)
        if (outcome.faults.length > 0) tell(outcome)
        else if (outcomes.length % 20 === 0) console.error(`${outcomes.length} of ${cases.length} cases`)
      }
    }),
  )
  removeDossiers()
  print(POINTS, outcomes)
}

function print(POINTS, outcomes) {
  const names = ['sendings', 'taken', 'sent', 'doubts', 'failed', 'twice', 'lost']
  const sums = (found) => names.map((name) => found.reduce((sum, one) => sum + one[name], 0))
  console.log(
    '| the server fails at | cases | sendings | taken | sent at once | in doubt | failed at first | **sent twice** | **lost** | faults |',
  )
  console.log('|---|---:|---:|---:|---:|---:|---:|---:|---:|---:|')
  const row = (name, found) => {
    const faulty = found.filter(({ faults }) => faults.length > 0).length
    console.log(`| ${[name, found.length, ...sums(found), faulty].join(' | ')} |`)
  }
  for (const name of new Set(POINTS.map((point) => point.name))) {
    const found = outcomes.filter(({ point }) => point.name === name)
    if (found.length > 0) row(name, found)
  }
  row('**all**', outcomes)
  for (const outcome of outcomes) if (outcome.faults.length > 0) tell(outcome, console.log)
  if (outcomes.some(({ faults }) => faults.length > 0)) process.exitCode = 1
}

function tell({ point, fault, faults }, say = console.error) {
  say(`\n${point.name}${point.pipelining ? ', PIPELINING' : ''}, ${JSON.stringify(fault)}:\n- ${faults.join('\n- ')}`)
}
