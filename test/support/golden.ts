// Golden files: what was reviewed once as text, compared byte for byte ever since.
// `GOLDEN=update` rewrites them; a missing one fails, so that no test passes on a text nobody has read.
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect } from 'vitest'

const FIXTURES = fileURLToPath(new URL('../../fixtures', import.meta.url))

/** Compares `actual` with the golden file at `path`, relative to fixtures/ and with forward slashes. */
export function expectGolden(path: string, actual: string): void {
  const file = join(FIXTURES, path)
  if (process.env['GOLDEN'] === 'update') {
    mkdirSync(dirname(file), { recursive: true })
    writeFileSync(file, actual)
    return
  }
  expect(existsSync(file), `fixtures/${path} does not exist: run with GOLDEN=update, then read it`).toBe(true)
  expect(actual).toBe(readFileSync(file, 'utf8'))
}
