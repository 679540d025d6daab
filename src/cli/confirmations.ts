// relance report --closing DAY --confirm CODE: the letters of confirmation that are asked for, and where they are written.
import type { Command } from 'commander'
import { UsageError } from '../domain/errors.ts'
import type { Books } from '../jobs/books.ts'
import type { Dossier } from '../jobs/dossier.ts'
import { oneLine } from '../rendering/plain-text.ts'
import type { ClosingView } from '../reporting/closing/closing.ts'
import type { Context } from './context.ts'
import { gather, listOption, type Options, textOption, wholeOption } from './options.ts'
import { pageFile, writePageFile } from './written-page.ts'

/** Beyond it nobody checks the replies, and one file is no longer printed at once. */
const MOST = 500

export interface AskedConfirmations {
  readonly customers: readonly string[]
  readonly largest: number
  readonly auditor: readonly string[]
}

/** Declares --confirm, --confirm-top and --auditor. */
export function confirmationOptions(command: Command): void {
  command
    .option('--confirm <code>', 'lettre de confirmation de solde à ce client, répétable', gather)
    .option('--confirm-top <n>', 'la même aux n clients qui doivent le plus')
    .option('--auditor <texte>', 'commissaire aux comptes à qui répondre : "Nom, adresse, ville"')
}

/** Null where none is asked for. @throws UsageError for a number out of bounds, an auditor without any letter */
export function askedConfirmations(options: Options): AskedConfirmations | null {
  const customers = listOption(options, 'confirm')
  const largest = wholeOption(options, 'confirmTop', { least: 1, most: MOST }) ?? 0
  const auditor = (textOption(options, 'auditor') ?? '')
    .split(',')
    .map(oneLine)
    .filter((line) => line !== '')
  if (customers.length > 0 || largest > 0) return { customers, largest, auditor }
  if (textOption(options, 'auditor') !== null)
    throw new UsageError('option-invalid', '--auditor ne sert qu’aux lettres de confirmation, et aucune n’est demandée.', {
      advice: 'Ajoutez --confirm CODE, ou --confirm-top 20.',
    })
  return null
}

/** Writes the letters; null where nobody owes anything. @throws what `confirmationLetters` throws; MachineError */
export async function writeConfirmations(
  context: Context,
  dossier: Dossier,
  books: Books,
  asked: AskedConfirmations,
): Promise<{ readonly view: NonNullable<ClosingView['confirmations']>; readonly shown: string } | null> {
  const { confirmationLetters } = await import('../jobs/closing-letters.ts')
  const made = await confirmationLetters(dossier, books, { ...asked, writtenOn: context.date, draft: books.day > context.present })
  if (made === null) return null
  const { print, letters, leftOut } = made
  if (print === null) return { view: { file: null, pages: 0, letters, leftOut }, shown: '' }
  const file = pageFile(context, dossier, {}, `circularisation_${books.day}.pdf`)
  await writePageFile(context, file, print.bytes)
  return { view: { file: file.path, pages: print.pages, letters, leftOut }, shown: file.shown }
}
