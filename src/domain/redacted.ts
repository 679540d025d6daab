// What is left of a record once what tells how to reach a person is out of it. Knows no table.

/** What stands where an address or a number was. */
const ERASED = '(effacé)'

/** Kept of the detail of an event, as they are: sums, days, steps, digests, names of our files, and who did what on our side. */
const KEPT: ReadonlySet<string> = new Set([
  ...['totalCents', 'messageId', 'message', 'claimedOn', 'claimedAt', 'steps', 'file', 'approval', 'resolved', 'enclosures', 'letters'],
  ...['tracking', 'postedOn', 'receivedOn', 'number', 'row', 'fileSha256', 'result', 'until', 'cents', 'ref', 'by', 'former'],
  ...['validatedBy', 'validatedOn', 'planId'],
])
/** Lists of addresses: empty from now on. */
const LISTS: ReadonlySet<string> = new Set(['to', 'cc', 'refusedRecipients', 'refusals'])
/** Texts that anybody wrote: none from now on. */
const TEXTS: ReadonlySet<string> = new Set(['reply', 'reason', 'note'])

/** The detail of an event without addresses and free texts; what nobody here knows is left out. @param marks see `withoutMarks` */
export function redactedDetail(detail: Readonly<Record<string, unknown>>, marks: readonly string[]): Record<string, unknown> {
  const kept = Object.entries(detail).flatMap(([name, value]): [string, unknown][] => {
    if (LISTS.has(name)) return [[name, Array.isArray(value) ? [] : null]]
    if (TEXTS.has(name)) return [[name, null]]
    return KEPT.has(name) ? [[name, withoutMarks(value, marks)]] : []
  })
  return Object.fromEntries(kept)
}

/** The same plain data with each mark (an address, a number) taken out of its texts, whatever its case. */
function withoutMarks(value: unknown, marks: readonly string[]): unknown {
  if (typeof value === 'string') return marks.reduce(without, value)
  if (Array.isArray(value)) return value.map((one) => withoutMarks(one, marks))
  if (value === null || typeof value !== 'object') return value
  return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, withoutMarks(inner, marks)]))
}

/** Of a plan, what tells of these customers loses its recipients and the marks; what tells of others stays as it is. */
export function redactedPlan(value: unknown, isTheirs: (customer: string) => boolean, marks: readonly string[]): unknown {
  if (Array.isArray(value)) return value.map((one) => redactedPlan(one, isTheirs, marks))
  if (value === null || typeof value !== 'object') return value
  const record = value as Readonly<Record<string, unknown>>
  if (typeof record['customer'] === 'string' && isTheirs(record['customer'])) {
    const emptied = Object.entries(record).map(([name, inner]) => [name, LISTS.has(name) && Array.isArray(inner) ? [] : inner])
    return withoutMarks(Object.fromEntries(emptied), marks)
  }
  return Object.fromEntries(Object.entries(record).map(([name, inner]) => [name, redactedPlan(inner, isTheirs, marks)]))
}

function without(text: string, mark: string): string {
  const escaped = mark.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
  // A function: what stands for it holds no pattern.
  return text.replace(new RegExp(escaped, 'giu'), () => ERASED)
}
