import { describe, expect, it } from 'vitest'
import { cents } from '../../src/domain/cents.ts'
import type { MovementKind } from '../../src/domain/ledger-line.ts'
import { type CustomerLine, classifyMovement, type EntryLine } from '../../src/domain/movement.ts'

const debit = (account: string, euros: number): EntryLine => ({ account, cents: cents(euros * 100) })
const credit = (account: string, euros: number): EntryLine => ({ account, cents: cents(-euros * 100) })

/** Kind of the first line of an entry. */
function kindOf(entry: EntryLine[], label = '', opening = false): MovementKind {
  const [line] = entry
  if (!line) throw new Error('an entry has lines')
  return classifyMovement({ ...line, label, opening }, entry)
}

describe('the counterpart accounts tell what a customer line is', () => {
  it.each<[string, EntryLine[], MovementKind]>([
    ['a sale with its VAT', [debit('411000', 120), credit('706000', 100), credit('445710', 20)], 'invoice'],
    ['a sale of a fixed asset', [debit('411000', 100), credit('775000', 100)], 'invoice'],
    ['deferred income', [debit('411000', 100), credit('487000', 100)], 'invoice'],
    ['an invoice that reverses an accrual', [debit('411000', 100), credit('418100', 100)], 'invoice'],
    ['a deposit invoice', [debit('411000', 120), credit('419100', 100), credit('445710', 20)], 'deposit'],
    ['penalties alone', [debit('411000', 50), credit('763100', 50)], 'penalty'],
    ['a sale that also bills penalties', [debit('411000', 150), credit('706000', 100), credit('763100', 50)], 'invoice'],
    ['a credit note', [credit('411000', 120), debit('709000', 100), debit('445710', 20)], 'creditNote'],
    ['a bank transfer', [credit('411000', 120), debit('512000', 120)], 'payment'],
    ['a cheque received, not cashed', [credit('411000', 120), debit('511200', 120)], 'payment'],
    ['a receipt less bank charges', [credit('411000', 120), debit('512000', 118), debit('627000', 2)], 'payment'],
    ['a bank debit, for the history to explain', [debit('411000', 120), credit('512000', 120)], 'refund'],
    ['a bill accepted', [credit('411000', 120), debit('413000', 120)], 'bill'],
    ['the bill itself', [debit('413000', 120), credit('411000', 120)], 'bill'],
    ['an unpaid bill', [debit('411000', 120), credit('413000', 120)], 'bounced'],
    ['a debt sold to a factor', [credit('411000', 120), debit('467000', 120)], 'assigned'],
    ['the factor’s recourse', [debit('411000', 120), credit('467000', 120)], 'bounced'],
    ['a set-off with what we owe', [credit('411000', 120), debit('401000', 120)], 'payment'],
    ['an early payment discount', [credit('411000', 2), debit('665000', 2)], 'other'],
    ['a write-off', [credit('411000', 120), debit('654000', 100), debit('445710', 20)], 'writeOff'],
    ['a move between two customers', [debit('411000', 120), credit('411000', 120)], 'transfer'],
    ['a transfer to doubtful', [credit('411000', 120), debit('416000', 120)], 'transfer'],
    ['the doubtful side of it', [debit('416000', 120), credit('411000', 120)], 'doubtful'],
    ['retention money', [debit('411700', 5), credit('704000', 5)], 'retention'],
    ['an advance received', [credit('419100', 100), debit('512000', 100)], 'advance'],
    ['the use of an advance', [credit('411000', 100), debit('419100', 100)], 'payment'],
    ['a credit note to be issued', [credit('419700', 100), debit('709000', 100)], 'creditNote'],
  ])('%s', (_what, entry, kind) => {
    expect(kindOf(entry)).toBe(kind)
  })

  it('a factor named in the label makes the line assigned; the word facture does not', () => {
    expect(kindOf([credit('411000', 120), debit('512000', 120)], 'VIR AFFACTURAGE 12')).toBe('assigned')
    expect(kindOf([credit('411000', 120), debit('512000', 120)], 'Règlement facture 12')).toBe('payment')
  })

  it('an opening line stays an opening line', () => {
    expect(kindOf([debit('411000', 120), credit('706000', 120)], '', true)).toBe('opening')
  })

  it('in an entry that does not balance only the account speaks', () => {
    expect(classifyMovement({ account: '411000', cents: cents(100), label: '', opening: false }, null)).toBe('other')
    expect(classifyMovement({ account: '416000', cents: cents(100), label: '', opening: false }, null)).toBe('doubtful')
  })

  it.each<[string, Partial<CustomerLine>, MovementKind]>([
    ['4117 and zeros is retention money', { account: '41170000' }, 'retention'],
    ['so is a 4117 of letters', { account: '4117DUPONT', customer: '4117DUPONT' }, 'retention'],
    ['customer number 70012 has the account 41170012', { account: '41170012', customer: '41170012' }, 'invoice'],
    ['also where his code repeats his number', { account: '41170012', customer: '70012' }, 'invoice'],
    ['a division of 4117 has customers of another code', { account: '411710', customer: 'MARTIN' }, 'retention'],
    ['or its name says so', { account: '41170012', customerName: 'MARTIN - Retenue de garantie' }, 'retention'],
    ['or its label', { account: '41170012', label: 'Retenues 5 % lot 3' }, 'retention'],
    ['no word makes another account hold retention money', { account: '411000', label: 'Retenue de garantie' }, 'invoice'],
  ])('%s', (_what, parts, kind) => {
    const line = { account: '411000', cents: cents(500), label: 'Facture', opening: false, ...parts }
    expect(classifyMovement(line, [line, credit('704000', 5)])).toBe(kind)
  })
})
