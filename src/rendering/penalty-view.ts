// What a message says of late-payment penalties: nothing, a reminder that they exist, or sums that are claimed.
// Knows who may hear of them; computes none.
import type { LatePaymentClaim } from '../domain/claim.ts'
import type { ItemKey } from '../domain/names.ts'
import { penaltyChoices } from '../domain/penalty-exceptions.ts'
import type { Reminder } from '../domain/reminder.ts'
import type { PenaltySettings, RateChoice, Regime, Settings } from '../domain/settings.ts'
import { WORDS } from './language-words.ts'
import { rateWords } from './wording.ts'

export interface PenaltyView {
  /** They are in the total. */
  readonly claimsPenalties: boolean
  /** The text recalls them, the total does not contain them. */
  readonly mentionsPenalties: boolean
  /** The text may say that interest goes on until all is paid (C. com. L441-10 II; code de la commande publique R2192-32): it speaks of it already. */
  readonly interestRuns: boolean
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
  const words = wordsOfRates(reminder, settings, claims, regime)
  const spoken = (regime === 'business' || regime === 'public') && words !== '' && reminder.penalties !== 'none'
  return {
    claimsPenalties: reminder.claimsPenalties,
    mentionsPenalties: spoken && !reminder.claimsPenalties,
    interestRuns: spoken,
    rateWords: words,
    yearDays: yearDays(reminder, settings),
  }
}

/** What was chosen for each invoice that penalties are claimed on, else for each that asks for something; exceptions of the settings may differ from one to the next. */
function choicesOf(reminder: Reminder, settings: Settings): { key: ItemKey; choices: PenaltySettings }[] {
  const asking = reminder.items.filter((item) => !item.forInformation)
  const claiming = asking.filter((item) => item.claimsPenalties)
  return (claiming.length > 0 ? claiming : asking).map(({ key, customer, ref }) => ({
    key,
    choices: penaltyChoices(settings, customer ?? reminder.customer, ref).settings,
  }))
}

function wordsOfRates(reminder: Reminder, settings: Settings, claims: ReadonlyMap<ItemKey, LatePaymentClaim>, regime: Regime): string {
  const { language } = reminder
  const words = choicesOf(reminder, settings).map(({ key, choices }) => rateWords(rateApplied(choices, claims.get(key)), regime, language))
  const different = new Set(words)
  // A rate nobody confirmed is never spoken of, whatever the other invoices bear.
  if (different.has('')) return ''
  if (different.size > 1) return WORDS[language].rates.agreedEach
  return words[0] ?? rateWords(settings.penalties.rate, regime, language)
}

// A contract rate below the floor may have been replaced, as the settings say: the words must name the rate that was used.
function rateApplied({ rate, belowFloor }: PenaltySettings, claim: LatePaymentClaim | undefined): RateChoice | null {
  if (rate?.kind !== 'contract' || belowFloor === 'warn' || claim === undefined) return rate
  const replaced = claim.periods.some((period) => period.rateBps !== rate.rateBps)
  return replaced ? { kind: belowFloor === 'floor' ? 'legal x3' : 'ecb+10' } : rate
}

function yearDays(reminder: Reminder, settings: Settings): string {
  const words = WORDS[reminder.language].yearDays
  const bases = new Set(choicesOf(reminder, settings).map(({ choices }) => choices.basis))
  if (bases.size > 1) return words.byInvoice
  if ((bases.values().next().value ?? settings.penalties.basis) === '365') return '365'
  return words.actual
}
