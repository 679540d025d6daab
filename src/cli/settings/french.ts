// Small pieces of French sentences: a list of choices, a value quoted as the user wrote it.

/** Words as a choice in a sentence: 'a, b ou c'; '' for none. */
export function oneOf(words: readonly string[]): string {
  if (words.length < 2) return words.join('')
  return `${words.slice(0, -1).join(', ')} ou ${words[words.length - 1]}`
}

/** A value quoted in a message: runs of control characters and line ends become one space, cut to 60 characters. */
export function quoted(text: string): string {
  const flat = text.replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]+/gu, ' ')
  return `« ${flat.length > 60 ? `${flat.slice(0, 59)}…` : flat} »`
}
