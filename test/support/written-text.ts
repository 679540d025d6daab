// What a file of the outbox says: the words of a letter on one line, as who selects them gets them; any other file as it is.
import { readFileSync } from 'node:fs'
import { textOf } from './pdf-text.ts'
import { plain } from './runs.ts'

export function writtenText(file: string): string {
  const bytes = readFileSync(file)
  return bytes.subarray(0, 5).toString('latin1') === '%PDF-' ? plain(textOf(bytes)).replace(/\s+/g, ' ') : plain(bytes.toString('utf8'))
}
