// French words of a forecast: why nothing is expected of a sum, whose delays were read, which rule is meant.
import type { ForecastRule } from '../domain/forecast/backtest.ts'
import type { DelayBasis } from '../domain/forecast/delays.ts'
import type { NotExpectedCode } from '../domain/forecast/expected-debits.ts'

const NOT_EXPECTED: Readonly<Partial<Record<NotExpectedCode, string>>> = {
  'too-old': 'trop anciennes, rien n’a jamais été payé à cet âge',
  unlikely: 'part qui, à cet âge, n’est pas toujours payée',
  'no-delay': 'sans date, faute de savoir comment les clients paient',
  credits: 'avoirs et règlements non affectés, en trop',
  dispute: 'en litige',
  insolvency: 'procédures collectives',
  'handed-over': 'confiées à un tiers pour recouvrement',
  assigned: 'cédées (affacturage, Dailly)',
  'invoice-refused': 'factures refusées par le client',
  retention: 'retenues de garantie',
  doubtful: 'créances douteuses (416)',
  received: 'déjà reçues, pas encore comptabilisées',
  discount: 'escomptes à vérifier',
  'no-detail': 'soldes sans détail ni échéance',
  'refund-or-bounce': 'débits de banque à préciser',
  'unconfirmed-lettering': 'lettrages à vérifier',
  'bill-of-exchange': 'effets dont l’échéance n’est pas connue',
  promise: 'promesses sans date',
}

/** What is not expected, as a line of a table; a code without words of its own keeps its name. */
export function notExpectedWords(code: NotExpectedCode): string {
  return NOT_EXPECTED[code] ?? code
}

export const DELAY_BASES: Readonly<Record<DelayBasis, string>> = {
  own: 'ses propres délais',
  class: 'les payeurs de son profil',
  dossier: 'tout le dossier',
  none: 'aucun délai connu',
}

export const RULES: Readonly<Record<ForecastRule, string>> = {
  forecast: 'prévision',
  'due-date': 'tout à l’échéance',
  'average-delay': 'tout au retard moyen',
}
