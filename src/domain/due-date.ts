// When each item was to be paid, and how we know: the file, the customer's terms, the dossier's, or an assumption.
import type { Customer } from './customer.ts'
import type { IsoDay } from './day.ts'
import { withOneFee } from './instalments.ts'
import type { BookItem, DueSource, OpenItem } from './item.ts'
import type { CustomerCode } from './names.ts'
import { dueDate, type PaymentTerms, parseTerms } from './terms.ts'

/** Thirty days from the invoice: what the law applies when nothing was agreed (C. com. L441-10 I, checked on 2026-11-22). */
const ASSUMED_TERMS = '30 jours'

export interface DueDateSources {
  readonly customers: ReadonlyMap<CustomerCode, Customer>
  /** The dossier's terms; null when nobody confirmed any. */
  readonly dossierTerms: string | null
  /** Due dates told by invoice lists: `documentDueKey` -> day. */
  readonly documents: ReadonlyMap<string, IsoDay>
}

/** Key of a document in `DueDateSources.documents`. */
export function documentDueKey(customer: CustomerCode, documentRef: string): string {
  return `${customer}\u0000${documentRef}`
}

/**
 * Gives each item its due date and the source it comes from, best first: the file's own column or an invoice list
 * (`file`), the customer's terms, the dossier's terms, and last an assumed 30 days. Credits and retention money have none.
 */
export function resolveDueDates(items: readonly BookItem[], sources: DueDateSources): OpenItem[] {
  const parsed = new Map<string, PaymentTerms | null>()
  const termsOf = (text: string | null) => {
    if (text === null) return null
    const known = parsed.get(text)
    if (known !== undefined) return known
    const terms = parseTerms(text)
    parsed.set(text, terms)
    return terms
  }
  const dated = items.map((item) => {
    const { dueOn, dueSource } = dueOf(item, sources, termsOf)
    return { ...item, dueOn, dueSource }
  })
  return withOneFee(dated)
}

function dueOf(
  item: BookItem,
  sources: DueDateSources,
  termsOf: (text: string | null) => PaymentTerms | null,
): { dueOn: IsoDay | null; dueSource: DueSource } {
  if (item.originalCents < 0) return { dueOn: null, dueSource: 'assumed' }
  const told =
    item.fileDueOn ?? (item.documentRef === '' ? null : (sources.documents.get(documentDueKey(item.customer, item.documentRef)) ?? null))
  if (told !== null) return { dueOn: told, dueSource: 'file' }
  // Retention money falls due a year after an acceptance that the books do not tell (loi 71-584).
  if (item.kind === 'retention') return { dueOn: null, dueSource: 'assumed' }
  // Nothing is known of what a lump is made of: it was due before its fiscal year began.
  if (item.withoutDetail) return { dueOn: item.issuedOn, dueSource: 'assumed' }
  const own = termsOf(sources.customers.get(item.customer)?.terms ?? null)
  if (own) return { dueOn: dueDate(item.issuedOn, own), dueSource: 'customer-terms' }
  const dossier = termsOf(sources.dossierTerms)
  if (dossier) return { dueOn: dueDate(item.issuedOn, dossier), dueSource: 'dossier-terms' }
  const assumed = termsOf(ASSUMED_TERMS)
  if (!assumed) throw new RangeError(`terms not understood: ${ASSUMED_TERMS}`)
  return { dueOn: dueDate(item.issuedOn, assumed), dueSource: 'assumed' }
}
