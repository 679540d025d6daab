// What is known of a letter once it was posted, and the number that its operator gave it, as people copy it from a receipt. Knows how such
// numbers are written, not who was given which.
import type { IsoDay } from './day.ts'
import type { CustomerCode, ReminderId } from './names.ts'

export interface Tracking {
  /** Null: it has none, or it was taken back. */
  readonly tracking: string | null
  /** The day it was posted, then the day of its receipt; null: not known. */
  readonly postedOn: IsoDay | null
  readonly receivedOn: IsoDay | null
}

/** A registered letter nobody said anything of since it was written. */
export interface UntrackedLetter {
  readonly id: ReminderId
  readonly customer: CustomerCode
  /** The day it was written for. */
  readonly day: IsoDay
}

/** The number without spaces, in capitals; or what is wrong with it. */
export type TrackingReading = { readonly number: string } | { readonly fault: 'shape' | 'check-digit' }

/** Operators number as they like: La Poste 13 characters (1A 234 567 8901 2), providers of electronic letters up to 40. */
const NUMBER = /^(?=.*\d)[A-Z0-9]{8,40}$/
/** Two letters, eight digits and their key, the country (UPU standard S10, checked 23 November 2026). */
const S10 = /^[A-Z]{2}(\d{8})(\d)[A-Z]{2}$/
const WEIGHTS = [8, 6, 4, 2, 3, 5, 9, 7]

/** Spaces of any kind are taken out. Only a number of the S10 form has a key that is checked. */
export function trackingNumber(typed: string): TrackingReading {
  const number = typed.replace(/\s/g, '').toUpperCase()
  if (!NUMBER.test(number)) return { fault: 'shape' }
  const [, digits, key] = S10.exec(number) ?? []
  if (digits !== undefined && keyOf(digits) !== Number(key)) return { fault: 'check-digit' }
  return { number }
}

/** 11 less the weighted sum modulo 11; 0 for 10, 5 for 11. */
function keyOf(digits: string): number {
  const sum = WEIGHTS.reduce((total, weight, index) => total + weight * Number(digits[index]), 0)
  const key = 11 - (sum % 11)
  return key === 10 ? 0 : key === 11 ? 5 : key
}
