// What must hold of every import, and what an import of a whole ledger must find. Faults come back as { what, detail }.

/** Exit codes of the contract: 70 is our bug, signals are nobody's wish. */
const CODES = [0, 2, 3, 4, 6, 7, 8, 9]

const LONGEST_LINE = 3000

/** The faults of one import. `changed`: the ledger does not hold what it held before. */
export function judge(args, { code, stdout, stderr }, changed) {
  const faults = []
  const fault = (what, detail) => faults.push({ what, detail: String(detail).slice(0, 2000) })
  if (!CODES.includes(code)) fault(`exit code ${code}`, stderr)
  else if (stderr.split('\n').some((line) => line.length > LONGEST_LINE)) fault('a message without end', stderr)
  else if (/^\s+at .+:\d+:\d+\)?$/m.test(stderr)) fault('stack on stderr', stderr)
  const document = documentOf(stdout)
  if (document === null) fault('not one JSON document', stdout.slice(0, 500))
  if (code !== 0) {
    if (changed) fault('refused, yet the ledger changed', stdout)
    if (document !== null && typeof document.error?.code !== 'string') fault('no error in the document', stdout)
    if (stderr.trim() === '') fault('refused without a word', stdout)
    return faults
  }
  if (changed && args.includes('--dry-run')) fault('a dry run changed the ledger', stdout)
  for (const file of document?.files ?? []) {
    const { rows, imported, unchanged, skipped, rejected } = file
    if (imported + unchanged + skipped + rejected !== rows) {
      fault('rows do not add up', `${imported} + ${unchanged} + ${skipped} + ${rejected} is not ${rows}`)
    }
    if (rejected > 0 && !args.includes('--accept-rejects')) fault('rows rejected in silence', stdout)
  }
  // Rows rejected on demand must explain the whole gap.
  const { differenceCents, rejectedCents } = document?.control ?? {}
  if (differenceCents !== rejectedCents && !args.includes('--accept-gap'))
    fault('the control does not tie', JSON.stringify(document?.control))
  if (rejectedCents !== 0 && !args.includes('--accept-rejects')) fault('rows rejected in silence', stdout)
  return faults
}

/** What `items`, `aging` and the import itself say, against what the ledger was made of. */
export function judgeBooks({ items, balances, names }, imported, answered) {
  const faults = []
  if (imported.code !== 0)
    return [{ what: `a whole ledger is refused: ${documentOf(imported.stdout)?.error?.code}`, detail: imported.stderr }]
  const kinds = new Map(items.filter(({ kind }) => kind === null).map(({ customer, cents }) => [`${customer} ${cents}`, true]))
  const lineOf = ({ customer, kind, cents }) => `${customer} ${kinds.has(`${customer} ${cents}`) ? '?' : kind} ${cents}`
  const found = answered.items.items
    .filter(({ outstandingCents }) => outstandingCents !== 0)
    .map(({ customer, kind, outstandingCents }) => ({ customer, kind, cents: outstandingCents }))
  compare(faults, 'open items', found.map(lineOf), items.map(lineOf))
  const aged = answered.aging.customers.filter(({ balanceCents }) => balanceCents !== 0)
  const expected = Object.entries(balances).filter(([, cents]) => cents !== 0)
  compare(
    faults,
    'balances',
    aged.map(({ customer, balanceCents }) => `${customer} ${balanceCents}`),
    expected.map((pair) => pair.join(' ')),
  )
  const named = aged.map(({ customer, name }) => `${customer} ${name}`)
  compare(
    faults,
    'names',
    named,
    expected.map(([customer]) => `${customer} ${names[customer]}`),
  )
  return faults
}

function compare(faults, what, found, expected) {
  const missing = without(expected, found)
  const strange = without(found, expected)
  if (missing.length + strange.length === 0) return
  faults.push({ what: `other ${what}`, detail: `missing: ${missing.join(', ') || 'none'}; not expected: ${strange.join(', ') || 'none'}` })
}

/** What is in `list` more often than in `others`. */
function without(list, others) {
  const left = [...others]
  return list.filter((one) => {
    const at = left.indexOf(one)
    if (at >= 0) left.splice(at, 1)
    return at < 0
  })
}

function documentOf(stdout) {
  try {
    return JSON.parse(stdout)
  } catch {
    return null // told by `judge`
  }
}
