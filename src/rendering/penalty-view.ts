// What a message says of late-payment penalties: nothing, a reminder that they exist, or sums that are claimed.
// Knows who may hear of them; computes none.
import type { LatePaymentClaim } from '../domain/claim.ts'
import type { ItemKey } from '../domain/names.ts'
import type { Reminder } from '../domain/reminder.ts'
import type { PenaltySettings, RateChoice, Regime, Settings } from '../domain/settings.ts'
import { rateWords } from './wording.ts'

export interface PenaltyView {
  /** They are in the total. */
  readonly claimsPenalties: boolean
  /** The text recalls them, the total does not contain them. */
  readonly mentionsPenalties: boolean
  /** 'taux de refinancement … majoré de dix points'; '' while the rate is not confirmed. */
  readonly rateWords: string
  /** What the interest is divided by: '365', or the days of each year. */
  readonly yearDays: string
}

/** Penalties are spoken of to businesses and public buyers only, at a rate that somebody confirmed, when the step does so. */
export function penaltyView(
  reminder: Reminder,
  settings: Settings,
  claims: ReadonlyMap<ItemKey, LatePaymentClaim>,
  regime: Regime,
): PenaltyView {
  const { language } = reminder
  const words = rateWords(rateApplied(settings.penalties, [...claims.values()]), regime, language)
  const spoken = (regime === 'business' || regime === 'public') && words !== '' && reminder.penalties !== 'none'
  return {
    claimsPenalties: reminder.claimsPenalties,
    mentionsPenalties: spoken && !reminder.claimsPenalties,
    rateWords: words,
    yearDays: settings.penalties.basis === '365' ? '365' : language === 'fr' ? 'nombre de jours de l’année' : 'days in the year',
  }
}

// A contract rate below the floor may have been replaced, as the settings say: the words must name the rate that was used.
function rateApplied(penalties: PenaltySettings, claims: readonly LatePaymentClaim[]): RateChoice | null {
  const { rate, belowFloor } = penalties
  if (rate?.kind !== 'contract' || belowFloor === 'warn') return rate
  const replaced = claims.some((claim) => claim.periods.some((period) => period.rateBps !== rate.rateBps))
  return replaced ? { kind: belowFloor === 'floor' ? 'legal x3' : 'ecb+10' } : rate
}
