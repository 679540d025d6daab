// The few questions of `relance init` on a terminal. Each may be left empty; a wrong answer is asked again.
import { createInterface } from 'node:readline/promises'
import { UsageError } from '../domain/errors.ts'
import { parseTerms } from '../domain/terms.ts'
import type { Io } from './io.ts'
import { readRate } from './settings/rate.ts'
import type { InitAnswers } from './settings/template.ts'

interface Question {
  readonly key: keyof InitAnswers
  readonly text: string
  accepts(answer: string): boolean
}

const REGIMES = ['business', 'public', 'consumer', 'abroad', 'to-confirm']
const anything = () => true

const QUESTIONS: readonly Question[] = [
  { key: 'name', text: 'Nom de la société', accepts: (answer) => answer !== '' },
  { key: 'siren', text: 'SIREN (neuf chiffres)', accepts: anything },
  { key: 'email', text: 'Adresse e-mail d’envoi', accepts: anything },
  { key: 'iban', text: 'IBAN où vos clients règlent', accepts: anything },
  { key: 'terms', text: 'Délai de règlement habituel, par exemple 30 jours fin de mois', accepts: (answer) => parseTerms(answer) !== null },
  {
    key: 'regime',
    text: 'Vos clients : business (entreprises), public, consumer (particuliers), abroad (étranger), to-confirm',
    accepts: (answer) => REGIMES.includes(answer),
  },
  {
    key: 'rate',
    text: 'Quel taux figure sur vos factures ou CGV : ecb+10, legal x3 ou un taux annuel',
    accepts: (answer) => readRate(answer).ok,
  },
]

/** Asks for what was not given; an empty answer leaves it out (the name is insisted upon). @throws UsageError 'init-abandoned'. */
export async function askAnswers(given: Partial<InitAnswers>, io: Io): Promise<Partial<InitAnswers>> {
  const lines = createInterface({ input: process.stdin, output: process.stderr })
  // A question asked of an ended input would never be answered.
  const ended = new Promise<never>((_, end) => lines.once('close', () => end(abandoned())))
  ended.catch(() => undefined)
  // Ctrl-C ends the program, as it does anywhere else.
  lines.once('SIGINT', () => process.kill(process.pid, 'SIGINT'))
  const answers: Record<string, string | undefined> = { ...given }
  try {
    io.stderr('Quelques questions ; laissez vide ce que vous ne savez pas encore.\n')
    for (const question of QUESTIONS) {
      if (answers[question.key] !== undefined) continue
      const answer = await askUntilGood(question, (text) => Promise.race([lines.question(text), ended]))
      if (answer !== '') answers[question.key] = answer
    }
  } catch (error) {
    throw error instanceof Error && error.name === 'AbortError' ? abandoned() : error
  } finally {
    lines.close()
  }
  return answers as Partial<InitAnswers>
}

function abandoned(): UsageError {
  return new UsageError('init-abandoned', 'Les questions n’ont pas toutes reçu de réponse : aucun fichier n’a été écrit.', {
    advice: 'Relancez « relance init », ou donnez les réponses en options : relance init --name "Atelier Brunet" --yes.',
  })
}

async function askUntilGood(question: Question, ask: (text: string) => Promise<string>): Promise<string> {
  for (;;) {
    const answer = (await ask(`${question.text} : `)).trim()
    if (question.accepts(answer) || (answer === '' && question.key !== 'name')) return answer
  }
}
