// The half-year rates shipped with the program, as published facts: the ECB main refinancing rate in force on 1 January and
// 1 July (C. com. L441-10 II), and the legal interest rate of the half-year (C. mon. fin. L313-2). Checked 2026-11-21.
// Knows no rule: points added, floors and regimes live in rates.ts. A half-year that is not here is unknown, never extrapolated.
import type { HalfYear } from './rates-half-year.ts'

interface ShippedRate {
  readonly half: HalfYear
  /** ECB main refinancing operations rate in force on the first day, basis points. */
  readonly ecbBps: number
  /** Legal interest rate when the creditor is a consumer, basis points; null when the table does not hold it. */
  readonly legalConsumerBps: number | null
  /** Legal interest rate in all other cases (the creditor is a business), basis points; null when the table does not hold it. */
  readonly legalOtherBps: number | null
  /** Where the figures come from, in French, with the day they were checked. */
  readonly source: string
}

const ECB_PAGE = 'https://www.ecb.europa.eu/stats/policy_and_exchange_rates/key_ecb_interest_rates/'
const ECB_ONLY = `Taux de refinancement BCE en vigueur le premier jour du semestre (${ECB_PAGE}), vérifié le 21/11/2026.`
const ECB_AND_LEGAL = `${ECB_ONLY} Taux d’intérêt légal : arrêté semestriel (legifrance.gouv.fr, service-public.fr), vérifié le 21/11/2026.`
const OTHER_UNVERIFIED = `${ECB_ONLY} Taux d’intérêt légal : arrêté semestriel (legifrance.gouv.fr, service-public.fr) ; le taux « autres cas » n’a pas été vérifié à la source.`

// biome-ignore format: one line per half-year
const ROWS: readonly (readonly [half: HalfYear, ecb: number, legalConsumer: number | null, legalOther: number | null, source: string])[] = [
  ['2009-S1', 250, null, null, ECB_ONLY],
  ['2009-S2', 100, null, null, ECB_ONLY],
  ['2010-S1', 100, null, null, ECB_ONLY],
  ['2010-S2', 100, null, null, ECB_ONLY],
  ['2011-S1', 100, null, null, ECB_ONLY],
  ['2011-S2', 125, null, null, ECB_ONLY],
  ['2012-S1', 100, null, null, ECB_ONLY],
  ['2012-S2', 100, null, null, ECB_ONLY],
  ['2013-S1', 75, null, null, ECB_ONLY],
  ['2013-S2', 50, null, null, ECB_ONLY],
  ['2014-S1', 25, null, null, ECB_ONLY],
  ['2014-S2', 15, null, null, ECB_ONLY],
  ['2015-S1', 5, 406, 93, ECB_AND_LEGAL],
  ['2015-S2', 5, 429, 99, ECB_AND_LEGAL],
  ['2016-S1', 5, 454, 101, ECB_AND_LEGAL],
  ['2016-S2', 0, 435, 93, ECB_AND_LEGAL],
  ['2017-S1', 0, 416, 90, ECB_AND_LEGAL],
  ['2017-S2', 0, 394, 90, ECB_AND_LEGAL],
  ['2018-S1', 0, 373, 89, OTHER_UNVERIFIED],
  ['2018-S2', 0, 360, 88, ECB_AND_LEGAL],
  ['2019-S1', 0, 340, 86, ECB_AND_LEGAL],
  ['2019-S2', 0, 326, 87, OTHER_UNVERIFIED],
  ['2020-S1', 0, 315, 87, ECB_AND_LEGAL],
  ['2020-S2', 0, 311, 84, ECB_AND_LEGAL],
  ['2021-S1', 0, 314, 79, ECB_AND_LEGAL],
  ['2021-S2', 0, 312, 76, ECB_AND_LEGAL],
  ['2022-S1', 0, 313, 76, ECB_AND_LEGAL],
  ['2022-S2', 0, 315, 77, ECB_AND_LEGAL],
  ['2023-S1', 250, 447, 206, ECB_AND_LEGAL],
  ['2023-S2', 400, 682, 422, ECB_AND_LEGAL],
  ['2024-S1', 450, 801, 507, ECB_AND_LEGAL],
  ['2024-S2', 425, 816, 492, ECB_AND_LEGAL],
  ['2025-S1', 315, 721, 371, ECB_AND_LEGAL],
  ['2025-S2', 215, 665, 276, ECB_AND_LEGAL],
  ['2026-S1', 215, 667, 262, ECB_AND_LEGAL],
  ['2026-S2', 240, 684, 275, ECB_AND_LEGAL],
]

/** Every half-year the program knows, oldest first. */
export const SHIPPED_RATES: readonly ShippedRate[] = ROWS.map(([half, ecbBps, legalConsumerBps, legalOtherBps, source]) => ({
  half,
  ecbBps,
  legalConsumerBps,
  legalOtherBps,
  source,
}))
