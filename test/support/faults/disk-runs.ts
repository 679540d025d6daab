// The whole program on a disk that is full after some more kilobytes: at whatever stage it runs out of room, nobody receives twice and
// nobody is forgotten once there is room again. Needs the right to mount a disk in memory (Linux, root). Knows no test runner.
import { execFileSync } from 'node:child_process'
import { cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, statfsSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { openLedger } from '../../../src/ledger/open.ts'
import { recordOwner } from '../../../src/ledger/ownership.ts'
import type { HistoryView, SendView } from '../../../src/reporting/views.ts'
import { dossierAt, type TempDossier } from '../dossier.ts'
import { codesOf } from '../many-reminders.ts'
import { startFaulty } from './faulty-smtp.ts'
import { BY_POST, CUSTOMERS, SCENARIOS } from './kill-runs.ts'

interface DiskOutcome {
  readonly roomKib: number
  /** Exit code of the sending that ran out of room. */
  readonly code: number | null
  readonly taken: number
  readonly written: number
  readonly doubts: number
  readonly twice: number
  readonly lost: number
  readonly faults: readonly string[]
}

/** Sends with so many kibibytes left, then with room. */
export async function fullDisk(base: TempDossier, roomKib: number): Promise<DiskOutcome> {
  const disk = mkdtempSync(join(tmpdir(), 'relance-disk-'))
  execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=16m', 'tmpfs', disk])
  const server = await startFaulty({ pipelining: true })
  try {
    const folder = join(disk, 'brunet')
    cpSync(base.folder, folder, { recursive: true })
    const ledger = openLedger(join(folder, 'relance.db'))
    recordOwner(ledger)
    ledger.close()
    const dossier = dossierAt(folder, base.day)
    dossier.settings({ ...SCENARIOS, smtp: { host: '127.0.0.1', port: server.port, security: 'none' } })
    mkdirSync(join(folder, 'outbox'), { mode: 0o700 })
    const { bavail, bsize } = statfsSync(disk)
    writeFileSync(join(disk, 'ballast'), Buffer.alloc(Math.max(0, bavail * bsize - roomKib * 1024)))
    const { code } = await dossier.start('send', '--json').done
    await server.quiet()
    rmSync(join(disk, 'ballast'))
    return { roomKib, code, ...(await afterwards(dossier, server.taken)) }
  } finally {
    await server.close()
    execFileSync('umount', [disk])
    rmSync(disk, { recursive: true, force: true })
  }
}

async function afterwards(dossier: TempDossier, taken: readonly string[][]): Promise<Omit<DiskOutcome, 'roomKib' | 'code'>> {
  const outbox = join(dossier.folder, 'outbox')
  const files = () => (existsSync(outbox) ? readdirSync(outbox).filter((name) => /^\d.*\.html$/.test(name)) : [])
  const times = (code: string): number =>
    BY_POST.has(code)
      ? files().filter((name) => name.includes(`_${code}_`)).length
      : taken.filter((to) => to.includes(`compta@${code.toLowerCase()}.example`)).length
  const faults: string[] = []
  const again = await dossier.ask<SendView>('send', [0, 6])
  if (again.totals.failed > 0) faults.push(`${again.totals.failed} failed once there was room`)
  const { events, chain } = await dossier.ask<HistoryView>('history --verify')
  if (!chain.ok) faults.push('the history does not hold together')
  const last = new Map(events.map((event) => [event.customer ?? '', event]))
  let lost = 0
  let doubts = 0
  for (const code of codesOf(CUSTOMERS)) {
    const { id = '', status = 'none' } = last.get(code) ?? {}
    if (status === 'inDoubt') {
      doubts++
      await dossier.ask(`history resolve ${id} ${times(code) > 0 ? 'sent' : 'not-sent'}`)
    } else if (!['sent', 'written'].includes(status) || times(code) === 0) {
      lost++
      faults.push(`${code} is ${status}, received ${times(code)} times`)
    }
  }
  await dossier.ask('send')
  const wrong = codesOf(CUSTOMERS).filter((code) => times(code) !== 1)
  if (wrong.length > 0) faults.push(`in the end not once: ${wrong}`)
  const twice = codesOf(CUSTOMERS).filter((code) => times(code) > 1).length
  return { taken: taken.length, written: files().length, doubts, twice, lost, faults }
}
