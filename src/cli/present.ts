// What every command does with its result: one JSON document, a table for people, a CSV file or a workbook.
import { existsSync, statSync, writeFileSync } from 'node:fs'
import { basename, dirname, join, resolve } from 'node:path'
import type { Command } from 'commander'
import { replaceSynced } from '../delivery/synced-file.ts'
import { MachineError, UsageError } from '../domain/errors.ts'
import type { Sheet } from '../reporting/sheet.ts'
import type { Context } from './context.ts'
import { machineStop } from './machine-stops.ts'
import { type Options, textOption } from './options.ts'
import { loadTables } from './table.ts'

export interface Forms {
  /** For people, on stdout. */
  text(): string
  /** The JSON document in parts, where it is too long for one text; absent: the view as it is. */
  json?(): Iterable<string>
  /** For --csv (the first one) and --xlsx (all). */
  sheets?(): Sheet[] | Promise<Sheet[]>
  /** The commands that follow, each with what it is for: "relance show CODE (un client)"; absent or null: the text names them, or nothing follows. */
  readonly next?: string | null
}

/** What most changes lead to. */
export const NEXT_PLAN = 'relance plan --dry-run (les relances du jour)'

/** Declares --csv and --xlsx. */
export function sheetOptions(command: Command): void {
  command.option('--csv <fichier>', 'écrire un CSV pour tableur').option('--xlsx <fichier>', 'écrire un classeur Excel')
}

/** Prints the view as asked. With --csv or --xlsx and without --json, stdout stays empty and stderr says where the file is. */
export async function present(context: Context, options: Readonly<Record<string, unknown>>, view: object, forms: Forms): Promise<void> {
  const csv = fileOption(options, 'csv')
  const xlsx = fileOption(options, 'xlsx')
  if (csv !== null || xlsx !== null) await writeSheets(context, csv, xlsx, (await forms.sheets?.()) ?? [])
  await loadTables(context.color)
  if (context.json) printJson(context, forms.json?.() ?? [JSON.stringify(view)])
  else if (csv === null && xlsx === null) context.io.stdout(withNext(forms.text(), context.quiet ? null : (forms.next ?? null)))
}

/** A text that is empty was written to a file, which is told elsewhere. */
function withNext(text: string, next: string | null): string {
  return next === null || text === '' ? text : `${text}\nEnsuite : ${next}\n`
}

/** Parts are put together up to some length: each write costs more than the text it writes. */
const WRITTEN_AT_ONCE = 1 << 18

function printJson({ io }: Context, parts: Iterable<string>): void {
  let held = ''
  for (const part of parts) {
    held += part
    if (held.length < WRITTEN_AT_ONCE) continue
    io.stdout(held)
    held = ''
  }
  io.stdout(`${held}\n`)
}

/** Name of the file of an option, or null. @throws UsageError when it is empty. */
export function fileOption(options: Options, name: 'csv' | 'xlsx'): string | null {
  const file = textOption(options, name)
  if (file?.trim() === '')
    throw new UsageError('option-invalid', `--${name} : le nom du fichier est vide.`, {
      advice: `Écrivez par exemple --${name} balance.${name}.`,
    })
  return file
}

async function writeSheets(context: Context, csv: string | null, xlsx: string | null, sheets: Sheet[]): Promise<void> {
  if (csv !== null && xlsx !== null && resolve(context.cwd, csv) === resolve(context.cwd, xlsx))
    throw new UsageError('option-invalid', `--csv et --xlsx écriraient le même fichier, « ${csv} ».`, { advice: 'Donnez un nom à chacun.' })
  const { writeCsv, writeXlsx } = await import('../reporting/sheet-files.ts')
  const first = sheets[0]
  if (csv !== null && first) await writeWhole(context, csv, writeCsv(first))
  if (xlsx !== null) await writeWhole(context, xlsx, writeXlsx(sheets))
}

/** Writes the file and says where it is. @throws MachineError 'file-not-written' when the place does not allow it; nothing is left then. */
export async function writeWhole(context: Context, file: string, bytes: Buffer): Promise<void> {
  const target = resolve(context.cwd, file)
  refuseOwnFile(target, file)
  try {
    // What is not a file (/dev/stdout, a named pipe) takes the bytes themselves; a rename would put a file in its place.
    if (statSync(target, { throwIfNoEntry: false })?.isFile() === false) writeFileSync(target, bytes)
    else replaceSynced(target, bytes)
  } catch (error) {
    const why = await machineStop(error)
    if (why === null) throw error
    throw new MachineError('file-not-written', `Le fichier n’a pas pu être écrit. ${why.message}`, {
      file,
      advice: why.details.advice ?? '',
      cause: error,
    })
  }
  if (!context.quiet) context.io.stderr(`Écrit : ${file}\n`)
}

/** A dossier's own files are never written over by an answer. @throws UsageError 'option-invalid'. */
function refuseOwnFile(target: string, file: string): void {
  const own = /^relance\.(yaml|lock|sent|db.*)$/.test(basename(target)) && existsSync(join(dirname(target), 'relance.yaml'))
  if (own)
    throw new UsageError('option-invalid', `« ${file} » est un fichier du dossier lui-même : rien n’a été écrit.`, {
      advice: 'Donnez un autre nom au fichier à écrire.',
    })
}
