// What is known of a short message after a gateway failed at each point: refused for certain, or in doubt, never believed sent.
import { readFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { resolve } from 'node:path'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { HttpGateway } from '../../src/delivery/http-gateway.ts'
import { reminderId } from '../../src/domain/names.ts'
import type { SmsSettings } from '../../src/domain/settings.ts'
import { type GatewayMood, startGateway, type TestGateway } from '../support/sms-gateway.ts'

const FIXTURES = resolve(import.meta.dirname, '../../fixtures/delivery')

const open: TestGateway[] = []

afterEach(async () => {
  for (const gateway of open.splice(0)) await gateway.close()
})

const JSON_BODY = '{"to":"{{to}}","text":"{{text}}","from":"{{from}}"}'

function settings(url: string, changes: Partial<SmsSettings> = {}): SmsSettings {
  return {
    ...{
      url,
      method: 'POST',
      format: 'json',
      body: JSON_BODY,
      from: 'BRUNET',
      success: null,
      secretFile: null,
      maxParts: 2,
      timeoutSeconds: 5,
    },
    headers: { Authorization: 'Bearer {{secret}}', 'Idempotency-Key': '{{id}}' },
    ...changes,
  }
}

async function sent(moods: GatewayMood[], changes: Partial<SmsSettings> = {}, text = 'Bonjour') {
  const gateway = await startGateway(moods)
  open.push(gateway)
  const outcome = await new HttpGateway(settings(gateway.url, changes), 'tr0p-secret').send({
    id: reminderId('abc123'),
    to: '+33612345678',
    text,
  })
  return { outcome, asked: gateway.asked }
}

describe('a request to the gateway', () => {
  it('holds number, text, name and secret, each as a value where it stands', async () => {
    const { outcome, asked } = await sent([{ status: 201, body: '{"id":"77"}' }], {}, 'Dit "oui"\\ & co\n')
    expect(outcome).toEqual({ kind: 'accepted', reply: '201 {"id":"77"}', refusedRecipients: [] })
    expect(JSON.parse(asked[0]?.body ?? '')).toEqual({ to: '+33612345678', text: 'Dit "oui"\\ & co\n', from: 'BRUNET' })
    expect(asked[0]?.headers).toMatchObject({
      authorization: 'Bearer tr0p-secret',
      'idempotency-key': 'abc123',
      'content-type': 'application/json; charset=utf-8',
    })
  })

  it('is a form or an address where the settings say so', async () => {
    const form = await sent([200], { format: 'form', body: 'to={{to}}&msg={{text}}' }, 'a&b=c é')
    expect([...new URLSearchParams(form.asked[0]?.body)]).toEqual([
      ['to', '+33612345678'],
      ['msg', 'a&b=c é'],
    ])
    const gateway = await startGateway([200])
    open.push(gateway)
    const get = settings(`${gateway.url}?to={{to}}&msg={{text}}&key={{secret}}`, { method: 'GET', body: null, headers: {} })
    await new HttpGateway(get, 'a/b').send({ id: reminderId('x'), to: '+33612345678', text: 'a&b #1' })
    expect(gateway.asked[0]).toMatchObject({ method: 'GET', path: '/sms?to=%2B33612345678&msg=a%26b%20%231&key=a%2Fb' })
  })
})

describe('a gateway that answers', () => {
  it.each([400, 404, 422])('%i: the message is refused for good', async (status) => {
    expect((await sent([status])).outcome).toMatchObject({ kind: 'refused', retriable: false, reply: `${status} {"status":${status}}` })
  })

  it.each([429, 503])('%i: the message may be tried again', async (status) => {
    expect((await sent([status])).outcome).toMatchObject({ kind: 'refused', retriable: true, connection: false })
  })

  it.each([401, 403])('%i: the next message would be refused too', async (status) => {
    expect((await sent([status])).outcome).toMatchObject({ kind: 'refused', retriable: false, connection: true })
  })

  it.each([409, 500, 502, 504, 520])('%i: nobody knows whether the message left', async (status) => {
    expect((await sent([status])).outcome.kind).toBe('unknown')
  })

  it('with a redirection is not followed: refused, or in doubt where the deed may be done', async () => {
    const other = await startGateway([200])
    open.push(other)
    const to = (status: number) => sent([{ status, body: '', location: other.url }])
    expect((await to(307)).outcome).toMatchObject({ kind: 'refused', retriable: false })
    expect((await to(301)).outcome).toMatchObject({ kind: 'refused', retriable: false })
    expect((await to(302)).outcome.kind).toBe('unknown')
    expect((await to(303)).outcome.kind).toBe('unknown')
    expect(other.asked).toEqual([])
  })

  it('without what a taken message answers leaves a doubt', async () => {
    expect((await sent([{ status: 200, body: '{"error":"credit"}' }], { success: '"queued"' })).outcome.kind).toBe('unknown')
    expect((await sent([{ status: 200, body: '{"state":"queued"}' }], { success: '"queued"' })).outcome.kind).toBe('accepted')
  })

  it('with a page without end is read no further than it must', async () => {
    const { outcome } = await sent(['huge'])
    expect(outcome).toMatchObject({ kind: 'accepted' })
    expect(JSON.stringify(outcome).length).toBeLessThan(500)
    expect((await sent(['huge'], { success: 'queued' })).outcome.kind).toBe('unknown')
  })

  it('never has its secret told', async () => {
    const echo = await sent([{ status: 400, body: 'bad key tr0p-secret' }])
    expect(JSON.stringify(echo.outcome)).not.toContain('tr0p-secret')
    expect(echo.outcome).toMatchObject({ reply: '400 bad key …' })
  })
})

describe('a gateway that is lost', () => {
  it('before the request has left: the message may be tried again', async () => {
    const gone = await startGateway([200])
    await gone.close()
    const outcome = await new HttpGateway(settings(gone.url), null).send({ id: reminderId('x'), to: '+33612345678', text: 'a' })
    expect(outcome).toMatchObject({ kind: 'refused', retriable: true, connection: true, reply: null })
  })

  it.each(['drop', 'nonsense'] as const)('after the request has left (%s): in doubt', async (mood) => {
    const { outcome, asked } = await sent([mood])
    expect(outcome.kind).toBe('unknown')
    expect(asked).toHaveLength(1)
  })

  it('without an answer within the time given: in doubt', async () => {
    expect((await sent(['hang'], { timeoutSeconds: 1 })).outcome.kind).toBe('unknown')
  })

  it('in the midst of an answer that takes the message: sent', async () => {
    expect((await sent(['cut'])).outcome).toMatchObject({ kind: 'accepted', reply: '200 {"status":"que' })
    expect((await sent(['cut'], { success: 'queued' })).outcome.kind).toBe('unknown')
  })

  it('by a certificate that nobody vouches for gets nothing', async () => {
    const gateway = await startGateway([200], {
      key: readFileSync(`${FIXTURES}/test-only-server.key`),
      cert: readFileSync(`${FIXTURES}/test-only-localhost.pem`),
    })
    open.push(gateway)
    const send = () => new HttpGateway(settings(gateway.url), 's').send({ id: reminderId('x'), to: '+33612345678', text: 'a' })
    expect(await send()).toMatchObject({ kind: 'refused', retriable: false, connection: true })
    // Somebody's habit, for another program.
    vi.stubEnv('NODE_TLS_REJECT_UNAUTHORIZED', '0')
    expect(await send()).toMatchObject({ kind: 'refused', retriable: false, connection: true })
    vi.unstubAllEnvs()
    expect(gateway.asked).toEqual([])
  })

  it('before it is encrypted gets nothing: the message may be tried again', async () => {
    const server = createServer((socket) => socket.destroy())
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
    const { port } = server.address() as { port: number }
    const outcome = await new HttpGateway(settings(`https://127.0.0.1:${port}/sms`), 's').send({
      id: reminderId('x'),
      to: '+33612345678',
      text: 'a',
    })
    server.close()
    expect(outcome).toMatchObject({ kind: 'refused', connection: true })
  })
})
