// The table of what became of the messages, one row for each thing that goes wrong, and what was wrong in words.
const COUNTS = ['runs', 'accepted', 'sent', 'doubts', 'twice', 'lost']

/** Rows in the order their names came first; all of them last. Other faults: cases in which something else was not as it should be. */
export function printTable(outcomes) {
  console.log(
    '| what goes wrong | cases | sendings started | messages accepted or written | recorded as sent | in doubt | **sent twice** | **lost** | other faults |',
  )
  console.log('|---|---:|---:|---:|---:|---:|---:|---:|---:|')
  for (const name of new Set(outcomes.map((one) => one.name)))
    printRow(
      name,
      outcomes.filter((one) => one.name === name),
    )
  printRow('**all**', outcomes)
  for (const outcome of outcomes) if (outcome.faults.length > 0) tell(outcome, console.log)
}

function printRow(name, found) {
  const sums = COUNTS.map((count) => found.reduce((sum, one) => sum + one[count], 0))
  const others = found.filter(({ twice, lost, faults }) => faults.length > 0 && twice + lost === 0).length
  console.log(`| ${[name, found.length, ...sums, others].join(' | ')} |`)
}

export function tell({ name, about, faults }, say) {
  say(`\n${name}, ${about}:\n- ${faults.join('\n- ')}`)
}
