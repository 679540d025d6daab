// Which customer a person means who types his code in another case, or part of his name; and whom he may have meant.
import { withoutAccents } from './accents.ts'
import type { Customer } from './customer.ts'
import { editDistance } from './edit-distance.ts'
import type { CustomerCode } from './names.ts'

type Known = ReadonlyMap<CustomerCode, Customer>

/** Shorter parts of a name are borne by too many. */
const SHORTEST = 3

/** The customer whose code this is, case apart; null where none has it, or several. */
export function codeInAnyCase(known: Known, typed: string): CustomerCode | null {
  const exact = [...known.keys()].find((code) => code === typed)
  return exact ?? onlyOne([...known.values()].filter(({ code }) => folded(code) === folded(typed)))
}

/** The same; or the customer who alone bears a name that begins so, or that holds this very word. Null: none, or several. */
export function customerNamed(known: Known, typed: string): CustomerCode | null {
  return codeInAnyCase(known, typed) ?? onlyOne(bearersOf(known, typed))
}

/** At most eight customers who may be meant: by their names first, by a letter or two else. */
export function customersNear(known: Known, typed: string): Customer[] {
  const name = folded(typed)
  const all = [...known.values()]
  const bearing = all.filter((one) => folded(one.code) === name || (name !== '' && folded(one.name).includes(name)))
  if (bearing.length > 0) return bearing.slice(0, MOST)
  // Codes of accounts differ by one figure: another figure is another customer, not a slip.
  if (name.length < SHORTEST || /\d/.test(name)) return []
  const most = name.length < 6 ? 1 : 2
  const near = all.map((one) => ({
    one,
    far: Math.min(...[one.code, ...wordsOf(one.name)].map((word) => editDistance(folded(word), name))),
  }))
  return near
    .filter(({ far }) => far <= most)
    .sort((a, b) => a.far - b.far)
    .slice(0, 3)
    .map(({ one }) => one)
}

/** More names are a list to be asked for otherwise. */
const MOST = 8

function bearersOf(known: Known, typed: string): Customer[] {
  const name = folded(typed)
  if (name.length < SHORTEST) return []
  // Where figures are typed, more of them would make another customer: « C01 » is no beginning of « C010 ».
  const begins = (whole: string) => whole.startsWith(name) && !(/\d/.test(name) && /^[a-z0-9]/.test(whole.slice(name.length)))
  return [...known.values()].filter((one) => begins(folded(one.name)) || wordsOf(one.name).some((word) => folded(word) === name))
}

function onlyOne(found: readonly Customer[]): CustomerCode | null {
  return found.length === 1 ? (found[0]?.code ?? null) : null
}

function wordsOf(name: string): string[] {
  return name.split(/[^\p{L}\p{N}]+/u).filter((word) => word.length >= SHORTEST)
}

function folded(text: string): string {
  return withoutAccents(text).toLowerCase().trim()
}
