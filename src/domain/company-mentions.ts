// What the letters of a company must tell of it, and its settings do not. Writes no letter.
import type { Company } from './settings.ts'

/**
 * Forms that are not registered with the RCS, or of which nobody can tell: a person is as a trader alone, companies are (code de commerce
 * L123-1, I, 1° and 2°).
 */
const UNREGISTERED =
  /\b(associations?|fondations?|fonds de dotation|syndicats?|mutuelles?|entrepreneurs? individuels?|entreprises? individuelles?|EI|EIRL|(?:micro|auto)[- ]?entrepr\w*|profession libérale|artisan\w*)\b/i

/**
 * The mentions of a registered person that its correspondence lacks (code de commerce R123-237 and R123-238: the text itself was not at hand,
 * summaries of chambers of commerce were read on 2026-11-23); the town of
 * the register is not missed where the form is none of the register's.
 */
export function missingMentions({ legalForm, rcs }: Pick<Company, 'legalForm' | 'rcs'>): ('legalForm' | 'rcs')[] {
  if (legalForm === null) return rcs === null ? ['legalForm', 'rcs'] : ['legalForm']
  return rcs === null && !UNREGISTERED.test(legalForm) ? ['rcs'] : []
}
