// What goes wrong with files: cut, flipped, mixed, repeated, edited in a spreadsheet, glued to another. Bytes in, bytes out.
import iconv from 'iconv-lite'

/** Cells that have broken readers of files. */
const NASTY = [
  '99999999999999999999,99',
  '9007199254740993',
  '-9007199254740993,01',
  '1e308',
  'NaN',
  'Infinity',
  '-',
  '+',
  ',',
  '.',
  '0,005',
  '1.234,56',
  '1,234.56',
  '--1',
  '1-',
  '(12,00)',
  '12,3,4',
  '0x10',
  '١٢٣',
  '12\u00a0345,6',
  'N/A',
  '#REF!',
  '=1+1',
  '=cmd|"/c calc"!A1',
  '20250230',
  '00000000',
  '99999999',
  '20251301',
  '19000101',
  '99991231',
  '00010101',
  '31/02/2025',
  '2025-06-31',
  '13/13/2025',
  '32.1.25',
  'C001',
  '411',
  '411000',
  '4110000000000000',
  '512',
  '70',
  '"',
  '""',
  '"""',
  "'",
  '\\',
  '\\N',
  '\u0000',
  '\u001a',
  '\ufeff',
  '\u2028',
  '\u202e',
  '\ud83d\ude00',
  'é'.repeat(300),
  '%s%n',
  '{{x}}',
  '__proto__',
  'constructor',
  'toString',
  'hasOwnProperty',
  '../../etc/passwd',
  '<script>',
  '\r',
  '\n',
  '\t',
  '|',
  ';',
  ' ',
  '\u00a0',
  'NULL',
  'null',
  'undefined',
  'true',
  'A'.repeat(70_000),
  '0',
  '-0',
  '-0,00',
  '1',
  '*',
  '*A',
  'D',
  'C',
  '-1',
  'EUR',
  'USD',
]
const ENCODINGS = ['utf-8', 'windows-1252', 'cp850', 'utf-16le', 'utf-16be', 'iso-8859-15', 'macroman']
const SEPARATORS = ['\t', '|', ';', ',']

/** What can be done to a file, and how often. Each takes the bytes, the draws and another file of the corpus. */
const DAMAGES = {
  cut: (bytes, draw) => bytes.subarray(0, draw.whole(bytes.length + 1)),
  'cut the start': (bytes, draw) => bytes.subarray(draw.whole(bytes.length + 1)),
  'drop the middle': (bytes, draw) => {
    const from = draw.whole(bytes.length + 1)
    return Buffer.concat([bytes.subarray(0, from), bytes.subarray(Math.min(bytes.length, from + draw.between(1, 400)))])
  },
  'flip bytes': (bytes, draw) => eachOf(bytes, draw, (byte) => byte ^ (1 << draw.whole(8))),
  'any bytes': (bytes, draw) => eachOf(bytes, draw, () => draw.whole(256)),
  'insert bytes': (bytes, draw) => inserted(bytes, draw, Buffer.from(Array.from({ length: draw.between(1, 40) }, () => draw.whole(256)))),
  'insert text': (bytes, draw) => inserted(bytes, draw, Buffer.from(draw.of(NASTY))),
  'delete lines': (bytes, draw) => onLines(bytes, (lines) => lines.filter(() => draw.chance(0.85))),
  'delete the header': (bytes) => onLines(bytes, (lines) => lines.slice(1)),
  'duplicate lines': (bytes, draw) => onLines(bytes, (lines) => lines.flatMap((line) => (draw.chance(0.15) ? [line, line] : [line]))),
  'shuffle lines': (bytes, draw) => onLines(bytes, (lines) => draw.shuffled(lines)),
  'reorder columns': (bytes, draw) => onColumns(bytes, (order) => draw.shuffled(order)),
  'delete a column': (bytes, draw) => onColumns(bytes, (order) => order.toSpliced(draw.whole(order.length), 1)),
  'repeat a column': (bytes, draw) => onColumns(bytes, (order) => [...order, draw.of(order)]),
  'spoil cells': (bytes, draw) => onCells(bytes, (text) => (draw.chance(0.03) ? draw.of(NASTY) : text)),
  'spoil a column': (bytes, draw) => {
    const spoiled = draw.whole(18)
    const nasty = draw.of(NASTY.filter((text) => text.length < 100))
    return onCells(bytes, (text, column, row) => (column === spoiled && row > 0 ? nasty : text))
  },
  'empty a column': (bytes, draw) => {
    const emptied = draw.whole(18)
    return onCells(bytes, (text, column, row) => (column === emptied && row > 0 ? '' : text))
  },
  'rename a column': (bytes, draw) => onCells(bytes, (text, _, row) => (row === 0 && draw.chance(0.1) ? draw.of(NASTY) : text)),
  'swap neighbours': (bytes, draw) => onLines(bytes, (lines, separator) => lines.map((line) => swapped(line, separator, draw))),
  'mix encodings': (bytes, draw) => {
    const at = draw.whole(bytes.length + 1)
    const text = iconv.decode(bytes.subarray(at), draw.of(ENCODINGS), { stripBOM: false })
    return Buffer.concat([bytes.subarray(0, at), iconv.encode(text, draw.of(ENCODINGS))])
  },
  'decode wrongly': (bytes, draw) =>
    iconv.encode(iconv.decode(bytes, draw.of(ENCODINGS), { stripBOM: false }), draw.of(ENCODINGS), { addBOM: draw.chance(0.3) }),
  'mix separators': (bytes, draw) => {
    const other = draw.of(SEPARATORS)
    return onLines(bytes, (lines, separator) => lines.map((line) => (draw.chance(0.4) ? line.replaceAll(separator, other) : line)))
  },
  'mix line ends': (bytes, draw) =>
    Buffer.from(
      bytes.toString('latin1').replace(/\r*\n|\r/g, () => draw.of(['\n', '\r\n', '\r', '\r\r\n', '\n\n'])),
      'latin1',
    ),
  'quote cells': (bytes, draw) =>
    onCells(bytes, (text) => (draw.chance(0.1) ? draw.of([`"${text}"`, `"${text}`, `${text}"`, `'${text}`]) : text)),
  'repeat a block': (bytes, draw) => {
    const from = draw.whole(bytes.length + 1)
    const block = bytes.subarray(from, from + draw.between(1, 300))
    return inserted(bytes, draw, Buffer.concat(Array(draw.of([2, 10, 100, 1500])).fill(block)))
  },
  'glue another file': (bytes, draw, other) => Buffer.concat(draw.chance(0.5) ? [bytes, other] : [other, bytes]),
  'a very long line': (bytes, draw) =>
    inserted(bytes, draw, Buffer.alloc(draw.of([100_000, 2_000_000]), draw.of(['x', ';', '"', ' ', '\t', '0']))),
  nulls: (bytes, draw) => inserted(bytes, draw, Buffer.alloc(draw.of([1, 512, 4096]))),
}
const WEIGHTS = {
  ...Object.fromEntries(Object.keys(DAMAGES).map((name) => [name, 10])),
  'spoil cells': 25,
  'a very long line': 1,
  'delete the header': 4,
}

/** The file damaged once to four times; `told` names how. */
export function damaged(bytes, draw, other) {
  let result = bytes
  const told = []
  for (let left = draw.weighted({ 1: 6, 2: 3, 3: 1, 4: 1 }); left > 0; left--) {
    const name = draw.weighted(WEIGHTS)
    told.push(name)
    result = DAMAGES[name](result, draw, other)
  }
  return { bytes: result, told }
}

function eachOf(bytes, draw, change) {
  const copy = Buffer.from(bytes)
  if (copy.length === 0) return copy
  for (let left = draw.of([1, 3, 10, 100]); left > 0; left--) {
    const at = draw.whole(copy.length)
    copy[at] = change(copy[at])
  }
  return copy
}

function inserted(bytes, draw, more) {
  const at = draw.whole(bytes.length + 1)
  return Buffer.concat([bytes.subarray(0, at), more, bytes.subarray(at)])
}

/** Bytes as characters 0 to 255: nothing is lost on the way there and back. */
function onLines(bytes, change) {
  const text = bytes.toString('latin1')
  const end = text.includes('\r\n') ? '\r\n' : text.includes('\n') ? '\n' : '\r'
  const lines = text.split(end)
  return Buffer.from(change(lines, separatorOf(lines[0])).join(end), 'latin1')
}

function separatorOf(line) {
  return SEPARATORS.reduce((best, separator) => (line.split(separator).length > line.split(best).length ? separator : best))
}

function onColumns(bytes, change) {
  return onLines(bytes, (lines, separator) => {
    const order = change([...lines[0].split(separator).keys()])
    return lines.map((line) => {
      const cells = line.split(separator)
      return cells.length === 1 ? line : order.map((column) => cells[column] ?? '').join(separator)
    })
  })
}

function onCells(bytes, change) {
  return onLines(bytes, (lines, separator) =>
    lines.map((line, row) =>
      line
        .split(separator)
        .map((text, column) => {
          const changed = change(text, column, row)
          return changed === text ? text : Buffer.from(changed).toString('latin1')
        })
        .join(separator),
    ),
  )
}

function swapped(line, separator, draw) {
  if (!draw.chance(0.1)) return line
  const cells = line.split(separator)
  const at = draw.whole(cells.length)
  return [...cells.slice(0, at), ...cells.slice(at, at + 2).reverse(), ...cells.slice(at + 2)].join(separator)
}
