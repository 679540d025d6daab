import { afterAll, describe, expect, it } from 'vitest'
import type { PlanView } from '../../src/reporting/plan-views.ts'
import type { PenaltiesView, SendView } from '../../src/reporting/views.ts'
import { contacts, newDossier, removeDossiers, type TempDossier } from '../support/dossier.ts'
import { bankCharge, type FecEntry, fec, receipt, sale } from '../support/fec.ts'
import { writtenText } from '../support/written-text.ts'

afterAll(removeDossiers)

// Due on Tuesday 1 September 2026 at thirty days.
const INVOICE = sale('C001', 'F2026-100', '2026-08-02', 1_000_000)

/** A scenario of two formal notices, each of which claims. */
const NOTICES = {
  standard: [
    { step: 'relance-1', at: 5, channel: 'email' },
    { step: 'formal-notice', at: 45, channel: 'registered-letter', penalties: 'claim' },
    { step: 'second-notice', at: 60, channel: 'registered-letter', template: 'formal-notice', penalties: 'claim' },
  ],
}

async function importBooks(dossier: TempDossier, entries: readonly FecEntry[]): Promise<void> {
  await dossier.ask(`import ${dossier.write('732829320FEC20261231.txt', fec(entries))} --first-year`)
}

async function brunet(entries: readonly FecEntry[] = [INVOICE]): Promise<TempDossier> {
  const dossier = newDossier({ scenarios: NOTICES }, '2026-09-07')
  await importBooks(dossier, entries)
  await dossier.ask(`import ${dossier.write('contacts.csv', contacts(['C001']))}`)
  await daily(dossier)
  return dossier
}

async function daily(dossier: TempDossier) {
  const plan = await dossier.ask<PlanView>('plan')
  const sent = await dossier.ask<SendView>('send')
  return { plan, sent, reminder: plan.toSend[0], letter: letterOf(sent) }
}

function letterOf({ results }: SendView): string {
  const file = results[0]?.file
  return file == null ? '' : writtenText(file)
}

async function claimOf(dossier: TempDossier) {
  const { claims } = await dossier.ask<PenaltiesView>('penalties --ref F2026-100')
  return claims[0]
}

describe('a fee given up', () => {
  it('is absent from the formal notice, from its total and from every later list, whatever is imported again', async () => {
    const dossier = await brunet()
    dossier.day = '2026-10-16'
    const said = await dossier.run('penalties', 'waive', 'C001', '--ref', 'F2026-100', '--part', 'fee', '--reason', 'geste commercial')
    expect(said.code).toBe(0)
    // 10 000 € × 12,40 % × 45 days / 365 = 152.88.
    const { reminder, letter } = await daily(dossier)
    expect(reminder).toMatchObject({ step: 'formal-notice', interestCents: 15_288, feeCents: 0, totalCents: 1_015_288 })
    expect(letter).toContain('10 152,88 €')
    expect(letter).not.toContain('40,00 €')
    dossier.day = '2026-10-20'
    await importBooks(dossier, [bankCharge('2026-10-19'), INVOICE])
    const claim = await claimOf(dossier)
    expect(claim).toMatchObject({ feeCents: 0, fee: { state: 'waived', day: '2026-10-16', reason: 'geste commercial' } })
    expect(claim?.notes.join(' ')).toContain('L’indemnité a été abandonnée le 16/10/2026 (geste commercial).')
  })

  it('was still due on the days before it was given up, and is due again when somebody says so', async () => {
    const dossier = await brunet()
    dossier.day = '2026-10-16'
    await dossier.ask('penalties waive C001 --ref F2026-100 --on 2026-10-10 --reason accord')
    expect(await claimOf(dossier)).toMatchObject({ interestCents: 0, feeCents: 0, totalCents: 1_000_000 })
    dossier.day = '2026-10-09'
    expect(await claimOf(dossier)).toMatchObject({ interestCents: 12_910, feeCents: 4_000 })
    dossier.day = '2026-10-17'
    await dossier.ask('penalties due C001 --ref F2026-100 --part fee')
    expect(await claimOf(dossier)).toMatchObject({ interestCents: 0, feeCents: 4_000, fee: { state: 'due' } })
  })
})

describe('a formal notice that claimed', () => {
  it('makes the claim "claimed"; the second one asks for the whole to date, nothing twice', async () => {
    const dossier = await brunet()
    dossier.day = '2026-10-16'
    const first = await daily(dossier)
    expect(first.reminder).toMatchObject({
      step: 'formal-notice',
      claimsPenalties: true,
      interestCents: 15_288,
      feeCents: 4_000,
      totalCents: 1_019_288,
    })
    dossier.day = '2026-10-17'
    expect(await claimOf(dossier)).toMatchObject({
      feeCents: 4_000,
      interest: { state: 'claimed', day: '2026-10-16', reason: 'mise en demeure' },
      fee: { state: 'claimed', day: '2026-10-16', reason: 'mise en demeure' },
    })
    dossier.day = '2026-11-02'
    // 62 days: 210.63, the 152.88 of the first letter among them; one fee.
    const second = await daily(dossier)
    expect(second.reminder).toMatchObject({ step: 'second-notice', interestCents: 21_063, feeCents: 4_000, totalCents: 1_025_063 })
    expect(second.letter).toContain('10 250,63 €')
  })

  it('leaves no fee to a second one once the debtor has paid it', async () => {
    const dossier = await brunet()
    dossier.day = '2026-10-16'
    await daily(dossier)
    dossier.day = '2026-10-28'
    await dossier.ask('penalties paid C001 --ref F2026-100 --amount 192.88 --on 2026-10-16')
    dossier.day = '2026-11-02'
    const second = await daily(dossier)
    expect(second.reminder).toMatchObject({ interestCents: 5_775, feeCents: 0, totalCents: 1_005_775 })
    // The letter can be redone by hand: 210.63 less the 152.88 that were paid.
    for (const told of ['210,63 €', 'Intérêts déjà réglés ou facturés à part', '−152,88 €', '57,75 €'])
      expect(second.letter).toContain(told)
  })
})

it('an invoice paid late keeps its fee until it is given up for the whole customer', async () => {
  const dossier = await brunet([INVOICE, receipt('C001', '2026-09-21', 1_000_000, { ref: 'F2026-100' })])
  dossier.day = '2026-10-16'
  const settled = () => dossier.ask<PenaltiesView>('penalties --settled')
  expect((await settled()).totals).toEqual({ principalCents: 0, interestCents: 6_795, feeCents: 4_000, totalCents: 10_795 })
  await dossier.ask('penalties waive C001 --all --reason fidélité')
  expect((await settled()).claims).toEqual([])
})
