// Kills the real `relance send` of fifty mails and letters with SIGKILL at moments drawn by chance, starts it again and kills it again, until
// one run comes to its end; then a person settles the doubts. Nobody may receive twice, nobody may be forgotten, at most a batch of doubts
// per kill. Run it after a build: npm run kills -- random [moments, 500 by default] [seed, 1 by default]
import { compiled } from './compiled.js'
import { randomFrom } from './fec-generator.js'

const moments = Number(process.argv[3] ?? 500)
const random = randomFrom(Number(process.argv[4] ?? 1))
/** Both cores of a small machine, and one that waits. */
const WORKERS = 3
const { KillRun, mixedBase, removeDossiers } = await compiled('test/support/faults/all.ts')

const base = await mixedBase()
const found = []
let killed = 0
await Promise.all(
  Array.from({ length: WORKERS }, async () => {
    while (killed < moments) {
      const outcome = await KillRun.whole(base, random)
      killed += outcome.kills
      found.push(outcome)
    }
  }),
)
removeDossiers()

const sum = (of) => found.reduce((total, one) => total + one[of], 0)
console.log(
  '| rounds of fifty | sendings | killed | mails taken | letters written | in doubt | of them had left | **twice** | **lost** | faults |',
)
console.log('|---:|---:|---:|---:|---:|---:|---:|---:|---:|---:|')
const cells = ['runs', 'kills', 'taken', 'written', 'doubts', 'left', 'twice', 'lost'].map(sum)
const faulty = found.filter(({ faults }) => faults.length > 0)
console.log(`| ${[found.length, ...cells, faulty.length].join(' | ')} |`)
for (const { faults } of faulty) console.log(`\n- ${faults.join('\n- ')}`)
if (faulty.length > 0) process.exitCode = 1
