// What the remarks of imports call the regimes.
import type { Regime } from '../domain/settings.ts'

export const REGIME_WORDS: Readonly<Record<Regime, string>> = {
  business: 'professionnel',
  public: 'acheteur public',
  consumer: 'particulier',
  abroad: 'étranger',
  'to-confirm': 'à préciser',
}
