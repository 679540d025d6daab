// What stands beside exports in a folder or an archive and obviously is none: told by name or by first bytes, set aside with its
// reason. Anything else is read, and refused when it cannot be.

/** A file that was not read, and why, in French words that follow its name. */
export interface LeftOut {
  readonly file: string
  readonly reason: string
}

/** Reason of files that nobody put there: they are not even told. */
export const UNTOLD = ''

// biome-ignore format: one kind per line
const BY_NAME: readonly (readonly [pattern: RegExp, reason: string])[] = [
  [/^__MACOSX(\/|$)|(^|\/)\.|(^|\/)(thumbs\.db|desktop\.ini)$/i, UNTOLD],
  [/(^|\/)~\$/, UNTOLD],
  [/(^|\/)relance\.(yaml|db(-\w+)?|lock)$/i, UNTOLD],
  [/\.(lock|tmp|bak|part|crdownload)$/i, 'fichier temporaire'],
  [/\.pdf$/i, 'document PDF'],
  [/\.(png|jpe?g|gif|bmp|tiff?|webp|heic|svg)$/i, 'image'],
  [/\.(docx?|odt|rtf|pptx?|odp|eml|msg|md)$/i, 'document'],
  [/\.(exe|dll|msi|bat|cmd|ps1|sh|js|py|ini|log|ya?ml|json|sql|db|sqlite3?|lnk|url)$/i, 'fichier d’un programme'],
  [/(^|[^\p{L}])(description|descriptif|notice|lisez[ _-]?moi|read[ _-]?me|license|licence)[^/]*\.txt$/iu, 'notice'],
]

// biome-ignore format: one kind per line
const BY_BYTES: readonly (readonly [start: string, reason: string])[] = [
  ['%PDF', 'document PDF'], ['\x89PNG', 'image'], ['\xff\xd8\xff', 'image'], ['GIF8', 'image'], ['BM', 'image'], ['II*\x00', 'image'],
  ['MM\x00*', 'image'], ['{\\rtf', 'document'], ['MZ', 'fichier d’un programme'], ['\x7fELF', 'fichier d’un programme'],
  ['SQLite format 3\x00', 'fichier d’un programme'],
]

/** Why a file is obviously no export, by its name; null when it may be one. */
export function asideByName(name: string): string | null {
  return BY_NAME.find(([pattern]) => pattern.test(name))?.[1] ?? null
}

/** The same by its first bytes. */
export function asideByBytes(bytes: Buffer): string | null {
  const head = bytes.subarray(0, 16).toString('latin1')
  // Two letters prove nothing when the rest is text: a label may begin with BM or MZ.
  const found = BY_BYTES.find(([start]) => head.startsWith(start))
  return found && (found[0].length > 2 || bytes.subarray(0, 512).includes(0)) ? found[1] : null
}
