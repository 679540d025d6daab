// Claims told in a few words, and the sheets made of them. Days fixed; parties invented.
import { type Cents, cents } from '../../src/domain/cents.ts'
import type { ClaimPayment, ExplainedClaim } from '../../src/domain/claim.ts'
import { type Customer, unknownCustomer } from '../../src/domain/customer.ts'
import { isoDay } from '../../src/domain/day.ts'
import { customerCode } from '../../src/domain/names.ts'
import { explainClaim } from '../../src/domain/penalty.ts'
import type { ClaimInput } from '../../src/domain/penalty-input.ts'
import { type RateTable, rateTable } from '../../src/domain/rates.ts'
import type { Creditor, PenaltySettings } from '../../src/domain/settings.ts'
import { buildCalculation } from '../../src/reporting/calculation/build-calculation.ts'
import type { CalculationSheet } from '../../src/reporting/calculation/calculation.ts'
import { PENALTIES } from '../support/penalty-settings.ts'

export const FONTS = 'templates/fonts'
const VERSION = '0.1.0'

export const CREDITOR: Creditor = {
  name: 'Atelier Brunet',
  siren: '732829320',
  legalForm: 'SARL',
  capital: '20 000 €',
  rcs: 'Saint-Ormel',
  address: ['12 rue des Lilas', '35990 Saint-Ormel'],
  email: null,
  phone: null,
  iban: null,
  bic: null,
  logo: null,
}

export function debtor(code: string, name: string, more: Partial<Customer> = {}): Customer {
  return { ...unknownCustomer(customerCode(code), name), ...more }
}

export const MARTIN = debtor('MARTIN', 'Menuiserie Martin', {
  siren: '123456782',
  address: ['4 quai de la Fonderie', '29990 Port-Brillac'],
})
export const MAIRIE = debtor('MAIRIE', 'Commune de Port-Brillac', { address: ['Place de la Mairie', '29990 Port-Brillac'] })

export interface ClaimTold extends Partial<Omit<ClaimInput, 'settings' | 'dueOn' | 'until' | 'issuedOn' | 'noticeOn'>> {
  readonly amount?: number
  readonly issued?: string
  readonly due?: string
  readonly until?: string
  readonly notice?: string
  readonly settings?: Partial<PenaltySettings>
  readonly dueSource?: ExplainedClaim['dueSource']
}

/** An invoice F2026-101 of 10 000,00 € to Menuiserie Martin, due on 15 October 2026, seen on 20 November, unless told otherwise. */
export function claim(told: ClaimTold = {}, rates: RateTable = rateTable()): ExplainedClaim {
  const {
    amount = 1_000_000,
    issued,
    due = '2026-10-15',
    until = '2026-11-20',
    notice,
    settings,
    dueSource = 'customer-terms',
    ...input
  } = told
  const explained = explainClaim(
    {
      customer: MARTIN.code,
      ref: 'F2026-101',
      kind: 'invoice',
      amountCents: cents(amount),
      issuedOn: issued === undefined ? isoDay('2026-09-15') : isoDay(issued),
      dueOn: isoDay(due),
      until: isoDay(until),
      payments: [],
      regime: 'business',
      noticeOn: notice === undefined ? null : isoDay(notice),
      ...input,
      settings: { ...PENALTIES, ...settings },
    },
    rates,
  )
  return { ...explained, dueSource }
}

export function paid(day: string, amount: number, more: Partial<ClaimPayment> = {}): ClaimPayment {
  return { day: isoDay(day), cents: cents(amount), ...more }
}

/** The sheet of these claims, with all parties. @throws Error for no claim. */
export function sheetOf(claims: readonly ExplainedClaim[], customers: readonly Customer[] = [MARTIN, MAIRIE]): CalculationSheet {
  const known = new Map(customers.map((customer) => [customer.code, customer]))
  const sheet = buildCalculation(claims, { creditor: CREDITOR, customers: known }, VERSION)
  if (sheet === null) throw new Error('no claim, no sheet')
  return sheet
}

/** Cents of an amount printed in French, with or without its unit. */
export function centsOf(printed: string): Cents {
  return cents(Number(printed.replace(/[\s€]/g, '').replace('\u2212', '-').replace(',', '')))
}
