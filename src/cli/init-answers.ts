// What `relance init` asks, in its order, and how each answer is read: by the readers of the settings, so that what is refused later is refused at once.
import { UsageError } from '../domain/errors.ts'
import { PROVIDER_NAMES, providerOf } from '../domain/mail-providers.ts'
import { parseTerms } from '../domain/terms.ts'
import { describeTerms } from '../domain/terms-calendar.ts'
import { regimeNamed } from '../importing/contacts/contact-cells.ts'
import { readEmail, readIban, readSiren } from './settings/identifiers.ts'
import { readRate } from './settings/rate.ts'
import { bad, good, type Reader } from './settings/reading.ts'
import type { InitAnswers } from './settings/template.ts'
import { readHost, readTerms, readText } from './settings/values.ts'

/** What is answered, and the password of the mailbox, which no settings hold. */
export type Answers = Partial<InitAnswers> & { readonly password?: string | undefined }

export interface Question {
  readonly key: Exclude<keyof Answers, 'passwordFile'>
  readonly text: string
  /** Asked in these words where no address was given. Absent: in the same. */
  readonly textWithoutEmail?: string
  readonly read: Reader<unknown>
  /** Whether it is asked, given the answers before. Absent: always. */
  when?(answers: Answers): boolean
  /** Nothing of it is shown while it is typed. */
  readonly secret?: true
}

const readRegime: Reader<string> = (text) => {
  const regime = regimeNamed(text)
  if (regime !== null) return good(regime)
  return bad(text, 'n’est pas un régime : écrivez entreprises, publics, particuliers, étranger, ou à confirmer s’ils diffèrent.')
}

/** A service by its name, or a server, which has a dot in it unless it is this machine. */
const readMail: Reader<string> = (text) => {
  const name = PROVIDER_NAMES.find((one) => one === text.toLowerCase())
  if (name !== undefined) return good(name)
  const host = readHost(text)
  if (!host.ok || host.value.includes('.') || host.value === 'localhost') return host
  return bad(text, `n’est ni un service connu (${PROVIDER_NAMES.join(', ')}) ni un nom de serveur : écrivez par exemple smtp.exemple.fr.`)
}

export const QUESTIONS: readonly Question[] = [
  { key: 'name', text: 'Nom de la société', read: readText },
  { key: 'siren', text: 'SIREN (neuf chiffres)', read: readSiren },
  { key: 'email', text: 'Adresse e-mail d’envoi', read: readEmail },
  { key: 'iban', text: 'IBAN où vos clients règlent', read: readIban },
  { key: 'terms', text: 'Délai de règlement habituel, par exemple 30 jours fin de mois', read: readTerms },
  { key: 'regime', text: 'Vos clients : entreprises, publics, particuliers, étranger ou à confirmer', read: readRegime },
  { key: 'rate', text: 'Quel taux figure sur vos factures ou CGV : ecb+10, legal x3 ou un taux annuel', read: readRate },
  { key: 'mail', text: `Votre messagerie : ${PROVIDER_NAMES.slice(0, 5).join(', ')}… ou le nom du serveur d’envoi`, read: readMail },
  {
    key: 'user',
    text: 'Identifiant de la messagerie, si ce n’est pas cette adresse',
    textWithoutEmail: 'Identifiant de la messagerie',
    read: readText,
    when: ({ mail }) => mail !== undefined,
  },
  { key: 'password', text: 'Mot de passe de la messagerie (rien ne s’affiche)', read: readText, secret: true, when: takesPassword },
]

/** How an answer was read, where it may be read otherwise than it was meant; null: as it is written. */
export function understood(key: Question['key'], answer: unknown): string | null {
  const terms = key === 'terms' && typeof answer === 'string' ? parseTerms(answer) : null
  return terms === null ? null : `${answer} → ${describeTerms(terms).replace(/^./, (first) => first.toLowerCase())}`
}

/** What must be done at a mail service before it lets a program in; null: nothing, or no known service was named. */
export function serviceAdvice({ mail }: Answers): string | null {
  return providerOf(PROVIDER_NAMES.find((name) => name === mail) ?? null)?.advice ?? null
}

/** A service that takes tokens alone is set by hand. */
function takesPassword({ mail }: Answers): boolean {
  const service = providerOf(PROVIDER_NAMES.find((name) => name === mail) ?? null)
  return mail !== undefined && service?.signIn !== 'oauth'
}

/** @throws UsageError 'answers-invalid' for the options that cannot be settings, all of them named. */
export function checkAnswers(given: Answers): void {
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
