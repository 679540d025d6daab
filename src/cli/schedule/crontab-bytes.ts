// A crontab is bytes, and its lines are anybody's: what is no UTF-8 comes back as it was. Bytes that no character stands for become halves of pairs
// (U+DC80 to U+DCFF), which no text of ours holds.

const ESCAPED = 0xdc00
const NEWLINE = 0x0a

/** Line by line, so that one line in another encoding changes no other. */
export function textOfBytes(bytes: Buffer): string {
  const lines: string[] = []
  for (let from = 0; ; ) {
    const end = bytes.indexOf(NEWLINE, from)
    const line = bytes.subarray(from, end < 0 ? bytes.length : end)
    const text = line.toString('utf8')
    lines.push(Buffer.from(text, 'utf8').equals(line) ? text : escaped(line))
    if (end < 0) return lines.join('\n')
    from = end + 1
  }
}

/** The bytes that `textOfBytes` read, or those of a text. */
export function bytesOfText(text: string): Buffer {
  return Buffer.concat(text.split(/(?<=\n)/).map((line) => (/[\udc80-\udcff]/.test(line) ? unescaped(line) : Buffer.from(line, 'utf8'))))
}

function escaped(line: Buffer): string {
  return [...line].map((byte) => String.fromCharCode(byte < 0x80 ? byte : ESCAPED + byte)).join('')
}

function unescaped(line: string): Buffer {
  return Buffer.from(Array.from({ length: line.length }, (_, index) => line.charCodeAt(index) & 0xff))
}
