// The lines that a new export changes, as people read them.
import { describe, expect, it } from 'vitest'
import { changesText } from '../../src/cli/changes-text.ts'
import { cents } from '../../src/domain/cents.ts'
import { isoDay } from '../../src/domain/day.ts'
import { customerCode } from '../../src/domain/names.ts'
import type { ImportedFileView, LineChangeView } from '../../src/reporting/views.ts'
import { plain } from '../support/runs.ts'

const example = (changes: Partial<LineChangeView>): LineChangeView => ({
  change: 'new',
  customer: customerCode('LEGOFF'),
  ref: 'F1',
  amountCents: cents(120000),
  day: isoDay('2026-01-05'),
  letter: '',
  differences: [],
  ...changes,
})

const said = (counts: Partial<ImportedFileView['changes']>) =>
  changesText({ changes: { new: 0, vanished: 0, changed: 0, newlyLettered: 0, examples: [], ...counts } } as ImportedFileView).map(plain)

describe('what a new export changes', () => {
  it('is counted, in the singular and in the plural', () => {
    expect(said({ new: 1, vanished: 0, changed: 2, newlyLettered: 3 })).toEqual([
      '  1 nouvelle, 0 disparue, 2 modifiées, 3 nouvellement lettrées',
    ])
  })

  it('is told line by line, with what changed, in French words and days', () => {
    const differences = [
      { field: 'dueOn', before: '', after: '2026-02-05' },
      { field: 'kind', before: 'invoice', after: 'deposit' },
    ]
    const examples = [
      example({ amountCents: cents(-120000), ref: '' }),
      example({ change: 'changed', differences }),
      example({ change: 'newlyLettered', letter: 'AB' }),
    ]
    expect(said({ new: 25, changed: 1, newlyLettered: 1, examples })).toEqual([
      '  25 nouvelles, 0 disparue, 1 modifiée, 1 nouvellement lettrée',
      '    nouvelle : LEGOFF, sans pièce, −1 200,00 € du 05/01/2026',
      '    … et 24 nouvelles de plus',
      '    modifiée : LEGOFF, F1, 1 200,00 € du 05/01/2026 : échéance rien → « 05/02/2026 », nature « facture » → « facture d’acompte »',
      '    nouvellement lettrée : LEGOFF, F1, 1 200,00 € du 05/01/2026, lettre AB',
    ])
  })
})
