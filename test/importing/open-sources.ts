// Files laid in a folder of their own, and what the importer makes of them, in short sentences a test can state by hand.
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { StopError } from '../../src/domain/errors.ts'
import type { Reading } from '../../src/domain/reading.ts'
import { type ReadOptions, readSource } from '../../src/importing/read-file.ts'
import { type ExportSource, findFiles, openSources } from '../../src/importing/sources/sources.ts'
import { OPTIONS } from './read-fixture.ts'

const folders: string[] = []

/** To be called once, after the tests of a file. */
export function removeFolders(): void {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true })
}

/** A folder that holds these files; a name may hold folders. */
export function folderOf(files: Readonly<Record<string, string | Buffer>>): string {
  const folder = mkdtempSync(join(tmpdir(), 'relance-sources-'))
  folders.push(folder)
  for (const [name, content] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, name)), { recursive: true })
    writeFileSync(join(folder, name), content)
  }
  return folder
}

/** Names of the exports that the arguments lead to, and what was set aside: 'name, reason'. */
export async function sourcesOf(folder: string, args: readonly string[], sheet: string | null = null) {
  const { files, leftOut } = findFiles(args, folder)
  const aside = [...leftOut]
  const sources: ExportSource[] = []
  for (const file of files) for await (const source of openSources(file, sheet, aside)) sources.push(source)
  return {
    sources,
    names: sources.map((source) => (source.kind === 'path' ? source.name : source.file.name)),
    leftOut: aside.map(({ file, reason }) => `${file}, ${reason}`),
  }
}

/** The text of the only export that a file leads to. */
export async function textOf(bytes: Buffer, sheet: string | null = null, name = 'classeur.xlsx'): Promise<string> {
  const { sources } = await sourcesOf(folderOf({ [name]: bytes }), [name], sheet)
  const [source] = sources
  if (source?.kind !== 'bytes' || sources.length !== 1) throw new Error(`${sources.length} sources`)
  return source.file.bytes.toString('utf8')
}

/** The only export that a file leads to, read. */
export async function readBytes(
  name: string,
  bytes: Buffer,
  options: Partial<ReadOptions> = {},
  sheet: string | null = null,
): Promise<Reading> {
  const { sources } = await sourcesOf(folderOf({ [name]: bytes }), [name], sheet)
  const [source] = sources
  if (source === undefined || sources.length !== 1) throw new Error(`${sources.length} sources`)
  return readSource(source, { ...OPTIONS, ...options })
}

/** The stop that work ends with. */
export async function stopIn(work: () => Promise<unknown>): Promise<StopError> {
  try {
    await work()
  } catch (error) {
    if (error instanceof StopError) return error
    throw error
  }
  throw new Error('nothing stopped it')
}
