// A font without its typographic features. French needs none of them, figures in columns want none, a text taken from the page is exact
// without ligatures, and reading them costs more than all the rest of a sheet.
// Knows the directory of an OpenType file (ISO/IEC 14496-22, 4.2), nothing of its glyphs.

const HEADER_LENGTH = 12
const ENTRY_LENGTH = 16
const FEATURES: ReadonlySet<string> = new Set(['GSUB', 'GPOS', 'GDEF'])

/** The same font, whose directory no longer names the tables of features. */
export function plainFont(font: Buffer): Buffer {
  const count = font.readUInt16BE(4)
  const entries = Array.from({ length: count }, (_, index) => {
    const at = HEADER_LENGTH + index * ENTRY_LENGTH
    return font.subarray(at, at + ENTRY_LENGTH)
  })
  const kept = entries.filter((entry) => !FEATURES.has(entry.toString('latin1', 0, 4)))
  const plain = Buffer.from(font)
  plain.writeUInt16BE(kept.length, 4)
  plain.set(Buffer.concat(kept), HEADER_LENGTH)
  return plain
}
