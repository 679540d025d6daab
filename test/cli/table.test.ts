import { stripVTControlCharacters } from 'node:util'
import { describe, expect, it } from 'vitest'
import { loadTables, table } from '../../src/cli/table.ts'

const COLUMNS = [{ header: 'Client' }, { header: 'Montant', align: 'right' as const }, { header: 'Remarque' }]
const ROWS = [
  ['C001', '1\u202f200,00\u00a0€', 'D’Aboville & Fils <SARL>'],
  ['É2', '', ''],
  ['日本', '−3,00\u00a0€', 'e\u0301te\u0301'],
]

describe('a table', () => {
  it('lines up its columns in a pipe', () => {
    expect(table(COLUMNS, ROWS.slice(0, 2), false)).toBe(
      'Client     Montant  Remarque\nC001    1\u202f200,00\u00a0€  D’Aboville & Fils <SARL>\nÉ2\n',
    )
  })

  it('reads the same on a terminal, where only its header is bold', async () => {
    await loadTables(true)
    const drawn = table(COLUMNS, ROWS, true)
    expect(drawn).toContain('\u001b[1mClient\u001b[22m')
    expect(stripVTControlCharacters(drawn).replace(/ +$/gm, '')).toBe(table(COLUMNS, ROWS, false))
  })

  it('keeps a cell on its line, whatever a code holds', () => {
    expect(table(COLUMNS, [['C\n0\u001b[31m1', '1', 'a\tb']], false)).toBe('Client     Montant  Remarque\nC 0 [31m1        1  a b\n')
  })

  it('is nothing without rows', () => {
    expect(table(COLUMNS, [], false)).toBe('')
  })
})
