// The letters of a run as one file to print: those the ledger holds as written and no batch holds yet, as they are kept, byte for byte.
// The file is written before it is recorded: a run killed in between told nobody of it, and the next sending makes it again.
import { createHash } from 'node:crypto'
import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { folderOutbox } from '../delivery/outbox.ts'
import type { IsoDay } from '../domain/day.ts'
import { MachineError } from '../domain/errors.ts'
import { formatLongDay } from '../domain/format.ts'
import { batchesOf, lettersToBatch, recordBatch, type WrittenLetter } from '../ledger/letter-batches.ts'
import { soundMessage } from '../ledger/messages.ts'
import type { BatchView } from '../reporting/views.ts'
import type { Dossier } from './dossier.ts'

/** Null where no letter waits to be gathered. What the disk refuses is told, not thrown: the letters themselves are there. */
export async function batchLetters(dossier: Dossier, day: IsoDay, outboxFolder: string): Promise<BatchView | null> {
  const { ledger, settings, clock } = dossier
  // Bytes that are not those recorded are what `history --verify` finds: nothing to print.
  const letters = lettersToBatch(ledger).filter(({ digest }) => Buffer.isBuffer(soundMessage(ledger, digest)))
  if (letters.length === 0) return null
  const { mergePdfs } = await import('../rendering/pdf/merge.ts')
  const moment = `${day}T12:00:00Z`
  const title = `Lettres du ${formatLongDay(day)}`
  const about = { title, subject: title, author: settings.creditor.name, creator: 'relance', producer: 'relance', moment }
  const { bytes, pages } = mergePdfs(bytesOf(dossier, letters), about, settings.letters.duplex)
  const earlier = batchesOf(ledger, day)
  const name = `lettres_${day}${earlier.length === 0 ? '' : `_${earlier.length + 1}`}.pdf`
  const told = { letters: letters.length, pages, earlier }
  try {
    const file = writeBatch(outboxFolder, name, bytes)
    const sha256 = createHash('sha256').update(bytes).digest('hex')
    recordBatch(ledger, { at: clock.now(), day, file: name, sha256, pages, letters })
    return { ...told, file, reason: null }
  } catch (error) {
    if (!(error instanceof MachineError)) throw error
    return { ...told, file: null, reason: error.message }
  }
}

function* bytesOf({ ledger }: Dossier, letters: readonly WrittenLetter[]): Generator<Buffer> {
  for (const { digest } of letters) {
    const bytes = soundMessage(ledger, digest)
    if (Buffer.isBuffer(bytes)) yield bytes
  }
}

/** A file of this name that no event tells of was left by a killed run. */
function writeBatch(folder: string, name: string, bytes: Buffer): string {
  try {
    rmSync(join(folder, name), { force: true })
  } catch {
    // Something else stands there: writing tells what.
  }
  return folderOutbox(folder).write(name, bytes)
}
