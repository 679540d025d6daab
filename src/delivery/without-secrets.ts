// What a server says is kept and shown: it may say back what signed in.

/** A shorter word is nobody's secret, and would be cut out of every reply. */
const SHORTEST = 4

/** The same, every text of it without these secrets: as they are, percent-encoded, in JSON, in base64. */
export function withoutSecrets<T>(value: T, secrets: readonly string[]): T {
  const written = secrets
    .filter((secret) => secret.length >= SHORTEST)
    .flatMap((secret) => [
      secret,
      encodeURIComponent(secret),
      JSON.stringify(secret).slice(1, -1),
      Buffer.from(secret, 'utf8').toString('base64'),
    ])
  return written.length === 0 ? value : (cleaned(value, written) as T)
}

function cleaned(value: unknown, written: readonly string[]): unknown {
  if (typeof value === 'string') return written.reduce((text, secret) => text.replaceAll(secret, '…'), value)
  if (Array.isArray(value)) return value.map((one) => cleaned(one, written))
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, cleaned(one, written)]))
}
