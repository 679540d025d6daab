// Why payment terms are not understood, and what was probably meant. Knows no rule: it reads what is left when nothing matched.
import { plural } from './format.ts'
import { TERMS_EXAMPLES } from './terms.ts'
import { TERMS_PRESETS } from './terms-presets.ts'
import { foldWords } from './terms-words.ts'

export interface TermsRefusal {
  /** French sentences; null: nothing is known of what is wrong. */
  readonly why: string | null
  /** Terms that are understood, the nearest to what was typed first; never empty. */
  readonly examples: readonly string[]
}

const SEVERAL =
  'Plusieurs échéances sur une même facture ne se devinent pas d’un texte : relance les prend dans les écritures ou dans une liste de factures.'

/** The first that fits tells why. Tried on the text as typed, then on its words. */
// biome-ignore format: one reason per line
const REASONS: readonly (readonly [sign: RegExp, why: string])[] = [
  [/^\s*\d+(?:[.,]\d+)?\s*%?\s*\/\s*\d+\s*,?\s*n(?:et)?\b/i, 'Un escompte ne change pas l’échéance : écrivez le délai seul.'],
  [/escompte|discount/i, 'Un escompte ne change pas l’échéance : écrivez le délai seul.'],
  [/^\s*(?:0?[1-9]|[12]\d|3[01])[/.-](?:0?[1-9]|1[0-2])[/.-](?:\d{4}|\d{2})\s*$|^\s*\d{4}-\d{2}-\d{2}\s*$/, 'C’est une date, pas un délai : les échéances de factures s’importent par une liste de factures.'],
  [/\b(?:0?[1-9]|[12]\d|3[01])[/.-](?:0?[1-9]|1[0-2])[/.-](?:20\d\d|\d{2})\b/, 'Une date n’est pas un délai : les échéances de factures s’importent par une liste de factures.'],
  [/\d\s*h(?:eures?|ours?)?\b/i, 'Un délai se compte en jours entiers.'],
  [/\b(?:ou|or)\b/i, 'Deux délais au choix : écrivez celui qui s’applique.'],
  [/\d\s*(?:\/|-|–|et|and)\s*\d|\bfois\b|acompte|solde|\d\s*%|deposit|balance/i, SEVERAL],
  [/^\s*[-−]/, 'Un délai n’est pas négatif.'],
  [/\d[.,]\d/, 'Un délai est un nombre entier de jours.'],
  [/\b(?:mois|months?)\b(?<!fin (?:de |du )?mois)(?<!end of (?:the )?month)/i, 'Un mois se lit de deux façons, 30 jours ou de date à date : écrivez un nombre de jours, ou une fin de mois.'],
  [/livraison|delivery|marchandise|exp[ée]dition/i, 'Les écritures ne disent pas le jour de la livraison : écrivez le délai à compter de la facture, ou importez les échéances par une liste de factures.'],
  [/\b(?:[4-9]\d\d|3[7-9]\d|36[6-9]|\d{4,})\s*(?:j|d)/i, 'Un délai compte 365 jours au plus.'],
  [/\ble\s+(?:0|3[2-9]|[4-9]\d)\b/i, 'Le jour du mois va de 1 à 31.'],
  [/fin de mois suivant/i, 'Il se lit de deux façons : écrivez « fin du mois suivant » seul, ou un nombre de jours et « fin de mois ».'],
]

/** How alike two texts must be for one to be shown for the other, from 0 to 1. */
const ALIKE = 0.4
const SHOWN = 3

/** What to tell someone whose terms `parseTerms` did not understand. */
export function refuseTerms(text: string): TermsRefusal {
  const why = REASONS.find(([sign]) => sign.test(text))?.[1] ?? null
  const typed = foldWords(text).replace(/\b(\d{1,2}) (?:mois|months?)\b/g, (_, months: string) => `${30 * Number(months)} jours`)
  const near = candidates(text)
    .map((example) => ({ example, score: likeness(typed, foldWords(example)) }))
    .filter(({ score }) => score >= ALIKE)
    .toSorted((a, b) => b.score - a.score)
    .slice(0, SHOWN)
    .map(({ example }) => example)
  return { why, examples: near.length > 0 ? near : TERMS_EXAMPLES }
}

/** The number of days that was meant: beside the word, after "net", or the first number; months as thirty days. 30 when there is none. */
function daysTyped(text: string): number {
  const hours = /(\d+)\s*h(?:eures?|ours?)?\b/i.exec(text)?.[1]
  if (hours !== undefined) return Math.max(1, Math.ceil(Number(hours) / 24))
  const months = /\b(\d{1,2})\s*(?:mois|months?)\b/i.exec(text)?.[1]
  const told = /(\d+)(?:[.,]\d+)?\s*(?:j|d)|net\s*(\d+)/i.exec(text)
  const typed = months === undefined ? Number(told?.[1] ?? told?.[2] ?? /\d+/.exec(text)?.[0] ?? 30) : 30 * Number(months)
  return typed >= 1 && typed <= 365 ? typed : 30
}

/** Terms of every shape, with the numbers that were typed; then the named periods. */
function candidates(text: string): string[] {
  const [first, second] = [...text.matchAll(/\d+/g)].map(([digits]) => Number(digits))
  const days = daysTyped(text)
  const le = first === days && second !== undefined && second >= 1 && second <= 31 ? second : 10
  const counted = `${days} ${plural(days, 'jour', 'jours')}`
  const shapes = [
    `${counted}`,
    `${counted} fin de mois`,
    `fin de mois + ${counted}`,
    `${counted} fin de mois le ${le}`,
    `${counted} le ${le}`,
    `${counted} fin de décade`,
    'fin de mois',
    'fin du mois suivant',
    `le ${days <= 31 ? days : le} du mois suivant`,
    'à réception',
    'comptant',
    'à la commande',
    `net ${days}`,
    `${days} days end of month`,
    'due on receipt',
  ]
  return [...shapes, ...TERMS_PRESETS.map((preset) => preset.name)]
}

/** Share of pairs of characters in common (Dice), 0 to 1. */
function likeness(a: string, b: string): number {
  const pairs = pairsOf(a)
  const total = Math.max(0, a.length - 1) + Math.max(0, b.length - 1)
  let common = 0
  for (const pair of pairsOf(b)) {
    const at = pairs.indexOf(pair)
    if (at < 0) continue
    pairs.splice(at, 1)
    common += 1
  }
  return total === 0 ? 0 : (2 * common) / total
}

function pairsOf(text: string): string[] {
  return Array.from({ length: Math.max(0, text.length - 1) }, (_, at) => text.slice(at, at + 2))
}
