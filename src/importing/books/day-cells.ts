// Days met in a file, by the bytes of their cell: a file has a few hundred of them for a million rows.
import { basicDay, type IsoDay } from '../../domain/day.ts'
import { type DayCell, isDay } from '../cells/dates.ts'
import { type TextCodec, TextTable } from './compact/text-table.ts'

/** What stands for a cell that is empty, and for one that cannot be read. */
const NO_DAY = 0
export const BAD_DAY = -1

export class DayCells {
  readonly #cells: TextTable
  readonly #numbers: number[] = [NO_DAY]
  readonly #days: (IsoDay | null)[] = [null]
  readonly #read: (text: string) => DayCell

  constructor(read: (text: string) => DayCell, codec: TextCodec) {
    this.#cells = new TextTable(codec)
    this.#read = read
  }

  /** The day as AAAAMMJJ, NO_DAY or BAD_DAY. */
  number(bytes: Buffer, start: number, end: number): number {
    return start === end ? NO_DAY : (this.#numbers[this.#known(bytes, start, end)] ?? BAD_DAY)
  }

  /** The day, null for a cell that is empty or cannot be read. */
  day(bytes: Buffer, start: number, end: number): IsoDay | null {
    return start === end ? null : (this.#days[this.#known(bytes, start, end)] ?? null)
  }

  #known(bytes: Buffer, start: number, end: number): number {
    const id = this.#cells.at(bytes, start, end)
    if (this.#numbers[id] !== undefined) return id
    const day = this.#read(this.#cells.text(id))
    this.#days[id] = isDay(day) ? day : null
    this.#numbers[id] = isDay(day) ? basicDay(day) : day === 'empty' ? NO_DAY : BAD_DAY
    return id
  }
}
