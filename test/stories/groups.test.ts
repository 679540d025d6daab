// Holding Armor (C010) pays for its two subsidiaries, the cannery (C011) and the transport company (C012): three companies, three SIREN.
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { simpleParser } from 'mailparser'
import { afterAll, describe, expect, it } from 'vitest'
import type { PlanView } from '../../src/reporting/plan-views.ts'
import type { HistoryView, SendView } from '../../src/reporting/views.ts'
import { newDossier, removeDossiers, type SettingsChanges, type TempDossier } from '../support/dossier.ts'
import { bankCharge, type FecEntry, fec, receipt, sale } from '../support/fec.ts'
import { plain } from '../support/runs.ts'
import { startSmtp } from '../support/smtp.ts'
import { writtenText } from '../support/written-text.ts'

afterAll(removeDossiers)

const GROUPS = [{ payer: 'C010', members: ['C011', 'C012'] }]
const ARMOR = { name: 'Conserverie d’Armor' }
const TRANSPORTS = { name: 'Transports d’Armor' }

const PEOPLE = `Code client;Nom du client;SIREN;Adresse;Code postal;Ville;E-mail;Téléphone;Responsable client
C010;Holding Armor;552100554;1 quai du Port;35000;Rennes;compta@holding.example;02 99 00 00 10;Claire Petit <claire@firme.example>
C011;Conserverie d’Armor;732829320;2 quai du Port;35000;Rennes;compta@conserverie.example;02 99 00 00 11;
C012;Transports d’Armor;404833048;3 quai du Port;35000;Rennes;;;paul@firme.example
`

/** Due on 9, 11 and 25 November, and a credit of 200,00 € of the cannery. */
const BOOKS: readonly FecEntry[] = [
  sale('C011', 'F2026-101', '2026-10-10', 120_000, ARMOR),
  sale('C012', 'F2026-102', '2026-10-12', 80_000, TRANSPORTS),
  sale('C010', 'F2026-103', '2026-10-26', 50_000, { name: 'Holding Armor' }),
  receipt('C011', '2026-11-02', 20_000, ARMOR),
  bankCharge('2026-11-19'),
]

async function armor(changes: SettingsChanges = {}, books: readonly FecEntry[] = BOOKS): Promise<TempDossier> {
  const dossier = newDossier({ groups: GROUPS, ...changes }, '2026-11-20')
  await dossier.ask(`import ${dossier.write('732829320FEC20261231.txt', fec(books))} --first-year`)
  await dossier.ask(`import ${dossier.write('contacts.csv', PEOPLE)}`)
  return dossier
}

const written = (dossier: TempDossier) => readdirSync(join(dossier.folder, 'outbox')).sort()

describe('a group in November', () => {
  it('gets one message, then the next a week later, each company with her own account', async () => {
    const dossier = await armor({ reminders: { listNotDue: true } })
    const { toSend, held } = await dossier.ask<PlanView>('plan')
    expect(toSend).toHaveLength(1)
    expect(toSend[0]).toMatchObject({
      customer: 'C010',
      to: ['compta@holding.example'],
      principalCents: 200_000,
      creditsCents: -20_000,
      totalCents: 180_000,
    })
    expect(toSend[0]?.companies).toMatchObject([
      { customer: 'C011', siren: '732829320', totalCents: 100_000 },
      { customer: 'C012', siren: '404833048', totalCents: 80_000 },
    ])
    expect(held?.map((item) => [item.customer, item.ref, item.reason.code])).toEqual([['C010', 'F2026-103', 'not-due']])

    const { results } = await dossier.ask<SendView>('send')
    expect(results).toMatchObject([{ customer: 'C010', status: 'written', to: ['compta@holding.example'] }])
    expect(results[0]?.items).toHaveLength(2)
    expect(written(dossier)).toHaveLength(1)

    // Each company's history has it; none is sent again on the same day.
    for (const code of ['C010', 'C011', 'C012']) {
      const { events } = await dossier.ask<HistoryView>(`history --customer ${code}`)
      expect(
        events.map(({ status, customer }) => [status, customer]),
        code,
      ).toEqual([['written', 'C010']])
    }
    expect((await dossier.ask<HistoryView>('history F2026-102')).events).toHaveLength(1)
    expect((await dossier.ask<HistoryView>('history --verify')).chain).toMatchObject({ ok: true })
    expect((await dossier.ask<SendView>('send')).results).toEqual([])
    const again = await dossier.ask<PlanView>('plan --dry-run')
    expect(again.toSend).toEqual([])

    // Next Friday: the subsidiaries are at their second step; the holding's own invoice, due on the 25th, at none yet.
    dossier.day = '2026-11-27'
    const next = await dossier.ask<PlanView>('plan')
    expect(next.toSend).toMatchObject([{ customer: 'C010', step: 'relance-2' }])
    expect(next.toSend[0]?.items.map(({ ref, step, customer }) => [ref, step, customer])).toEqual([
      ['F2026-101', 'relance-2', 'C011'],
      ['F2026-102', 'relance-2', 'C012'],
    ])
    await dossier.ask('send')
    const [, second] = written(dossier)
    const mail = plain(readFileSync(join(dossier.folder, 'outbox', second ?? ''), 'utf8'))
    expect(mail).toContain('To: compta@holding.example')
  })

  it('is told once of what comes next, under who gets it', async () => {
    const dossier = await armor()
    const { next } = await dossier.ask<PlanView>('plan --dry-run --explain')
    expect(next?.filter(({ date }) => date === '2026-11-27').map(({ customer, step }) => [customer, step])).toEqual([['C010', 'relance-2']])
  })

  it('is told of by what a company owes when she is asked about alone', async () => {
    const dossier = await armor()
    const plan = await dossier.ask<PlanView>('plan --customer C012')
    expect(plan.toSend).toMatchObject([{ customer: 'C010', totalCents: 180_000 }])
    expect(plan.held).toEqual([])
    const show = await dossier.ask<{ reminder: { customer: string } | null; held: unknown[] }>('show C011')
    expect(show.reminder).toMatchObject({ customer: 'C010' })
  })

  it('hears nothing of a company that has just paid, the rest as it stands now', async () => {
    const dossier = await armor()
    await dossier.ask('plan')
    await dossier.ask('received C012 --ref F2026-102')
    const { results } = await dossier.ask<SendView>('send')
    expect(results).toMatchObject([
      { status: 'skipped', reason: expect.stringContaining('Les factures à relancer ont changé depuis le plan') },
    ])
    await dossier.ask('plan')
    expect((await dossier.ask<SendView>('send')).results).toMatchObject([
      { customer: 'C010', status: 'written', items: [expect.stringContaining('F2026101')] },
    ])
  })

  it('leaves out the company that gets a formal notice, which goes to her alone', async () => {
    const scenarios = {
      standard: [
        { step: 'relance-1', at: 5, channel: 'email' },
        { step: 'formal-notice', at: 15, channel: 'letter', penalties: 'claim' },
      ],
    }
    const dossier = await armor({ scenarios }, [
      sale('C011', 'F2026-101', '2026-10-10', 120_000, ARMOR),
      sale('C012', 'F2026-102', '2026-10-29', 80_000, TRANSPORTS),
      bankCharge('2026-11-19'),
    ])
    await dossier.ask('plan')
    expect((await dossier.ask<SendView>('send')).results).toMatchObject([{ customer: 'C010', step: 'relance-1' }])
    dossier.day = '2026-12-04'
    const { toSend } = await dossier.ask<PlanView>('plan')
    expect(toSend.map(({ customer, step, items }) => [customer, step, items.map(({ ref }) => ref)])).toEqual([
      ['C010', 'relance-1', ['F2026-102']],
      ['C011', 'formal-notice', ['F2026-101']],
    ])
    const { results } = await dossier.ask<SendView>('send')
    const letter = writtenText(results.find(({ customer }) => customer === 'C011')?.file ?? '')
    expect(letter).toContain(' Conserverie d’Armor 2 quai du Port 35000 Rennes Votre compte : C011 ')
    expect(letter).not.toContain('F2026-102')
  })

  it('is told that a formal notice would go to each company, not to the payer', async () => {
    const scenarios = {
      standard: [
        { step: 'relance-3', at: 5, channel: 'email' },
        { step: 'formal-notice', at: 20, channel: 'letter', penalties: 'claim' },
      ],
    }
    const dossier = await armor({ scenarios })
    await dossier.ask('plan')
    const { results } = await dossier.ask<SendView>('send')
    const mail = await simpleParser(readFileSync(results[0]?.file ?? ''))
    expect(plain(mail.text ?? '')).toContain('nous serions conduits à adresser une mise en demeure à chaque société concernée ;')
    expect(plain(mail.text ?? '')).not.toContain('vous adresser')
  })

  it('is counted by claims only for the companies that were asked for penalties', async () => {
    const scenarios = { standard: [{ step: 'relance-1', at: 5, channel: 'email', penalties: 'claim' }] }
    const advance = receipt('C011', '2026-11-02', 20_000, ARMOR)
    const dossier = await armor({ scenarios }, [
      sale('C011', 'F2026-101', '2026-10-10', 120_000, ARMOR),
      sale('C012', 'F2026-102', '2026-10-12', 80_000, TRANSPORTS),
      advance,
      bankCharge('2026-11-19'),
    ])
    await dossier.ask('plan')
    await dossier.ask('send')
    const stateOf = async (ref: string) =>
      (await dossier.ask<{ claims: { fee?: { state: string }; claimable: boolean; notes: string[] }[] }>(`penalties --ref ${ref}`))
        .claims[0]
    // C011 has a credit nobody has put against an invoice: nothing was claimed of her.
    expect(JSON.stringify(await stateOf('F2026-102'))).toContain('claimed')
    expect(JSON.stringify(await stateOf('F2026-101'))).not.toContain('"claimed"')
  })

  it('says in the message what each company owes', async () => {
    const server = await startSmtp()
    const dossier = await armor({
      smtp: { host: '127.0.0.1', port: server.port, security: 'none' },
      reminders: { copyAccountManager: true, listNotDue: true },
    })
    await dossier.ask('plan')
    const { results } = await dossier.ask<SendView>('send')
    await server.close()
    expect(results[0]?.to).toEqual(['compta@holding.example', 'paul@firme.example'])
    const [received] = server.received
    expect(received?.to).toEqual(['compta@holding.example', 'paul@firme.example'])
    expect(received?.mail.headers.get('cc')).toMatchObject({ text: 'paul@firme.example' })
    const text = plain(received?.mail.text ?? '')
    expect(text).toContain('(client : Conserverie d’Armor et Transports d’Armor)')
    expect(text).toMatch(
      /Conserverie d’Armor \(SIREN 732 829 320\) :\n- Facture F2026-101 .*1 200,00 €\n- Avoirs et règlements à déduire : −200,00 €\n\nTotal à régler : 1 000,00 €/,
    )
    expect(text).toContain('Total à régler pour l’ensemble des sociétés : 1 800,00 €')
    const { events } = await dossier.ask<HistoryView>('history')
    expect(events[0]?.detail).toMatchObject({ to: ['compta@holding.example', 'paul@firme.example'], totalCents: 180_000 })
  })

  it('is no customer to copy when the message goes to oneself', async () => {
    const dossier = await armor({ reminders: { copyAccountManager: true } })
    await dossier.ask('plan')
    const { results } = await dossier.ask<SendView>('send --to-me')
    expect(results[0]?.to).toEqual(['compta@atelier-brunet.example'])
  })
})

describe('settings of groups', () => {
  it('name customers that the books know, or `check` says so', async () => {
    const dossier = await armor({ groups: [{ payer: 'C010', members: ['C011', 'C099'] }] })
    const answer = await dossier.run('check')
    expect(plain(answer.stdout)).toContain('groups : aucun client n’a le code C099.')
  })
})
