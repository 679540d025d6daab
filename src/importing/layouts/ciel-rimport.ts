// RImport.txt of Ciel Compta and Sage 50: cells between tabs, command lines that start with ##. ##Section tells what follows
// (Mvt: entries, Tiers: cards), ##DebFmt and ##FinFmt change the decimal mark for some lines; an amount may bear its side (240.47D).
import { type DecimalMark, parseAmount } from '../cells/amounts.ts'
import { isCustomerAccount } from '../ledgers/customer-account.ts'
import { cell, type Row } from '../tables/rows.ts'
import { centsText } from './cents-text.ts'
import { splitLine } from './delimited.ts'
import { fits } from './field-kinds.ts'
import type { Cards, Field, Layout, LayoutText, Line } from './layout.ts'
import { dayReader } from './layout-days.ts'
import { evidence } from './signature.ts'

const FIELDS: readonly Field[] = [
  { role: 'entry_number', kind: 'text' },
  { role: 'journal', kind: 'code' },
  { role: 'entry_date', kind: 'day' },
  { role: 'account', kind: 'account' },
  { role: 'account_name', kind: 'text' },
  { role: 'signed_amount', kind: 'amount' },
  { role: 'sign', kind: 'side' },
  { role: null, kind: 'text' },
  { role: 'label', kind: 'text' },
  { role: 'piece_ref', kind: 'text' },
]
const [AMOUNT, SIDE, STATUS] = [5, 6, 7]
const readDay = dayReader('written')

interface Cut {
  readonly line: Line
  readonly section: string
  readonly cells: readonly string[]
}

/** Ciel Compta, Sage 50. */
export const cielRimport: Layout = {
  id: 'ciel-rimport',
  name: 'Ciel / Sage 50 RImport',
  matches: ({ sample }) => {
    if (!sample.some(({ text }) => /^##(Section|Transfert|Fichier)\b/i.test(text))) return null
    const found = [...sections(sample)]
    if (!found.some(({ section }) => section === 'tiers') || found.some(isPosting)) {
      const cellsOf = new Map(found.filter(isPosting).map(({ line, cells }) => [line, cells]))
      return evidence(sample, (line) => cellsOf.get(line) ?? null, FIELDS, readDay)
    }
    return 'ses lignes de commande ##Section annoncent des fiches de tiers'
  },
  ledger: (text) => {
    if (![...sections(text.sample)].some((each) => isPosting(each) && fits(each.cells, FIELDS, readDay))) return null
    return { fields: FIELDS, days: 'written', separator: '\t', rows, cards: cards(text.lines()), ownAccounts: false }
  },
  contacts,
}

function isPosting({ section, cells }: Cut): boolean {
  return (section === '' || section === 'mvt') && cells.length > 1
}

/** A posting of status S is a simulation. */
function* rows(lines: Iterable<Line>): Generator<Row> {
  for (const { line, section, cells } of sections(lines)) {
    if (line.text.trim() === '') yield { ...line, fields: [] }
    else if (isPosting({ line, section, cells })) yield { ...line, fields: cells[STATUS] === 'S' ? [] : cells }
  }
}

/** Lines with their section and cells; command lines give none. */
function* sections(lines: Iterable<Line>): Generator<Cut> {
  let section = ''
  let mark: DecimalMark | undefined
  for (const line of lines) {
    const command = /^##(\w+)\s*(.*)$/.exec(line.text.trim())
    if (!command) {
      const cells = splitLine(line.text, '\t')
      yield { line, section, cells: section === 'tiers' ? cells : posting(cells, mark) }
      continue
    }
    const [, name = '', rest = ''] = command
    if (/^section$/i.test(name)) section = rest.trim().toLowerCase()
    if (/^debfmt$/i.test(name)) mark = (/SepDec\s*=\s*([.,])/i.exec(rest)?.[1] as DecimalMark | undefined) ?? mark
    if (/^finfmt$/i.test(name)) mark = undefined
  }
}

/** The columns that are read, the side taken off the amount, the amount by the decimal mark in force. */
function posting(cells: readonly string[], mark: DecimalMark | undefined): readonly string[] {
  const read = cells.slice(0, FIELDS.length)
  const glued = /^(.*\d)\s*([DC])$/.exec(read[AMOUNT] ?? '')
  if (glued) {
    read[AMOUNT] = glued[1] ?? ''
    read[SIDE] = glued[2] ?? ''
  }
  // Without a mark in force two decimals tell their own; what could be thousands is left for the reader of columns to refuse.
  const written = read[AMOUNT] ?? ''
  const amount = mark !== undefined || /[.,]\d\d?$/.test(written) ? parseAmount(written, mark) : null
  if (amount?.kind === 'amount') read[AMOUNT] = centsText(amount.cents)
  // Columns behind the side may be missing: they are texts.
  while (read.length > SIDE && read.length < FIELDS.length) read.push('')
  return read
}

/** Account, title, name, street, postcode, town. */
function cards(lines: Iterable<Line>): Cards {
  const found = new Map<string, { name: string; collective: string }>()
  for (const { section, cells } of sections(lines)) {
    if (section === 'tiers' && cells[0] && cells[2]) found.set(cells[0], { name: cells[2], collective: '' })
  }
  return found
}

function contacts(text: LayoutText) {
  const found = [...sections(text.lines())].filter(({ section, cells }) => section === 'tiers' && cells.length > 1)
  return {
    headers: ['Compte', 'Intitulé du compte', 'Nom', 'Rue', 'Code postal', 'Ville'],
    columns: { customer_code: 0, customer_name: 2, address1: 3, postcode: 4, city: 5 },
    rows: found.map(({ line, cells }) => ({ ...line, fields: cells })),
    isCustomer: (fields: readonly string[], prefixes: readonly string[]) => isCustomerAccount(cell(fields, 0), prefixes),
  }
}
