// Names of companies and people made comparable, and what two customers have in common. Knows no file and no ledger.
import { withoutAccents } from './accents.ts'
import { groupBy } from './group.ts'
import type { CustomerCode } from './names.ts'

const LEFT_OUT =
  /^(SARL|SAS|SASU|SA|EURL|SNC|SELARL|SCOP|EI|EIRL|GIE|STE|SOCIETE|ETS|ETABLISSEMENTS|M|MR|MME|MLLE|MONSIEUR|MADAME|ET|LTD|GMBH|INC)$/

/**
 * The comparable form of a name: words without accents, in alphabetical order, legal forms and titles apart; '' for a name of
 * nothing else. "Menuiserie Le Goff SARL" and "LE GOFF (Menuiserie)" are one name.
 */
export function nameKey(name: string): string {
  const words = withoutAccents(name)
    .replace(/œ/gi, 'oe')
    .toUpperCase()
    .replace(/['’]/g, ' ')
    .split(/[^A-Z0-9]+/)
    .filter((word) => word !== '' && !LEFT_OUT.test(word))
  return words.sort().join(' ')
}

interface Described {
  readonly code: CustomerCode
  readonly name: string
  readonly siren: string | null
  readonly contacts: readonly { readonly email: string | null }[]
}

/** Codes that may be one company, to be merged by the accountant in his books. */
export interface SameCompany {
  readonly codes: readonly CustomerCode[]
  /** What they share: a SIREN or an e-mail address. */
  readonly shared: { readonly kind: 'siren' | 'email'; readonly value: string }
}

/**
 * Customers who share a SIREN, or an e-mail address without two SIRENs telling them apart. Sorted by first code; codes that a
 * SIREN brings together are not told again for their e-mail.
 */
export function sameCompanies(customers: readonly Described[]): SameCompany[] {
  const sorted = customers.toSorted((a, b) => (a.code < b.code ? -1 : 1))
  const bySiren = groupBy(
    sorted.filter((one) => one.siren !== null),
    (one) => one.siren ?? '',
  )
  const byEmail = new Map<string, Described[]>()
  for (const one of sorted) {
    for (const email of new Set(one.contacts.flatMap((contact) => contact.email?.toLowerCase() ?? []))) {
      const same = byEmail.get(email)
      if (same === undefined) byEmail.set(email, [one])
      else same.push(one)
    }
  }
  const found: SameCompany[] = []
  const said = new Set<string>()
  const tell = (ones: readonly Described[], shared: SameCompany['shared']) => {
    const codes = ones.map((one) => one.code)
    if (codes.length < 2 || said.has(codes.join('\u0000'))) return
    said.add(codes.join('\u0000'))
    found.push({ codes, shared })
  }
  for (const [value, ones] of bySiren) tell(ones, { kind: 'siren', value })
  for (const [value, ones] of byEmail) {
    const sirens = new Set(ones.flatMap((one) => one.siren ?? []))
    if (sirens.size < 2) tell(ones, { kind: 'email', value })
  }
  return found.sort((a, b) => ((a.codes[0] ?? '') < (b.codes[0] ?? '') ? -1 : 1))
}

/** A supplier of the books: an account 401 with a balance. */
export interface Supplier {
  readonly code: string
  readonly name: string
  readonly siren: string | null
}

export interface AlsoSupplier {
  readonly customer: CustomerCode
  readonly supplier: string
  readonly by: 'siren' | 'name'
}

/**
 * Customers who are suppliers too: same SIREN, else same name and code, else same name when nobody else bears it on either side.
 * What they owe and what they are owed may be set off by the accountant (C. civ. 1347); nothing is ever netted here. Sorted by customer.
 */
export function alsoSuppliers(customers: readonly Omit<Described, 'contacts'>[], suppliers: readonly Supplier[]): AlsoSupplier[] {
  const bySiren = groupBy(
    suppliers.filter((one) => one.siren !== null),
    (one) => one.siren ?? '',
  )
  const byName = groupBy(suppliers, (one) => nameKey(one.name))
  const namesakes = groupBy(customers, (one) => nameKey(one.name))
  const found = customers.flatMap((one): AlsoSupplier[] => {
    const company = one.siren === null ? [] : (bySiren.get(one.siren) ?? [])
    if (company.length > 0) return company.map((supplier) => ({ customer: one.code, supplier: supplier.code, by: 'siren' }))
    const key = nameKey(one.name)
    const named = byName.get(key) ?? []
    const sameCode = named.find((supplier) => supplier.code === one.code)
    const supplier = sameCode ?? named[0]
    const alone = key !== '' && (sameCode !== undefined || (named.length === 1 && namesakes.get(key)?.length === 1))
    const differ = supplier !== undefined && supplier.siren !== null && one.siren !== null
    return supplier !== undefined && alone && !differ ? [{ customer: one.code, supplier: supplier.code, by: 'name' }] : []
  })
  return found.sort((a, b) => (a.customer < b.customer ? -1 : a.customer > b.customer ? 1 : a.supplier < b.supplier ? -1 : 1))
}
