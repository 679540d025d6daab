// Worker processes that import one case after the other, watched: one that says nothing for too long is hung, one that ends
// without an answer has crashed; both are told as results, and another takes its place.
import { fork } from 'node:child_process'
import { availableParallelism, loadavg } from 'node:os'
import { join } from 'node:path'

/** On an idle machine; on one that is busy n times over, n times as long. */
const HANG_MS = 20_000
/** A worker is replaced after so many files: each leaves a little behind. */
const FILES_OF_A_WORKER = 1500
const HEAP_MB = 700

/** Runs every case; `told` hears each result as it comes: what the worker answered, or { ended: 'crash' | 'hang', faults }. */
export async function runPool(place, { workers, cases }, told) {
  const lane = async (name) => {
    let worker = null
    for (const one of cases) {
      worker ??= await startWorker(place, name)
      const result = { ...one, ...(await worker.run(one)) }
      if (result.broken) throw new Error(`file ${one.index}: ${result.broken}`)
      if (result.ended || ++worker.files >= FILES_OF_A_WORKER) {
        worker.end()
        worker = null
      }
      told(result)
    }
    worker?.end()
  }
  await Promise.all(Array.from({ length: workers }, (_, index) => lane(`worker-${index}`)))
}

async function startWorker({ program, templates, work }, name) {
  const child = fork(join(import.meta.dirname, 'worker.js'), [program, templates, join(work, name)], {
    execArgv: [`--max-old-space-size=${HEAP_MB}`],
    stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
  })
  let complaint = ''
  child.stderr.setEncoding('utf8').on('data', (text) => {
    complaint = (complaint + text).slice(-4000)
  })
  const next = () =>
    new Promise((answered) => {
      const done = (answer) => {
        clearTimeout(timer)
        child.off('message', done).off('exit', crashed)
        answered(answer)
      }
      const crashed = (code, signal) => done(endedAs('crash', `the process ended: ${signal ?? code}\n${complaint}`))
      const patience = HANG_MS * Math.max(1, loadavg()[0] / availableParallelism())
      const timer = setTimeout(() => done(endedAs('hang', `no answer in ${(patience / 1000).toFixed(0)} s`)), patience)
      child.on('message', done).on('exit', crashed)
    })
  await next()
  return {
    files: 0,
    run(one) {
      const answer = next()
      child.send(one)
      return answer
    },
    end: () => child.kill('SIGKILL'),
  }
}

function endedAs(ended, detail) {
  return { ended, faults: [{ what: ended, detail }], ms: 0 }
}
