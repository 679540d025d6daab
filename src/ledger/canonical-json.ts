// One text for one value, so that a digest can be computed again elsewhere: keys sorted, no spaces (RFC 8785 for our plain data).
import { createHash } from 'node:crypto'

/** The value as JSON with the keys of every object in code-unit order. Numbers must be integers; `undefined` is left out. */
export function canonicalJson(value: unknown): string {
  return JSON.stringify(sorted(value))
}

/** Lower-case hexadecimal SHA-256. */
export function sha256(...parts: readonly (string | Buffer)[]): string {
  const hash = createHash('sha256')
  for (const part of parts) hash.update(part)
  return hash.digest('hex')
}

function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted)
  if (value === null || typeof value !== 'object') return value
  const entries = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0))
  return Object.fromEntries(entries.map(([key, inner]) => [key, sorted(inner)]))
}
