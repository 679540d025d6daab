// The exports that wait in the watched folder become part of the ledger, one after the other, each whole or not at all. What cannot be read
// stays where it is, and stops no other.
import { existsSync } from 'node:fs'
import type { IsoDay } from '../domain/day.ts'
import { InputError, MachineError, StopError } from '../domain/errors.ts'
import { plainFiles } from '../importing/sources/file-digest.ts'
import { type WaitingFile, waitingFiles } from '../importing/sources/watched-folder.ts'
import { atomically } from '../ledger/ledger.ts'
import { recordTaken, takenOn, wasFollowed } from '../ledger/taken-files.ts'
import type { InboxFileView, InboxView } from '../reporting/daily-view.ts'
import type { ImportedFileView } from '../reporting/views.ts'
import type { Dossier } from './dossier.ts'
import { type ImportChoice, importFiles } from './import-files.ts'
import { inboxFolder, isYetToMake } from './inbox-folder.ts'
import { putAway } from './inbox-put-away.ts'
import { type InboxDeps, settledFiles } from './inbox-settled.ts'

/**
 * Imports what is new. In a dry run nothing is recorded nor moved, and every file is taken as it is.
 * @throws MachineError 'inbox-missing' when the folder is outside the dossier and not there (a drive that is not connected may hold new payments),
 * 'file-unreadable', 'inbox-not-moved'; what the machine refuses while importing
 */
export async function takeInbox(
  dossier: Dossier,
  day: IsoDay,
  choice: { readonly dryRun: boolean },
  { wait }: InboxDeps,
): Promise<InboxView> {
  const folder = inboxFolder(dossier)
  if (folder === null) return { folder, files: [], leftOut: [] }
  if (!existsSync(folder)) return missing(dossier, folder)
  const { files, leftOut, unread, unfinished } = waitingFiles(folder)
  const settled = choice.dryRun ? { files, waiting: [] } : await settledFiles(dossier, folder, files, wait)
  const taken: InboxFileView[] = []
  let left = settled.files
  // A year may need the one before it, which comes later in the folder: what is refused is tried again as long as others come in.
  for (let imported = true; imported && left.length > 0; ) {
    const refused: { readonly file: WaitingFile; readonly view: InboxFileView }[] = []
    imported = false
    for (const file of left) {
      const view = await takeFile(dossier, day, file, choice.dryRun)
      if (view.outcome === 'refused') refused.push({ file, view })
      else taken.push(view)
      imported ||= view.outcome === 'imported'
    }
    left = refused.map(({ file }) => file)
    if (!imported || choice.dryRun) taken.push(...refused.map(({ view }) => view))
    if (choice.dryRun) break
  }
  const waiting = [...settled.waiting, ...unfinished.map((name) => ({ name }))].map((file) => viewOf(file, 'waiting'))
  const refused = unread.map(({ file, ...error }) => ({ ...viewOf({ name: file }, 'refused'), error: { ...error, line: null } }))
  return { folder, files: [...taken, ...refused, ...waiting], leftOut }
}

function missing(dossier: Dossier, inbox: string): InboxView {
  if (isYetToMake(dossier, inbox)) return { folder: inbox, files: [], leftOut: [] }
  throw new MachineError('inbox-missing', 'Le répertoire surveillé n’existe pas, ou son disque n’est pas connecté.', {
    file: inbox,
    advice: `Rendez-le accessible, ou corrigez daily.inbox dans relance.yaml (« ${dossier.settings.daily.inbox} »).`,
  })
}

async function takeFile(dossier: Dossier, day: IsoDay, file: WaitingFile, dryRun: boolean): Promise<InboxFileView> {
  try {
    const sha256 = digestOf(file)
    const knownSince = takenOn(dossier.ledger, sha256)
    const known = () => ({ ...viewOf(file, 'known'), knownSince, movedTo: putAway(dossier, day, file, dryRun) })
    if (knownSince !== null && isDoneWith(dossier, sha256)) return known()
    const files = await importedOrOlder(dossier, day, file, { ...PLAIN, dryRun }, knownSince !== null)
    if (files === null || (knownSince !== null && files.every(({ alreadyImported }) => alreadyImported))) return known()
    if (!dryRun) atomically(dossier.ledger, () => recordTaken(dossier.ledger, { sha256, name: file.name }, dossier.clock.now(), day))
    const [first] = files
    return {
      ...viewOf(file, 'imported'),
      imported: first === undefined ? null : importedView(first),
      movedTo: putAway(dossier, day, file, dryRun),
    }
  } catch (error) {
    // What the machine or the ledger refuses concerns every file.
    if (!(error instanceof StopError) || error.exitCode >= 8) throw error
    const { code, message, details } = error
    const line = details.line === undefined || details.line === 0 ? null : details.line
    return { ...viewOf(file, 'refused'), error: { code, message, line, advice: details.advice ?? null } }
  }
}

function importedView({ as, fiscalYear, changes, lastBankDay, issues }: ImportedFileView): InboxFileView['imported'] {
  const whole = issues.filter(({ line, severity }) => line === 0 && severity === 'warning')
  return { as, fiscalYear, changes, lastBankDay, remarks: whole.map(({ message }) => message) }
}

/** Whether bytes that were imported before have nothing more to say, whatever came since. Those that were dropped anew may be the repair of what did. */
function isDoneWith({ ledger, settings }: Dossier, sha256: string): boolean {
  return settings.daily.imported === 'keep' || wasFollowed(ledger, sha256)
}

/** Null: bytes that were imported before, and that what came since is newer than. */
async function importedOrOlder(
  dossier: Dossier,
  day: IsoDay,
  { path }: WaitingFile,
  choice: ImportChoice,
  isKnown: boolean,
): Promise<readonly ImportedFileView[] | null> {
  try {
    return (await importFiles(dossier, day, [path], '/', choice)).files
  } catch (error) {
    if (isKnown && error instanceof InputError) return null
    throw error
  }
}

/** As `relance import FILE` without any option: what a file needs besides is a profile of the settings. */
const PLAIN = {
  ...{ as: null, profile: null, map: {}, encoding: null, sheet: null, openingJournal: null, yearEnd: null, firstYear: false },
  ...{ expectCents: null, acceptRejects: false, acceptGap: false, replaces: [], list: null, unattended: true },
}

function viewOf({ name }: Pick<WaitingFile, 'name'>, outcome: InboxFileView['outcome']): InboxFileView {
  return { file: name, outcome, movedTo: null, imported: null, knownSince: null, error: null }
}

function digestOf({ path }: WaitingFile): string {
  const [file] = plainFiles([path], '/')?.files ?? []
  // A folder or a pipe took its place.
  if (file === undefined) throw new MachineError('file-unreadable', 'Ce fichier ne peut plus être lu.', { file: path })
  return file.sha256()
}
