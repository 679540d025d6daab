// What time it is, as a seam: the domain never asks the machine.
import type { IsoDay } from './day.ts'

/** Today in the user's time zone (Europe/Paris unless told otherwise) and the present moment in ISO 8601 with UTC offset. */
export interface Clock {
  today(): IsoDay
  now(): string
}
