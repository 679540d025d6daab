// The texts that the cells of a workbook share, left in their XML: a cell takes the one it names. Decodes nothing.

export interface SharedStrings {
  /** The element of a text; null when there is none of that number. */
  at(index: number): string | null
}

/** The texts of a part `sharedStrings.xml`. */
export function sharedStrings(part: Buffer): SharedStrings {
  const prefix = /<(\w+:)?sst\b/.exec(part.toString('latin1', 0, 1000))?.[1] ?? ''
  const tag = Buffer.from(`<${prefix}si`)
  const starts = new Uint32Array(count(part, tag) + 1)
  let texts = 0
  for (let at = nextTag(part, tag, 0); at >= 0; at = nextTag(part, tag, at + tag.length)) starts[texts++] = at
  const end = part.lastIndexOf(`</${prefix}sst`)
  starts[texts] = end < 0 ? part.length : end
  return {
    at: (index) =>
      Number.isInteger(index) && index >= 0 && index < texts ? part.toString('utf8', starts[index], starts[index + 1]) : null,
  }
}

function count(part: Buffer, tag: Buffer): number {
  let found = 0
  for (let at = nextTag(part, tag, 0); at >= 0; at = nextTag(part, tag, at + tag.length)) found += 1
  return found
}

/** The next element of that name, -1 for none. */
function nextTag(part: Buffer, tag: Buffer, from: number): number {
  for (let at = part.indexOf(tag, from); at >= 0; at = part.indexOf(tag, at + 1)) {
    const after = part[at + tag.length]
    if (after !== undefined && ENDS.has(after)) return at
  }
  return -1
}

/** > / and white space. */
const ENDS = new Set([0x3e, 0x2f, 0x20, 0x09, 0x0a, 0x0d])
