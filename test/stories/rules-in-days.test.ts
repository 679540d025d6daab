// Rules of the plan that no other story tells, each followed from day to day through the command line. All days are of 2026.
import { readFileSync } from 'node:fs'
import { simpleParser } from 'mailparser'
import { afterAll, describe, expect, it } from 'vitest'
import type { SimulationView } from '../../src/jobs/simulate-days.ts'
import type { PlanView } from '../../src/reporting/plan-views.ts'
import type { DeliveryView, SendView } from '../../src/reporting/views.ts'
import { daysTold } from '../support/depth.ts'
import { contacts, newDossier, removeDossiers, type SettingsChanges, type TempDossier } from '../support/dossier.ts'
import { type FecEntry, fec, sale } from '../support/fec.ts'
import { plain } from '../support/runs.ts'
import { writtenText } from '../support/written-text.ts'

afterAll(removeDossiers)

/** Due on Tuesday 1 September at thirty days. */
const F1 = sale('C001', 'F1', '2026-08-02', 120_000)

async function imports(dossier: TempDossier, entries: readonly FecEntry[]): Promise<void> {
  await dossier.ask(`import ${dossier.write('732829320FEC20261231.txt', fec(entries))} --first-year`)
}

async function brunet(entries: readonly FecEntry[], changes: SettingsChanges = {}, day = '2026-09-02'): Promise<TempDossier> {
  const dossier = newDossier(changes, day)
  await imports(dossier, entries)
  await dossier.ask(`import ${dossier.write('contacts.csv', contacts(['C001', 'C002', 'C003']))}`)
  await dossier.ask('plan')
  return dossier
}

/** Every day up to `until`, plan and send: "09-07 C001 relance-1 F1+F2" for what left, with " attend" for what waits for approval. */
async function diary(dossier: TempDossier, until: string): Promise<string[]> {
  const lines: string[] = []
  for (const day of daysTold(dossier.day, until)) {
    dossier.day = day
    const plan = await dossier.ask<PlanView>('plan')
    const { results } = await dossier.ask<SendView>('send')
    for (const one of results) {
      const items = plan.toSend.find(({ id }) => id === one.id)?.items ?? []
      const refs = items.map(({ ref, step }) => (step === one.step ? ref : `${ref}:${step}`)).join('+')
      lines.push(`${day.slice(5)} ${one.customer} ${one.step} ${refs}${one.status === 'needsApproval' ? ' attend' : ''}`)
    }
  }
  dossier.day = until
  return lines
}

/** What is held on a day and why: { F1: 'dispute' }; what leaves has its step. */
async function standing(dossier: TempDossier, day: string): Promise<Record<string, string>> {
  dossier.day = day
  const plan = await dossier.ask<PlanView>('plan')
  return Object.fromEntries([
    ...plan.toSend.flatMap(({ items }) => items.map(({ ref, step }) => [ref, step])),
    ...(plan.held ?? []).map(({ ref, reason }) => [ref, reason.code]),
  ])
}

async function lastSent(dossier: TempDossier, day: string): Promise<{ text: string; sent: DeliveryView }> {
  dossier.day = day
  await dossier.ask('plan')
  const { results } = await dossier.ask<SendView>('send')
  const [sent] = results
  if (sent === undefined || sent.file === null) throw new Error(`nothing left on ${day}`)
  const { channel, file } = sent
  return { sent, text: channel === 'email' ? plain((await simpleParser(readFileSync(file))).text ?? '') : writtenText(file) }
}

describe('a new invoice of a customer at a high step', () => {
  const F2 = sale('C001', 'F2', '2026-09-10', 80_000)

  it('travels at its own first step in the message of the older one, and is for information in its formal notice', async () => {
    const dossier = await brunet([F1])
    expect(await diary(dossier, '2026-10-14')).toEqual([
      '09-07 C001 relance-1 F1',
      '09-16 C001 relance-2 F1',
      '09-21 C001 call F1',
      '10-01 C001 relance-3 F1',
    ])
    // F2, entered late, is due on 10 October. Nobody plans on the 15th, its first step; the formal notice of F1 is for the 16th.
    dossier.day = '2026-10-16'
    await imports(dossier, [F1, F2])
    const { toSend } = await dossier.ask<PlanView>('plan')
    expect(toSend).toMatchObject([{ step: 'formal-notice', principalCents: 120_000 }])
    expect(toSend[0]?.items.map(({ ref, step, forInformation }) => [ref, step, forInformation])).toEqual([
      ['F1', 'formal-notice', false],
      ['F2', 'relance-1', true],
    ])
    const { text } = await lastSent(dossier, '2026-10-16')
    expect(text.indexOf('Pour information')).toBeGreaterThan(0)
    expect(text.indexOf('F2')).toBeGreaterThan(text.indexOf('Pour information'))
    // Nobody has asked for F2 yet: its first step comes a week later.
    expect(await standing(dossier, '2026-10-19')).toEqual({ F1: 'last-step-reached', F2: 'too-soon' })
    expect(await standing(dossier, '2026-10-23')).toEqual({ F1: 'last-step-reached', F2: 'relance-1' })
  })
})

describe('what is not due yet', () => {
  it('is listed under a reminder where the settings say so, outside the total, and gets its own step later', async () => {
    const dossier = await brunet([F1, sale('C001', 'F2', '2026-08-20', 30_000)], { reminders: { listNotDue: true } })
    const { text } = await lastSent(dossier, '2026-09-07')
    expect(text).toContain('- Facture F1 du 02/08/2026, échue le 01/09/2026 (6 jours de retard) : 1 200,00 €')
    expect(text).toMatch(
      /non comprises dans le montant demandé ci-dessus :\n- Facture F2 du 20\/08\/2026, à échéance du 19\/09\/2026 : 300,00 €/,
    )
    expect(await standing(dossier, '2026-09-08')).toEqual({ F1: 'waiting-next-step', F2: 'not-due' })
  })
})

describe('who gets the message', () => {
  const PEOPLE = `Code client;Nom du client;Adresse;Code postal;Ville;E-mail;Téléphone;Responsable client
C001;Client C001;1 rue du Port;35000;Rennes;compta@c001.example;02 99 11 22 33;Claire Petit <claire@firme.example>
`

  it('is the contact of the role a step asks for, with a copy to the account manager where the settings say so', async () => {
    const scenarios = {
      standard: [
        { step: 'relance-1', at: 5, channel: 'email' },
        { step: 'relance-2', at: 15, channel: 'email', role: 'direction' },
      ],
    }
    const dossier = await brunet([F1], { scenarios, reminders: { copyAccountManager: true } })
    await dossier.ask(`import ${dossier.write('contacts.csv', PEOPLE)}`)
    await dossier.ask('customers C001 --contact Leroy --email dg@c001.example --role direction')
    const told: unknown[] = []
    for (const day of ['2026-09-07', '2026-09-16']) {
      dossier.day = day
      const { toSend } = await dossier.ask<PlanView>('plan')
      told.push(...toSend.map(({ to, cc }) => ({ to, cc })))
      await dossier.ask('send')
    }
    expect(told).toEqual([
      { to: ['compta@c001.example'], cc: ['Claire Petit <claire@firme.example>'] },
      { to: ['dg@c001.example'], cc: ['Claire Petit <claire@firme.example>'] },
    ])
  })
})

describe('a customer abroad', () => {
  it('is written to in English where that is his language, thrice, with neither penalty nor formal notice', async () => {
    const dossier = await brunet([F1], { reminders: { scenarioByProfile: true } })
    await dossier.ask('customers C001 --regime abroad --language en')
    expect((await lastSent(dossier, '2026-09-08')).text).toContain('Client C001')
    expect(await diary(dossier, '2026-11-30')).toEqual(['09-21 C001 relance-2 F1', '10-12 C001 relance-3 F1'])
    expect(await standing(dossier, '2026-12-01')).toEqual({ F1: 'last-step-reached' })
  })
})

describe('a cap of messages to one customer', () => {
  it('counts thirty days, calls apart, and what waits leaves when they are over', async () => {
    const dossier = await brunet([F1], { reminders: { maxPerCustomer: 2 } })
    // Of two messages the first left on 7 September: the third may leave on 7 October.
    expect(await diary(dossier, '2026-10-07')).toEqual([
      '09-07 C001 relance-1 F1',
      '09-16 C001 relance-2 F1',
      '09-21 C001 call F1',
      '10-07 C001 relance-3 F1',
    ])
  })
})

describe('a total above what needs an approval', () => {
  it('waits; below, it leaves; an approval is for the total that was seen', async () => {
    const dossier = await brunet([F1, sale('C002', 'F2', '2026-08-02', 50_000)], { reminders: { approvalAbove: 1000 } })
    expect(await diary(dossier, '2026-09-07')).toEqual(['09-07 C001 relance-1 F1 attend', '09-07 C002 relance-1 F2'])
    await dossier.ask('approve --customer C001')
    await imports(dossier, [F1, sale('C002', 'F2', '2026-08-02', 50_000), sale('C001', 'F3', '2026-08-01', 10_000)])
    dossier.day = '2026-09-08'
    expect(await diary(dossier, '2026-09-08')).toEqual(['09-08 C001 relance-1 F3+F1 attend'])
    await dossier.ask('approve --all')
    expect((await dossier.ask<SendView>('send')).results).toMatchObject([{ customer: 'C001', status: 'written' }])
  })
})

describe('a sum below the minimum', () => {
  it('waits until another invoice makes it worth a message', async () => {
    const dossier = await brunet([sale('C001', 'F1', '2026-08-02', 900), sale('C001', 'F2', '2026-08-12', 900)])
    expect(await diary(dossier, '2026-09-11')).toEqual([])
    // F2 is due on Friday 11 September: from the 12th, a Saturday, 18,00 € are overdue. Its own first step is on the 16th, and waits for the gap.
    expect(await diary(dossier, '2026-09-21')).toEqual(['09-14 C001 relance-1 F1', '09-21 C001 relance-2 F1+F2:relance-1'])
  })
})

describe('what people say of a debt', () => {
  it.each(['dispute', 'received', 'invoice-refused', 'retention', 'direct-debit', 'assigned', 'bill-of-exchange', 'excluded', 'paused'])(
    '%s holds it on every day until it is lifted, then the next step leaves',
    async (code) => {
      const dossier = await brunet([F1], {}, '2026-09-11')
      await dossier.ask(`hold C001 --as ${code}`)
      expect(await diary(dossier, '2026-09-15')).toEqual([])
      expect(await standing(dossier, '2026-09-15')).toEqual({ F1: code })
      await dossier.ask('release C001')
      expect(await diary(dossier, '2026-09-15')).toEqual(['09-15 C001 relance-1 F1'])
    },
  )

  it('a customer left out gets nothing, and is reminded again once he is taken in', async () => {
    const dossier = await brunet([F1])
    await dossier.run('customers', 'C001', '--exclude', 'dirigeant ami')
    expect(await diary(dossier, '2026-09-09')).toEqual([])
    await dossier.ask('customers C001 --include')
    expect(await diary(dossier, '2026-09-09')).toEqual(['09-09 C001 relance-1 F1'])
  })
})

describe('a step taken over from another tool', () => {
  it('counts as sent on its day: the next one comes, after the gap', async () => {
    const dossier = await brunet([F1], {}, '2026-09-14')
    const past = 'Client;N° facture;Niveau de relance;Date de relance\nC001;F1;Relance 1;10/09/2026\n'
    await dossier.ask(`import ${dossier.write('relances.csv', past)}`)
    expect(await diary(dossier, '2026-09-21')).toEqual(['09-17 C001 relance-2 F1', '09-21 C001 call F1'])
  })
})

describe('the calendar of what comes next', () => {
  it('is what leaves when nothing happens', async () => {
    const books = [F1, sale('C002', 'F2', '2026-08-10', 50_000), sale('C003', 'F3', '2026-08-20', 600_000)]
    const dossier = await brunet(books, { reminders: { minimumGapDays: 10, preventiveMinimum: 500 } })
    const { days } = await dossier.ask<SimulationView>('simulate --days 40')
    const told = days.flatMap(({ date, reminders }) =>
      reminders.map(({ customer, step, refs }) => `${date.slice(5)} ${customer} ${step} ${refs.join('+')}`),
    )
    expect(told).toEqual(expect.arrayContaining(['09-07 C001 relance-1 F1', '09-14 C002 relance-1 F2', '09-14 C003 preventive F3']))
    expect(await diary(dossier, '2026-10-11')).toEqual(told)
  })
})
