// What to call an item in lists and letters when no document number does: the start of its label, without what nobody should read there.

const LONGEST = 30
/** As much of a label as is looked at: an account number longer than that would fill it. */
const LOOKED_AT = 120
const MANY_FIGURES = /(?:\d[ .-]?){8}/
/** An IBAN, a card or an account number: eleven figures and more, spaced or not, with what is glued to them. */
const ACCOUNT_NUMBER = /[A-Z]{0,2}\d(?:[ .-]?[A-Z0-9]){1,3}(?:[ .-]?\d){7,}[A-Z0-9]*/gi

/** The label's start, at most 30 characters, account numbers left out; '' when nothing else is in it. */
export function labelStart(label: string): string {
  const start = label.slice(0, LOOKED_AT)
  if (!MANY_FIGURES.test(start)) return start.slice(0, LONGEST).trim()
  const shown = start.replace(ACCOUNT_NUMBER, '…').slice(0, LONGEST).trim()
  return shown === '…' ? '' : shown
}
