// What a command answered beside the pages it wrote, so that the same question is not worked out again while nothing changed.
import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { replaceOutbox } from '../delivery/outbox.ts'
import type { PageFile } from './written-page.ts'

interface Kept<View> {
  readonly key: string
  readonly view: View
  /** SHA-256 of each file, by its path from the folder of the page. */
  readonly files: Readonly<Record<string, string>>
}

/** The answer kept for this key, where every file is still there as it was written; null otherwise. */
export function keptAnswer<View>(page: PageFile, key: string | null): View | null {
  if (key === null) return null
  try {
    const kept = JSON.parse(readFileSync(keptFile(page), 'utf8')) as Kept<View>
    if (kept.key !== key) return null
    const folder = dirname(page.path)
    return Object.entries(kept.files).every(([name, digest]) => digestOf(readFileSync(join(folder, name))) === digest) ? kept.view : null
  } catch {
    // Not there, cut or of another program: it is worked out.
    return null
  }
}

/** Keeps an answer beside its page; a page written elsewhere than in the dossier is never kept. @param files bytes of each, by its path from the folder of the page */
export function keepAnswer<View>(page: PageFile, key: string | null, view: View, files: ReadonlyMap<string, Buffer>): void {
  if (key === null || !page.own) return
  const digests = Object.fromEntries([...files].map(([name, bytes]) => [name, digestOf(bytes)]))
  replaceOutbox(
    dirname(page.path),
    basename(keptFile(page)),
    Buffer.from(JSON.stringify({ key, view, files: digests } satisfies Kept<View>)),
  )
}

function keptFile({ path }: PageFile): string {
  return join(dirname(path), `.${basename(path)}.json`)
}

function digestOf(bytes: Buffer): string {
  return createHash('sha256').update(bytes).digest('hex')
}
