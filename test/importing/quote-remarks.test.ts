import { expect, it } from 'vitest'
import { issueLog } from '../../src/importing/issue-log.ts'
import { remarkOnQuotes } from '../../src/importing/tables/quote-remarks.ts'

it('a loose quote is shown with the text of its row alone, wherever it stands; one above the table has none', () => {
  const asked: number[] = []
  const rows = Array.from({ length: 5000 }, (_, index) => ({
    line: index + 3,
    fields: [],
    get text() {
      asked.push(index + 3)
      return `row ${index + 3}`
    },
  }))
  const issues = issueLog()
  remarkOnQuotes({ looseQuotes: [1, 3, 4000, 5002], rows }, issues)
  expect(issues.list().map(({ line, excerpt }) => [line, excerpt])).toEqual([
    [1, ''],
    [3, 'row 3'],
    [4000, 'row 4000'],
    [5002, 'row 5002'],
  ])
  expect(asked).toEqual([3, 4000, 5002])
})
