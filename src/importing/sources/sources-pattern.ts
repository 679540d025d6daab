// Patterns a shell did not expand (Windows, cron, quotes): `exports/*.txt`, `*/FEC-202?.txt`. Own matcher: `*` and `?` inside
// one part of a path, never across parts; no `**`, no `[a-z]`, no `{a,b}`. Hidden names never match.
import { existsSync, readdirSync } from 'node:fs'
import { join, parse, resolve, sep } from 'node:path'

/** Whether an argument is a pattern: it holds `*` or `?` and no file bears that very name. */
export function isPattern(folder: string, argument: string): boolean {
  return /[*?]/.test(argument) && !existsSync(resolve(folder, argument))
}

/**
 * Every path that matches, folders too, sorted, written like the pattern: relative to `folder` or absolute.
 * @throws what reading a folder throws, but for one that is not there.
 */
export function matchingPaths(folder: string, pattern: string): string[] {
  const { root } = parse(pattern)
  const parts = pattern.slice(root.length).split(sep === '\\' ? /[\\/]/ : '/')
  let found = [root]
  for (const part of parts.filter((each) => each !== '')) {
    found = /[*?]/.test(part)
      ? found.flatMap((path) => namesIn(resolve(folder, path), part).map((name) => join(path, name)))
      : found.map((path) => join(path, part)).filter((path) => existsSync(resolve(folder, path)))
  }
  return found.sort()
}

function namesIn(folder: string, part: string): string[] {
  try {
    return readdirSync(folder).filter(matcher(part))
  } catch (error) {
    // A file where the pattern wants a folder matches nothing.
    if (error instanceof Error && 'code' in error && (error.code === 'ENOTDIR' || error.code === 'ENOENT')) return []
    throw error
  }
}

/** Letters with accents compare the same however the disk composes them. */
function matcher(part: string): (name: string) => boolean {
  const source = [...part.normalize('NFC')]
    .map((letter) => (letter === '*' ? '.*' : letter === '?' ? '.' : letter.replace(/[\\^$.|+()[\]{}]/, '\\$&')))
    .join('')
    .replace(/(?:\.\*)+/g, '.*')
  const whole = new RegExp(`^${source}$`, 'su')
  return (name) => !name.startsWith('.') && whole.test(name.normalize('NFC'))
}
