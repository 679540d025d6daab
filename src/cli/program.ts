// From argv to an exit code: find the command, load it, parse its options, run it, print a stop as a person can read it.
import { UsageError } from '../domain/errors.ts'
import { type CommandEntry, findCommand } from './command-list.ts'
import { contextOf, type Environment } from './context.ts'
import { generalHelp, suggestCommand, wantsToLeave } from './help.ts'
import { parseArguments } from './parse-arguments.ts'
import { printError } from './print-error.ts'
import { VERSION } from './version.ts'

/** Options that take a value and may stand before the command's name. */
const OPTIONS_WITH_VALUE = ['--dossier', '--date']

/** Runs one command line; never throws. Returns the exit code of the contract. */
export async function runProgram(argv: readonly string[], machine: Omit<Environment, 'run'>): Promise<number> {
  const environment: Environment = { ...machine, run: runProgram }
  const json = argv.includes('--json')
  try {
    const at = commandPosition(argv)
    const name = at < 0 ? null : argv[at]
    if (argv.includes('--version') && name === null) return say(environment, `${VERSION}\n`)
    if (name === null || name === undefined) return await noCommand(argv, environment)
    if (name === 'help') return await help(argv.slice(at + 1), environment)
    const entry = findCommand(name)
    if (!entry) throw unknownCommand(name)
    return await runCommand(entry, [...argv.slice(0, at), ...argv.slice(at + 1)], environment)
  } catch (error) {
    return await printError(error, environment.io, { json, verbose: argv.includes('--verbose') })
  }
}

async function runCommand(entry: CommandEntry, rest: readonly string[], environment: Environment): Promise<number> {
  const { command } = await entry.load()
  const parsed = parseArguments(entry, command, rest, environment.io)
  if (parsed === 'help-shown') return 0
  return await command.run(contextOf(environment, parsed.options), parsed.args, parsed.options)
}

function commandPosition(argv: readonly string[]): number {
  for (let i = 0; i < argv.length; i++) {
    const word = argv[i] ?? ''
    if (OPTIONS_WITH_VALUE.includes(word)) i++
    else if (!word.startsWith('-')) return i
  }
  return -1
}

/** Options that may stand without a command, besides those with a value. */
const ALONE = ['--no-color', '--json', '--quiet', '--verbose']

/** `relance` alone says where the dossier stands. @throws UsageError for an option that goes with some command */
async function noCommand(argv: readonly string[], environment: Environment): Promise<number> {
  if (argv.includes('--help') || argv.includes('-h')) return say(environment, generalHelp())
  const stray = argv.find(
    (word, index) => !ALONE.includes(word) && !OPTIONS_WITH_VALUE.some((name) => name === word || name === argv[index - 1]),
  )
  if (stray !== undefined)
    throw new UsageError('option-unknown', `L’option « ${stray} » ne va pas sans commande.`, { advice: 'Voyez « relance --help ».' })
  const status = findCommand('status')
  if (status === null) throw new RangeError('no command tells where a dossier stands')
  return await runCommand(status, argv, environment)
}

/** @param words a command, then what goes with it; or a subject of the guide, of one or several words */
async function help(words: readonly string[], environment: Environment): Promise<number> {
  const [first, ...others] = words.filter((word) => !word.startsWith('-'))
  if (first === undefined) return say(environment, generalHelp())
  const name = [first, ...others].join(' ')
  const entry = findCommand(first)
  if (entry) return await runCommand(entry, ['--help'], environment)
  const { nearTopics, topicList, topicNamed, topics } = await import('./guide.ts')
  const all = topics()
  if (/^sujets?$/i.test(name)) return say(environment, topicList(all))
  const topic = topicNamed(all, name)
  if (topic !== null) return say(environment, topic.text)
  throw unknownTopic(name, nearTopics(all, name))
}

function unknownTopic(name: string, near: readonly string[]): UsageError {
  const command = suggestCommand(name)
  const meant = [...(command === null ? [] : [command.split(' ')[0]]), ...near]
  return new UsageError('topic-unknown', `Ni commande ni sujet du guide ne s’appelle « ${name} ».`, {
    advice: meant.length > 0 ? `Vouliez-vous dire « relance help ${meant[0]} » ?` : 'Les sujets du guide : relance help sujets.',
  })
}

function unknownCommand(name: string): UsageError {
  if (wantsToLeave(name))
    return new UsageError('command-unknown', 'Il n’y a rien à quitter : chaque commande de relance se termine d’elle-même.', {
      advice: 'Fermez la fenêtre du terminal, ou voyez « relance --help ».',
    })
  const near = suggestCommand(name)
  return new UsageError('command-unknown', `La commande « ${name} » n’existe pas.`, {
    advice: near ? `Vouliez-vous dire « relance ${near} » ?` : 'La liste est dans « relance --help ».',
  })
}

function say(environment: Environment, text: string): number {
  environment.io.stdout(text)
  return 0
}
