import { describe, expect, it } from 'vitest'
import { isoDay } from '../../src/domain/day.ts'
import { issueFacts, readLedgerFixture, readText, stopOf } from './read-fixture.ts'

const HEADER =
  'JournalCode\tJournalLib\tEcritureNum\tEcritureDate\tCompteNum\tCompteLib\tCompAuxNum\tCompAuxLib\tPieceRef\tPieceDate\tEcritureLib\tDebit\tCredit\tEcritureLet\tDateLet\tValidDate\tMontantdevise\tIdevise'

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

  it('begins with its entries when the name bears the day of a provisional export, which ends no month', () => {
    const year = (first: string, name: string) => {
      const row = (account: string, amounts: string) =>
        `VE\tVentes\t1\t${first}\t${account}\tCompte\tC1\tMartin\tF1\t${first}\tVente\t${amounts}\t\t\t\t\t`
      const text = [HEADER, row('411000', '120,00\t0,00'), row('706000', '0,00\t120,00')].join('\n')
      const reading = readText(text, {}, name)
      return reading.as === 'fec' ? reading.fiscalYear : null
    }
    expect(year('20260112', '732829320FEC20261119.txt')).toEqual({ start: '2026-01-01', end: '2026-11-19' })
    // A true closing in the middle of a month, and one at its end.
    expect(year('20250917', '732829320FEC20260915.txt')).toEqual({ start: '2025-09-16', end: '2026-09-15' })
    expect(year('20260312', '732829320FEC20261231.txt')).toEqual({ start: '2026-01-01', end: '2026-12-31' })
  })

  it('of twelve months up to the closing day the user gives', () => {
    const reading = readLedgerFixture('fec-one-unbalanced-entry.txt', { yearEnd: isoDay('2025-06-30') })
    expect(reading.fiscalYear).toEqual({ start: '2024-07-01', end: '2025-06-30' })
    const named = readLedgerFixture('732829320FEC20251130.txt', { yearEnd: isoDay('2025-12-31') })
    expect(named.issues.map((issue) => issue.message)).toEqual([
      'Le nom du fichier annonce une clôture au 30/11/2025, --year-end un exercice du 01/11/2024 au 31/12/2025 : l’option l’emporte.',
    ])
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
