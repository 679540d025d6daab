// Who pays for whom, in words: on the pages of a customer, and beside the messages that were about other companies than their receiver.
import type { CustomerCode } from '../domain/names.ts'

export interface GroupCompany {
  readonly customer: CustomerCode
  readonly name: string
}

export interface GroupView {
  readonly payer: GroupCompany
  readonly members: readonly GroupCompany[]
}

/** "LEROY (Leroy Menuiserie) paie pour lui et reçoit ses relances…": one French sentence without its full stop, by what the customer is there. */
export function groupWords({ payer, members }: GroupView, code: CustomerCode): string {
  const apart = 'sauf mises en demeure, lettres recommandées et SMS'
  if (payer.customer === code) return `paie pour ${members.map(companyWords).join(', ')} et reçoit leurs relances, ${apart}`
  return `${companyWords(payer)} paie pour lui et reçoit ses relances, ${apart}`
}

function companyWords({ customer, name }: GroupCompany): string {
  return name === customer ? customer : `${customer} (${name})`
}
