// Which separator a text uses, decided on its first lines. Knows nothing of what the columns mean.
import { InputError } from '../../domain/errors.ts'
import { isBankText, refuseBankStatement } from '../bank-statements.ts'
import { announcedSeparator } from './csv-records.ts'
import { isBlankLine } from './rows.ts'

const SEPARATORS = ['\t', '|', ';', ','] as const
const LOOKED_AT = 50

/** Up to fifty lines of the text that are not blank. */
export function firstLines(lines: Iterable<string>): string[] {
  const kept: string[] = []
  for (const line of lines) {
    if (!isBlankLine(line, ';')) kept.push(line)
    if (kept.length === LOOKED_AT) break
  }
  return kept
}

/**
 * The separator: the one a first line `sep=;` announces, else the one that cuts most lines into the same number of fields, at least two, weighted by that number.
 * A tie goes to the first of TAB, `|`, `;`, `,`. The separators between quotes count for nothing.
 * @throws InputError 'separator-unknown' when the lines hold one column only, 'bank-statement' for CFONB and OFX.
 */
export function detectSeparator(file: string, lines: readonly string[]): string {
  const announced = announcedSeparator(lines[0] ?? '')
  if (announced !== null) return announced
  if (isBankText(lines)) throw refuseBankStatement(file, 1, lines[0] ?? '')
  let best = { separator: '', score: 0 }
  for (const separator of SEPARATORS) {
    const counts = lines.map((line) => unquoted(line).split(separator).length)
    const usual = mostFrequent(counts.filter((count) => count > 1))
    // Preambles and totals are shorter: what counts is how many lines agree, times how much they tell.
    const score = usual === null ? 0 : usual.times * usual.value
    if (score > best.score) best = { separator, score }
  }
  if (best.separator !== '') return best.separator
  throw new InputError('separator-unknown', 'Les colonnes ne sont séparées ni par une tabulation, ni par « | », « ; » ou « , ».', {
    file,
    line: 1,
    excerpt: (lines[0] ?? '').slice(0, 120),
    advice: 'Exportez en texte tabulé ou en CSV, ou demandez le FEC. Si le fichier est à largeur fixe, il n’est d’aucun format connu.',
  })
}

function unquoted(line: string): string {
  return line.replace(/(^|[\t|;,])"(?:[^"]|"")*"(?=$|[\t|;,])/g, '$1')
}

function mostFrequent(counts: readonly number[]): { value: number; times: number } | null {
  const times = new Map<number, number>()
  for (const count of counts) times.set(count, (times.get(count) ?? 0) + 1)
  let best: { value: number; times: number } | null = null
  for (const [value, count] of times) if (!best || count * value > best.times * best.value) best = { value, times: count }
  return best
}
