// The texts by which a person can be reached, as the ledger holds them of some customers: looked for wherever else they may stand.
import type { Contact } from '../domain/customer.ts'
import type { Ledger } from './ledger.ts'

/** A shorter text may stand anywhere. */
const SHORTEST = 5
/** Codes, keys and steps hold neither: what somebody wrote never passes for one of them. */
const SEVERAL_WORDS = /\S\s+\S|@/

export interface ContactMarks {
  /** E-mail addresses and telephone numbers, as written. */
  readonly strong: readonly string[]
  /** What was noted of him, of several words: calls, holds, choices. */
  readonly notes: readonly string[]
  /** Those, with names of persons, lines of addresses and notes, of several words, which others may share; the longest first. */
  readonly all: readonly string[]
}

/** @param scope JSON list of the customers' codes */
export function contactMarks({ db }: Ledger, scope: string): ContactMarks {
  const list = (sql: string) => db.prepare<[string], string>(sql).pluck().all(scope)
  const people = list('SELECT contacts FROM customer WHERE code IN (SELECT value FROM json_each(?))').flatMap(
    (json) => JSON.parse(json) as Contact[],
  )
  const strong = [
    ...people.flatMap(({ email, phone }) => [email, phone]),
    ...list(`SELECT e.value ->> s.value FROM customer c, json_each(c.by_hand, '$.contacts') e, json_each('["from", "to"]') s
      WHERE c.code IN (SELECT value FROM json_each(?)) AND e.value ->> 'field' <> 'role'`),
    ...list(`SELECT DISTINCT r.value FROM delivery d, json_each(d.recipients) r WHERE d.customer IN (SELECT value FROM json_each(?))
      AND d.channel IN ('email', 'sms')`),
    ...list('SELECT DISTINCT address FROM refused_address WHERE customer IN (SELECT value FROM json_each(?))'),
  ]
  const lines = [
    ...people.map(({ name }) => name),
    ...list('SELECT a.value FROM customer c, json_each(c.address) a WHERE c.code IN (SELECT value FROM json_each(?))'),
    ...list('SELECT DISTINCT r.value FROM delivery d, json_each(d.recipients) r WHERE d.customer IN (SELECT value FROM json_each(?))'),
  ]
  const notes = list(`
    WITH their(code) AS (SELECT value FROM json_each(?)), their_item(id) AS (SELECT id FROM item_identity WHERE customer IN their)
    SELECT text FROM hold WHERE customer IN their OR item_id IN their_item
    UNION SELECT reason FROM step_decision WHERE item_id IN their_item
    UNION SELECT reason FROM claim_event WHERE item_id IN their_item
    UNION SELECT excluded FROM customer WHERE code IN their
    UNION SELECT t.value FROM history h JOIN history_detail d ON d.position = h.position, json_each(d.json) t
      WHERE h.customer IN their AND t.key IN ('note', 'reason') AND t.type = 'text'`)
  // The name the books give is kept, whoever bears it.
  const kept = new Set(list('SELECT books_name FROM customer WHERE code IN (SELECT value FROM json_each(?))'))
  const wordy = (line: string | null) => line !== null && SEVERAL_WORDS.test(line) && !kept.has(line)
  const told = notes.filter(wordy)
  return { strong: marksOf(strong), notes: marksOf(told), all: marksOf([...strong, ...lines.filter(wordy), ...told]) }
}

function marksOf(texts: readonly (string | null)[]): string[] {
  const found = texts.flatMap((text) => (text === null || text.trim().length < SHORTEST ? [] : [text.trim()]))
  return [...new Set(found)].sort((a, b) => b.length - a.length || (a < b ? -1 : 1))
}
