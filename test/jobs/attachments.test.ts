// What is enclosed with a message: the invoice of this number and of this customer, or none, and what is not enclosed is said.
import { execFileSync } from 'node:child_process'
import { mkdirSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { type ParsedMail, simpleParser } from 'mailparser'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { isoDay } from '../../src/domain/day.ts'
import { enclosuresOf } from '../../src/jobs/attachments.ts'
import { dayPlan } from '../../src/jobs/day-plan.ts'
import type { DeliveryView, SendView } from '../../src/reporting/views.ts'
import { contacts, newDossier, removeDossiers, type SettingsChanges, type TempDossier, twinOf } from '../support/dossier.ts'
import { fec, receipt, sale } from '../support/fec.ts'
import { openedDossier } from '../support/opened-dossier.ts'
import { pdfFile } from '../support/pdf-file.ts'
import { textOf } from '../support/pdf-text.ts'
import { plain } from '../support/runs.ts'

const SCENARIOS: SettingsChanges = {
  scenarios: {
    standard: [
      { step: 'relance-1', at: 5, channel: 'email' },
      { step: 'relance-2', at: 15, channel: 'email', penalties: 'mention' },
    ],
    courrier: [{ step: 'relance-1', at: 5, channel: 'letter' }],
  },
}

let planned: TempDossier
beforeAll(async () => {
  planned = newDossier(SCENARIOS)
  const books = [
    sale('C001', 'F1', '2026-10-10', 120_000),
    sale('C002', 'F10', '2026-10-10', 50_000),
    // Two customers with the same number, as two packages give.
    sale('C003', 'F77', '2026-10-10', 30_000),
    sale('C004', 'F77', '2026-10-10', 40_000),
    // Numbers that no file name can hold as they are.
    sale('C005', 'Été/2026 n° 5', '2026-10-10', 70_000),
    sale('C006', 'F61', '2026-10-10', 61_000),
    sale('C006', 'F62', '2026-10-11', 62_000),
    sale('C006', 'F63', '2026-10-12', 63_000),
    receipt('C006', '2026-10-20', 1_000, { ref: 'F61' }),
    sale('C007', 'F70', '2026-10-10', 71_000),
    // Twins but for what separates their parts.
    sale('C008', 'F8-10', '2026-10-10', 10_000),
    sale('C008', 'F81-0', '2026-10-10', 20_000),
  ]
  const codes = ['C001', 'C002', 'C003', 'C004', 'C005', 'C006', 'C007', 'C008']
  const people = contacts(codes)
    .replace('Téléphone', 'Téléphone;Scénario')
    .replace(/^("C007".*)$/m, '$1;courrier')
  await planned.ask(`import ${planned.write('732829320FEC20261231.txt', fec(books))} ${planned.write('contacts.csv', people)} --first-year`)
  await planned.ask('plan')
}, 60_000)
afterAll(removeDossiers)

type Files = Readonly<Record<string, Buffer>>

/** The dossier with these files in its folder of invoices. */
function withInvoices(files: Files, changes: SettingsChanges = {}): TempDossier {
  const dossier = twinOf(planned, { ...SCENARIOS, ...changes })
  mkdirSync(join(dossier.folder, 'invoices'))
  for (const [path, bytes] of Object.entries(files)) {
    const file = join(dossier.folder, 'invoices', path)
    mkdirSync(dirname(file), { recursive: true })
    writeFileSync(file, bytes)
  }
  return dossier
}

async function lineOf(dossier: TempDossier, customer: string): Promise<DeliveryView> {
  const { results } = await dossier.ask<SendView>('send')
  const line = results.find((one) => one.customer === customer)
  if (line === undefined) throw new Error(`nothing for ${customer}`)
  return line
}

async function mailOf(line: DeliveryView): Promise<ParsedMail> {
  return await simpleParser(readFileSync(line.file ?? ''))
}

const files = (mail: ParsedMail) => mail.attachments.filter(({ related }) => !related).map(({ filename, content }) => [filename, content])
const refs = ({ attachments = [] }: DeliveryView) => attachments.map(({ ref }) => ref)
const missing = ({ missingAttachments = [] }: DeliveryView) => missingAttachments.map(({ ref, code }) => [ref, code])

describe('the invoice of a number', () => {
  it('is enclosed to the byte, named after its number, and the message says so', async () => {
    const bytes = pdfFile('F1', 5_000)
    const line = await lineOf(withInvoices({ 'F1.pdf': bytes }), 'C001')
    expect(line.attachments).toEqual([{ kind: 'invoice', name: 'facture-F1.pdf', ref: 'F1', customer: 'C001' }])
    const mail = await mailOf(line)
    expect(files(mail)).toEqual([['facture-F1.pdf', bytes]])
    expect(plain(mail.text ?? '')).toContain('Pièce jointe : facture F1.')
    expect(plain(String(mail.html))).toContain('Pièce jointe : facture F1.')
  })

  it('is never that of another number: F1 takes neither F10 nor F1 followed by anything', async () => {
    const dossier = withInvoices({
      'F10.pdf': pdfFile('F10'),
      'F1 (1).pdf': pdfFile('a'),
      'F1-copie.pdf': pdfFile('b'),
      'AF1.pdf': pdfFile('c'),
    })
    const line = await lineOf(dossier, 'C001')
    expect([refs(line), missing(line)]).toEqual([[], [['F1', 'not-found']]])
    const mail = await mailOf(line)
    expect(files(mail)).toEqual([])
    expect(plain(mail.text ?? '')).toContain('Facture disponible sur demande : F1.')
  })

  it('is found whatever separates its parts, with or without accents', async () => {
    expect(refs(await lineOf(withInvoices({ 'ete_2026-N-5.pdf': pdfFile('5') }), 'C005'))).toEqual(['Été/2026 n° 5'])
  })

  it('of two customers is nobody’s, unless its name or its folder says whose', async () => {
    const shared = await lineOf(withInvoices({ 'F77.pdf': pdfFile('whose?') }), 'C003')
    expect([refs(shared), missing(shared)]).toEqual([[], [['F77', 'number-shared']]])
    expect(shared.missingAttachments?.[0]?.text).toBe(
      'Plusieurs clients ont une pièce numéro F77 : son fichier n’est joint que si son nom ou son sous-dossier donne le code du client (« C003 F77.pdf »).',
    )
    const said = withInvoices({ 'F77.pdf': pdfFile('whose?'), 'C003 F77.pdf': pdfFile('C003'), 'C004/F77.pdf': pdfFile('C004') })
    const { results } = await said.ask<SendView>('send')
    const of = (customer: string) => results.find((one) => one.customer === customer) as DeliveryView
    expect(files(await mailOf(of('C003')))).toEqual([['facture-F77.pdf', pdfFile('C003')]])
    expect(files(await mailOf(of('C004')))).toEqual([['facture-F77.pdf', pdfFile('C004')]])
  })

  it('that differs from another by its dashes alone is told apart by its very spelling', async () => {
    const line = await lineOf(withInvoices({ 'F8-10.pdf': pdfFile('8-10'), 'F810.pdf': pdfFile('?') }), 'C008')
    expect([refs(line), missing(line)]).toEqual([['F8-10'], [['F81-0', 'name-ambiguous']]])
    expect(files(await mailOf(line))).toEqual([['facture-F8-10.pdf', pdfFile('8-10')]])
  })

  it('in two different files is none of them; twice the same file, it is enclosed once', async () => {
    const two = await lineOf(withInvoices({ 'F1.pdf': pdfFile('old'), '2026/F1.pdf': pdfFile('new') }), 'C001')
    expect([refs(two), missing(two)]).toEqual([[], [['F1', 'several-files']]])
    expect(two.missingAttachments?.[0]?.text).toContain('(invoices/2026/F1.pdf, invoices/F1.pdf)')
    expect(refs(await lineOf(withInvoices({ 'F1.pdf': pdfFile('same'), '2026/F1.pdf': pdfFile('same') }), 'C001'))).toEqual(['F1'])
  })
})

describe('a file that is no invoice', () => {
  it.each([
    ['a web page', Buffer.from('<html>%PDF-1.4 %%EOF</html>')],
    ['an empty file', Buffer.alloc(0)],
    ['a PDF that was cut', pdfFile('F1', 9_000).subarray(0, 8_000)],
  ])('is not enclosed: %s', async (_, bytes) => {
    const line = await lineOf(withInvoices({ 'F1.pdf': bytes }), 'C001')
    expect([refs(line), missing(line)]).toEqual([[], [['F1', 'not-a-pdf']]])
  })

  it('is not enclosed: a link, even to a PDF of the folder, a folder, a pipe', async () => {
    const link = withInvoices({ 'vraie/autre.pdf': pdfFile('secret') })
    symlinkSync(join(link.folder, 'invoices', 'vraie', 'autre.pdf'), join(link.folder, 'invoices', 'F1.pdf'))
    const folder = withInvoices({ 'F1.pdf/rien.txt': Buffer.from('x') })
    const pipe = withInvoices({})
    execFileSync('mkfifo', [join(pipe.folder, 'invoices', 'F1.pdf')])
    for (const dossier of [link, folder, pipe]) {
      const line = await lineOf(dossier, 'C001')
      expect([line.status, refs(line), missing(line)]).toEqual(['written', [], [['F1', 'not-a-file']]])
    }
  })

  it('is not looked for through a link to a folder', async () => {
    const outside = withInvoices({ 'F1.pdf': pdfFile('F1') })
    const inner = withInvoices({ 'x.pdf': pdfFile('x') })
    symlinkSync(join(outside.folder, 'invoices'), join(inner.folder, 'invoices', 'ailleurs'))
    expect(missing(await lineOf(inner, 'C001'))).toEqual([['F1', 'not-found']])
    const whole = twinOf(planned, SCENARIOS)
    symlinkSync(join(outside.folder, 'invoices'), join(whole.folder, 'invoices'))
    const line = await lineOf(whole, 'C001')
    expect([refs(line), missing(line)]).toEqual([[], []])
    expect(plain((await whole.run('check')).stdout)).toContain('invoices est un lien ou un fichier : aucune facture n’est jointe.')
  })
})

describe('how much comes with a message', () => {
  it('no more than the megabytes of the settings: what does not fit is told, what is smaller still goes', async () => {
    const dossier = withInvoices(
      { 'F61.pdf': pdfFile('61', 600_000), 'F62.pdf': pdfFile('62', 600_000), 'F63.pdf': pdfFile('63', 300_000) },
      { attachments: { maxMegabytes: 1 } },
    )
    const line = await lineOf(dossier, 'C006')
    expect([refs(line), missing(line)]).toEqual([['F61', 'F63'], [['F62', 'too-large']]])
    const mail = await mailOf(line)
    expect(files(mail).map(([name]) => name)).toEqual(['facture-F61.pdf', 'facture-F63.pdf'])
    const text = plain(mail.text ?? '')
    expect(text).toContain('Pièces jointes : factures F61 et F63.')
    expect(text).toContain('Facture disponible sur demande : F62.')
  })

  it('nothing, and nothing is said, without a folder of invoices or with invoices: false', async () => {
    const without = twinOf(planned, SCENARIOS)
    const off = withInvoices({ 'F1.pdf': pdfFile('F1') }, { attachments: { invoices: false } })
    for (const dossier of [without, off]) {
      const line = await lineOf(dossier, 'C001')
      expect([line.attachments, line.missingAttachments]).toEqual([undefined, undefined])
      expect((await mailOf(line)).text).not.toMatch(/jointe|sur demande/)
    }
  })

  it('a simulation tells what would be enclosed, a trial to oneself holds it', async () => {
    const dossier = withInvoices({ 'F1.pdf': pdfFile('F1') })
    const { results } = await dossier.ask<SendView>('send --dry-run')
    expect(refs(results.find(({ customer }) => customer === 'C001') as DeliveryView)).toEqual(['F1'])
    const trial = await dossier.ask<SendView>('send --to-me --only C001')
    const mail = await mailOf(trial.results[0] as DeliveryView)
    expect([mail.subject?.startsWith('[ESSAI] '), files(mail)]).toEqual([true, [['facture-F1.pdf', pdfFile('F1')]]])
  })

  it('is said to people: what comes with each message, what does not and why', async () => {
    const said = plain((await withInvoices({ 'F1.pdf': pdfFile('F1') }).run('send')).stdout)
    expect(said).toMatch(/C001 .*1 pièce jointe/)
    expect(said).toContain(
      'Pièces non jointes : 10 factures sans PDF dans invoices/ : F10 (C002), F77 (C003), F77 (C004)… (--json les donne toutes).\n',
    )
  })
})

describe('a letter', () => {
  it('lists what is really enclosed, written beside it under its own name', async () => {
    const dossier = withInvoices({ 'F70.pdf': pdfFile('F70') })
    const line = await lineOf(dossier, 'C007')
    const names = readdirSync(join(dossier.folder, 'outbox'))
      .filter((name) => name.includes('C007'))
      .sort()
    expect(names).toEqual([
      expect.stringMatching(/^2026-11-20_C007_relance-1_[0-9a-f]{8}\.pdf$/),
      expect.stringMatching(/^2026-11-20_C007_relance-1_[0-9a-f]{8}_pj_facture-F70_[0-9a-f]{8}\.pdf$/),
    ])
    expect(readFileSync(join(dossier.folder, 'outbox', names[1] ?? ''))).toEqual(pdfFile('F70'))
    expect(plain(textOf(readFileSync(line.file ?? '')))).toContain('PJ : facture F70.')
  })
})

describe('what changes while it is sent', () => {
  it('is not sent: a message never holds another file than the one that was chosen, nor none', async () => {
    const temporary = withInvoices({ 'F1.pdf': pdfFile('F1') })
    const dossier = openedDossier(temporary)
    const { books, plan } = dayPlan(dossier, isoDay('2026-11-20'))
    const found = await enclosuresOf(dossier, books, plan.booksAsOf, plan.toSend)
    const file = [...found.values()].flatMap(({ enclosed }) => enclosed)[0]
    expect(await file?.read()).toEqual(pdfFile('F1'))
    writeFileSync(join(temporary.folder, 'invoices', 'F1.pdf'), pdfFile('F1 and more'))
    await expect(file?.read()).rejects.toMatchObject({ code: 'attachment-changed' })
    rmSync(join(temporary.folder, 'invoices', 'F1.pdf'))
    await expect(file?.read()).rejects.toMatchObject({ code: 'attachment-changed', details: { file: 'invoices/F1.pdf' } })
    dossier.ledger.close()
  })
})

describe('evidence', () => {
  it('keeps what was enclosed with the exact message, and show names it', async () => {
    const dossier = withInvoices({ 'F1.pdf': pdfFile('F1') })
    const line = await lineOf(dossier, 'C001')
    const shown = await dossier.ask<{ message: { attachments: string[] } }>(`show ${line.id}`)
    expect(shown.message.attachments).toEqual(['facture-F1.pdf'])
    expect(plain((await dossier.run('show', line.id)).stdout)).toContain('Pièces jointes : facture-F1.pdf')
    const { chain } = await dossier.ask<{ chain: { ok: boolean } }>('history --verify')
    expect(chain.ok).toBe(true)
  })
})
