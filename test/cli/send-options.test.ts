import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { PlanView } from '../../src/reporting/plan-views.ts'
import type { HistoryView, SendView } from '../../src/reporting/views.ts'
import { contacts, ledgerBytes, newDossier, removeDossiers, type SettingsChanges, type TempDossier, twinOf } from '../support/dossier.ts'
import { fec, sale } from '../support/fec.ts'
import { textOf } from '../support/pdf-text.ts'
import { plain } from '../support/runs.ts'
import { type SmtpCollector, startSmtp } from '../support/smtp.ts'

const servers: SmtpCollector[] = []
afterAll(async () => {
  for (const server of servers) await server.close()
  removeDossiers()
})

interface Scene {
  readonly dossier: TempDossier
  readonly server: SmtpCollector
}

let imported: TempDossier
beforeAll(async () => {
  imported = newDossier()
  const codes = ['C001', 'C002', 'C003']
  const books = imported.write('732829320FEC20261231.txt', fec(codes.map((code) => sale(code, `F-${code}`, '2026-10-10', 100_000))))
  await imported.ask(`import ${books} ${imported.write('contacts.csv', contacts(codes))} --first-year`)
}, 60_000)

/** Three customers with one overdue invoice each, due on 9 November 2026, and a mail server. */
async function scene(changes: SettingsChanges = {}): Promise<Scene> {
  const server = await startSmtp()
  servers.push(server)
  return { server, dossier: twinOf(imported, { smtp: { host: '127.0.0.1', port: server.port, security: 'none' }, ...changes }) }
}

const statuses = (view: SendView) => view.results.map((one) => `${one.customer} ${one.status}`)

describe.concurrent('the first sending of a dossier', () => {
  it('is refused as long as nobody could look at a plan, and says what to do', async () => {
    const { dossier, server } = await scene()
    // A dry run is not a plan somebody kept.
    await dossier.ask('plan --dry-run')
    const answer = await dossier.run('send')
    expect(answer.code).toBe(4)
    expect(answer.stdout).toBe('')
    expect(plain(answer.stderr)).toBe(
      [
        'relance: Ce dossier n’a encore jamais rien envoyé, et personne n’a vu de plan : rien n’est parti.',
        '  → Regardez d’abord : relance plan. Puis approuvez (relance approve --all) et envoyez (relance send). Ou commencez par quelques clients : relance send --pilot.',
        '',
      ].join('\n'),
    )
    const before = ledgerBytes(dossier)
    const json = await dossier.run('send', '--json')
    expect([json.code, json.json()]).toEqual([
      4,
      { error: { code: 'first-send-without-plan', message: expect.stringContaining('personne n’a vu de plan'), file: null, line: null } },
    ])
    expect(server.received).toEqual([])
    expect(ledgerBytes(dossier).equals(before)).toBe(true)
  })

  it('is refused all the same with a plan of a later day alone, and goes out once that day has come', async () => {
    const { dossier, server } = await scene()
    expect((await dossier.ask<PlanView>('plan --date 2026-11-23')).planId).toBe(1)
    const before = ledgerBytes(dossier)
    const refused = await dossier.run('send', '--json')
    expect([refused.code, refused.json()]).toMatchObject([4, { error: { code: 'first-send-without-plan' } }])
    expect(server.received).toEqual([])
    expect(ledgerBytes(dossier).equals(before)).toBe(true)
    dossier.day = '2026-11-23'
    expect(statuses(await dossier.ask<SendView>('send'))).toEqual(['C001 sent', 'C002 sent', 'C003 sent'])
  })

  it('may be that of the pilot list, which gets its messages alone', async () => {
    const { dossier, server } = await scene({ reminders: { pilot: ['C002'] } })
    const view = await dossier.ask<SendView>('send --pilot')
    expect(statuses(view)).toEqual(['C001 skipped', 'C002 sent', 'C003 skipped'])
    expect(view.results[0]?.reason).toBe('Ce client n’est pas dans la liste pilote (reminders.pilot).')
    expect(server.received.map((one) => one.to)).toEqual([['compta@c002.example']])
  })
})

describe.concurrent('send', () => {
  it('--dry-run shows what would leave, sends nothing and writes nothing', async () => {
    const { dossier, server } = await scene()
    await dossier.ask('plan')
    const before = ledgerBytes(dossier)
    const view = await dossier.ask<SendView>('send --dry-run')
    expect(view.dryRun).toBe(true)
    expect(statuses(view)).toEqual(['C001 sent', 'C002 sent', 'C003 sent'])
    expect(view.results.map((one) => one.reason)).toEqual(Array(3).fill('Simulation : rien n’est parti.'))
    expect(server.received).toEqual([])
    expect(ledgerBytes(dossier).equals(before)).toBe(true)
    expect(readdirSync(dossier.folder).sort()).toEqual(['relance.db', 'relance.lock', 'relance.yaml'])
  })

  it('--only and --limit send to some, and the others can still be sent afterwards', async () => {
    const { dossier, server } = await scene()
    await dossier.ask('plan')
    expect(statuses(await dossier.ask<SendView>('send --only C003'))).toEqual(['C003 sent'])
    const limited = await dossier.ask<SendView>('send --limit 1')
    expect(statuses(limited)).toEqual(['C001 sent', 'C002 skipped'])
    expect(limited.results[1]?.reason).toBe('Au-delà du nombre demandé par --limit.')
    expect(statuses(await dossier.ask<SendView>('send --only C001 --only C002'))).toEqual(['C002 sent'])
    expect(server.received.map((one) => one.to[0]).sort()).toEqual(['compta@c001.example', 'compta@c002.example', 'compta@c003.example'])
  })

  it('--only a customer nobody knows is an error, not silence', async () => {
    const { dossier } = await scene()
    await dossier.ask('plan')
    const answer = await dossier.run('send', '--only', 'c001', '--json')
    expect(answer.code).toBe(4)
    expect(answer.json()).toMatchObject({ error: { code: 'customer-unknown', message: 'Aucun client n’a le code « c001 ».' } })
    const bad = await dossier.run('send', '--limit', '0')
    expect([bad.code, plain(bad.stderr)]).toEqual([2, expect.stringContaining('--limit : « 0 » n’est pas un nombre de messages.')])
  })
})

describe.concurrent('send --to-me', () => {
  it('sends everything to the accountant, marked, letters attached, and records nothing', async () => {
    const { dossier, server } = await scene({
      scenarios: { courrier: [{ step: 'relance-1', at: 5, channel: 'letter', penalties: 'mention' }] },
    })
    const people = contacts(['C001', 'C002'])
      .replace('Téléphone', 'Téléphone;Scénario')
      .replace(/("C002".*)$/m, '$1;courrier')
    await dossier.ask(`import ${dossier.write('scenarios.csv', people)}`)
    const before = ledgerBytes(dossier)
    const view = await dossier.ask<SendView>('send --to-me')
    expect(view.results.map((one) => [one.customer, one.status, one.to])).toEqual(
      ['C001', 'C002', 'C003'].map((code) => [code, 'sent', ['compta@atelier-brunet.example']]),
    )
    const mails = server.received.map((one) => one.mail).sort((a, b) => ((a.subject ?? '') < (b.subject ?? '') ? -1 : 1))
    expect(server.received.map((one) => one.to)).toEqual(Array(3).fill(['compta@atelier-brunet.example']))
    expect(mails.map((mail) => mail.subject)).toEqual([
      expect.stringMatching(/^\[ESSAI\] .*F-C001/),
      expect.stringMatching(/^\[ESSAI\] .*F-C002/),
      expect.stringMatching(/^\[ESSAI\] .*F-C003/),
    ])
    expect(mails.map((mail) => mail.attachments.map((file) => [file.filename, file.contentType]))).toEqual([
      [['virement-qr.png', 'image/png']],
      [['relance-1.pdf', 'application/pdf']],
      [['virement-qr.png', 'image/png']],
    ])
    expect(textOf(mails[1]?.attachments[0]?.content ?? Buffer.alloc(0))).toContain('F-C002')
    expect(ledgerBytes(dossier).equals(before)).toBe(true)
    expect(readdirSync(dossier.folder)).not.toContain('outbox')
    expect((await dossier.ask<HistoryView>('history')).events).toEqual([])
  })

  it('without a mail server writes files that cannot be taken for real ones, again and again', async () => {
    const { dossier } = await scene({ smtp: null })
    await dossier.ask('plan')
    for (const _ of [1, 2]) {
      const trial = await dossier.ask<SendView>('send --to-me')
      expect(statuses(trial)).toEqual(['C001 written', 'C002 written', 'C003 written'])
    }
    const outbox = join(dossier.folder, 'outbox')
    expect(readdirSync(outbox)).toEqual(['essais'])
    expect(readdirSync(join(outbox, 'essais')).filter((name) => !/^essai_2026-11-20_C00\d_relance-1_[0-9a-f]{8}\.eml$/.test(name))).toEqual(
      [],
    )
    const real = await dossier.ask<SendView>('send')
    expect(statuses(real)).toEqual(['C001 written', 'C002 written', 'C003 written'])
    expect(readdirSync(outbox).length).toBe(4)
    expect(readdirSync(join(outbox, 'essais')).length).toBe(3)
  })
})

describe.concurrent('another day than today', () => {
  it('is refused before anything is tried when the server is a real one', async () => {
    const { dossier } = await scene({ smtp: { host: 'smtp.nulle-part.invalid', security: 'starttls' } })
    await dossier.ask('plan')
    const before = ledgerBytes(dossier)
    const answer = await dossier.run('send', '--json')
    expect([answer.code, answer.json()]).toEqual([
      2,
      {
        error: {
          code: 'date-not-today',
          message: 'Un envoi réel se fait à la date du jour, pas au 20 novembre 2026.',
          file: null,
          line: null,
        },
      },
    ])
    expect(plain(answer.stderr)).toContain('→ Ôtez --date (ou RELANCE_DATE), ou essayez avec --dry-run ou --to-me.')
    expect(ledgerBytes(dossier).equals(before)).toBe(true)
    const dry = await dossier.ask<SendView>('send --dry-run')
    expect(statuses(dry)).toEqual(['C001 sent', 'C002 sent', 'C003 sent'])
  })
})
