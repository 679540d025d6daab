// Every way to change, add or take away one thing behind the program, at every place of a real history: always told, and where.
import Database from 'better-sqlite3'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { cents } from '../../src/domain/cents.ts'
import { addDays, isoDay } from '../../src/domain/day.ts'
import { customerCode, itemKey, reminderId } from '../../src/domain/names.ts'
import { approve } from '../../src/ledger/approvals.ts'
import { exchange, interrupted, resolveDoubt } from '../../src/ledger/deliveries.ts'
import { type Evidence, verifyEvidence } from '../../src/ledger/evidence.ts'
import { appendEvent } from '../../src/ledger/history.ts'
import type { Ledger } from '../../src/ledger/ledger.ts'
import { storePlan } from '../../src/ledger/plans.ts'
import { storeTakenOver } from '../../src/ledger/taken-over.ts'
import { depth } from '../support/depth.ts'
import { AT, line, newLedger, store, yearOf } from '../support/ledger-builders.ts'

const FIRST = isoDay('2025-06-16')
const EVENTS = 30

/** Thirty events: reminders of another tool, plans approved and validated, messages sent, failed, in doubt and settled, to a group too. */
function realHistory(): Ledger {
  const ledger = newLedger()
  const sales = [1, 2, 3, 4].map((one) => line({ day: '2025-02-01', cents: 10_000 * one, ref: `F${one}`, customer: `C${one}` }))
  store(ledger, [yearOf(2025, sales)])
  const past = { row: 2, customerName: null, documentRef: 'F1', day: isoDay('2025-03-10'), step: 'relance-1', channel: 'email' as const }
  const taken = ['F1', 'F1-bis'].map((number) => ({ ...past, customer: customerCode('C1'), number, told: 'niveau 1' }))
  storeTakenOver(ledger, { name: 'relances.csv', sha256: 'a'.repeat(64) }, taken, { at: AT, date: FIRST })
  for (let turn = 0; turn < 5; turn++) {
    const day = addDays(FIRST, turn)
    const ids = ['C1', 'C2', 'C3', 'C4'].map((code) => reminderId(`${code}-${turn}`))
    const reminders = ids.map((id) => ({
      id,
      customer: customerCode(id.slice(0, 2)),
      totalCents: cents(10_000 + turn),
      needsApproval: true,
      json: '{}',
    }))
    storePlan(ledger, { day, at: AT, json: '{}', settingsHash: 'h', programVersion: '1', reminders, held: [] })
    const validation = turn === 2 ? { by: 'Mme Durand', on: day } : null
    approve(ledger, validation === null ? ids : ids.slice(0, 1), { at: AT, day, author: 'Nadia', validation })
    if (validation !== null) approve(ledger, ids.slice(1), { at: AT, day, author: 'Nadia', validation: null })
    if (validation !== null) {
      const detail = { by: 'Nadia', validatedBy: validation.by, validatedOn: validation.on, totalCents: 10_002 }
      appendEvent(ledger, { ...eventless(day), id: ids[0] ?? '', customer: customerCode('C1'), status: 'validated', detail })
    }
    for (const [index, id] of ids.entries()) {
      claim(ledger, id, turn, day, index === 3 ? ['C4', 'C3'] : [id.slice(0, 2)])
      if (index === 2 && turn % 2 === 0) interrupted(ledger, AT)
      else answer(ledger, id, day, index === 1 && turn === 1 ? 'failed' : index === 0 ? 'written' : 'sent')
      if (index === 2 && turn === 2) resolveDoubt(ledger, id, 'not-sent', AT)
      if (index === 2 && turn === 4) resolveDoubt(ledger, id, 'sent', AT)
    }
  }
  claim(ledger, reminderId('C2-1'), 1, addDays(FIRST, 6), ['C2'])
  answer(ledger, reminderId('C2-1'), addDays(FIRST, 6), 'sent')
  const told = [...Array(EVENTS - count(ledger)).keys()]
  for (const one of told)
    appendEvent(ledger, { ...eventless(FIRST), id: `adopted-${one}`, customer: customerCode(''), status: 'adopted', detail: { one } })
  return ledger
}

const count = (ledger: Ledger) => Number(ledger.db.prepare('SELECT count(*) FROM history').pluck().get())
const eventless = (day: typeof FIRST) => ({ at: AT, day, items: [], step: null, channel: null })

function claim(ledger: Ledger, id: ReturnType<typeof reminderId>, turn: number, day: typeof FIRST, codes: readonly string[]): void {
  const customer = customerCode(id.slice(0, 2))
  const items = codes.map((code) => ({
    key: itemKey(`${code}:${code === customer ? 'F' : 'G'}-${turn}:2025-02-01:10000`),
    step: 'relance-1',
    round: 1,
    ...(code === customer ? {} : { customer: customerCode(code) }),
  }))
  const message = Buffer.from(`Message ${id} du ${day}`)
  const channel = id.startsWith('C1') ? ('letter' as const) : ('email' as const)
  const to = [`compta@${customer.toLowerCase()}.example`]
  const told = {
    id,
    customer,
    day,
    step: 'relance-1',
    channel,
    to,
    items,
    totalCents: cents(10_000 + turn),
    messageId: `<${id}@a.example>`,
  }
  expect(exchange(ledger, [], [{ ...told, message }], AT, day)).toEqual(['claimed'])
}

function answer(ledger: Ledger, id: ReturnType<typeof reminderId>, day: typeof FIRST, status: 'sent' | 'written' | 'failed'): void {
  const file = status === 'written' ? `/travail/outbox/${id}.html` : null
  const address = `copie@${id.toLowerCase()}.example`
  const refusals = file === null ? [{ address, reply: `550 5.1.1 ${id} unknown` }] : []
  const enclosures = file === null ? [] : [{ name: `${id}_pj_facture.pdf`, sha256: 'c'.repeat(64) }]
  const told = { refusedRecipients: refusals.map((one) => one.address), refusals, enclosures }
  exchange(ledger, [{ id, status, at: AT, reply: file === null ? `250 ${id}` : null, file, ...told }], [], AT, day)
}

/** The history in memory, as a person with the sqlite3 shell holds it: nothing forbids anything. */
let ledger: Ledger
beforeAll(() => {
  const real = realHistory()
  real.db.pragma('journal_mode = DELETE')
  ledger = { ...real, db: new Database(real.db.serialize()) }
  ledger.db.pragma('foreign_keys = OFF')
  ledger.db.pragma('ignore_check_constraints = ON')
  ledger.db.exec('DROP TRIGGER history_no_update; DROP TRIGGER history_no_delete; DROP TRIGGER history_detail_no_update')
})
afterAll(() => void ledger.db.close())

/** What is found once this was done to the history; it is undone afterwards. */
function found(sql: string, ...parameters: readonly unknown[]): Evidence {
  ledger.db.exec('BEGIN')
  try {
    if (parameters.length === 0) ledger.db.exec(sql)
    else ledger.db.prepare(sql).run(...parameters)
    return verifyEvidence(ledger)
  } finally {
    ledger.db.exec('ROLLBACK')
  }
}

type Row = Record<string, string | number | null | Buffer>

function rowsOf(table: string, order: string): Row[] {
  return ledger.db.prepare(`SELECT * FROM ${table} ORDER BY ${order}`).all() as Row[]
}

/** Other values that the cell could have been given: those of other rows, and one that no row has. */
function otherValues(table: string, rows: readonly Row[], row: Row, column: string): unknown[] {
  const value = row[column]
  const taken = rows.map((one) => one[column]).find((one) => one !== value && !(one instanceof Buffer))
  const own =
    value instanceof Buffer
      ? Buffer.from(value.map((byte, index) => (index === 4 ? byte ^ 1 : byte)))
      : typeof value === 'number'
        ? value + 1000
        : JSON_COLUMNS.has(column)
          ? '["autre"]'
          : `${value ?? ''}x`
  return [own, ...(taken === undefined ? [] : [taken]), ...(value !== null && NULLABLE.has(`${table}.${column}`) ? [null] : [])]
}

/** The first ones, the last and some between; all of them in a long run. */
function someOf<T>(rows: readonly T[]): T[] {
  return rows.filter((_, index) => index === 0 || index === rows.length - 1 || (index + 3) % depth(9, 1) === 0)
}

const JSON_COLUMNS = new Set(['items', 'json', 'recipients'])
const NULLABLE = new Set([
  'history.step',
  'history.channel',
  'delivery.message_id',
  'delivery.why',
  'delivery.file',
  'delivery.answered_at',
])

/** What is told in events of each table; the rest of it says nothing of what was sent. */
const TABLES: readonly { table: string; key: readonly string[]; columns: readonly string[] }[] = [
  {
    table: 'history',
    key: ['position'],
    columns: ['position', 'id', 'at', 'day', 'customer', 'items', 'step', 'channel', 'status', 'detail_sha256', 'previous', 'sha256'],
  },
  { table: 'history_detail', key: ['position'], columns: ['position', 'json'] },
  { table: 'message', key: ['digest'], columns: ['digest', 'zlib'] },
  {
    table: 'delivery',
    key: ['id'],
    columns: ['id', 'reminder_id', 'customer', 'day', 'step', 'channel', 'recipients', 'total_cents', 'message_id', 'digest', 'status'],
  },
  { table: 'delivery', key: ['id'], columns: ['why', 'file', 'claimed_at', 'answered_at'] },
  { table: 'delivery_item', key: ['delivery_id', 'item_id'], columns: ['delivery_id', 'item_id', 'round', 'step', 'channel', 'status'] },
  { table: 'refused_address', key: ['id'], columns: ['reminder_id', 'customer', 'address', 'reply', 'day', 'at', 'position'] },
  { table: 'taken_over', key: ['id'], columns: ['event', 'step', 'channel', 'day', 'number', 'file', 'at'] },
]

describe('one thing changed behind the program', () => {
  it('is no fault where nothing was', () => {
    expect(verifyEvidence(ledger)).toEqual({
      ok: true,
      firstBad: null,
      fault: null,
      missingDetails: 0,
      faults: [],
      faultCount: 0,
    })
    expect(rowsOf('history', 'position').length).toBe(EVENTS)
  })

  it.each(TABLES)('is told whatever cell of $table it is ($columns.length columns)', ({ table, key, columns }) => {
    const rows = rowsOf(table, key.join(', '))
    expect(rows.length).toBeGreaterThan(1)
    const where = key.map((column) => `${column} = ?`).join(' AND ')
    const missed: unknown[] = []
    for (const row of someOf(rows)) {
      for (const column of columns) {
        for (const value of otherValues(table, rows, row, column)) {
          const change = `UPDATE OR REPLACE ${table} SET ${column} = ? WHERE ${where}`
          const { faults, firstBad } = found(change, value, ...key.map((one) => row[one]))
          if (faults.length === 0 || firstBad === null) missed.push([column, row[column], value])
          // An event is named itself, whatever was done to it.
          const moved = table === 'history' && column !== 'position' && !faults.some(({ position }) => position === row['position'])
          if (moved) missed.push(['elsewhere', column, row['position'], value, faults])
        }
      }
    }
    expect(missed).toEqual([])
  })

  it.each(TABLES.filter(({ columns }) => !columns.includes('why')))('is told whatever row of $table was taken out', ({ table, key }) => {
    for (const row of someOf(rowsOf(table, key.join(', ')))) {
      const where = key.map((column) => `${column} = ?`).join(' AND ')
      const { faultCount, missingDetails } = found(`DELETE FROM ${table} WHERE ${where}`, ...key.map((one) => row[one]))
      // A detail may be erased, by the law on personal data: it is counted.
      if (table === 'history_detail') expect([faultCount, missingDetails], JSON.stringify(row)).toEqual([0, 1])
      else expect(faultCount, JSON.stringify(row)).toBeGreaterThan(0)
    }
  })

  it('is told as a hole where an event was taken out, with its position and what stands around it', () => {
    for (const position of someOf([...Array(EVENTS).keys()].slice(1))) {
      const [first] = found('DELETE FROM history WHERE position = ?', position).faults
      expect(first).toMatchObject({ part: 'event', change: 'removed', position, count: 1 })
    }
    expect(found('DELETE FROM history WHERE position > 27').faults[0]).toMatchObject({
      part: 'event',
      change: 'cut',
      position: 28,
      count: 3,
    })
    expect(found('DELETE FROM history').faults[0]).toMatchObject({ part: 'event', change: 'cut', position: 1, count: 30, id: '' })
    expect(found('DELETE FROM history WHERE position BETWEEN 4 AND 9').faults[0]).toMatchObject({
      change: 'removed',
      position: 4,
      count: 6,
    })
  })

  it('is told where an event was put between two others, and every position moved up', () => {
    for (const after of someOf([...Array(EVENTS).keys()])) {
      const { faults } = found(`CREATE TABLE copy AS SELECT * FROM history; DELETE FROM history;
        INSERT INTO history SELECT position + (position > ${after}), id, at, day, customer, items, step, channel, status, detail_sha256, previous, sha256
          FROM copy;
        INSERT INTO history SELECT ${after + 1}, 'X', at, day, customer, items, step, channel, status, detail_sha256, previous, '${'f'.repeat(64)}'
          FROM copy WHERE position = ${after + 1}`)
      expect(faults[0]).toMatchObject({ part: 'event', change: 'inserted', position: after + 1, id: 'X' })
    }
  })

  it('is told where rows were added: a delivery, an item, a message, a detail, a reminder of another tool', () => {
    const added = [
      `INSERT INTO delivery SELECT 900, reminder_id, customer, day, step, channel, recipients, total_cents, message_id, digest, status, why, file,
         claimed_at, answered_at FROM delivery WHERE id = 3`,
      `INSERT INTO delivery_item SELECT delivery_id, 900, round, step, channel, status FROM delivery_item WHERE delivery_id = 3`,
      `INSERT INTO delivery_item SELECT 900, item_id, 9, step, channel, status FROM delivery_item WHERE delivery_id = 3`,
      `INSERT INTO message SELECT '${'b'.repeat(64)}', zlib FROM message LIMIT 1`,
      `INSERT INTO history_detail VALUES (900, '{}')`,
      `INSERT INTO refused_address SELECT 900, reminder_id, customer, 'autre@client.example', reply, day, at, position FROM refused_address LIMIT 1`,
      `INSERT INTO refused_address SELECT 901, reminder_id, customer, address, reply, day, at, 900 FROM refused_address LIMIT 1`,
      `INSERT INTO taken_over SELECT 900, 'X', customer, customer_name, number, document_ref, step, channel, day, file, at FROM taken_over LIMIT 1`,
    ]
    expect(added.map((sql) => found(sql).faults[0]?.change)).toEqual([
      'inserted',
      'changed',
      'inserted',
      'inserted',
      'inserted',
      'inserted',
      'inserted',
      'inserted',
    ])
  })

  it('is told where an approval that an event tells is gone, or is somebody else’s', () => {
    const told = ledger.db
      .prepare(
        `SELECT id FROM approval WHERE reminder_id IN (SELECT h.id FROM history h JOIN history_detail d ON d.position = h.position
           WHERE h.status = 'validated' OR d.json ->> 'approval' IS NOT NULL)`,
      )
      .pluck()
      .all()
    expect(told.length).toBeGreaterThan(10)
    for (const id of someOf(told)) {
      expect(found('DELETE FROM approval WHERE id = ?', id).faults[0]).toMatchObject({ part: 'approval', change: 'removed' })
      for (const column of ['reminder_id', 'author', 'day'])
        expect(found(`UPDATE approval SET ${column} = 'x' WHERE id = ?`, id).faultCount).toBeGreaterThan(0)
    }
  })

  it('is told where a client’s approval that no event tells was put in, or an approval holds longer', () => {
    const forged = `INSERT INTO approval (reminder_id, total_cents, day, until_day, at, author, validated_by, validated_on)
      SELECT 'forged', total_cents, day, until_day, at, author, 'Mme Roux', day FROM approval WHERE id = 1 AND ? = 0`
    expect(found(forged, 0).faults).toMatchObject([{ part: 'approval', change: 'inserted', id: 'forged' }])
    expect(
      found(`UPDATE approval SET until_day = '2099-12-31' WHERE id = (SELECT max(id) FROM approval) AND ? = 0`, 0).faults[0],
    ).toMatchObject({
      part: 'approval',
      change: 'changed',
    })
    const validated = `(SELECT id FROM approval WHERE validated_by IS NOT NULL LIMIT 1)`
    expect(found(`UPDATE approval SET total_cents = total_cents + 1 WHERE id = ${validated} AND ? = 0`, 0).faults[0]).toMatchObject({
      part: 'approval',
      change: 'removed',
    })
  })

  it('is told where an item that was written about is known by a key that is not its own', () => {
    expect(found(`UPDATE item_identity SET current_key = 'x' WHERE id = ?`, 1).faults[0]).toMatchObject({ part: 'identity', id: 'x' })
  })

  it('is told where the counter of positions was set back or forward', () => {
    for (const seq of [0, 12, EVENTS - 1, EVENTS + 1])
      expect(found(`UPDATE sqlite_sequence SET seq = ? WHERE name = 'history'`, seq).ok).toBe(false)
    expect(found(`DELETE FROM sqlite_sequence`).ok).toBe(false)
  })

  it('names every fault up to twenty, with how many there are', () => {
    const { faults, faultCount, firstBad } = found(`UPDATE history SET status = 'autre' WHERE channel IS NULL OR position > 3`)
    expect(faults.length).toBe(20)
    expect(faultCount).toBeGreaterThan(26)
    expect(firstBad).toBe(faults[0]?.id)
    expect(faults.map(({ position }) => position)).toEqual([...Array(20).keys()].map((index) => index + 4))
  })
})
