// How many of a hundred invoices are still unpaid so many days after their due date. An invoice that is still open tells something too: that
// it was not paid by its age (Kaplan and Meier, 1958). Counts and millionths alone, no money.

/** One invoice, or a part of it. */
export interface SeenDelay {
  /** Whole days from the due date to the payment, negative when it came before; of what is not paid, its age on the day of the books. */
  readonly days: number
  readonly paid: boolean
  /** How much it counts, a positive whole number. */
  readonly weight: number
}

/** Age of what will never be paid (written off): older than anything. */
export const NEVER = 1_000_000
/** All of the invoices, in millionths. */
export const WHOLE = 1_000_000

export interface DelayCurve {
  /** Days on which something was paid, rising. */
  readonly days: readonly number[]
  /** Millionths still unpaid at the end of each of those days. */
  readonly left: readonly number[]
}

/** The curve of these delays, in any order; nothing is paid on a curve without payments. Each step is rounded to the nearest millionth. */
export function delayCurve(seen: readonly SeenDelay[]): DelayCurve {
  const sorted = seen.toSorted((a, b) => a.days - b.days)
  const days: number[] = []
  const left: number[] = []
  let atRisk = sorted.reduce((sum, { weight }) => sum + weight, 0)
  let unpaid = WHOLE
  for (let at = 0; at < sorted.length; ) {
    const day = sorted[at]?.days ?? 0
    let gone = 0
    let paid = 0
    for (let one = sorted[at]; one !== undefined && one.days === day; one = sorted[++at]) {
      gone += one.weight
      if (one.paid) paid += one.weight
    }
    if (paid > 0) {
      unpaid = Math.round((unpaid * (atRisk - paid)) / atRisk)
      days.push(day)
      left.push(unpaid)
    }
    atRisk -= gone
  }
  return { days, left }
}

/** Millionths still unpaid at the end of the day that comes `day` days after the due date. */
export function leftAfter({ days, left }: DelayCurve, day: number): number {
  let low = 0
  let high = days.length
  while (low < high) {
    const middle = (low + high) >> 1
    if ((days[middle] ?? 0) <= day) low = middle + 1
    else high = middle
  }
  return low === 0 ? WHOLE : (left[low - 1] ?? WHOLE)
}

/** Millionths that no known delay has paid. */
export function neverPaid({ left }: DelayCurve): number {
  return left.at(-1) ?? WHOLE
}

/** Whether something was ever paid later than `age` days after its due date. */
export function tellsAfter({ days, left }: DelayCurve, age: number): boolean {
  const last = days.at(-1)
  return last !== undefined && last > age && leftAfter({ days, left }, age) > 0
}

/** The first day by which `percent` of what is paid at all has been paid; null where nothing was. */
export function dayOfShare(curve: DelayCurve, percent: number): number | null {
  const paid = WHOLE - neverPaid(curve)
  const index = curve.left.findIndex((left) => (WHOLE - left) * 100 >= paid * percent)
  return paid === 0 ? null : (curve.days[index] ?? null)
}
