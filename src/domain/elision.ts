// "de" before a name: "de Maud", "d’Enora", "d’Hélène", "de Hugo Boss". Knows French spelling, not how each name is really said.
import { withoutAccents } from './accents.ts'

/** Beginnings of words whose h is mute: any other h is taken as sounded, since "de Hélène" shocks less than "d’Hamid". */
const MUTE_H =
  /^h(abi[lt]|arm[eo]n|elen|elois|enriett|erboris|eritag|erv|hesit|ippoly|istoi|omm|onor|opital|oraire|orlog|ortens|orti|otel|uber|ugu(es|ett)|uil|uissi|umani|ydr|ygi|ypo)/
/** Vowels that do not elide: "oui", "onze", "ouistiti", "yaourt", "Yann", "uhlan", "un" as a figure. */
const KEPT = /^(oui|onz|uhlan|ululer|y[aeiou])/

/** The name with "de" or "d’" before it; a name that starts with neither letter nor accent keeps "de". */
export function ofName(name: string): string {
  const word = withoutAccents(name.trim()).toLowerCase()
  const elided = word.startsWith('h') ? MUTE_H.test(word) : /^[aeiouyœæ]/.test(word) && !KEPT.test(word)
  return elided ? `d’${name}` : `de ${name}`
}
