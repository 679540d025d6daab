// What keeps a debit from being reminded because of what it is, or of who the customer is. Holds set by hand: plan-manual.ts.
// Knows nothing of steps, amounts to net or the day's state.
import type { Customer } from './customer.ts'
import type { IsoDay } from './day.ts'
import { formatAmount, formatDay } from './format.ts'
import type { HoldCode, HoldReason } from './hold.ts'
import type { OpenItem } from './item.ts'
import type { ImportSettings } from './settings.ts'
import { type Unlinked, unlinkedHold } from './unlinked.ts'

/** Why this debit is held on `date` whoever the customer is; null when it can be reminded. */
export function natureHold(item: OpenItem, settings: Pick<ImportSettings, 'unbalancedLetters'>, date: IsoDay): HoldReason | null {
  const kind = kindHold(item, date)
  if (kind) return kind
  if (item.foreign) {
    return hold('other-currency', `Facture en devise (${item.foreign.currency}) : elle se relance dans sa devise, par vos soins.`)
  }
  if (item.withoutDetail || item.dueOn === null) {
    return hold(
      'no-detail',
      `Solde antérieur au ${formatDay(item.issuedOn, 'fr')}, repris sans détail : importez les écritures antérieures à ce jour pour en connaître les factures et les échéances.`,
    )
  }
  const doubt = doubtHold(item)
  if (doubt) return doubt
  if (item.unconfirmedLettering && settings.unbalancedLetters === 'hold') {
    return hold('unconfirmed-lettering', 'Lettré hors fichier, à vérifier : le lettrage laisse un solde que rien ne confirme.')
  }
  if (item.paymentSeen) {
    const amount = formatAmount(item.outstandingCents, 'fr')
    return hold(
      'payment-seen',
      `Un règlement non lettré de ${amount}, exactement le montant dû, figure au compte : lettrez-le avec la facture, ou avec celle qu’il règle.`,
    )
  }
  return null
}

function doubtHold({ doubts, outstandingCents }: OpenItem): HoldReason | null {
  const left = formatAmount(outstandingCents, 'fr')
  if (doubts?.includes('opening-gap')) {
    return hold(
      'no-detail',
      'Les à-nouveaux de l’exercice suivant reprennent un autre solde que celui de ces factures : vérifiez celle-ci avant de relancer.',
    )
  }
  if (doubts?.includes('other-customer')) {
    return hold(
      'unconfirmed-lettering',
      'Facture lettrée avec le règlement d’un autre client, qu’elle solde : virez l’une ou l’autre de compte à compte.',
    )
  }
  if (doubts?.includes('discount')) {
    return hold('discount', `Escompte à vérifier : les ${left} restants sont exactement la part d’escompte déjà accordée à ce client.`)
  }
  if (doubts?.includes('retention')) {
    return hold('retention', `Retenue de garantie ? Les ${left} restants sont exactement 5 % de la facture : vérifiez avant de relancer.`)
  }
  return null
}

function kindHold(item: OpenItem, date: IsoDay): HoldReason | null {
  switch (item.kind) {
    case 'invoice':
    case 'deposit':
    case 'opening':
    case 'bounced':
    case 'penalty':
      return null
    case 'doubtful':
      return hold('doubtful', 'Créance douteuse (compte 416) : aucune relance automatique.')
    case 'retention':
      return hold('retention', 'Retenue de garantie : elle n’est exigible qu’un an après la réception (loi 71-584).')
    case 'bill':
      return billHold(item, date)
    case 'assigned':
      return hold('assigned', 'Créance cédée à un tiers (affacturage, Dailly) : elle n’est plus à relancer par vous.')
    case 'refund':
    case 'payment':
      return hold('refund-or-bounce', 'Remboursement ou impayé, à préciser : rapprochez cette écriture de banque avant de relancer.')
    case 'advance':
      return hold('no-detail', 'Solde débiteur d’un compte d’avances (4191) : il est montré et jamais relancé, vérifiez l’écriture.')
    case 'other':
      // No counterpart tells what it is; a document number makes it a debt like another, nothing at all does not.
      if (item.documentRef !== '') return null
      return hold('no-detail', 'Écriture sans numéro de pièce ni contrepartie connue : précisez ce qu’elle représente avant de relancer.')
    case 'transfer':
    case 'writeOff':
    case 'creditNote':
      return hold('no-detail', 'Virement de compte à compte ou régularisation, et non une facture : vérifiez l’écriture avant de relancer.')
    default:
      return item.kind satisfies never
  }
}

/** A bill is cashed at its maturity, that day included; one that is still there the day after is a debt like another. */
function billHold({ dueOn, dueSource }: OpenItem, date: IsoDay): HoldReason | null {
  if (dueOn === null || dueSource !== 'file') {
    const text = 'Effet de commerce accepté, dont le fichier ne donne pas l’échéance : il est encaissé à ce jour-là et ne se relance pas.'
    return hold('bill-of-exchange', text)
  }
  if (date > dueOn) return null
  const text = `Effet de commerce accepté : il est encaissé à son échéance du ${formatDay(dueOn, 'fr')} et ne se relance pas avant.`
  return { code: 'bill-of-exchange', until: dueOn, text }
}

/**
 * Why nothing of this customer's is reminded; null when it can be. A bounced payment lifts the direct-debit hold.
 * @param unlinked what of his history found no item of his, or may be another code's; null: nothing
 * @param pseudo codes and names that are not customers (`import.pseudoCustomers`)
 */
export function customerHold(
  customer: Customer,
  item: OpenItem,
  unlinked: Unlinked | null,
  pseudo: readonly string[] = [],
): HoldReason | null {
  if (pseudo.some((one) => [customer.code, customer.name].some((name) => folded(name) === folded(one)))) {
    return hold('excluded', 'Ce compte n’est pas celui d’un client (import.pseudoCustomers) : rien n’y est relancé.')
  }
  if (customer.excluded !== null) {
    const why = customer.excluded.trim().replace(/[.\s]+$/, '')
    return hold('excluded', why === '' ? 'Client exclu des relances.' : `Client exclu des relances : ${why}.`)
  }
  if (customer.directDebit && item.kind !== 'bounced') {
    return hold('direct-debit', 'Client en prélèvement automatique : la somme lui sera prélevée, il n’a rien à envoyer.')
  }
  return unlinked === null ? null : unlinkedHold(customer.code, item, unlinked)
}

/** The hold of a customer sent to a scenario that the settings do not hold. */
export function unknownScenario(name: string): HoldReason {
  return hold(
    'paused',
    `Scénario inconnu, et non une pause : « ${name} », choisi pour ce client, n’existe pas dans les réglages. Donnez-lui-en un autre (relance customers CODE --scenario NOM), ou créez celui-ci dans relance.yaml (scenarios).`,
  )
}

/** Letters and figures alone, without case or accents. */
function folded(text: string): string {
  return text
    .normalize('NFKD')
    .replace(/[^\p{L}\p{N}]/gu, '')
    .toLowerCase()
}

function hold(code: HoldCode, text: string): HoldReason {
  return { code, until: null, text }
}
