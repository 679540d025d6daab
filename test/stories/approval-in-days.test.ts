import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { ApprovalView } from '../../src/jobs/approve.ts'
import type { ValidationAskedView } from '../../src/jobs/ask-validation.ts'
import type { PlanView } from '../../src/reporting/plan-views.ts'
import type { HistoryView, SendView } from '../../src/reporting/views.ts'
import { contacts, newDossier, removeDossiers, type SettingsChanges, type TempDossier, twinOf } from '../support/dossier.ts'
import { type FecEntry, fec, receipt, sale } from '../support/fec.ts'
import { plain } from '../support/runs.ts'
import { startSmtp } from '../support/smtp.ts'

const BOOKS = [
  sale('C001', 'F1', '2026-06-01', 120_000),
  sale('C002', 'F2', '2026-06-01', 700_000),
  sale('C003', 'F3', '2026-09-01', 80_000),
]
const ALL = { reminders: { firstPlansToApprove: 100 } }

let imported: TempDossier
beforeAll(async () => {
  imported = newDossier(ALL, '2026-10-20')
  await imports(imported, BOOKS)
  await imported.ask(`import ${imported.write('contacts.csv', contacts(['C001', 'C002', 'C003']))}`)
  // C001 and C002 have had their first reminder; C003 has not.
  await imported.ask('plan')
  await imported.ask('approve --all --customer C001 --by Nadia')
  await imported.ask('approve --customer C002 --by Nadia')
  await imported.ask('send')
  imported.day = '2026-11-20'
  await imported.ask('plan')
}, 60_000)
afterAll(removeDossiers)

async function imports(dossier: TempDossier, entries: readonly FecEntry[]): Promise<void> {
  await dossier.ask(`import ${dossier.write('732829320FEC20261231.txt', fec(entries))} --first-year`)
}

const twin = (changes: SettingsChanges = ALL) => twinOf(imported, changes)
const customers = (view: ApprovalView) => view.approved.map(({ customer }) => customer)
const statuses = (view: SendView) => view.results.map(({ customer, status }) => `${customer} ${status}`)

describe('approving', () => {
  it.each([
    ['--all', ['C001', 'C002', 'C003']],
    ['--from-step relance-2', ['C001', 'C002']],
    ['--from-step relance-3', []],
    ['--above 1200', ['C002']],
    ['--above 1199.99', ['C001', 'C002']],
    ['--customer C003', ['C003']],
    ['--customer C001 --from-step relance-2 --above 100', ['C001']],
    ['--customer C003 --from-step relance-2', []],
    ['--all --above 1000', ['C001', 'C002']],
  ])('%s approves %j', async (options, expected) => {
    expect(customers(await twin().ask<ApprovalView>(`approve ${options}`))).toEqual(expected)
  })

  it('by number, and only where the other conditions hold too', async () => {
    const dossier = twin()
    const ids = (await dossier.ask<PlanView>('plan --dry-run')).toSend.map(({ id }) => id)
    expect(customers(await dossier.ask<ApprovalView>(`approve ${ids.join(' ')} --above 1000`))).toEqual(['C001', 'C002'])
    expect(customers(await dossier.ask<ApprovalView>('approve --all'))).toEqual(['C003'])
  })

  it('a step or a customer that nobody knows is refused', async () => {
    const dossier = twin()
    const step = await dossier.run('approve', '--from-step', 'relance-9')
    expect([step.code, plain(step.stderr)]).toEqual([4, expect.stringContaining('Aucun scénario n’a d’étape « relance-9 ».')])
    expect((await dossier.run('approve', '--customer', 'C999')).code).toBe(4)
    expect((await dossier.run('approve', '--above', 'beaucoup')).code).toBe(2)
  })

  it('keeps who approved and when: in the plan, with the message sent, and in the text of history', async () => {
    const dossier = twin()
    await dossier.ask('approve --customer C003 --by Nadia')
    expect((await dossier.ask<PlanView>('plan --dry-run')).toSend[2]).toMatchObject({
      approved: true,
      approval: { by: 'Nadia', on: '2026-11-20' },
    })
    expect(plain((await dossier.run('show', 'C003')).stdout)).toContain('Approuvée par Nadia le 20/11/2026.')
    expect(statuses(await dossier.ask<SendView>('send'))).toEqual(['C001 needsApproval', 'C002 needsApproval', 'C003 written'])
    const { events } = await dossier.ask<HistoryView>('history --customer C003')
    expect(events.map(({ status, detail }) => [status, detail?.['approval']])).toEqual([['written', { by: 'Nadia', on: '2026-11-20' }]])
    expect(plain((await dossier.run('history', '--customer', 'C003')).stdout)).toContain('Nadia, le 20/11/2026')
    expect((await dossier.ask<HistoryView>('history --verify')).chain.ok).toBe(true)
  })

  it('without --by, the user of the session is recorded', async () => {
    const dossier = twin()
    await dossier.ask('approve --customer C003')
    const [, , third] = (await dossier.ask<PlanView>('plan --dry-run')).toSend
    expect(third?.approval?.by).toMatch(/\S/)
  })
})

describe('reminders that a client validates', () => {
  const VALIDATED = { reminders: { validatedBy: 'durand@brunet.example' } }

  it('all need his yes, and an approval alone is refused', async () => {
    const dossier = twin(VALIDATED)
    await dossier.ask('plan')
    expect(statuses(await dossier.ask<SendView>('send'))).toEqual(['C001 needsApproval', 'C002 needsApproval', 'C003 needsApproval'])
    const refused = await dossier.run('approve', '--all')
    expect([refused.code, plain(refused.stderr)]).toEqual([4, expect.stringContaining('rien ne part sans la validation du client')])
    expect((await dossier.run('approve', '--all', '--on', '2026-11-19')).code).toBe(2)
    expect((await dossier.run('approve', '--all', '--validated-by', 'Mme Durand', '--on', '2026-11-21')).code).toBe(2)
  })

  it('an approval given before he was asked is not his yes', async () => {
    const dossier = twin(ALL)
    await dossier.ask('approve --all --by Nadia')
    dossier.settings(VALIDATED)
    expect((await dossier.ask<SendView>('send')).totals.needsApproval).toBe(3)
  })

  it('he is asked by one mail with every message, and only what is still true leaves after his yes', async () => {
    const dossier = twin(VALIDATED)
    await dossier.ask('plan')
    const asked = await dossier.ask<ValidationAskedView>('approve --ask')
    expect(asked).toMatchObject({ to: 'durand@brunet.example', reminders: 3, totalCents: 900_000, planId: 3 })
    const mail = readFileSync(asked.file ?? '', 'utf8')
    expect(mail).toContain('To: durand@brunet.example')
    expect(statuses(await dossier.ask<SendView>('send'))).toEqual(['C001 needsApproval', 'C002 needsApproval', 'C003 needsApproval'])
    await dossier.run('approve', '--all', '--validated-by', 'Mme Durand', '--on', '2026-11-20', '--by', 'Nadia')
    // C001 pays between the yes and the sending.
    await imports(dossier, [...BOOKS, receipt('C001', '2026-11-18', 120_000, { ref: 'F1' })])
    expect(statuses(await dossier.ask<SendView>('send'))).toEqual(['C001 skipped', 'C002 written', 'C003 written'])
    const { events, chain } = await dossier.ask<HistoryView>('history --verify')
    expect(chain.ok).toBe(true)
    expect(events.slice(2).map(({ customer, status }) => `${customer} ${status}`)).toEqual([
      'null validationAsked',
      'C001 validated',
      'C002 validated',
      'C003 validated',
      'C002 written',
      'C003 written',
    ])
    expect(events.at(-1)?.detail?.['approval']).toEqual({
      by: 'Nadia',
      on: '2026-11-20',
      validatedBy: 'Mme Durand',
      validatedOn: '2026-11-20',
    })
    const told = plain((await dossier.run('history', '--customer', 'C003')).stdout)
    expect(told).toContain('validée par le client')
    expect(told).toContain('validée par Mme Durand le 20/11/2026 (Nadia)')
    // A client's yes is no reminder.
    const shown = plain((await dossier.run('show', 'C001')).stdout)
    expect(shown).toMatch(
      /20\/10\/2026 +première relance .*\n\nValidations et autres événements :\n.*\n20\/11\/2026 +validée par le client/,
    )
  })

  it('his yes is never older than the first plan that showed him the message at that total', async () => {
    const dossier = twin(VALIDATED)
    await dossier.ask('plan')
    const yes = (day: string) => dossier.run('approve', '--all', '--validated-by', 'Mme Durand', '--on', day)
    const early = await yes('2026-11-19')
    expect(early.code).toBe(4)
    expect(plain(early.stderr)).toMatch(
      /Personne n’a pu valider le 19\/11\/2026 la relance \w{16} \(C001, 1 200,00 €\) : aucun plan ne la montre avant/,
    )
    expect(plain(early.stderr)).toContain('avant le 20/11/2026.')
    expect(plain(early.stderr)).toContain('→ Donnez avec --on le jour où le client a vraiment répondu')
    const told = await dossier.run('approve', '--all', '--validated-by', 'Mme Durand', '--on', '2026-11-19', '--json')
    expect(told.json()).toMatchObject({ error: { code: 'validation-early' } })
    expect((await dossier.ask<SendView>('send')).totals.needsApproval).toBe(3)
    // Planned again on Monday: Friday’s yes is still about what Friday’s plan showed.
    dossier.day = '2026-11-23'
    await dossier.ask('plan')
    expect((await yes('2026-11-19')).code).toBe(4)
    expect((await yes('2026-11-20')).code).toBe(0)
    expect(statuses(await dossier.ask<SendView>('send'))).toEqual(['C001 written', 'C002 written', 'C003 written'])
  })

  it('his yes to a message is none to another that asks for more', async () => {
    const dossier = twin(VALIDATED)
    await dossier.ask('plan')
    dossier.day = '2026-11-23'
    // One more invoice travels in the message to C003.
    await imports(dossier, [...BOOKS, sale('C003', 'F3B', '2026-09-01', 1)])
    await dossier.ask('plan')
    const answer = await dossier.run('approve', '--customer', 'C003', '--validated-by', 'Mme Durand', '--on', '2026-11-20')
    expect([answer.code, plain(answer.stderr)]).toEqual([4, expect.stringContaining('avant le 23/11/2026')])
    expect((await dossier.run('approve', '--customer', 'C001', '--validated-by', 'Mme Durand', '--on', '2026-11-20')).code).toBe(0)
  })

  it('by the mail server where there is one, with subject, texts and totals', async () => {
    const server = await startSmtp()
    try {
      const dossier = twin({ ...VALIDATED, smtp: { host: '127.0.0.1', port: server.port, security: 'none' } })
      await dossier.ask('plan')
      expect(await dossier.ask<ValidationAskedView>('approve --ask')).toMatchObject({ file: null, reminders: 3 })
      const [message, ...others] = server.received
      expect([others, message?.to]).toEqual([[], ['durand@brunet.example']])
      expect(plain(message?.mail.subject ?? '')).toBe('[À valider] Atelier Brunet – relances du 20 novembre 2026 : 3 messages, 9 000,00 €')
      const text = plain(message?.mail.text ?? '')
      expect(text).toContain('- C002 Client C002 : deuxième relance, e-mail à compta@c002.example, 7 000,00 €')
      expect(text).toContain('Facture F3 du 01/09/2026')
      expect(plain(message?.mail.html || '')).toContain('Rien ne partira sans votre accord')
    } finally {
      await server.close()
    }
  })

  it('nobody is asked when nothing waits, nor without an address', async () => {
    const dossier = twin(VALIDATED)
    await dossier.ask('plan')
    await dossier.run('approve', '--all', '--validated-by', 'Mme Durand')
    expect(await dossier.ask<ValidationAskedView>('approve --ask')).toMatchObject({ reminders: 0, file: null })
    const outbox = join(dossier.folder, 'outbox')
    expect(existsSync(outbox) ? readdirSync(outbox).filter((name) => name.startsWith('validation')) : []).toEqual([])
    const without = await twin().run('approve', '--ask')
    expect([without.code, without.stderr]).toEqual([3, expect.stringContaining('reminders.validatedBy')])
  })

  it('a refused mail records nothing', async () => {
    const dossier = twin({ ...VALIDATED, smtp: { host: '127.0.0.1', port: 1, security: 'none' } })
    await dossier.ask('plan')
    const answer = await dossier.run('approve', '--ask', '--json')
    expect(answer.code).toBe(8)
    expect(answer.json()).toMatchObject({
      error: { code: 'validation-not-sent', message: expect.stringContaining('La demande de validation n’est pas partie') },
    })
    expect((await dossier.ask<HistoryView>('history')).events.map(({ status }) => status)).toEqual(['written', 'written'])
  })
})
