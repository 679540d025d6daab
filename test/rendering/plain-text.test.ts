import { describe, expect, it } from 'vitest'
import { oneLine, subjectLine } from '../../src/rendering/plain-text.ts'

describe('a text that came from a file', () => {
  it.each([
    ['a name as typed stays as typed', "D'Aboville & Fils <SARL>", "D'Aboville & Fils <SARL>"],
    ['accents, ligatures and no-break spaces stay', 'Œuvre d’Été 1\u00a0200', 'Œuvre d’Été 1\u00a0200'],
    ['a line break cannot start a mail header', 'Dupont\r\nBcc: tous@exemple.example', 'Dupont Bcc: tous@exemple.example'],
    ['the other line breaks neither', 'a\u2028b\u2029c\u0085d\ve\ff', 'a b c d e f'],
    ['bidirectional marks cannot reorder what is read', 'Dupont\u202e\u2066 SARL\u200f', 'Dupont SARL'],
    ['invisible characters and controls go', 'Du\u0000po\u200bnt\u0007\ufeff', 'Dupont'],
    ['half of a character goes', 'Dupont \ud83d', 'Dupont'],
    ['a whole emoji stays', 'Dupont 🎈', 'Dupont 🎈'],
    ['blanks are trimmed and joined', '  Dupont \t  et   fils ', 'Dupont et fils'],
  ])('%s', (_, text, expected) => {
    expect(oneLine(text)).toBe(expected)
  })

  it('is empty when there is none', () => {
    expect(oneLine(null)).toBe('')
  })
})

describe('a subject', () => {
  it('is cut with an ellipsis beyond 200 characters', () => {
    expect(subjectLine('x'.repeat(200))).toBe('x'.repeat(200))
    expect(subjectLine('x'.repeat(201))).toBe(`${'x'.repeat(199)}…`)
  })

  it('is never cut inside a character', () => {
    expect(subjectLine('🎈'.repeat(201))).toBe(`${'🎈'.repeat(199)}…`)
  })
})
