// The name of each customer: codes are stable, labels change, so the last one written in the file holds.
import type { CustomerCode } from '../domain/names.ts'
import type { CustomerRow } from './ledger-store.ts'

/** Name by code: the auxiliary's label, else the account's; the code itself when the file writes neither. */
export function customerNames(rows: readonly CustomerRow[], codes: readonly CustomerCode[]): ReadonlyMap<CustomerCode, string> {
  const auxiliary = new Map<CustomerCode, string>()
  const account = new Map<CustomerCode, string>()
  for (const [index, row] of rows.entries()) {
    const code = codes[index]
    if (code === undefined) continue
    if (row.auxiliaryName !== '') auxiliary.set(code, row.auxiliaryName)
    // An auxiliary's account is collective: its label ("Clients") names nobody.
    else if (row.auxiliary === '' || row.auxiliary === row.account) account.set(code, row.accountName || code)
  }
  return new Map([...account, ...auxiliary])
}
