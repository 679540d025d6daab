// Whether the items at hand are the balance of the accounts: nothing is planned nor sent from books that do not tie.
import { type Cents, cents, sumCents, ZERO } from '../domain/cents.ts'
import { ControlError } from '../domain/errors.ts'
import { formatAmount } from '../domain/format.ts'
import { customerCode } from '../domain/names.ts'
import { unacceptedGap } from '../ledger/accepted-gap.ts'
import { ledgerBalance } from '../ledger/ledger-balance.ts'
import type { Books } from './books.ts'
import type { Dossier } from './dossier.ts'

/**
 * No reminder comes from books whose items are not the balance of the accounts, unless that very gap was accepted at the import.
 * @param customer whose items the books hold; null: everybody's
 * @param elsewhereCents what is left of the items of customers who were not looked at
 * @throws ControlError 'control-gap'
 */
export function refuseUntied(
  { ledger }: Dossier,
  { day, items }: Pick<Books, 'day' | 'items'>,
  customer: string | null,
  elsewhereCents: Cents = ZERO,
): void {
  const only = customer === null ? undefined : customerCode(customer)
  const booked = ledgerBalance(ledger, day, only)
  const detail = sumCents([elsewhereCents, ...items.map((item) => item.outstandingCents)])
  const gap = unacceptedGap(ledger, day, cents(booked - detail), only)
  if (gap === 0) return
  throw new ControlError(
    'control-gap',
    `Le contrôle clients ne tombe pas juste : ${formatAmount(booked)} en comptabilité, ${formatAmount(detail)} en factures et règlements, ` +
      `écart de ${formatAmount(gap)}. Aucune relance n’est possible.`,
    { advice: 'Voyez « relance check », puis importez de nouveau la comptabilité : relance import FICHIER' },
  )
}
