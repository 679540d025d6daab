// A litigation file on the disk: a folder and its archive, each whole or not at all, never in the place of another. What somebody changed in a folder
// written before stays as it is: the new one stands beside it.

import { createHash } from 'node:crypto'
import { lstatSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { writeSynced } from '../delivery/synced-file.ts'
import type { IsoDay } from '../domain/day.ts'
import { InputError, MachineError } from '../domain/errors.ts'
import { slugOf } from '../domain/slug.ts'
import type { LitigationFiles } from '../reporting/litigation/archive.ts'
import { machineStop } from './machine-stops.ts'

/** Absolute paths of the folder and of the archive. */
export interface LitigationPlace {
  readonly folder: string
  readonly zip: string
}

/** Of one customer and one day: more folders than anybody makes. */
const MOST = 99

/** "C001_2026-11-20": what is no letter nor figure in a code becomes a dash, with eight digits that tell two such codes apart. */
export function litigationName(customer: string, day: IsoDay): string {
  const slug = slugOf(customer)
  const digits = createHash('sha256').update(customer).digest('hex').slice(0, 8)
  return `${slug === customer ? slug : [slug, digits].filter((part) => part !== '').join('-')}_${day}`
}

/** The folder of this path, then the same with a number after it. */
export function numberedPlaces(folder: string): string[] {
  return Array.from({ length: MOST }, (_, index) => (index === 0 ? folder : `${folder}_${index + 1}`))
}

/**
 * Writes both at the first of these places where nothing else stands. What is there already to the byte is left.
 * @param archiveOf the bytes of the archive of a folder called so
 * @throws InputError 'litigation-taken' when something else stands at each; MachineError 'file-not-written', nothing is left of this run then
 */
export async function writeLitigation(
  places: readonly LitigationPlace[],
  files: LitigationFiles,
  archiveOf: (name: string) => Buffer,
): Promise<LitigationPlace & { readonly unchanged: boolean }> {
  for (const place of places) {
    const archive = archiveOf(basename(place.folder))
    const [folder, zip] = [
      standing(place.folder, () => sameFolder(place.folder, files)),
      standing(place.zip, () => sameFile(place.zip, archive)),
    ]
    if (folder === 'other' || zip === 'other') continue
    await writeMissing(place, { files: folder === 'none' ? files : null, archive: zip === 'none' ? archive : null })
    return { ...place, unchanged: folder === 'same' && zip === 'same' }
  }
  throw new InputError('litigation-taken', 'Il y a déjà autre chose à cet endroit : rien n’a été écrit.', {
    file: places[0]?.folder ?? '',
    advice: 'Donnez un autre endroit avec --out ou --zip, ou déplacez ce qui s’y trouve.',
  })
}

async function writeMissing(
  { folder, zip }: LitigationPlace,
  { files, archive }: { files: LitigationFiles | null; archive: Buffer | null },
): Promise<void> {
  const drafts = { folder: draftOf(folder), zip: draftOf(zip) }
  try {
    for (const [path, bytes] of files ?? []) writeFile(join(drafts.folder, path), bytes)
    if (archive !== null) writeFile(drafts.zip, archive)
    if (files !== null) renameSync(drafts.folder, folder)
    if (archive !== null) renameSync(drafts.zip, zip)
  } catch (error) {
    rmSync(drafts.folder, { recursive: true, force: true })
    rmSync(drafts.zip, { force: true })
    const why = await machineStop(error)
    if (why === null) throw error
    throw new MachineError('file-not-written', `Le fichier n’a pas pu être écrit. ${why.message}`, {
      file: folder,
      advice: why.details.advice ?? '',
      cause: error,
    })
  }
}

function draftOf(path: string): string {
  return join(dirname(path), `.${basename(path)}.${process.pid}.tmp`)
}

function writeFile(path: string, bytes: Buffer): void {
  mkdirSync(dirname(path), { recursive: true, mode: 0o700 })
  writeSynced(path, bytes)
}

function standing(path: string, isSame: () => boolean): 'none' | 'same' | 'other' {
  if (lstatSync(path, { throwIfNoEntry: false }) === undefined) return 'none'
  return isSame() ? 'same' : 'other'
}

/** The very files, no other and none less. A link is none of them. */
function sameFolder(folder: string, files: LitigationFiles): boolean {
  if (!lstatSync(folder).isDirectory()) return false
  const found = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => !entry.isDirectory())
  return found.length === files.size && [...files].every(([path, bytes]) => sameFile(join(folder, path), bytes))
}

function sameFile(path: string, bytes: Buffer): boolean {
  const found = lstatSync(path, { throwIfNoEntry: false })
  return found?.isFile() === true && found.size === bytes.length && readFileSync(path).equals(bytes)
}
