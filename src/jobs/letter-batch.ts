// The letters of a run as one file to print, one file for each day they bear: those the ledger holds as written and no batch holds yet, as they
// are kept, byte for byte. What is about to be written is noted first: a file that a killed run left is found again by its digest, whatever the
// day, and recorded; one that is not there is made anew. So no letter is in two files.
import { createHash } from 'node:crypto'
import { join } from 'node:path'
import { folderOutbox, keptInOutbox } from '../delivery/outbox.ts'
import type { IsoDay } from '../domain/day.ts'
import { MachineError } from '../domain/errors.ts'
import { formatLongDay } from '../domain/format.ts'
import { groupBy } from '../domain/group.ts'
import type { Ledger } from '../ledger/ledger.ts'
import {
  batchesTold,
  beginBatch,
  begunBatches,
  forgetBatch,
  lettersToBatch,
  type NewBatch,
  recordBatch,
  recordLeftOut,
  type WrittenLetter,
} from '../ledger/letter-batches.ts'
import { soundMessage } from '../ledger/messages.ts'
import type { MergedPdf } from '../rendering/pdf/merge.ts'
import type { BatchView, SendView } from '../reporting/views.ts'
import type { DayPlan } from './day-plan.ts'
import type { Dossier } from './dossier.ts'
import { lateLetters } from './late-letters.ts'

/** What of a sending tells of the files to print. */
export type BatchesTold = Pick<SendView, 'batch' | 'lateBatches' | 'lettersLeftOut'>

/**
 * Gathers the letters that wait. What the disk refuses is told, not thrown: the letters themselves are there.
 * @param plan of `day`: letters not written in this run that it contradicts are left out, for good
 * @param written deliveries of this run
 */
export async function batchLetters(
  dossier: Dossier,
  day: IsoDay,
  outboxFolder: string,
  plan: DayPlan,
  written: ReadonlySet<string>,
): Promise<BatchesTold> {
  const { ledger, clock } = dossier
  const made = settleBegun(dossier, outboxFolder)
  // Bytes that are not those recorded are what `history --verify` finds: nothing to print.
  const waiting = lettersToBatch(ledger).filter(({ digest }) => Buffer.isBuffer(soundMessage(ledger, digest)))
  const whyNot = waiting.some(({ id }) => !written.has(id)) ? lateLetters(dossier, plan) : () => null
  const leftOut = waiting.flatMap((letter) => {
    const reason = written.has(letter.id) ? null : whyNot(letter)
    return reason === null ? [] : [{ letter, reason }]
  })
  for (const { letter, reason } of leftOut) recordLeftOut(ledger, letter, day, reason, clock.now())
  const out = new Set(leftOut.map(({ letter }) => letter.row))
  const letters = waiting.filter(({ row }) => !out.has(row))
  for (const [own, some] of groupBy(letters, (letter) => letter.day)) made.push(await writeBatch(dossier, own, some, outboxFolder))
  const batch = made.findLast((one) => one.day === day)
  const late = made.filter((one) => one !== batch)
  return {
    ...(batch === undefined ? {} : { batch }),
    ...(late.length === 0 ? {} : { lateBatches: late }),
    ...(leftOut.length === 0
      ? {}
      : { lettersLeftOut: leftOut.map(({ letter: { id, customer, day }, reason }) => ({ id, customer, day, reason })) }),
  }
}

/** Records the batches whose file a killed run left, and forgets those whose file is not there. */
function settleBegun({ ledger, clock }: Dossier, folder: string): BatchView[] {
  return begunBatches(ledger).flatMap((begun) => {
    const { day, file, sha256, pages, letters } = begun
    if (keptInOutbox(folder, file, sha256) === null) {
      forgetBatch(ledger, file)
      return []
    }
    const earlier = batchesTold(ledger, day).map((told) => told.file)
    recordBatch(ledger, begun, clock.now())
    return [{ day, file: join(folder, file), letters: letters.length, pages, earlier, reason: null }]
  })
}

async function writeBatch(dossier: Dossier, day: IsoDay, letters: readonly WrittenLetter[], folder: string): Promise<BatchView> {
  const { ledger, settings, clock } = dossier
  const form = { duplex: settings.letters.duplex, author: settings.creditor.name }
  const { bytes, pages } = await mergedLetters(ledger, day, letters, form)
  const earlier = batchesTold(ledger, day).map((told) => told.file)
  const file = `lettres_${day}${earlier.length === 0 ? '' : `_${earlier.length + 1}`}.pdf`
  const batch = { day, file, sha256: createHash('sha256').update(bytes).digest('hex'), pages, ...form, letters }
  const told = { day, letters: letters.length, pages, earlier }
  try {
    beginBatch(ledger, batch)
    const path = folderOutbox(folder).write(file, bytes)
    recordBatch(ledger, batch, clock.now())
    return { ...told, file: path, reason: null }
  } catch (error) {
    if (!(error instanceof MachineError)) throw error
    return {
      ...told,
      file: null,
      reason: error.code === 'outbox-file-differs' ? `${error.message} ${error.details.advice ?? ''}` : error.message,
    }
  }
}

/** Letters as one document: the same letters in the same form give the same bytes. Those that are not kept are left out. */
export async function mergedLetters(
  ledger: Ledger,
  day: IsoDay,
  letters: readonly { readonly digest: string }[],
  { duplex, author }: Pick<NewBatch, 'duplex' | 'author'>,
): Promise<MergedPdf> {
  const { mergePdfs } = await import('../rendering/pdf/merge.ts')
  const title = `Lettres du ${formatLongDay(day)}`
  const moment = `${day}T12:00:00Z`
  const about = { title, subject: title, author, creator: 'relance', producer: 'relance', moment }
  const kept = function* () {
    for (const { digest } of letters) {
      const bytes = soundMessage(ledger, digest)
      if (Buffer.isBuffer(bytes)) yield bytes
    }
  }
  return mergePdfs(kept(), about, duplex)
}
