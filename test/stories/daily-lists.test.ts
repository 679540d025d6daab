// The morning of a dossier fed by lists of open invoices: a list that could make paid what is not, or claim twice, stays where it is, and nothing leaves.
import { existsSync, mkdirSync, readdirSync, utimesSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeEach, describe, expect, it } from 'vitest'
import type { DailyView } from '../../src/reporting/daily-view.ts'
import { contacts, newDossier, removeDossiers, type TempDossier } from '../support/dossier.ts'
import { plain } from '../support/runs.ts'

const HEADER = 'Code client;Nom;Numéro;Date;Échéance;Montant TTC;Reste à payer'
const invoice = (customer: string, number: string, left = '100,00') =>
  `${customer};Client ${customer};${number};01/10/2026;31/10/2026;100,00;${left}`
const OPEN = [invoice('C001', 'F1'), invoice('C002', 'F2'), invoice('C003', 'F3')]
const list = (...invoices: string[]) => `${[HEADER, ...invoices].join('\n')}\n`

let dossier: TempDossier
/** The list of the 19th was imported by hand, and C009 reminded. */
beforeEach(async () => {
  dossier = newDossier({ daily: { settledSeconds: 0, dashboard: false } }, '2026-11-19')
  mkdirSync(join(dossier.folder, 'inbox'), { mode: 0o700 })
  await dossier.ask(`import ${dossier.write('contacts.csv', contacts(['C001', 'C002', 'C003', 'C009']))}`)
  await dossier.ask(`import ${dossier.write('ouvertes-2026-11-19.csv', list(...OPEN, invoice('C009', 'F9')))}`)
  await dossier.ask('plan')
  await dossier.ask('send --only C009')
  dossier.day = '2026-11-20'
})
afterAll(removeDossiers)

let minutes = 0
/** Each file was written a minute after the one before. */
function drop(name: string, text: string): string {
  const path = join(dossier.folder, 'inbox', name)
  writeFileSync(path, text)
  minutes++
  utimesSync(path, 1_790_000_000 + 60 * minutes, 1_790_000_000 + 60 * minutes)
  return path
}

const messages = ({ send }: DailyView, status: string) =>
  send?.results.filter((one) => one.status === status).map(({ customer }) => customer) ?? []

describe('a list in the watched folder', () => {
  it('that is the next edition is taken and put away, and who is no longer in it is not reminded', async () => {
    drop('ouvertes-2026-11-20.csv', list(invoice('C001', 'F1'), invoice('C003', 'F3'), invoice('C009', 'F9')))
    const view = await dossier.ask<DailyView>('daily')
    expect(view.inbox.files).toMatchObject([{ outcome: 'imported', imported: { changes: { vanished: 1 } } }])
    expect(messages(view, 'written')).toEqual(['C001', 'C003'])
    expect(readdirSync(join(dossier.folder, 'inbox'))).toEqual(['imported'])
  })

  it.each([
    ['list-older', 'ouvertes-2026-11-18.csv', list(...OPEN, invoice('C004', 'F4')), 'Ce fichier est plus ancien que la dernière édition'],
    ['list-other', 'ouvertes-2026-11-20.csv', list(invoice('C005', 'F5')), '4 pièces ouvertes de 4 clients, 400,00 €, dont aucune'],
    ['list-twice', 'agence.csv', list(invoice('C002', 'F-2', '40,00')), 'est déjà dans une autre liste, « ouvertes »'],
  ])('is refused as %s, stays where it is with its reason, and nothing leaves', async (code, name, text, reason) => {
    const path = drop(name, text)
    const view = await dossier.ask<DailyView>('daily', [6])
    const [file] = view.inbox.files
    expect([file?.outcome, file?.movedTo, file?.error?.code]).toEqual(['refused', null, code])
    expect(plain(file?.error?.message ?? '').replace(/\s/g, ' ')).toContain(reason)
    expect(file?.error?.advice).toContain('--replaces "ouvertes"')
    expect(view.notSent).toBe(`Rien ne part tant que ce fichier n’est pas importé : ${name}. Des règlements peuvent s’y trouver.`)
    expect([messages(view, 'written'), existsSync(path)]).toEqual([[], true])
    // Once somebody said what it is, the morning goes on.
    await dossier.ask(`import ${path} --replaces ouvertes`)
    expect((await dossier.ask<DailyView>('daily')).inbox.files).toMatchObject([{ outcome: 'known' }])
  })

  it('comes in two editions, each taken in the order they were written', async () => {
    drop('ouvertes-2026-11-20_0900.csv', list(...OPEN, invoice('C009', 'F9', '50,00')))
    drop('ouvertes-2026-11-20_1800.csv', list(invoice('C001', 'F1'), invoice('C009', 'F9', '50,00')))
    const view = await dossier.ask<DailyView>('daily')
    expect(view.inbox.files.map(({ file, outcome }) => [file, outcome])).toEqual([
      ['ouvertes-2026-11-20_0900.csv', 'imported'],
      ['ouvertes-2026-11-20_1800.csv', 'imported'],
    ])
    expect(messages(view, 'written')).toEqual(['C001'])
  })
})
