// The folder `invoices` of a dossier: every PDF in it and in its sub-folders, listed once per run. Links are neither followed nor listed as files.
// Knows no number and no customer.
import { type Dirent, lstatSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import type { Dossier } from './dossier.ts'

export const INVOICE_FOLDER = 'invoices'

/** Something named *.pdf. */
export interface ListedFile {
  /** From the dossier, with `/`: 'invoices/2026/F2026-017.pdf'. */
  readonly path: string
  /** Names of the sub-folders it is in, the outermost first. */
  readonly folders: readonly string[]
  /** Its name without '.pdf'. */
  readonly stem: string
  /** False: a link, a folder, a pipe. */
  readonly isFile: boolean
}

/** Sub-folders within sub-folders: more than that is no way to file invoices. */
const DEEPEST = 8

const listed = new WeakMap<Dossier, readonly ListedFile[] | null>()

/** By path; null when there is no such folder, when it is a link, or when it cannot be read. */
export function invoiceFiles(dossier: Dossier): readonly ListedFile[] | null {
  const known = listed.get(dossier)
  if (known !== undefined) return known
  const found = isFolder(join(dossier.folder, INVOICE_FOLDER))
    ? filesIn(dossier.folder, [], entriesOf(join(dossier.folder, INVOICE_FOLDER)))
    : null
  listed.set(dossier, found)
  return found
}

function filesIn(root: string, folders: readonly string[], entries: readonly Dirent[]): ListedFile[] {
  return entries.flatMap((entry) => {
    const { name } = entry
    // Hidden files, and what office programs and archives leave beside real ones.
    if (/^(?:\.|~\$|__MACOSX$)/.test(name)) return []
    const path = [INVOICE_FOLDER, ...folders, name].join('/')
    const named = /\.pdf$/i.test(name) ? [{ path, folders, stem: name.slice(0, -'.pdf'.length), isFile: entry.isFile() }] : []
    if (!entry.isDirectory() || folders.length >= DEEPEST) return named
    return [...named, ...filesIn(root, [...folders, name], entriesOf(join(root, path)))]
  })
}

function entriesOf(folder: string): Dirent[] {
  try {
    return readdirSync(folder, { withFileTypes: true }).sort((a, b) => (a.name < b.name ? -1 : 1))
  } catch {
    // A folder that cannot be read holds nothing that could be enclosed: its invoices are told as not found.
    return []
  }
}

function isFolder(path: string): boolean {
  return lstatSync(path, { throwIfNoEntry: false })?.isDirectory() ?? false
}
