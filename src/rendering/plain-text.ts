// Makes a text that came from a file safe to put on one line of a message: names, references, subjects, addresses.
// Knows nothing of HTML: escaping belongs to the template engine.

/** Line breaks of every kind: they would start a mail header or forge a line of the message. */
const BREAKS = /[\t\n\v\f\r\u0085\u2028\u2029]+/g
/** Controls, invisible and bidirectional marks, lone surrogates: they would hide or reorder what is read. */
const UNSEEN = /[\p{Cc}\p{Cs}\u00ad\u061c\u200b\u200e\u200f\u202a-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb]/gu
const SUBJECT_LENGTH = 200

/**
 * The text on one line: line breaks become spaces, controls and bidirectional marks go, blanks are trimmed.
 * Characters of HTML are left as typed; no-break spaces inside stay. Nothing in, nothing out.
 */
export function oneLine(text: string | null): string {
  return (text ?? '')
    .replace(BREAKS, ' ')
    .replace(UNSEEN, '')
    .replace(/ {2,}/g, ' ')
    .replace(/^\s+|\s+$/g, '')
}

/** A subject on one line, cut with an ellipsis beyond 200 characters (never inside a character). */
export function subjectLine(text: string): string {
  const characters = [...oneLine(text)]
  return characters.length <= SUBJECT_LENGTH
    ? characters.join('')
    : `${characters
        .slice(0, SUBJECT_LENGTH - 1)
        .join('')
        .trimEnd()}…`
}
