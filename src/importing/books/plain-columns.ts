// Where each column of a ledger stands, -1 for one it has not, and the amount of a row written plainly.
import type { LedgerTable } from '../ledgers/ledger-table.ts'
import type { Cells } from './cells.ts'
import { NOT_PLAIN, plainCents } from './plain-amount.ts'

const [DEBIT, CREDIT] = [0x44, 0x43]

/** Places of the columns. */
export function columnPlaces({ header: { columns } }: LedgerTable) {
  const at = (index: number | undefined) => index ?? -1
  return {
    account: at(columns.account),
    accountName: at(columns.account_name),
    auxiliary: at(columns.customer_code),
    customerName: at(columns.customer_name),
    journal: at(columns.journal),
    journalName: at(columns.journal_name),
    entry: at(columns.entry_number),
    day: at(columns.entry_date),
    ref: at(columns.piece_ref),
    refDay: at(columns.invoice_date),
    label: at(columns.label),
    debit: at(columns.debit),
    credit: at(columns.credit),
    amount: at(columns.signed_amount),
    sign: at(columns.sign),
    letter: at(columns.lettering),
    letterDay: at(columns.lettering_date),
    dueOn: at(columns.due_date),
    foreign: at(columns.foreign_amount),
    currency: at(columns.currency),
  }
}

export type Places = ReturnType<typeof columnPlaces>

/** Debit less credit in cents; NOT_PLAIN when it needs the reader of every form. */
export function plainAmount({ bytes, starts, ends }: Cells, { debit, credit, amount, sign }: Places): number {
  if (debit >= 0 && credit >= 0) {
    const left = plainCents(bytes, starts[debit] as number, ends[debit] as number)
    const right = plainCents(bytes, starts[credit] as number, ends[credit] as number)
    return left !== 0 && right !== 0 ? NOT_PLAIN : left - right
  }
  const from = starts[sign] ?? 0
  const side = (ends[sign] ?? 0) - from === 1 ? bytes[from] : 0
  if (side !== DEBIT && side !== CREDIT) return NOT_PLAIN
  const cents = plainCents(bytes, starts[amount] ?? 0, ends[amount] ?? 0)
  return side === DEBIT ? cents : 0 - cents
}
