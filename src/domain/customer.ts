// What is known of a customer besides his account: contacts, terms, regime. Filled by contact files and by hand.
import type { Cents } from './cents.ts'
import type { CustomerCode } from './names.ts'
import type { Language, Regime } from './settings.ts'

export interface Contact {
  readonly name: string | null
  readonly email: string | null
  readonly phone: string | null
  /** What the person is in charge of, as the file says it ("comptabilité", "direction"). */
  readonly role: string | null
}

/** What the file says of a customer lets one think of a regime. Nobody has confirmed it: it is shown, never applied. */
export interface ProposedRegime {
  readonly regime: Regime
  /** Why, to be read after a colon: "le SIREN commence par 2". */
  readonly because: string
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
  /** Intra-community VAT number with its country, without spaces ("FR44732829320"). */
  readonly vatNumber: string | null
  /** Who follows this customer in the creditor's company. */
  readonly accountManager: string | null
  /** Order, contract or commitment the customer wants to read on what is sent to him. */
  readonly orderReference: string | null
  /** Outstanding that should not be exceeded (plafond d’encours); null: no limit is known. */
  readonly creditLimitCents: Cents | null
  /** Null once a regime is set, or when nothing makes one think of another than the dossier's. */
  readonly proposedRegime: ProposedRegime | null
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
    vatNumber: null,
    accountManager: null,
    orderReference: null,
    creditLimitCents: null,
    proposedRegime: null,
  }
}

/**
 * The regime to apply: the one set for the customer, else the dossier's. A proposal that nobody has confirmed applies to
 * nothing, but where it differs from the dossier's regime the kind of customer is in doubt, and he is `to-confirm`.
 */
export function regimeOf(customer: Pick<Customer, 'regime' | 'proposedRegime'> | undefined, dossierRegime: Regime): Regime {
  if (customer === undefined) return dossierRegime
  const { regime, proposedRegime } = customer
  if (regime !== null) return regime
  return proposedRegime === null || proposedRegime.regime === dossierRegime ? dossierRegime : 'to-confirm'
}
