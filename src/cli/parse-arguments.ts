// One command's options through commander, with its messages in French. Commander lives here and in the commands' `configure`.
import { Command, CommanderError } from 'commander'
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
    throw new UsageError('usage', inFrench(error), { advice: `Voyez « relance ${entry.name} --help ».`, cause: error })
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

function inFrench(error: CommanderError): string {
  const quoted = /'([^']+)'/.exec(error.message)?.[1] ?? ''
  const suggestion = /Did you mean (?:one of )?(.+?)\?/.exec(error.message)?.[1]?.replaceAll(', ', ' ou ')
  const near = suggestion ? ` Vouliez-vous dire « ${suggestion} » ?` : ''
  switch (error.code) {
    case 'commander.unknownOption':
      return `L’option « ${quoted} » n’existe pas.${near}`
    case 'commander.optionMissingArgument':
      return `L’option « ${quoted} » demande une valeur.`
    case 'commander.missingArgument':
      return `Il manque l’argument « ${quoted} ».`
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

function tooMany(message: string): string {
  const [, expected, got] = /Expected (\d+) arguments? but got (\d+)/.exec(message) ?? []
  if (expected === undefined || got === undefined) return 'Il y a trop d’arguments.'
  const most =
    expected === '0' ? 'n’attend aucun argument' : `attend au plus ${expected} ${plural(Number(expected), 'argument', 'arguments')}`
  return `La commande ${most} et en reçoit ${got}.`
}
