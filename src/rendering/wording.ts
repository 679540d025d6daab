// Words that depend on a value and so cannot stand in a template, put together: rates, channels, delays, lists, deadlines.
// Knows no template and no layout; the words themselves are in language-words.ts.
import type { IsoDay } from '../domain/day.ts'
import { formatLongDay, formatRate, plural } from '../domain/format.ts'
import type { Channel, Language, RateChoice, Regime } from '../domain/settings.ts'
import { WORDS } from './language-words.ts'

/** What a channel is called in front of people. */
export function channelName(channel: Channel, language: Language): string {
  return WORDS[language].channels[channel]
}

/** '1 jour', '50 jours'; '' when nothing is late (zero or negative). */
export function delay(daysLate: number, language: Language): string {
  if (daysLate <= 0) return ''
  return `${daysLate}\u00a0${plural(daysLate, ...WORDS[language].day, language)}`
}

/** 'F1', 'F1 et F2', 'F1, F2 et F3'; '' for none. */
export function listed(texts: readonly string[], language: Language): string {
  const last = texts.at(-1) ?? ''
  return texts.length < 2 ? last : `${texts.slice(0, -1).join(', ')} ${WORDS[language].and(last)} ${last}`
}

/** The last day to pay, as it follows "au plus tard le", "by", "bis zum", "a más tardar el"; in Italian with its article: 'il 28 novembre 2026', 'l’8 dicembre 2026'. */
export function deadlineWords(day: IsoDay, language: Language): string {
  return WORDS[language].deadline(formatLongDay(day, language))
}

/**
 * The penalty rate in words. Public buyers pay the ECB rate plus eight points whatever the contract says
 * (code de la commande publique R2192-31); otherwise the rate that the settings state (code de commerce L441-10 II).
 * '' when the rate is not confirmed: a message then says nothing of penalties.
 */
export function rateWords(rate: RateChoice | null, regime: Regime, language: Language): string {
  const words = WORDS[language].rates
  if (regime === 'public') return words.ecbPlus8
  if (rate === null) return ''
  switch (rate.kind) {
    case 'ecb+10':
      return words.ecbPlus10
    case 'legal x3':
      return words.legalX3
    case 'contract':
      return words.agreed(formatRate(rate.rateBps, language))
  }
}
