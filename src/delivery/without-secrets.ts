// What a server says is kept and shown: it may say back what signed in, in whatever writing it answers.

/** A shorter word is nobody's secret, and would be cut out of every reply. */
const SHORTEST = 4

/**
 * The same, every text of it without these secrets, each character of them as it is or as JSON, HTML or an address write it, mixed as they come,
 * or in base64, alone or within more.
 */
export function withoutSecrets<T>(value: T, secrets: readonly string[]): T {
  const patterns = secrets.filter((secret) => secret.length >= SHORTEST).flatMap(patternsOf)
  return patterns.length === 0 ? value : (cleaned(value, patterns) as T)
}

function cleaned(value: unknown, patterns: readonly Pattern[]): unknown {
  if (typeof value === 'string') return patterns.reduce(masked, value)
  if (Array.isArray(value)) return value.map((one) => cleaned(one, patterns))
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, cleaned(one, patterns)]))
}

/** What is looked for, and of what the run around it is made that goes with it; null: nothing does. */
interface Pattern {
  readonly found: RegExp
  readonly run: RegExp | null
}

/** Every step goes forward: an answer may be long, and written to keep us busy. */
function masked(text: string, { found, run }: Pattern): string {
  let told = ''
  let done = 0
  for (const match of text.matchAll(found)) {
    let [from, to] = [match.index, match.index + match[0].length]
    if (from < done) continue
    while (run !== null && from > done && run.test(text.charAt(from - 1))) from--
    while (run !== null && to < text.length && run.test(text.charAt(to))) to++
    told += `${text.slice(done, from)}…`
    done = to
  }
  return `${told}${text.slice(done)}`
}

function patternsOf(secret: string): Pattern[] {
  const written = [...secret].map(formsOf).join('')
  return [
    { found: new RegExp(written, 'g'), run: null },
    ...[0, 1, 2].map((before) => inBase64(secret, before)).flatMap((one) => one ?? []),
  ]
}

/** A character as it is, escaped by a backslash or by number, percent-encoded, or as an entity of HTML. */
function formsOf(character: string): string {
  const bytes = [...Buffer.from(character, 'utf8')].map((byte) => byte.toString(16).padStart(2, '0'))
  const units = Array.from({ length: character.length }, (_, index) => character.charCodeAt(index).toString(16).padStart(4, '0'))
  const code = character.codePointAt(0) ?? 0
  const forms = [
    `\\\\{0,4}${escaped(character)}`,
    bytes.map((byte) => `%(?:25){0,3}${anyCase(byte)}`).join(''),
    units.map((unit) => `\\\\{1,4}u${anyCase(unit)}`).join(''),
    `&(?:amp;){0,3}#0{0,6}${code};?`,
    `&(?:amp;){0,3}#[xX]0{0,6}${anyCase(code.toString(16))};?`,
    ...(NAMED[character] ?? []).map((name) => `&(?:amp;){0,3}${name};`),
    ...(character === ' ' ? ['\\+'] : []),
  ]
  return `(?:${forms.join('|')})`
}

const NAMED: Readonly<Record<string, readonly string[]>> = { '&': ['amp'], '<': ['lt'], '>': ['gt'], '"': ['quot'], "'": ['apos'] }

/** What base64 surely writes of the secret where so many bytes (modulo 3) stand before it; null where that is too short to tell anything. */
function inBase64(secret: string, before: number): Pattern | null {
  const bytes = Buffer.concat([Buffer.alloc(before), Buffer.from(secret, 'utf8')])
  const first = Math.ceil((before * 8) / 6)
  const sure = bytes.toString('base64').slice(first, Math.floor((bytes.length * 8) / 6))
  if (sure.length < SHORTEST) return null
  const either = [...sure].map((character) => (character === '+' ? '[+-]' : character === '/' ? '[/_]' : character)).join('')
  return { found: new RegExp(either, 'g'), run: /[A-Za-z0-9+/_=-]/ }
}

function escaped(character: string): string {
  return character.replace(/[\\^$.*+?()[\]{}|/-]/g, '\\$&')
}

function anyCase(hex: string): string {
  return hex.replace(/[a-f]/g, (digit) => `[${digit}${digit.toUpperCase()}]`)
}
