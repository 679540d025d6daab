// Two years of a company whose customers each have a habit of paying, from one seed: for forecasts, which learn habits from books.
// Amounts, due days and payments are its own; nothing of the program decides them.
import { addDays, daysBetween, endOfMonth, type IsoDay, isoDay, partsOf, weekday } from '../../src/domain/day.ts'
import { bankCharge, type FecEntry, fec, receipt, sale } from './fec.ts'
import { type Chance, seeded } from './seeded.ts'

/** When a customer pays, told from the due day. */
type Habit = 'punctual' | 'late' | 'chronic' | 'month-end' | 'erratic' | 'summer' | 'stops' | 'drifts'

const HABITS: readonly Habit[] = ['punctual', 'late', 'late', 'chronic', 'month-end', 'month-end', 'erratic', 'summer', 'stops', 'drifts']
const TERM = 30
const FRIDAY = 5

/**
 * The books from the first day to the last one, both inclusive, as one FEC: forty customers, one invoice a month each or so. Those who stop do
 * so in the last third of the time, those who drift pay a day later with each week.
 */
export function payingCompany(seed: number, first: string, last: string): string {
  const chance = seeded(seed)
  const [from, until] = [isoDay(first), isoDay(last)]
  const entries: FecEntry[] = []
  const customers = Array.from({ length: 40 }, (_, index) => ({
    code: `C${String(index + 1).padStart(3, '0')}`,
    habit: chance.oneOf(HABITS),
    usual: chance.between(3, 45),
    size: chance.oneOf([20_000, 60_000, 150_000, 400_000, 1_200_000]),
    percent: chance.oneOf([2, 4, 6, 9]),
    stopsAfter: Math.floor((daysBetween(from, until) * chance.between(66, 90)) / 100),
  }))
  let number = 0
  for (let day = from; day <= until; day = addDays(day, 1)) {
    if (weekday(day) > FRIDAY) continue
    for (const customer of customers) {
      if (!chance.happens(customer.percent)) continue
      number += 1
      const ref = `F${String(number).padStart(5, '0')}`
      const cents = chance.between(Math.floor(customer.size / 3), customer.size)
      const paidOn = payDay(customer, addDays(day, TERM), daysBetween(from, day), chance)
      const letter = paidOn !== null && paidOn <= until ? { letter: `L${number}` } : {}
      entries.push(sale(customer.code, ref, day, cents, letter))
      if (paidOn !== null && paidOn <= until) entries.push(receipt(customer.code, paidOn, cents, { ref, ...letter }))
    }
  }
  entries.sort((a, b) => (a.day < b.day ? -1 : a.day > b.day ? 1 : 0))
  return fec([...entries, bankCharge(until)])
}

/** The working day on which an invoice is paid, or null for never. */
function payDay(
  { habit, usual, stopsAfter }: { readonly habit: Habit; readonly usual: number; readonly stopsAfter: number },
  dueOn: IsoDay,
  age: number,
  chance: Chance,
): IsoDay | null {
  if (chance.happens(2)) return null
  const late = (days: number) => working(addDays(dueOn, days))
  switch (habit) {
    case 'punctual':
      return late(chance.between(-4, 2))
    case 'late':
      return late(usual + chance.between(-3, 8))
    case 'chronic':
      return late(usual + 25 + chance.between(-10, 25))
    case 'month-end':
      return working(endOfMonth(addDays(dueOn, Math.floor(usual / 3))))
    case 'erratic':
      return late(chance.between(0, 90))
    case 'summer':
      return late(Math.floor(usual / 3) + ([6, 7, 8].includes(partsOf(dueOn).month) ? 40 : 0) + chance.between(0, 6))
    case 'stops':
      return age > stopsAfter ? null : late(chance.between(0, 10))
    case 'drifts':
      return late(Math.floor(age / 14) + chance.between(0, 8))
    default:
      return habit satisfies never
  }
}

function working(day: IsoDay): IsoDay {
  const rank = weekday(day)
  return rank <= FRIDAY ? day : addDays(day, 8 - rank)
}
