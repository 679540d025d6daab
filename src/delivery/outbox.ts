// The folder of what leaves by hand: letters, call sheets, and e-mails when no mail server is set.
// A file appears whole or not at all, under a name its delivery alone can have; a found file settles a doubt.

import { createHash } from 'node:crypto'
import { lstatSync, mkdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Delivery, DeliveryAnswer } from '../domain/delivery.ts'
import { MachineError } from '../domain/errors.ts'
import type { Channel } from '../domain/settings.ts'
import { slugOf } from '../domain/slug.ts'
import { replaceSynced } from './synced-file.ts'

export interface Outbox {
  /** Writes a file of this name, or finds it already there with these bytes; its path. @throws MachineError. */
  write(name: string, bytes: Buffer): string
}

/** The outbox kept in a folder, made at the first file. */
export function folderOutbox(folder: string): Outbox {
  return { write: (name, bytes) => writeOutbox(folder, name, bytes) }
}

const EXTENSIONS: Readonly<Record<Channel, string>> = { email: 'eml', letter: 'pdf', 'registered-letter': 'pdf', call: 'html', sms: 'txt' }

/** Name of a delivery's file: day, customer, step and eight hex digits of its id, so that no two deliveries share one. */
export function outboxName(claim: Pick<Delivery, 'id' | 'customer' | 'day' | 'step' | 'channel'>): string {
  const digits = createHash('sha256').update(claim.id).digest('hex').slice(0, 8)
  return [claim.day, slug(claim.customer), slug(claim.step), digits]
    .filter((part) => part !== '')
    .join('_')
    .concat('.', EXTENSIONS[claim.channel])
}

/** Name of the call sheet that comes with a message: the message's own, so that there is one whatever is tried again. */
export function callSheetName(claim: Pick<Delivery, 'id' | 'customer' | 'day' | 'step'>): string {
  return outboxName({ ...claim, step: `${claim.step}-call`, channel: 'call' })
}

/**
 * Name of a file enclosed with a letter: the letter's own, then what it is, then eight hex digits of its content, so that another content is
 * another file.
 */
export function enclosureName(
  claim: Pick<Delivery, 'id' | 'customer' | 'day' | 'step' | 'channel'>,
  name: string,
  content: Buffer,
): string {
  const letter = outboxName(claim).replace(/\.[a-z]+$/, '')
  const digits = createHash('sha256').update(content).digest('hex').slice(0, 8)
  return `${letter}_pj_${slug(name.replace(/\.pdf$/i, ''))}_${digits}.pdf`
}

/**
 * Writes a file nobody else may read (0600, folder 0700): to a temporary file, synced, then renamed. An identical file already
 * there is left as it is; a different one is never overwritten.
 * @returns the path. @throws MachineError `outbox-file-differs`, `outbox-write-failed`; RangeError when the name is a path.
 */
export function writeOutbox(folder: string, name: string, bytes: Buffer): string {
  if (!isFileName(name)) throw new RangeError(`not a file name: ${name}`)
  const path = join(folder, name)
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 })
    const found = foundFile(path)
    if (found?.equals(bytes)) return path
    if (found === null) {
      replaceSynced(path, bytes, join(folder, `.${name}.part`))
      return path
    }
  } catch (error) {
    throw writeFailed(path, error)
  }
  throw new MachineError('outbox-file-differs', `Le fichier ${path} existe déjà avec un autre contenu ; il n’a pas été remplacé.`, {
    file: path,
    advice: 'Déplacez ce fichier, puis relancez la commande.',
  })
}

/**
 * Writes a file that is a view of the moment, in the place of the one before: whole or not at all, read by nobody else.
 * @returns the path. @throws MachineError `outbox-write-failed`.
 */
export function replaceOutbox(folder: string, name: string, bytes: Buffer): string {
  const path = join(folder, name)
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 })
    if (!foundFile(path)?.equals(bytes)) replaceSynced(path, bytes)
    return path
  } catch (error) {
    throw writeFailed(path, error, '')
  }
}

/** A delivery of which nobody recorded the end; `digest`: SHA-256 of its message, lower-case hexadecimal. */
interface OutboxDoubt extends Pick<Delivery, 'id' | 'customer' | 'day' | 'step' | 'channel'> {
  readonly digest: string
}

/**
 * The doubts that a file of the outbox settles: the exact file is there, so they were written.
 * Those without one stay out of the list. In the order given.
 */
export function settledByOutbox(folder: string, doubts: readonly OutboxDoubt[], at: string): DeliveryAnswer[] {
  return doubts.flatMap((doubt) => {
    const name = outboxName(doubt)
    if (keptInOutbox(folder, name, doubt.digest) === null) return []
    return [{ id: doubt.id, status: 'written', at, reply: null, refusedRecipients: [], file: join(folder, name) } as const]
  })
}

/** The bytes of a file written before, as long as it holds them. @param digest their SHA-256, lower-case hexadecimal; null: not there, or changed */
export function keptInOutbox(folder: string, name: string, digest: string): Buffer | null {
  const bytes = isFileName(name) ? foundFile(join(folder, name)) : null
  return bytes !== null && createHash('sha256').update(bytes).digest('hex') === digest ? bytes : null
}

function isFileName(name: string): boolean {
  return /^[a-z0-9][a-z0-9._-]*$/i.test(name)
}

function writeFailed(path: string, error: unknown, safety = ' : rien ne partira deux fois'): MachineError {
  return new MachineError('outbox-write-failed', `Le fichier ${path} n’a pas pu être écrit : ${machineReason(error)}.`, {
    file: path,
    advice: `Libérez de la place ou rétablissez les droits d’écriture, puis relancez la commande${safety}.`,
    cause: error,
  })
}

// Null when there is nothing; a link or a folder is "something else", never followed.
function foundFile(path: string): Buffer | null {
  const found = lstatSync(path, { throwIfNoEntry: false })
  if (found === undefined) return null
  return found.isFile() ? readFileSync(path) : Buffer.alloc(0)
}

function machineReason(error: unknown): string {
  const code = error instanceof Error && 'code' in error ? String(error.code) : ''
  if (code === 'ENOSPC' || code === 'EDQUOT') return 'il n’y a plus de place sur le disque'
  if (code === 'EACCES' || code === 'EPERM' || code === 'EROFS') return 'le droit d’écrire dans ce dossier manque'
  if (code === 'ENOTDIR' || code === 'EEXIST') return 'un fichier se trouve à la place du dossier'
  return `la machine l’a refusé (${code})`
}

function slug(text: string): string {
  return slugOf(text, 40)
}
