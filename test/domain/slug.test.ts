// Names of files from whatever a code holds.
import { describe, expect, it } from 'vitest'
import { distinctSlugs, slugOf } from '../../src/domain/slug.ts'

describe('a part of a file name', () => {
  it.each([
    ['Société Générale', 'Societe-Generale'],
    ['e\u0301cole', 'ecole'],
    ['../../etc/passwd', 'etc-passwd'],
    ['\u202egnp.exe', 'gnp-exe'],
    ['😀', ''],
    ['F2026/017 ', 'F2026-017'],
  ])('%s', (text, slug) => {
    expect(slugOf(text)).toBe(slug)
  })

  it('is cut to its length', () => {
    expect(slugOf('x'.repeat(5_000))).toBe('x'.repeat(60))
    expect(slugOf('abcdef', 4)).toBe('abcd')
  })

  it('is another one for each text, never the name of a device of Windows', () => {
    expect([...distinctSlugs(['a/b', 'A.B', 'é', 'É', '?', '!', 'CON', 'con', 'lpt1', 'COM12'], 'client').values()]).toEqual([
      'a-b',
      'A-B-2',
      'e',
      'E-2',
      'client',
      'client-2',
      'CON-2',
      'con-3',
      'lpt1-2',
      'COM12',
    ])
  })
})
