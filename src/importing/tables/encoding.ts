// Bytes -> text: which encoding, decided on evidence, and the text in blocks that end on a line end.
// Knows nothing of separators or columns.
import { isUtf8 } from 'node:buffer'
import iconv from 'iconv-lite'
import { InputError, UsageError } from '../../domain/errors.ts'
import { looksUtf16 } from '../magic.ts'
import { listed, quoted } from '../wording.ts'
import { DOS_END_OF_FILE } from './rows.ts'

export type Encoding = 'utf-8' | 'utf-16le' | 'utf-16be' | 'windows-1252' | 'iso-8859-15' | 'cp850'

const ALIASES: Readonly<Record<string, Encoding>> = {
  utf8: 'utf-8',
  utf16: 'utf-16le',
  utf16le: 'utf-16le',
  utf16be: 'utf-16be',
  windows1252: 'windows-1252',
  win1252: 'windows-1252',
  cp1252: 'windows-1252',
  ansi: 'windows-1252',
  // ISO-8859-1 is windows-1252 without its 27 extra characters: reading more can only help.
  iso88591: 'windows-1252',
  latin1: 'windows-1252',
  iso885915: 'iso-8859-15',
  latin9: 'iso-8859-15',
  cp850: 'cp850',
  ibm850: 'cp850',
  dos: 'cp850',
}

/** The encoding a user names. @throws UsageError 'encoding-unknown'. */
export function encodingNamed(name: string): Encoding {
  const known = ALIASES[name.toLowerCase().replace(/[^a-z0-9]/g, '')]
  if (known) return known
  const names = listed(['utf-8', 'windows-1252', 'iso-8859-15', 'cp850', 'utf-16le'])
  throw new UsageError('encoding-unknown', `L’encodage ${quoted(name)} n’est pas connu.`, { advice: `Encodages possibles : ${names}.` })
}

// é è ê ç É as CP850 writes them: in windows-1252 these bytes are ‚ Š ˆ ‡ and nothing, which no export uses.
const DOS_LETTERS = new Set([0x82, 0x8a, 0x88, 0x87, 0x90])
const DOS_A_GRAVE = 0x85
// é è à ê ç É È À ô î ï û ù â ° as windows-1252 and ISO-8859 write them.
const ANSI_LETTERS = new Set([0xe9, 0xe8, 0xe0, 0xea, 0xe7, 0xc9, 0xc8, 0xc0, 0xf4, 0xee, 0xef, 0xfb, 0xf9, 0xe2, 0xb0])
// € œ Œ in ISO-8859-15; in windows-1252 these bytes are ¤ ½ ¼.
const LATIN9_ONLY = new Set([0xa4, 0xbd, 0xbc])

/**
 * The encoding of the bytes: UTF-16 and strict UTF-8 prove themselves; among one-byte encodings, CP850 when more letters
 * make sense in it, ISO-8859-15 when it alone explains a byte (€, œ), else windows-1252.
 * @param known what is already known of bytes that are only a part of the file
 */
export function detectEncoding(bytes: Buffer, known: { readonly utf8?: boolean } = {}): Encoding {
  const wide = looksUtf16(bytes)
  if (wide) return wide
  if (known.utf8 ?? isUtf8(bytes)) return 'utf-8'
  const seen = { dos: 0, ansi: 0, latin9: 0, windows: 0 }
  for (let i = 0; i < bytes.length; i++) {
    const byte = bytes[i] ?? 0
    if (byte < 0x80) continue
    if (DOS_LETTERS.has(byte) || (byte === DOS_A_GRAVE && bytes[i - 1] === 0x20 && bytes[i + 1] === 0x20)) seen.dos += 1
    if (ANSI_LETTERS.has(byte)) seen.ansi += 1
    if (LATIN9_ONLY.has(byte)) seen.latin9 += 1
    if (byte < 0xa0) seen.windows += 1
  }
  if (seen.dos > seen.ansi) return 'cp850'
  return seen.latin9 > 0 && seen.windows === 0 ? 'iso-8859-15' : 'windows-1252'
}

/**
 * Controls, marks of direction and what has no width (soft hyphens, joiners, byte-order marks), but tabs, line ends and the DOS
 * end-of-file mark, which the reader of lines knows. Two codes that look the same are the same.
 */
const HIDDEN = new RegExp(
  `(?![\\t\\n\\r${DOS_END_OF_FILE}])[\\p{Cc}\\p{Bidi_Control}\\u00ad\\u034f\\u180e\\u200b-\\u200d\\u2060-\\u2064\\ufeff]`,
  'u',
)
const EVERY_HIDDEN = new RegExp(HIDDEN, 'gu')
const BLOCK_BYTES = 1 << 20
const LF = 0x0a
const CR = 0x0d

/**
 * The text of the file in blocks of about a megabyte, each ending on a line end, without byte-order mark.
 * A line whose UTF-8 was once decoded as windows-1252 ('DÃ©bit') is repaired. Characters nobody can see are dropped.
 * @throws InputError 'encoding-invalid' when UTF-8 was asked for and the bytes are not UTF-8.
 */
export function* textBlocks(file: string, bytes: Buffer, encoding: Encoding): Generator<string> {
  if (encoding === 'utf-8' && !isUtf8(bytes)) {
    throw new InputError('encoding-invalid', 'Le fichier n’est pas en UTF-8, alors que --encoding le demande.', {
      file,
      advice: 'Relancez sans --encoding, ou avec --encoding windows-1252.',
    })
  }
  if (encoding === 'utf-16le' || encoding === 'utf-16be') {
    yield* inBlocks(visible(iconv.decode(bytes, encoding)))
    return
  }
  const lineEnd = bytes.includes(LF) ? LF : CR
  let start = encoding === 'utf-8' && bytes.subarray(0, 3).equals(Buffer.from([0xef, 0xbb, 0xbf])) ? 3 : 0
  while (start < bytes.length) {
    const end = blockEnd(bytes, start, lineEnd)
    const part = bytes.subarray(start, end)
    yield visible(repaired(encoding === 'utf-8' ? part.toString('utf8') : iconv.decode(part, encoding)))
    start = end
  }
}

function* inBlocks(text: string): Generator<string> {
  const lineEnd = text.includes('\n') ? '\n' : '\r'
  for (let start = 0; start < text.length; ) {
    const at = text.indexOf(lineEnd, start + BLOCK_BYTES)
    const end = at < 0 ? text.length : at + 1
    yield text.slice(start, end)
    start = end
  }
}

/** The text of a part of a line, as `textBlocks` would give it. */
export function cleaned(text: string): string {
  return isOrdinary(text) ? text : visible(repaired(text))
}

/** Whether nothing in the text could be a control, a mark of direction or UTF-8 decoded twice. Quicker than the patterns. */
function isOrdinary(text: string): boolean {
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i)
    if (unit >= 0x20 && unit < 0x7f) continue
    if (unit === 0x09) continue
    if (unit < 0xa0 || unit === 0xad || unit === 0xc2 || unit === 0xc3 || unit === 0x34f || unit === 0x61c) return false
    if (unit === 0x180e || unit >= 0x200b) return false
  }
  return true
}

/** Without controls and marks of direction: they would drive the terminal, or show a name backwards. Tabs and line ends stay. */
function visible(block: string): string {
  return HIDDEN.test(block) ? block.replace(EVERY_HIDDEN, '') : block
}

/** First line end after about a megabyte; the end of the bytes when there is none. */
function blockEnd(bytes: Buffer, start: number, lineEnd: number): number {
  const at = bytes.indexOf(lineEnd, start + BLOCK_BYTES)
  return at < 0 ? bytes.length : at + 1
}

function repaired(block: string): string {
  if (!/[ÃÂ]/.test(block)) return block
  return block.replace(/[^\r\n]+/g, (line) => {
    if (!/[ÃÂ]/.test(line)) return line
    const original = iconv.encode(line, 'windows-1252')
    return isUtf8(original) && iconv.decode(original, 'windows-1252') === line ? original.toString('utf8') : line
  })
}
