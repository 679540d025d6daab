// Letters from `send` to the printer: each as a PDF, all of a run as one file, none twice and none forgotten.
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { SendView } from '../../src/reporting/views.ts'
import { contacts, newDossier, removeDossiers, type SettingsChanges, type TempDossier, twinOf } from '../support/dossier.ts'
import { fec, sale } from '../support/fec.ts'
import { pageTexts } from '../support/merged-pdf.ts'
import { plain } from '../support/runs.ts'
import { startSmtp } from '../support/smtp.ts'

const SETTINGS: SettingsChanges = {
  scenarios: {
    standard: [{ step: 'relance-2', at: 5, channel: 'letter' }],
    recommande: [{ step: 'relance-3', at: 5, channel: 'registered-letter' }],
  },
}
const DYING = resolve(import.meta.dirname, '../support/faults/die-at-batch.mjs')
const CODES = ['C001', 'C002', 'C003']

let planned: TempDossier
beforeAll(async () => {
  planned = newDossier(SETTINGS)
  const books = CODES.flatMap((code) =>
    // Enough invoices for a second page.
    Array.from({ length: code === 'C001' ? 30 : 1 }, (_, index) => sale(code, `F-${code}-${index + 1}`, '2026-10-10', 123_456)),
  )
  const people = contacts(CODES)
    .replace('Téléphone', 'Téléphone;Scénario')
    .replace(/^("C003".*)$/m, '$1;recommande')
  await planned.ask(`import ${planned.write('732829320FEC20261231.txt', fec(books))} ${planned.write('contacts.csv', people)} --first-year`)
  await planned.ask('plan')
}, 60_000)
afterAll(removeDossiers)

const outboxOf = ({ folder }: TempDossier) => join(folder, 'outbox')
const batches = (dossier: TempDossier) => readdirSync(outboxOf(dossier)).filter((name) => name.startsWith('lettres_'))
/** Whose letter each page of a batch is; '' for an empty one. */
const customersOf = (file: string) => pageTexts(readFileSync(file)).map((text) => /C00\d/.exec(text)?.[0] ?? '')

describe('the letters of a run', () => {
  it('are gathered in one file to print, registered ones first, then by customer', async () => {
    const dossier = twinOf(planned, SETTINGS)
    const { code, stdout } = await dossier.run('send')
    expect(code).toBe(0)
    expect(plain(stdout)).toContain('À imprimer : outbox/lettres_2026-11-20.pdf (3 lettres, 4 pages).')
    expect(customersOf(join(outboxOf(dossier), 'lettres_2026-11-20.pdf'))).toEqual(['C003', 'C001', 'C001', 'C002'])
  })

  it('are told to programs, and gathered once: the same day’s next batch has another name', async () => {
    const dossier = twinOf(planned, SETTINGS)
    const first = await dossier.ask<SendView>('send --only C001')
    const file = join(outboxOf(dossier), 'lettres_2026-11-20.pdf')
    expect(first.batch).toEqual({ day: '2026-11-20', file, letters: 1, pages: 2, earlier: [], reason: null })
    const again = await dossier.ask<SendView>('send --only C001')
    expect(again.batch).toBeUndefined()
    const second = await dossier.ask<SendView>('send')
    const next = join(outboxOf(dossier), 'lettres_2026-11-20_2.pdf')
    expect(second.batch).toEqual({ day: '2026-11-20', file: next, letters: 2, pages: 2, earlier: ['lettres_2026-11-20.pdf'], reason: null })
    expect([customersOf(file), customersOf(next)]).toEqual([
      ['C001', 'C001'],
      ['C003', 'C002'],
    ])
    const { chain } = await dossier.ask<{ chain: { ok: boolean } }>('history --verify')
    expect(chain.ok).toBe(true)
  })

  it('printed on both sides begin on a sheet of their own', async () => {
    const dossier = twinOf(planned, { ...SETTINGS, letters: { duplex: true } })
    const { batch } = await dossier.ask<SendView>('send')
    expect(batch?.pages).toBe(5)
    expect(customersOf(batch?.file ?? '')).toEqual(['C003', '', 'C001', 'C001', 'C002'])
  })

  it('whose file could not be written are gathered by the next sending, and nothing is lost', async () => {
    const dossier = twinOf(planned, SETTINGS)
    const inTheWay = join(outboxOf(dossier), 'lettres_2026-11-20.pdf')
    mkdirSync(inTheWay, { recursive: true })
    const { code, stdout } = await dossier.run('send')
    expect(code).toBe(6)
    expect(plain(stdout)).toContain('Le lot à imprimer (3 lettres) n’a pas pu être écrit')
    rmSync(inTheWay, { recursive: true })
    const { batch, results } = await dossier.ask<SendView>('send')
    expect([results, batch?.letters, batches(dossier)]).toEqual([[], 3, ['lettres_2026-11-20.pdf']])
  })

  it('are named to the accountant by the file to print', async () => {
    const server = await startSmtp()
    const dossier = twinOf(planned, {
      ...SETTINGS,
      smtp: { host: '127.0.0.1', port: server.port, security: 'none' },
      report: { to: 'own' },
    })
    await dossier.ask('send')
    await server.close()
    const [report] = server.received.map(({ mail }) => mail)
    const told = 'À imprimer d’un coup : outbox/lettres_2026-11-20.pdf (3 lettres, 4 pages)'
    expect([plain(report?.text ?? ''), plain(report?.html || '')]).toEqual([expect.stringContaining(told), expect.stringContaining(told)])
  })

  it('never take the place of another file of that name', async () => {
    const dossier = twinOf(planned, SETTINGS)
    const file = join(outboxOf(dossier), 'lettres_2026-11-20.pdf')
    mkdirSync(outboxOf(dossier), { recursive: true })
    writeFileSync(file, 'something else')
    const { code, stdout } = await dossier.run('send')
    expect([code, plain(stdout)]).toEqual([6, expect.stringContaining('Déplacez ce fichier')])
    expect(readFileSync(file, 'utf8')).toBe('something else')
    rmSync(file)
    expect((await dossier.ask<SendView>('send')).batch?.letters).toBe(3)
  })

  it('of an earlier day are a file of their own, without those of customers who paid, dispute or owe another sum since', async () => {
    const dossier = twinOf(planned, SETTINGS)
    const inTheWay = join(outboxOf(dossier), 'lettres_2026-11-20.pdf')
    mkdirSync(inTheWay, { recursive: true })
    await dossier.ask('send --only C001', [6])
    await dossier.ask('send --only C002', [6])
    await dossier.ask('send --only C003', [6])
    rmSync(inTheWay, { recursive: true })
    await dossier.ask('dispute C002 --reason casse')
    await dossier.ask('received C001 --amount 1234.56')
    dossier.day = '2026-11-24'
    await dossier.ask('plan')
    const { code, stdout } = await dossier.run('send')
    expect(code).toBe(0)
    const told = plain(stdout)
    expect(told).toContain('À imprimer : outbox/lettres_2026-11-20.pdf (1 lettre du 20 novembre 2026, 1 page).')
    expect(told).toMatch(
      /Lettre à C002 écrite le 20\/11\/2026 : elle n’a pas été mise au lot, ne la postez pas. .*Son fichier reste dans outbox\/\./,
    )
    expect(told).toContain('Lettre à C001 écrite le 20/11/2026')
    expect(batches(dossier).map((name) => customersOf(join(outboxOf(dossier), name)))).toEqual([['C003']])
    // Told once, and never gathered later.
    await dossier.ask('release C002')
    const again = await dossier.ask<SendView>('send')
    expect([again.batch, again.lateBatches, again.lettersLeftOut]).toEqual([undefined, undefined, undefined])
    const { chain } = await dossier.ask<{ chain: { ok: boolean } }>('history --verify')
    expect(chain.ok).toBe(true)
  })

  it('are not gathered in a simulation nor in a trial', async () => {
    const dossier = twinOf(planned, SETTINGS)
    expect((await dossier.ask<SendView>('send --dry-run')).batch).toBeUndefined()
    expect((await dossier.ask<SendView>('send --to-me')).batch).toBeUndefined()
    expect(readdirSync(outboxOf(dossier))).toEqual(['essais'])
  })
})

describe('a sending killed while it writes the file to print', () => {
  // Opening, writing, syncing, closing, renaming, and after it.
  it.each([1, 2, 3, 4, 5, 6])('before its operation %i: each letter is in one file the next time, whatever the day', async (moment) => {
    const dossier = twinOf(planned, SETTINGS)
    dossier.env = { NODE_OPTIONS: `--import=${DYING}`, DIE_AT: String(moment) }
    expect((await dossier.start('send').done).signal).toBe('SIGKILL')
    dossier.env = {}
    dossier.day = '2026-11-24'
    await dossier.ask('plan')
    const { batch, lateBatches } = await dossier.ask<SendView>('send')
    expect([batch, lateBatches?.map(({ day, letters }) => [day, letters])]).toEqual([undefined, [['2026-11-20', 3]]])
    expect(batches(dossier)).toEqual(['lettres_2026-11-20.pdf'])
    expect(customersOf(join(outboxOf(dossier), 'lettres_2026-11-20.pdf'))).toEqual(['C003', 'C001', 'C001', 'C002'])
    expect(readdirSync(outboxOf(dossier)).filter((name) => name.endsWith('.part'))).toEqual([])
    expect((await dossier.ask<SendView>('send')).lateBatches).toBeUndefined()
  })
})

describe('a letter lost', () => {
  it('is written again with the very bytes, so is the file to print, and `show` names the command', async () => {
    const dossier = twinOf(planned, SETTINGS)
    const { batch, results } = await dossier.ask<SendView>('send')
    const one = results.find(({ customer }) => customer === 'C002')
    const [letter, file, id] = [one?.file ?? '', batch?.file ?? '', one?.id ?? '']
    const before = [readFileSync(letter), readFileSync(file)]
    rmSync(letter)
    rmSync(file)
    expect(plain((await dossier.run('show', id)).stdout)).toContain(`relance history print ${id}`)
    // Another name since then, and another way to print: neither changes what was.
    dossier.settings({ ...SETTINGS, letters: { duplex: true }, creditor: { name: 'Brunet et fils' } })
    expect(plain((await dossier.run('history', 'print', id.slice(0, 8))).stdout)).toContain('À imprimer : outbox/2026-11-20_C002')
    await dossier.ask('history print 2026-11-20')
    expect([readFileSync(letter), readFileSync(file)]).toEqual(before)
    expect(plain((await dossier.run('show', id)).stdout)).toContain('Son texte est dans ce fichier.')
    writeFileSync(letter, 'something else')
    expect((await dossier.run('history', 'print', id)).code).toBe(8)
    expect((await dossier.run('history', 'print', '2026-11-19')).code).toBe(4)
  })
})

describe('a letter that cannot be written', () => {
  it('names the character that its font has not, and the others leave', async () => {
    const dossier = twinOf(planned, SETTINGS)
    await dossier.ask(`import ${dossier.write('contacts.csv', contacts([{ code: 'C002', name: '北京 Trading' }]))}`)
    await dossier.ask('plan')
    const answer = await dossier.run('send', '--json')
    expect(answer.code).toBe(6)
    const { results, batch } = JSON.parse(answer.stdout) as SendView
    expect(results.map(({ customer, status }) => [customer, status])).toContainEqual(['C002', 'failed'])
    expect(results.find(({ customer }) => customer === 'C002')?.reason).toBe(
      'La police des lettres n’a pas le caractère « 北 » (U+5317) de « 北京 Trading » : écrivez ce nom ou cette adresse en lettres latines, grecques ou cyrilliques.',
    )
    expect(batch?.letters).toBe(2)
  })
})
