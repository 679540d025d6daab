import { describe, expect, it } from 'vitest'
import { unknownCustomer } from '../../src/domain/customer.ts'
import { isoDay } from '../../src/domain/day.ts'
import { documentDueKey, resolveDueDates } from '../../src/domain/due-date.ts'
import type { LedgerLine } from '../../src/domain/ledger-line.ts'
import { customerCode } from '../../src/domain/names.ts'
import { settleCustomer } from '../../src/domain/settle.ts'
import { invoice, line, payment } from '../support/line-builders.ts'

const C001 = customerCode('C001')

function due(lines: LedgerLine[], sources: { terms?: string; dossierTerms?: string; documents?: Record<string, string> } = {}) {
  const items = settleCustomer(lines, isoDay('2026-11-20'), { letteredYears: new Set(), openingYears: new Set() })
  const customer = { ...unknownCustomer(C001, 'Le Goff'), terms: sources.terms ?? null }
  const documents = new Map(Object.entries(sources.documents ?? {}).map(([ref, day]) => [documentDueKey(C001, ref), isoDay(day)]))
  return resolveDueDates(items, { customers: new Map([[C001, customer]]), dossierTerms: sources.dossierTerms ?? null, documents }).map(
    (item) => [item.dueOn, item.dueSource],
  )
}

describe('where a due date comes from, best first', () => {
  const everything = { terms: '60 jours', dossierTerms: '45 jours', documents: { F1: '2026-09-20' } }

  it('a column of the file itself', () => {
    expect(due([invoice('F1', '2026-09-01', 100, { dueOn: '2026-09-15' })], everything)).toEqual([['2026-09-15', 'file']])
  })

  it('an invoice list', () => {
    expect(due([invoice('F1', '2026-09-01', 100)], everything)).toEqual([['2026-09-20', 'file']])
  })

  it('the customer’s terms, from the document’s day', () => {
    expect(due([invoice('F2', '2026-09-03', 100, { documentDay: '2026-09-01' })], everything)).toEqual([['2026-10-31', 'customer-terms']])
  })

  it('the dossier’s terms', () => {
    expect(due([invoice('F2', '2026-09-01', 100)], { dossierTerms: '30 jours fin de mois' })).toEqual([['2026-10-31', 'dossier-terms']])
  })

  it('else thirty days are assumed', () => {
    expect(due([invoice('F2', '2026-09-01', 100)])).toEqual([['2026-10-01', 'assumed']])
  })

  it('a credit has none, a lump was due before its year', () => {
    const lump = line(5000, { day: '2026-01-01', kind: 'opening', opening: true, ref: 'RAN', label: 'A nouveau' })
    expect(due([lump, payment('2026-09-01', 100, { account: '416000' })], { dossierTerms: '30 jours' })).toEqual([
      ['2026-01-01', 'assumed'],
      [null, 'assumed'],
    ])
  })
})
