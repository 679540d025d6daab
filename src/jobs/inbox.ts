// The exports that wait in the watched folder become part of the ledger, one after the other, each whole or not at all. What cannot be read
// stays where it is, and stops no other.
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, statSync } from 'node:fs'
import { basename, extname, join } from 'node:path'
import type { IsoDay } from '../domain/day.ts'
import { MachineError, StopError } from '../domain/errors.ts'
import { plainFiles } from '../importing/sources/file-digest.ts'
import { type WaitingFile, waitingFiles } from '../importing/sources/watched-folder.ts'
import { atomically } from '../ledger/ledger.ts'
import { recordTaken, takenOn } from '../ledger/taken-files.ts'
import type { InboxFileView, InboxView } from '../reporting/daily-view.ts'
import type { Dossier } from './dossier.ts'
import { importFiles } from './import-files.ts'
import { inboxFolder } from './inbox-folder.ts'

/** Folder of the watched one for what is done with. */
const DONE_FOLDER = 'imported'
/** A file that changes all the time is waited for this many times the seconds of the settings, then left for the next run. */
const PATIENCE = 4

export interface InboxDeps {
  /** Milliseconds. */
  wait(time: number): Promise<void>
}

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
  const { files, leftOut } = waitingFiles(folder)
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
  return { folder, files: [...taken, ...settled.waiting.map((file) => viewOf(file, 'waiting'))], leftOut }
}

function missing({ folder, settings }: Dossier, inbox: string): InboxView {
  if (inbox.startsWith(join(folder, '/'))) return { folder: inbox, files: [], leftOut: [] }
  throw new MachineError('inbox-missing', 'Le répertoire surveillé n’existe pas, ou son disque n’est pas connecté.', {
    file: inbox,
    advice: `Rendez-le accessible, ou corrigez daily.inbox dans relance.yaml (« ${settings.daily.inbox} »).`,
  })
}

/** Those that nobody touched for a while, in order, and those that still change. */
async function settledFiles(
  { settings, clock }: Dossier,
  folder: string,
  files: readonly WaitingFile[],
  wait: InboxDeps['wait'],
): Promise<{ readonly files: readonly WaitingFile[]; readonly waiting: readonly WaitingFile[] }> {
  const pause = settings.daily.settledSeconds * 1000
  const isSettled = ({ changedMs }: WaitingFile) => Date.parse(clock.now()) - changedMs >= pause
  let now = files
  for (let times = 0; times < PATIENCE && now.some((file) => !isSettled(file)); times++) {
    await wait(pause)
    const before = new Map(now.map((file) => [file.name, file]))
    now = waitingFiles(folder).files.map((file) => {
      const known = before.get(file.name)
      // The clock of a shared drive may not be this one: what did not change while we looked is settled all the same.
      const isStill = known !== undefined && known.size === file.size && known.changedMs === file.changedMs
      return isStill ? { ...file, changedMs: Math.min(file.changedMs, Date.parse(clock.now()) - pause) } : file
    })
  }
  return { files: now.filter(isSettled), waiting: now.filter((file) => !isSettled(file)) }
}

async function takeFile(dossier: Dossier, day: IsoDay, file: WaitingFile, dryRun: boolean): Promise<InboxFileView> {
  try {
    const sha256 = digestOf(file)
    const knownSince = takenOn(dossier.ledger, sha256)
    if (knownSince !== null) return { ...viewOf(file, 'known'), knownSince, movedTo: putAway(dossier, day, file, dryRun) }
    const { files } = await importFiles(dossier, day, [file.path], '/', { ...PLAIN, dryRun })
    if (!dryRun) atomically(dossier.ledger, () => recordTaken(dossier.ledger, { sha256, name: file.name }, dossier.clock.now(), day))
    const [first] = files
    const imported =
      first === undefined ? null : { as: first.as, fiscalYear: first.fiscalYear, changes: first.changes, lastBankDay: first.lastBankDay }
    return { ...viewOf(file, 'imported'), imported, movedTo: putAway(dossier, day, file, dryRun) }
  } catch (error) {
    // What the machine or the ledger refuses concerns every file.
    if (!(error instanceof StopError) || error.exitCode >= 8) throw error
    const { code, message, details } = error
    const line = details.line === undefined || details.line === 0 ? null : details.line
    return { ...viewOf(file, 'refused'), error: { code, message, line, advice: details.advice ?? null } }
  }
}

/** As `relance import FILE` without any option: what a file needs besides is a profile of the settings. */
const PLAIN = {
  ...{ as: null, profile: null, map: {}, encoding: null, sheet: null, openingJournal: null, yearEnd: null, firstYear: false },
  ...{ expectCents: null, acceptRejects: false, acceptGap: false, replaces: [], list: null },
}

function viewOf({ name }: WaitingFile, outcome: InboxFileView['outcome']): InboxFileView {
  return { file: name, outcome, movedTo: null, imported: null, knownSince: null, error: null }
}

function digestOf({ path }: WaitingFile): string {
  const [file] = plainFiles([path], '/')?.files ?? []
  // A folder or a pipe took its place.
  if (file === undefined) throw new MachineError('file-unreadable', 'Ce fichier ne peut plus être lu.', { file: path })
  return file.sha256()
}

/** Moves a file that is done with; null where it stays. The same file there already is enough. @throws MachineError 'inbox-not-moved' */
function putAway({ settings }: Dossier, day: IsoDay, file: WaitingFile, dryRun: boolean): string | null {
  if (dryRun || settings.daily.imported === 'keep') return null
  const folder = join(file.path, '..', DONE_FOLDER)
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 })
    for (const place of places(folder, `${day}_${file.name}`)) {
      if (!existsSync(place)) {
        renameSync(file.path, place)
        return place
      }
      if (!sameFile(file.path, place)) continue
      rmSync(file.path)
      return place
    }
  } catch (cause) {
    throw new MachineError('inbox-not-moved', `Le fichier ${file.name} est importé, mais n’a pas pu être rangé dans ${folder}.`, {
      file: file.path,
      advice: 'Rétablissez le droit d’écrire dans ce répertoire, ou écrivez daily: { imported: keep } dans relance.yaml.',
      cause,
    })
  }
  throw new RangeError('no name is left')
}

function* places(folder: string, name: string): Generator<string> {
  const extension = extname(name)
  yield join(folder, name)
  for (let number = 2; number < 10_000; number++) yield join(folder, `${basename(name, extension)}_${number}${extension}`)
}

function sameFile(one: string, other: string): boolean {
  const digest = (path: string) => createHash('sha256').update(readFileSync(path)).digest('hex')
  return statSync(one).size === statSync(other).size && digest(one) === digest(other)
}
