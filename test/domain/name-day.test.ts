// Days in the names of files, as exports write them.
import { expect, it } from 'vitest'
import { nameDay } from '../../src/domain/name-day.ts'

it.each([
  ['ouvertes-2026-11-20', '2026-11-20'],
  ['ouvertes_20261120', '2026-11-20'],
  ['ouvertes 20.11.2026', '2026-11-20'],
  ['20112026 encours', '2026-11-20'],
  ['encours_20261120093000', '2026-11-20'],
  ['encours_2026-11-20_0930', '2026-11-20'],
  ['du 01-11-2026 au 20-11-2026', '2026-11-20'],
  ['factures-2026-11', '2026-11'],
  ['factures 11_2026', '2026-11'],
  ['factures202611', '2026-11'],
])('%s tells %s', (name, day) => {
  expect(nameDay(name)).toBe(day)
})

it.each(['depot2', 'factures octobre', 'factures-2026', 'ouvertes-2026-13-45', 'ouvertes 31-11-2026', 'client 4110001', 'n° 202611200'])(
  '%s tells none',
  (name) => {
    expect(nameDay(name)).toBeNull()
  },
)
