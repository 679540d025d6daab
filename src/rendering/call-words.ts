// What was said in earlier calls, and what became of promises, in the words of a call sheet and of the history. Sheets are in French or in English.
import type { CallResult } from '../domain/call.ts'
import type { Cents } from '../domain/cents.ts'
import type { IsoDay } from '../domain/day.ts'
import { formatAmount, formatDay } from '../domain/format.ts'
import type { Language } from '../domain/settings.ts'
import { oneLine } from './plain-text.ts'

/** A call that was made, as far as it is known. */
export interface CallSaid {
  readonly result: CallResult
  readonly until: IsoDay | null
  readonly cents: Cents | null
  readonly ref: string | null
  readonly note: string | null
}

/** Something that was said by the customer, or agreed with him. */
export type PastWord = { readonly day: IsoDay } & (
  | ({ readonly kind: 'call' } & CallSaid)
  | {
      readonly kind: 'promise' | 'payment-plan'
      readonly until: IsoDay | null
      readonly cents: Cents | null
      readonly state: 'running' | 'kept' | 'broken' | 'released'
    }
)

export interface SaidRow {
  readonly day: string
  readonly what: string
}

interface Words {
  readonly results: Readonly<Record<CallResult, string>>
  readonly call: string
  readonly promise: string
  readonly plan: string
  readonly states: Readonly<Record<'running' | 'kept' | 'broken' | 'released', string>>
  /** Before a day: of a promise, of another call, of anything else. */
  readonly by: string
  readonly on: string
  readonly until: string
  /** Before an amount. */
  readonly of: Readonly<Partial<Record<CallResult, string>>>
}

const FRENCH: Words = {
  results: {
    promise: 'promesse de règlement',
    paid: 'dit avoir réglé',
    dispute: 'contestation',
    'no-answer': 'pas de réponse',
    callback: 'à rappeler',
    refused: 'refus de payer',
    'wrong-number': 'numéro erroné',
  },
  call: 'Appel\u00a0: ',
  promise: 'Promesse de règlement',
  plan: 'Échéancier accordé',
  states: { running: 'en cours', kept: 'tenue', broken: 'non tenue', released: 'levée' },
  by: 'pour le',
  on: 'le',
  until: 'jusqu’au',
  of: { promise: 'de ', dispute: 'de ' },
}

const ENGLISH: Words = {
  results: {
    promise: 'promise to pay',
    paid: 'says it is paid',
    dispute: 'disputed',
    'no-answer': 'no answer',
    callback: 'to be called back',
    refused: 'refuses to pay',
    'wrong-number': 'wrong number',
  },
  call: 'Call: ',
  promise: 'Promise to pay',
  plan: 'Payment plan',
  states: { running: 'running', kept: 'kept', broken: 'broken', released: 'lifted' },
  by: 'by',
  on: 'on',
  until: 'until',
  of: { promise: 'of ', dispute: 'for ' },
}

/** "promesse de règlement de 500,00 € pour le 30/11/2026, F1 (chèque)". */
export function callSentence({ result, until, cents, ref, note }: CallSaid, language: Language = 'fr'): string {
  const words = wordsOf(language)
  const amount = cents === null ? '' : ` ${words.of[result] ?? ''}${formatAmount(cents, language)}`
  const first = `${words.results[result]}${amount}${until === null ? '' : dayOf(result, formatDay(until, language), words)}`
  const told = [first, ...(ref === null ? [] : [oneLine(ref)])].join(', ')
  return note === null ? told : `${told} (${oneLine(note)})`
}

function dayOf(result: CallResult, day: string, { by, on, until, results }: Words): string {
  if (result === 'promise') return ` ${by} ${day}`
  if (result === 'callback') return ` ${on} ${day}`
  return result === 'no-answer' ? `, ${results.callback} ${on} ${day}` : ` ${until} ${day}`
}

/** The latest first, at most so many. */
export function saidRows(said: readonly PastWord[], language: Language, most = 8): SaidRow[] {
  const rows = said.toSorted((a, b) => (a.day < b.day ? 1 : a.day > b.day ? -1 : 0)).slice(0, most)
  return rows.map((word) => ({ day: formatDay(word.day, language), what: whatOf(word, language) }))
}

function whatOf(word: PastWord, language: Language): string {
  const words = wordsOf(language)
  if (word.kind === 'call') return `${words.call}${callSentence(word, language)}`
  const { kind, until, cents, state } = word
  const what = kind === 'promise' ? words.promise : words.plan
  const day = until === null ? [] : [`${words.by} ${formatDay(until, language)}`]
  const agreed = kind === 'payment-plan' && language !== 'en' ? words.states[state].replace(/e$/, '') : words.states[state]
  return [[what, ...day].join(' '), ...(cents === null ? [] : [formatAmount(cents, language)]), agreed].join(', ')
}

function wordsOf(language: Language): Words {
  return language === 'en' ? ENGLISH : FRENCH
}
