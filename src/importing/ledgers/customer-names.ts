// The name of each customer: codes are stable, labels change, so the latest one written in the file holds.
import type { CustomerCode } from '../../domain/names.ts'
import type { TextTable } from '../books/compact/text-table.ts'
import type { Party } from '../books/parties.ts'
import type { IdentityOf } from './customers.ts'

/** Name by code: the auxiliary's label, else the account's; the code itself when the file writes neither. */
export function customerNames(parties: readonly Party[], texts: TextTable, identityOf: IdentityOf): ReadonlyMap<CustomerCode, string> {
  const auxiliary = new Map<CustomerCode, Party>()
  const account = new Map<CustomerCode, string>()
  for (const party of parties) {
    if (party.rows === 0) continue
    const { code } = identityOf(party)
    const known = auxiliary.get(code)
    if (party.name !== 0 && (known === undefined || party.nameDay >= known.nameDay)) auxiliary.set(code, party)
    // An auxiliary's account is collective: its label ("Clients") names nobody.
    if (party.auxiliary === '' || party.auxiliary === party.account) account.set(code, party.accountName || code)
  }
  const names = new Map([...account, ...[...auxiliary].map(([code, { name }]) => [code, texts.text(name).replace(/\s+/g, ' ')] as const)])
  for (const party of parties)
    if (party.rows > 0 && !names.has(identityOf(party).code)) names.set(identityOf(party).code, identityOf(party).code)
  return names
}
