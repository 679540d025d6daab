// What is handed to a lawyer about one customer or one document, as data: his events whole, those of others as digests alone.
import type { EnclosureTold } from '../../domain/delivery.ts'
import type { ItemKey } from '../../domain/names.ts'
import { slugOf } from '../../domain/slug.ts'
import type { HistoryEventView, HistoryView } from '../views.ts'

export interface EvidencePack {
  /** "le client C001 (Dupont Frères)", "la pièce F2026-101". */
  readonly about: string
  readonly creditor: string
  /** The whole chain, in order. */
  readonly records: readonly PackRecord[]
  /** Those whose text is told, in order. */
  readonly events: readonly HistoryEventView[]
  /** Messages these events are about, by digest. */
  readonly messages: ReadonlyMap<string, PackMessage>
  /** Files that were enclosed with letters, their bytes those that were recorded, by name; null: not found, or no longer those. */
  readonly enclosures: ReadonlyMap<string, Buffer | null>
  /** References of items as the books print them, by key. */
  readonly refs: ReadonlyMap<ItemKey, string>
  /** All that is kept was verified as the pack was made. */
  readonly chain: HistoryView['chain']
}

export interface PackRecord {
  readonly position: number
  readonly sha256: string
  /** Canonical JSON as it was hashed; null: it is about others. */
  readonly text: string | null
  /** Canonical JSON of its detail; null: about others, or erased. */
  readonly detail: string | null
}

export interface PackMessage {
  /** Its path in the pack. */
  readonly path: string
  readonly bytes: Buffer
}

/** Where the detail of an event stands in the pack. */
export function detailPath(position: number): string {
  return `details/${String(position).padStart(6, '0')}.json`
}

/** Where a file enclosed with a letter stands in the pack. */
export function enclosurePath(name: string): string {
  return `pieces/${name}`
}

/** The files that an event says were enclosed with a letter; none for most, and nothing of a detail that somebody wrote by hand. */
export function enclosuresTold({ detail }: Pick<HistoryEventView, 'detail'>): readonly EnclosureTold[] {
  const told = detail?.['enclosures']
  return Array.isArray(told) ? told.filter(isEnclosure) : []
}

function isEnclosure(told: unknown): told is EnclosureTold {
  return (
    typeof told === 'object' &&
    told !== null &&
    'name' in told &&
    typeof told.name === 'string' &&
    'sha256' in told &&
    typeof told.sha256 === 'string'
  )
}

/** Path of a message in the pack: `messages/2026-11-20_relance-1_1a2b3c4d.eml`, with the first digits of its digest. */
export function messagePath({ day, step }: Pick<HistoryEventView, 'day' | 'step'>, digest: string, bytes: Buffer): string {
  return `messages/${day}_${slugOf(step ?? '') || 'message'}_${digest.slice(0, 8)}.${extensionOf(bytes)}`
}

/** Told by the bytes themselves: a message is what was sent, whatever its channel is called. */
function extensionOf(bytes: Buffer): string {
  const start = bytes.subarray(0, 4096).toString('latin1')
  if (start.startsWith('%PDF-')) return 'pdf'
  if (/^\s*<(!doctype|html)/i.test(start)) return 'html'
  return /^[A-Za-z][A-Za-z0-9-]*:[^\r\n]*\r\n/.test(start) && /\r\nMIME-Version:/i.test(start) ? 'eml' : 'txt'
}
