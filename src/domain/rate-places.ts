// Where the rates of a half-year are published, and when. Knows no rate.

interface RatePlace {
  readonly figure: 'ecbBps' | 'legalOtherBps'
  /** What it is, in French. */
  readonly what: string
  /** When, in French, without its end mark. */
  readonly when: string
  readonly places: readonly string[]
}

/**
 * C. com. L441-10 II: the ECB rate in force on 1 January and 1 July. C. mon. fin. L313-2: the legal interest rate, by an order of each
 * half-year. Checked on 2026-11-22.
 */
export const RATE_PLACES: readonly RatePlace[] = [
  {
    figure: 'ecbBps',
    what: 'Taux de refinancement de la BCE (opérations principales)',
    when: 'celui qui est en vigueur le 1er janvier ou le 1er juillet, par date d’effet et non d’annonce',
    places: [
      'https://www.banque-france.fr/fr/statistiques/themes-statistiques-et-series-webstat-associees/taux-et-cours',
      'https://www.ecb.europa.eu/stats/policy_and_exchange_rates/key_ecb_interest_rates/',
    ],
  },
  {
    figure: 'legalOtherBps',
    what: 'Taux d’intérêt légal (créanciers autres que particuliers)',
    when: 'arrêté publié au Journal officiel dans les derniers jours de décembre et de juin',
    places: [
      'https://www.legifrance.gouv.fr (arrêté relatif à la fixation du taux de l’intérêt légal)',
      'https://www.banque-france.fr/fr/statistiques/themes-statistiques-et-series-webstat-associees/taux-et-cours',
    ],
  },
]
