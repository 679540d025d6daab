// The same files given again: told by their bytes, answered without reading them.

import { type ReadOptions, yearInName } from '../importing/read-file.ts'
import { plainFiles } from '../importing/sources/file-digest.ts'
import { CHANGE_CODES } from '../ledger/contact-changes.ts'
import type { Control } from '../ledger/control.ts'
import { forgottenCustomers } from '../ledger/forgotten.ts'
import { choiceDigest, keepLastImport, lastImport } from '../ledger/last-import.ts'
import { controlOf } from '../ledger/store-readings.ts'
import type { ImportedFileView, ImportView } from '../reporting/views.ts'
import type { Dossier } from './dossier.ts'
import type { ImportChoice } from './import-files.ts'

/**
 * The answer of an import all of whose files were those of the last one, byte for byte, read with the same choices: nothing is
 * left to do. Null when they must be read.
 */
export function importedAgain(
  dossier: Dossier,
  paths: readonly string[],
  folder: string,
  choice: ImportChoice,
  options: ReadOptions,
): ImportView | null {
  const last = lastImport(dossier.ledger)
  if (last === null || last.choice !== digestOf(dossier, choice, options)) return null
  const found = plainFiles(paths, folder)
  if (found === null) return null
  const answers = found.files.map(({ name, size, sha256 }) => {
    const alike = last.files.filter((file) => file.size === size)
    const digest = alike.length === 0 ? null : sha256()
    const same = alike.find((file) => file.sha256 === digest)
    if (same === undefined) return null
    const answer = JSON.parse(same.answer) as ImportedFileView
    // A FEC under the name of another company or year is refused or told, not taken for the same.
    return isSameName(answer.file, name) ? { ...answer, file: name } : null
  })
  if (answers.length === 0 || answers.some((answer) => answer === null)) return null
  const control = last.control ?? withoutGaps(controlOf(dossier.ledger))
  return { dryRun: choice.dryRun, files: answers.filter((answer) => answer !== null), leftOut: found.leftOut, control }
}

function isSameName(before: string, now: string): boolean {
  const [one, other] = [yearInName(before), yearInName(now)]
  return one.siren === other.siren && one.end === other.end
}

/**
 * Keeps what an import answered, for the day the same files come again. An answer on contacts holds some of them as examples: none is kept where
 * somebody was forgotten, who may be in it.
 */
export function keepAnswer(
  dossier: Dossier,
  paths: readonly string[],
  folder: string,
  choice: ImportChoice,
  options: ReadOptions,
  view: ImportView,
): void {
  if (view.files.some(({ as }) => as !== 'fec' && as !== 'entries') && forgottenCustomers(dossier.ledger).size > 0) return
  const sizes = new Map(plainFiles(paths, folder)?.files.map(({ name, size }) => [name, size]))
  const files = view.files.map((file) => ({
    size: sizes.get(file.file) ?? -1,
    sha256: file.sha256,
    answer: JSON.stringify(nothingNew(file)),
  }))
  keepLastImport(dossier.ledger, { choice: digestOf(dossier, choice, options), files, control: view.control })
}

/** What the same file answers when it comes again. */
function nothingNew(file: ImportedFileView): ImportedFileView {
  const changes = { ...file.changes, new: 0, vanished: 0, changed: 0, newlyLettered: 0, examples: [] }
  const issues = file.issues.filter(({ code }) => !CHANGE_CODES.includes(code))
  const issueCount = file.issueCount - (file.issues.length - issues.length)
  return { ...file, imported: 0, unchanged: file.imported + file.unchanged, alreadyImported: true, changes, issues, issueCount }
}

function withoutGaps({ gaps: _gaps, ...control }: Control): ImportView['control'] {
  return control
}

/** All that decides how files are read and stored; the day is none of it. */
function digestOf(
  { settings, programVersion }: Dossier,
  { acceptGap, firstYear, sheet, replaces, list }: ImportChoice,
  options: ReadOptions,
): string {
  const { date: _date, tell: _tell, ...reading } = options
  return choiceDigest({
    programVersion,
    acceptGap,
    firstYear,
    sheet,
    replaces,
    list,
    reading,
    settings: settings.import,
    siren: settings.creditor.siren,
  })
}
