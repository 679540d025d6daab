import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { PlanView } from '../../src/reporting/plan-views.ts'
import type { SendView } from '../../src/reporting/views.ts'
import { contacts, newDossier, removeDossiers, type SettingsChanges, type TempDossier, twinOf } from '../support/dossier.ts'
import { fec, sale } from '../support/fec.ts'
import { plain } from '../support/runs.ts'

let imported: TempDossier
beforeAll(async () => {
  imported = newDossier()
  const books = imported.write('732829320FEC20261231.txt', fec([sale('C001', 'F1', '2026-10-10', 1_000_000)]))
  await imported.ask(`import ${books} ${imported.write('contacts.csv', contacts(['C001']))} --first-year`)
}, 60_000)
afterAll(removeDossiers)

/** A dossier whose first step waits for approval; messages are written to the outbox. */
const waiting = (changes: SettingsChanges = {}): TempDossier => twinOf(imported, { reminders: { approval: ['relance-1'] }, ...changes })
const statuses = (view: SendView) => view.results.map((one) => `${one.step} ${one.status}`)

describe('an approval', () => {
  it('lets a reminder leave on that day and the seven after, plans of other days notwithstanding', async () => {
    const dossier = waiting()
    await dossier.ask('plan')
    const refused = await dossier.ask<SendView>('send')
    expect(statuses(refused)).toEqual(['relance-1 needsApproval'])
    expect(refused.results[0]?.reason).toBe(`Attend une approbation (étape) : relance approve ${refused.results[0]?.id}`)
    await dossier.ask(`approve ${refused.results[0]?.id}`)
    // Friday the 27th is the last of the seven days.
    const late = twinOf(dossier, { reminders: { approval: ['relance-1'] } })
    dossier.day = '2026-11-27'
    expect(statuses(await dossier.ask<SendView>('send'))).toEqual(['relance-1 written'])
    late.day = '2026-11-30'
    expect(statuses(await late.ask<SendView>('send'))).toEqual(['relance-1 needsApproval'])
  })

  it('covers the total approved and not a cent more', async () => {
    const claiming = { scenarios: { standard: [{ step: 'relance-1', at: 5, channel: 'email', penalties: 'claim' }] } }
    const dossier = waiting(claiming)
    const friday = await dossier.ask<PlanView>('plan')
    // 10 000 € due on 9 November: 11 days at 12.40 %, 37.37 €, and the fee of 40 €.
    expect(friday.toSend[0]?.totalCents).toBe(1_000_000 + 3_737 + 4_000)
    await dossier.ask('approve --all')
    const sameDay = twinOf(dossier, { reminders: { approval: ['relance-1'] }, ...claiming })
    expect(statuses(await sameDay.ask<SendView>('send'))).toEqual(['relance-1 written'])
    dossier.day = '2026-11-23'
    expect(statuses(await dossier.ask<SendView>('send'))).toEqual(['relance-1 needsApproval'])
    const monday = await dossier.ask<PlanView>('plan --dry-run')
    expect(monday.toSend[0]).toMatchObject({ totalCents: 1_000_000 + 4_756 + 4_000, approved: false })
    await dossier.ask('approve --all')
    expect(statuses(await dossier.ask<SendView>('send'))).toEqual(['relance-1 written'])
  })

  it('belongs to the invoices it was given for: a new plan voids the one before', async () => {
    const dossier = waiting()
    const [old] = (await dossier.ask<PlanView>('plan')).toSend
    await dossier.ask('approve --all')
    const more = [sale('C001', 'F1', '2026-10-10', 1_000_000), sale('C001', 'F2', '2026-10-12', 5_000)]
    await dossier.ask(`import ${dossier.write('732829320FEC20261231.txt', fec(more))} --first-year`)
    const skipped = await dossier.ask<SendView>('send')
    expect(statuses(skipped)).toEqual(['relance-1 skipped'])
    expect(skipped.results[0]?.reason).toBe('Les factures à relancer ont changé depuis le plan : refaites-le (relance plan).')
    const plan = await dossier.ask<PlanView>('plan')
    expect([plan.planId, plan.toSend.length, plan.toSend[0]?.approved]).toEqual([2, 1, false])
    expect(plan.toSend[0]?.id).not.toBe(old?.id)
    const answer = await dossier.run('approve', old?.id ?? '', '--json')
    expect([answer.code, answer.json()]).toMatchObject([4, { error: { code: 'reminder-unknown' } }])
    expect(plain(answer.stderr)).toContain(`Le plan en cours n’a pas de relance ${old?.id}.`)
    expect(statuses(await dossier.ask<SendView>('send'))).toEqual(['relance-1 needsApproval'])
    await dossier.ask('approve --all')
    expect(statuses(await dossier.ask<SendView>('send'))).toEqual(['relance-1 written'])
  })
})
