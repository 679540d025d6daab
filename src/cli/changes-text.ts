// What a new export of a fiscal year changes, line by line, in words.
import type { IsoDay } from '../domain/day.ts'
import { formatAmount, formatDay, plural } from '../domain/format.ts'
import type { ImportedFileView, LineChangeView } from '../reporting/views.ts'
import { KINDS } from '../reporting/words.ts'

const DAY = /^\d{4}-\d{2}-\d{2}$/

const FIELDS: Readonly<Record<string, string>> = {
  account: 'compte',
  journal: 'journal',
  day: 'date d’écriture',
  ref: 'pièce',
  label: 'libellé',
  letter: 'lettrage',
  letterDay: 'date de lettrage',
  dueOn: 'échéance',
  kind: 'nature',
  opening: 'à-nouveau',
  foreign: 'montant en devise',
}
const CHANGES = { new: 'nouvelle', vanished: 'disparue', changed: 'modifiée', newlyLettered: 'nouvellement lettrée' } as const

/** The four counts, then the lines told as examples, each on a line of its own without line ends. */
export function changesText({ changes }: ImportedFileView): string[] {
  const count = (number: number, one: string) => `${number} ${plural(number, one, `${one}s`)}`
  const kinds = ['new', 'vanished', 'changed', 'newlyLettered'] as const
  const counts = kinds.map((kind) => count(changes[kind], CHANGES[kind])).join(', ')
  const more = kinds.flatMap((kind) => {
    const shown = changes.examples.filter((example) => example.change === kind)
    const left = changes[kind] - shown.length
    const rest = shown.length > 0 && left > 0 ? [`    … et ${count(left, CHANGES[kind])} de plus`] : []
    return [...shown.map((example) => `    ${CHANGES[kind]} : ${exampleText(example)}`), ...rest]
  })
  return [`  ${counts}`, ...more]
}

function exampleText({ customer, ref, amountCents, day, letter, differences }: LineChangeView): string {
  const told = `${customer}, ${ref === '' ? 'sans pièce' : ref.slice(0, 40)}, ${formatAmount(amountCents)} du ${formatDay(day)}`
  if (letter !== '') return `${told}, lettre ${letter}`
  return differences.length === 0 ? told : `${told} : ${differences.map(differenceText).join(', ')}`
}

function differenceText({ field, before, after }: LineChangeView['differences'][number]): string {
  const kinds: Readonly<Record<string, string>> = KINDS
  const said = (text: string) => (field === 'kind' ? (kinds[text] ?? text) : DAY.test(text) ? formatDay(text as IsoDay) : text.slice(0, 40))
  const value = (text: string) => (text === '' ? 'rien' : `« ${said(text)} »`)
  return `${FIELDS[field] ?? field} ${value(before)} → ${value(after)}`
}
