// The half-year rates shipped with the program, as published facts: the ECB main refinancing rate in force on 1 January and
// 1 July (C. com. L441-10 II), and the legal interest rate of the half-year (C. mon. fin. L313-2). Checked on 2026-11-22.
// Knows no rule: points added, floors and regimes live in rates.ts. A half-year that is not here is unknown, never extrapolated.
import { type IsoDay, isoDay } from './day.ts'
import type { HalfYear } from './rates-half-year.ts'

interface ShippedRate {
  readonly half: HalfYear
  /** ECB main refinancing operations rate in force on the first day, basis points. */
  readonly ecbBps: number
  /** The day on which that rate took effect, on or before the first day of the half-year (not the day of its announcement). */
  readonly ecbSince: IsoDay
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
/** Where one order is named, the figure was first taken from memory and then read there. */
const legalOf = (order: string, page: string) => `${ECB_ONLY} Taux d’intérêt légal : ${order} (${page}), vérifié le 22/11/2026.`

// biome-ignore format: one line per half-year
const ROWS: readonly (readonly [half: HalfYear, ecb: number, since: string, legalConsumer: number | null, legalOther: number | null, source: string])[] = [
  ['2009-S1', 250, '2008-12-10', null, null, ECB_ONLY],
  ['2009-S2', 100, '2009-05-13', null, null, ECB_ONLY],
  ['2010-S1', 100, '2009-05-13', null, null, ECB_ONLY],
  ['2010-S2', 100, '2009-05-13', null, null, ECB_ONLY],
  ['2011-S1', 100, '2009-05-13', null, null, ECB_ONLY],
  ['2011-S2', 125, '2011-04-13', null, null, ECB_ONLY],
  ['2012-S1', 100, '2011-12-14', null, null, ECB_ONLY],
  ['2012-S2', 100, '2011-12-14', null, null, ECB_ONLY],
  ['2013-S1', 75, '2012-07-11', null, null, ECB_ONLY],
  ['2013-S2', 50, '2013-05-08', null, null, ECB_ONLY],
  ['2014-S1', 25, '2013-11-13', null, null, ECB_ONLY],
  ['2014-S2', 15, '2014-06-11', null, null, ECB_ONLY],
  ['2015-S1', 5, '2014-09-10', 406, 93, ECB_AND_LEGAL],
  ['2015-S2', 5, '2014-09-10', 429, 99, ECB_AND_LEGAL],
  ['2016-S1', 5, '2014-09-10', 454, 101, ECB_AND_LEGAL],
  ['2016-S2', 0, '2016-03-16', 435, 93, ECB_AND_LEGAL],
  ['2017-S1', 0, '2016-03-16', 416, 90, ECB_AND_LEGAL],
  ['2017-S2', 0, '2016-03-16', 394, 90, ECB_AND_LEGAL],
  ['2018-S1', 0, '2016-03-16', 373, 89, legalOf('arrêté du 28 décembre 2017', 'https://bpifrance-creation.fr/entrepreneur/actualites/taux-dinteret-legal-au-premier-semestre-2018')],
  ['2018-S2', 0, '2016-03-16', 360, 88, ECB_AND_LEGAL],
  ['2019-S1', 0, '2016-03-16', 340, 86, ECB_AND_LEGAL],
  ['2019-S2', 0, '2016-03-16', 326, 87, legalOf('arrêté du 26 juin 2019, NOR ECOT1918289A', 'https://commande-publique.collectivites.legibase.fr/actualites/veille-juridique/le-taux-dinteret-legal-pour-le-second-semestre-2019-3801')],
  ['2020-S1', 0, '2016-03-16', 315, 87, ECB_AND_LEGAL],
  ['2020-S2', 0, '2016-03-16', 311, 84, ECB_AND_LEGAL],
  ['2021-S1', 0, '2016-03-16', 314, 79, ECB_AND_LEGAL],
  ['2021-S2', 0, '2016-03-16', 312, 76, ECB_AND_LEGAL],
  ['2022-S1', 0, '2016-03-16', 313, 76, ECB_AND_LEGAL],
  ['2022-S2', 0, '2016-03-16', 315, 77, ECB_AND_LEGAL],
  ['2023-S1', 250, '2022-12-21', 447, 206, ECB_AND_LEGAL],
  ['2023-S2', 400, '2023-06-21', 682, 422, ECB_AND_LEGAL],
  ['2024-S1', 450, '2023-09-20', 801, 507, ECB_AND_LEGAL],
  ['2024-S2', 425, '2024-06-12', 816, 492, ECB_AND_LEGAL],
  ['2025-S1', 315, '2024-12-18', 721, 371, ECB_AND_LEGAL],
  ['2025-S2', 215, '2025-06-11', 665, 276, ECB_AND_LEGAL],
  ['2026-S1', 215, '2025-06-11', 667, 262, ECB_AND_LEGAL],
  ['2026-S2', 240, '2026-06-17', 684, 275, ECB_AND_LEGAL],
]

/** Every half-year the program knows, oldest first. */
export const SHIPPED_RATES: readonly ShippedRate[] = ROWS.map(([half, ecbBps, since, legalConsumerBps, legalOtherBps, source]) => ({
  half,
  ecbBps,
  ecbSince: isoDay(since),
  legalConsumerBps,
  legalOtherBps,
  source,
}))
