// Names that would make a table too wide for a terminal.

/** At most `width` characters, the last one telling that there were more. */
export function shortened(text: string, width: number): string {
  return text.length > width ? `${text.slice(0, width - 1).trimEnd()}…` : text
}
