// What may stand where the cursor is: a command, an option of it, a customer, an invoice of his. Knows no shell.
import { Command, type Option } from 'commander'
import { LANGUAGES } from '../../domain/language.ts'
import { COMMANDS, findCommand } from '../command-list.ts'
import { addCommonOptions } from '../parse-arguments.ts'

/** A word and what it is, a few French words; '' for nothing to say. */
export type Candidate = readonly [word: string, what: string]

/** The shell is to offer files. */
export const FILES = 'files'

/** What the ledger can tell. */
export interface Names {
  /** Customers whose code begins so. */
  customers(begin: string): readonly Candidate[]
  /** Numbers of the open invoices of a customer. */
  refs(customer: string): readonly Candidate[]
  /** Templates whose name begins so. */
  templates(begin: string): readonly Candidate[]
}

const REGIMES: readonly Candidate[] = [
  ['business', 'entreprises'],
  ['public', 'organismes publics'],
  ['consumer', 'particuliers'],
  ['abroad', 'étranger'],
  ['to-confirm', 'à confirmer'],
]

/** @param words those after `relance` up to the cursor, the last one being typed, '' for none yet */
export async function candidates(words: readonly string[], names: Names): Promise<readonly Candidate[] | typeof FILES> {
  const typed = words.at(-1) ?? ''
  const before = words.slice(0, -1)
  const at = before.findIndex((word, index) => !word.startsWith('-') && !takesValue(before[index - 1], COMMON))
  const name = before[at]
  if (name === undefined) {
    const option = COMMON.find((one) => one.long === before.at(-1) && takesValue(one.long, COMMON))
    if (option !== undefined) return await valuesOf(valueName(option), typed, '', names)
    return starting(
      typed,
      typed.startsWith('-') ? COMMON.map(optionCandidate) : COMMANDS.map((entry): Candidate => [entry.name, entry.summary]),
    )
  }
  if (name === 'help')
    return starting(
      typed,
      COMMANDS.map((entry): Candidate => [entry.name, entry.summary]),
    )
  const command = await configured(name)
  if (command === null) return []
  const rest = before.slice(at + 1)
  const last = rest.at(-1)
  const positional = rest.filter((word, index) => !word.startsWith('-') && !takesValue(rest[index - 1], command.options))
  const customer = positional[0] ?? told(rest, '--customer') ?? ''
  if (last !== undefined && takesValue(last, command.options)) {
    const option = command.options.find((one) => one.long === last)
    return await valuesOf(option === undefined ? '' : last === '--ref' ? 'ref' : valueName(option), typed, customer, names)
  }
  if (typed.startsWith('-'))
    return starting(typed, command.options.filter(({ long }) => long !== undefined && !rest.includes(long)).map(optionCandidate))
  const argument = command.registeredArguments[Math.min(positional.length, command.registeredArguments.length - 1)]
  const wanted = argument !== undefined && (positional.length < command.registeredArguments.length || argument.variadic)
  return wanted ? await valuesOf(argument.name(), typed, customer, names) : []
}

const COMMON: readonly Option[] = addCommonOptions(new Command()).options

async function configured(name: string): Promise<Command | null> {
  const entry = findCommand(name)
  if (entry === null) return null
  const command = new Command(name)
  const { command: module } = await entry.load()
  module.configure?.(command)
  return addCommonOptions(command)
}

function takesValue(word: string | undefined, options: readonly Option[]): boolean {
  return options.some(({ long, required, optional }) => long === word && (required || optional))
}

function told(words: readonly string[], option: string): string | undefined {
  const at = words.indexOf(option)
  return at < 0 ? undefined : words[at + 1]
}

/** "code" of "--customer <code>". */
function valueName({ flags }: Option): string {
  return /[<[]([^>\]]+)[>\]]/.exec(flags)?.[1] ?? ''
}

async function valuesOf(name: string, typed: string, customer: string, names: Names): Promise<readonly Candidate[] | typeof FILES> {
  switch (name) {
    case 'client':
    case 'code':
      return names.customers(typed)
    case 'ref':
      return starting(typed, names.refs(customer))
    case 'modèle':
      return names.templates(typed)
    case 'fichier':
    case 'dir':
    case 'dossier':
    case 'répertoire':
      return FILES
    case 'regime':
      return starting(typed, REGIMES)
    case 'langue':
      return starting(
        typed,
        LANGUAGES.map((code): Candidate => [code, '']),
      )
    default:
      // Of an argument that is one of a few words, they are its name: [copy|check].
      return name.includes('|')
        ? starting(
            typed,
            name.split('|').map((word): Candidate => [word, '']),
          )
        : []
  }
}

function optionCandidate({ long, description }: Option): Candidate {
  return [long ?? '', description]
}

function starting(typed: string, all: readonly Candidate[]): Candidate[] {
  return all.filter(([word]) => word.startsWith(typed))
}
