// Sage PNM ("format import Sage" of Sage 30, 50 and 100): one posting per line behind a first line with the company's name.
// Widths as published by OpenFlyers. The file says nothing of lettering. Analytic lines repeat a general one: left aside.
import { fixedWidth } from './fixed-width.ts'
import type { Line } from './layout.ts'

/** Sage 30, 50, 100. */
export const sagePnm = fixedWidth({
  id: 'sage-pnm',
  name: 'Sage PNM',
  days: 'DDMMYY',
  fields: [
    { role: 'journal', kind: 'code', from: 1, to: 3 },
    { role: 'entry_date', kind: 'day', from: 4, to: 9 },
    { role: 'account', kind: 'account', from: 12, to: 24 },
    { role: 'customer_code', kind: 'text', from: 26, to: 38 },
    { role: 'piece_ref', kind: 'text', from: 39, to: 51 },
    { role: 'label', kind: 'text', from: 52, to: 76 },
    { role: 'due_date', kind: 'day?', from: 78, to: 83 },
    { role: 'sign', kind: 'side', from: 84, to: 84 },
    { role: 'signed_amount', kind: 'amount', from: 85, to: 104 },
    { role: 'entry_number', kind: 'text', from: 106, to: 112 },
  ],
  kindOf: (line) => (isTitle(line) ? 'other' : line.text[24] === 'A' ? 'aside' : 'entry'),
})

/** The first line holds a name, never a side and an amount. */
function isTitle({ line, text }: Line): boolean {
  return line === 1 && !/^.{83}[DC] *\d+[.,]\d\d/.test(text)
}
