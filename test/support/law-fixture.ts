// Reads a table of worked examples of the law, as written in fixtures/law.
import { readFileSync } from 'node:fs'

export function readLawFixture<T>(name: string): T {
  return JSON.parse(readFileSync(new URL(`../../fixtures/law/${name}`, import.meta.url), 'utf8')) as T
}
