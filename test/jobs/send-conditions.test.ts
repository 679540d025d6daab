import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
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

/** The planned dossier and a server that keeps the first three messages (those claimed together) waiting for `release`. */
async function heldSending(base = planned) {
  const held: (() => void)[] = []
  const contents: Buffer[] = []
  let tell = (): void => undefined
  const arrived = new Promise<void>((resolve) => {
    tell = resolve
  })
  let open = false
  const server = await startSmtp({
    onData(stream, _session, done) {
      const chunks: Buffer[] = []
      stream.on('data', (chunk: Buffer) => chunks.push(chunk))
      stream.on('end', () => {
        contents.push(Buffer.concat(chunks))
        if (open) return done(null)
        held.push(() => done(null))
        if (held.length === 3) tell()
      })
    },
  })
  const dossier = twinOf(base, { smtp: { host: '127.0.0.1', port: server.port, security: 'none' } })
  const release = (): void => {
    open = true
    for (const answer of held) answer()
  }
  return { dossier, server: { close: () => server.close(), contents }, arrived, release }
}

describe.concurrent('while a sending runs', () => {
  it('whatever is said of a customer whose message has not left yet stops it, and the others leave', async () => {
    const words = [
      'dispute CODE',
      'dispute CODE --ref F-CODE --amount 400.00',
      'pause CODE --until 2026-12-15',
      'promise CODE --until 2026-12-15',
      'received CODE --until 2026-12-15',
      'hold CODE --as handed-over',
      'hold CODE --as excluded',
      'hold CODE --as assigned',
      'hold CODE --as invoice-refused',
      'hold CODE --as direct-debit',
      'hold CODE --as bill-of-exchange',
      'insolvency CODE --judgment 2026-11-19',
      'installments CODE --monthly 3 --from 2026-12-15',
      'step CODE --skip --reason accord',
    ]
    const codes = ['C001', 'C002', 'C003', ...words.map((_, index) => `D${String(index + 1).padStart(3, '0')}`), 'E001']
    const many = newDossier()
    await importBooks(
      many,
      codes.map((code) => sale(code, `F-${code}`, '2026-10-10', 100_000)),
    )
    await many.ask(`import ${many.write('contacts.csv', contacts(codes))}`)
    await many.ask('plan')
    const { dossier, server, arrived, release } = await heldSending(many)
    const sending = dossier.start('send', '--json')
    await arrived
    for (const [index, word] of words.entries()) await dossier.ask(word.replaceAll('CODE', codes[index + 3] ?? ''))
    release()
    const { results } = (await sending.done).json<SendView>()
    await server.close()
    const left = results.filter(({ status }) => status === 'sent').map(({ customer }) => customer)
    expect(left).toEqual(['C001', 'C002', 'C003', 'E001'])
    expect([results.filter(({ status }) => status === 'skipped').length, server.contents.length]).toEqual([words.length, 4])
  }, 60_000)

  it('settings and templates changed on the disk count from the next sending on', async () => {
    const { dossier, server, arrived, release } = await heldSending()
    const sending = dossier.start('send', '--json')
    await arrived
    dossier.settings({
      creditor: { name: 'Autre Nom' },
      smtp: { host: '127.0.0.1', port: 9, security: 'none' },
      reminders: { shadow: true },
    })
    mkdirSync(join(dossier.folder, 'templates/fr'), { recursive: true })
    writeFileSync(join(dossier.folder, 'templates/fr/relance-1.subject.hbs'), 'Tout autre chose')
    release()
    const view = (await sending.done).json<SendView>()
    await server.close()
    expect(view.totals).toMatchObject({ sent: 6, failed: 0, skipped: 0 })
    for (const content of server.contents) {
      const { from, subject = '' } = await simpleParser(content)
      expect([from?.text, subject.includes('Tout autre chose')]).toEqual(['"Atelier Brunet" <compta@atelier-brunet.example>', false])
    }
  }, 60_000)

  it('commands that change the books, the plan or the approvals are refused', async () => {
    const { dossier, server, arrived, release } = await heldSending()
    const sending = dossier.start('send', '--json')
    await arrived
    const lines = [
      'plan',
      'approve --all',
      'customers C004 --email autre@c004.example',
      'import contacts.csv',
      'history adopt --since 2026-11-20',
    ]
    for (const line of lines) expect([line, (await dossier.run(...line.split(' '))).code]).toEqual([line, 5])
    release()
    expect((await sending.done).json<SendView>().totals.sent).toBe(6)
    await server.close()
  }, 60_000)

  it('a dispute, or money seen for a part, stops the messages that have not left yet', async () => {
    const { dossier, server, arrived, release } = await heldSending()
    const sending = dossier.start('send', '--json')
    await arrived
    await dossier.ask('dispute C004')
    await dossier.ask('received C005 --ref F-C005 --amount 400.00')
    release()
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
    expect(server.contents.length).toBe(5)
    const { text = '' } = await simpleParser(server.contents.at(-1) ?? '')
    expect(plain(text)).toContain('Total à régler : 900,00 €')
  }, 60_000)
})
