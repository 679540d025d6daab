// Writes a ledger in one of the many ways packages write a FEC: columns, separator, line ends, encoding, amounts, days, order.
// Every one of them is legal or seen in real exports, and each says the same books.
import iconv from 'iconv-lite'

const REQUIRED = [
  'JournalCode',
  'EcritureNum',
  'EcritureDate',
  'CompteNum',
  'CompAuxNum',
  'CompAuxLib',
  'PieceRef',
  'EcritureLib',
  'EcritureLet',
]
const OPTIONAL = ['JournalLib', 'CompteLib', 'PieceDate', 'DateLet', 'ValidDate', 'Montantdevise', 'Idevise']
const LEGAL =
  'JournalCode JournalLib EcritureNum EcritureDate CompteNum CompteLib CompAuxNum CompAuxLib PieceRef PieceDate EcritureLib Left Right EcritureLet DateLet ValidDate Montantdevise Idevise'.split(
    ' ',
  )
const ACCOUNTS = {
  101000: 'Capital',
  401000: 'Fournisseurs',
  411000: 'Clients',
  413000: 'Effets à recevoir',
  419100: 'Acomptes reçus',
  421000: 'Personnel',
  445710: 'TVA collectée',
  512000: 'Banque',
  607000: 'Achats',
  627000: 'Services bancaires',
  641000: 'Salaires',
  706000: 'Prestations',
}
const SIDES = { two: ['Debit', 'Credit'], signed: ['Debit', 'Credit'], letter: ['Montant', 'Sens'], number: ['Montant', 'Sens'] }

/** How a file is written: plain values, so that a finding can show them. */
export function randomDialect(draw) {
  const separator = draw.weighted({ '\t': 5, '|': 4, ';': 2, ',': 1 })
  const encoding = draw.weighted({ 'utf-8': 4, 'windows-1252': 2, 'iso-8859-15': 2, cp850: 2, 'utf-16le': 1, 'utf-16be': 1 })
  const extra = draw.chance(0.2) ? ['CodeAnalytique'] : []
  const legal = draw.chance(0.5)
  const kept = [...REQUIRED, ...OPTIONAL.filter(() => draw.chance(0.7)), ...extra]
  const columns = legal ? [...LEGAL, ...extra] : [...kept, 'Left', 'Right']
  return {
    separator,
    encoding,
    bom: encoding.startsWith('utf-16') || (encoding === 'utf-8' && draw.chance(0.4)),
    lineEnd: draw.weighted({ '\n': 4, '\r\n': 5, '\r': 1, '\r\r\n': 1 }),
    lastLineEnd: draw.chance(0.8),
    blankLines: draw.chance(0.15),
    day: draw.weighted({ compact: 6, iso: 1, french: 1, dotted: 1, timed: 1 }),
    amount: separator === ',' ? draw.of(['point', 'padded point']) : draw.weighted({ comma: 6, point: 1, padded: 1, spaced: 1 }),
    zero: draw.of(['0,00', '', '0']),
    sides: draw.weighted({ two: 7, signed: 1, letter: 1, number: 1 }),
    names: draw.weighted({ plain: 6, upper: 1, padded: 1, accented: 1 }),
    columns: legal || draw.chance(0.5) ? columns : draw.shuffled(columns),
    rows: draw.weighted({ chronological: 5, 'by journal': 2, shuffled: 1 }),
    padded: draw.chance(0.1),
  }
}

/** The bytes of the file. */
export function writeLedger(ledger, how, draw) {
  const header = how.columns.map((name) => headerName(name, how))
  const rows = rowsInOrder(ledger, how, draw).map(({ entry, line }) => {
    const cells = cellsOf(entry, line, how)
    return how.columns.map((name) => (how.padded ? `${cells[name] ?? ''}  ` : (cells[name] ?? ''))).join(how.separator)
  })
  const lines = [header.join(how.separator), ...rows]
  if (how.blankLines) lines.splice(draw.between(1, lines.length), 0, '', how.separator.repeat(how.columns.length - 1))
  const text = lines.join(how.lineEnd) + (how.lastLineEnd ? how.lineEnd : '')
  return iconv.encode(text, how.encoding, { addBOM: how.bom })
}

function rowsInOrder({ entries }, how, draw) {
  const rows = entries.flatMap((entry) => entry.lines.map((line) => ({ entry, line })))
  if (how.rows === 'shuffled') return draw.shuffled(rows)
  if (how.rows === 'chronological') return rows
  return rows
    .map((row, index) => ({ row, index }))
    .sort((a, b) => compare(a.row.entry.journal, b.row.entry.journal) || a.index - b.index)
    .map(({ row }) => row)
}

function compare(a, b) {
  return a < b ? -1 : a > b ? 1 : 0
}

function headerName(name, how) {
  const [left, right] = SIDES[how.sides]
  const written = name === 'Left' ? left : name === 'Right' ? right : name
  if (how.names === 'upper') return written.toUpperCase()
  if (how.names === 'padded') return ` ${written} `
  if (how.names === 'accented')
    return { Debit: 'Débit', Credit: 'Crédit', JournalLib: 'JournalLibelle', CompAuxNum: 'CompteAuxNum' }[written] ?? written
  return written
}

function cellsOf(entry, line, how) {
  const day = dayText(entry.day, how)
  const [Left, Right] = sidesOf(line.cents, how)
  return {
    JournalCode: entry.journal,
    JournalLib: entry.journalName,
    EcritureNum: String(entry.number),
    EcritureDate: day,
    CompteNum: String(line.account),
    CompteLib: ACCOUNTS[line.account],
    CompAuxNum: line.customer?.code ?? '',
    CompAuxLib: line.customer?.name ?? '',
    PieceRef: line.ref ?? entry.ref,
    PieceDate: dayText(line.pieceDay ?? entry.day, how),
    EcritureLib: line.label ?? entry.label,
    EcritureLet: line.letter ?? '',
    DateLet: line.letter ? dayText('2025-12-31', how) : '',
    ValidDate: day,
    CodeAnalytique: 'X1',
    Left,
    Right,
  }
}

function sidesOf(cents, how) {
  const text = amountText(Math.abs(cents), how)
  if (how.sides === 'letter') return [text, cents < 0 ? 'C' : 'D']
  if (how.sides === 'number') return [text, cents < 0 ? '-1' : '+1']
  const zero = how.amount.includes('point') ? how.zero.replace(',', '.') : how.zero
  // A credit as a negative debit: seen in exports that reverse entries.
  if (how.sides === 'signed' && cents < 0) return [`-${text.replace('+', '')}`, zero]
  return cents < 0 ? [zero, text] : [text, zero]
}

function amountText(cents, { amount }) {
  const whole = String(Math.floor(cents / 100))
  const rest = String(cents % 100).padStart(2, '0')
  if (amount === 'point') return `${whole}.${rest}`
  if (amount === 'padded') return `+${whole.padStart(9, '0')},${rest}`
  if (amount === 'padded point') return `+${whole.padStart(9, '0')}.${rest}`
  if (amount === 'spaced') return `${whole.replace(/\B(?=(\d{3})+$)/g, ' ')},${rest}`
  return `${whole},${rest}`
}

function dayText(day, how) {
  const [year, month, date] = day.split('-')
  if (how.day === 'iso') return day
  if (how.day === 'french') return `${date}/${month}/${year}`
  if (how.day === 'dotted') return `${date}.${month}.${year}`
  if (how.day === 'timed') return `${day} 00:00:00`
  return `${year}${month}${date}`
}
