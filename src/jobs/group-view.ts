// The group a customer belongs to, with the names of its companies.
import type { CustomerCode } from '../domain/names.ts'
import { groupOf } from '../domain/plan-receiver.ts'
import { customer as storedCustomer } from '../ledger/customers.ts'
import type { GroupView } from '../reporting/group-words.ts'
import type { Dossier } from './dossier.ts'

/** Null for a customer of no group. A code the books do not know is its own name. */
export function groupView({ settings, ledger }: Dossier, code: CustomerCode): GroupView | null {
  const group = groupOf(settings.groups, code)
  if (group === null) return null
  const company = (one: CustomerCode) => ({ customer: one, name: storedCustomer(ledger, one)?.name ?? one })
  return { payer: company(group.payer), members: group.members.map(company) }
}
