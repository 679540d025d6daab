// Everything the ledger holds of a customer, table by table, in words a person reads (RGPD art. 15 and 20). A table is in one part or
// another, or holds nothing of a customer: a new one must be told here, and a test says so.
import type { CustomerCode } from '../domain/names.ts'
import type { Ledger } from './ledger.ts'
import { ACTION_DATA } from './personal-data-actions.ts'
import { BOOK_DATA } from './personal-data-books.ts'
import { MESSAGE_DATA } from './personal-data-messages.ts'

/** Plain data under French names. Sums are integer cents, days AAAA-MM-JJ, moments ISO 8601. */
export type DataRow = Readonly<Record<string, unknown>>

/** What some tables hold of a customer. */
export interface DataPart {
  /** French title. */
  readonly title: string
  readonly tables: readonly string[]
  /** In a stable order; nothing of other customers. @param codes his, those he had before included */
  rows(ledger: Ledger, codes: readonly CustomerCode[]): DataRow[]
}

/** In the order they are told. */
export const DATA_PARTS: readonly DataPart[] = [...BOOK_DATA, ...ACTION_DATA, ...MESSAGE_DATA]

/** Tables that hold nothing of a customer, and what they hold. */
export const WITHOUT_CUSTOMERS: Readonly<Record<string, string>> = {
  meta: 'l’état du registre',
  migration: 'les versions du registre',
  import_file: 'les fichiers importés, par leur nom et leur empreinte',
  fiscal_year: 'les exercices',
  bank_account: 'les derniers jours des comptes de banque du créancier',
  rate: 'les taux d’intérêt',
  settings_cache: 'les réglages du dossier',
  taken_file: 'les fichiers pris dans le répertoire surveillé',
  plan: 'les plans de tous les clients : sa part en est dans les relances prévues et les pièces retenues',
  validation_request: 'les demandes de validation au créancier',
}
