// The few questions of `relance init` on a terminal. Each may be left empty; after a wrong answer it comes back, with the reason.
import { createInterface } from 'node:readline/promises'
import { UsageError } from '../domain/errors.ts'
import { QUESTIONS, type Question } from './init-answers.ts'
import type { Io } from './io.ts'
import type { InitAnswers } from './settings/template.ts'

/** Where questions are asked and answers typed. */
interface Terminal {
  readonly input: NodeJS.ReadableStream
  readonly output: NodeJS.WritableStream
}

/** Asks for what was not given; an empty answer leaves it out (the name is insisted upon). @throws UsageError 'init-abandoned'. */
export async function askAnswers(
  given: Partial<InitAnswers>,
  io: Pick<Io, 'stderr'>,
  terminal: Terminal = { input: process.stdin, output: process.stderr },
): Promise<Partial<InitAnswers>> {
  const lines = createInterface(terminal)
  // A question asked of an ended input would never be answered.
  const ended = new Promise<never>((_, end) => lines.once('close', () => end(abandoned())))
  ended.catch(() => undefined)
  // Ctrl-C ends the program, as it does anywhere else.
  lines.once('SIGINT', () => process.kill(process.pid, 'SIGINT'))
  const answers: Record<string, unknown> = { ...given }
  try {
    io.stderr('Quelques questions ; laissez vide ce que vous ne savez pas encore.\n')
    for (const question of QUESTIONS) {
      if (answers[question.key] !== undefined) continue
      const answer = await askUntilGood(question, io, (text) => Promise.race([lines.question(text), ended]))
      if (answer !== null) answers[question.key] = answer
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

/** The answer as settings write it; null for none. */
async function askUntilGood(
  { key, text, read }: Question,
  io: Pick<Io, 'stderr'>,
  ask: (text: string) => Promise<string>,
): Promise<unknown> {
  for (;;) {
    const answer = (await ask(`${text} : `)).trim()
    if (answer === '' && key !== 'name') return null
    const reading = read(answer)
    if (reading.ok) return key === 'regime' ? reading.value : answer
    io.stderr(`  → ${answer === '' ? 'Il faut un nom : il figure dans chaque message.' : reading.message}\n`)
  }
}
