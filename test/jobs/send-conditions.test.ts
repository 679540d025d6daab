import { simpleParser } from 'mailparser'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { SendView } from '../../src/reporting/views.ts'
import { contacts, newDossier, removeDossiers, type TempDossier, twinOf } from '../support/dossier.ts'
import { type FecEntry, fec, receipt, sale } from '../support/fec.ts'
import { plain } from '../support/runs.ts'
import { startSmtp } from '../support/smtp.ts'

const CODES = ['C001', 'C002', 'C003', 'C004', 'C005', 'C006']
const SALES = CODES.map((code) => sale(code, `F-${code}`, '2026-10-10', 100_000))
const OTHER = sale('C005', 'F5-BIS', '2026-10-11', 30_000)

let planned: TempDossier
beforeAll(async () => {
  planned = newDossier()
  await importBooks(planned, [...SALES, OTHER])
  await planned.ask(`import ${planned.write('contacts.csv', contacts(CODES))}`)
  await planned.ask('plan')
}, 60_000)
afterAll(removeDossiers)

function importBooks(dossier: TempDossier, entries: readonly FecEntry[]): Promise<unknown> {
  return dossier.ask(`import ${dossier.write('732829320FEC20261231.txt', fec(entries))} --first-year`)
}

const told = (view: SendView) => Object.fromEntries(view.results.map((one) => [one.customer, `${one.status}: ${one.reason}`]))

describe.concurrent('between the plan and the sending', () => {
  it('whoever has paid, was seen paying, disputes, or can no longer be reached is passed over, with the reason', async () => {
    const server = await startSmtp()
    const dossier = twinOf(planned, { smtp: { host: '127.0.0.1', port: server.port, security: 'none' } })
    const paid = [receipt('C001', '2026-11-18', 100_000, { ref: 'F-C001' }), receipt('C005', '2026-11-18', 30_000, { ref: 'F5-BIS' })]
    await importBooks(dossier, [...SALES, OTHER, ...paid])
    await dossier.ask('received C002 --until 2026-11-25')
    await dossier.ask('dispute C003 --ref F-C003 --reason palette')
    await dossier.ask(`import ${dossier.write('contacts.csv', contacts([{ code: 'C004', email: '' }]))}`)
    const view = await dossier.ask<SendView>('send')
    await server.close()
    expect(told(view)).toEqual({
      C001: 'skipped: La situation du client a changé depuis le plan : il ne reste rien à relancer.',
      C002: 'skipped: La situation du client a changé depuis le plan. Règlement reçu, pas encore comptabilisé jusqu’au 25/11/2026.',
      C003: 'skipped: La situation du client a changé depuis le plan. Litige en cours : palette.',
      C004: 'skipped: La situation du client a changé depuis le plan. Aucune adresse électronique valable pour ce client : complétez ses contacts avant de le relancer.',
      C005: 'skipped: Les factures à relancer ont changé depuis le plan : refaites-le (relance plan).',
      C006: 'sent: null',
    })
    expect(view.totals).toEqual({ sent: 1, written: 0, failed: 0, skipped: 5, inDoubt: 0, needsApproval: 0 })
    expect(server.received.map((one) => one.to)).toEqual([['compta@c006.example']])
  })
})

describe.concurrent('while a sending runs', () => {
  it('a dispute, or money seen for a part, stops the messages that have not left yet', async () => {
    const held: (() => void)[] = []
    const contents: string[] = []
    let arrived = (): void => undefined
    const first = new Promise<void>((resolve) => {
      arrived = resolve
    })
    // Keeps the first three (those claimed together) waiting for their answer.
    const server = await startSmtp({
      onData(stream, _session, done) {
        const chunks: Buffer[] = []
        stream.on('data', (chunk: Buffer) => chunks.push(chunk))
        stream.on('end', () => {
          contents.push(Buffer.concat(chunks).toString('utf8'))
          if (held.length >= 3) return done(null)
          held.push(() => done(null))
          if (held.length === 3) arrived()
        })
      },
    })
    const dossier = twinOf(planned, { smtp: { host: '127.0.0.1', port: server.port, security: 'none' } })
    const sending = dossier.start('send', '--json')
    await first
    await dossier.ask('dispute C004')
    await dossier.ask('received C005 --ref F-C005 --amount 400.00')
    for (const answer of held) answer()
    const view = (await sending.done).json<SendView>()
    const changed =
      'La situation du client a changé pendant l’envoi : cette relance n’est pas partie. Relancez la commande : ce qui reste dû partira.'
    expect(told(view)).toEqual({
      C001: 'sent: null',
      C002: 'sent: null',
      C003: 'sent: null',
      C004: `skipped: ${changed}`,
      C005: `skipped: ${changed}`,
      C006: 'sent: null',
    })
    // C005 still owes 1 300 €, less the 400 € seen.
    const again = await dossier.ask<SendView>('send')
    await server.close()
    expect(told(again)).toMatchObject({ C004: expect.stringContaining('Litige en cours'), C005: 'sent: null' })
    expect(contents.length).toBe(5)
    const { text = '' } = await simpleParser(contents.at(-1) ?? '')
    expect(plain(text)).toContain('Total à régler : 900,00 €')
  })
})
