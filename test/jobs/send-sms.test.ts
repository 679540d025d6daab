// Short messages through a gateway, once: what leaves, at which hours, what is refused before anything leaves, what stays in doubt.
import { mkdirSync, readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { loadSettings } from '../../src/cli/settings/load.ts'
import { InputError } from '../../src/domain/errors.ts'
import type { CheckView } from '../../src/jobs/check.ts'
import { composeSms } from '../../src/jobs/sms.ts'
import type { PlanView } from '../../src/reporting/plan-views.ts'
import type { HistoryView, SendView } from '../../src/reporting/views.ts'
import { contacts, newDossier, removeDossiers, type SettingsChanges, type TempDossier } from '../support/dossier.ts'
import { fec, sale } from '../support/fec.ts'
import { plain } from '../support/runs.ts'
import { type GatewayMood, startGateway, type TestGateway } from '../support/sms-gateway.ts'
import { startSmtp } from '../support/smtp.ts'

afterAll(removeDossiers)

const open: { close(): Promise<void> }[] = []
beforeEach(() => void at('2026-11-20T11:00:00+01:00'))
afterEach(async () => {
  vi.useRealTimers()
  for (const server of open.splice(0)) await server.close()
})

/** The moment on the machine's clock. */
function at(moment: string): void {
  vi.useFakeTimers({ toFake: ['Date'], now: new Date(moment) })
}

const STEP = { standard: [{ step: 'sms', at: 5, channel: 'sms' }] }

/** @param sms changes of the gateway's settings; null: none is set */
async function scene(
  moods: GatewayMood[],
  changes: SettingsChanges = {},
  phones: readonly string[] = ['06 12 34 56 78'],
  sms: object | null = {},
) {
  const gateway: TestGateway = await startGateway(moods)
  open.push(gateway)
  const ordinary = {
    url: gateway.url,
    headers: { Authorization: 'Bearer {{secret}}', 'Idempotency-Key': '{{id}}' },
    body: '{"to":"{{to}}","text":"{{text}}"}',
  }
  const dossier = newDossier({ scenarios: STEP, ...changes, ...(sms === null ? {} : { sms: { ...ordinary, ...sms } }) })
  dossier.env = { RELANCE_SMS_SECRET: 'tr0p-secret' }
  const codes = phones.map((_, index) => `C${index + 1}`)
  const books = codes.map((code, index) => sale(code, `F${index + 1}`, '2026-10-01', 120_000))
  await dossier.ask(`import ${dossier.write('732829320FEC20261231.txt', fec(books))} --first-year`)
  await dossier.ask(`import ${dossier.write('contacts.csv', contacts(codes.map((code, index) => ({ code, phone: phones[index] ?? '' }))))}`)
  await dossier.ask('plan')
  return { dossier, gateway }
}

const statuses = ({ results }: SendView) => results.map(({ customer, status, to }) => [customer, status, ...to])

async function eventsOf(dossier: TempDossier) {
  const { events, chain } = await dossier.ask<HistoryView>('history --verify')
  expect(chain.ok).toBe(true)
  return events
}

describe('a short message', () => {
  it('leaves once, to the mobile in its international form, and is evidence with the answer', async () => {
    const { dossier, gateway } = await scene([{ status: 202, body: '{"id":77}' }])
    expect(statuses(await dossier.ask<SendView>('send'))).toEqual([['C1', 'sent', '+33612345678']])
    await dossier.ask('send')
    expect(gateway.asked).toHaveLength(1)
    const { to, text } = JSON.parse(gateway.asked[0]?.body ?? '') as { to: string; text: string }
    expect(to).toBe('+33612345678')
    expect(text).toBe(
      'Atelier Brunet : sauf erreur, votre facture F1 attend son règlement. Situation au 20 novembre 2026. Contact : 02 99 00 00 00',
    )
    const [event] = await eventsOf(dossier)
    expect(event).toMatchObject({ status: 'sent', channel: 'sms', detail: { to: ['+33612345678'], reply: '202 {"id":77}' } })
    expect(gateway.asked[0]?.headers).toMatchObject({ authorization: 'Bearer tr0p-secret', 'idempotency-key': event?.id })
  })

  it('is a file of the outbox where no gateway is set', async () => {
    const { dossier, gateway } = await scene([200], {}, undefined, null)
    at('2026-11-22T03:00:00+01:00')
    expect(statuses(await dossier.ask<SendView>('send'))).toEqual([['C1', 'written', '06 12 34 56 78']])
    expect(readdirSync(join(dossier.folder, 'outbox'))).toEqual([expect.stringMatching(/^2026-11-20_C1_sms_[0-9a-f]{8}\.txt$/)])
    expect(gateway.asked).toEqual([])
  })

  it('waits for the hours of its customer, and leaves by a later run of the day', async () => {
    const { dossier, gateway } = await scene([200], { customers: { terms: '30 jours', regime: 'consumer', language: 'fr' } })
    at('2026-11-20T13:30:00+01:00')
    const first = await dossier.ask<SendView>('send')
    expect(statuses(first)).toEqual([['C1', 'skipped', '06 12 34 56 78']])
    expect(plain(first.results[0]?.reason ?? '')).toContain('il est 13 h 30 chez ce client')
    expect(first.results[0]?.waitsForHours).toBe(true)
    expect(gateway.asked).toEqual([])
    at('2026-11-20T14:00:00+01:00')
    expect(statuses(await dossier.ask<SendView>('send'))).toEqual([['C1', 'sent', '+33612345678']])
    expect(gateway.asked).toHaveLength(1)
  })

  it('waits from the moment its hours are over, in the midst of a run too', async () => {
    const evening = {
      get status() {
        at('2026-11-20T20:00:00+01:00')
        return 202
      },
      body: '',
    }
    const { dossier, gateway } = await scene(
      [evening],
      {},
      Array.from({ length: 5 }, (_, index) => `06 12 34 56 7${index}`),
    )
    const { results } = await dossier.ask<SendView>('send')
    const last = results.at(-1)
    expect([results[0]?.status, last?.customer, last?.status, last?.waitsForHours]).toEqual(['sent', 'C5', 'skipped', true])
    expect(plain(last?.reason ?? '')).toContain('il est 20 h 00 chez ce client')
    expect(gateway.asked.length).toBe(results.filter(({ status }) => status === 'sent').length)
  })

  it('that waits for its hours is told to the accountant, once, with what to do', async () => {
    const server = await startSmtp()
    open.push(server)
    const { dossier } = await scene([200], { smtp: { host: '127.0.0.1', port: server.port, security: 'none' }, report: { to: 'own' } })
    at('2026-11-20T02:49:00+01:00')
    expect((await dossier.ask<SendView>('send')).report?.status).toBe('sent')
    at('2026-11-20T03:49:00+01:00')
    expect((await dossier.ask<SendView>('send')).report?.status).toBe('same')
    expect(server.received.map(({ mail }) => plain(mail.subject ?? ''))).toEqual([
      'relance : aucune partie, 1 SMS en attente – Atelier Brunet',
    ])
    expect(plain(server.received[0]?.mail.text ?? '')).toContain(
      'CE QUI ATTEND, ET POURQUOI\n- C1 Client C1. SMS en attente : il est 2 h 49 chez ce client, et un professionnel n’en reçoit que les jours ouvrés de 8 h à 20 h. Il partira à un prochain « relance send » fait à ces heures.\n',
    )
    expect(server.received[0]?.mail.html || '').toContain('<strong>C1</strong> Client C1. SMS en attente')
  })

  it('is held for want of a mobile, refused for want of room before anything leaves; the others leave', async () => {
    const { dossier, gateway } = await scene([200], {}, ['02 99 11 22 33', '06 12 34 56 78'])
    const { held = [] } = await dossier.ask<PlanView>('plan --dry-run')
    expect(held.map(({ customer, reason }) => [customer, reason.code, reason.text])).toEqual([
      ['C1', 'no-contact', 'Aucun numéro de mobile pour ce client : complétez ses contacts avant de le relancer par SMS.'],
    ])
    expect(statuses(await dossier.ask<SendView>('send'))).toEqual([['C2', 'sent', '+33612345678']])
    const { dossier: short, gateway: unused } = await scene([200], {}, undefined, { maxParts: 1 })
    mkdirSync(join(short.folder, 'templates/fr'), { recursive: true })
    writeFileSync(join(short.folder, 'templates/fr/sms.sms.hbs'), 'a'.repeat(164))
    const refused = await short.ask<SendView>('send', [6])
    expect(refused.results[0]?.reason).toBe('Le SMS ferait 2 parties (164 caractères) : 1 au plus (sms.maxParts).')
    expect([gateway.asked.length, unused.asked.length]).toEqual([1, 0])
  })

  it('never holds a link', async () => {
    const { dossier, gateway } = await scene([200])
    mkdirSync(join(dossier.folder, 'templates/fr'), { recursive: true })
    writeFileSync(join(dossier.folder, 'templates/fr/sms.sms.hbs'), 'Payez sur https://payer.example/{{customerCode}}\n')
    const view = await dossier.ask<SendView>('send', [6])
    expect(view.results[0]?.reason).toBe('Un SMS de relance ne contient pas de lien : il passerait pour une fraude.')
    expect(gateway.asked).toEqual([])
  })

  it('put off by the gateway leaves by the next run; refused, it is a failure', async () => {
    const { dossier, gateway } = await scene([400, 200])
    expect(statuses(await dossier.ask<SendView>('send', [6]))).toEqual([['C1', 'failed', '+33612345678']])
    expect(statuses(await dossier.ask<SendView>('send'))).toEqual([['C1', 'sent', '+33612345678']])
    expect(gateway.asked.map(({ headers }) => headers['idempotency-key'])).toEqual([
      gateway.asked[0]?.headers['idempotency-key'],
      gateway.asked[0]?.headers['idempotency-key'],
    ])
  })

  it.each([500, 'drop'] as const)('that may have left (%s) stays in doubt and is never sent again', async (mood) => {
    const { dossier, gateway } = await scene([mood, 200])
    const view = await dossier.ask<SendView>('send', [6])
    expect(statuses(view)).toEqual([['C1', 'inDoubt', '+33612345678']])
    expect(view.doubts ?? []).toMatchObject([{ customer: 'C1', file: null }])
    await dossier.ask('send', [6])
    expect(gateway.asked).toHaveLength(1)
    expect((await eventsOf(dossier)).map(({ status }) => status)).toEqual(['inDoubt'])
  })

  it('has another identifier once somebody said that it did not leave, the same as long as nobody has to', async () => {
    // A gateway answers an identifier it knows with what it answered then, and sends nothing.
    const { dossier, gateway } = await scene(['drop', 429, 400, 400, 500, 200])
    const resolve = async () => {
      const { doubts = [] } = await dossier.ask<SendView>('send', [6])
      await dossier.ask(`history resolve ${doubts[0]?.id} not-sent`)
    }
    await resolve()
    // Put off, then refused in one run, refused in another: nothing left of either.
    expect(statuses(await dossier.ask<SendView>('send', [6]))).toEqual([['C1', 'failed', '+33612345678']])
    expect(statuses(await dossier.ask<SendView>('send', [6]))).toEqual([['C1', 'failed', '+33612345678']])
    await resolve()
    expect(statuses(await dossier.ask<SendView>('send'))).toEqual([['C1', 'sent', '+33612345678']])
    const [id] = (await eventsOf(dossier)).map((event) => event.id)
    const second = `${id}-2`
    expect(gateway.asked.map(({ headers }) => headers['idempotency-key'])).toEqual([id, second, second, second, second, `${id}-3`])
  })

  it('in doubt is told by its number, its first words and the identifier the gateway has, and where to look', async () => {
    const { dossier } = await scene(['drop', 500])
    const { doubts = [] } = await dossier.ask<SendView>('send', [6])
    const id = doubts[0]?.id
    await dossier.ask(`history resolve ${id} not-sent`)
    const told = plain((await dossier.run('send')).stdout)
    expect(told.slice(told.indexOf('En doute.'))).toBe(
      `En doute. Ce message est peut-être parti ; il ne repartira pas de lui-même. Cherchez-le dans le journal des envois de votre compte chez la passerelle, par le numéro, l’heure ou l’identifiant. Puis tapez la ligne qui convient.

C1, sms
  pour :       +33612345678
  SMS :        « Atelier Brunet : sauf erreur, votre facture F1 attend son… »
  passerelle : 127.0.0.1, identifiant ${id}-2
  remis :      à partir du 20/11/2026 à 11:00 (heure de Paris)
  parti :      relance history resolve ${id} sent
  pas parti :  relance history resolve ${id} not-sent
`,
    )
    const { dossier: unnamed } = await scene(['drop'], {}, undefined, { headers: {} })
    expect(plain((await unnamed.run('send')).stdout)).toContain('passerelle : 127.0.0.1\n')
  })

  it('tells its secret to nobody but the gateway', async () => {
    const { dossier } = await scene([{ status: 400, body: 'unknown key tr0p-secret' }])
    const { stdout, stderr } = await dossier.run('send', '--json')
    const told = [stdout, stderr, JSON.stringify(await eventsOf(dossier)), (await dossier.run('check', '--sms')).stdout]
    for (const text of told) expect(text).not.toContain('tr0p-secret')
  })

  it('as a trial goes to oneself by e-mail, with its number and its parts', async () => {
    const server = await startSmtp()
    open.push(server)
    const { dossier, gateway } = await scene([200], { smtp: { host: '127.0.0.1', port: server.port, security: 'none' } })
    at('2026-11-22T03:00:00+01:00')
    await dossier.ask('send --to-me')
    expect(server.received.map(({ to }) => to)).toEqual([['compta@atelier-brunet.example']])
    expect(server.received[0]?.mail.text).toContain('[SMS au +33612345678, 124 caract')
    expect(gateway.asked).toEqual([])
  })
})

describe('the gateway of a dossier', () => {
  it('is checked without being called, with the customers it could not reach', async () => {
    const { dossier, gateway } = await scene([200], {}, ['02 99 11 22 33', '06 12 34 56 78'])
    const { checks } = await dossier.ask<CheckView>('check --sms --no-smtp', [0, 6])
    const lines = checks.filter(({ name }) => name.startsWith('sms'))
    expect(lines.map(({ state, text }) => [state, text])).toEqual([
      ['ok', 'Passerelle SMS 127.0.0.1 : demande POST bien formée, secret trouvé. Elle n’a pas été appelée.'],
      [
        'warning',
        '1 client peut recevoir un SMS, sur 2 dont le scénario en compte un. Sans numéro de mobile : C1. Pour en donner un : relance customers CODE --phone NUMÉRO',
      ],
    ])
    expect(gateway.asked).toEqual([])
  })

  it('without the secret it asks for sends nothing; a private file may hold it', async () => {
    const { dossier, gateway } = await scene([200], {}, undefined, { secretFile: 'sms.secret' })
    dossier.env = {}
    dossier.env = { RELANCE_SMS_SECRET: ' ' }
    const { dossier: bare } = await scene([200])
    bare.env = {}
    const refused = await bare.run('send', '--json')
    expect([refused.code, refused.json<{ error: { code: string; message: string } }>().error]).toEqual([
      3,
      expect.objectContaining({
        code: 'sms-secret-missing',
        message: 'La demande à la passerelle SMS contient {{secret}}, et aucun secret n’est donné.',
      }),
    ])
    expect((await dossier.run('send')).code).toBe(3)
    writeFileSync(join(dossier.folder, 'sms.secret'), 'autre\n', { mode: 0o600 })
    await dossier.ask('send')
    expect(gateway.asked[0]?.headers.authorization).toBe('Bearer autre')
  })
})

describe('a short message that cannot be sent as it should', () => {
  const settings = loadSettings(
    'relance.yaml',
    'creditor: { name: X }\nsms: { url: "https://x.example/?to={{to}}&m={{text}}", method: GET, maxParts: 1 }',
  )
  const codeOf = (to: readonly string[], text: string): string | null => {
    try {
      composeSms(settings, { to }, undefined, text)
      return null
    } catch (error) {
      return error instanceof InputError ? error.code : String(error)
    }
  }

  it.each([
    [null, ['02 99 11 22 33', '06 12 34 56 78'], 'Bonjour'],
    ['sms-number', ['02 99 11 22 33'], 'Bonjour'],
    ['sms-number', [], 'Bonjour'],
    ['sms-link', ['06 12 34 56 78'], 'Voyez www.exemple.fr'],
    ['sms-too-long', ['06 12 34 56 78'], 'a'.repeat(161)],
    [null, ['06 12 34 56 78'], 'a'.repeat(160)],
  ])('is told as %s (numbers %j)', (code, to, text) => {
    expect(codeOf(to, text)).toBe(code)
  })
})
