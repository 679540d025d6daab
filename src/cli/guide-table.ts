// The tables of the guide on a terminal: columns side by side, long cells on several lines.

/** Columns of a terminal that nobody has to enlarge. */
const WIDEST = 110

/** No column of words is narrower than this. */
const NARROWEST = 12

const GAP = '  '

/** Lines of the table: titles, a rule, then the rows, apart from each other where one of them takes several lines. @param rows the titles, the rule of Markdown, the rows */
export function textTable(rows: readonly (readonly string[])[]): string[] {
  const [titles = [], , ...body] = rows
  const widths = widthsOf([titles, ...body])
  const laid = body.map((row) => rowLines(row, widths))
  const apart = laid.some((lines) => lines.length > 1)
  return [
    ...rowLines(titles, widths),
    widths.map((width) => '-'.repeat(width)).join(GAP),
    ...laid.flatMap((lines, index) => (apart && index > 0 ? ['', ...lines] : lines)),
  ]
}

/** The widest columns give way until the whole fits. */
function widthsOf(rows: readonly (readonly string[])[]): number[] {
  const widths = (rows[0] ?? []).map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)))
  const most = WIDEST - GAP.length * (widths.length - 1)
  while (widths.reduce((sum, width) => sum + width, 0) > most && Math.max(...widths) > NARROWEST)
    widths[widths.indexOf(Math.max(...widths))] = Math.max(...widths) - 1
  return widths
}

function rowLines(row: readonly string[], widths: readonly number[]): string[] {
  const cells = widths.map((width, column) => wrapped(row[column] ?? '', width))
  const height = Math.max(...cells.map((lines) => lines.length))
  return Array.from({ length: height }, (_, line) =>
    cells
      .map((lines, column) => (lines[line] ?? '').padEnd(widths[column] ?? 0))
      .join(GAP)
      .trimEnd(),
  )
}

/** Cut between words; a word too long keeps its line to itself. */
function wrapped(text: string, width: number): string[] {
  const lines: string[] = []
  for (const word of text.split(' ')) {
    const last = lines.at(-1)
    if (last !== undefined && last.length + 1 + word.length <= width) lines[lines.length - 1] = `${last} ${word}`
    else lines.push(word)
  }
  return lines
}
