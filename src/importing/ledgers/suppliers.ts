// The suppliers of a ledger and what is owed to each: told beside the customers, never netted with them.
import { cents } from '../../domain/cents.ts'
import type { SupplierBalance } from '../../domain/reading.ts'
import type { Pass } from '../books/pass.ts'

/** Suppliers with a credit balance over all their accounts 40, by code. A collective account without auxiliary names nobody. */
export function supplierBalances({ suppliers, texts }: Pass): SupplierBalance[] {
  const found = new Map<string, { name: string; owed: number }>()
  for (const { account, auxiliary, accountName, name, cents: balance } of suppliers.all) {
    const code = auxiliary === '' ? account : auxiliary
    const known = found.get(code) ?? { name: '', owed: 0 }
    const written = name === 0 ? '' : texts.text(name)
    // An auxiliary's account is collective: its label ("Fournisseurs") names nobody.
    const own = auxiliary === '' || auxiliary === account ? accountName : ''
    found.set(code, { name: written || known.name || own, owed: known.owed - balance })
  }
  return [...found]
    .filter(([, { owed, name }]) => owed > 0 && name !== '')
    .map(([code, { name, owed }]) => ({ code, name, owedCents: cents(owed) }))
    .sort((a, b) => (a.code < b.code ? -1 : 1))
}
