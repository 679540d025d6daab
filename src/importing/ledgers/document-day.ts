// The day of a document: PieceDate when it can be true, else the day of the books.
import { addDays, basicDay, fromBasicDay, type IsoDay, isoDay } from '../../domain/day.ts'

const OLDEST = isoDay('2000-01-01')
const LATEST_AFTER_BOOKS = 60

/** PieceDate when it is not before 2000 nor more than 60 days after the entry's day; else the entry's day. */
export function documentDay(pieceDay: IsoDay | null, bookDay: IsoDay): IsoDay {
  return pieceDay !== null && isPlausible(pieceDay, bookDay) ? pieceDay : bookDay
}

/** Whether a document booked on `bookDay` can be of that day. */
function isPlausible(pieceDay: IsoDay, bookDay: IsoDay): boolean {
  return pieceDay >= OLDEST && (pieceDay <= bookDay || pieceDay <= addDays(bookDay, LATEST_AFTER_BOOKS))
}

/** The same of days as AAAAMMJJ. */
export function isPlausibleBasic(pieceDay: number, bookDay: number): boolean {
  if (pieceDay <= bookDay && pieceDay >= basicDay(OLDEST)) return true
  return isPlausible(fromBasicDay(pieceDay), fromBasicDay(bookDay))
}
