// The codes of the program's errors, read in its sources: whoever adds one is told to add what provokes it.
// Reads text, by the few ways in which the sources write a code.
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

const STOP = String.raw`new (?:Usage|Settings|Input|Busy|Control|Machine|Integrity)Error\(\s*`

/** Codes written where the error is made, or where its maker is called. */
const WRITTEN: readonly RegExp[] = [
  new RegExp(`${STOP}'([a-z0-9-]+)'`, 'g'),
  /\bcolumnRefusal\(\s*'([a-z0-9-]+)'/g,
  /\bremark(?:List)?\(\s*'([a-z0-9-]+)'/g,
]

/** Codes of tables of refusals and of issues in a file, in the files that hold such tables. */
const TABLED: readonly RegExp[] = [
  /\bcode: '([a-z0-9-]+)'/g,
  /\bcode: [^,'?]+(?:'empty' )?\? '([a-z0-9-]+)' : '[a-z0-9-]+'/g,
  /\bcode: [^,'?]+(?:'empty' )?\? '[a-z0-9-]+' : '([a-z0-9-]+)'/g,
  /\['(?:invoice|lettering|due)_date', '([a-z0-9-]+)'\]/g,
  /\b(?:missing|secondary|note)\([^,()]+, '([a-z0-9-]+)'/g,
]
const TABLES = /^src\/(importing\/|cli\/machine-stops\.ts)/

/** Errors whose code is told elsewhere in the same room: the file, what it writes, and the codes it can be. */
const COMPUTED: readonly (readonly [file: string, written: string, codes: readonly string[]])[] = [
  ['src/cli/machine-stops.ts', 'known.code', []],
  ['src/cli/settings/problems.ts', 'code', ['settings-syntax', 'settings-unknown-key', 'settings-missing', 'settings-invalid']],
  [
    'src/cli/settings/private-file.ts',
    // biome-ignore lint/suspicious/noTemplateCurlyInString: as the source writes it
    '`${kind}-file-${what}`',
    ['password', 'secret'].flatMap((kind) => ['missing', 'outside', 'open', 'empty'].map((what) => `${kind}-file-${what}`)),
  ],
  ['src/importing/columns/columns.ts', 'code', []],
  ['src/importing/issue-log.ts', 'first.code', ['row-short', 'row-long', 'file-cut']],
  ['src/importing/magic.ts', 'found.code', []],
]

function sources(): readonly (readonly [file: string, text: string])[] {
  const files = readdirSync('src', { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.ts'))
  return files.sort().map((name) => [join('src', name), readFileSync(join('src', name), 'utf8')])
}

/** Every code, with the file that writes it first. */
export function codesOfSources(): Map<string, string> {
  const codes = new Map<string, string>()
  const add = (code: string, file: string) => codes.set(code, codes.get(code) ?? file)
  for (const [file, text] of sources()) {
    for (const way of TABLES.test(file) ? [...WRITTEN, ...TABLED] : WRITTEN) {
      for (const [, code] of text.matchAll(way)) if (code !== undefined) add(code, file)
    }
  }
  for (const [file, , known] of COMPUTED) for (const code of known) add(code, file)
  return codes
}

/** Errors made with a code that is neither written there nor known above: `file: what is written`. */
export function unknownCodes(): string[] {
  const made = new RegExp(`${STOP}([^'\\s,][^,]*)`, 'g')
  return sources().flatMap(([file, text]) =>
    [...text.matchAll(made)]
      .filter(([, written]) => !COMPUTED.some(([known, expected]) => known === file && expected === written))
      .map(([, written]) => `${file}: ${written}`),
  )
}
