// One command's options through commander, with its messages in French. Commander lives here and in the commands' `configure`.
import { Command, CommanderError } from 'commander'
import { normaliseRef } from '../domain/document-ref.ts'
import { UsageError } from '../domain/errors.ts'
import { plural } from '../domain/format.ts'
import type { CommandModule, Example } from './command.ts'
import type { CommandEntry } from './command-list.ts'
import type { Io } from './io.ts'

export interface ParsedArguments {
  readonly args: readonly string[]
  readonly options: Readonly<Record<string, unknown>>
}

const TITLES: Readonly<Record<string, string>> = {
  'Usage:': 'Utilisation :',
  'Arguments:': 'Arguments :',
  'Options:': 'Options :',
}

/** @throws UsageError, in French, for whatever commander refuses. */
export function parseArguments(
  entry: CommandEntry,
  module: CommandModule,
  words: readonly string[],
  io: Io,
): ParsedArguments | 'help-shown' {
  const command = new Command(`relance ${entry.name}`).description(entry.summary)
  module.configure?.(command)
  addCommonOptions(command)
    .addHelpText('after', examplesText(module.examples ?? []))
    .exitOverride()
    .configureHelp({ styleTitle: (title) => TITLES[title] ?? title })
    .configureOutput({ writeOut: io.stdout, writeErr: () => undefined })
  try {
    command.parse(words as string[], { from: 'user' })
  } catch (error) {
    if (!(error instanceof CommanderError)) throw error
    if (error.code === 'commander.helpDisplayed') return 'help-shown'
    throw new UsageError('usage', inFrench(error, command), { advice: adviceFor(error, command, entry.name), cause: error })
  }
  return { args: command.args, options: command.opts() }
}

/** Those of every command. */
export function addCommonOptions(command: Command): Command {
  return command
    .option('--dossier <dir>', 'dossier à traiter')
    .option('--date <jour>', 'jour pour lequel on travaille, AAAA-MM-JJ ou JJ/MM/AAAA')
    .option('--json', 'un document JSON sur la sortie standard')
    .option('--quiet', 'seulement le résultat')
    .option('--verbose', 'plus de détails')
    .option('--no-color', 'sans couleurs')
    .helpOption('--help', 'cette aide')
}

function examplesText(examples: readonly Example[]): string {
  const lines = examples.map(([line, what]) => `  ${line}\n      ${what}`)
  return lines.length === 0 ? '' : `\nExemples :\n${lines.join('\n')}`
}

/** What may have been meant by one word too many: a document, or a customer; the help of the command otherwise. */
function adviceFor({ code }: CommanderError, command: Command, name: string): string {
  const help = `Voyez « relance ${name} --help ».`
  const known = command.registeredArguments.length
  const [word, ...others] = command.args.slice(known)
  if (code !== 'commander.excessArguments' || word === undefined || others.length > 0) return help
  const takes = (flag: string) => command.options.some(({ long }) => long === flag)
  const given = command.args.slice(0, known).map(typedWord)
  const flag = known > 0 && takes('--ref') && normaliseRef(word) !== '' ? '--ref' : takes('--customer') ? '--customer' : null
  if (flag === null) return help
  const line = ['relance', name, ...given, flag, typedWord(word)].join(' ')
  return flag === '--ref' ? `Pour une seule pièce : ${line}` : `Pour un seul client : ${line}`
}

/** As a shell takes it for one word. */
function typedWord(word: string): string {
  return /^[\p{L}\p{N}_./:-]+$/u.test(word) ? word : `"${word}"`
}

function inFrench(error: CommanderError, command: Command): string {
  const quoted = /'([^']+)'/.exec(error.message)?.[1] ?? ''
  const suggestion = /Did you mean (?:one of )?(.+?)\?/.exec(error.message)?.[1]?.replaceAll(', ', ' ou ')
  const near = suggestion ? ` Vouliez-vous dire « ${suggestion} » ?` : ''
  switch (error.code) {
    case 'commander.unknownOption':
      return `L’option « ${quoted} » n’existe pas.${near}`
    case 'commander.optionMissingArgument':
      return `L’option « ${quoted} » demande une valeur.`
    case 'commander.missingArgument':
      return missing(quoted, command)
    case 'commander.missingMandatoryOptionValue':
      return `L’option « ${quoted} » est obligatoire.`
    case 'commander.excessArguments':
      return tooMany(error.message)
    case 'commander.conflictingOption':
      return `L’option « ${quoted} » ne va pas avec une autre de la ligne.`
    default:
      return `Cette ligne de commande n’est pas comprise (${error.code}).`
  }
}

/** Names it, and says what it is. */
function missing(name: string, { registeredArguments }: Command): string {
  const about = registeredArguments.find((one) => one.name() === name)?.description ?? ''
  return `Il manque l’argument « ${name} »${about === '' ? '' : ` : ${about}`}.`
}

function tooMany(message: string): string {
  const [, expected, got] = /Expected (\d+) arguments? but got (\d+)/.exec(message) ?? []
  if (expected === undefined || got === undefined) return 'Il y a trop d’arguments.'
  const most =
    expected === '0' ? 'n’attend aucun argument' : `attend au plus ${expected} ${plural(Number(expected), 'argument', 'arguments')}`
  return `La commande ${most} et en reçoit ${got}.`
}
