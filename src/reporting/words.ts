// French words for the codes of the domain, as tables and sheets show them. Steps have theirs in rendering.
import type { ClaimPart } from '../domain/claim.ts'
import type { HoldCode } from '../domain/hold.ts'
import type { DueSource } from '../domain/item.ts'
import type { MovementKind } from '../domain/ledger-line.ts'
import type { PayerClass } from '../domain/payer-class.ts'
import type { Channel, Regime } from '../domain/settings.ts'
import { stepName } from '../domain/step-name.ts'
import { type CallSaid, callSentence } from '../rendering/call-words.ts'
import type { HistoryEventView, ItemView } from './views.ts'

export const KINDS: Readonly<Record<MovementKind, string>> = {
  invoice: 'facture',
  deposit: 'facture d’acompte',
  creditNote: 'avoir',
  payment: 'règlement',
  refund: 'débit bancaire',
  bounced: 'impayé',
  penalty: 'pénalités',
  retention: 'retenue de garantie',
  bill: 'effet',
  doubtful: 'créance douteuse',
  writeOff: 'perte',
  transfer: 'virement interne',
  assigned: 'affacturage',
  advance: 'avance (4191)',
  opening: 'à-nouveau',
  other: 'autre',
}

export const DUE_SOURCES: Readonly<Record<DueSource, string>> = {
  file: 'fichier',
  'customer-terms': 'conditions du client',
  'dossier-terms': 'conditions du dossier',
  assumed: 'supposée',
}

export const STATES: Readonly<Record<ItemView['state'], string>> = { open: 'ouverte', settled: 'soldée', held: 'suspendue' }

/** Where the interest of a claim stands. */
export const INTEREST_STATES: Readonly<Record<ClaimPart['state'], string>> = {
  due: 'dus',
  claimed: 'réclamés',
  paid: 'payés',
  waived: 'abandonnés',
}

/** Where the fee of a claim stands. */
export const FEE_STATES: Readonly<Record<ClaimPart['state'], string>> = {
  due: 'due',
  claimed: 'réclamée',
  paid: 'payée',
  waived: 'abandonnée',
}

export const REGIMES: Readonly<Record<Regime, string>> = {
  business: 'professionnel',
  public: 'public',
  consumer: 'particulier',
  abroad: 'étranger',
  'to-confirm': 'à confirmer',
}

export const PAYER_CLASSES: Readonly<Record<PayerClass, string>> = {
  new: 'nouveau',
  good: 'bon payeur',
  occasional: 'retards occasionnels',
  chronic: 'retards chroniques',
  'at-risk': 'à risque',
}

/** What became of a message: a doubt that somebody settled as not sent is no failure; of a call, what was said. A status that is not here keeps its own name. */
export function statusOf({ status, detail }: Pick<HistoryEventView, 'status' | 'detail'>): string {
  if (status === 'called' && detail !== null) return `appel\u00a0: ${callSentence(detail as unknown as CallSaid)}`
  if (status === 'formerly' && typeof detail?.['former'] === 'string') return `nouveau code de ${detail['former']}`
  if (status === 'not-formerly' && typeof detail?.['former'] === 'string') return `n’est plus le nouveau code de ${detail['former']}`
  return detail?.resolved === 'not-sent' ? 'non envoyée' : (STATUSES[status] ?? status)
}

export const STATUSES: Readonly<Record<string, string>> = {
  sent: 'envoyée',
  written: 'écrite',
  failed: 'échec',
  skipped: 'écartée',
  inDoubt: 'en doute',
  needsApproval: 'à approuver',
  sending: 'en cours',
  'not-sent': 'non envoyée',
  adopted: 'registre repris',
  takenOver: 'reprise de l’outil précédent',
  called: 'appel noté',
  validated: 'validée par le client',
  validationAsked: 'validation demandée au client',
  reported: 'rapport envoyé',
  tracked: 'suivi du courrier',
  batched: 'lettres réunies',
  leftOut: 'lettre hors du lot',
  formerly: 'code client changé',
  'not-formerly': 'code client changé, repris',
  'lost-settled': 'historique levé',
  forgotten: 'coordonnées effacées',
}

export const CHANNELS: Readonly<Record<Channel, string>> = {
  email: 'e-mail',
  letter: 'lettre',
  'registered-letter': 'lettre recommandée',
  call: 'appel',
  sms: 'SMS',
}

/** "première relance par e-mail"; a call says it by its name. */
export function stepBy({ step, channel }: { readonly step: string; readonly channel: Channel }): string {
  return step === 'call' && channel === 'call' ? stepName(step, 'fr') : `${stepName(step, 'fr')} par ${CHANNELS[channel]}`
}

/** Short names of the hold codes. */
export const HOLDS: Readonly<Record<HoldCode, string>> = {
  'not-due': 'pas encore échue',
  'below-minimum': 'total trop faible',
  'too-soon': 'déjà écrit ces jours-ci',
  'waiting-next-step': 'étape suivante pas encore atteinte',
  'last-step-reached': 'dernière étape faite',
  dispute: 'litige',
  promise: 'promesse de règlement',
  'payment-plan': 'échéancier accordé',
  paused: 'en pause',
  insolvency: 'procédure collective',
  'handed-over': 'confiée à un tiers',
  excluded: 'client exclu',
  'direct-debit': 'prélèvement',
  'bill-of-exchange': 'effet de commerce',
  doubtful: 'créance douteuse',
  retention: 'retenue de garantie',
  assigned: 'cédée (affacturage)',
  discount: 'escompte à vérifier',
  received: 'règlement reçu, pas encore saisi',
  'credits-cover': 'couverte par des crédits',
  'payment-seen': 'règlement à rapprocher',
  'unconfirmed-lettering': 'lettrage à vérifier',
  'refund-or-bounce': 'remboursement ou impayé à préciser',
  'due-date-assumed': 'échéance supposée',
  'regime-to-confirm': 'régime du client à confirmer',
  'no-contact': 'aucune coordonnée',
  'no-detail': 'à-nouveau sans détail',
  'other-currency': 'en devise étrangère',
  'invoice-refused': 'facture refusée',
  'mandate-missing': 'mandat manquant',
  'history-unlinked': 'historique à rattacher',
  'in-doubt': 'envoi en doute',
  'stale-books': 'comptabilité pas à jour',
  'non-working-day': 'jour non ouvré',
  'run-cap': 'limite par envoi',
  ceiling: 'plafond',
  pilot: 'hors pilote',
}
