// What the number of a customer account tells by itself (plan comptable général, règlement ANC 2014-03): bills receivable (413),
// doubtful debts (416), retention money (4117). Knows no entry: what stands on 411 is told by counterparts.
import type { LedgerLine } from './ledger-line.ts'

/** An account and the customer read from it; without customer, the account is taken for the customer's own. */
export interface CustomerAccount {
  readonly account: string
  readonly customer?: string
}

/**
 * Whether an account holds retention money: 4117 « Clients - retenues de garantie ». 41170012 may as well be 411 and the customer
 * number 70012: figures after 4117 other than zeros are a number where the account, or what follows 411, is the customer's code, and
 * a division of 4117 where another code tells the customer.
 */
function isRetentionAccount({ account, customer = account }: CustomerAccount): boolean {
  if (!account.startsWith('4117')) return false
  const isNumber = /^\d+$/.test(account) && !/^41170*$/.test(account)
  return !isNumber || (customer !== account && customer !== account.slice(3))
}

/** The kind that the account gives its debits; null where their counterparts tell it. */
export function kindOfAccount(line: CustomerAccount): 'bill' | 'doubtful' | 'retention' | null {
  if (line.account.startsWith('413')) return 'bill'
  if (line.account.startsWith('416')) return 'doubtful'
  return isRetentionAccount(line) ? 'retention' : null
}

/** Whether a line stands on an account of retention money: by the number of the account, or because its words told it. */
export function isRetention(line: Pick<LedgerLine, 'account' | 'customer' | 'kind'>): boolean {
  return line.kind === 'retention' || isRetentionAccount(line)
}
