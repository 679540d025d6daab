// What invoicing packages write in a status or type column. Exact words only: "à régler" contains "régl".
import { squeezed } from './columns.ts'

export type DocumentStatus = 'paid' | 'open' | 'void' | 'unknown'

const PAID = new Set('payee paye payes payees paid reglee regle soldee solde acquittee encaissee closed fermee oui 1'.split(' '))
const OPEN = new Set(
  'areglee aregler apayer impayee impaye nonpayee nonpaye nonreglee nonregle enretard retard echue open unpaid overdue due sent envoyee emise validee paiementpartiel partiellementpayee partiellementreglee partiellementregle reglementcommence partial partiallypaid enattente pending nonechue avenir notpaid 0 non'.split(
    ' ',
  ),
)
const VOID = new Set('brouillon draft annulee annule canceled cancelled void voided abandonnee proforma'.split(' '))

/** What a status word says; 'unknown' for words that are not on the list. */
export function statusOf(text: string): DocumentStatus {
  const word = squeezed(text)
  if (PAID.has(word)) return 'paid'
  if (OPEN.has(word)) return 'open'
  return VOID.has(word) ? 'void' : 'unknown'
}

/** Whether a document is a credit note, told by its type or by its number (AV12, AVR-3, AVOIR 7). */
export function isCreditNote(type: string, number: string): boolean {
  if (/^(avoir|avoirs|factureavoir|facturedavoir|noteecredit|notedecredit|creditnote|creditmemo|ac|av|outrefund)$/.test(squeezed(type)))
    return true
  return /^av(r|oir)?[\s_/-]*\d/i.test(number.trim())
}
