import { simpleParser } from 'mailparser'
import { describe, expect, it } from 'vitest'
import { composeMessage } from '../../src/delivery/message.ts'
import { isoDay } from '../../src/domain/day.ts'
import { reminderId } from '../../src/domain/names.ts'
import { messageInput } from '../support/delivery.ts'
import { expectGolden } from '../support/golden.ts'

const parsed = async (more: Parameters<typeof messageInput>[0] = {}) => simpleParser((await composeMessage(messageInput(more))).bytes)
const headersOf = (bytes: Buffer): string => bytes.toString('latin1').split('\r\n\r\n')[0] ?? ''

describe('composing a message', () => {
  it('gives the same bytes for the same reminder, to the last boundary', async () => {
    const input = messageInput({
      attachments: [{ filename: 'F2026-017.pdf', content: Buffer.from('%PDF-1.4'), contentType: 'application/pdf' }],
    })
    const [one, two] = [await composeMessage(input), await composeMessage(input)]
    expect(one.bytes.equals(two.bytes)).toBe(true)
  })

  it('names the message after the reminder and its day, under the sender’s domain', async () => {
    const { messageId } = await composeMessage(messageInput())
    // printf 'r-C001-1\n2026-11-20' | sha256sum
    expect(messageId).toBe('<relance.20261120.149f9c5478960951f1cc0cee7f533e20@atelier-brunet.example>')
    expect((await parsed()).messageId).toBe(messageId)
    expect((await composeMessage(messageInput({ day: isoDay('2026-11-21') }))).messageId).not.toBe(messageId)
    expect((await composeMessage(messageInput({ id: reminderId('r-C002-1') }))).messageId).not.toBe(messageId)
  })

  it('writes plain ASCII with CRLF line ends only, so that no server has to rewrite it', async () => {
    const { bytes } = await composeMessage(messageInput({ subject: 'Échéance dépassée', text: 'é\nœ\r\n€\n.\n..\n' }))
    expect(bytes.every((byte) => byte < 0x80)).toBe(true)
    expect(bytes.toString('latin1').replaceAll('\r\n', '')).not.toMatch(/[\r\n]/)
  })

  it('says it was written by a machine, and is no mailing list', async () => {
    const { headers } = await parsed()
    expect(headers.get('auto-submitted')).toBe('auto-generated')
    expect(headers.get('x-auto-response-suppress')).toBe('All')
    expect([...headers.keys()].filter((key) => key.startsWith('list') || key === 'cc' || key === 'bcc' || key === 'x-mailer')).toEqual([])
  })

  it('copies the account manager in the open, on the envelope too, and says who only gets a copy', async () => {
    const cc = ['Claire Petit <claire@firme.example>']
    const { to, copies, bytes } = await composeMessage(messageInput({ cc }))
    expect([to, copies]).toEqual([['achats@durand.example', 'claire@firme.example'], ['claire@firme.example']])
    expect(headersOf(bytes)).toContain('\r\nCc: Claire Petit <claire@firme.example>')
  })

  it.each([
    ['a header in its name', 'Claire\r\nBcc: x@y.example <claire@firme.example>'],
    ['an address that is none', 'Claire <claire petit@firme.example>'],
    ['the address of the customer', 'Claire <Achats@durand.example>'],
  ])('leaves out a copy with %s, and writes the message all the same', async (_, copy) => {
    const { to, copies, bytes } = await composeMessage(messageInput({ cc: [copy] }))
    expect([to, copies]).toEqual([['achats@durand.example'], []])
    expect(headersOf(bytes)).not.toMatch(/^b?cc:/im)
  })

  it('is dated from the moment of the run', async () => {
    const { bytes } = await composeMessage(messageInput())
    expect(headersOf(bytes)).toContain('\r\nDate: Fri, 20 Nov 2026 09:15:00 +0100')
    expect((await parsed()).date?.toISOString()).toBe('2026-11-20T08:15:00.000Z')
  })

  it('keeps French accents and typography in the subject, the names and both bodies', async () => {
    const mail = await parsed({
      subject: 'Relance n° 2 – échéance du 1er août : « reste dû » à L’Œuvre',
      from: { name: 'Société Générale des Œufs', address: 'compta@oeufs.example' },
      replyTo: 'Hélène Lefèvre <helene@oeufs.example>',
      to: [{ name: 'Noël Çelik', address: 'noel@celik.example' }],
      text: 'Madame, Monsieur,\nIl reste 1\u202f234,56\u00a0€ à régler.\n',
      html: '<p>Il reste 1\u202f234,56\u00a0€ à régler.</p>',
    })
    expect(mail.subject).toBe('Relance n° 2 – échéance du 1er août : « reste dû » à L’Œuvre')
    expect(mail.from?.value).toMatchObject([{ name: 'Société Générale des Œufs', address: 'compta@oeufs.example' }])
    expect(mail.replyTo?.value).toMatchObject([{ name: 'Hélène Lefèvre', address: 'helene@oeufs.example' }])
    expect(mail.to?.value).toMatchObject([{ name: 'Noël Çelik', address: 'noel@celik.example' }])
    expect(mail.text).toBe('Madame, Monsieur,\nIl reste 1\u202f234,56\u00a0€ à régler.\n')
    expect(mail.html).toBe('<p>Il reste 1\u202f234,56\u00a0€ à régler.</p>')
  })

  it.each(["D'Aboville & Fils <SARL>", 'Durand, Père "et" Fils', 'SCI \\ Les Lilas; (Rennes)', '株式会社 ルノー', 'a@b.example'])(
    'gives back the name %s as it was',
    async (name) => {
      const mail = await parsed({ to: [{ name, address: 'compta@client.example' }] })
      expect(mail.to?.value).toEqual([{ name, address: 'compta@client.example' }])
    },
  )

  it('writes to a domain with accents under its ASCII name', async () => {
    const mime = await composeMessage(messageInput({ to: ['compta@Hôtel-Crémaillère.example'], messageDomain: 'forêt.example' }))
    expect(mime.to).toEqual(['compta@xn--htel-crmaillre-6jbk4p.example'])
    expect(mime.messageId.endsWith('@xn--fort-ipa.example>')).toBe(true)
  })

  it('attaches the files under their cleaned names', async () => {
    const mail = await parsed({
      attachments: [
        { filename: 'Facture n° 12 – août.pdf', content: Buffer.from('%PDF-1.4 a'), contentType: 'application/pdf' },
        { filename: '../../etc/pass\r\nwd\u202efdp.exe', content: Buffer.from('b'), contentType: 'text/html\r\nX: y' },
        { filename: 'courrier.bin', content: Buffer.from('Subject: x\r\n\r\ny'), contentType: 'message/rfc822' },
      ],
    })
    expect(mail.attachments.map((file) => [file.filename, file.contentType, file.content.toString()])).toEqual([
      ['Facture n° 12 – août.pdf', 'application/pdf', '%PDF-1.4 a'],
      ['..-..-etc-pass wdfdp.exe', 'application/octet-stream', 'b'],
      ['courrier.bin', 'application/octet-stream', 'Subject: x\r\n\r\ny'],
    ])
  })
})

describe('what cannot be slipped into a message', () => {
  it.each(['\r\n', '\n', '\r', '\u2028', '\u0085', '\u0000', '\u000b'])(
    'a header through a subject or a name holding %j',
    async (breaker) => {
      const { bytes } = await composeMessage(
        messageInput({
          subject: `Rappel${breaker}Bcc: pirate@example.org`,
          from: { name: `Brunet${breaker}X-Evil: 1`, address: 'compta@atelier-brunet.example' },
          to: [{ name: `Durand${breaker}Cc: pirate@example.org`, address: 'achats@durand.example' }],
        }),
      )
      const names = headersOf(bytes)
        .replace(/\r\n[ \t]/g, ' ')
        .split('\r\n')
        .map((line) => line.split(':')[0])
      expect(names.sort()).toEqual([
        'Auto-Submitted',
        'Content-Type',
        'Date',
        'From',
        'MIME-Version',
        'Message-ID',
        'Subject',
        'To',
        'X-Auto-Response-Suppress',
      ])
      const mail = await simpleParser(bytes)
      expect(mail.to?.value.map((to) => to.address)).toEqual(['achats@durand.example'])
      expect(mail.subject).toBe('Rappel Bcc: pirate@example.org')
    },
  )

  it('a text written backwards by marks of direction', async () => {
    expect((await parsed({ subject: 'Facture \u202efdp.exe\u202c \u2067ok\u2069' })).subject).toBe('Facture fdp.exe ok')
  })

  it('a recipient through a name with its own address', async () => {
    const mime = await composeMessage(messageInput({ to: [{ name: 'Durand <pirate@example.org>, x', address: 'achats@durand.example' }] }))
    expect(mime.to).toEqual(['achats@durand.example'])
    expect((await simpleParser(mime.bytes)).to?.value.map((to) => to.address)).toEqual(['achats@durand.example'])
  })

  it('a file of the machine through the body or an attachment', async () => {
    const mail = await parsed({ html: '<img src="file:///etc/hostname"><img src="cid:x">', text: 'file:///etc/hostname' })
    expect(mail.attachments).toEqual([])
  })
})

describe('addresses that cannot be written to', () => {
  it.each([
    ['', 'L’adresse e-mail est vide.'],
    ['compta.client.fr', 'L’adresse e-mail « compta.client.fr » n’est pas complète : il faut un nom, un @ et un domaine.'],
    ['compta@', 'L’adresse e-mail « compta@ » n’est pas complète : il faut un nom, un @ et un domaine.'],
    ['a@b.fr\r\nRCPT TO:<x@y.fr>', 'L’adresse e-mail « a@b.fr RCPT TO:<x@y.fr> » contient un retour à la ligne ou un caractère invisible.'],
    ['a@b\u202e.fr', 'L’adresse e-mail « a@b.fr » contient un retour à la ligne ou un caractère invisible.'],
    [
      'rené@client.fr',
      'L’adresse e-mail « rené@client.fr » n’est pas valable : la partie avant le @ contient un caractère interdit (espace, accent, guillemet…).',
    ],
    [
      'a@b.fr, c@d.fr',
      'L’adresse e-mail « a@b.fr, c@d.fr » n’est pas valable : la partie avant le @ contient un caractère interdit (espace, accent, guillemet…).',
    ],
    ['compta@client', 'L’adresse e-mail « compta@client » n’est pas valable : le domaine après le @ n’existe pas sous cette forme.'],
    [
      'compta@cli_ent.fr',
      'L’adresse e-mail « compta@cli_ent.fr » n’est pas valable : le domaine après le @ n’existe pas sous cette forme.',
    ],
    ['compta@10.0.0.1', 'L’adresse e-mail « compta@10.0.0.1 » n’est pas valable : le domaine après le @ n’existe pas sous cette forme.'],
    [
      'compta@client..fr',
      'L’adresse e-mail « compta@client..fr » n’est pas valable : le domaine après le @ n’existe pas sous cette forme.',
    ],
  ])('%j is refused with its reason', async (address, why) => {
    await expect(composeMessage(messageInput({ to: [address] }))).rejects.toMatchObject({ code: 'email-address-invalid', message: why })
  })

  it('nobody to write to is refused', async () => {
    await expect(composeMessage(messageInput({ to: [] }))).rejects.toThrow('Le message n’a pas de destinataire.')
  })
})

describe('a message with pictures and files', () => {
  it('is laid out as mail programs expect: words in two forms, pictures beside the HTML, files after both', async () => {
    const pixel = Buffer.from('89504e470d0a1a0a', 'hex')
    const { bytes } = await composeMessage(
      messageInput({
        html: '<p><img src="cid:logo@relance" alt="Atelier Brunet">Bonjour,</p>',
        inline: [{ cid: 'logo@relance', filename: 'logo.png', content: pixel, contentType: 'image/png' }],
        attachments: [{ filename: 'facture-F2026-017.pdf', content: Buffer.from('%PDF-1.4\n%%EOF\n'), contentType: 'application/pdf' }],
      }),
    )
    expectGolden('delivery/message-with-files.eml', bytes.toString('latin1'))
  })
})
