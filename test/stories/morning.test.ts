import { createHash } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { PlanView } from '../../src/reporting/plan-views.ts'
import type { HistoryView, SendView } from '../../src/reporting/views.ts'
import { contacts, newDossier, removeDossiers, type TempDossier } from '../support/dossier.ts'
import { bankCharge, fec, sale } from '../support/fec.ts'
import { plain } from '../support/runs.ts'
import { type SmtpCollector, startSmtp } from '../support/smtp.ts'

const DABOVILLE = "D'Aboville & Fils <SARL>"
const HEX = (length: number) => expect.stringMatching(new RegExp(`^[0-9a-f]{${length}}$`))

let server: SmtpCollector
let dossier: TempDossier
beforeAll(async () => {
  server = await startSmtp()
  // The settings a new user has: everything waits for approval, the bank must be recent.
  dossier = newDossier({
    smtp: { host: '127.0.0.1', port: server.port, security: 'none' },
    reminders: { firstPlansToApprove: 3, approval: ['relance-3', 'formal-notice'], staleBooksDays: 5 },
  })
})
afterAll(async () => {
  await server.close()
  removeDossiers()
})

describe('a first morning: import, plan, approve, send', () => {
  it('imports the books and the contacts with a control that ties', async () => {
    const books = dossier.write(
      '732829320FEC20261231.txt',
      fec([
        sale('C001', 'F2026-017', '2026-10-10', 120_000, { name: DABOVILLE }),
        sale('C001', 'F2026-018', '2026-10-12', 34_590, { name: DABOVILLE }),
        sale('C002', 'F2026-019', '2026-10-01', 50_000),
        sale('C003', 'F2026-020', '2026-11-10', 50_000),
        bankCharge('2026-11-19'),
      ]),
    )
    const people = dossier.write('contacts.csv', contacts([{ code: 'C001', name: DABOVILLE }, 'C002', 'C003']))
    const answer = await dossier.run('import', books, people, '--first-year', '--expect', '2545.90', '--json')
    expect(answer.code, answer.stderr).toBe(0)
    expect(answer.json()).toMatchObject({
      dryRun: false,
      files: [
        { as: 'fec', rows: 10, imported: 4, skipped: 6, rejected: 0, customers: 3, lastBankDay: '2026-11-19' },
        { as: 'contacts', rows: 3, imported: 3 },
      ],
      control: { ledgerBalanceCents: 254_590, itemsCents: 254_590, differenceCents: 0 },
    })
  })

  it('plans one message per customer, which waits for approval', async () => {
    const plan = await dossier.ask<PlanView>('plan')
    expect(Object.keys(plan)).toEqual([
      'date',
      'dryRun',
      'planId',
      'booksAsOf',
      'toSend',
      'held',
      'heldByReason',
      'totals',
      'profileChanges',
      'alerts',
    ])
    expect(plan).toMatchObject({
      date: '2026-11-20',
      dryRun: false,
      planId: 1,
      booksAsOf: '2026-11-19',
      heldByReason: { 'not-due': 1 },
      totals: { reminders: 2, customers: 2, principalCents: 204_590, heldItems: 1 },
    })
    expect(plan.toSend[0]).toEqual({
      id: HEX(16),
      customer: 'C001',
      name: DABOVILLE,
      scenario: 'standard',
      step: 'relance-1',
      stepIndex: 1,
      channel: 'email',
      template: 'relance-1',
      penalties: 'none',
      tone: 'courteous',
      by: 'accounting',
      withCall: false,
      noticeFollows: true,
      to: ['compta@c001.example'],
      language: 'fr',
      needsApproval: true,
      approvalNeeds: [{ code: 'first-plans', text: 'un des 3 premiers plans du dossier' }],
      approved: false,
      subject: `Atelier Brunet – 2 factures échues – ${DABOVILLE}`,
      items: [
        {
          key: 'C001:F2026017:2026-10-10:120000',
          ref: 'F2026-017',
          firstReminder: true,
          step: 'relance-1',
          round: 1,
          issuedOn: '2026-10-10',
          dueOn: '2026-11-09',
          daysLate: 11,
          originalCents: 120_000,
          outstandingCents: 120_000,
          heldCents: 0,
          // 12.40 % (2.40 + 10) over 11 days of 365: 1 200 x 0.124 x 11 / 365 = 4.484
          interestCents: 448,
          feeCents: 4_000,
          claimsPenalties: false,
          forInformation: false,
        },
        expect.objectContaining({ ref: 'F2026-018', dueOn: '2026-11-11', daysLate: 9, interestCents: 106, feeCents: 4_000 }),
      ],
      principalCents: 154_590,
      creditsCents: 0,
      interestCents: 554,
      feeCents: 8_000,
      claimsPenalties: false,
      totalCents: 154_590,
      reason: expect.stringContaining('2 factures échues, la plus ancienne depuis 11 jours ; aucune relance envoyée'),
    })
    expect(plan.held).toEqual([
      {
        customer: 'C003',
        key: 'C003:F2026020:2026-11-10:50000',
        ref: 'F2026-020',
        outstandingCents: 50_000,
        partial: false,
        reason: { code: 'not-due', until: '2026-12-10', text: 'Pas encore échue : échéance le 10/12/2026.' },
      },
    ])
    const waiting = await dossier.ask<SendView>('send')
    expect(waiting.totals).toEqual({ sent: 0, written: 0, failed: 0, skipped: 0, inDoubt: 0, needsApproval: 2 })
    expect(server.received).toEqual([])
  })

  it('approves and sends each message once, and a second sending the same day sends nothing', async () => {
    expect(await dossier.ask('approve --all')).toEqual({
      date: '2026-11-20',
      approved: [
        expect.objectContaining({ id: HEX(16), customer: 'C001', claimsPenalties: false, totalCents: 154_590, until: '2026-11-27' }),
        expect.objectContaining({ id: HEX(16), customer: 'C002', claimsPenalties: false, totalCents: 50_000, until: '2026-11-27' }),
      ],
      totals: { approved: 2 },
    })
    expect(await dossier.ask('approve --all')).toEqual({ date: '2026-11-20', approved: [], totals: { approved: 0 } })
    const sent = await dossier.ask<SendView>('send')
    expect(sent).toEqual({
      date: '2026-11-20',
      dryRun: false,
      transport: 'smtp',
      results: [
        {
          id: HEX(16),
          customer: 'C001',
          step: 'relance-1',
          channel: 'email',
          to: ['compta@c001.example'],
          items: ['C001:F2026017:2026-10-10:120000', 'C001:F2026018:2026-10-12:34590'],
          status: 'sent',
          messageId: expect.stringMatching(/^<relance\.20261120\.[0-9a-f]{32}@atelier-brunet\.example>$/),
          file: null,
          reason: null,
        },
        expect.objectContaining({ customer: 'C002', status: 'sent' }),
      ],
      totals: { sent: 2, written: 0, failed: 0, skipped: 0, inDoubt: 0, needsApproval: 0 },
      report: { to: null, status: 'none', reason: null, head: HEX(64) },
    })
    const again = await dossier.ask<SendView>('send')
    expect(again.results).toEqual([])
    expect(server.received.length).toBe(2)
  })

  it('writes what a customer can read: who, what, how much, how to pay, as of which day', () => {
    const message = server.received.find((one) => one.to.includes('compta@c001.example'))
    const mail = message?.mail
    expect(message?.from).toBe('compta@atelier-brunet.example')
    expect(message?.to).toEqual(['compta@c001.example'])
    expect(mail?.from?.value).toEqual([{ name: 'Atelier Brunet', address: 'compta@atelier-brunet.example' }])
    expect(mail?.subject).toBe(`Atelier Brunet – 2 factures échues – ${DABOVILLE}`)
    expect(mail?.subject).not.toMatch(/€|\d,\d\d/)
    const text = plain(mail?.text ?? '')
    expect(text).toContain(DABOVILLE)
    expect(text).toContain('- Facture F2026-017 du 10/10/2026, échue le 09/11/2026 (11 jours de retard) : 1 200,00 €')
    expect(text).toContain('Total à régler : 1 545,90 €')
    expect(text).toContain('IBAN : FR76 3000 6000 0112 3456 7890 189')
    expect(text).toContain('Situation arrêtée au 19 novembre 2026.')
    const html = plain(mail?.html || '')
    expect(html).toContain('D&#x27;Aboville &amp; Fils &lt;SARL&gt;')
    expect(html).not.toContain('<SARL>')
    // The words of a cell, one line after the other.
    const wordsOf = (cell: string) => cell.replace(/<br>/g, ', ').replace(/<[^>]*>/g, '')
    const rows = [...html.matchAll(/<tr>\n(<td.*?)<\/tr>/gs)].map(([, row = '']) =>
      [...row.matchAll(/<td[^>]*>(.*?)<\/td>/g)].map(([, cell = '']) => wordsOf(cell)),
    )
    expect(rows.filter((cells) => cells.length > 1 && cells.some((cell) => cell.endsWith('€')))).toEqual([
      ['F2026-017, du 10/10/2026', '09/11/2026, 11 jours de retard', '1 200,00 €'],
      ['F2026-018, du 12/10/2026', '11/11/2026, 9 jours de retard', '345,90 €'],
      ['Total à régler', '1 545,90 €'],
    ])
    expect(html).toContain('FR76 3000 6000 0112 3456 7890 189')
    expect(html).toContain('Situation arrêtée au 19 novembre 2026.')
  })

  it('keeps the evidence: two events, chained, with the digest of the very bytes received', async () => {
    const { events, chain } = await dossier.ask<HistoryView>('history --verify')
    expect(chain).toEqual({ ok: true, firstBad: null, fault: null, missingDetails: 0, faults: [], faultCount: 0 })
    // In the order their answers came.
    expect(events.map((event) => [event.customer, event.step, event.channel, event.status, event.day]).sort()).toEqual([
      ['C001', 'relance-1', 'email', 'sent', '2026-11-20'],
      ['C002', 'relance-1', 'email', 'sent', '2026-11-20'],
    ])
    const [first, second] = events
    const ours = events.find((event) => event.customer === 'C001')
    expect(first?.previous).toBe('0'.repeat(64))
    expect(second?.previous).toBe(first?.sha256)
    expect(Object.keys(first ?? {})).toEqual(
      expect.arrayContaining(['id', 'at', 'day', 'customer', 'items', 'step', 'channel', 'status', 'sha256', 'previous']),
    )
    expect(ours?.detail).toMatchObject({ to: ['compta@c001.example'], totalCents: 154_590, reply: '250 Message pris en charge' })
    const raw = server.received.find((one) => one.to.includes('compta@c001.example'))?.raw ?? Buffer.alloc(0)
    expect(ours?.detail?.['message']).toBe(createHash('sha256').update(raw).digest('hex'))
    const own = await dossier.ask<HistoryView>('history --customer C002')
    expect(own.events.map((event) => event.customer)).toEqual(['C002'])
  })
})
