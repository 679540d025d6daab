// The few words that depend on a value and so cannot stand in a template: rates, steps, channels, delays, lists.
// Knows no template and no layout.
import { formatRate, plural } from '../domain/format.ts'
import type { Channel, Language, RateChoice, Regime } from '../domain/settings.ts'

const CHANNELS: Readonly<Record<Language, Readonly<Record<Channel, string>>>> = {
  fr: { email: 'e-mail', letter: 'lettre', 'registered-letter': 'lettre recommandée', call: 'appel', sms: 'SMS' },
  en: { email: 'e-mail', letter: 'letter', 'registered-letter': 'registered letter', call: 'call', sms: 'text message' },
}

/** What a channel is called in front of people. */
export function channelName(channel: Channel, language: Language): string {
  return CHANNELS[language][channel]
}

/** '1 jour', '50 jours'; '' when nothing is late (zero or negative). */
export function delay(daysLate: number, language: Language): string {
  if (daysLate <= 0) return ''
  const word = language === 'fr' ? plural(daysLate, 'jour', 'jours') : plural(daysLate, 'day', 'days', 'en')
  return `${daysLate}\u00a0${word}`
}

/** 'F1', 'F1 et F2', 'F1, F2 et F3'; '' for none. */
export function listed(texts: readonly string[], language: Language): string {
  const last = texts.at(-1) ?? ''
  return texts.length < 2 ? last : `${texts.slice(0, -1).join(', ')} ${language === 'fr' ? 'et' : 'and'} ${last}`
}

/**
 * The penalty rate in words. Public buyers pay the ECB rate plus eight points whatever the contract says
 * (code de la commande publique R2192-31); otherwise the rate that the settings state (code de commerce L441-10 II).
 * '' when the rate is not confirmed: a message then says nothing of penalties.
 */
export function rateWords(rate: RateChoice | null, regime: Regime, language: Language): string {
  const french = language === 'fr'
  if (regime === 'public')
    return french
      ? 'taux de refinancement de la Banque centrale européenne majoré de huit points'
      : 'European Central Bank main refinancing rate plus eight percentage points'
  if (rate === null) return ''
  switch (rate.kind) {
    case 'ecb+10':
      return french
        ? 'taux de refinancement de la Banque centrale européenne majoré de dix points'
        : 'European Central Bank main refinancing rate plus ten percentage points'
    case 'legal x3':
      return french ? 'triple du taux d’intérêt légal' : 'rate of three times the French legal interest rate'
    case 'contract':
      return french ? `taux convenu de ${formatRate(rate.rateBps, 'fr')} par an` : `agreed rate of ${formatRate(rate.rateBps, 'en')} a year`
  }
}
