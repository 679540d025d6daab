// On which days the sums under promises and payment plans are to come: each part on its own day, what has come of it already left out.
import { type Cents, cents, ZERO } from '../cents.ts'
import { compareText } from '../compare.ts'
import { addDays, type IsoDay } from '../day.ts'
import type { ManualHold } from '../hold.ts'
import { isPledge } from '../hold-cover.ts'
import { paidOf } from '../hold-paid.ts'
import type { OpenItem } from '../item.ts'

interface Standing {
  /** As people set them. */
  readonly holds: readonly ManualHold[]
  /** All of the customer's, settled ones too. */
  readonly items: readonly OpenItem[]
  /** Money that keeps some of these promises and that nobody has put against anything yet. */
  readonly setAsideCents: Cents
  readonly date: IsoDay
}

interface Part {
  readonly day: IsoDay
  readonly cents: number
}

/**
 * The payments to come, after the day of the books, in order; never more than what is pledged less the money set aside.
 * @param pledged for each hold as it stands on the day, what it bears on
 */
export function agreedDays(pledged: ReadonlyMap<ManualHold, number>, standing: Standing): { day: IsoDay; cents: Cents }[] {
  if (pledged.size === 0) return []
  const all = [...pledged.values()].reduce((sum, part) => sum + part, 0)
  let room = all - standing.setAsideCents
  const parts = [...pledged].flatMap(([hold, part]) => partsOf(hold, part, standing)).sort((a, b) => compareText(a.day, b.day))
  return parts.flatMap(({ day, cents: part }) => {
    const coming = Math.max(0, Math.min(part, room))
    room -= coming
    return coming === 0 ? [] : [{ day: day > standing.date ? day : addDays(standing.date, 1), cents: cents(coming) }]
  })
}

/** Of a payment plan, the instalments not paid yet; what is left over of it comes with the last one. */
function partsOf(hold: ManualHold, pledgedCents: number, { holds, items }: Standing): Part[] {
  const last = hold.schedule.at(-1)?.day ?? hold.until
  if (last === null) return []
  // The hold as it stands on a day is a copy; its instalments are those that were set.
  const set = hold.schedule.length === 0 ? undefined : holds.find(({ schedule }) => schedule === hold.schedule)
  if (set === undefined || !isPledge(set)) return [{ day: last, cents: pledgedCents }]
  let paid: number = paidOf(holds, items).of(set).paidCents ?? ZERO
  let left = pledgedCents
  const parts = hold.schedule.flatMap(({ day, cents: part }): Part[] => {
    const covered = Math.min(paid, part)
    paid -= covered
    const coming = Math.min(left, part - covered)
    left -= coming
    return coming === 0 ? [] : [{ day, cents: coming }]
  })
  return left === 0 ? parts : [...parts, { day: last, cents: left }]
}
