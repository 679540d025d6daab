// Rows of a list of invoices that give no document: drafts and cancelled ones, other currencies, amounts nobody can owe.
import { type Cents, ZERO } from '../../domain/cents.ts'
import { foreignCode } from '../cells/amounts.ts'
import type { Role } from '../columns/columns.ts'
import type { Note } from '../note.ts'
import type { DocumentStatus } from './document-status.ts'
import { type AmountPlan, amountRoles, type RowAmounts } from './invoice-amounts.ts'

/** Why a row is left aside: drafts and cancelled documents, other currencies, amounts nobody can owe. */
export type LeftAside = { readonly why: 'void' | 'currency' | 'aberrant'; readonly currency: string; readonly cents: Cents }

// A billion euros: such amounts are met in real exports, and are slips of the exporting package.
const ABERRANT_CENTS = 100_000_000_000

/** Why a row gives no document; null when it gives one. @param text the cell of a role */
export function leftAside(text: (role: Role) => string, plan: AmountPlan, amounts: RowAmounts, status: DocumentStatus): LeftAside | null {
  const amount = amounts.total ?? ZERO
  if (status === 'void') return { why: 'void', currency: '', cents: amount }
  const told = text('currency')
  const currency =
    told !== '' && !/^(eur|euros?|€)$/i.test(told)
      ? told.toUpperCase()
      : amountRoles(plan)
          .map((role) => foreignCode(text(role)))
          .find((code) => code !== null)
  if (currency) return { why: 'currency', currency, cents: amount }
  const largest = Math.max(Math.abs(amount), Math.abs(amounts.outstanding ?? 0))
  return largest >= ABERRANT_CENTS ? { why: 'aberrant', currency: '', cents: amount } : null
}

/** The warning on a row left aside. */
export function asideNote({ why, currency, cents: amount }: LeftAside, number: string): Note {
  if (why === 'currency') {
    return note('currency', 'other-currency', `La facture est en ${currency} : elle n’est pas importée.`)
  }
  const millions = Math.round(amount / 100_000_000)
  const message = `La facture ${number} est de ${millions} millions d’euros : ce montant est invraisemblable, elle n’est pas importée.`
  return note('amount_incl_tax', 'amount-aberrant', message)
}

function note(role: Role, code: string, message: string): Note {
  return { role, code, message }
}
