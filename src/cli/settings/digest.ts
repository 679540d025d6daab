// The name under which checked settings are kept: the digest of the file they come from.
import { createHash } from 'node:crypto'

/** SHA-256 of the text in UTF-8, lower-case hexadecimal. Any change of the file, blanks included, changes it. */
export function settingsDigest(text: string): string {
  return createHash('sha256').update(text, 'utf8').digest('hex')
}
