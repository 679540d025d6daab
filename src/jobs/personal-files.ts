// Files of a dossier that tell of a customer: those this program wrote for him alone, known by their bytes, and all others that bear his name
// or an address of his. What is packed (PDF, workbooks, archives) is known by its name alone.
import { closeSync, openSync, readdirSync, readSync, rmSync } from 'node:fs'
import { basename, join, relative, sep } from 'node:path'
import { callSheetName, keptInOutbox, outboxName } from '../delivery/outbox.ts'
import type { CustomerCode } from '../domain/names.ts'
import { slugOf } from '../domain/slug.ts'
import type { ContactMarks } from '../ledger/contact-marks.ts'
import { deliveriesWith } from '../ledger/delivery-rows.ts'
import { leftDeliveries } from '../ledger/tracking.ts'
import { escapeHtml } from '../rendering/html-text.ts'
import type { Dossier } from './dossier.ts'

const OUTBOX = 'outbox'

export interface OwnFile {
  /** From the folder of the dossier. */
  readonly file: string
}

export interface HoldingFile extends OwnFile {
  /** `changed`: ours, but somebody changed it. `settings`: relance.yaml names him. */
  readonly kind: 'backup' | 'changed' | 'outbox' | 'page' | 'log' | 'litigation' | 'settings' | 'other'
}

/** Files of the outbox made for these customers alone. */
export function deliveredFiles(
  { folder, ledger }: Dossier,
  codes: readonly CustomerCode[],
): { readonly own: OwnFile[]; readonly changed: HoldingFile[]; readonly reminders: number } {
  const left = leftDeliveries(ledger).filter(({ customer }) => codes.includes(customer))
  // The call sheet of a message that was refused is there all the same.
  const deliveries = [...left, ...deliveriesWith(ledger, 'failed').filter(({ customer }) => codes.includes(customer))]
  const outbox = join(folder, OUTBOX)
  const present = namesIn(outbox)
  const [own, changed] = [new Set<string>(), new Set<string>()]
  for (const delivery of deliveries) {
    const name = delivery.file === null ? outboxName(delivery) : basename(delivery.file)
    if (present.has(name)) (keptInOutbox(outbox, name, delivery.digest) === null ? changed : own).add(name)
    const sheet = callSheetName(delivery)
    if (present.has(sheet)) own.add(sheet)
    // Enclosures bear the name of their letter.
    const enclosed = `${name.replace(/\.[a-z]+$/, '')}_pj_`
    for (const other of present) if (other.startsWith(enclosed)) own.add(other)
  }
  return {
    own: [...own].sort().map((name) => ({ file: join(OUTBOX, name) })),
    changed: [...changed].sort().map((name) => ({ file: join(OUTBOX, name), kind: 'changed' })),
    reminders: left.length,
  }
}

/** Removes them; what is gone already is removed. Returns those that are no longer there. @throws what the system says of one that cannot be */
export function removeFiles({ folder }: Pick<Dossier, 'folder'>, files: readonly OwnFile[]): readonly OwnFile[] {
  for (const { file } of files) rmSync(join(folder, file), { force: true })
  return files
}

/** Files of the dossier whose name bears one of the codes, or whose bytes hold one of the marks; by path. The ledger itself is none of them. */
export function filesHolding(
  { folder }: Pick<Dossier, 'folder'>,
  codes: readonly CustomerCode[],
  { strong, notes }: Pick<ContactMarks, 'strong' | 'notes'>,
): HoldingFile[] {
  // A telephone number is written with or without spaces, a note as a page or a document of data writes it.
  const reached = strong.flatMap((mark) => (mark.includes('@') ? [mark] : [mark, mark.replace(/[^\d+]/g, '')]))
  const noted = notes.flatMap((note) => [note, escapeHtml(note), JSON.stringify(note).slice(1, -1)])
  const needles = [...new Set([...reached, ...noted])].map((mark) => lowered(Buffer.from(mark, 'utf8')))
  const named = codes.map((code) => nameWith(slugOf(code, 40)))
  return filesIn(folder)
    .filter((file) => !LEDGER.test(file) && (named.some((one) => one.test(file)) || holdsAny(join(folder, file), needles)))
    .map((file) => ({ file, kind: kindOf(file) }))
}

/** A shorter code stands in too many names: it is looked for where the program itself puts it, "releve_C1.pdf". */
const SHORTEST = 3

function nameWith(slug: string): RegExp {
  if (slug === '') return /(?!)/
  return slug.length < SHORTEST
    ? new RegExp(`(^|[\\\\/])[a-z]+_${slug}(_[^\\\\/]*)?\\.[a-z]+$`, 'i')
    : new RegExp(`(^|[^A-Za-z0-9])${slug}([^A-Za-z0-9]|$)`, 'i')
}

const LEDGER = /^relance\.(db(-wal|-shm|-journal)?|lock|sent)$/
const CHUNK = 1 << 20

function kindOf(file: string): HoldingFile['kind'] {
  if (file === 'relance.yaml') return 'settings'
  if (/^relance\.db\.v.*\.bak$/.test(file)) return 'backup'
  const kinds: Readonly<Record<string, HoldingFile['kind']>> = {
    backups: 'backup',
    outbox: 'outbox',
    reports: 'page',
    logs: 'log',
    litigation: 'litigation',
  }
  return kinds[file.split(sep)[0] ?? ''] ?? 'other'
}

/** Every file below, links not followed, by path. */
function filesIn(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)))
    .sort()
}

/** Read by parts: a copy of the ledger may be large. Case does not count for letters without accents. */
function holdsAny(path: string, needles: readonly Buffer[]): boolean {
  if (needles.length === 0) return false
  const overlap = Math.max(...needles.map((needle) => needle.length)) - 1
  const buffer = Buffer.alloc(CHUNK + overlap)
  const file = openSync(path, 'r')
  try {
    let kept = 0
    for (;;) {
      const read = readSync(file, buffer, kept, CHUNK, null)
      if (read === 0) return false
      const part = lowered(buffer.subarray(0, kept + read))
      if (needles.some((needle) => part.includes(needle))) return true
      kept = Math.min(overlap, kept + read)
      buffer.copyWithin(0, part.length - kept, part.length)
    }
  } finally {
    closeSync(file)
  }
}

/** ASCII letters in lower case, in place. */
function lowered(bytes: Buffer): Buffer {
  for (let at = 0; at < bytes.length; at++) {
    const byte = bytes[at] ?? 0
    if (byte >= 65 && byte <= 90) bytes[at] = byte + 32
  }
  return bytes
}

function namesIn(folder: string): Set<string> {
  try {
    return new Set(readdirSync(folder))
  } catch {
    // Nothing was ever written there.
    return new Set()
  }
}
