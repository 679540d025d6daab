// The text of a short message as networks carry it: which alphabet, how many parts. 3GPP TS 23.038, sections 6.2.1 and 6.2.1.1.
import { withoutAccents } from './accents.ts'

const BASIC =
  '@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !"#¤%&\'()*+,-./0123456789:;<=>?¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà'
/** Each takes the place of two. */
const EXTENDED = '^{}\\[~]|€\f'
const ONE: ReadonlySet<string> = new Set(BASIC)
const TWO: ReadonlySet<string> = new Set(EXTENDED)

/** Characters of one message alone, and of each part of several, which bear a header of six octets. */
const ROOM = { gsm: { alone: 160, part: 153 }, ucs2: { alone: 70, part: 67 } } as const

/** What networks of this alphabet have no place for, in characters that say the same. */
const LIKE: Readonly<Record<string, string>> = {
  '’': "'",
  '‘': "'",
  '“': '"',
  '”': '"',
  '«': '"',
  '»': '"',
  '–': '-',
  '—': '-',
  '…': '...',
  '\u00a0': ' ',
  '\u202f': ' ',
  '\t': ' ',
  // "n° 12"
  '°': 'o',
  œ: 'oe',
  Œ: 'OE',
}

export interface SmsSize {
  readonly alphabet: 'gsm' | 'ucs2'
  /** As counted: an extended character of GSM is two, one outside the basic plane of Unicode too. */
  readonly characters: number
  /** 1 or more; 0 for no text. */
  readonly parts: number
}

/**
 * The text on one line, in the characters of GSM wherever one says the same: quotes, spaces, letters whose accent it does not know
 * ("arrêtée" becomes "arretée"). What it cannot say at all stays, and the whole message is then counted in UCS-2.
 */
export function smsText(text: string): string {
  const line = [...text.replace(/["«]\u00a0|["«]\u202f/g, '"').replace(/[\u00a0\u202f]»/g, '"')]
    .map((character) => LIKE[character] ?? character)
    .join('')
  const folded = [...line].map((character) => (isGsm(character) ? character : withoutAccents(character))).join('')
  return folded.replace(/\s+/g, ' ').trim()
}

export function smsSize(text: string): SmsSize {
  const characters = [...text]
  if (characters.every(isGsm)) {
    const lengths = characters.map((character) => (TWO.has(character) ? 2 : 1))
    return { alphabet: 'gsm', characters: lengths.reduce((sum, one) => sum + one, 0), parts: partsOf(lengths, ROOM.gsm) }
  }
  return {
    alphabet: 'ucs2',
    characters: text.length,
    parts: partsOf(
      characters.map((character) => character.length),
      ROOM.ucs2,
    ),
  }
}

/** A character is never cut in two by the end of a part. */
function partsOf(lengths: readonly number[], { alone, part }: { readonly alone: number; readonly part: number }): number {
  const total = lengths.reduce((sum, one) => sum + one, 0)
  if (total <= alone) return total === 0 ? 0 : 1
  let parts = 1
  let used = 0
  for (const length of lengths) {
    if (used + length > part) {
      parts++
      used = 0
    }
    used += length
  }
  return parts
}

function isGsm(character: string): boolean {
  return ONE.has(character) || TWO.has(character)
}

/** Whether the text holds an address of a page: a reminder that asks to follow a link looks like a fraud. */
export function hasLink(text: string): boolean {
  return /https?:|www\.|\b[a-z0-9-]+\.[a-z]{2,}\/\S/i.test(text)
}
