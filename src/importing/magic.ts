// Recognises by content, never by extension, what is not a text export, and says what to export instead.
import { InputError } from '../domain/errors.ts'

interface Foreign {
  readonly code: string
  /** On the first bytes; packages (ZIP) are told by what they hold. */
  readonly matches?: (head: string) => boolean
  readonly what: string
  readonly advice: string
}

const AS_CSV = 'Ouvrez-le dans le tableur et enregistrez-le en CSV (Fichier > Enregistrer sous > CSV UTF-8), ou exportez le FEC en texte.'
const AS_XLSX = 'Ouvrez-le dans le tableur et enregistrez-le en .xlsx ou en CSV (Fichier > Enregistrer sous), ou exportez le FEC en texte.'
const AS_TEXT = 'Demandez au logiciel comptable un export texte ou CSV : FEC (.txt), grand livre ou liste de factures.'
const UNPACK = 'Décompressez l’archive, puis importez le fichier texte ou CSV qu’elle contient.'
const HEAD_BYTES = 4096

const FOREIGN: readonly Foreign[] = [
  { code: 'file-ods', what: 'un classeur OpenDocument', advice: AS_CSV },
  { code: 'file-xlsb', what: 'un classeur Excel binaire (.xlsb)', advice: AS_XLSX },
  { code: 'file-docx', what: 'un document Word', advice: AS_TEXT },
  { code: 'file-xls', matches: (h) => h.startsWith('\xD0\xCF\x11\xE0'), what: 'un ancien classeur Excel (.xls)', advice: AS_XLSX },
  { code: 'file-pdf', matches: (h) => h.startsWith('%PDF'), what: 'un document PDF', advice: AS_TEXT },
  { code: 'file-gzip', matches: (h) => h.startsWith('\x1F\x8B'), what: 'une archive gzip', advice: UNPACK },
  { code: 'file-sqlite', matches: (h) => h.startsWith('SQLite format 3'), what: 'une base SQLite', advice: AS_TEXT },
  { code: 'file-html', matches: (h) => /^\s*<(!doctype html|html|table|head|body)\b/i.test(h), what: 'une page HTML', advice: AS_CSV },
  {
    code: 'file-camt',
    matches: (h) => /^\s*<\?(xml|OFX)/i.test(h) && /camt\.05[234]|<\?OFX|<OFX>/i.test(h),
    what: 'un relevé bancaire (CAMT ou OFX)',
    advice: 'Saisissez la banque dans le logiciel comptable, puis exportez le FEC.',
  },
  { code: 'file-xml', matches: (h) => /^\s*<(\?xml|[a-z][\w:.-]*[\s>])/i.test(h), what: 'un document XML', advice: AS_TEXT },
  { code: 'file-rtf', matches: (h) => h.startsWith('{\\rtf'), what: 'un document RTF', advice: AS_TEXT },
  { code: 'file-json', matches: (h) => /^\s*[[{]\s*["{[\]}]/.test(h), what: 'un document JSON', advice: AS_TEXT },
]

/**
 * Refuses what is not a text export.
 * @throws InputError 'file-empty', 'file-xls', 'file-gzip', 'file-pdf', 'file-html', 'file-xml', 'file-rtf', 'file-json',
 *   'file-sqlite' or 'file-binary'.
 */
export function refuseForeignFile(file: string, bytes: Buffer): void {
  if (isBlank(bytes)) {
    throw new InputError('file-empty', 'Le fichier est vide.', { file, advice: 'Recommencez l’export depuis le logiciel comptable.' })
  }
  const head = bytes
    .subarray(0, HEAD_BYTES)
    .toString('latin1')
    .replace(/^\xEF\xBB\xBF/, '')
  const found = FOREIGN.find(({ matches }) => matches?.(head))
  if (found) throw foreign(file, found.code)
  if (!looksUtf16(bytes)) refuseBinary(file, bytes, 0)
}

/** Refuses bytes among which there is a null. @param position where they begin in the file; @throws InputError 'file-binary' */
export function refuseBinary(file: string, bytes: Buffer, position: number): void {
  const nul = bytes.indexOf(0)
  if (nul < 0) return
  throw new InputError('file-binary', `Le fichier n’est pas du texte : il contient un octet nul (position ${position + nul}).`, {
    file,
    advice: AS_TEXT,
  })
}

/** The refusal of a kind of file known by its code. */
export function foreign(file: string, code: string): InputError {
  const found = FOREIGN.find((each) => each.code === code)
  if (!found) throw new RangeError(`no such kind of file: ${code}`)
  return new InputError(found.code, `Le fichier est ${found.what}, pas un export texte ou CSV.`, { file, advice: found.advice })
}

/** Whether the bytes are UTF-16, told by a byte-order mark or by a null in nearly every other byte. */
export function looksUtf16(bytes: Buffer): 'utf-16le' | 'utf-16be' | null {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le'
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be'
  const head = bytes.subarray(0, HEAD_BYTES)
  const nulls = [0, 0]
  for (const [index, byte] of head.entries()) if (byte === 0) nulls[index % 2] = (nulls[index % 2] ?? 0) + 1
  const [even = 0, odd = 0] = nulls
  if (odd * 2 > head.length * 0.8 && even === 0) return 'utf-16le'
  if (even * 2 > head.length * 0.8 && odd === 0) return 'utf-16be'
  return null
}

/** Only white space, end-of-file marks and byte-order marks. */
function isBlank(bytes: Buffer): boolean {
  for (const byte of bytes) if (![0x20, 0x09, 0x0a, 0x0d, 0x1a, 0xef, 0xbb, 0xbf, 0xff, 0xfe].includes(byte)) return false
  return true
}
