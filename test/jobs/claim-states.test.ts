// What is known of late-payment claims, gathered from what people said, what the books hold and what messages asked for.
import { afterAll, describe, expect, it } from 'vitest'
import type { PlanView } from '../../src/reporting/plan-views.ts'
import type { ImportView, PenaltiesView, SendView } from '../../src/reporting/views.ts'
import { contacts, newDossier, removeDossiers, type TempDossier } from '../support/dossier.ts'
import { type FecEntry, fec, penaltyEntry, receipt, returnedPayment, sale } from '../support/fec.ts'

afterAll(removeDossiers)

// Due on 1 September 2026 at thirty days; 45 days late on 16 October: 152.88 at 12.40 %.
const LATE = sale('C001', 'F2026-100', '2026-08-02', 1_000_000)
const HALF = { account: '411000', customer: 'C001', name: 'Client C001', cents: 500_000 }
/** The same invoice in two instalments of one entry: 76.44 each. */
const TWO_PARTS: FecEntry = {
  ...LATE,
  lines: [HALF, { ...HALF }, { account: '706000', cents: -1_000_000 }],
}

async function brunet(entries: readonly FecEntry[], changes = {}): Promise<TempDossier> {
  const dossier = newDossier(changes, '2026-10-16')
  await importBooks(dossier, entries)
  return dossier
}

function importBooks(dossier: TempDossier, entries: readonly FecEntry[]): Promise<ImportView> {
  return dossier.ask<ImportView>(`import ${dossier.write('732829320FEC20261231.txt', fec(entries))} --first-year`)
}

async function askedOf(dossier: TempDossier, more = '') {
  const { claims, totals } = await dossier.ask<PenaltiesView>(`penalties${more}`)
  return { claims: claims.filter(({ ref }) => ref === 'F2026-100'), totals, first: claims.find(({ ref }) => ref === 'F2026-100') }
}

describe('the fee of an invoice in instalments', () => {
  it('is one: given up, paid or booked for one of them, it is for all', async () => {
    const dossier = await brunet([TWO_PARTS])
    expect((await askedOf(dossier)).totals).toMatchObject({ interestCents: 15_288, feeCents: 4_000 })
    await dossier.ask('penalties waive C001 --ref F2026-100 --part fee --reason accord')
    const { claims, totals } = await askedOf(dossier)
    expect(totals).toMatchObject({ interestCents: 15_288, feeCents: 0 })
    expect(claims.map(({ fee }) => fee.state)).toEqual(['waived', 'waived'])
  })

  it('and its interest are divided to the cent when one entry books them all', async () => {
    const told = { interest: 15_288, fee: 4_000, ref: 'OD-1', label: 'Intérêts et indemnité F2026-100' }
    const dossier = await brunet([TWO_PARTS, penaltyEntry('C001', '2026-10-16', told)])
    expect((await askedOf(dossier)).totals).toMatchObject({ interestCents: 0, feeCents: 0 })
    dossier.day = '2026-10-26'
    // 93.42 each for 55 days.
    expect((await askedOf(dossier)).totals).toMatchObject({ interestCents: 2 * 9_342 - 15_288, feeCents: 0 })
  })

  it('is paid once, and what was paid of the interest covers the first instalments first', async () => {
    const dossier = await brunet([TWO_PARTS])
    await dossier.ask('penalties paid C001 --ref F2026-100 --part interest --amount 100')
    const { claims, totals } = await askedOf(dossier)
    expect(totals).toMatchObject({ interestCents: 5_288, feeCents: 4_000 })
    expect(claims.map(({ interestCents }) => interestCents)).toEqual([0, 5_288])
    await dossier.ask('penalties paid C001 --ref F2026-100 --amount 92.88')
    expect((await askedOf(dossier)).totals).toMatchObject({ interestCents: 0, feeCents: 0 })
  })

  it('is one per instalment where the dossier says so', async () => {
    const dossier = await brunet([TWO_PARTS], { penalties: { instalmentFee: 'instalment' } })
    expect((await askedOf(dossier)).totals).toMatchObject({ feeCents: 8_000 })
    await dossier.ask('penalties paid C001 --ref F2026-100 --part fee')
    expect((await askedOf(dossier)).totals).toMatchObject({ interestCents: 15_288, feeCents: 0 })
  })
})

describe('interest said to be paid', () => {
  // 30.57 of 45 days' 152.88 stand in the books as an entry that nobody has paid.
  it('is other money than an open entry of the same sum, until money settles that entry', async () => {
    const booked = { interest: 3_057, fee: 0, ref: 'PENF2026-100', label: 'Intérêts de retard F2026-100' }
    const dossier = await brunet([LATE, penaltyEntry('C001', '2026-09-10', booked)])
    await dossier.ask('penalties paid C001 --ref F2026-100 --part interest --amount 30.57')
    expect((await askedOf(dossier)).totals).toMatchObject({ interestCents: 15_288 - 2 * 3_057 })
    const settled = penaltyEntry('C001', '2026-09-10', { ...booked, letter: 'B' })
    const money = receipt('C001', '2026-10-15', 3_057, { ref: 'VIR', letter: 'B' })
    await importBooks(dossier, [LATE, settled, money])
    expect((await askedOf(dossier)).totals).toMatchObject({ interestCents: 15_288 - 3_057 })
  })
})

describe('an invoice brought back by a rejected payment', () => {
  it('brings back nothing of what was given up or paid before', async () => {
    const paid = receipt('C001', '2026-09-21', 1_000_000, { ref: 'F2026-100', letter: 'A' })
    const invoice = sale('C001', 'F2026-100', '2026-08-02', 1_000_000, { letter: 'A' })
    const dossier = await brunet([invoice, paid])
    await dossier.ask('penalties waive C001 --ref F2026-100 --part fee --reason accord --on 2026-09-30')
    const rejected = returnedPayment('C001', '2026-10-05', 1_000_000, { ref: 'F2026-100' })
    await importBooks(dossier, [invoice, paid, rejected])
    const { first, claims } = await askedOf(dossier)
    expect(claims).toHaveLength(1)
    expect(first).toMatchObject({ principalCents: 1_000_000, feeCents: 0, fee: { state: 'waived', day: '2026-09-30' } })
  })
})

describe('what is known', () => {
  it('first is what a person said, then the books, then messages', async () => {
    const dossier = await brunet([LATE, sale('C001', 'F2026-099', '2026-08-01', 10_000)], {
      scenarios: {
        standard: [
          { step: 'relance-1', at: 5, channel: 'email' },
          { step: 'formal-notice', at: 40, channel: 'registered-letter', penalties: 'claim' },
        ],
      },
    })
    await dossier.ask(`import ${dossier.write('contacts.csv', contacts(['C001']))}`)
    dossier.day = '2026-10-01'
    await dossier.ask('plan')
    expect((await dossier.ask<SendView>('send')).totals.written).toBe(1)
    dossier.day = '2026-10-16'
    await dossier.ask<PlanView>('plan')
    expect((await dossier.ask<SendView>('send')).totals.written).toBe(1)
    expect((await askedOf(dossier)).first).toMatchObject({ fee: { state: 'claimed', day: '2026-10-16', reason: 'mise en demeure' } })
    dossier.day = '2026-10-20'
    await importBooks(dossier, [
      LATE,
      sale('C001', 'F2026-099', '2026-08-01', 10_000),
      penaltyEntry('C001', '2026-10-19', { fee: 4_000, ref: 'OD-1', label: 'Indemnité F2026-100' }),
    ])
    const booked = await askedOf(dossier)
    expect(booked.first?.fee).toEqual({ state: 'claimed', day: '2026-10-19', reason: '40,00 € en comptabilité, OD-1' })
    expect(booked.first).toMatchObject({ feeCents: 0, interest: { state: 'claimed', day: '2026-10-16' } })
    await dossier.ask('penalties claimed C001 --ref F2026-100 --part interest --reason avocat')
    const said = await askedOf(dossier)
    expect(said.first).toMatchObject({ interestCents: 16_647, interest: { state: 'claimed', day: '2026-10-20', reason: 'avocat' } })
    await dossier.ask('penalties due C001 --ref F2026-100')
    // The message of the 16th is taken back too; what is booked stays owed by its own entry.
    expect((await askedOf(dossier)).first).toMatchObject({ interest: { state: 'due' }, feeCents: 0 })
  })

  it('follows its invoice under another key, and is told when the invoice is gone', async () => {
    const dossier = await brunet([LATE])
    await dossier.ask('penalties waive C001 --ref F2026-100 --part fee --reason accord')
    const moved = await importBooks(dossier, [sale('C001', 'F2026-100', '2026-08-03', 1_000_000)])
    const told = (view: ImportView, code: string) =>
      (view.files[0]?.issues ?? [])
        .flatMap((issue) => (issue.code === code ? [issue.message] : []))
        .join(' ')
        .replace(/[\u00a0\u202f]/g, ' ')
    expect(told(moved, 'history-followed')).toContain('1 décision sur ses pénalités')
    expect((await askedOf(dossier)).first).toMatchObject({ feeCents: 0, fee: { state: 'waived' } })
    const gone = await importBooks(dossier, [sale('C001', 'G1', '2026-08-05', 7_000)])
    expect(told(gone, 'history-unlinked')).toContain('C001 : 1 décision sur ses pénalités, F2026100 du 03/08/2026 (10 000,00 €)')
  })
})

describe('a word that cannot be true', () => {
  it.each([
    ['paid C001 --ref F2026-100 --amount 200', 'claim-amount'],
    ['paid C001 --ref F2026-100 --part fee --amount 20', 'claim-amount'],
    ['paid C001 --ref F2026-100 --amount 160', 'claim-amount'],
    ['paid C001 --ref F2026-100 --part interest --amount 192.88', 'claim-amount'],
    ['waive C001 --ref F2026-200 --reason accord', 'claim-not-late'],
    ['waive C001 --ref F2026-300 --reason accord', 'claim-not-late'],
    ['waive C001 --ref F2026-999 --reason accord', 'item-unknown'],
    ['claimed C001 --ref F2026-100 --on 2026-09-01', 'claim-not-late'],
    ['claimed C001 --ref F2026-100 --on 2026-10-17', 'claim-day'],
    ['waive C999 --all --reason accord', 'customer-unknown'],
  ])('%s: %s, and nothing is recorded', async (line, code) => {
    const onTime = [
      sale('C001', 'F2026-300', '2026-08-01', 5_000, { letter: 'A' }),
      receipt('C001', '2026-08-20', 5_000, { ref: 'F2026-300', letter: 'A' }),
    ]
    const dossier = await brunet([LATE, sale('C001', 'F2026-200', '2026-10-01', 20_000), ...onTime])
    const words = line.split(' ')
    const answer = await dossier.run('penalties', ...words, '--json')
    expect(answer.code).toBe(4)
    expect(answer.json<{ error: { code: string } }>().error.code).toBe(code)
    expect((await askedOf(dossier)).totals).toMatchObject({ interestCents: 15_288, feeCents: 4_000 })
  })
})
