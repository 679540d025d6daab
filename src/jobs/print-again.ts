// Letters and files to print written once more after they were lost: the bytes that were kept, never composed anew.
import { createHash } from 'node:crypto'
import { basename } from 'node:path'
import { folderOutbox, outboxName } from '../delivery/outbox.ts'
import { type IsoDay, parseIsoDay } from '../domain/day.ts'
import { InputError } from '../domain/errors.ts'
import { formatLongDay } from '../domain/format.ts'
import { type BatchTold, batchesTold } from '../ledger/letter-batches.ts'
import { soundMessage } from '../ledger/messages.ts'
import { leftDeliveries } from '../ledger/tracking.ts'
import type { HistoryView } from '../reporting/views.ts'
import type { Dossier } from './dossier.ts'
import { historyOf } from './history.ts'
import { mergedLetters } from './letter-batch.ts'
import { letterMeant } from './set-tracking.ts'

/** Paths of the files: there already with the very bytes, or written again. */
export type PrintedView = HistoryView & { readonly printed: readonly string[] }

/**
 * Writes a letter, or the files to print of a day, into the outbox again; nothing is recorded. A file of that name with other bytes stays.
 * @param typed number of a reminder or its beginning, or a day
 * @throws InputError 'letter-unknown'; MachineError
 */
export async function printAgain(dossier: Dossier, typed: string, outboxFolder: string): Promise<PrintedView> {
  const outbox = folderOutbox(outboxFolder)
  const { events, chain } = historyOf(dossier, null)
  const day = parseIsoDay(typed)
  if (day !== null) {
    const batches = batchesTold(dossier.ledger, day)
    if (batches.length === 0)
      throw new InputError('letter-unknown', `Aucun fichier de lettres à imprimer n’a été fait pour le ${formatLongDay(day)}.`, {
        advice: 'Les lettres et les lots, avec leur jour : relance history.',
      })
    const printed: string[] = []
    for (const batch of batches) printed.push(outbox.write(batch.file, await batchBytes(dossier, day, batch)))
    return { events: events.filter(({ id }) => batches.some(({ file }) => file === id)), chain, printed }
  }
  const letter = letterMeant(leftDeliveries(dossier.ledger), typed, 'elle n’est pas à imprimer')
  const name = letter.file === null ? outboxName(letter) : basename(letter.file)
  const printed = [outbox.write(name, keptBytes(dossier, letter.digest, name))]
  return { events: events.filter(({ id }) => id === letter.id), chain, printed }
}

function keptBytes({ ledger }: Dossier, digest: string, name: string): Buffer {
  const bytes = soundMessage(ledger, digest)
  if (Buffer.isBuffer(bytes)) return bytes
  throw notKept(
    bytes === 'removed' ? `Le registre n’a plus le contenu de ${name}.` : `Le contenu de ${name} a été modifié dans le registre.`,
  )
}

async function batchBytes(dossier: Dossier, day: IsoDay, { file, sha256, duplex, author, letters }: BatchTold): Promise<Buffer> {
  for (const { message } of letters) keptBytes(dossier, message, file)
  const digests = letters.map(({ message }) => ({ digest: message }))
  const { bytes } = await mergedLetters(dossier.ledger, day, digests, { duplex, author })
  if (createHash('sha256').update(bytes).digest('hex') === sha256) return bytes
  throw notKept(`Le fichier ${file} ne peut pas être refait à l’identique.`)
}

function notKept(message: string): InputError {
  return new InputError('letter-unknown', `${message} Rien n’a été écrit.`, {
    advice: 'Pour savoir ce qui a changé : relance history --verify. Une lettre seule : relance history print ID.',
  })
}
