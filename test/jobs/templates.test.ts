// The templates of a dossier through the command line: copied without losing anything, looked at without recording anything.
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { contacts, newDossier, removeDossiers, type TempDossier, twinOf } from '../support/dossier.ts'
import { fec, sale } from '../support/fec.ts'
import { runHere } from '../support/runs.ts'

const SHIPPED = join(import.meta.dirname, '../../templates')

interface Preview {
  readonly customer: string | null
  readonly file: string | null
  readonly messages: readonly { readonly channel: string; readonly step: string; readonly subject: string; readonly text: string | null }[]
}
interface Listed {
  readonly templates: readonly {
    readonly name: string
    readonly language: string
    readonly parts: readonly {
      readonly part: string
      readonly origin: string
      readonly changed: boolean | null
      readonly problems: readonly unknown[]
    }[]
    readonly remarks: readonly string[]
  }[]
  readonly totals: { readonly templates: number; readonly own: number; readonly problems: number }
}

let books: TempDossier
let dossier: TempDossier
beforeAll(async () => {
  books = newDossier({}, '2026-07-10')
  const lines = [
    sale('C001', 'F1', '2026-05-21', 1_000_000),
    sale('C002', 'F2', '2026-06-25', 80_000),
    sale('C003', 'F3', '2026-05-21', 50_000),
  ]
  await books.ask(`import ${books.write('732829320FEC20261231.txt', fec(lines))} --first-year`)
  await books.ask(`import ${books.write('contacts.csv', contacts(['C001', 'C002', 'C003']))}`)
})
beforeEach(() => {
  dossier = twinOf(books)
})
afterAll(removeDossiers)

function own(path: string): string {
  return join(dossier.folder, 'templates', path)
}

describe('copy', () => {
  it('puts every part in the dossier, byte for byte, for its owner alone', async () => {
    await dossier.ask('templates copy formal-notice')
    expect(readdirSync(own('fr')).sort()).toEqual([
      'formal-notice.html.hbs',
      'formal-notice.letter.hbs',
      'formal-notice.subject.hbs',
      'formal-notice.text.hbs',
    ])
    for (const name of readdirSync(own('fr'))) {
      expect(readFileSync(own(`fr/${name}`))).toEqual(readFileSync(join(SHIPPED, 'fr', name)))
      expect(statSync(own(`fr/${name}`)).mode & 0o077).toBe(0)
    }
    const { totals } = await dossier.ask<Listed>('templates')
    expect(totals).toMatchObject({ own: 4, problems: 0 })
  })

  it('leaves what is there as it is, and copies the rest', async () => {
    mkdirSync(own('fr'), { recursive: true })
    writeFileSync(own('fr/relance-1.text.hbs'), 'Bonjour,\n')
    const view = await dossier.ask<{ copies: readonly { part: string; outcome: string }[] }>('templates copy relance-1')
    expect(view.copies.map(({ part, outcome }) => `${part} ${outcome}`)).toEqual([
      'subject copied',
      'text kept',
      'html copied',
      'letter copied',
    ])
    expect(readFileSync(own('fr/relance-1.text.hbs'), 'utf8')).toBe('Bonjour,\n')
    expect((await dossier.run('templates', 'copy', 'relance-1')).code).toBe(4)
  })

  it.each([
    ['relance-2.letter', ['fr/relance-2.letter.hbs']],
    ['de/relance-2.subject', ['de/relance-2.subject.hbs']],
    ['templates/it/relance-2.text.hbs', ['it/relance-2.text.hbs']],
    ['assigned', ['fr/partials/assigned.call.hbs']],
    ['es/partials/closing.html', ['es/partials/closing.html.hbs']],
  ])('takes %s', async (typed, files) => {
    await dossier.ask(`templates copy ${typed}`)
    for (const file of files) expect(existsSync(own(file))).toBe(true)
  })
})

describe('list', () => {
  it('warns of a text changed without its HTML, and of a template that no step uses', async () => {
    await dossier.ask('templates copy relance-1')
    writeFileSync(own('fr/relance-1.text.hbs'), 'Bonjour,\n')
    writeFileSync(own('fr/relence-2.text.hbs'), 'Bonjour,\n')
    const { templates } = await dossier.ask<Listed>('templates')
    const found = new Map(templates.filter(({ language }) => language === 'fr').map((one) => [one.name, one]))
    expect(found.get('relance-1')?.remarks).toEqual([expect.stringMatching(/^Le texte de relance-1 est changé, son HTML non/)])
    expect(found.get('relance-1')?.parts.map(({ part, changed }) => [part, changed])).toEqual([
      ['subject', false],
      ['text', true],
      ['html', false],
      ['letter', false],
    ])
    expect(found.get('relence-2')?.remarks).toEqual(['Aucune étape de vos scénarios n’emploie le modèle relence-2.'])
    expect(found.get('relance-3')?.remarks).toEqual([])
  })
})

describe('preview', () => {
  it('of a step that is due is the message that leaves, to the word', async () => {
    const { toSend } = await dossier.ask<{ toSend: readonly { id: string; customer: string; template: string }[] }>('plan')
    const planned = toSend.find(({ customer }) => customer === 'C001')
    const { messages } = await dossier.ask<Preview>('templates preview relance-1.text --customer C001')
    await dossier.ask('send')
    const sent = await dossier.ask<{ message: { text: string; subject: string } }>(`show ${planned?.id}`)
    expect(messages).toMatchObject([{ channel: 'email', step: 'relance-1', subject: sent.message.subject }])
    expect(messages[0]?.text?.trim()).toBe(sent.message.text.trim())
  })

  it('of a formal notice asks for interest and fee as the law has them', async () => {
    // 10 000 € due 20 June 2026: 10 days at 12.15 %, 10 at 12.40 %, and 40 €.
    const { stdout } = await dossier.run('templates', 'preview', 'formal-notice', '--customer', 'C001')
    const words = stdout.replace(/[\u00a0\u202f]/g, ' ')
    expect(words).toContain('Pénalités de retard | 67,26 €')
    expect(words).toContain('Indemnité forfaitaire pour frais de recouvrement | 40,00 €')
    expect(words).toContain('Total à régler | 10 107,26 €')
  })

  it('asks for nothing that is held: a dispute, what is not due', async () => {
    await dossier.ask('dispute C003 --reason qualité')
    const { code, stderr } = await dossier.run('templates', 'preview', 'relance-1', '--customer', 'C003')
    expect([code, stderr]).toEqual([4, expect.stringContaining('C003 (Client C003) n’a rien d’échu à relancer au 10/07/2026.')])
    expect((await dossier.run('templates', 'preview', 'relance-1', '--customer', 'C002')).code).toBe(4)
    const { messages } = await dossier.ask<Preview>('templates preview preventive --customer C002')
    expect(messages[0]?.text).toContain('F2')
  })

  it.each([
    'preventive',
    'relance-1',
    'relance-2',
    'relance-3',
    'formal-notice',
    'formal-notice-public',
    'public-service',
    'moratory-interest',
    'consumer-1',
    'consumer-3',
    'bounced-payment',
    'call',
    'task',
    'sms',
    'report',
  ])('of %s shows a made-up customer, and records nothing', async (name) => {
    const before = readFileSync(join(dossier.folder, 'relance.db'))
    const { customer, messages, file } = await dossier.ask<Preview>(`templates preview ${name}`)
    expect([customer, file]).toEqual([null, null])
    expect(messages.length).toBeGreaterThan(0)
    for (const { subject } of messages) expect(subject).not.toBe('')
    expect(readFileSync(join(dossier.folder, 'relance.db'))).toEqual(before)
    expect(existsSync(join(dossier.folder, 'outbox'))).toBe(false)
  })

  it('in the language of the customer', async () => {
    await dossier.ask('customers C001 --language de')
    const { messages } = await dossier.ask<Preview>('templates preview relance-1.text --customer C001')
    expect(messages[0]?.text).toContain('Mit freundlichen Grüßen')
  })

  it('as a page shows each form, in frames where nothing runs', async () => {
    const file = join(dossier.folder, 'apercu.html')
    await dossier.ask(`templates preview relance-1 --out ${file}`)
    const page = readFileSync(file, 'utf8')
    expect(page).toContain('sandbox=""')
    expect(page).toContain('<h2>E-mail</h2>')
    expect(page).toContain('<h2>Lettre</h2>')
    expect(page).toContain('<svg')
  })
})

describe('check', () => {
  it('of one template looks at it alone', async () => {
    mkdirSync(own('fr'), { recursive: true })
    writeFileSync(own('fr/relance-1.text.hbs'), '{{totl}}\n')
    expect((await dossier.run('templates', 'check', 'relance-2')).code).toBe(0)
    const { totals } = await dossier.ask<Listed>('templates check relance-1', [6])
    expect(totals).toEqual({ templates: 4, own: 1, problems: 1 })
  })

  it('of a file that is larger than any message refuses it', async () => {
    mkdirSync(own('fr'), { recursive: true })
    writeFileSync(own('fr/relance-1.text.hbs'), 'Bonjour. '.repeat(120_000))
    const { code, stdout } = await dossier.run('templates', 'check', 'relance-1')
    expect([code, stdout.includes('Ce modèle dépasse un mégaoctet')]).toEqual([6, true])
    rmSync(own('fr/relance-1.text.hbs'))
  })

  it('where there is no dossier tries those of the program', async () => {
    const { code, stdout } = await newElsewhere().run('templates', 'check')
    expect([code, stdout]).toEqual([
      0,
      expect.stringMatching(
        /^\d+ modèles vérifiés, dont 0 à vous : tous sont corrects\.\nPour en voir un : relance templates preview NOM\n$/,
      ),
    ])
  })
})

function newElsewhere(): Pick<TempDossier, 'run'> {
  const folder = join(dossier.folder, '..', 'ailleurs')
  mkdirSync(folder)
  return {
    run: (...args) =>
      runHere(args, { PATH: process.env['PATH'] ?? '', HOME: folder, TZ: 'Europe/Paris', RELANCE_DATE: '2026-07-10' }, folder),
  }
}
