import { describe, expect, it } from 'vitest'
import { cents } from '../../src/domain/cents.ts'
import { isoDay } from '../../src/domain/day.ts'
import { customerCode, reminderId } from '../../src/domain/names.ts'
import { dailyReport, decisionsOf, isWorthTelling, type ReportFacts, stateOf } from '../../src/reporting/daily-report.ts'
import { changeOf, reportFields, summaryOf } from '../../src/reporting/report-fields.ts'
import type { DeliveryStatus, DeliveryView, SendView } from '../../src/reporting/views.ts'

const FACTS: ReportFacts = {
  creditor: 'Atelier Brunet',
  head: 'a'.repeat(64),
  heldByReason: {},
  heldBefore: null,
  paymentsSeen: [],
  broken: [],
  untracked: [],
  nameOf: (code) => `Client ${code}`,
  plannedOf: () => null,
}

const result = (status: DeliveryStatus, more: Partial<DeliveryView> = {}): DeliveryView => ({
  id: reminderId(`r-${status}`),
  customer: customerCode('C001'),
  step: 'relance-1',
  channel: 'email',
  to: ['compta@c001.example'],
  items: [],
  status,
  messageId: null,
  file: null,
  reason: null,
  ...more,
})

function sendView(results: readonly DeliveryView[], more: Partial<SendView> = {}): SendView {
  const totals = { sent: 0, written: 0, failed: 0, skipped: 0, inDoubt: 0, needsApproval: 0 }
  return { date: isoDay('2026-11-20'), dryRun: false, transport: 'smtp', results, totals, ...more }
}

describe('the report', () => {
  it('puts what changed since the plan before first, then what waits most', () => {
    const facts: ReportFacts = {
      ...FACTS,
      heldByReason: { 'not-due': 12, promise: 3, dispute: 1, 'too-soon': 5 },
      heldBefore: { 'not-due': 12, promise: 2, 'too-soon': 5, paused: 2, dispute: 1 },
    }
    const { held } = dailyReport(sendView([]), facts)
    expect(held.map((one) => [one.code, one.items, changeOf(one)])).toEqual([
      ['promise', 3, '1 de plus'],
      ['paused', 0, '2 de moins'],
      ['not-due', 12, ''],
      ['too-soon', 5, ''],
      ['dispute', 1, ''],
    ])
    expect(dailyReport(sendView([]), { ...facts, heldBefore: null }).held.map(changeOf)).toEqual(['', '', '', ''])
  })

  it('tells apart what is to be posted and who is to be called, a message that comes with a call too', () => {
    const letter = result('written', { channel: 'registered-letter', file: '/d/outbox/a.html' })
    const call = result('written', {
      customer: customerCode('C002'),
      channel: 'call',
      step: 'call',
      to: ['02 99 11 22 33'],
      file: '/d/outbox/b.html',
    })
    const both = result('sent', { customer: customerCode('C003'), callSheet: '/d/outbox/c.html' })
    const report = dailyReport(sendView([letter, call, both]), FACTS)
    const codes = (messages: typeof report.left) => messages.map(({ customer }) => customer)
    expect([codes(report.left), codes(report.letters), codes(report.calls)]).toEqual([['C003'], ['C001'], ['C002', 'C003']])
    expect(summaryOf(report)).toBe('1 partie, 1 lettre à poster, 2 appels à passer')
    const fields = reportFields(report, (path) => path.slice('/d/'.length))
    expect(fields.calls.map(({ what, callSheet }) => [what, callSheet])).toEqual([
      ['appel téléphonique au 02 99 11 22 33', 'outbox/b.html'],
      ['première relance, e-mail à compta@c001.example', 'outbox/c.html'],
    ])
    expect(fields.letters.map(({ file }) => file)).toEqual(['outbox/a.html'])
  })

  it('of letters and calls alone says that they are to be posted and made, not that they left; calls of days before are counted', () => {
    const written = [
      result('written', { channel: 'letter', file: '/d/outbox/a.pdf' }),
      result('written', { channel: 'registered-letter', file: '/d/outbox/b.pdf' }),
      result('written', { channel: 'call', step: 'call', file: '/d/outbox/c.html' }),
    ]
    const callsPage = { calls: 7, html: '/d/outbox/appels.html', pdf: '/d/outbox/appels.pdf', reason: null }
    const report = dailyReport(sendView(written, { callsPage }), FACTS)
    expect(summaryOf(report)).toBe('2 lettres à poster, 7 appels à passer')
    expect(reportFields(report, (path) => path.slice('/d/'.length)).callsPage).toBe('outbox/appels.html (7 appels)')
    expect(isWorthTelling(report)).toBe(true)
    // A page that could not be written counts nothing: the sheets of the run do.
    const failed = { calls: 0, html: null, pdf: null, reason: 'disque plein' }
    expect(summaryOf(dailyReport(sendView(written, { callsPage: failed }), FACTS))).toBe('2 lettres à poster, 1 appel à passer')
    // Nothing new: calls that wait since yesterday are no news.
    expect(isWorthTelling(dailyReport(sendView([], { callsPage }), FACTS))).toBe(false)
  })

  it('counts as decisions approvals, doubts, payments to letter and books too old', () => {
    const seen = {
      customer: customerCode('C009'),
      ref: 'F9',
      outstandingCents: cents(12_000),
      reason: { code: 'payment-seen', until: null, text: 'Un règlement du même montant figure au compte.' },
    } as unknown as ReportFacts['paymentsSeen'][number]
    const view = sendView([result('needsApproval'), result('inDoubt'), result('failed'), result('skipped')], {
      staleBooks: 'Trop ancienne.',
    })
    const report = dailyReport(view, { ...FACTS, paymentsSeen: [seen] })
    expect([decisionsOf(report), summaryOf(report)]).toEqual([4, 'aucune partie, 1 échec, 4 décisions'])
    const fields = reportFields(report, (path) => path)
    expect(fields.doubts[0]).toMatchObject({
      command: 'relance history resolve r-inDoubt sent',
      otherCommand: 'relance history resolve r-inDoubt not-sent',
    })
    expect(fields.approveAll).toBe('relance approve --all')
  })

  it('of a dossier whose client validates asks for his yes, not for the accountant’s', () => {
    const report = dailyReport(sendView([result('needsApproval')], { validatedBy: 'client@client.example' }), FACTS)
    const fields = reportFields(report, (path) => path)
    expect([fields.approveAll, fields.approvals[0]?.command]).toEqual(['relance approve --ask', ''])
  })

  it('is worth nothing where nothing left and nothing is to be decided, and says the same as long as what is left to do is', () => {
    expect(isWorthTelling(dailyReport(sendView([result('skipped')]), FACTS))).toBe(false)
    const first = dailyReport(sendView([result('sent'), result('failed', { reason: '550' })]), FACTS)
    expect(isWorthTelling(first)).toBe(true)
    expect(stateOf(dailyReport(sendView([result('failed', { reason: '550' })]), { ...FACTS, head: 'b'.repeat(64) }))).toBe(stateOf(first))
    expect(stateOf(dailyReport(sendView([result('failed', { reason: '551' })]), FACTS))).not.toBe(stateOf(first))
  })

  it('tells the short messages that wait for their hours, in its subject too, and no other that was set aside', () => {
    const why = 'SMS en attente : il est 2 h 49 chez ce client. Il partira à un prochain « relance send » fait à ces heures.'
    const late = (code: string, reason = why) =>
      result('skipped', {
        id: reminderId(`r-${code}`),
        customer: customerCode(code),
        channel: 'sms',
        step: 'sms',
        reason,
        waitsForHours: true,
      })
    const limited = result('skipped', { channel: 'sms', reason: 'Au-delà du nombre demandé par --limit.' })
    const report = dailyReport(sendView([late('C001'), late('C002'), limited]), FACTS)
    expect(summaryOf(report)).toBe('aucune partie, 2 SMS en attente')
    const fields = reportFields(report, (path) => path)
    expect(fields.waitingSms.map(({ customer, why: told }) => [customer, told.replace(/\p{Zs}/gu, ' ')])).toEqual([
      ['C001', why],
      ['C002', why],
    ])
    expect(isWorthTelling(report)).toBe(true)
    // An hour later the same two wait: nothing new.
    const later = dailyReport(sendView([late('C001', 'SMS en attente : il est 3 h 49.'), late('C002')]), FACTS)
    expect(stateOf(later)).toBe(stateOf(report))
    expect(stateOf(dailyReport(sendView([late('C001')]), FACTS))).not.toBe(stateOf(report))
  })

  it('can tell what was imported before', () => {
    const report = dailyReport(sendView([]), { ...FACTS, imported: ['FEC 2026 : 12 lignes nouvelles.'] })
    expect(reportFields(report, (path) => path).imported).toEqual([{ text: 'FEC 2026 : 12 lignes nouvelles.' }])
  })

  it('keeps a hostile name on its line', () => {
    const report = dailyReport(sendView([result('sent')]), { ...FACTS, nameOf: () => 'Durand\r\nBcc: x@y.example\u202e' })
    expect(reportFields(report, (path) => path).left[0]?.name).toBe('Durand Bcc: x@y.example')
  })
})
