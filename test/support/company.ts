// A company of some forty customers, each with a way of paying, from one seed: what it sells, what comes in, what its books show on a day.
// Knows nothing of reminders, but that some customers promise or dispute once they get one. Amounts and due days are its own: tests
// compare what the program says with what really happened here.
import { addDays, daysBetween, type IsoDay, isoDay } from '../../src/domain/day.ts'
import { contacts } from './dossier.ts'
import { bankCharge, type FecEntry, fec, receipt, sale } from './fec.ts'
import { type Chance, seeded } from './seeded.ts'

/** How a customer pays: days after the due day, what his transfers name, what the books letter. */
type Way =
  | 'punctual'
  | 'late'
  | 'chronic'
  | 'never'
  | 'in-parts'
  /** The exact amount, and nobody letters it for weeks. */
  | 'unnamed'
  | 'credited'
  | 'bounces'
  | 'keeps-promises'
  | 'breaks-promises'
  | 'disputes'

interface Invoice {
  readonly customer: string
  readonly ref: string
  readonly day: IsoDay
  readonly dueOn: IsoDay
  readonly cents: number
}

/** Money or a credit note; negative when it came back. */
interface Credit {
  readonly day: IsoDay
  readonly cents: number
  readonly sort: 'receipt' | 'credit-note' | 'bounce'
  /** The transfer names its invoice. */
  readonly named: boolean
}

interface Sold extends Invoice {
  readonly credits: Credit[]
  /** Days from the day it is paid whole until somebody letters it; null: nobody ever does. */
  readonly letteredAfter: number | null
}

export interface Company {
  readonly customers: readonly string[]
  readonly contacts: string
  /** What is set for some of them: arguments of `relance customers`. */
  readonly settings: readonly (readonly [customer: string, option: string, value: string])[]
  /** Those nobody may ever write to. */
  readonly leftAlone: readonly string[]
  readonly groups: readonly { readonly payer: string; readonly members: readonly string[] }[]
  readonly wayOf: ReadonlyMap<string, Way>
  /** A day at the office: what is sold, what will be paid of it. */
  work(day: IsoDay): void
  /** He says that he pays what he owes on a day, and does when he keeps promises. */
  promises(customer: string, on: IsoDay): void
  /** The export of everything entered up to this day. */
  export(until: IsoDay): string
  /** What is left of an invoice once all that was entered for it up to this day, named and lettered or not, is taken off. */
  leftCents(ref: string, until: IsoDay): number
  /** Debits less credits of a customer, as entered up to this day; of everybody with null. */
  balanceCents(customer: string | null, until: IsoDay): number
}

/** Customers of each way in the whole company, and in one half as large. */
const WAYS: readonly (readonly [way: Way, whole: number, half: number])[] = [
  ['punctual', 9, 3],
  ['late', 8, 5],
  ['chronic', 6, 4],
  ['never', 3, 3],
  ['in-parts', 3, 2],
  ['unnamed', 3, 2],
  ['credited', 2, 1],
  ['bounces', 1, 1],
  ['keeps-promises', 2, 1],
  ['breaks-promises', 1, 1],
  ['disputes', 2, 1],
]
const TERM = 30

export function company(seed: number, size: 'whole' | 'half' = 'whole'): Company {
  const chance = seeded(seed)
  const names = WAYS.flatMap(([way, whole, half]) => Array.from({ length: size === 'whole' ? whole : half }, () => way))
  const wayOf = new Map(names.map((way, index): [string, Way] => [`C${String(index + 1).padStart(3, '0')}`, way]))
  const customers = [...wayOf.keys()]
  const sold: Sold[] = []
  const wayOfCustomer = (code: string) => wayOf.get(code) ?? 'punctual'

  const sells = (customer: string, day: IsoDay) => {
    const ref = `F${String(sold.length + 1).padStart(4, '0')}`
    const cents = chance.oneOf([chance.between(900, 4_000), chance.between(10_000, 90_000), chance.between(100_000, 700_000)])
    const invoice = { customer, ref, day, dueOn: addDays(day, TERM), cents }
    const way = wayOfCustomer(customer)
    const letteredAfter = way === 'credited' ? null : way === 'unnamed' ? chance.between(10, 40) : 0
    sold.push({ ...invoice, credits: payments(invoice, way, chance), letteredAfter })
  }

  return {
    customers,
    wayOf,
    ...kindsOf(customers, wayOf),
    contacts: contacts(customers),
    work(day) {
      for (const customer of customers) if (chance.happens(8)) sells(customer, day)
    },
    promises(customer, on) {
      if (wayOfCustomer(customer) !== 'keeps-promises') return
      for (const invoice of sold) {
        const left = leftOf(invoice, on)
        if (invoice.customer === customer && invoice.dueOn < on && left > 0)
          invoice.credits.push({ day: on, cents: left, sort: 'receipt', named: true })
      }
    },
    export(until) {
      const entries = sold.filter(({ day }) => day <= until).flatMap((invoice) => entriesOf(invoice, until))
      entries.sort((a, b) => (a.day < b.day ? -1 : a.day > b.day ? 1 : 0))
      return fec([...entries, bankCharge(until)])
    },
    leftCents(ref, until) {
      const invoice = sold.find((one) => one.ref === ref)
      if (invoice === undefined) throw new RangeError(`no such invoice: ${ref}`)
      return leftOf(invoice, until)
    },
    balanceCents(customer, until) {
      const own = sold.filter((one) => (customer === null || one.customer === customer) && one.day <= until)
      return own.reduce((sum, one) => sum + leftOf(one, until), 0)
    },
  }
}

function leftOf({ cents, credits }: Sold, until: IsoDay): number {
  return cents - credits.reduce((sum, one) => sum + (one.day <= until ? one.cents : 0), 0)
}

/** All that will ever come in for an invoice, known when it is made out. */
function payments({ dueOn, cents, day }: Invoice, way: Way, chance: Chance): Credit[] {
  const paid = (late: number, part = cents, named = true): Credit => ({ day: addDays(dueOn, late), cents: part, sort: 'receipt', named })
  const half = Math.ceil(cents / 2)
  switch (way) {
    case 'punctual':
      return [paid(-chance.between(0, 6))]
    case 'late':
      return chance.happens(15) ? [] : [paid(chance.between(1, 40))]
    case 'chronic':
      return [paid(chance.between(15, 90))]
    case 'in-parts':
      return [paid(chance.between(0, 12), half), ...(chance.happens(60) ? [paid(chance.between(13, 50), cents - half)] : [])]
    case 'unnamed':
      return [paid(chance.between(-3, 20), cents, false)]
    case 'credited': {
      const part = chance.happens(50) ? cents : half
      return [{ day: addDays(day, chance.between(5, 45)), cents: part, sort: 'credit-note', named: false }]
    }
    case 'bounces':
      return [paid(0), { ...paid(6, -cents), sort: 'bounce' }, paid(45)]
    case 'disputes':
      return chance.happens(50) ? [paid(chance.between(30, 70))] : []
    case 'never':
    case 'keeps-promises':
    case 'breaks-promises':
      return []
    default:
      return way satisfies never
  }
}

/** The invoice and what came in for it; both lettered once it has been paid whole and somebody had the time. */
function entriesOf(invoice: Sold, until: IsoDay): FecEntry[] {
  const { customer, ref, day, cents, letteredAfter } = invoice
  const paidOn = coveredOn(invoice)
  const lettered = paidOn !== null && letteredAfter !== null && addDays(paidOn, letteredAfter) <= until
  const letter = lettered ? { letter: `L${ref}` } : {}
  const moves = invoice.credits.filter((credit) => credit.day <= until)
  return [
    sale(customer, ref, day, cents, letter),
    ...moves.map((credit): FecEntry => {
      if (credit.sort === 'credit-note') return { ...sale(customer, `A${ref}`, credit.day, -credit.cents), label: `Avoir A${ref}` }
      if (credit.sort === 'bounce')
        return { ...receipt(customer, credit.day, credit.cents, { ref }), label: `Rejet virement ${ref} impaye` }
      const named = credit.named ? { ref } : {}
      return receipt(customer, credit.day, credit.cents, { ...named, ...(lettered && credit.day <= paidOn ? letter : {}) })
    }),
  ]
}

/** The first day on which it is paid whole, whatever comes back later. */
function coveredOn(invoice: Sold): IsoDay | null {
  const days = invoice.credits.map(({ day }) => day).sort()
  return days.find((day) => leftOf(invoice, day) <= 0) ?? null
}

/** Who they are beside how they pay: what is set for them by hand, and three of them under one payer. */
function kindsOf(customers: readonly string[], wayOf: ReadonlyMap<string, Way>): Pick<Company, 'settings' | 'groups' | 'leftAlone'> {
  const nth = (way: Way, index: number) => customers.filter((code) => wayOf.get(code) === way)[index] ?? ''
  const [debited, excluded] = [nth('chronic', 0), nth('chronic', 1)]
  return {
    settings: [
      [nth('never', 0), '--regime', 'public'],
      [nth('never', 1), '--regime', 'consumer'],
      [nth('in-parts', 0), '--regime', 'abroad'],
      [nth('late', 3), '--credit-limit', '5000'],
      [nth('chronic', 2), '--scenario', 'premium'],
      [debited, '--direct-debit', 'yes'],
      [excluded, '--exclude', 'ami'],
    ],
    groups: [{ payer: nth('late', 0), members: [nth('late', 1), nth('late', 2)] }],
    leftAlone: [debited, excluded],
  }
}

/** Days between two days, both inclusive. */
export function daysOf(from: string, until: string): IsoDay[] {
  return Array.from({ length: daysBetween(isoDay(from), isoDay(until)) + 1 }, (_, index) => addDays(isoDay(from), index))
}
