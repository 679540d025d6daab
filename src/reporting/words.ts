// French words for the codes that sheets show. Steps and channels have theirs in rendering.
import type { DueSource } from '../domain/item.ts'
import type { MovementKind } from '../domain/ledger-line.ts'
import type { Regime } from '../domain/settings.ts'
import type { ItemView } from './views.ts'

export const KINDS: Readonly<Record<MovementKind, string>> = {
  invoice: 'facture',
  deposit: 'facture d’acompte',
  creditNote: 'avoir',
  payment: 'règlement',
  refund: 'remboursement',
  bounced: 'impayé',
  penalty: 'pénalités',
  retention: 'retenue de garantie',
  bill: 'effet',
  doubtful: 'créance douteuse',
  writeOff: 'perte',
  transfer: 'virement interne',
  assigned: 'affacturage',
  advance: 'acompte reçu',
  opening: 'à-nouveau',
  other: 'autre',
}

export const DUE_SOURCES: Readonly<Record<DueSource, string>> = {
  file: 'fichier',
  'customer-terms': 'conditions du client',
  'dossier-terms': 'conditions du dossier',
  assumed: 'supposée',
}

export const STATES: Readonly<Record<ItemView['state'], string>> = { open: 'ouverte', settled: 'soldée', held: 'retenue' }

export const REGIMES: Readonly<Record<Regime, string>> = {
  business: 'professionnel',
  public: 'public',
  consumer: 'particulier',
  abroad: 'étranger',
  'to-confirm': 'à confirmer',
}

/** What became of a message; a status that is not here keeps its own name. */
export const STATUSES: Readonly<Record<string, string>> = {
  sent: 'envoyée',
  written: 'écrite',
  failed: 'échec',
  skipped: 'passée',
  inDoubt: 'en doute',
  needsApproval: 'à approuver',
  sending: 'en cours',
  'not-sent': 'non envoyée',
}
