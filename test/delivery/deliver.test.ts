import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { type DeliverDeps, deliverAll as deliverWaiting } from '../../src/delivery/deliver.ts'
import type { PreparedDelivery } from '../../src/delivery/delivery.ts'
import type { Gateway } from '../../src/delivery/gateway.ts'
import { folderOutbox } from '../../src/delivery/outbox.ts'
import { SmtpMailer } from '../../src/delivery/smtp-mailer.ts'
import { reminderId } from '../../src/domain/names.ts'
import { deliverDeps, memoryJournal, preparedEmail, preparedLetter, waiting } from '../support/delivery.ts'
import { loopback } from '../support/loopback.ts'
import { type MisbehavingSmtp, type Script, startMisbehaving } from '../support/misbehaving-smtp.ts'
import { startSmtp } from '../support/smtp.ts'

const open: { close(): unknown }[] = []
const opened = <T extends { close(): unknown }>(thing: T): T => {
  open.unshift(thing)
  return thing
}
let folder: string
beforeEach(() => {
  folder = join(mkdtempSync(join(tmpdir(), 'relance-deliver-')), 'outbox')
})
afterEach(async () => {
  for (const thing of open.splice(0)) await thing.close()
  rmSync(join(folder, '..'), { recursive: true, force: true })
})

const mailerTo = (port: number) => opened(new SmtpMailer(loopback(port), null, { connectMs: 400, silenceMs: 400 }))
const deliverAll = (prepared: readonly PreparedDelivery[], deps: DeliverDeps) => deliverWaiting(waiting(prepared), deps)
const emails = (...codes: string[]): Promise<PreparedDelivery[]> => Promise.all(codes.map((code) => preparedEmail(code)))
const FIVE = ['C001', 'C002', 'C003', 'C004', 'C005']

async function misbehaving(script: Script): Promise<MisbehavingSmtp> {
  return opened(await startMisbehaving(script))
}

describe('delivering the reminders of a day', () => {
  it('sends each once, the same bytes that are kept, and records every answer with the next claims', async () => {
    const server = opened(await startSmtp())
    const journal = memoryJournal()
    const prepared = await emails(...FIVE)
    const results = await deliverAll(prepared, deliverDeps({ journal, mailer: mailerTo(server.port) }))
    expect(results.map((result) => [result.customer, result.status, result.reason])).toEqual(FIVE.map((code) => [code, 'sent', null]))
    expect(results[0]).toEqual({
      id: 'r-C001-1',
      customer: 'C001',
      step: 'relance-1',
      channel: 'email',
      to: ['compta@c001.example'],
      items: ['C001|F1'],
      status: 'sent',
      messageId: prepared[0]?.messageId,
      file: null,
      reason: null,
    })
    expect(journal.calls[0]).toEqual([0, 3])
    let underWay = 0
    for (const [answers, claims] of journal.calls) {
      underWay += claims - answers
      expect(underWay).toBeLessThanOrEqual(3)
    }
    expect([underWay, journal.answers.length]).toEqual([0, 5])
    const received = server.received.toSorted((a, b) => ((a.to[0] ?? '') < (b.to[0] ?? '') ? -1 : 1))
    expect(received.map((mail) => mail.raw.equals(prepared.find((one) => one.to[0] === mail.to[0])?.message ?? Buffer.alloc(0)))).toEqual(
      FIVE.map(() => true),
    )
    expect(received.map((mail) => mail.mail.subject)).toEqual(FIVE.map((code) => `Rappel ${code}`))
    expect(journal.answers.map((answer) => answer.reply)).toEqual(FIVE.map(() => '250 Message pris en charge'))
  })

  it('stops with a gateway that is down its short messages alone: e-mails and letters leave', async () => {
    const server = opened(await startSmtp())
    let calls = 0
    const gateway: Gateway = {
      async send() {
        calls++
        return { kind: 'refused', reply: null, retriable: false, connection: true, why: 'Injoignable.' }
      },
    }
    const sms = (await emails('S001', 'S002', 'S003', 'S004', 'S005', 'S006')).map((one) => ({
      ...one,
      channel: 'sms' as const,
      to: ['+33612345678'],
    }))
    const others = await emails('C001', 'C002')
    const results = await deliverAll([...sms, ...others], {
      ...deliverDeps({ journal: memoryJournal(), mailer: mailerTo(server.port) }),
      gateway,
    })
    expect(results.map(({ customer, status }) => `${customer} ${status}`)).toEqual([
      ...['S001', 'S002', 'S003', 'S004', 'S005', 'S006'].map((code) => `${code} failed`),
      'C001 sent',
      'C002 sent',
    ])
    expect(calls).toBe(3)
    expect(results[5]?.reason).toContain('L’envoi a été arrêté après 3 échecs de suite')
  })

  it('a second run on the same day sends nothing more', async () => {
    const server = opened(await startSmtp())
    const deps = deliverDeps({ journal: memoryJournal(), mailer: mailerTo(server.port) })
    await deliverAll(await emails('C001', 'C002'), deps)
    const again = await deliverAll(await emails('C001', 'C002'), deps)
    expect(again.map((result) => [result.status, result.reason])).toEqual([
      ['skipped', 'Déjà envoyé, ou en doute : rien ne part deux fois (« relance history » le montre).'],
      ['skipped', 'Déjà envoyé, ou en doute : rien ne part deux fois (« relance history » le montre).'],
    ])
    expect(server.received).toHaveLength(2)
  })

  it('the same item prepared twice under two ids leaves once', async () => {
    const server = opened(await startSmtp())
    const [one] = await emails('C001')
    const twin = { ...(one as PreparedDelivery), id: reminderId('r-C001-bis') }
    const results = await deliverAll(
      [one as PreparedDelivery, twin],
      deliverDeps({ journal: memoryJournal(), mailer: mailerTo(server.port) }),
    )
    expect(results.map((result) => result.status)).toEqual(['sent', 'skipped'])
    expect(server.received).toHaveLength(1)
  })

  it('nothing prepared: nothing claimed, nothing told', async () => {
    const journal = memoryJournal()
    expect(await deliverAll([], deliverDeps({ journal, mailer: null }))).toEqual([])
    expect(journal.calls).toEqual([])
  })

  it('what no longer holds just before its claim is skipped with its reason', async () => {
    const server = opened(await startSmtp())
    const journal = memoryJournal({ 'r-C002-1': 'Un règlement a été saisi entre-temps.' })
    const results = await deliverAll(await emails('C001', 'C002', 'C003'), deliverDeps({ journal, mailer: mailerTo(server.port) }))
    expect(results.map((result) => [result.customer, result.status, result.reason])).toEqual([
      ['C001', 'sent', null],
      ['C002', 'skipped', 'Un règlement a été saisi entre-temps.'],
      ['C003', 'sent', null],
    ])
    expect(journal.rows.has('r-C002-1')).toBe(false)
  })

  it('a part of the addresses refused is told, and the reminder counts as sent', async () => {
    const server = await misbehaving({ rcpt: ['250 Ok', '550 5.1.1 Unknown'] })
    const journal = memoryJournal()
    const delivery = await preparedEmail('C001', { to: ['a@c001.example', 'b@c001.example'] })
    const [result] = await deliverAll([delivery], deliverDeps({ journal, mailer: mailerTo(server.port) }))
    expect(result).toMatchObject({
      status: 'sent',
      reason: 'Le serveur a refusé une partie des adresses : b@c001.example (550 5.1.1 Unknown).',
    })
    expect(journal.answers[0]?.refusedRecipients).toEqual(['b@c001.example'])
  })
})

describe('failures of one message', () => {
  it('one refusal for good does not stop the others, is not tried again, and frees the item for tomorrow', async () => {
    const server = opened(
      await startSmtp({
        onRcptTo: (to, _session, done) =>
          done(to.address.startsWith('compta@c002') ? Object.assign(new Error('User unknown'), { responseCode: 550 }) : null),
      }),
    )
    const journal = memoryJournal()
    const deps = deliverDeps({ journal, mailer: mailerTo(server.port) })
    const results = await deliverAll(await emails('C001', 'C002', 'C003'), deps)
    expect(results.map((result) => result.status)).toEqual(['sent', 'failed', 'sent'])
    expect(results[1]?.reason).toBe(
      'L’adresse du destinataire n’existe pas ou n’accepte pas de message. Corrigez l’adresse de ce client. Réponse du serveur : « 550 User unknown ».',
    )
    expect(journal.rows.get('r-C002-1')).toBe('failed')
    expect((await deliverAll(await emails('C002'), deps)).map((result) => result.status)).toEqual(['failed'])
  })

  it('many refusals in a row are no reason to stop: the server answers', async () => {
    const server = await misbehaving({ rcpt: '550 5.1.1 Unknown' })
    const results = await deliverAll(await emails(...FIVE), deliverDeps({ journal: memoryJournal(), mailer: mailerTo(server.port) }))
    expect(results.map((result) => result.status)).toEqual(FIVE.map(() => 'failed'))
    expect(server.commands.filter((line) => line.startsWith('MAIL'))).toHaveLength(5)
  })

  it('a refusal for now is tried again after 1 and 5 seconds, then leaves', async () => {
    const server = await misbehaving({ final: '451 4.7.1 Greylisted' })
    const waits: number[] = []
    const sleep = async (milliseconds: number): Promise<void> => {
      waits.push(milliseconds)
      if (waits.length === 2) server.script = {}
    }
    const journal = memoryJournal()
    const results = await deliverAll(await emails('C001'), deliverDeps({ journal, mailer: mailerTo(server.port), sleep }))
    expect(results.map((result) => result.status)).toEqual(['sent'])
    expect(waits).toEqual([1000, 5000])
    expect(journal.calls).toEqual([
      [0, 1],
      [1, 0],
    ])
  })

  it('a refusal for now that lasts is failed, with the server’s words', async () => {
    const server = await misbehaving({ final: '451 4.7.1 Greylisted' })
    const journal = memoryJournal()
    const results = await deliverAll(
      await emails('C001'),
      deliverDeps({ journal, mailer: mailerTo(server.port), retryDelaysMs: [1, 1, 1] }),
    )
    expect(results[0]).toMatchObject({ status: 'failed' })
    expect(results[0]?.reason).toContain('liste grise')
    expect(journal.answers).toMatchObject([{ status: 'failed', reply: '451 4.7.1 Greylisted' }])
    expect(server.messages).toHaveLength(4)
  })
})

describe('messages in doubt', () => {
  it('a connection lost after the final dot is in doubt, and never tried again: not in this run, not in the next', async () => {
    const server = await misbehaving({ final: 'drop' })
    const journal = memoryJournal()
    const deps = deliverDeps({ journal, mailer: mailerTo(server.port) })
    const results = await deliverAll(await emails('C001'), deps)
    expect(results.map((result) => result.status)).toEqual(['inDoubt'])
    expect(results[0]?.reason).toBe(
      'La connexion avec 127.0.0.1 a été perdue pendant la remise du message : on ne sait pas s’il est parti, et il ne repartira pas tout seul. ' +
        'Demandez au destinataire ou à votre hébergeur, puis notez la réponse avec « relance history resolve ».',
    )
    expect(journal.rows.get('r-C001-1')).toBe('inDoubt')
    server.script = {}
    expect((await deliverAll(await emails('C001'), deps)).map((result) => result.status)).toEqual(['skipped'])
    expect(server.messages).toHaveLength(1)
  })

  it('a mailer that breaks leaves a doubt, and the others still leave', async () => {
    const journal = memoryJournal()
    let calls = 0
    const mailer = {
      async send() {
        calls++
        if (calls === 1) throw new Error('out of memory')
        return { kind: 'accepted' as const, reply: '250 Ok', refusedRecipients: [] }
      },
      verify: async () => ({ ok: true as const }),
      close: () => undefined,
    }
    const results = await deliverAll(await emails('C001', 'C002'), deliverDeps({ journal, mailer, batch: 1 }))
    expect(results.map((result) => result.status)).toEqual(['inDoubt', 'sent'])
  })

  it('a journal that cannot record leaves no more than one batch unrecorded', async () => {
    const server = opened(await startSmtp())
    const journal = memoryJournal()
    const full = { exchange: (answers: never[], claims: never[]) => (answers.length > 0 ? fail() : journal.exchange(answers, claims)) }
    const run = deliverAll(await emails(...FIVE), deliverDeps({ journal: full as never, mailer: mailerTo(server.port), batch: 2 }))
    await expect(run).rejects.toThrow('disk full')
    expect([...journal.rows.values()]).toEqual(['sending', 'sending'])
    expect(server.received).toHaveLength(2)
  })
})

describe('a way out that is broken', () => {
  it('three connection failures in a row stop the run; the rest is told, was not claimed, and can leave later', async () => {
    const server = await misbehaving({ greeting: '554 5.7.1 No service' })
    const journal = memoryJournal()
    const results = await deliverAll(await emails(...FIVE), deliverDeps({ journal, mailer: mailerTo(server.port), batch: 1 }))
    expect(results.map((result) => result.status)).toEqual(FIVE.map(() => 'failed'))
    expect([...journal.rows.keys()]).toEqual(['r-C001-1', 'r-C002-1', 'r-C003-1'])
    expect(server.connections).toBe(3)
    expect(results[4]?.reason).toBe(
      'L’envoi a été arrêté après 3 échecs de suite ; ce message n’est pas parti. 127.0.0.1 ne veut pas parler à cet ordinateur. ' +
        'Vérifiez « smtp.host » et « smtp.port », sinon montrez sa réponse à l’hébergeur. Réponse du serveur : « 554 5.7.1 No service ».',
    )
  })

  it('a failure followed by a success does not count', async () => {
    let calls = 0
    const refused = { kind: 'refused' as const, reply: null, retriable: false, connection: true, why: 'Coupé.' }
    const mailer = {
      send: async () => (++calls % 3 === 0 ? { kind: 'accepted' as const, reply: '250 Ok', refusedRecipients: [] } : refused),
      verify: async () => ({ ok: true as const }),
      close: () => undefined,
    }
    const results = await deliverAll(await emails(...FIVE), deliverDeps({ journal: memoryJournal(), mailer, batch: 1 }))
    expect(results.map((result) => result.status)).toEqual(['failed', 'failed', 'sent', 'failed', 'failed'])
  })

  it('lost connections after DATA stop the run too: no more than one batch goes into doubt', async () => {
    const server = await misbehaving({ final: 'drop' })
    const journal = memoryJournal()
    const results = await deliverAll(await emails(...FIVE), deliverDeps({ journal, mailer: mailerTo(server.port) }))
    expect(results.map((result) => result.status)).toEqual(['inDoubt', 'inDoubt', 'inDoubt', 'failed', 'failed'])
    expect(journal.rows.size).toBe(3)
  })
})

describe('stopping a run', () => {
  it('what is on its way ends and is recorded, the rest is skipped without having been claimed', async () => {
    const stop = new AbortController()
    const server = opened(
      await startSmtp({
        onMailFrom: (_from, _session, done) => {
          stop.abort()
          done()
        },
      }),
    )
    const journal = memoryJournal()
    const deps = deliverDeps({ journal, mailer: mailerTo(server.port), batch: 2, signal: stop.signal })
    const results = await deliverAll(await emails(...FIVE), deps)
    expect(results.map((result) => result.status)).toEqual(['sent', 'sent', 'skipped', 'skipped', 'skipped'])
    expect(results[4]?.reason).toBe('L’envoi a été interrompu avant ce message : il n’est pas parti.')
    expect([...journal.rows.values()]).toEqual(['sent', 'sent'])
    expect(server.received).toHaveLength(2)
  })

  it('wakes from its waiting between two tries, without trying again', async () => {
    const stop = new AbortController()
    const server = await misbehaving({ mail: '451 4.7.1 Later' })
    const { sleep: _, ...deps } = deliverDeps({
      journal: memoryJournal(),
      mailer: mailerTo(server.port),
      retryDelaysMs: [60_000],
      signal: stop.signal,
    })
    setTimeout(() => stop.abort(), 100)
    const results = await deliverAll(await emails('C001'), deps)
    expect(results.map((result) => result.status)).toEqual(['failed'])
    expect(server.commands.filter((line) => line.startsWith('MAIL'))).toHaveLength(1)
  })
})

describe('what leaves by hand', () => {
  it('letters, registered letters and call sheets are written to the outbox, whatever the mailer', async () => {
    const server = opened(await startSmtp())
    const prepared = [
      preparedLetter('C001'),
      preparedLetter('C002', { channel: 'registered-letter' }),
      preparedLetter('C003', { channel: 'call' }),
    ]
    const deps = deliverDeps({ journal: memoryJournal(), mailer: mailerTo(server.port), outbox: folderOutbox(folder) })
    const results = await deliverAll(prepared, deps)
    expect(results.map((result) => [result.status, result.messageId])).toEqual(prepared.map(() => ['written', null]))
    expect(results.map((result) => readFileSync(result.file ?? '', 'utf8'))).toEqual([
      '<p>Lettre à C001</p>',
      '<p>Lettre à C002</p>',
      '<p>Lettre à C003</p>',
    ])
    expect(server.received).toEqual([])
  })

  it('without a mail server, e-mails are written as .eml files', async () => {
    const prepared = await emails('C001')
    const [result] = await deliverAll(prepared, deliverDeps({ journal: memoryJournal(), mailer: null, outbox: folderOutbox(folder) }))
    expect(result).toMatchObject({ status: 'written', reason: null, messageId: prepared[0]?.messageId })
    expect(result?.file).toMatch(/2026-11-20_C001_relance-1_[0-9a-f]{8}\.eml$/)
    expect(readFileSync(result?.file ?? '').equals(prepared[0]?.message ?? Buffer.alloc(0))).toBe(true)
  })

  it('a folder that cannot be written fails its letters with the reason, and the e-mails still leave', async () => {
    const server = opened(await startSmtp())
    const outbox = folderOutbox('/dev/null/outbox')
    const prepared = [preparedLetter('C001'), ...(await emails('C002')), preparedLetter('C003')]
    const deps = deliverDeps({ journal: memoryJournal(), mailer: mailerTo(server.port), outbox })
    const results = await deliverAll(prepared, deps)
    expect(results.map((result) => result.status)).toEqual(['failed', 'sent', 'failed'])
    expect(results[0]?.reason).toContain('n’a pas pu être écrit')
    expect(existsSync('/dev/null/outbox')).toBe(false)
  })
})

function fail(): never {
  throw new Error('disk full')
}

describe('a message that comes with a call sheet', () => {
  const SHEET = Buffer.from('<p>Appeler C001</p>')

  it('leaves it in the outbox beside the mail, once, and records the mail alone', async () => {
    const server = opened(await startSmtp())
    const journal = memoryJournal()
    const deps = deliverDeps({ journal, mailer: mailerTo(server.port), outbox: folderOutbox(folder) })
    const [result] = await deliverAll([await preparedEmail('C001', { callSheet: SHEET })], deps)
    expect(result).toMatchObject({
      status: 'sent',
      file: null,
      callSheet: expect.stringMatching(/2026-11-20_c001_relance-1-call_[0-9a-f]{8}\.html$/i),
    })
    expect(readFileSync(result?.callSheet ?? '')).toEqual(SHEET)
  })

  it('does not write another over the one that is there', async () => {
    const server = opened(await startSmtp())
    const send = async (sheet: Buffer) => {
      const deps = deliverDeps({ journal: memoryJournal(), mailer: mailerTo(server.port), outbox: folderOutbox(folder) })
      return (await deliverAll([await preparedEmail('C001', { callSheet: sheet })], deps))[0]
    }
    const first = await send(SHEET)
    expect((await send(Buffer.from('<p>Autre</p>')))?.status).toBe('sent')
    expect(readFileSync(first?.callSheet ?? '')).toEqual(SHEET)
  })
})

describe('what is enclosed', () => {
  it('stands beside its letter, another content under another name', async () => {
    const deps = () => deliverDeps({ journal: memoryJournal(), mailer: null, outbox: folderOutbox(folder) })
    const letter = (content: string) => preparedLetter('C001', { enclosures: [{ name: 'facture-F1.pdf', content: Buffer.from(content) }] })
    const [first] = await deliverAll([letter('one')], deps())
    const [second] = await deliverAll([letter('two')], deps())
    expect([first?.status, second?.status]).toEqual(['written', 'written'])
    const beside = readdirSync(folder).filter((name) => name.includes('_pj_'))
    expect(beside.map((name) => readFileSync(join(folder, name), 'utf8')).sort()).toEqual(['one', 'two'])
  })

  it('is told with the letter: names and SHA-256; of an e-mail it is in the message itself', async () => {
    const journal = memoryJournal()
    const deps = deliverDeps({ journal, mailer: null, outbox: folderOutbox(folder) })
    const enclosures = ['one', 'two'].map((content) => ({ name: `facture-${content}.pdf`, content: Buffer.from(content) }))
    await deliverAll([preparedLetter('C001', { enclosures }), await preparedEmail('C002')], deps)
    const [letter, email] = journal.answers
    // printf one | sha256sum
    expect(letter?.enclosures?.map(({ sha256 }) => sha256)).toEqual([
      '7692c3ad3540bb803c020b3aee66cd8887123234ea0c6e7143c0add73ff431ed',
      '3fc4ccfe745870e2c0d99f71f30ff0656c8dedd41cc1d7d3d376b0dbe685e2f3',
    ])
    const names = readdirSync(folder).filter((name) => name.includes('_pj_'))
    expect(letter?.enclosures?.map(({ name }) => name).sort()).toEqual(names.sort())
    expect(email?.enclosures).toBeUndefined()
  })
})

describe('a fault of the program', () => {
  it('stops the run, and what was under way beside it is recorded all the same', async () => {
    const journal = memoryJournal()
    const mended = folderOutbox(folder)
    const outbox = {
      write(name: string, bytes: Buffer) {
        if (name.includes('C002')) throw new TypeError('a fault')
        return mended.write(name, bytes)
      },
    }
    const letters = ['C001', 'C002', 'C003'].map((code) => preparedLetter(code))
    await expect(deliverAll(letters, deliverDeps({ journal, mailer: null, outbox }))).rejects.toThrow('a fault')
    expect([...journal.rows.values()]).toEqual(['written', 'sending', 'written'])
  })
})
