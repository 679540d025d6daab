// Who the customer of a row is: the auxiliary code, else the sub-account, else his name, else the account's label.
// Needs the accounts of the whole file: one row cannot tell a sub-account from a collective account.
import { type CustomerCode, customerCode } from '../../domain/names.ts'
import { squeezed } from '../columns/columns.ts'

/** What a row says of its customer. */
export interface CustomerTraits {
  readonly account: string
  readonly accountName: string
  readonly auxiliary: string
  /** The latest name written beside the auxiliary code (CompAuxLib), '' for none. */
  readonly customerName: string
}

export interface Identity {
  readonly code: CustomerCode
  readonly source: 'auxiliary' | 'sub-account' | 'name' | 'label'
}

export type IdentityOf = (traits: CustomerTraits) => Identity

const ENOUGH_TAILS = 3
const GENERIC = /^(autre|client|creance|effet|vente|prestation|collectif|divers|avance|acompte|retenue|export|france|etranger)/

/**
 * Prepares the identities of a file from all its customer rows.
 *
 * A sub-account is a customer when its tail (what follows 411, closing zeros apart) holds letters, or at least two figures
 * and then either many distinct tails exist or its label is no collective one. 4111, 4117, 41100000 are collective.
 * 413DUPONT, 416DUPONT and 419DUPONT are the customer 411DUPONT; figures follow when 411 has the same tail and label.
 * A row without code bears the code that the file gives his name elsewhere, if it is one only; else the name is his code.
 */
export function identities(all: Iterable<CustomerTraits>): IdentityOf {
  const names = new Map<string, string>()
  for (const { account, accountName } of all) if (!names.has(account)) names.set(account, squeezed(accountName))
  const tails = new Set([...names.keys()].map(tailOf).filter((tail) => /^\d{2,}$/.test(tail)))
  const codeOfName = codesByName(all)
  const isCode = (account: string) => {
    const tail = tailOf(account)
    if (/[^\d]/.test(tail)) return true
    return tail.length > 1 && (tails.size >= ENOUGH_TAILS || !GENERIC.test(names.get(account) ?? ''))
  }
  const mainAccount = (account: string) => {
    const main = `411${account.slice(3)}`
    if (account.startsWith('411') || /[^\d]/.test(tailOf(account))) return main
    return names.get(main) === names.get(account) && names.get(main) !== '' ? main : account
  }
  const identityOf = ({ account, accountName, auxiliary, customerName }: CustomerTraits): Identity => {
    if (auxiliary !== '' && auxiliary !== account) return { code: customerCode(auxiliary), source: 'auxiliary' }
    if (isCode(account)) return { code: customerCode(mainAccount(account)), source: 'sub-account' }
    if (customerName !== '') {
      return { code: codeOfName.get(squeezed(customerName)) ?? customerCode(customerName.replace(/\s+/g, ' ')), source: 'name' }
    }
    return { code: customerCode(accountName.replace(/\s+/g, ' ') || account), source: 'label' }
  }
  const known = new WeakMap<CustomerTraits, Identity>()
  return (traits) => {
    const identity = known.get(traits) ?? identityOf(traits)
    known.set(traits, identity)
    return identity
  }
}

/** The code of each name that the file gives to one code only. */
function codesByName(all: Iterable<CustomerTraits>): Map<string, CustomerCode> {
  const codes = new Map<string, Set<string>>()
  for (const { account, auxiliary, customerName } of all) {
    const name = auxiliary === '' || auxiliary === account ? '' : squeezed(customerName)
    if (name !== '') codes.set(name, (codes.get(name) ?? new Set()).add(auxiliary))
  }
  return new Map([...codes].flatMap(([name, [code = '', ...others]]) => (others.length === 0 ? [[name, customerCode(code)] as const] : [])))
}

/** What follows the three figures of the class, without the zeros that fill the account up. */
function tailOf(account: string): string {
  return account.slice(3).replace(/0+$/, '')
}
