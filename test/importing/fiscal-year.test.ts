import { describe, expect, it } from 'vitest'
import { isoDay } from '../../src/domain/day.ts'
import { issueFacts, readLedgerFixture, stopOf } from './read-fixture.ts'

describe('fiscal year', () => {
  it('of thirteen months, told by the entries and by the name', () => {
    const reading = readLedgerFixture('732829320FEC20251130.txt')
    expect(reading).toMatchObject({ siren: '732829320', fiscalYear: { start: '2024-11-01', end: '2025-11-30' }, issueCount: 0 })
  })

  it('of the entries when the name of the file says another year', () => {
    const reading = readLedgerFixture('732829320FEC20241231.txt')
    expect(reading.fiscalYear).toEqual({ start: '2025-01-01', end: '2025-12-31' })
    expect(issueFacts(reading)).toEqual(['0 - warning fiscal-year-name'])
    expect(reading.issues[0]?.message).toBe(
      'Le nom du fichier annonce une clôture au 31/12/2024, ses écritures un exercice du 01/01/2025 au 31/12/2025 : les écritures l’emportent.',
    )
  })

  it('of twelve months up to the closing day the user gives', () => {
    const reading = readLedgerFixture('fec-one-unbalanced-entry.txt', { yearEnd: isoDay('2025-06-30') })
    expect(reading.fiscalYear).toEqual({ start: '2024-07-01', end: '2025-06-30' })
  })

  it('cannot close before its last entry', () => {
    const stop = stopOf(() => readLedgerFixture('fec-tab-utf8.txt', { yearEnd: isoDay('2025-11-30') }))
    expect(stop).toMatchObject({ code: 'fiscal-year-end', exitCode: 4 })
    expect(stop.message).toBe('Le fichier contient une écriture du 15/12/2025, après la clôture donnée (30/11/2025).')
  })

  it('of thirty months is refused, naming the lines', () => {
    const stop = stopOf(() => readLedgerFixture('fec-thirty-months.txt'))
    expect(stop).toMatchObject({ code: 'fiscal-year-span', exitCode: 4, details: { line: 5 } })
    expect(stop.message).toBe('Les écritures couvrent plus de vingt-quatre mois : du 10/01/2023 (ligne 2) au 14/07/2025 (ligne 5).')
  })

  it('counts bank entries up to the day of the command only', () => {
    expect(readLedgerFixture('732829320FEC20241231.txt', { date: isoDay('2025-06-30') }).lastBankDay).toBeNull()
  })
})
