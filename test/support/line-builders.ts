// Short ways to write ledger lines in tests: `invoice('F1', '2026-09-01', 120000)`.
import { cents } from '../../src/domain/cents.ts'
import { isoDay } from '../../src/domain/day.ts'
import { normaliseRef } from '../../src/domain/document-ref.ts'
import type { LedgerLine, MovementKind } from '../../src/domain/ledger-line.ts'
import { customerCode } from '../../src/domain/names.ts'

export interface LineParts {
  customer?: string
  account?: string
  kind?: MovementKind
  ref?: string
  day?: string
  documentDay?: string
  label?: string
  letter?: string
  letterDay?: string
  dueOn?: string
  opening?: boolean
  year?: string
  foreign?: { currency: string; hundredths: number }
}

let nextRow = 2

/** A line of customer C001 on 411000 in the fiscal year 2026, unless told otherwise. */
export function line(amountCents: number, parts: LineParts = {}): LedgerLine {
  const day = isoDay(parts.day ?? '2026-09-01')
  const ref = parts.ref ?? ''
  return {
    row: nextRow++,
    fiscalYear: isoDay(parts.year ?? `${day.slice(0, 4)}-01-01`),
    account: parts.account ?? '411000',
    customer: customerCode(parts.customer ?? 'C001'),
    customerName: 'Menuiserie Le Goff',
    journal: 'VE',
    entry: '1',
    day,
    ref,
    documentRef: normaliseRef(ref),
    documentDay: isoDay(parts.documentDay ?? day),
    label: parts.label ?? '',
    cents: cents(amountCents),
    letter: parts.letter ?? '',
    letterDay: parts.letterDay ? isoDay(parts.letterDay) : null,
    dueOn: parts.dueOn ? isoDay(parts.dueOn) : null,
    kind: parts.kind ?? (amountCents > 0 ? 'invoice' : 'payment'),
    opening: parts.opening ?? false,
    foreign: parts.foreign ?? null,
  }
}

export function invoice(ref: string, day: string, amountCents: number, parts: LineParts = {}): LedgerLine {
  return line(amountCents, { ref, day, label: `Facture ${ref}`, ...parts })
}

export function payment(day: string, amountCents: number, parts: LineParts = {}): LedgerLine {
  return line(-amountCents, { day, label: 'Virement', ...parts, kind: parts.kind ?? 'payment' })
}
