// What invoicing packages write in a status or type column. Exact words only: "à régler" contains "régl".
import { squeezed } from '../columns/columns.ts'

export type DocumentStatus = 'paid' | 'open' | 'partial' | 'void' | 'unknown'

const words = (text: string): ReadonlySet<string> => new Set(text.split(' '))

const PAID = words(
  'payee paye payes payees paid reglee regle reglees soldee solde acquittee encaissee closed fermee oui true vrai yes enpaiement inpayment autopaid',
)
const OPEN = words(
  'areglee aregler apayer impayee impaye impayees nonpayee nonpayees nonpaye nonreglee nonregle enretard retard echue open unpaid overdue due enattente pending nonechue avenir notpaid non false faux no',
)
const PARTIAL = words(
  'paiementpartiel partiellementpayee partiellementreglee partiellementregle partiellementpaye reglementcommence payeepartiellement partial partiallypaid partiel partielle',
)
const VOID = words(
  'brouillon draft annulee annule canceled cancelled void voided abandonnee proforma extourne extournee reversed fermeeimpayee supprimee deleted refusee',
)

/** What a status word says; 'unknown' for words that are not on the list. */
function statusOf(text: string): DocumentStatus {
  const word = squeezed(text)
  if (PAID.has(word)) return 'paid'
  if (OPEN.has(word)) return 'open'
  if (PARTIAL.has(word)) return 'partial'
  return VOID.has(word) ? 'void' : 'unknown'
}

// Dolibarr stores figures: 0 draft, 1 validated, 2 closed, 3 abandoned.
const DOLIBARR: Readonly<Record<string, DocumentStatus>> = { 0: 'void', 1: 'open', 2: 'paid', 3: 'void' }

/**
 * What a document says of its own state.
 * @param status the cell of the status column, `flag` that of a "paid: yes or no" column; figures are a code in the first
 *   (0 draft, 1 validated, 2 closed, 3 abandoned) and yes or no in the second
 */
export function documentStatus(status: string, flag: string): DocumentStatus {
  const told = /^[0-3]$/.test(status) && flag !== '' ? (DOLIBARR[status] ?? 'unknown') : figureOrWord(status)
  if (told === 'void' || flag === '') return told
  const paid = figureOrWord(flag)
  return paid === 'unknown' ? told : paid
}

/** 1 is paid and 0 open where no code is known to be written. */
function figureOrWord(text: string): DocumentStatus {
  return text === '1' ? 'paid' : text === '0' ? 'open' : statusOf(text)
}

/** Whether a document is a credit note, told by its type or by its number (AV12, AVR-3, AVOIR 7). */
export function isCreditNote(type: string, number: string): boolean {
  if (/^(avoir|avoirs|factureavoir|facturedavoir|noteecredit|notedecredit|creditnote|creditmemo|ac|av|outrefund)$/.test(squeezed(type)))
    return true
  return /^av(r|oir)?[\s_/-]*\d/i.test(number.trim())
}

/** Whether a row is a payment not put against an invoice yet, told by its type. */
export function isPayment(type: string): boolean {
  return /^(payment|paiement|reglement|encaissement|deposit|acomptes?|journalentry|credit)$/.test(squeezed(type))
}
