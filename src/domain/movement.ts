// What a customer line is, told by the counterpart accounts of its entry (plan comptable général, règlement ANC 2014-03).
// Sees one entry only: what needs the customer's history (a bounced payment or a refund) is decided when items are settled.
import { withoutAccents } from './accents.ts'
import type { Cents } from './cents.ts'
import { kindOfAccount } from './customer-account.ts'
import type { MovementKind } from './ledger-line.ts'

export interface EntryLine {
  readonly account: string
  /** Debit less credit. */
  readonly cents: Cents
}

export interface CustomerLine extends EntryLine {
  /** Code of the customer; absent: the account's own. */
  readonly customer?: string
  /** Name of the customer, which is that of the account where it is his own. */
  readonly customerName?: string
  readonly label: string
  readonly opening: boolean
}

const ASSIGNED = /\b(factor|factoring|affacturage|dailly)\b/i
const RETENTION = /\bretenues?\b/i
const SALES = ['70', '418', '487', '775']
/** Interest and flat fee for late payment; 7711 before the plan of 2025 (règlement ANC 2022-06), 7581 since. */
const PENALTY_INCOME = ['763', '758', '7711']
const WRITE_OFFS = ['654', '6714', '658']

const SAID_PENALTY = /\b(penalites? de retard|interets? (de retard|moratoires?)|indemnites? (forfaitaires?|de recouvrement))\b/

/** Whether the label of a line calls it late-payment penalties, where no counterpart can tell: the openings of a year. */
export function isSaidPenalty(label: string): boolean {
  return SAID_PENALTY.test(withoutAccents(label).toLowerCase())
}

/** Whether what is booked against this account is late-payment penalties. */
export function isPenaltyIncome(account: string): boolean {
  return PENALTY_INCOME.some((prefix) => account.startsWith(prefix))
}

/**
 * Kind of a line of a customer account.
 * @param entry every line of its entry, the line itself included; null when the entry does not balance: counterparts
 *   cannot be trusted, and only the account itself speaks.
 */
export function classifyMovement(line: CustomerLine, entry: readonly EntryLine[] | null): MovementKind {
  if (line.opening) return 'opening'
  if (line.account.startsWith('4191')) return 'advance'
  if (line.account.startsWith('419')) return 'creditNote'
  const counterparts = entry === null ? [] : accountsAgainst(line, entry)
  const against = (prefixes: readonly string[]) => counterparts.some((account) => prefixes.some((prefix) => account.startsWith(prefix)))
  if (line.cents >= 0) return debitKind(line, counterparts, against)
  return creditKind(line, against)
}

/** Whether words of the label, or who the customer is, bear on the kind: otherwise account, side and entry tell it alone. */
export function isToldByWords({ account, cents, label }: CustomerLine): boolean {
  return account.startsWith('4117') || (cents < 0 && ASSIGNED.test(label))
}

type Against = (prefixes: readonly string[]) => boolean

function debitKind(line: CustomerLine, counterparts: readonly string[], against: Against): MovementKind {
  const kind = kindOfAccount(line) ?? (isSaidRetention(line) ? 'retention' : null)
  if (kind !== null) return kind
  if (against(SALES)) return 'invoice'
  if (against(['4191'])) return 'deposit'
  if (against(PENALTY_INCOME)) return 'penalty'
  // An unpaid bill of exchange or the factor's recourse: the receivable is open again.
  if (against(['413', '467'])) return 'bounced'
  // A refund or a bounced payment: the customer's history tells which.
  if (against(['5'])) return 'refund'
  if (counterparts.length > 0 && counterparts.every((account) => account.startsWith('41'))) return 'transfer'
  return 'other'
}

function creditKind(line: CustomerLine, against: Against): MovementKind {
  if (ASSIGNED.test(line.label) || against(['467'])) return 'assigned'
  if (against(['5'])) return 'payment'
  if (against(SALES)) return 'creditNote'
  if (against(['413'])) return 'bill'
  if (against(['4191'])) return 'payment'
  // Set-off against what we owe the same third party: it settles.
  if (against(['40'])) return 'payment'
  if (against(WRITE_OFFS)) return 'writeOff'
  if (against(['411', '416'])) return 'transfer'
  return 'other'
}

/** Retention money of one customer has an account of its own (4117 and his number), which its name or its lines tell. */
function isSaidRetention({ account, customerName = '', label }: CustomerLine): boolean {
  return account.startsWith('4117') && (RETENTION.test(customerName) || RETENTION.test(label))
}

/** Accounts on the other side of the entry; when the line stands alone on its side's sign, every other account. */
function accountsAgainst(line: EntryLine, entry: readonly EntryLine[]): string[] {
  const opposite = entry.filter((other) => Math.sign(other.cents) === -Math.sign(line.cents))
  const others = opposite.length > 0 ? opposite : entry.filter((other) => other.account !== line.account)
  return others.map((other) => other.account)
}
