// French words of the calculation sheet for the codes of the domain, with the article where a rule stands behind them.
// Articles checked on 2026-11-21.
import type { ClaimChoice } from '../../domain/claim.ts'
import type { DueSource } from '../../domain/item.ts'
import type { Regime } from '../../domain/settings.ts'

export const CHOICE_NAMES: Readonly<Record<string, string>> = {
  rate: 'Taux',
  'half-year': 'Semestre',
  floor: 'Plancher',
  basis: 'Année',
  rounding: 'Arrondi',
  imputation: 'Imputation',
  'credit-notes': 'Avoirs',
  'instalment-fee': 'Indemnité',
}

export const CHOSEN_BY: Readonly<Record<ClaimChoice['by'], string>> = {
  law: 'la loi',
  dossier: 'le dossier',
  customer: 'exception du client',
  invoice: 'exception de la facture',
}

export const DUE_DAY_KNOWN: Readonly<Record<DueSource, string>> = {
  file: 'donnée par le fichier importé',
  'customer-terms': 'calculée selon les conditions du client',
  'dossier-terms': 'calculée selon les conditions du dossier',
  assumed: 'supposée à 30 jours (C. com. art. L441-10 I), à confirmer',
}

export const REGIME_NAMES: Readonly<Record<Regime, string>> = {
  business: 'entre professionnels (C. com. art. L441-10)',
  public: 'acheteur public (C. commande publique art. R2192-31)',
  consumer: 'consommateur (C. civ. art. 1231-6)',
  abroad: 'client à l’étranger',
  'to-confirm': 'à confirmer, calculé comme entre professionnels (C. com. art. L441-10)',
}

/** Where the fee comes from; who bears none, why. */
export const FEE_ARTICLES: Readonly<Record<Regime, string>> = {
  business: 'C. com. art. L441-10 II et D441-5',
  public: 'C. commande publique art. D2192-35',
  consumer: 'jamais due par un consommateur',
  abroad: 'aucune pour un client à l’étranger',
  'to-confirm': 'C. com. art. L441-10 II et D441-5, si le client est un professionnel',
}

/** How the earliest day of limitation is counted. */
export const LIMITATION_RULES: Readonly<Record<Regime, string>> = {
  business: 'cinq ans (C. com. art. L110-4)',
  public: 'quatre ans, du 1er janvier qui suit (loi 68-1250 art. 1)',
  consumer: 'deux ans (C. conso. art. L218-2)',
  abroad: '',
  'to-confirm': 'deux ans, comme pour un consommateur (C. conso. art. L218-2), tant que le régime est à confirmer',
}
