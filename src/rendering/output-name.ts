// File names of what is written for a customer: letters, call sheets, copies of messages.
// Deliberately made of ASCII letters, digits and hyphens alone: nothing a customer code holds reaches a path.
import { createHash } from 'node:crypto'
import type { CustomerCode, ReminderId } from '../domain/names.ts'

const SLUG_LENGTH = 40

/**
 * Name, without extension, of the file of a reminder: `c001-8a3f09c2-relance-3-1f2e…`.
 * The eight hex digits of the code's SHA-256 keep apart two codes that read alike once reduced to ASCII ('É1' and 'E1').
 * The same reminder always gets the same name, so a file found settles whether it was written.
 */
export function outputName(code: CustomerCode, step: string, id: ReminderId): string {
  const digits = createHash('sha256').update(code, 'utf8').digest('hex').slice(0, 8)
  return [slug(code), digits, slug(step), slug(id)].filter((part) => part !== '').join('-')
}

function slug(text: string): string {
  return text
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .slice(0, SLUG_LENGTH)
    .replace(/^-+|-+$/g, '')
}
