// The penalty rate as people write it: 'ecb+10', 'legal x3', or the yearly rate of the contract in percent.
// Does not know what the ECB or the legal rate is on a given day.
import type { RateChoice } from '../../domain/settings.ts'
import { bad, good, type Reader } from './reading.ts'

const EXPECTED = 'n’est pas un taux permis : écrivez ecb+10, legal x3, ou le taux annuel en pour cent, par exemple 15 ou 12,40.'

/**
 * `ecb+10` (code de commerce L441-10 II), `legal x3`, or a number of percent above 0 and up to 100, at most two decimals, comma or point.
 */
export const readRate: Reader<RateChoice> = (text) => {
  const written = text.toLowerCase().replace(/[\s\u00a0\u202f]/g, '')
  if (/^(?:ecb|bce)\+10(?:%|points)?$/.test(written)) return good({ kind: 'ecb+10' })
  if (/^(?:(?:legal|légal)[x×*]3|3[x×*](?:legal|légal))$/.test(written)) return good({ kind: 'legal x3' })
  const parts = /^(\d{1,3})(?:[.,](\d{1,2}))?%?$/.exec(written)
  if (parts === null) return bad(text, EXPECTED)
  const rateBps = Number(parts[1]) * 100 + Number((parts[2] ?? '').padEnd(2, '0'))
  if (rateBps === 0) return bad(text, 'n’est pas un taux : il doit dépasser zéro. Sans taux, rien n’est réclamé.')
  return rateBps > 10_000
    ? bad(text, 'dépasse 100 % par an : le taux s’écrit en pour cent, par exemple 15 ou 12,40.')
    : good({ kind: 'contract', rateBps })
}
