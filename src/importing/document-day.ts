// The day of a document: PieceDate when it can be true, else the day of the books.
import { addDays, type IsoDay, isoDay } from '../domain/day.ts'

const OLDEST = isoDay('2000-01-01')
const LATEST_AFTER_BOOKS = 60

/** PieceDate when it is not before 2000 nor more than 60 days after the entry's day; else the entry's day. */
export function documentDay(pieceDay: IsoDay | null, bookDay: IsoDay): IsoDay {
  if (pieceDay === null || pieceDay < OLDEST) return bookDay
  return pieceDay <= bookDay || pieceDay <= addDays(bookDay, LATEST_AFTER_BOOKS) ? pieceDay : bookDay
}
