import { afterAll, describe, expect, it } from 'vitest'
import { addDays, isoDay } from '../../src/domain/day.ts'
import type { PlanView } from '../../src/reporting/plan-views.ts'
import type { HistoryView, SendView } from '../../src/reporting/views.ts'
import { contacts, newDossier, removeDossiers, type TempDossier } from '../support/dossier.ts'
import { type FecEntry, fec, receipt, sale } from '../support/fec.ts'
import { writtenText } from '../support/written-text.ts'

afterAll(removeDossiers)

// Due on Tuesday 1 September 2026 at thirty days.
const INVOICE = sale('C001', 'F2026-100', '2026-08-02', 1_000_000)

async function importBooks(dossier: TempDossier, entries: readonly FecEntry[]): Promise<void> {
  await dossier.ask(`import ${dossier.write('732829320FEC20261231.txt', fec(entries))} --first-year`)
}

async function brunet(day: string): Promise<TempDossier> {
  const dossier = newDossier({ reminders: { preventiveMinimum: 500 } }, day)
  await importBooks(dossier, [INVOICE])
  await dossier.ask(`import ${dossier.write('contacts.csv', contacts(['C001']))}`)
  await dossier.ask('plan')
  return dossier
}

const euros = (cents: number) => (cents / 100).toFixed(2)

/** The daily job of one day: what left, or why nothing did. */
async function daily(dossier: TempDossier): Promise<string> {
  const plan = await dossier.ask<PlanView>('plan')
  const sent = await dossier.ask<SendView>('send')
  const left = sent.results.map((one) => {
    const planned = plan.toSend.find((reminder) => reminder.id === one.id)
    return `${one.step} ${one.channel} ${one.status} ${euros(planned?.totalCents ?? 0)}`
  })
  const held = (plan.held ?? []).map((item) => item.reason.code)
  return left.join(' + ') || held.join(' + ') || 'nothing'
}

/** One line per run of days that end alike: "2026-09-02..2026-09-04 waiting-next-step". */
async function diary(dossier: TempDossier, until: string, events: Readonly<Record<string, readonly FecEntry[]>>): Promise<string[]> {
  const lines: { from: string; to: string; left: string }[] = []
  for (let day = isoDay(dossier.day); day <= isoDay(until); day = addDays(day, 1)) {
    dossier.day = day
    const entries = events[day]
    if (entries) await importBooks(dossier, entries)
    const left = await daily(dossier)
    const last = lines.at(-1)
    if (last?.left === left) last.to = day
    else lines.push({ from: day, to: day, left })
  }
  return lines.map(({ from, to, left }) => `${from === to ? from : `${from}..${to}`} ${left}`)
}

describe('two months of one customer, one run a day', () => {
  it('each step in its turn, on working days; interest and fee once history has risen to a formal notice; silence once paid', async () => {
    const dossier = await brunet('2026-08-24')
    const part = receipt('C001', '2026-09-24', 400_000, { ref: 'F2026-100' })
    const rest = receipt('C001', '2026-10-23', 600_000, { ref: 'F2026-100' })
    const lines = await diary(dossier, '2026-10-31', { '2026-09-25': [INVOICE, part], '2026-10-26': [INVOICE, part, rest] })
    expect(lines).toEqual([
      '2026-08-24..2026-08-26 not-due',
      '2026-08-27 preventive email written 10000.00',
      '2026-08-28..2026-09-01 not-due',
      '2026-09-02..2026-09-05 waiting-next-step',
      // J+5 is a Sunday.
      '2026-09-06 non-working-day',
      '2026-09-07 relance-1 email written 10000.00',
      '2026-09-08..2026-09-15 waiting-next-step',
      '2026-09-16 relance-2 email written 10000.00',
      '2026-09-17..2026-09-18 waiting-next-step',
      // J+18 is a Saturday.
      '2026-09-19..2026-09-20 non-working-day',
      '2026-09-21 call call written 10000.00',
      '2026-09-22..2026-09-30 waiting-next-step',
      // 4 000 € were paid on 24 September, and the letter recalls penalties without claiming them.
      '2026-10-01 relance-3 letter written 6000.00',
      '2026-10-02..2026-10-15 waiting-next-step',
      // 10 000 € for 23 days then 6 000 € for 22 at 12.40 %: 78.14 + 44.84; and the fee, once: 40.
      '2026-10-16 formal-notice registered-letter written 6162.98',
      '2026-10-17..2026-10-25 last-step-reached',
      '2026-10-26..2026-10-31 nothing',
    ])
    const { events, chain } = await dossier.ask<HistoryView>('history --verify')
    // Each letter is then gathered in the day's batch.
    expect(events.map(({ day, step, status }) => `${day} ${step ?? status}`)).toEqual([
      '2026-08-27 preventive',
      '2026-09-07 relance-1',
      '2026-09-16 relance-2',
      '2026-09-21 call',
      '2026-10-01 relance-3',
      '2026-10-01 batched',
      '2026-10-16 formal-notice',
      '2026-10-16 batched',
    ])
    expect(chain.ok).toBe(true)
    const file = events.at(-2)?.detail?.['file']
    const letter = writtenText(String(file))
    for (const told of ['mise en demeure', 'F2026-100', '6 000,00 €', '122,98 €', '40,00 €', '6 162,98 €', '1 rue du Port'])
      expect(letter.toLowerCase()).toContain(told.toLowerCase())
  })

  it('after a week and a half without the daily job gets the one step that follows the last, not the ones missed', async () => {
    const dossier = await brunet('2026-09-07')
    expect(await daily(dossier)).toBe('relance-1 email written 10000.00')
    // The second step was due on the 16th, the call on the 21st.
    dossier.day = '2026-09-25'
    expect(await daily(dossier)).toBe('relance-2 email written 10000.00')
    dossier.day = '2026-09-26'
    expect(await diary(dossier, '2026-10-02', {})).toEqual([
      '2026-09-26..2026-09-27 non-working-day',
      '2026-09-28 call call written 10000.00',
      '2026-09-29..2026-09-30 waiting-next-step',
      // J+30, six days after the last message.
      '2026-10-01 too-soon',
      '2026-10-02 relance-3 letter written 10000.00',
    ])
  })

  it('seen for the first time a year late starts at the first step, never at a formal notice', async () => {
    const dossier = await brunet('2026-09-01')
    dossier.day = '2027-09-06'
    expect(await daily(dossier)).toBe('relance-1 email written 10000.00')
  })
})
