// Whatever names, subjects, files and addresses hold, a message has the headers it is meant to have, and its envelope those addresses.
import fc from 'fast-check'
import { simpleParser } from 'mailparser'
import { describe, expect, it } from 'vitest'
import { readableAddress } from '../../src/delivery/address.ts'
import { composeMessage } from '../../src/delivery/message.ts'
import { SmtpMailer } from '../../src/delivery/smtp-mailer.ts'
import { messageInput } from '../support/delivery.ts'
import { depth } from '../support/depth.ts'
import { loopback } from '../support/loopback.ts'
import { startMisbehaving } from '../support/misbehaving-smtp.ts'

const HOSTILE = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 80 }),
  fc
    .array(
      fc.constantFrom(
        '\r\n',
        '\n',
        '\r',
        '\0',
        '\u2028',
        '\u202e',
        'Bcc: x@voleur.example',
        '\r\n\r\n',
        ' ',
        '"',
        '<',
        '>',
        ',',
        ';',
        '=?utf-8?q?=0D=0ABcc:?=',
        'é',
        'x@voleur.example',
        '..',
        '/',
        '\\',
      ),
      { maxLength: 12 },
    )
    .map((parts) => parts.join('')),
)

const headNames = (bytes: Buffer): string[] => {
  const head = bytes.toString('latin1').split('\r\n\r\n')[0] ?? ''
  return head
    .split(/\r\n(?![ \t])/)
    .map((line) => line.slice(0, line.indexOf(':')))
    .sort()
}

describe('headers', () => {
  it('are those of an ordinary message whatever the subject, the names and the names of files', async () => {
    const expected = headNames((await composeMessage(messageInput({ replyTo: 'r@brunet.example', attachments: [file('a.pdf')] }))).bytes)
    await fc.assert(
      fc.asyncProperty(HOSTILE, HOSTILE, HOSTILE, HOSTILE, async (subject, from, to, filename) => {
        const { bytes, to: envelope } = await composeMessage(
          messageInput({
            subject: `Rappel ${subject}`,
            from: { name: from, address: 'compta@atelier-brunet.example' },
            replyTo: { name: to, address: 'r@brunet.example' },
            to: [{ name: to, address: 'achats@durand.example' }],
            attachments: [file(filename)],
          }),
        )
        expect(headNames(bytes)).toEqual(expected)
        expect(envelope).toEqual(['achats@durand.example'])
        const mail = await simpleParser(bytes)
        expect(mail.bcc).toBeUndefined()
        expect([mail.to].flat().flatMap((one) => one?.value.map(({ address }) => address) ?? [])).toEqual(['achats@durand.example'])
        expect(mail.attachments.length).toBe(1)
        expect(mail.attachments[0]?.filename ?? '').not.toMatch(/[\r\n/\\]/)
        // Nothing of the message is anything but printable ASCII in whole lines.
        expect(bytes.toString('latin1')).toMatch(/^(?:[\t\x20-\x7e]*\r\n)*[\t\x20-\x7e]*$/)
      }),
      { numRuns: depth(30, 500) },
    )
  })

  it('hold no address that is not one: it is refused, or left out where it is a copy', async () => {
    await fc.assert(
      fc.asyncProperty(HOSTILE, async (hostile) => {
        const address = `a@b.example${hostile}`
        const { to, bytes } = await composeMessage(messageInput({ cc: [address], bcc: [address] }))
        for (const one of to) expect(one).toMatch(/^[\x21-\x7e]+@[a-z0-9.-]+$/i)
        expect(bytes.toString('latin1').split('\r\n\r\n')[0]).not.toMatch(/^bcc:/im)
        const sent = await composeMessage(messageInput({ to: [address] })).catch((error: unknown) => error)
        if (sent instanceof Error) expect(sent).toMatchObject({ code: 'email-address-invalid' })
      }),
      { numRuns: depth(30, 500) },
    )
  })
})

describe('blind copies', () => {
  it('are on the envelope and in no word of the message, each mailbox once', async () => {
    const bcc = ['archives@cabinet.example', 'ACHATS@durand.example', 'archives@cabinet.example', 'pas une adresse']
    const { to, copies, bytes } = await composeMessage(messageInput({ bcc, cc: ['claire@brunet.example'] }))
    expect(to).toEqual(['achats@durand.example', 'claire@brunet.example', 'archives@cabinet.example'])
    expect(copies).toEqual(['claire@brunet.example', 'archives@cabinet.example'])
    expect(bytes.toString('latin1')).not.toMatch(/archives/i)
    expect(bytes.equals((await composeMessage(messageInput({ cc: ['claire@brunet.example'] }))).bytes)).toBe(true)
  })

  it('refused never decide the fate of the message', async () => {
    for (const [rcpt, kind] of [
      [['250 Ok', '550 5.1.1 No such archive'], 'accepted'],
      [['250 Ok', '452 4.2.2 Full'], 'accepted'],
      [['550 5.1.1 No such customer', '250 Ok'], 'refused'],
    ] as const) {
      const server = await startMisbehaving({ rcpt })
      const mailer = new SmtpMailer(loopback(server.port), null, { connectMs: 2_000, silenceMs: 2_000 })
      const { from, to, copies, bytes } = await composeMessage(messageInput({ bcc: ['archives@cabinet.example'] }))
      expect((await mailer.send({ from, to, copies, bytes })).kind).toBe(kind)
      mailer.close()
      await server.close()
    }
  })
})

describe('a domain with accents', () => {
  it('goes in ASCII on the envelope and in every header, and is shown readable', async () => {
    const server = await startMisbehaving({})
    const mailer = new SmtpMailer(loopback(server.port), null)
    const { from, to, copies, messageId, bytes } = await composeMessage(
      messageInput({
        from: { name: 'Société Générale des Été', address: 'compta@société-été.example' },
        replyTo: 'reponses@société-été.example',
        to: ['achats@côté-mer.example'],
        cc: ['Claire <claire@château.example>'],
        messageDomain: 'société-été.example',
      }),
    )
    expect((await mailer.send({ from, to, copies, bytes })).kind).toBe('accepted')
    expect(server.commands.filter((line) => /^(?:MAIL|RCPT)/.test(line))).toEqual([
      'MAIL FROM:<compta@xn--socit-t-eyabbb.example>',
      'RCPT TO:<achats@xn--ct-mer-cva0g.example>',
      'RCPT TO:<claire@xn--chteau-xta.example>',
    ])
    const head = bytes.toString('latin1').split('\r\n\r\n')[0] ?? ''
    expect(head).toMatch(/^[\t\r\n\x20-\x7e]*$/)
    expect(head).toContain('Reply-To: reponses@xn--socit-t-eyabbb.example')
    expect(messageId).toMatch(/@xn--socit-t-eyabbb\.example>$/)
    expect(to.map(readableAddress)).toEqual(['achats@côté-mer.example', 'claire@château.example'])
    expect([readableAddress('a@b.example'), readableAddress('pas une adresse')]).toEqual(['a@b.example', 'pas une adresse'])
    mailer.close()
    await server.close()
  })
})

function file(filename: string) {
  return { filename, content: Buffer.from('%PDF-1.4'), contentType: 'application/pdf' }
}
