// What stands beside exports in a folder or an archive and obviously is none: told by name or by first bytes, set aside with its
// reason. Anything else is read, and refused when it cannot be.

/** A file that was not read, and why, in French words that follow its name. */
export interface LeftOut {
  readonly file: string
  readonly reason: string
}

const HEAD_BYTES = 512

/** Reason of files that nobody put there: they are not even told. */
export const UNTOLD = ''

// biome-ignore format: one kind per line
const BY_NAME: readonly (readonly [pattern: RegExp, reason: string])[] = [
  [/^__MACOSX(\/|$)|(^|\/)\.|(^|\/)(thumbs\.db|desktop\.ini)$/i, UNTOLD],
  [/(^|\/)~\$/, UNTOLD],
  [/(^|\/)relance\.(yaml|db(-\w+)?|lock(-\w+)?|sent)$/i, UNTOLD],
  [/\.(lock|tmp|bak|part|crdownload)$/i, 'fichier temporaire'],
  [/\.pdf$/i, 'document PDF'],
  [/\.(png|jpe?g|gif|bmp|tiff?|webp|heic|svg)$/i, 'image'],
  [/\.(docx?|odt|rtf|pptx?|odp|eml|msg|md)$/i, 'document'],
  [/\.(exe|dll|msi|bat|cmd|ps1|sh|js|py|ini|log|ya?ml|json|sql|db|sqlite3?|lnk|url)$/i, 'fichier d’un programme'],
  [/(^|[^\p{L}])(description|descriptif|notice|lisez[ _-]?moi|read[ _-]?me|license|licence)[^/]*\.txt$/iu, 'notice'],
]

// biome-ignore format: one kind per line
const BY_BYTES: readonly (readonly [start: string, reason: string])[] = [
  ['\x89PNG', 'image'], ['\xff\xd8\xff', 'image'], ['GIF8', 'image'], ['BM', 'image'], ['II*\x00', 'image'],
  ['MM\x00*', 'image'], ['{\\rtf', 'document'], ['MZ', 'fichier d’un programme'], ['\x7fELF', 'fichier d’un programme'],
  ['SQLite format 3\x00', 'fichier d’un programme'],
]

/** Kinds whose first bytes vary, or stand after others. */
const BY_SHAPE: readonly (readonly [shape: RegExp, reason: string])[] = [
  [/^(\xef\xbb\xbf)?\s*%PDF/, 'document PDF'],
  [/^RIFF[\s\S]{4}WEBP|^[\s\S]{4}ftyp(hei[cfx]|mif1|avif)/, 'image'],
  [/^(\xef\xbb\xbf)?\s*(<\?xml[^>]*>\s*)?(<!--[\s\S]*?-->\s*)?(<!doctype svg[^>]*>\s*)?<svg[\s>]/i, 'image'],
]

/** What the parts of a package say it is (Office Open XML, ISO/IEC 29500; OpenDocument, ISO/IEC 26300). */
const BY_PARTS: readonly (readonly [part: RegExp, reason: string])[] = [
  [/^word\/document\d*\.xml$/, 'document Word'],
  [/^ppt\/presentation\d*\.xml$/, 'présentation'],
]
/** OpenDocument stores its kind first, uncompressed. */
const OPEN_DOCUMENT = /mimetypeapplication\/vnd\.oasis\.opendocument\.(text|presentation|graphics)/
const OLD_WORD = Buffer.from('WordDocument', 'utf16le')
/** A sheet may hold a letter: it is a sheet all the same. */
const OLD_SHEET = Buffer.from('Workbook', 'utf16le')

/** Why a file is obviously no export, by its name; null when it may be one. */
export function asideByName(name: string): string | null {
  return BY_NAME.find(([pattern]) => pattern.test(name))?.[1] ?? null
}

/** The same by its first bytes. */
export function asideByBytes(bytes: Buffer): string | null {
  const head = bytes.subarray(0, HEAD_BYTES).toString('latin1')
  // Two letters prove nothing when the rest is text: a label may begin with BM or MZ.
  const found = BY_BYTES.find(([start]) => head.startsWith(start))
  if (found && (found[0].length > 2 || head.includes('\x00'))) return found[1]
  return BY_SHAPE.find(([shape]) => shape.test(head))?.[1] ?? null
}

/** The same of a package (ZIP) by the names of its parts, or of an old compound file, which has none, by its streams. */
export function asideByParts(bytes: Buffer, parts: readonly string[]): string | null {
  if (parts.length === 0) return bytes.includes(OLD_WORD) && !bytes.includes(OLD_SHEET) ? 'document Word' : null
  if (OPEN_DOCUMENT.test(bytes.subarray(0, HEAD_BYTES).toString('latin1'))) return 'document'
  return BY_PARTS.find(([part]) => parts.some((name) => part.test(name)))?.[1] ?? null
}
