// All that a dossier holds of one customer, as one document to be handed to him (RGPD art. 15 and 20). What the settings say of the dossier is
// no data of his, and nothing of other customers is in it.
import type { IsoDay } from '../domain/day.ts'
import type { CustomerCode } from '../domain/names.ts'
import { customers } from '../ledger/customers.ts'
import { forgottenCustomers } from '../ledger/forgotten.ts'
import { formerCodes } from '../ledger/former-codes.ts'
import { onOneState } from '../ledger/ledger.ts'
import { DATA_PARTS, type DataRow } from '../ledger/personal-data.ts'
import { knownCustomer } from './books.ts'
import type { Dossier } from './dossier.ts'

export interface CustomerData {
  readonly customer: CustomerCode
  readonly name: string
  /** Parts that hold something, by French title. */
  readonly parts: Readonly<Record<string, readonly DataRow[]>>
  /** The document itself, its names in French. */
  readonly document: Readonly<Record<string, unknown>>
}

/** @throws InputError 'customer-unknown' */
export function customerData(dossier: Dossier, day: IsoDay, typed: string): CustomerData {
  const { ledger, settings } = dossier
  return onOneState(ledger, () => {
    const known = customers(ledger)
    const customer = knownCustomer(known, typed)
    const formers = formerCodes(ledger).formersOf(customer)
    const found = DATA_PARTS.map(({ title, rows }) => [title, rows(ledger, [customer, ...formers])] as const)
    const parts = Object.fromEntries(found.filter(([, rows]) => rows.length > 0))
    const name = known.get(customer)?.name ?? customer
    const { creditor } = settings
    const document = {
      titre: `Données détenues sur ${name}`,
      'établi le': day,
      client: { code: customer, nom: name, 'anciens codes': formers, 'effacé le': forgottenCustomers(ledger).get(customer) ?? null },
      responsable: { nom: creditor.name, SIREN: creditor.siren, adresse: creditor.address, courriel: creditor.email },
      'à lire d’abord': READ_FIRST,
      données: parts,
    }
    return { customer, name, parts, document }
  })
}

const READ_FIRST: readonly string[] = [
  'Montants en centimes, dates AAAA-MM-JJ, moments ISO 8601. « pièce » renvoie à l’identifiant de « Numéros sous lesquels ses pièces sont connues ».',
  'Origine : la comptabilité du créancier, ses fichiers de contacts, et ce que ses équipes ont noté.',
  'Usage : suivre et relancer les factures impayées. Destinataires : le créancier, et le cabinet ou le tiers qu’il en a chargé.',
  'Conservation : dix ans pour la comptabilité (code de commerce L123-22) ; le reste, jusqu’à son effacement par « relance forget ».',
  'Ce document complète ce que le responsable doit dire d’autre (RGPD art. 15) : base légale, droits, réclamation à la CNIL.',
]
