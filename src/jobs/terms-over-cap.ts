// Payment terms that go over their legal maximum: remarked once when a list of customers brings them, and where the dossier's own are
// told. Flags, never rewrites: a due date follows the terms as they are.
import { plural } from '../domain/format.ts'
import type { ContactRecord, ImportIssue } from '../domain/reading.ts'
import type { Regime } from '../domain/settings.ts'
import { parseTerms } from '../domain/terms.ts'
import { overCapSentence } from '../domain/terms-cap.ts'
import { remarkList } from './remark-list.ts'

/** So many different terms are looked at, the first in the file: real lists have a few dozen. */
const LOOKED_AT = 500

/**
 * One remark on the terms of these customers, then one for each different terms. Consumers and customers abroad are left out: the
 * maximum binds businesses (C. com. L441-10 I). Nothing when all are within it.
 * @param fallback the dossier's regime, of customers whose row tells none
 */
export function overCapRemarks(records: readonly ContactRecord[], fallback: Regime): ImportIssue[] {
  const counts = new Map<string, number>()
  for (const { terms, regime } of records) {
    if (terms !== null && isBound(regime ?? fallback)) counts.set(terms, (counts.get(terms) ?? 0) + 1)
  }
  const over = [...counts].slice(0, LOOKED_AT).flatMap(([terms, count]) => {
    const sentence = overCap(terms)
    return sentence === null ? [] : [{ terms, count, sentence }]
  })
  if (over.length === 0) return []
  const customers = over.reduce((sum, { count }) => sum + count, 0)
  const message =
    `${customers} ${plural(customers, 'client a', 'clients ont')} des conditions de règlement plus longues que la loi ne le permet. ` +
    'Leurs échéances les suivent telles quelles.'
  return remarkList(
    'terms-over-cap',
    message,
    over.map(({ terms, count, sentence }) => `« ${terms} » (${count} ${plural(count, 'client', 'clients')}) ${sentence}.`),
  )
}

/** " Ce délai dépasse le maximum légal (...)." after a sentence that tells the dossier's terms; '' when it does not. */
export function overCapOfDossier(terms: string | null, regime: Regime): string {
  const sentence = terms === null || !isBound(regime) ? null : overCap(terms)
  return sentence === null ? '' : ` Ce délai ${sentence}.`
}

function overCap(text: string): string | null {
  const terms = parseTerms(text)
  return terms === null ? null : overCapSentence(terms)
}

function isBound(regime: Regime): boolean {
  return regime !== 'consumer' && regime !== 'abroad'
}
