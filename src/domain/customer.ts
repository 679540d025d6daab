// What is known of a customer besides his account: contacts, terms, regime. Filled by contact files and by hand.
import type { CustomerCode } from './names.ts'
import type { Language, Regime } from './settings.ts'

export interface Contact {
  readonly name: string | null
  readonly email: string | null
  readonly phone: string | null
  readonly role: string | null
}

/** Null means "not set for this customer: the dossier's default applies". */
export interface Customer {
  readonly code: CustomerCode
  readonly name: string
  readonly siren: string | null
  readonly address: readonly string[]
  readonly contacts: readonly Contact[]
  /** Payment terms as people write them ("45 jours fin de mois"). */
  readonly terms: string | null
  readonly regime: Regime | null
  readonly language: Language | null
  /** Name of a scenario of the settings. */
  readonly scenario: string | null
  /** Never reminded, with the reason ("prélèvement", "litige ancien"). */
  readonly excluded: string | null
  readonly directDebit: boolean
}

/** A customer of whom only the books speak. */
export function unknownCustomer(code: CustomerCode, name: string): Customer {
  return {
    code,
    name,
    siren: null,
    address: [],
    contacts: [],
    terms: null,
    regime: null,
    language: null,
    scenario: null,
    excluded: null,
    directDebit: false,
  }
}
