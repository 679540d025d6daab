// What a picture file is and how large: PNG (ISO/IEC 15948) or JPEG (ITU-T T.81), told by its first bytes. Decodes nothing.

export interface Picture {
  readonly contentType: 'image/png' | 'image/jpeg'
  /** In dots. */
  readonly width: number
  readonly height: number
}

const PNG = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])
/** Start of image, and the first byte of the marker that follows. */
const JPEG = Buffer.from([0xff, 0xd8, 0xff])
/** Markers of a frame header: C0 to CF without those of tables and of arithmetic conditioning. */
const NO_FRAME: ReadonlySet<number> = new Set([0xc4, 0xc8, 0xcc])

/** Null for anything else, and for a picture whose size cannot be read or is nothing. */
export function pictureOf(bytes: Buffer): Picture | null {
  const found = bytes.subarray(0, PNG.length).equals(PNG)
    ? pngSize(bytes)
    : bytes.subarray(0, JPEG.length).equals(JPEG)
      ? jpegSize(bytes)
      : null
  return found !== null && found.width > 0 && found.height > 0 ? found : null
}

/** The size of a picture that fits in a box, never larger than it is. */
export function fitted(
  { width, height }: Picture,
  most: { readonly width: number; readonly height: number },
): { width: number; height: number } {
  const scale = Math.min(1, most.width / width, most.height / height)
  return { width: Math.max(1, Math.round(width * scale)), height: Math.max(1, Math.round(height * scale)) }
}

function pngSize(bytes: Buffer): Picture | null {
  if (bytes.length < 24 || bytes.toString('latin1', 12, 16) !== 'IHDR') return null
  return { contentType: 'image/png', width: bytes.readUInt32BE(16), height: bytes.readUInt32BE(20) }
}

function jpegSize(bytes: Buffer): Picture | null {
  let at = 2
  while (at + 9 <= bytes.length && bytes[at] === 0xff) {
    const marker = bytes[at + 1] as number
    if (marker === 0xff) {
      at += 1
      continue
    }
    if (marker >= 0xc0 && marker <= 0xcf && !NO_FRAME.has(marker))
      return { contentType: 'image/jpeg', height: bytes.readUInt16BE(at + 5), width: bytes.readUInt16BE(at + 7) }
    at += 2 + bytes.readUInt16BE(at + 2)
  }
  return null
}
