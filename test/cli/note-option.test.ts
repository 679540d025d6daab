// What people note is read again for years: one line, nothing that nobody sees, of a length that somebody reads.
import { describe, expect, it } from 'vitest'
import { noteOption } from '../../src/cli/options.ts'
import { UsageError } from '../../src/domain/errors.ts'

describe('a note', () => {
  it.each([
    ['geste commercial', 'geste commercial'],
    ['  accord\nde\tM. Roux  ', 'accord de M. Roux'],
    ['payé\u202e le 12', 'payé le 12'],
    [' \u0007 ', null],
  ])('%j is %j', (given, kept) => {
    expect(noteOption({ reason: given }, 'reason')).toBe(kept)
  })

  it('that is not given is none', () => {
    expect(noteOption({}, 'note')).toBeNull()
  })

  it('has 500 characters at most', () => {
    expect(noteOption({ note: 'é'.repeat(500) }, 'note')).toBe('é'.repeat(500))
    expect(() => noteOption({ note: 'é'.repeat(501) }, 'note')).toThrow(UsageError)
  })
})
