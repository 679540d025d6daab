// Books that a small company keeps: entries come, are lettered, corrected and deleted from one export to the next, as chance wills.
// Knows nothing of plans. Every entry balances, so that every export can be imported.
import { addDays, type IsoDay } from '../../src/domain/day.ts'
import { bankCharge, type FecEntry, type FecLine, fec, receipt, sale } from './fec.ts'
import type { Chance } from './seeded.ts'

export interface ChangingBooks {
  /** Something happens, known on this day; what it was, in a few words. */
  change(day: IsoDay): string
  /** The export of this day: every entry, those dated ahead too. */
  export(day: IsoDay): string
  /** References of the invoices, of one customer or of all. */
  refs(customer: string): string[]
}

interface Kept {
  readonly sort: 'sale' | 'receipt' | 'bounce'
  readonly customer: string
  ref: string
  readonly day: IsoDay
  readonly cents: number
  label: string
  letter: string
}

/** @param charges the bank is shown to be entered up to the day of each export */
export function changingBooks(chance: Chance, customers: readonly string[], charges = true): ChangingBooks {
  const entries: Kept[] = []
  /** Without any receipt every plan looks at everybody. */
  const paid = [sale('CASH', 'F0000', '2026-01-05', 50_000, { letter: 'PAID' }), receipt('CASH', '2026-02-04', 50_000, { letter: 'PAID' })]
  let number = 0
  let letters = 0
  const sales = () => entries.filter((entry) => entry.sort === 'sale' && entry.cents > 0)
  const letterOf = () => {
    letters += 1
    return `L${String(letters).padStart(3, '0')}`
  }

  const EVENTS: Record<string, (day: IsoDay) => void> = {
    sale(day) {
      number += 1
      const issued = addDays(day, chance.happens(12) ? chance.between(1, 20) : -chance.between(0, 75))
      const ref = `F${String(number).padStart(4, '0')}`
      const cents = chance.oneOf([chance.between(500, 3_000), chance.between(5_000, 90_000), 120_000])
      entries.push({ sort: 'sale', customer: chance.oneOf(customers), ref, day: issued, cents, label: `Facture ${ref}`, letter: '' })
    },
    receipt(day) {
      const sale = chance.oneOf(sales())
      const issued = addDays(day, chance.happens(12) ? chance.between(1, 15) : -chance.between(0, 10))
      const part = chance.happens(30) ? Math.max(1, Math.floor(sale.cents / 2)) : sale.cents
      const ref = chance.happens(50) ? sale.ref : ''
      const letter = chance.happens(50) ? sale.letter || letterOf() : ''
      if (letter !== '') sale.letter = letter
      const label = `Virement ${ref}`.trim()
      entries.push({ sort: 'receipt', customer: sale.customer, ref, day: issued, cents: -part, label, letter })
    },
    creditNote(day) {
      const sale = chance.oneOf(sales())
      const cents = -chance.oneOf([sale.cents, Math.ceil(sale.cents / 3), sale.cents + 5_000])
      entries.push({ sort: 'sale', customer: sale.customer, ref: `A${sale.ref}`, day, cents, label: `Avoir ${sale.ref}`, letter: '' })
    },
    bounce(day) {
      const receipt = chance.oneOf(entries.filter(({ sort }) => sort === 'receipt'))
      const label = `Rejet impaye ${receipt.ref}`.trim()
      entries.push({ ...receipt, sort: 'bounce', day, cents: -receipt.cents, label, letter: '' })
    },
    unlettered() {
      const { letter } = chance.oneOf(entries.filter((entry) => entry.letter !== ''))
      for (const entry of entries) if (entry.letter === letter) entry.letter = ''
    },
    /** A payment of one customer against the invoice of another. */
    letteredAcross(day) {
      const sale = chance.oneOf(sales())
      const customer = chance.oneOf(customers.filter((code) => code !== sale.customer))
      const letter = letterOf()
      sale.letter = letter
      entries.push({ sort: 'receipt', customer, ref: '', day, cents: -sale.cents, label: 'Virement', letter })
    },
    vanished() {
      entries.splice(chance.between(0, entries.length - 1), 1)
    },
    renumbered() {
      const sale = chance.oneOf(sales())
      sale.ref = `N${sale.ref}`
      sale.label = `Facture ${sale.ref}`
    },
    relabelled() {
      const entry = chance.oneOf(entries)
      entry.label = `${entry.label} bis`
    },
  }
  const often = ['sale', 'sale', 'sale', 'receipt', 'receipt', 'creditNote', 'bounce', 'unlettered', 'letteredAcross', 'vanished']
  const names = [...often, 'renumbered', 'relabelled']

  return {
    change(day) {
      const receipts = entries.some(({ sort }) => sort === 'receipt')
      const lettered = entries.some(({ letter }) => letter !== '')
      const wanted = sales().length < customers.length ? 'sale' : chance.oneOf(names)
      const possible = (wanted !== 'bounce' || receipts) && (wanted !== 'unlettered' || lettered)
      const event = possible ? wanted : 'sale'
      EVENTS[event]?.(day)
      return event
    },
    export: (day) => fec([...paid, ...entries.map(entryOf), ...(charges ? [bankCharge(day)] : [])]),
    refs: (customer) => sales().flatMap((entry) => (entry.customer === customer ? entry.ref : [])),
  }
}

function entryOf({ sort, customer, ref, day, cents, label, letter }: Kept): FecEntry {
  const debtor: FecLine = { account: '411000', customer, name: `Client ${customer}`, cents, letter }
  const against: FecLine = { account: sort === 'sale' ? '706000' : '512000', cents: -cents }
  return { journal: sort === 'sale' ? 'VE' : 'BQ', day, ref, label, lines: [debtor, against] }
}
