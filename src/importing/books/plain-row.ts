// The short way of a row: its cells found among the bytes, numbers made without a string. Takes the rows that are written
// plainly, which are nearly all; anything else is left to `text-row.ts`, which knows every form.

import { hashBytes } from '../../domain/hash.ts'
import { isCustomerAccount } from '../customer-account.ts'
import { type DayCell, isDay } from '../dates.ts'
import { speaksOfOpening } from '../opening-words.ts'
import type { ByteLine } from './byte-lines.ts'
import { type TextCodec, textTable } from './compact/text-table.ts'
import { dayNumber } from './ledger-days.ts'
import { keep, nameParty, type Pass } from './pass.ts'
import { NOT_PLAIN, plainCents } from './plain-amount.ts'

const SPACE = 0x20
const QUOTE = 0x22
const DELETE = 0x7f
const [DEBIT, CREDIT] = [0x44, 0x43]

/** Posts a line when it is plain; tells whether it was. */
export type PlainRow = (line: ByteLine) => boolean

/** The short way for the rows of one pass. @param separator its byte */
export function plainRows(pass: Pass, separator: number, codec: TextCodec): PlainRow {
  const { columns, headers } = pass.table.header
  const at = (index: number | undefined) => index ?? -1
  const [account, day, journal, entry] = [at(columns.account), at(columns.entry_date), at(columns.journal), at(columns.entry_number)]
  const [debit, credit, amount, sign] = [at(columns.debit), at(columns.credit), at(columns.signed_amount), at(columns.sign)]
  const [ref, label, auxiliary, letter] = [at(columns.piece_ref), at(columns.label), at(columns.customer_code), at(columns.lettering)]
  const [accountName, customerName, journalName] = [at(columns.account_name), at(columns.customer_name), at(columns.journal_name)]
  const others = [at(columns.invoice_date), at(columns.lettering_date), at(columns.due_date)].filter((index) => index >= 0)
  const twoSides = debit >= 0 && credit >= 0
  const width = headers.length
  const starts = new Int32Array(width + 2)
  const ends = new Int32Array(width + 2)
  const days = dayNumbers(pass.table.readDay, codec)
  const customers = new Map<number, boolean>()
  const names = new Map<number, boolean>()
  let bytes: Buffer = Buffer.alloc(0)

  const hash = (index: number) => (index < 0 ? EMPTY : hashBytes(bytes, starts[index] ?? 0, ends[index] ?? 0))
  const text = (index: number) => (index < 0 ? '' : codec.decode(bytes.subarray(starts[index], ends[index])))
  const textId = (index: number) => (index < 0 ? 0 : pass.texts.at(bytes, starts[index] ?? 0, ends[index] ?? 0))
  const dayAt = (index: number) => days.at(bytes, starts[index] ?? 0, ends[index] ?? 0)
  const centsAt = (index: number) => plainCents(bytes, starts[index] ?? 0, ends[index] ?? 0)

  /** Debit less credit, or NOT_PLAIN. */
  const rowCents = () => {
    if (twoSides) {
      const left = centsAt(debit)
      const right = centsAt(credit)
      return left !== 0 && right !== 0 ? NOT_PLAIN : left - right
    }
    const side = (ends[sign] ?? 0) - (starts[sign] ?? 0) === 1 ? bytes[starts[sign] ?? 0] : 0
    if (side !== DEBIT && side !== CREDIT) return NOT_PLAIN
    return side === DEBIT ? centsAt(amount) : 0 - centsAt(amount)
  }

  return (line) => {
    bytes = line.bytes
    const count = cut(line, separator, starts, ends, width)
    if (count !== width) return false
    const accountId = textId(account)
    const first = bytes[starts[account] ?? 0] ?? 0
    if (accountId === 0 || first < 0x30 || first > 0x39) return false
    const cents = rowCents()
    if (cents !== cents) return false
    const dayNumberOf = dayAt(day)
    if (dayNumberOf <= 0) return false
    let isCustomer = customers.get(accountId)
    if (isCustomer === undefined) {
      isCustomer = isCustomerAccount(pass.texts.text(accountId), pass.prefixes)
      customers.set(accountId, isCustomer)
    }
    const keeps = isCustomer && cents !== 0
    // A secondary day that cannot be read is to be told: the long way does.
    if (keeps) for (const index of others) if (dayAt(index) < 0) return false
    const { counts } = pass
    counts.rows += 1
    const journalId = journal < 0 ? 0 : pass.journals.at(bytes, starts[journal] ?? 0, ends[journal] ?? 0)
    if (!names.has(journalId)) {
      names.set(journalId, true)
      if (!pass.journalNames.has(journalId)) pass.journalNames.set(journalId, text(journalName))
    }
    let openingWord = false
    if (dayNumberOf <= pass.firstDay) {
      pass.firstDay = dayNumberOf
      openingWord = speaksOfOpening(text(label).trim()) || speaksOfOpening(text(ref))
    }
    const row = {
      line: line.line,
      journal: journalId,
      entry: hash(entry),
      day: dayNumberOf,
      ref: hash(ref),
      account: accountId,
      cents,
      broken: false,
      openingWord,
      kept: -1,
    }
    if (keeps) {
      const auxiliaryId = textId(auxiliary)
      const party = pass.parties.number(accountId, auxiliaryId, textId(accountName), pass.texts.text)
      pass.parties.at(party).cents += cents
      const nameId = textId(customerName)
      if (nameId !== 0) nameParty(pass, party, pass.texts.text(nameId), dayNumberOf)
      const hasRef = ref >= 0 && (ends[ref] ?? 0) > (starts[ref] ?? 0)
      row.kept = keep(pass, {
        place: line.place,
        line: line.line,
        journal: journalId,
        day: dayNumberOf,
        cents,
        account: accountId,
        auxiliary: auxiliaryId,
        party,
        letter: textId(letter),
        ref: hasRef ? row.ref : 0,
      })
    } else counts.skipped += 1
    pass.post(row)
    return true
  }
}

const EMPTY = hashBytes(new Uint8Array(0), 0, 0)

/** Finds the cells, padding apart; -1 when a byte asks for the long way: a quote, a control character. */
function cut(line: ByteLine, separator: number, starts: Int32Array, ends: Int32Array, width: number): number {
  const { bytes, end } = line
  let cells = 0
  let start = line.start
  for (let i = start; i <= end; i++) {
    const byte = i === end ? separator : (bytes[i] ?? 0)
    if (byte === separator) {
      if (cells > width) return -1
      let left = start
      let right = i
      while (left < right && bytes[left] === SPACE) left++
      while (right > left && bytes[right - 1] === SPACE) right--
      starts[cells] = left
      ends[cells] = right
      cells += 1
      start = i + 1
    } else if (byte < SPACE || byte === QUOTE || byte === DELETE) return -1
  }
  // Empty cells in excess at the end say nothing.
  return cells === width + 1 && ends[width] === starts[width] ? width : cells
}

/** Days met so far, by the bytes of their cell: AAAAMMJJ, 0 for an empty one, -1 for one that cannot be read. */
function dayNumbers(readDay: (text: string) => DayCell, codec: TextCodec) {
  const cells = textTable(codec)
  const numbers: number[] = [0]
  return {
    at(bytes: Uint8Array, start: number, end: number): number {
      const id = cells.at(bytes, start, end)
      const known = numbers[id]
      if (known !== undefined) return known
      const day = readDay(cells.text(id))
      const number = isDay(day) ? dayNumber(day) : day === 'empty' ? 0 : -1
      numbers[id] = number
      return number
    },
  }
}
