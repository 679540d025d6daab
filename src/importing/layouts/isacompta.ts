// Isacompta exchange file (export.isa, .ECR): records of six letters, ECR opens an entry, MVT posts a line, ECHMVT gives the
// instalments of the line above, CPT names an account. Positions as in Ekylibre's description of versions 8550 and 8700.
import { parseAmount } from '../cells/amounts.ts'
import type { Row } from '../tables/rows.ts'
import { centsText } from './cents-text.ts'
import { cut, type FixedField } from './fixed-width.ts'
import type { Cards, Field, Layout, Line } from './layout.ts'
import { dayReader } from './layout-days.ts'
import { unread } from './recognise-layout.ts'
import { evidence } from './signature.ts'

const ENTRY: readonly FixedField[] = [
  { role: 'journal', kind: 'code', from: 7, to: 8 },
  { role: 'entry_date', kind: 'day', from: 9, to: 16 },
  { role: 'entry_number', kind: 'text', from: 17, to: 24 },
  { role: 'invoice_date', kind: 'day?', from: 55, to: 62 },
]
const POSTING: readonly FixedField[] = [
  { role: 'account', kind: 'account', from: 7, to: 16 },
  { role: 'label', kind: 'text', from: 17, to: 46 },
  { role: 'debit', kind: 'amount?', from: 47, to: 59 },
  { role: 'credit', kind: 'amount?', from: 60, to: 72 },
  { role: 'piece_ref', kind: 'text', from: 95, to: 102 },
  { role: 'lettering', kind: 'text', from: 108, to: 110 },
]
const INSTALMENT: readonly FixedField[] = [
  { role: null, kind: 'amount', from: 7, to: 19 },
  { role: 'due_date', kind: 'day', from: 30, to: 37 },
]
const FIELDS: readonly Field[] = [...ENTRY, ...POSTING, { role: 'due_date', kind: 'day?' }]
const [DEBIT, CREDIT] = [ENTRY.length + 2, ENTRY.length + 3]
const NUMBER = 2
const REF = ENTRY.length + 4

const readDay = dayReader('DDMMYYYY')

/** Isacompta (Isagri, Agiris). */
export const isacompta: Layout = {
  id: 'isacompta',
  name: 'Isacompta (export.isa)',
  matches: (text) => {
    const { sample } = text
    if (!sample[0]?.text.startsWith('VER   ')) return null
    const cells = ({ text }: Line) => (text.startsWith('ECR   ') ? cut(text, ENTRY, readDay) : null)
    const found = evidence(sample, cells, ENTRY, readDay) ?? evidence(sample, accountCells, [{ role: 'account', kind: 'account' }], readDay)
    if (found === null) throw unread(text, 'Isacompta', 'Exportez le dossier avec ses écritures (version 8550 ou 8700), ou le FEC.')
    return found
  },
  ledger: (text) => ({ fields: FIELDS, days: 'DDMMYYYY', separator: '', rows, cards: cards(text.lines()), ownAccounts: false }),
}

/** A chart of accounts can fill the whole head: its records are evidence too. */
function accountCells({ text }: Line): readonly string[] | null {
  return text.startsWith('CPT   ') ? [text.slice(6, 16).trim()] : null
}

/** Each posting, or each of its instalments when it has several and they add up. */
function* rows(lines: Iterable<Line>): Generator<Row> {
  let entry: readonly string[] = []
  let posting: Row | null = null
  let instalments: Row[] = []
  for (const line of lines) {
    const record = line.text.slice(0, 6)
    if (record === 'ECHMVT') {
      instalments.push({ ...line, fields: cut(line.text, INSTALMENT, readDay) })
      continue
    }
    if (record !== 'MVT   ' && record !== 'ECR   ') continue
    if (posting) yield* spread(posting, instalments)
    ;[posting, instalments] = [null, []]
    if (record === 'ECR   ') entry = cut(line.text, ENTRY, readDay)
    else posting = { ...line, fields: postingCells(entry, line.text) }
  }
  if (posting) yield* spread(posting, instalments)
}

/** A line that ends before its amounts, or inside one, stays short and is refused as such. */
function postingCells(entry: readonly string[], text: string): readonly string[] {
  const cells = cut(text, POSTING, readDay)
  const complete = text.length >= 72 || text.trimEnd().length === 59
  const whole = [...entry, ...(complete ? cells : cells.slice(0, 2))]
  // The number of the entry is that of the invoice; a line has its own when it differs.
  if (complete && whole[REF] === '') whole[REF] = whole[NUMBER] ?? ''
  return whole
}

function* spread(posting: Row, instalments: readonly Row[]): Generator<Row> {
  if (posting.fields.length < FIELDS.length - 1) {
    yield posting
    return
  }
  const side = posting.fields[DEBIT] ? DEBIT : CREDIT
  const total = parseAmount(posting.fields[side] ?? '')
  const amounts = instalments.map(({ fields }) => parseAmount(fields[0] ?? ''))
  const sum = amounts.reduce((cents, amount) => cents + (amount.kind === 'amount' ? amount.cents : 0), 0)
  if (instalments.length < 2 || total.kind !== 'amount' || sum !== total.cents) {
    // Instalments that do not add up tell no due day.
    yield { ...posting, fields: [...posting.fields, (instalments.length === 1 ? instalments[0]?.fields[1] : '') ?? ''] }
    return
  }
  for (const [index, instalment] of instalments.entries()) {
    const fields = [...posting.fields, instalment.fields[1] ?? '']
    const amount = amounts[index]
    fields[side] = centsText(amount?.kind === 'amount' ? amount.cents : 0)
    yield { ...instalment, fields }
  }
}

function cards(lines: Iterable<Line>): Cards {
  const found = new Map<string, { name: string; collective: string }>()
  for (const { text } of lines) {
    if (text.startsWith('CPT   ')) found.set(text.slice(6, 16).trim(), { name: text.slice(16, 46).trim(), collective: '' })
  }
  return found
}
