// Sendings on a disk in memory that runs out of room sooner or later: in the ledger, its log, the outbox or the note of what left.
// Run it after a build, as a user who may mount (Linux): npm run faults -- --disk
import { compiled } from './compiled.js'

const { fullDisk, mixedBase, removeDossiers } = await compiled('test/support/faults/all.ts')
/** Kibibytes left: from nothing at all to room for nearly everything. */
const ROOMS = [0, 32, 64, 96, 128, 192, 256, 384, 512, 768]

const base = await mixedBase()
let faulty = 0
console.log('| KiB left | exit code | mails taken | letters written | in doubt | **sent twice** | **lost** | faults |')
console.log('|---:|---:|---:|---:|---:|---:|---:|---|')
for (const room of ROOMS) {
  const { code, taken, written, doubts, twice, lost, faults } = await fullDisk(base, room)
  console.log(`| ${[room, code, taken, written, doubts, twice, lost, faults.join('; ') || 'none'].join(' | ')} |`)
  if (faults.length > 0) faulty++
}
removeDossiers()
if (faulty > 0) process.exitCode = 1
