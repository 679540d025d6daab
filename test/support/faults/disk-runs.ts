// The whole program on a disk that is full after some more kilobytes, then has room again. Needs the right to mount a disk in memory
// (Linux, root). Knows no test runner.
import { execFileSync } from 'node:child_process'
import { cpSync, mkdirSync, mkdtempSync, rmSync, statfsSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { openLedger } from '../../../src/ledger/open.ts'
import { recordOwner } from '../../../src/ledger/ownership.ts'
import { dossierAt, type TempDossier } from '../dossier.ts'
import { startFaulty } from './faulty-smtp.ts'
import { BY_POST, CODES, pointTo } from './mixed-base.ts'
import { type Tally, Trial } from './trial.ts'

/** Whether this user may mount a disk at all. */
export function mayMount(): boolean {
  const disk = mkdtempSync(join(tmpdir(), 'relance-disk-'))
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=1m', 'tmpfs', disk], { stdio: 'ignore' })
    execFileSync('umount', [disk])
    return true
  } catch {
    return false
  } finally {
    rmSync(disk, { recursive: true, force: true })
  }
}

/** Sends with so many kibibytes left, then with room. */
export async function fullDisk(base: TempDossier, roomKib: number): Promise<Tally> {
  const disk = mkdtempSync(join(tmpdir(), 'relance-disk-'))
  execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=16m', 'tmpfs', disk])
  const server = await startFaulty({ pipelining: true })
  try {
    const dossier = dossierOn(disk, base)
    pointTo(dossier, server)
    const trial = new Trial(dossier, server, CODES, BY_POST)
    const { bavail, bsize } = statfsSync(disk)
    writeFileSync(join(disk, 'ballast'), Buffer.alloc(Math.max(0, bavail * bsize - roomKib * 1024)))
    trial.runs++
    await dossier.start('send', '--json').done
    await server.quiet()
    rmSync(join(disk, 'ballast'))
    return await trial.finish()
  } finally {
    await server.close()
    execFileSync('umount', [disk])
    rmSync(disk, { recursive: true, force: true })
  }
}

function dossierOn(disk: string, base: TempDossier): TempDossier {
  const folder = join(disk, 'brunet')
  cpSync(base.folder, folder, { recursive: true })
  const ledger = openLedger(join(folder, 'relance.db'))
  recordOwner(ledger)
  ledger.close()
  mkdirSync(join(folder, 'outbox'), { mode: 0o700 })
  return dossierAt(folder, base.day)
}
