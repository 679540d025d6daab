// The colours of a screen, sRGB (IEC 61966-2-1), as an ICC profile of version 4 (ICC.1:2010): what the numbers of a PDF to be kept stand for.
// The chromaticities are those of the standard, white D65, adapted to D50 by the Bradford matrix as ICC.1 asks; worked out again on 2026-11-23.
// Written here rather than shipped as a file: half a kilobyte of constants, the same bytes everywhere.

/** s15Fixed16 numbers of the standard's primaries and white, adapted to D50. */
const WHITE = [0x0000f6d6, 0x00010000, 0x0000d32d]
const RED = [0x00006fa0, 0x000038f5, 0x00000390]
const GREEN = [0x00006297, 0x0000b787, 0x000018d9]
const BLUE = [0x0000249f, 0x00000f84, 0x0000b6c3]
const ADAPTATION = [0x00010c42, 0x000005de, 0xfffff325, 0x00000793, 0x0000fd90, 0xfffffba1, 0xfffffda2, 0x000003dc, 0x0000c06e]
/** Exponent 2.4, then 1/1.055, 0.055/1.055, 1/12.92 and 0.04045. */
const CURVE = [0x00026666, 0x0000f2a7, 0x00000d59, 0x000013d0, 0x00000a5b]
const HEADER_LENGTH = 128
const ENTRY_LENGTH = 12

/** The profile, 4-byte aligned throughout. */
export function srgbProfile(): Buffer {
  const curve = typed('para', [0x00030000, ...CURVE])
  const tags: readonly (readonly [signature: string, content: Buffer])[] = [
    ['desc', text('sRGB IEC61966-2.1')],
    ['cprt', text('No copyright')],
    ['wtpt', typed('XYZ ', WHITE)],
    ['chad', typed('sf32', ADAPTATION)],
    ['rXYZ', typed('XYZ ', RED)],
    ['gXYZ', typed('XYZ ', GREEN)],
    ['bXYZ', typed('XYZ ', BLUE)],
    ['rTRC', curve],
    ['gTRC', curve],
    ['bTRC', curve],
  ]
  let at = HEADER_LENGTH + 4 + tags.length * ENTRY_LENGTH
  const places = new Map<Buffer, number>()
  const entries = tags.map(([signature, content]) => {
    const known = places.get(content) ?? at
    if (!places.has(content)) at += content.length
    places.set(content, known)
    return Buffer.concat([Buffer.from(signature, 'latin1'), words([known, content.length])])
  })
  return Buffer.concat([header(at), words([tags.length]), ...entries, ...places.keys()])
}

function header(length: number): Buffer {
  const bytes = Buffer.alloc(HEADER_LENGTH)
  bytes.writeUInt32BE(length, 0)
  bytes.writeUInt32BE(0x04200000, 8)
  bytes.write('mntrRGB XYZ ', 12, 'latin1')
  // A moment is asked for: that of the standard's specification, never the present one.
  ;[2010, 12, 1].forEach((part, index) => void bytes.writeUInt16BE(part, 24 + 2 * index))
  bytes.write('acsp', 36, 'latin1')
  words(WHITE).copy(bytes, 68)
  return bytes
}

/** A tag's content: its type, four reserved bytes, numbers. */
function typed(type: string, numbers: readonly number[]): Buffer {
  return Buffer.concat([Buffer.from(type, 'latin1'), words([0, ...numbers])])
}

/** multiLocalizedUnicode with one record, American English. */
function text(words16: string): Buffer {
  const letters = Buffer.from(words16, 'utf16le').swap16()
  const padding = Buffer.alloc((4 - (letters.length % 4)) % 4)
  return Buffer.concat([typed('mluc', [1, 12, 0x656e5553, letters.length, 28]), letters, padding])
}

function words(numbers: readonly number[]): Buffer {
  const bytes = Buffer.alloc(4 * numbers.length)
  numbers.forEach((number, index) => void bytes.writeUInt32BE(number, 4 * index))
  return bytes
}
