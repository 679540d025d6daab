import { describe, expect, it } from 'vitest'
import { isoDay } from '../../src/domain/day.ts'
import { customerCode, itemKey } from '../../src/domain/names.ts'
import { canonicalJson, sha256 } from '../../src/ledger/canonical-json.ts'
import { appendEvent, historyEvents, historyHead, type NewEvent, verifyChain } from '../../src/ledger/history.ts'
import type { Ledger } from '../../src/ledger/ledger.ts'
import { AT, newLedger } from '../support/ledger-builders.ts'

const event = (id: string, told: Partial<NewEvent> = {}): NewEvent => ({
  id,
  at: AT,
  day: isoDay('2025-06-15'),
  customer: customerCode('C1'),
  items: [itemKey('C1:F1:2025-02-01:10000')],
  step: 'relance-1',
  channel: 'email',
  status: 'sent',
  detail: { to: ['a@b.example'], totalCents: 10000 },
  ...told,
})

function chained(...ids: string[]): Ledger {
  const ledger = newLedger()
  for (const id of ids) appendEvent(ledger, event(id))
  return ledger
}

/** What a person with the sqlite3 shell can do. */
function tamper(ledger: Ledger, sql: string): void {
  ledger.db.exec('DROP TRIGGER history_no_update; DROP TRIGGER history_no_delete; DROP TRIGGER history_detail_no_update')
  ledger.db.pragma('foreign_keys = OFF')
  ledger.db.exec(sql)
}

describe('history', () => {
  it('chains each event to the one before', () => {
    const ledger = chained('R1', 'R2')
    const [first, second] = historyEvents(ledger)
    expect(first?.previous).toBe('0'.repeat(64))
    expect(second?.previous).toBe(first?.sha256)
    expect(historyHead(ledger)).toBe(second?.sha256)
    expect(verifyChain(ledger)).toEqual({ ok: true, firstBad: null })
  })

  it('gives digests that anybody can compute again', () => {
    const detail = '{"to":["a@b.example"],"totalCents":10000}'
    const told =
      '{"at":"2025-06-15T08:00:00+02:00","channel":"email","customer":"C1","day":"2025-06-15",' +
      `"detailSha256":"${sha256(detail)}","id":"R1","items":["C1:F1:2025-02-01:10000"],"status":"sent","step":"relance-1"}`
    expect(historyHead(chained('R1'))).toBe(sha256(`${'0'.repeat(64)}${told}`))
  })

  it('is empty and sound at the start', () => {
    const ledger = newLedger()
    expect(historyEvents(ledger)).toEqual([])
    expect(verifyChain(ledger)).toEqual({ ok: true, firstBad: null })
    expect(historyHead(ledger)).toBe('0'.repeat(64))
  })

  it('can be read for one customer', () => {
    const ledger = chained('R1')
    appendEvent(ledger, event('R2', { customer: customerCode('C2') }))
    expect(historyEvents(ledger, { customer: customerCode('C2') }).map((one) => [one.position, one.id])).toEqual([[2, 'R2']])
  })

  it('refuses to be changed or deleted', () => {
    const ledger = chained('R1')
    expect(() => ledger.db.exec(`UPDATE history SET status = 'failed'`)).toThrow('history is append-only')
    expect(() => ledger.db.exec('DELETE FROM history')).toThrow('history is append-only')
    expect(() => ledger.db.exec(`INSERT OR REPLACE INTO history SELECT * FROM history`)).toThrow('history is append-only')
    expect(() => ledger.db.exec(`UPDATE history_detail SET json = '{}'`)).toThrow('history is append-only')
  })

  it.each([
    ['a changed status', `UPDATE history SET status = 'failed' WHERE position = 2`, 'R2'],
    ['a changed detail', `UPDATE history_detail SET json = '{}' WHERE position = 2`, 'R2'],
    ['a changed event with its own digest redone', `UPDATE history SET sha256 = '${'1'.repeat(64)}' WHERE position = 1`, 'R1'],
    ['a deleted event', 'DELETE FROM history WHERE position = 2', 'R3'],
    ['the first one deleted', 'DELETE FROM history WHERE position = 1', 'R2'],
    ['the last one deleted', 'DELETE FROM history WHERE position = 3', 'R2'],
    [
      'an inserted event',
      `UPDATE history SET position = 4 WHERE position = 3;
       INSERT INTO history SELECT 3, 'X', at, day, customer, items, step, channel, status, detail_sha256, sha256, '${'2'.repeat(64)}'
       FROM history WHERE position = 2`,
      'X',
    ],
    ['all of it deleted', 'DELETE FROM history', ''],
  ])('finds %s', (_, sql, firstBad) => {
    const ledger = chained('R1', 'R2', 'R3')
    tamper(ledger, sql)
    expect(verifyChain(ledger)).toEqual({ ok: false, firstBad })
  })

  it('holds when the detail of a forgotten customer is erased', () => {
    const ledger = chained('R1', 'R2')
    ledger.db.exec('DELETE FROM history_detail WHERE position = 1')
    expect(verifyChain(ledger)).toEqual({ ok: true, firstBad: null })
    expect(historyEvents(ledger)[0]?.detail).toBeNull()
  })
})

describe('canonical JSON', () => {
  it('sorts the keys at every depth and keeps the order of lists', () => {
    expect(canonicalJson({ b: [{ d: 1, c: 'é' }, null], a: true })).toBe('{"a":true,"b":[{"c":"é","d":1},null]}')
  })
})
