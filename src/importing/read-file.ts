// The door of this room: a file (or its bytes) in, plain data out. Reads and refuses; writes nothing.
import { readFileSync, statSync } from 'node:fs'
import { InputError, MachineError } from '../domain/errors.ts'
import type { Reading } from '../domain/reading.ts'
import { readLayout } from './layouts/read-layout.ts'
import { readContacts } from './read-contacts.ts'
import { readEntries } from './read-entries.ts'
import { readFec } from './read-fec.ts'
import { readInvoices } from './read-invoices.ts'
import type { ReadOptions, SourceFile } from './read-options.ts'
import { recogniseFamily } from './recognise.ts'
import { readStandardInput } from './standard-input.ts'
import { openText } from './text-file.ts'

export { refuseOnErrors } from './issue-log.ts'
export { isLayout } from './layouts/layout-list.ts'
export type { Family, ReadOptions, SourceFile } from './read-options.ts'

/**
 * Reads an export of any family. The reading may hold error-level issues: the caller refuses it with `refuseOnErrors`
 * unless the user accepts rejects.
 * @throws InputError when the file as a whole cannot be understood, UsageError for an unknown encoding.
 */
export function readExport(file: SourceFile, options: ReadOptions): Reading {
  const known = readLayout(file, options)
  if (known) return known
  const text = openText(file, options)
  const family = options.as ?? recogniseFamily(text)
  switch (family) {
    case 'fec':
      return readFec(text, options)
    case 'entries':
      return readEntries(text, options)
    case 'invoices':
      return readInvoices(text, options)
    case 'contacts':
      return readContacts(text, options)
  }
}

/**
 * Reads the file at `path`, or standard input for '-' (to its end).
 * @param name what messages and the reading call it; by default the path
 * @throws InputError 'file-missing', 'file-directory', 'file-too-large'; MachineError 'file-unreadable'; those of `readExport`.
 */
export function readExportFile(path: string, options: ReadOptions, name: string = path): Reading {
  return readExport({ name, bytes: bytesOf(path, name) }, options)
}

function bytesOf(path: string, name: string): Buffer {
  try {
    if (path !== '-' && statSync(path).isDirectory()) {
      throw new InputError('file-directory', 'C’est un dossier, pas un fichier.', {
        file: name,
        advice: 'Donnez le fichier exporté lui-même.',
      })
    }
    return path === '-' ? readStandardInput() : readFileSync(path)
  } catch (error) {
    throw refusalOf(error, name)
  }
}

function refusalOf(error: unknown, name: string): unknown {
  const code = error instanceof Error && 'code' in error ? error.code : null
  switch (code) {
    case 'ENOENT':
    case 'ENOTDIR':
      return new InputError('file-missing', 'Le fichier n’existe pas.', {
        file: name,
        advice: 'Vérifiez son nom et le dossier courant.',
        cause: error,
      })
    case 'EISDIR':
      return new InputError('file-directory', 'C’est un dossier, pas un fichier.', { file: name, cause: error })
    case 'ERR_FS_FILE_TOO_LARGE':
      return new InputError('file-too-large', 'Le fichier dépasse deux gigaoctets.', {
        file: name,
        advice: 'Exportez un exercice par fichier.',
        cause: error,
      })
    case 'EACCES':
    case 'EPERM':
    case 'EIO':
    case 'EMFILE':
      return new MachineError('file-unreadable', 'Le fichier ne peut pas être lu : vérifiez vos droits.', { file: name, cause: error })
    default:
      return error
  }
}
