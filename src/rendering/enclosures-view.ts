// What a message says comes with it, and what may be asked for, as finished strings. Chooses no file.
import type { Enclosures } from '../domain/enclosure.ts'
import type { Language } from '../domain/settings.ts'
import { WORDS } from './language-words.ts'
import { oneLine } from './plain-text.ts'
import { listed } from './wording.ts'

export interface EnclosuresView {
  /** 'factures F1 et F2, relevé de compte'; '' when nothing comes with the message. */
  readonly enclosures: string
  readonly severalEnclosures: boolean
  /** Invoices that are not enclosed: 'F3 et F4'; '' for none. */
  readonly onRequest: string
  readonly severalOnRequest: boolean
}

/** Of a message of which nobody looked for enclosures: nothing is said. */
export function enclosuresView(enclosures: Enclosures | undefined, language: Language): EnclosuresView {
  const words = WORDS[language].enclosed
  const { enclosed = [], missing = [] } = enclosures ?? {}
  const refs = enclosed.flatMap(({ kind, ref }) => (kind === 'invoice' && ref !== null ? [oneLine(ref)] : []))
  const onRequest = missing.flatMap(({ kind, ref }) => (kind === 'invoice' && ref !== null ? [oneLine(ref)] : []))
  const has = (kind: 'statement' | 'calculation') => enclosed.some((one) => one.kind === kind)
  return {
    enclosures: [
      ...(refs.length > 0 ? [`${refs.length > 1 ? words.invoices : words.invoice} ${listed(refs, language)}`] : []),
      ...(has('statement') ? [words.statement] : []),
      ...(has('calculation') ? [words.calculation] : []),
    ].join(', '),
    severalEnclosures: enclosed.length > 1,
    onRequest: listed(onRequest, language),
    severalOnRequest: onRequest.length > 1,
  }
}
