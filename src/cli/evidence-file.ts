// relance history --export FILE.zip: of whom or what, and the pack written there, whole or not at all.
import { join } from 'node:path'
import { UsageError } from '../domain/errors.ts'
import { plural } from '../domain/format.ts'
import type { Dossier } from '../jobs/dossier.ts'
import type { EvidenceSubject } from '../jobs/export-evidence.ts'
import type { Context } from './context.ts'
import { type Options, textOption } from './options.ts'
import { writeWhole } from './present.ts'

export interface EvidenceFile {
  readonly file: string
  readonly subject: EvidenceSubject
}

/**
 * The file that --export asks for; null without it. @param ref the document that was named, null: none
 * @throws UsageError when it is no ZIP, or of nobody in particular.
 */
export function evidenceFile(options: Options, ref: string | null): EvidenceFile | null {
  const file = textOption(options, 'export')
  if (file === null) return null
  const customer = textOption(options, 'customer')
  if (!/[^/\\]\.zip$/i.test(file))
    throw new UsageError('option-invalid', `--export : « ${file} » n’est pas le nom d’une archive .zip.`, {
      advice: 'Écrivez par exemple --export preuves.zip.',
    })
  if (ref !== null) return { file, subject: { ref } }
  if (customer !== null) return { file, subject: { customer } }
  throw new UsageError('usage', 'De quel client, ou de quelle pièce, faut-il réunir les preuves ?', {
    advice: 'Écrivez relance history --customer CODE --export preuves.zip, ou relance history PIÈCE --export preuves.zip.',
  })
}

/** Writes the pack and says where it is, with the SHA-256 of the file; without any event, no file. */
export async function writeEvidence(context: Context, dossier: Dossier, { file, subject }: EvidenceFile): Promise<void> {
  const [{ gatherEvidence }, { writeArchive }, { sha256 }] = await Promise.all([
    import('../jobs/export-evidence.ts'),
    import('../reporting/evidence/archive.ts'),
    import('../ledger/canonical-json.ts'),
  ])
  const pack = gatherEvidence(dossier, context.date, subject, join(dossier.folder, 'outbox'))
  const say = (text: string) => (context.quiet ? undefined : context.io.stderr(text))
  const count = pack.events.length
  if (count === 0) return say('Aucune archive n’a été écrite : l’historique ne contient rien à ce sujet.\n')
  const bytes = writeArchive(pack)
  await writeWhole(context, file, bytes)
  const messages = pack.messages.size
  say(
    `${count} ${plural(count, 'enregistrement', 'enregistrements')}, ${messages} ${plural(messages, 'message', 'messages')} : à lire d’abord, LISEZ-MOI.txt dans l’archive.\n` +
      `SHA-256 du fichier : ${sha256(bytes)}\n`,
  )
}
