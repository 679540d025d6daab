// What is to be run each day, and what a scheduler of a machine needs for it. Pure: nothing is written nor started here.
import { createHash } from 'node:crypto'
import { basename } from 'node:path'
import { slugOf } from '../../domain/slug.ts'

export type SystemName = 'cron' | 'systemd' | 'launchd' | 'windows'

export interface Task {
  /** Eight hexadecimal digits of the folder: one task for each dossier, or for each firm. */
  readonly id: string
  /** What people call it: the folder's name. */
  readonly name: string
  /** Absolute path of the dossier, or of the folder of dossiers. */
  readonly folder: string
  /** Hour and minute of the machine's clock. */
  readonly at: { readonly hour: number; readonly minute: number }
  /** Program and arguments. */
  readonly command: readonly string[]
}

/** A file to write, or a text that a command reads. */
export interface Written {
  readonly path: string
  readonly content: string
  /** Windows wants its tasks in UTF-16. */
  readonly encoding?: 'utf16le'
}

/** What a scheduler wants done, in this order: files, then commands. */
export interface Installation {
  readonly files: readonly Written[]
  /** Programs with their arguments; `input` is given to them. */
  readonly commands: readonly { readonly words: readonly string[]; readonly input?: string }[]
  /** What a person has to know or do besides, French sentences. */
  readonly notes: readonly string[]
}

/** Until this hour the work is tried again each hour where the first time could not be: the machine slept, the mail server was down. */
const LAST_HOUR = 20

/** Told of every scheduler: none of them is asked to remember what the machine slept through. */
export const RETRIED =
  'Si la machine dort à cette heure, ou si quelque chose échoue, le travail est tenté de nouveau chaque heure jusqu’au soir ; une fois fait, il ne se refait pas.'

/** What a task is found by. @param folder absolute path of a dossier, or of a folder of dossiers */
export function taskIdOf(folder: string): Pick<Task, 'id' | 'name'> {
  return { id: createHash('sha256').update(folder).digest('hex').slice(0, 8), name: basename(folder) }
}

/** @param node absolute path of Node's program. @param program absolute path of relance's */
export function taskOf(
  folder: string,
  at: Task['at'],
  all: boolean,
  { node, program }: { readonly node: string; readonly program: string },
): Task {
  return {
    ...taskIdOf(folder),
    folder,
    at,
    command: [node, program, 'daily', '--catch-up', all ? '--all' : '--dossier', folder],
  }
}

/** Name of its files and of the task itself, the same on every machine: 'relance-brunet-1a2b3c4d'. */
export function taskName({ id, name }: Pick<Task, 'id' | 'name'>): string {
  return ['relance', slugOf(name, 30), id].filter((part) => part !== '').join('-')
}

/** Hours at which it is run, first and last inclusive. */
export function hoursOf({ at }: Task): readonly [first: number, last: number] {
  return [at.hour, Math.max(at.hour, LAST_HOUR)]
}

/** '08:30' */
export function clockText({ hour, minute }: Task['at']): string {
  return `${String(hour).padStart(2, '0')}:${String(minute).padStart(2, '0')}`
}
