// Option values typed by people, turned into domain values before anything is opened.
import { withoutAccents } from '../domain/accents.ts'
import { parseAmount } from '../domain/amount.ts'
import { type Cents, ZERO } from '../domain/cents.ts'
import type { IsoDay } from '../domain/day.ts'
import { UsageError } from '../domain/errors.ts'
import { oneLine } from '../rendering/plain-text.ts'
import { checkedDay } from './context.ts'
import { nearest } from './settings/nearest.ts'

export type Options = Readonly<Record<string, unknown>>

/** The option's text, or null when it was not given. */
export function textOption(options: Options, name: string): string | null {
  const value = options[name]
  return typeof value === 'string' ? value : null
}

/** Longest of what people note. */
const LONGEST_NOTE = 500

/**
 * What a person notes, on one line and without what nobody sees (controls, marks of direction); null when it was not given, or says nothing.
 * @throws UsageError 'option-invalid' beyond 500 characters
 */
export function noteOption(options: Options, name: 'reason' | 'note'): string | null {
  const note = oneLine(textOption(options, name))
  if ([...note].length > LONGEST_NOTE)
    throw new UsageError('option-invalid', `${flagOf(name)} : ${[...note].length} caractères, ${LONGEST_NOTE} au plus.`, {
      advice: 'Résumez : ce texte se relit dans l’historique et sur les fiches d’appel.',
    })
  return note === '' ? null : note
}

/** The texts of an option that may be repeated, in order. */
export function listOption(options: Options, name: string): string[] {
  const value = options[name]
  return Array.isArray(value) ? value.filter((entry) => typeof entry === 'string') : []
}

/** For commander: gathers a repeated option. */
export function gather(value: string, previous: string[] = []): string[] {
  return [...previous, value]
}

/** The option's day, or null. @throws UsageError when there is no such day. */
export function dayOption(options: Options, name: string): IsoDay | null {
  const value = textOption(options, name)
  return value === null ? null : checkedDay(value, flagOf(name))
}

/** 'halfYear' -> '--half-year'. */
export function flagOf(name: string): string {
  return `--${name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}`
}

/**
 * One of the allowed words, or null when the option was not given. @throws UsageError otherwise, naming them.
 * @param meant what was probably meant by another word, to be shown; null: nobody knows
 */
export function choiceOption<T extends string>(
  options: Options,
  name: string,
  flag: string,
  allowed: readonly T[],
  meant: (word: string) => string | null = (word) => nearestWord(word, allowed),
): T | null {
  const value = textOption(options, name)
  if (value === null) return null
  const found = allowed.find((word) => word === value)
  if (found === undefined) {
    const near = meant(value)
    throw new UsageError('option-invalid', `${flag} n’accepte pas « ${value} ».`, {
      advice: `${near === null ? '' : `Vouliez-vous dire ${near} ? `}Valeurs possibles : ${allowed.join(', ')}.`,
    })
  }
  return found
}

/** A figure apart is another value, not a slip. */
function nearestWord(word: string, allowed: readonly string[]): string | null {
  if (/\d/.test(word)) return null
  const french = FRENCH[withoutAccents(word).toLowerCase().trim()] ?? []
  return allowed.find((one) => french.includes(one)) ?? nearest(word, allowed)
}

/** Values as a French person says them, without accents, and what they may stand for. */
const FRENCH: Readonly<Record<string, readonly string[]>> = {
  oui: ['yes'],
  non: ['no'],
  aucun: ['none'],
  aucune: ['none'],
  tout: ['all'],
  toutes: ['all'],
  indemnite: ['fee'],
  interets: ['interest'],
  interet: ['interest'],
  echeance: ['due'],
  emission: ['issue'],
  facture: ['issue', 'invoices'],
  factures: ['invoices'],
  ecritures: ['entries'],
  relances: ['reminders'],
  clients: ['contacts'],
  balance: ['aged-balance'],
  francais: ['fr'],
  anglais: ['en'],
  allemand: ['de'],
  espagnol: ['es'],
  italien: ['it'],
  entreprise: ['business'],
  public: ['public'],
  particulier: ['consumer'],
  etranger: ['abroad'],
  litige: ['dispute'],
  promesse: ['promise'],
  pause: ['paused'],
}

/** An amount typed by a person. @throws UsageError when it cannot be read without doubt. */
export function checkedAmount(text: string, flag: string): Cents {
  const amount = parseAmount(text)
  if (amount === null) {
    throw new UsageError('amount-invalid', `${flag} : « ${text} » n’est pas un montant, ou se lit de deux façons.`, {
      advice: 'Écrivez 1234.56 ou 1 234,56.',
    })
  }
  return amount
}

/** The same, strictly positive. */
export function positiveAmount(text: string, flag: string): Cents {
  const amount = checkedAmount(text, flag)
  if (amount <= ZERO)
    throw new UsageError('amount-invalid', `${flag} : « ${text} » n’est pas supérieur à zéro.`, {
      advice: 'Écrivez le montant sans signe.',
    })
  if (amount > MOST)
    throw new UsageError('amount-invalid', `${flag} : « ${text} » dépasse ce qui se calcule au centime près.`, {
      advice: 'Vérifiez le montant : la limite est de cent milliards d’euros.',
    })
  return amount
}

/** 10^13 cents: interest of a hundred years at any rate stays exact. */
const MOST = 10_000_000_000_000

/** The option's whole number, or null when it was not given. @throws UsageError outside the bounds, both inclusive. */
export function wholeOption(options: Options, name: string, { least, most }: { least: number; most: number }): number | null {
  const text = textOption(options, name)
  if (text === null) return null
  const value = /^\d{1,9}$/.test(text) ? Number(text) : Number.NaN
  if (!(value >= least && value <= most))
    throw new UsageError('option-invalid', `${flagOf(name)} : « ${text} » n’est pas un nombre de ${least} à ${most}.`, {
      advice: `Écrivez par exemple ${flagOf(name)} ${Math.min(30, most)}.`,
    })
  return value
}

/** A yearly rate in percent, at most two decimals, as basis points. @throws UsageError. */
export function checkedRate(text: string, flag: string): number {
  const parts = /^(\d{1,2})(?:[.,](\d{1,2}))?\s?%?$/.exec(text.trim())
  if (!parts)
    throw new UsageError('rate-invalid', `${flag} : « ${text} » n’est pas un taux.`, {
      advice: 'Écrivez un pourcentage annuel, par exemple 2.65.',
    })
  return Number(parts[1]) * 100 + Number((parts[2] ?? '').padEnd(2, '0'))
}
