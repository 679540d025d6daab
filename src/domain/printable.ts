// What others wrote, as a terminal may show it.

/** Text from a file or a name may hold what drives a terminal or turns the writing round: shown as a sign instead. Tabs stay. */
export function printable(text: string): string {
  return text.replace(/[\r\n]+/g, ' ').replace(/[^\P{Cc}\t]|[\u200e\u200f\u202a-\u202e\u2066-\u2069]/gu, '\ufffd')
}
