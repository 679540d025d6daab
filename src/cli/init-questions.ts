// The few questions of `relance init` on a terminal. Each may be left empty; after a wrong answer it comes back, with the reason.
import { createInterface } from 'node:readline/promises'
import { Writable } from 'node:stream'
import { UsageError } from '../domain/errors.ts'
import { type Answers, QUESTIONS, type Question, serviceAdvice, understood } from './init-answers.ts'
import type { Io } from './io.ts'

/** Where questions are asked and answers typed. */
interface Terminal {
  readonly input: NodeJS.ReadableStream
  readonly output: NodeJS.WritableStream & { readonly isTTY?: boolean }
}

type Ask = (question: Pick<Question, 'text' | 'secret'>) => Promise<string>

/** Asks for what was not given; an empty answer leaves it out (the name is insisted upon). @throws UsageError 'init-abandoned'. */
export async function askAnswers(
  given: Answers,
  io: Pick<Io, 'stderr'>,
  terminal: Terminal = { input: process.stdin, output: process.stderr },
): Promise<Answers> {
  return await asking(terminal, async (ask) => {
    io.stderr('Quelques questions ; laissez vide ce que vous ne savez pas encore.\n')
    const answers: Record<string, unknown> = { ...given }
    for (const question of QUESTIONS) {
      if (answers[question.key] !== undefined || question.when?.(answers as Answers) === false) continue
      // Those that an answer brings count from then on.
      const asked = QUESTIONS.filter(({ key, when }) => given[key] === undefined && when?.(answers as Answers) !== false)
      const words = answers['email'] === undefined ? (question.textWithoutEmail ?? question.text) : question.text
      const text = `(${asked.indexOf(question) + 1}/${asked.length}) ${words}`
      const answer = await askUntilGood({ ...question, text }, io, ask)
      if (answer === null) continue
      answers[question.key] = answer
      const reading = understood(question.key, answer)
      if (reading !== null) io.stderr(`  · ${reading}\n`)
      const advice = question.key === 'mail' ? serviceAdvice(answers as Answers) : null
      if (advice !== null) io.stderr(`  · ${advice}\n`)
    }
    return answers as Answers
  })
}

/** A question to be answered by yes or no; an empty answer is a yes. @throws UsageError 'init-abandoned' */
export async function agrees(text: string, terminal: Terminal = { input: process.stdin, output: process.stderr }): Promise<boolean> {
  return await asking(terminal, async (ask) => /^(o|oui|y|yes)?$/i.test(await ask({ text: `${text} [O/n]` })))
}

/** A question whose answer is not shown. @throws UsageError 'init-abandoned', 'password-missing' for an empty one */
export async function askHidden(text: string, terminal: Terminal = { input: process.stdin, output: process.stderr }): Promise<string> {
  const answer = await asking(terminal, (ask) => ask({ text, secret: true }))
  if (answer !== '') return answer
  throw new UsageError('password-missing', 'Rien n’a été tapé : rien n’a changé.', { advice: 'Recommencez, ou donnez-le par --stdin.' })
}

async function asking<T>({ input, output }: Terminal, work: (ask: Ask) => Promise<T>): Promise<T> {
  let hidden = false
  const screen = new Writable({
    write(chunk, encoding, done) {
      if (hidden) done()
      else output.write(chunk, encoding, done)
    },
  })
  const lines = createInterface({ input, output: screen, terminal: output.isTTY === true })
  // A question asked of an ended input would never be answered.
  const ended = new Promise<never>((_, end) => lines.once('close', () => end(abandoned())))
  ended.catch(() => undefined)
  // Ctrl-C ends the program, as it does anywhere else.
  lines.once('SIGINT', () => process.kill(process.pid, 'SIGINT'))
  try {
    return await work(async ({ text, secret }) => {
      hidden = secret === true
      // Of a hidden line, what asks for it is shown all the same.
      if (hidden) output.write(`${text} : `)
      try {
        return (await Promise.race([lines.question(`${text} : `), ended])).trim()
      } finally {
        if (hidden) output.write('\n')
        hidden = false
      }
    })
  } catch (error) {
    throw error instanceof Error && error.name === 'AbortError' ? abandoned() : error
  } finally {
    lines.close()
  }
}

function abandoned(): UsageError {
  return new UsageError('init-abandoned', 'Les questions n’ont pas toutes reçu de réponse : aucun fichier n’a été écrit.', {
    advice: 'Tapez de nouveau « relance init », ou donnez les réponses en options : relance init --name "Atelier Brunet" --yes.',
  })
}

/** The answer as settings write it; null for none. */
async function askUntilGood(question: Question, io: Pick<Io, 'stderr'>, ask: Ask): Promise<unknown> {
  const { key, read } = question
  for (;;) {
    const answer = await ask(question)
    if (answer === '' && key !== 'name') return null
    const reading = read(answer)
    if (reading.ok) return key === 'regime' || key === 'mail' ? reading.value : answer
    io.stderr(`  → ${answer === '' ? 'Il faut un nom : il figure dans chaque message.' : reading.message}\n`)
  }
}
