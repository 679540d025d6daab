// The words that French packages write on opening entries. Knows labels only.
import { squeezed } from '../columns/columns.ts'

const WORDS = [
  'anouveau',
  'ouverture',
  'soldeinitial',
  'balanceinitiale',
  'bilandebut',
  'bilandedebut',
  'bilaninitial',
  'reportsolde',
  'reportdessoldes',
]
const ALONE = ['an', 'ano', 'anx', 'ran', 'ouv', 'report', 'reports', 'opening']

/** Whether a label, a reference or a journal's name speaks of opening entries ("À nouveau 2026", "RAN", "Bilan d'ouverture"). */
export function speaksOfOpening(text: string): boolean {
  if (text === '') return false
  const plain = squeezed(text)
  return WORDS.some((word) => plain.includes(word)) || ALONE.includes(plain)
}
