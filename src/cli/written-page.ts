// The pages that people open in a browser: where they are written, and how they are shown.
import { basename, dirname, join, resolve } from 'node:path'
import type { Command } from 'commander'
import { replaceOutbox } from '../delivery/outbox.ts'
import { sweepDrafts } from '../delivery/synced-file.ts'
import { UsageError } from '../domain/errors.ts'
import type { Dossier } from '../jobs/dossier.ts'
import type { Context } from './context.ts'
import { openFile } from './open-file.ts'
import { type Options, textOption } from './options.ts'
import { writeWhole } from './present.ts'

/** Folder of a dossier for the pages made for people; a page replaces the one of the same name. */
const FOLDER = 'reports'

/** Declares --open and --out. */
export function pageOptions(command: Command): void {
  command.option('--open', 'ouvrir la page dans le navigateur').option('--out <fichier>', 'écrire la page ailleurs que dans reports/')
}

export interface PageFile {
  readonly path: string
  /** As people are told of it. */
  readonly shown: string
  /** In the dossier's folder of pages. */
  readonly own: boolean
}

/** Path of the page: what --out says, else its name in the dossier. @throws UsageError 'option-invalid' */
export function pageFile(context: Context, { folder }: Pick<Dossier, 'folder'>, options: Options, name: string): PageFile {
  const out = textOption(options, 'out')
  if (out?.trim() === '')
    throw new UsageError('option-invalid', '--out : le nom du fichier est vide.', { advice: `Écrivez par exemple --out ${name}.` })
  const page =
    out === null
      ? { path: join(folder, FOLDER, name), shown: `${FOLDER}/${name}`, own: true }
      : { path: resolve(context.cwd, out), shown: out, own: false }
  for (const option of ['csv', 'xlsx']) {
    const sheets = options[option]
    if (typeof sheets === 'string' && resolve(context.cwd, sheets) === page.path)
      throw new UsageError('option-invalid', `La page et --${option} écriraient le même fichier, « ${sheets} ».`, {
        advice: 'Donnez un nom à chacun.',
      })
  }
  return page
}

/** Writes it, in the place of the one before. @throws MachineError 'outbox-write-failed', 'file-not-written' */
export async function writePageFile(context: Context, { path, own }: PageFile, bytes: Buffer): Promise<void> {
  if (own) {
    replaceOutbox(dirname(path), basename(path), bytes)
    sweepDrafts(dirname(path))
  } else await writeWhole(context, path, bytes)
}

/** Shows the page where --open asks for it. */
export function showPage(context: Context, options: Options, { path: file }: PageFile): void {
  if (options.open !== true) return
  openFile(file, () => context.io.stderr(`Aucun programme n’a pu ouvrir ${file} : ouvrez-le vous-même.\n`))
}
