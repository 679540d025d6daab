// A past day looked at again: what was sent, promised, decided and refused since changes nothing of it, in any view. What sends knows all the same.
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { DashboardView } from '../../src/reporting/dashboard/view.ts'
import type { HistoryView, SendView } from '../../src/reporting/views.ts'
import { contacts, newDossier, removeDossiers, type TempDossier } from '../support/dossier.ts'
import { bankCharge, fec, receipt, sale } from '../support/fec.ts'
import { type SmtpCollector, startSmtp } from '../support/smtp.ts'

const PAST = ['2026-10-30', '2026-11-13', '2026-11-19'] as const
const VIEWS = [
  'report',
  'plan --dry-run',
  'plan --dry-run --explain',
  'preview',
  'show C001',
  'show C003',
  'items',
  'aging',
  'penalties',
  'forecast',
  'statement C001',
  'scenarios',
] as const

const BOOKS = [
  sale('C001', 'F1', '2026-09-01', 120_000),
  sale('C001', 'F2', '2026-10-01', 30_000),
  sale('C002', 'F3', '2026-09-10', 60_000),
  receipt('C002', '2026-10-20', 20_000, { ref: 'F3' }),
  sale('C003', 'F4', '2026-08-01', 90_000),
  sale('C004', 'F5', '2026-10-05', 15_000),
  bankCharge('2026-11-19'),
]

let server: SmtpCollector
let dossier: TempDossier
let before: Map<string, unknown>
beforeAll(async () => {
  server = await startSmtp()
  dossier = newDossier({ smtp: { host: '127.0.0.1', port: server.port, security: 'none' } }, '2026-11-02')
  await dossier.ask(`import ${dossier.write('732829320FEC20261231.txt', fec(BOOKS))} --first-year`)
  await dossier.ask(`import ${dossier.write('contacts.csv', contacts(['C001', 'C002', 'C003', 'C004']))}`)
  // C003 was reminded by hand before the first of these days but one.
  await dossier.ask('plan')
  await dossier.ask('send --only C003')
  dossier.day = '2026-11-20'
  before = await looked()
  for (const command of ['plan', 'send', 'promise C002 --until 2026-12-15', 'dispute C004 --ref F5 --reason défaut'])
    await dossier.ask(command, [0, 2])
  for (const day of ['2026-11-27', '2026-12-07']) {
    dossier.day = day
    await dossier.ask('plan')
    await dossier.ask('send')
  }
  await dossier.ask('step C001 --set relance-3 --ref F1 --reason urgent', [0, 2, 4])
}, 60_000)
afterAll(async () => {
  await server.close()
  removeDossiers()
})

/** What each view tells of each past day, but for paths and for what is set for good. */
async function looked(): Promise<Map<string, unknown>> {
  const told = new Map<string, unknown>()
  for (const day of PAST)
    for (const view of VIEWS) told.set(`${view} --date ${day}`, await dossier.ask<unknown>(`${view} --date ${day}`, [0, 4]))
  return told
}

describe('a past day', () => {
  it('was planned for three customers on the last of them', () => {
    expect(before.get('report --date 2026-11-19')).toMatchObject({ plan: { reminders: 4 } })
  })

  it.each(PAST.flatMap((day) => VIEWS.map((view) => `${view} --date ${day}`)))('%s', async (command) => {
    expect(await dossier.ask<unknown>(command, [0, 4])).toEqual(before.get(command))
  })

  it('sends nothing again, whatever day is asked for', async () => {
    const left = server.received.length
    const events = (await dossier.ask<HistoryView>('history')).events.length
    for (const day of [...PAST, '2026-12-07']) {
      // Before any plan was stored for it, a day is refused.
      const { totals } = await dossier.ask<Partial<SendView>>(`send --date ${day}`, [0, 4])
      expect([day, totals?.sent ?? 0]).toEqual([day, 0])
    }
    expect(server.received).toHaveLength(left)
    expect((await dossier.ask<HistoryView>('history')).events).toHaveLength(events)
  })
})

describe('an invoice dated in June and booked in July', () => {
  it('counts in the same month whatever page tells of it: the point of 30 June is one', async () => {
    const books = [
      sale('C001', 'F1', '2026-06-01', 100_000),
      { ...sale('C001', 'F2', '2026-07-03', 500_000), document: '2026-06-30' },
      bankCharge('2026-07-31'),
    ]
    const late = newDossier({}, '2026-07-31')
    await late.ask(`import ${late.write('732829320FEC20261231.txt', fec(books))} --first-year`)
    const pointOf = async (day: string) => {
      const { dso } = await late.ask<DashboardView>(`report --date ${day}`)
      return dso.find((point) => point.day === '2026-06-30')
    }
    const [june, july] = [await pointOf('2026-06-30'), await pointOf('2026-07-31')]
    expect(june).toMatchObject({ balanceCents: 100_000 })
    expect(july).toEqual(june)
  })
})
