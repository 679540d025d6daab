// The signature of the messages, verified against the text of the standard, on the very bytes that are sent.
import { createPublicKey, generateKeyPairSync } from 'node:crypto'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { dkimKey } from '../../src/delivery/dkim-key.ts'
import { composeMessage } from '../../src/delivery/message.ts'
import { SmtpMailer } from '../../src/delivery/smtp-mailer.ts'
import { messageInput } from '../support/delivery.ts'
import { depth } from '../support/depth.ts'
import { verifyDkim } from '../support/dkim-verify.ts'
import { loopback } from '../support/loopback.ts'
import { startSmtp } from '../support/smtp.ts'

const SETTINGS = { domain: 'atelier-brunet.example', selector: 'relance', keyFile: 'dkim.pem' }
const pemOf = (pair: { privateKey: { export(options: { type: 'pkcs8'; format: 'pem' }): string | Buffer } }) =>
  String(pair.privateKey.export({ type: 'pkcs8', format: 'pem' }))
const PAIR = generateKeyPairSync('rsa', { modulusLength: 2048 })
const KEY = dkimKey(SETTINGS, pemOf(PAIR), 'dkim.pem')

describe('a signed message', () => {
  it('holds against the public key, under the domain and the selector of the settings', async () => {
    const { bytes } = await composeMessage(messageInput({ dkim: KEY }))
    const { holds, tags } = verifyDkim(bytes, createPublicKey(PAIR.publicKey.export({ type: 'spki', format: 'pem' })))
    expect(holds).toBe(true)
    expect([tags['d'], tags['s'], tags['a'], tags['c']]).toEqual(['atelier-brunet.example', 'relance', 'rsa-sha256', 'relaxed/relaxed'])
    const signed = (tags['h'] ?? '').split(':')
    for (const name of ['from', 'to', 'subject', 'date', 'message-id', 'mime-version', 'content-type']) expect(signed).toContain(name)
  })

  it('is signed the same each time, and is the unsigned one but for that line', async () => {
    const signed = (await composeMessage(messageInput({ dkim: KEY }))).bytes
    expect((await composeMessage(messageInput({ dkim: KEY }))).bytes.equals(signed)).toBe(true)
    const plain = (await composeMessage(messageInput())).bytes.toString('latin1')
    expect(signed.toString('latin1').endsWith(plain)).toBe(true)
    expect(signed.toString('latin1').slice(0, -plain.length)).toMatch(/^DKIM-Signature: [\s\S]*\r\n$/)
  })

  it('still holds once it has gone through a mail server', async () => {
    const server = await startSmtp()
    const mailer = new SmtpMailer(loopback(server.port), null)
    const { from, to, bytes } = await composeMessage(messageInput({ dkim: KEY, text: '.\n..\nfin  \n\n\n' }))
    expect((await mailer.send({ from, to, bytes })).kind).toBe('accepted')
    expect(verifyDkim(server.received[0]?.raw ?? Buffer.alloc(0), PAIR.publicKey).holds).toBe(true)
    mailer.close()
    await server.close()
  })

  it('holds no more once a word, a name or an address of it is changed', async () => {
    const text = (await composeMessage(messageInput({ dkim: KEY }))).bytes.toString('latin1')
    const holds = (changed: string) => verifyDkim(Buffer.from(changed, 'latin1'), PAIR.publicKey).holds
    expect(holds(text)).toBe(true)
    for (const [word, other] of [
      ['Bonjour', 'Bonsoir'],
      ['F2026-017', 'F2026-018'],
      ['achats@durand', 'achats@dupont'],
      ['Brunet', 'Bernet'],
    ] as const) {
      expect(text).toContain(word)
      expect(holds(text.replace(word, other))).toBe(false)
    }
  })

  it('holds whatever is written in it', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.string({ unit: 'grapheme', maxLength: 300 }),
        fc.string({ unit: 'binary', maxLength: 60 }),
        async (text, name) => {
          const from = { name, address: 'compta@atelier-brunet.example' }
          const { bytes } = await composeMessage(messageInput({ dkim: KEY, text, html: `<p>${text}</p>`, subject: `Rappel ${text}`, from }))
          expect(verifyDkim(bytes, PAIR.publicKey).holds).toBe(true)
        },
      ),
      { numRuns: depth(8, 200) },
    )
  })
})

describe('a key that cannot sign', () => {
  const refused = (pem: string) => () => dkimKey(SETTINGS, pem, '/dossier/dkim.pem')
  it.each([
    ['of another kind', pemOf(generateKeyPairSync('ed25519'))],
    ['too short to be verified by anybody', pemOf(generateKeyPairSync('rsa', { modulusLength: 512 }))],
    ['a public one', String(PAIR.publicKey.export({ type: 'spki', format: 'pem' }))],
    ['no key at all', 'secret'],
  ])('%s is refused before anything is sent', (_title, pem) => {
    expect(refused(pem)).toThrow(
      expect.objectContaining({ code: 'dkim-key-invalid', exitCode: 3, details: expect.objectContaining({ file: '/dossier/dkim.pem' }) }),
    )
  })

  it('a key that opens with a password is refused, and shown in no word', () => {
    const pem = String(PAIR.privateKey.export({ type: 'pkcs8', format: 'pem', cipher: 'aes-256-cbc', passphrase: 'x' }))
    expect(refused(pem)).toThrow('sans mot de passe')
    expect(refused(pem)).not.toThrow(pem.split('\n')[1])
  })
})
