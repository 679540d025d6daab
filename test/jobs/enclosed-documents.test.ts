// What relance makes itself and sends with a message: the statement of account, the calculation sheet, the creditor's picture. And who writes.
import { mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { type ParsedMail, simpleParser } from 'mailparser'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { qrModules } from '../../src/rendering/qr/modules.ts'
import { qrPng } from '../../src/rendering/qr/png.ts'
import type { AgingView, DeliveryView, PenaltiesView, SendView } from '../../src/reporting/views.ts'
import { contacts, newDossier, removeDossiers, type SettingsChanges, type TempDossier, twinOf } from '../support/dossier.ts'
import { fec, receipt, sale } from '../support/fec.ts'
import { textOf } from '../support/pdf-text.ts'
import { plain } from '../support/runs.ts'

const SCENARIOS: SettingsChanges = {
  scenarios: {
    standard: [
      { step: 'relance-1', at: 5, channel: 'email' },
      { step: 'relance-2', at: 15, channel: 'email', penalties: 'mention' },
    ],
    ferme: [{ step: 'relance-1', at: 5, channel: 'email', penalties: 'claim' }],
  },
  groups: [{ payer: 'C004', members: ['C005'] }],
}

let planned: TempDossier
beforeAll(async () => {
  planned = newDossier(SCENARIOS)
  const books = [
    sale('C001', 'F1', '2026-10-01', 120_000),
    sale('C001', 'F2', '2026-11-10', 80_000),
    // Money that nobody has put against anything.
    receipt('C001', '2026-11-02', 30_000),
    sale('C002', 'F10', '2026-10-10', 50_000),
    sale('C003', 'F30', '2026-10-01', 1_000_000),
    sale('C004', 'F40', '2026-10-01', 40_000),
    sale('C005', 'F50', '2026-10-01', 50_000),
    sale('C006', 'F60', '2026-10-01', 10_000),
    sale('C006', 'F61', '2026-10-01', 500_000),
  ]
  const people = contacts(['C001', 'C002', 'C003', 'C004', 'C005', 'C006'])
    .replace('Téléphone', 'Téléphone;Scénario')
    .replace(/^("C00[36]".*)$/gm, '$1;ferme')
  await planned.ask(`import ${planned.write('732829320FEC20261231.txt', fec(books))} ${planned.write('contacts.csv', people)} --first-year`)
  await planned.ask('plan')
}, 60_000)
afterAll(removeDossiers)

async function sentTo(dossier: TempDossier, customer: string): Promise<{ line: DeliveryView; mail: ParsedMail }> {
  const { results } = await dossier.ask<SendView>('send')
  const line = results.find((one) => one.customer === customer)
  if (line === undefined) throw new Error(`nothing for ${customer}`)
  return { line, mail: await simpleParser(readFileSync(line.file ?? '')) }
}

const attached = (mail: ParsedMail) => mail.attachments.filter(({ related }) => !related)
const names = (mail: ParsedMail) => attached(mail).map(({ filename }) => filename)
const withSettings = (changes: SettingsChanges) => twinOf(planned, { ...SCENARIOS, ...changes })

describe('the statement of account', () => {
  it('shows every open item and the balance of the books, to the cent', async () => {
    const dossier = withSettings({ attachments: { statement: 'always' } })
    const { mail } = await sentTo(dossier, 'C001')
    expect(names(mail)).toEqual(['releve-de-compte-2026-11-20.pdf'])
    expect(plain(mail.text ?? '')).toContain('Pièce jointe : relevé de compte.')
    const text = plain(textOf(attached(mail)[0]?.content ?? Buffer.alloc(0)))
    for (const told of ['Relevé de compte', 'Situation au 20 novembre 2026', 'F1', 'F2', '1 200,00 €', '800,00 €', '−300,00 €'])
      expect(text).toContain(told)
    // 1 200,00 + 800,00 − 300,00, as the aged balance has it.
    expect(text).toContain('Solde du compte : 1 700,00 €')
    const { customers } = await dossier.ask<AgingView>('aging')
    expect(customers.find(({ customer }) => customer === 'C001')?.balanceCents).toBe(170_000)
  })

  it('comes from its step on, and not before', async () => {
    const early = withSettings({ attachments: { statement: 'relance-2' } })
    expect(names((await sentTo(early, 'C001')).mail)).toEqual([])
  })

  it('of companies of a group is one for each', async () => {
    const { mail } = await sentTo(withSettings({ attachments: { statement: 'always' } }), 'C004')
    expect(names(mail)).toEqual(['releve-de-compte-C004-2026-11-20.pdf', 'releve-de-compte-C005-2026-11-20.pdf'])
    const [own, other] = attached(mail).map(({ content }) => plain(textOf(content)))
    expect([own?.includes('F50'), own?.includes('Solde du compte : 400,00 €')]).toEqual([false, true])
    expect([other?.includes('F40'), other?.includes('Solde du compte : 500,00 €')]).toEqual([false, true])
  })
})

describe('the calculation sheet', () => {
  it('comes with the first step that claims penalties, and gives the very sum claimed', async () => {
    const dossier = withSettings({})
    const { mail } = await sentTo(dossier, 'C003')
    expect(names(mail)).toEqual(['calcul-des-penalites-2026-11-20.pdf'])
    const { totals } = await dossier.ask<PenaltiesView>('penalties --customer C003')
    // 10 000,00 × 12,40 % × 20 days after 31 October ÷ 365 = 67,95, and the fee of 40.
    expect([totals.interestCents, totals.feeCents]).toEqual([6_795, 4_000])
    const text = plain(textOf(attached(mail)[0]?.content ?? Buffer.alloc(0)))
    expect(text).toContain('67,95 €')
    expect(plain(mail.text ?? '')).toContain('Pénalités de retard : 67,95 €')
    // What the accountant weighs is his alone.
    for (const own of ['Autres lectures', 'Prescription', 'Rien dans les données', '--sheet', 'SHA-256']) expect(text).not.toContain(own)
  })

  it('stays out where the step would claim and the message cannot: it would give another sum', async () => {
    const dossier = withSettings({})
    await dossier.ask('dispute C003 --ref F30 --amount 400,00 --reason casse')
    const { line, mail } = await sentTo(dossier, 'C003')
    expect([names(mail), line.missingAttachments]).toEqual([[], undefined])
    expect(plain(mail.text ?? '')).toContain('9 600,00 €')
  })

  it('where penalties are recalled gives those of all that is asked, or stays out and that is told', async () => {
    const recalled = { ...SCENARIOS.scenarios, ferme: [{ step: 'relance-1', at: 5, channel: 'email', penalties: 'mention' }] }
    const changes: SettingsChanges = { scenarios: recalled, attachments: { calculation: 'relance-1' } }
    expect(names((await sentTo(withSettings(changes), 'C003')).mail)).toEqual(['calcul-des-penalites-2026-11-20.pdf'])
    const dossier = withSettings(changes)
    await dossier.ask('dispute C006 --ref F60 --amount 40,00 --reason casse')
    const { line, mail } = await sentTo(dossier, 'C006')
    expect([names(mail), line.missingAttachments]).toEqual([
      [],
      [
        expect.objectContaining({
          kind: 'calculation',
          code: 'sums-differ',
          text: expect.stringContaining('sur tout ce que demande le message'),
        }),
      ],
    ])
  })

  it('stays out with calculation: none', async () => {
    expect(names((await sentTo(withSettings({ attachments: { calculation: 'none' } }), 'C003')).mail)).toEqual([])
  })
})

describe('the creditor’s picture', () => {
  const PICTURE = qrPng(qrModules('logo'), 2)

  it('travels with the message and is shown by it, never fetched', async () => {
    const dossier = withSettings({ creditor: { logo: 'images/logo.png' } })
    mkdirSync(join(dossier.folder, 'images'))
    writeFileSync(join(dossier.folder, 'images', 'logo.png'), PICTURE)
    const { line, mail } = await sentTo(dossier, 'C002')
    const source = readFileSync(line.file ?? '', 'latin1')
    expect(source).toMatch(/^Content-ID: <logo@relance>/im)
    expect(source).toContain('multipart/related')
    const shown = mail.attachments.filter(({ related }) => related).map(({ cid, content }) => [cid, content])
    expect(shown[0]).toEqual(['logo@relance', PICTURE])
    expect(shown.map(([cid]) => cid)).toEqual(['logo@relance', 'payment-code@relance'])
  })

  it.each([
    ['is a link', 'est un lien', (file: string) => symlinkSync('/etc/hostname', file)],
    ['is too large', 'dépasse 200 ko', (file: string) => writeFileSync(file, Buffer.concat([PICTURE, Buffer.alloc(200_000)]))],
    ['is no picture', 'ni une image PNG ni une image JPEG', (file: string) => writeFileSync(file, '<svg onload="x"/>')],
  ])('is refused in words when it %s', async (_, said, make) => {
    const dossier = withSettings({ creditor: { logo: 'logo.png' } })
    make(join(dossier.folder, 'logo.png'))
    const answer = await dossier.run('send')
    expect([answer.code, plain(answer.stderr)]).toEqual([3, expect.stringContaining(said)])
    expect(plain((await dossier.run('check')).stdout)).toContain(said)
  })
})

describe('who writes', () => {
  const firm = {
    name: 'Cabinet Petit',
    siren: '552100554',
    address: ['3 quai des Mouettes', '44000 Nantes'],
    email: 'contact@petit.example',
  }

  it('a firm in its own name signs, says for whom and under which mandate, and the money goes to the creditor', async () => {
    const sender = { firm, mandate: { reference: 'M-2026-04', date: '2026-03-01' } }
    const { mail } = await sentTo(withSettings({ sender }), 'C002')
    expect(mail.from?.value[0]?.name).toBe('Cabinet Petit')
    const text = plain(mail.text ?? '')
    expect(text).toContain('Cabinet Petit (3 quai des Mouettes, 44000 Nantes), chargé du recouvrement amiable de cette créance,')
    expect(text).toContain('Article L111-8 du code des procédures civiles d’exécution, deuxième et troisième alinéas :')
    expect(text).toContain('Les frais de recouvrement entrepris sans titre exécutoire restent à la charge du créancier, sauf')
    expect(text).toContain('au nom et pour le compte d’Atelier Brunet')
    expect(text).toContain('en vertu du mandat M-2026-04 du 1er mars 2026')
    expect(text).toContain('Titulaire : Atelier Brunet')
    expect(mail.subject).toMatch(/^Atelier Brunet – /)
  })

  it('a firm in its own name without a mandate sends nothing but a trial to itself', async () => {
    const dossier = withSettings({ sender: { firm } })
    const answer = await dossier.run('send')
    expect([answer.code, answer.stderr]).toEqual([3, expect.stringContaining('sans mandat de recouvrement')])
    expect((await dossier.run('send', '--to-me')).code).toBe(0)
    expect(plain((await dossier.run('check')).stdout)).toContain('sans mandat de recouvrement')
  })

  it('a firm in its client’s name says where answers go', async () => {
    const refused = await withSettings({ sender: { engagement: 'LM-2026-04' } }).run('send')
    expect([refused.code, refused.stderr]).toEqual([3, expect.stringContaining('sender.replyTo')])
    const { mail } = await sentTo(withSettings({ sender: { engagement: 'LM-2026-04', replyTo: 'client@petit.example' } }), 'C002')
    expect([mail.from?.value[0]?.name, mail.replyTo?.text]).toEqual(['Atelier Brunet', 'client@petit.example'])
  })
})
