// What follows from two codes being one customer, and from a lost invoice that holds nothing any more, in words.

import { plural } from '../domain/format.ts'
import type { Inherited } from '../domain/former-customer.ts'
import { keyParts } from '../domain/item-key.ts'
import type { CustomerCode, ItemKey } from '../domain/names.ts'
import type { FormerCodeView } from '../jobs/former-code.ts'
import { pieceNamed } from '../jobs/piece-named.ts'
import type { HistoryReleaseView } from '../jobs/release-history.ts'
import { HOLDS } from '../reporting/words.ts'

const INHERITED: Readonly<Record<Inherited, string>> = {
  siren: 'SIREN',
  terms: 'délai de règlement',
  regime: 'régime',
  language: 'langue',
  scenario: 'scénario',
  excluded: 'exclusion des relances',
  vatNumber: 'numéro de TVA',
  accountManager: 'personne qui le suit',
  orderReference: 'référence de commande',
  creditLimitCents: 'plafond d’encours',
  address: 'adresse',
  contacts: 'contacts',
  directDebit: 'prélèvement',
}

/** What counts for the customer from now on, before he himself is shown. */
export function formerCodeText({ formerly: { customer, former, same, items, inherited, holds } }: FormerCodeView): string {
  const pieces = itemsText(customer, items)
  if (!same) {
    const back = items.length === 0 ? '' : ` L’historique de ${pieces} revient à ${former}.`
    return `${former} n’est plus un ancien code de ${customer}.${back} Les réglages et contacts repris restent à ${customer}.\n\n`
  }
  const followed =
    items.length === 0
      ? `Aucune facture de ${customer} n’est une facture disparue de ${former}.`
      : `L’historique de ${pieces} suit le client.`
  const held =
    holds.length === 0 ? '' : ` Ses relances restent suspendues (${[...new Set(holds.map(({ code }) => HOLDS[code]))].join(', ')}).`
  const taken = inherited.length === 0 ? '' : ` Repris de ${former} : ${inherited.map((name) => INHERITED[name]).join(', ')}.`
  return `${customer} est le nouveau code de ${former} : ce qui a été envoyé, dit et décidé sous l’ancien compte pour lui. ${followed}${held}${taken}\n\n`
}

/** The lost invoices, before what is still suspended. */
export function lostText({ lost }: HistoryReleaseView, customer: string): string {
  const pieces = lost.map((one) => pieceNamed(one.customer, one.key)).join(', ')
  return `${plural(lost.length, 'Cette facture disparue ne retient', 'Ces factures disparues ne retiennent')} plus ${customer} : ${pieces}.\n`
}

function itemsText(customer: CustomerCode, items: readonly ItemKey[]): string {
  const refs = items.map((key) => keyParts(customer, key)?.documentRef ?? key).map((ref) => (ref === '' ? 'une pièce sans numéro' : ref))
  return [...new Set(refs)].join(', ')
}
