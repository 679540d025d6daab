// The short way of a row: its cells found among the bytes, numbers made without a string. Takes the rows that are written
// plainly, which are nearly all; anything else is left to `text-row.ts`, which knows every form.
import { hashBytes, hashBytesAgain } from '../../domain/hash.ts'
import { isCustomerAccount } from '../customer-account.ts'
import { speaksOfOpening } from '../opening-words.ts'
import type { ByteLine } from './byte-lines.ts'
import { Cells } from './cells.ts'
import type { TextCodec } from './compact/text-table.ts'
import { BAD_DAY, DayCells } from './day-cells.ts'
import { addSupplier, keep, nameParty } from './kept-rows.ts'
import type { Pass } from './pass.ts'
import { columnPlaces, plainAmount } from './plain-columns.ts'

const [ZERO, NINE] = [0x30, 0x39]

/** Posts a line when it is plain; tells whether it was. */
export type PlainRow = (line: ByteLine) => boolean

/** The short way for the rows of one pass. @param separator its byte */
export function plainRows(pass: Pass, separator: number, codec: TextCodec): PlainRow {
  const places = columnPlaces(pass.table)
  const secondary = [places.letterDay, places.dueOn].filter((index) => index >= 0)
  const cells = new Cells(separator, pass.table.header.headers.length)
  const days = new DayCells(pass.table.readDay, codec)
  const { starts, ends } = cells
  const customers: boolean[] = []
  const { texts, journals, counts } = pass

  const isCustomer = (account: number) => {
    customers[account] ??= isCustomerAccount(texts.text(account), pass.prefixes)
    return customers[account]
  }
  const textId = (index: number) => (index < 0 ? 0 : texts.at(cells.bytes, starts[index] as number, ends[index] as number))
  const dayAt = (index: number) => days.number(cells.bytes, starts[index] as number, ends[index] as number)
  const hash = (index: number) => (index < 0 ? 0 : hashBytes(cells.bytes, starts[index] as number, ends[index] as number))
  const hashAgain = (index: number) => (index < 0 ? 0 : hashBytesAgain(cells.bytes, starts[index] as number, ends[index] as number))
  /** Openings stand on the first days: later labels need not be looked at. */
  const openingWord = (day: number) => {
    if (!pass.days.isEarly(day)) return false
    return speaksOfOpening(cells.text(places.label, codec)) || speaksOfOpening(cells.text(places.ref, codec))
  }
  const keepRow = (line: ByteLine, account: number, journal: number, day: number, cents: number, ref: number, refDay: number) => {
    const auxiliary = textId(places.auxiliary)
    const party = pass.parties.number(account, auxiliary, textId(places.accountName), texts)
    const known = pass.parties.at(party)
    known.cents += cents
    nameParty(known, textId(places.customerName), day)
    const { place, line: number } = line
    const hasRef = places.ref >= 0 && (ends[places.ref] as number) > (starts[places.ref] as number)
    return keep(pass, {
      place,
      line: number,
      journal,
      day,
      refDay,
      cents,
      account,
      auxiliary,
      party,
      letter: textId(places.letter),
      ref: hasRef ? ref : 0,
    })
  }

  return (line) => {
    if (!cells.cut(line.bytes, line.start, line.end)) return false
    const first = line.bytes[starts[places.account] as number] as number
    const account = textId(places.account)
    if (account === 0 || first < ZERO || first > NINE) return false
    const cents = plainAmount(cells, places)
    if (Number.isNaN(cents)) return false
    const day = dayAt(places.day)
    if (day <= 0) return false
    const keeps = cents !== 0 && isCustomer(account)
    // A secondary day that cannot be read is to be told: the long way does.
    const refDay = keeps && places.refDay >= 0 ? dayAt(places.refDay) : 0
    if (refDay === BAD_DAY) return false
    if (keeps) for (const index of secondary) if (dayAt(index) === BAD_DAY) return false
    counts.rows += 1
    const journal = places.journal < 0 ? 0 : journals.at(line.bytes, starts[places.journal] as number, ends[places.journal] as number)
    if (!pass.journalNames.has(journal)) pass.journalNames.set(journal, cells.text(places.journalName, codec))
    const ref = hash(places.ref)
    const word = openingWord(day)
    let kept = -1
    if (keeps) kept = keepRow(line, account, journal, day, cents, ref, refDay)
    else {
      counts.skipped += 1
      if (cents !== 0 && pass.traitsOf(account).supplier) {
        const auxiliary = textId(places.auxiliary)
        addSupplier(pass, { account, auxiliary, day, cents }, textId(places.accountName), textId(places.customerName))
      }
    }
    pass.post({
      line: line.line,
      journal,
      entry: hash(places.entry),
      entryAgain: hashAgain(places.entry),
      day,
      ref,
      account,
      cents,
      broken: false,
      openingWord: word,
      kept,
    })
    return true
  }
}
