// The short way of a row: its cells found among the bytes, numbers made without a string. Takes the rows that are written
// plainly, which are nearly all; anything else is left to `text-row.ts`, which knows every form.
import { speaksOfOpening } from '../ledgers/opening-words.ts'
import type { FileLine } from './byte-lines.ts'
import { Cells } from './cells.ts'
import { CellHash } from './compact/cell-hash.ts'
import type { TextCodec } from './compact/text-table.ts'
import { BAD_DAY, DayCells } from './day-cells.ts'
import { addSupplier, keep } from './kept-rows.ts'
import type { Pass } from './pass.ts'
import { columnPlaces, plainAmount } from './plain-columns.ts'

const [ZERO, NINE] = [0x30, 0x39]

/** Posts a line when it is plain; tells whether it was. */
export type PlainRow = (line: FileLine) => boolean

/** The short way for the rows of one pass. @param separator its byte */
export function plainRows(pass: Pass, separator: number, codec: TextCodec): PlainRow {
  const places = columnPlaces(pass.table)
  const secondary = [places.letterDay, places.dueOn].filter((index) => index >= 0)
  const cells = new Cells(separator, pass.table.header)
  const days = new DayCells(pass.table.readDay, codec)
  const { starts, ends } = cells
  const { texts, journals, counts } = pass

  const textId = (index: number) => (index < 0 ? 0 : texts.at(cells.bytes, starts[index] as number, ends[index] as number))
  const dayAt = (index: number) => days.number(cells.bytes, starts[index] as number, ends[index] as number)
  const accountName = () => textId(places.accountName)
  const customerName = () => textId(places.customerName)
  const [entryHash, refHash] = [new CellHash(), new CellHash()]
  // A column that is not there is one of empty cells.
  for (const empty of [entryHash, refHash]) empty.of(cells.bytes, 0, 0)
  const hash = (index: number, of: CellHash) => {
    if (index >= 0) of.of(cells.bytes, starts[index] as number, ends[index] as number)
  }
  /** Openings stand on the first days: later labels need not be looked at. */
  const openingWord = (day: number) => {
    if (!pass.days.isEarly(day)) return false
    return speaksOfOpening(cells.text(places.label, codec)) || speaksOfOpening(cells.text(places.ref, codec))
  }
  const keepRow = (line: FileLine, account: number, journal: number, day: number, cents: number, ref: number, refDay: number) => {
    const auxiliary = textId(places.auxiliary)
    const party = pass.parties.number(account, auxiliary, accountName, customerName)
    pass.parties.add(party, cents)
    pass.parties.rename(party, customerName(), day)
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
      refAgain: hasRef ? refHash.second : 0,
    })
  }

  return (line) => {
    if (!cells.cut(line)) return false
    const first = line.bytes[starts[places.account] as number] as number
    const account = textId(places.account)
    if (account === 0 || first < ZERO || first > NINE) return false
    const cents = plainAmount(cells, places)
    if (Number.isNaN(cents)) return false
    const day = dayAt(places.day)
    if (day <= 0) return false
    const keeps = cents !== 0 && pass.isCustomer(account)
    // A secondary day that cannot be read is to be told: the long way does.
    const refDay = keeps && places.refDay >= 0 ? dayAt(places.refDay) : 0
    if (refDay === BAD_DAY) return false
    if (keeps) for (const index of secondary) if (dayAt(index) === BAD_DAY) return false
    counts.rows += 1
    const journal = places.journal < 0 ? 0 : journals.at(line.bytes, starts[places.journal] as number, ends[places.journal] as number)
    pass.journalNames[journal] ??= cells.text(places.journalName, codec)
    hash(places.ref, refHash)
    hash(places.entry, entryHash)
    const ref = refHash.first
    const word = openingWord(day)
    let kept = -1
    if (keeps) kept = keepRow(line, account, journal, day, cents, ref, refDay)
    else {
      counts.skipped += 1
      if (cents !== 0 && pass.traitsOf(account).supplier) {
        const auxiliary = textId(places.auxiliary)
        addSupplier(pass, { account, auxiliary, day, cents }, accountName, textId(places.customerName))
      }
    }
    pass.post({
      line: line.line,
      journal,
      entry: entryHash.first,
      entryAgain: entryHash.second,
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
