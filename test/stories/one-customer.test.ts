// The plan of one customer is his part of the plan of all: what another's message or a full run keeps from him is told there too.
import { afterAll, describe, expect, it } from 'vitest'
import type { PlanView } from '../../src/reporting/plan-views.ts'
import { contacts, newDossier, removeDossiers, type SettingsChanges, type TempDossier } from '../support/dossier.ts'
import { bankCharge, fec, receipt, sale } from '../support/fec.ts'

afterAll(removeDossiers)

/** C001 and C002 read one mailbox; each owes a first reminder, C004 too. */
async function brunet(changes: SettingsChanges = {}): Promise<TempDossier> {
  const dossier = newDossier(changes, '2026-11-20')
  const sales = ['C001', 'C002', 'C003', 'C004'].map((code, index) => sale(code, `F${index + 1}`, '2026-09-01', (index + 1) * 10_000))
  const books = fec([...sales, receipt('C009', '2026-11-02', 1_000), bankCharge('2026-11-19')])
  await dossier.ask(`import ${dossier.write('732829320FEC20261231.txt', books)} --first-year`)
  const mailboxes = { C001: 'a@partage.example', C002: 'A@partage.example', C003: 'c@trois.example', C004: 'd@quatre.example' }
  const people = Object.entries(mailboxes).map(([code, email]) => ({ code, email }))
  await dossier.ask(`import ${dossier.write('contacts.csv', contacts(people))}`)
  return dossier
}

const told = (view: PlanView) => [...view.toSend.map(({ customer, step }) => `${customer} ${step}`), ...Object.keys(view.heldByReason)]

describe('plan --customer', () => {
  it('says that another customer’s message takes the mailbox today', async () => {
    const dossier = await brunet()
    expect(told(await dossier.ask<PlanView>('plan --dry-run'))).toEqual(['C001 relance-1', 'C003 relance-1', 'C004 relance-1', 'too-soon'])
    expect(told(await dossier.ask<PlanView>('plan --customer C001'))).toEqual(['C001 relance-1'])
    expect(told(await dossier.ask<PlanView>('plan --customer C002'))).toEqual(['too-soon'])
    expect(told(await dossier.ask<PlanView>('plan --customer C003'))).toEqual(['C003 relance-1'])
  })

  it('says that the run is full', async () => {
    const dossier = await brunet({ reminders: { maxPerRun: 1 } })
    // All are due on one day: the largest total leaves.
    expect(told(await dossier.ask<PlanView>('plan --customer C004'))).toEqual(['C004 relance-1'])
    expect(told(await dossier.ask<PlanView>('plan --customer C003'))).toEqual(['run-cap'])
  })

  it('shows a pilot’s list of others only as far as he is one of them', async () => {
    const dossier = await brunet({ reminders: { pilot: ['C001'], maxPerRun: 9 } })
    expect((await dossier.ask<PlanView>('plan --customer C004 --pilot')).pilot?.others.map(({ customer }) => customer)).toEqual(['C004'])
    expect((await dossier.ask<PlanView>('plan --customer C001 --pilot')).pilot?.others).toEqual([])
  })
})
