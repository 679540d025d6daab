// A file that passes for a PDF, of a few bytes or as large as is wanted.

/** @param about makes its bytes differ from another's @param size in bytes, at least a few dozen */
export function pdfFile(about: string, size = 0): Buffer {
  const start = Buffer.from(`%PDF-1.4\n% ${about}\n`)
  const end = Buffer.from('\n%%EOF\n')
  return Buffer.concat([start, Buffer.alloc(Math.max(0, size - start.length - end.length), 0x20), end])
}
