// What a customer row written plainly says, from its bytes: only the texts that differ from row to row are made.
import { type Cents, cents } from '../../domain/cents.ts'
import { foreignAmount } from '../cells/foreign-amount.ts'
import type { ByteLine } from './byte-lines.ts'
import { Cells } from './cells.ts'
import type { TextCodec } from './compact/text-table.ts'
import { DayCells } from './day-cells.ts'
import type { KeptCells } from './kept-cells.ts'
import type { Pass } from './pass.ts'
import { columnPlaces, plainAmount } from './plain-columns.ts'

/** Reads a line; null when it is not plain. */
export function plainCells(pass: Pass, separator: number, codec: TextCodec): (line: ByteLine) => KeptCells | null {
  const { table, texts, journals } = pass
  const places = columnPlaces(table)
  const cells = new Cells(separator, table.header)
  const days = new DayCells(table.readDay, codec)
  const { starts, ends } = cells
  const known = (index: number) => (index < 0 ? '' : texts.text(texts.at(cells.bytes, starts[index] as number, ends[index] as number)))
  const day = (index: number) => (index < 0 ? null : days.day(cells.bytes, starts[index] as number, ends[index] as number))
  const foreign = (amount: Cents) => {
    const currency = known(places.currency)
    return currency === '' ? null : foreignAmount(currency, cells.text(places.foreign, codec), amount, table.marks.foreign_amount)
  }
  return (line) => {
    if (!cells.cut(line)) return null
    const amount = plainAmount(cells, places)
    if (Number.isNaN(amount)) return null
    const journal = places.journal < 0 ? 0 : journals.at(line.bytes, starts[places.journal] as number, ends[places.journal] as number)
    return {
      account: known(places.account),
      journal: journals.text(journal),
      entry: cells.text(places.entry, codec),
      day: day(places.day),
      ref: cells.text(places.ref, codec),
      refDay: day(places.refDay),
      label: cells.text(places.label, codec),
      cents: cents(amount),
      letter: known(places.letter),
      letterDay: day(places.letterDay),
      dueOn: day(places.dueOn),
      foreign: foreign(cents(amount)),
    }
  }
}
