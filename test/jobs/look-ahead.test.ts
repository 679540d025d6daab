// A stored plan works out the messages of the next working day ahead (src/jobs/look-ahead.ts). Which of them are kept, which never are, and that
// the plan of that day is the one of a dossier that kept nothing. That whatever happens in between is seen: kept-plans.test.ts.
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type IsoDay, isoDay } from '../../src/domain/day.ts'
import { openLedger } from '../../src/ledger/open.ts'
import { hasMessages } from '../../src/ledger/standings.ts'
import type { PlanView } from '../../src/reporting/plan-views.ts'
import type { SendView } from '../../src/reporting/views.ts'
import { contacts, newDossier, removeDossiers, type SettingsChanges, type TempDossier, twinOf } from '../support/dossier.ts'
import { bankCharge, type FecEntry, fec, receipt, returnedPayment, sale } from '../support/fec.ts'
import { expectKeptPlansTrue } from '../support/kept-plans.ts'

afterAll(removeDossiers)

const MONDAY = isoDay('2026-11-23')

/** Where no receipt is known everybody is planned every day. */
const RECEIPT = receipt('C009', '2026-11-02', 1_000)
/** The first reminders of C001 to C003 are for Saturday 21 November and leave on Monday, that of C004 is for today; C005 is not due. */
const BOOKS: readonly FecEntry[] = [
  sale('C001', 'F1', '2026-10-17', 120_000),
  sale('C002', 'F2', '2026-10-17', 90_000),
  sale('C003', 'F3', '2026-10-17', 60_000),
  sale('C004', 'F4', '2026-10-16', 70_000),
  sale('C005', 'F5', '2026-11-10', 50_000),
  bankCharge('2026-11-19'),
]

const FRIDAY = '2026-11-20'
const imports = (dossier: TempDossier, entries: readonly FecEntry[]) =>
  dossier.ask(`import ${dossier.write('732829320FEC20261231.txt', fec(entries))} --first-year`)

let imported: TempDossier
beforeAll(async () => {
  imported = newDossier({}, FRIDAY)
  await imports(imported, [RECEIPT, ...BOOKS])
}, 60_000)

/** On Friday, nothing planned yet. */
async function brunet(changes: SettingsChanges = {}, mailboxes: Readonly<Record<string, string>> = {}): Promise<TempDossier> {
  const dossier = twinOf(imported, changes)
  await meet(dossier, mailboxes)
  return dossier
}

async function meet(dossier: TempDossier, mailboxes: Readonly<Record<string, string>> = {}): Promise<void> {
  const people = ['C001', 'C002', 'C003', 'C004', 'C005'].map((code) => {
    const email = mailboxes[code]
    return email === undefined ? code : { code, email }
  })
  await dossier.ask(`import ${dossier.write('contacts.csv', contacts(people))}`)
}

const planned = ({ toSend }: PlanView) => toSend.map(({ customer, step }) => `${customer} ${step}`)

/** Whose messages are kept for a day. */
function keptFor({ folder }: TempDossier, day: IsoDay): string[] {
  const ledger = openLedger(join(folder, 'relance.db'))
  const rows = ledger.db.prepare('SELECT customer FROM standing WHERE basis IS NOT NULL AND since_day = ? ORDER BY customer').pluck()
  const kept = rows.all(Number(day.replaceAll('-', ''))) as string[]
  expect(hasMessages(ledger, day)).toBe(kept.length > 0)
  ledger.close()
  return kept
}

describe('a stored plan', () => {
  it('keeps the messages of the next working day, and that day’s plan is the one worked out from nothing', async () => {
    const dossier = await brunet()
    const never = twinOf(dossier)
    await dossier.ask('plan --dry-run')
    expect(keptFor(dossier, MONDAY)).toEqual([])
    expect(planned(await dossier.ask<PlanView>('plan'))).toEqual(['C004 relance-1'])
    const kept = ['2026-11-21', '2026-11-22', MONDAY, '2026-11-24'].map((day) => keptFor(dossier, isoDay(day)))
    expect(kept).toEqual([[], [], ['C001', 'C002', 'C003', 'C004'], []])

    dossier.day = MONDAY
    never.day = MONDAY
    const plan = await expectKeptPlansTrue(dossier)
    expect(planned(plan)).toEqual(['C001 relance-1', 'C002 relance-1', 'C003 relance-1', 'C004 relance-1'])
    expect(await dossier.ask<PlanView>('plan --dry-run')).toEqual(await never.ask<PlanView>('plan --dry-run'))
  })

  it('keeps no message of a customer to whom one leaves after it', async () => {
    const dossier = await brunet()
    await dossier.ask('plan')
    expect((await dossier.ask<SendView>('send')).results.map(({ customer, status }) => [customer, status])).toEqual([['C004', 'written']])
    expect(keptFor(dossier, MONDAY)).toEqual(['C001', 'C002', 'C003'])
    dossier.day = MONDAY
    expect(planned(await expectKeptPlansTrue(dossier))).toEqual(['C001 relance-1', 'C002 relance-1', 'C003 relance-1'])
  })
})

describe('what is never kept', () => {
  const ALL = ['C001 relance-1', 'C002 relance-1', 'C003 relance-1', 'C004 relance-1']
  const SHARED = { C001: 'compta@partage.example', C002: 'Compta@partage.example' }

  it.each([
    ['where a day without a plan leaves its steps out', { reminders: { catchUp: 'skip' } }, {}, [], ALL],
    ['where a run has a cap', { reminders: { maxPerRun: 9 } }, {}, [], ALL],
    ['of companies under one payer', { groups: [{ payer: 'C001', members: ['C002'] }] }, {}, ['C003', 'C004'], [ALL[0], ALL[2], ALL[3]]],
    // C001 comes first by code, and has the mailbox for the day.
    ['of who waits for the mailbox of another', {}, SHARED, ['C001', 'C003', 'C004'], [ALL[0], ALL[2], ALL[3]]],
  ] as const)('%s: that day plans them', async (_, changes, mailboxes, kept, leaving) => {
    const dossier = await brunet(changes, mailboxes)
    await dossier.ask('plan')
    expect(keptFor(dossier, MONDAY)).toEqual(kept)
    dossier.day = MONDAY
    expect(planned(await expectKeptPlansTrue(dossier))).toEqual(leaving)
  })

  it('where no receipt is known: how old everybody’s debt is decides', async () => {
    const dossier = newDossier({}, FRIDAY)
    await imports(dossier, BOOKS)
    await meet(dossier)
    await dossier.ask('plan')
    expect(keptFor(dossier, MONDAY)).toEqual([])
    dossier.day = MONDAY
    expect(planned(await expectKeptPlansTrue(dossier))).toEqual(ALL)
  })
})

describe('what was kept of somebody', () => {
  const imported = (dossier: TempDossier, ...entries: readonly FecEntry[]) =>
    imports(dossier, [RECEIPT, bankCharge('2026-11-19'), ...entries])

  it('is forgotten once he is looked at again: two who share a mailbox never have a message on one day', async () => {
    const dossier = newDossier({}, FRIDAY)
    const second = sale('C002', 'F2', '2026-10-16', 90_000)
    await imported(dossier, second)
    await meet(dossier, { C001: 'compta@partage.example', C002: 'compta@partage.example' })
    expect(planned(await dossier.ask<PlanView>('plan'))).toEqual(['C002 relance-1'])
    await imported(dossier, second, sale('C001', 'F1', '2026-10-16', 120_000))
    for (const time of ['at once', 'once more', 'again']) {
      expect(planned(await dossier.ask<PlanView>('plan')), time).toEqual(['C001 relance-1'])
    }
  })

  it('does not hide how a customer paid at first: a change is told later', async () => {
    const dossier = newDossier({}, FRIDAY)
    const invoice = sale('C001', 'F1', '2026-11-23', 120_000)
    await imported(dossier, invoice)
    for (const day of [FRIDAY, '2026-11-23', '2026-11-24']) {
      dossier.day = day
      await dossier.ask('plan')
    }
    const returned = returnedPayment('C001', '2026-11-25', 120_000, { ref: 'F1', label: 'Rejet virement F1 impayé' })
    dossier.day = '2026-11-25'
    await imported(dossier, invoice, receipt('C001', '2026-11-24', 120_000, { ref: 'F1' }), returned)
    const { profileChanges } = await dossier.ask<PlanView>('plan')
    expect(profileChanges).toMatchObject([{ customer: 'C001', from: 'new', to: 'at-risk' }])
  })

  it('is no lack of address that another day alone would tell, where a day without a plan leaves its steps out', async () => {
    const dossier = newDossier({ reminders: { catchUp: 'skip' } }, '2026-11-21')
    await imported(dossier, sale('C001', 'F1', '2026-10-17', 120_000))
    await dossier.ask(`import ${dossier.write('contacts.csv', contacts([{ code: 'C001', email: '' }]))}`)
    await dossier.ask('plan')
    dossier.day = '2026-11-24'
    const { held } = await expectKeptPlansTrue(dossier)
    expect(held?.map(({ reason }) => reason.code)).toEqual(['waiting-next-step'])
  })
})
