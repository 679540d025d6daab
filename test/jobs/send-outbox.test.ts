import { readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { simpleParser } from 'mailparser'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { SendView } from '../../src/reporting/views.ts'
import { contacts, newDossier, removeDossiers, type SettingsChanges, type TempDossier, twinOf } from '../support/dossier.ts'
import { fec, sale } from '../support/fec.ts'
import { textOf } from '../support/pdf-text.ts'
import { plain } from '../support/runs.ts'
import { startSmtp } from '../support/smtp.ts'

const DABOVILLE = "D'Aboville & Fils <SARL>"
const SCENARIOS: SettingsChanges = {
  scenarios: {
    standard: [{ step: 'relance-1', at: 5, channel: 'email' }],
    courrier: [{ step: 'relance-2', at: 5, channel: 'letter', penalties: 'mention' }],
    appel: [{ step: 'call', at: 5, channel: 'call' }],
  },
}

let planned: TempDossier
beforeAll(async () => {
  planned = newDossier(SCENARIOS)
  const names: Readonly<Record<string, string>> = { C002: DABOVILLE }
  const codes = ['C001', 'C002', 'C003']
  const books = codes.map((code) => sale(code, `F-${code}`, '2026-10-10', 123_456, { name: names[code] ?? `Client ${code}` }))
  const people = contacts(['C001', { code: 'C002', name: DABOVILLE }, 'C003'])
    .replace('Téléphone', 'Téléphone;Scénario')
    .replace(/^("C002".*)$/m, '$1;courrier')
    .replace(/^("C003".*)$/m, '$1;appel')
  await planned.ask(`import ${planned.write('732829320FEC20261231.txt', fec(books))} ${planned.write('contacts.csv', people)} --first-year`)
  await planned.ask('plan')
}, 60_000)
afterAll(removeDossiers)

const mode = (path: string) => (statSync(path).mode & 0o777).toString(8)

describe('the outbox', () => {
  it('receives the letters, the call sheets and, without a mail server, the e-mails: private files, whole, written once', async () => {
    const dossier = twinOf(planned, SCENARIOS)
    const answer = await dossier.run('send')
    expect([answer.code, plain(answer.stdout)]).toEqual([
      0,
      expect.stringContaining('Aucun serveur de messagerie n’est réglé (smtp) : les e-mails sont des fichiers .eml dans outbox/.'),
    ])
    const outbox = join(dossier.folder, 'outbox')
    const names = readdirSync(outbox).sort()
    expect(names).toEqual([
      expect.stringMatching(/^2026-11-20_C001_relance-1_[0-9a-f]{8}\.eml$/),
      expect.stringMatching(/^2026-11-20_C002_relance-2_[0-9a-f]{8}\.pdf$/),
      expect.stringMatching(/^2026-11-20_C003_call_[0-9a-f]{8}\.html$/),
      'appels_2026-11-20.html',
      'appels_2026-11-20.pdf',
      'lettres_2026-11-20.pdf',
    ])
    const [eml, letter, call, , , batch] = names.map((name) => join(outbox, name)) as [string, string, string, string, string, string]
    expect([mode(outbox), ...[eml, letter, call, batch].map(mode)]).toEqual(['700', '600', '600', '600', '600'])

    const mail = await simpleParser(readFileSync(eml))
    expect([mail.subject, mail.to]).toMatchObject([expect.stringContaining('F-C001'), { text: 'compta@c001.example' }])
    expect(plain(mail.text ?? '')).toContain('1 234,56 €')

    const page = plain(textOf(readFileSync(letter)))
    for (const told of [
      DABOVILLE,
      '1 rue du Port',
      '35000 Rennes',
      'Atelier Brunet',
      'F-C002',
      '09/11/2026',
      '1 234,56 €',
      'FR76 3000 6000 0112 3456 7890 189',
      'L441-10',
      'Situation arrêtée au 20 novembre 2026',
    ])
      expect(page).toContain(told)

    const sheet = plain(readFileSync(call, 'utf8'))
    for (const told of ['Client C003', '02 99 11 22 33', 'F-C003', '1 234,56 €']) expect(sheet).toContain(told)

    const before = names.map((name) => statSync(join(outbox, name), { bigint: true })).map(({ ino, mtimeNs }) => [ino, mtimeNs])
    const again = await dossier.ask<SendView>('send')
    expect(again.results).toEqual([])
    expect(names.map((name) => statSync(join(outbox, name), { bigint: true })).map(({ ino, mtimeNs }) => [ino, mtimeNs])).toEqual(before)
    expect(readdirSync(outbox).sort()).toEqual(names)
  })

  it('receives what goes by post while the e-mails leave by the mail server', async () => {
    const server = await startSmtp()
    const dossier = twinOf(planned, { ...SCENARIOS, smtp: { host: '127.0.0.1', port: server.port, security: 'none' } })
    const view = await dossier.ask<SendView>('send')
    await server.close()
    expect(view.transport).toBe('smtp')
    const outbox = join(dossier.folder, 'outbox')
    expect(view.results.map((one) => [one.customer, one.status, one.to, one.file === null])).toEqual([
      ['C001', 'sent', ['compta@c001.example'], true],
      ['C002', 'written', [DABOVILLE, '1 rue du Port', '35000 Rennes'], false],
      ['C003', 'written', ['02 99 11 22 33'], false],
    ])
    expect([...view.results, view.batch].flatMap((one) => one?.file ?? [])).toEqual(
      readdirSync(outbox)
        .filter((name) => !name.startsWith('appels_'))
        .sort()
        .map((name) => join(outbox, name)),
    )
    expect(view.totals).toEqual({ sent: 1, written: 2, failed: 0, skipped: 0, inDoubt: 0, needsApproval: 0 })
    expect(server.received.map((one) => one.to)).toEqual([['compta@c001.example']])
  })

  it('tells that files carry no blind copy, and records none as sent to', async () => {
    const dossier = twinOf(planned, { ...SCENARIOS, sender: { bcc: ['archives@cabinet.example'] } })
    const trial = twinOf(dossier, { ...SCENARIOS, sender: { bcc: ['archives@cabinet.example'] } })
    const view = await dossier.ask<SendView>('send')
    expect(view.missingBlindCopies).toEqual(['archives@cabinet.example'])
    expect(view.results.map(({ customer, to }) => [customer, to]).slice(0, 1)).toEqual([['C001', ['compta@c001.example']]])
    expect(plain((await trial.run('send')).stdout)).toContain(
      'Un fichier .eml ne porte pas de copie cachée (sender.bcc) : en le transmettant, ajoutez archives@cabinet.example.\n',
    )
  })
})
