// What `relance init` asks, in its order, and how each answer is read: by the readers of the settings, so that what is refused later is refused at once.
import { UsageError } from '../domain/errors.ts'
import { regimeNamed } from '../importing/contacts/contact-cells.ts'
import { readEmail, readIban, readSiren } from './settings/identifiers.ts'
import { readRate } from './settings/rate.ts'
import { bad, good, type Reader } from './settings/reading.ts'
import type { InitAnswers } from './settings/template.ts'
import { readTerms, readText } from './settings/values.ts'

export interface Question {
  readonly key: keyof InitAnswers
  readonly text: string
  readonly read: Reader<unknown>
}

const readRegime: Reader<string> = (text) => {
  const regime = regimeNamed(text)
  if (regime !== null) return good(regime)
  return bad(text, 'n’est pas un régime : écrivez entreprises, publics, particuliers, étranger, ou à confirmer s’ils diffèrent.')
}

export const QUESTIONS: readonly Question[] = [
  { key: 'name', text: 'Nom de la société', read: readText },
  { key: 'siren', text: 'SIREN (neuf chiffres)', read: readSiren },
  { key: 'email', text: 'Adresse e-mail d’envoi', read: readEmail },
  { key: 'iban', text: 'IBAN où vos clients règlent', read: readIban },
  { key: 'terms', text: 'Délai de règlement habituel, par exemple 30 jours fin de mois', read: readTerms },
  { key: 'regime', text: 'Vos clients : entreprises, publics, particuliers, étranger ou à confirmer', read: readRegime },
  { key: 'rate', text: 'Quel taux figure sur vos factures ou CGV : ecb+10, legal x3 ou un taux annuel', read: readRate },
]

/** @throws UsageError 'answers-invalid' for the options that cannot be settings, all of them named. */
export function checkAnswers(given: Partial<InitAnswers>): void {
  const problems = QUESTIONS.flatMap(({ key, read }) => {
    const reading = given[key] === undefined ? null : read(given[key])
    return reading === null || reading.ok ? [] : [{ message: `--${key} : ${reading.message}` }]
  })
  const [first] = problems
  if (first === undefined) return
  throw new UsageError('answers-invalid', problems.length > 1 ? 'Plusieurs réponses ne conviennent pas.' : first.message, {
    problems: problems.length > 1 ? problems : [],
    advice: 'Corrigez les options de la commande ; aucun fichier n’a été écrit.',
  })
}
