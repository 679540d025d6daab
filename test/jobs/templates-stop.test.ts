// A mistake in a template of the dossier's own stops whatever would lead to a message, before anything leaves.
import { existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { contacts, newDossier, removeDossiers, type TempDossier, twinOf } from '../support/dossier.ts'
import { fec, sale } from '../support/fec.ts'

let books: TempDossier
let dossier: TempDossier
beforeAll(async () => {
  books = newDossier({ reminders: { staleBooksDays: 0, approval: ['relance-1'], firstPlansToApprove: 0 } })
  const lines = [sale('C001', 'F1', '2026-10-10', 120_000), sale('C002', 'F2', '2026-10-10', 80_000)]
  await books.ask(`import ${books.write('732829320FEC20261231.txt', fec(lines))} --first-year`)
  await books.ask(`import ${books.write('contacts.csv', contacts(['C001', 'C002']))}`)
  await books.ask('plan')
})
beforeEach(() => {
  dossier = twinOf(books, { reminders: { staleBooksDays: 0, approval: ['relance-1'], firstPlansToApprove: 0 } })
})
afterAll(removeDossiers)

function template(path: string, text: string): string {
  const file = join(dossier.folder, 'templates', path)
  mkdirSync(dirname(file), { recursive: true })
  writeFileSync(file, text)
  return file
}

const COMMANDS = ['plan', 'plan --dry-run', 'plan --customer C001', 'preview', 'approve --all', 'send', 'send --dry-run', 'send --to-me']

describe('a mistake', () => {
  it.each([
    ['in the text that would leave', 'fr/relance-1.text.hbs', 'Bonjour,\n\nMerci de régler {{totl}}.\n', 3, 19],
    ['in the subject', 'fr/relance-1.subject.hbs', '{{creditorNom}}\n', 1, 3],
    ['in a template that no message of the day needs', 'fr/formal-notice.letter.hbs', '{{> opening}}\n<p>{{totl}}</p>\n', 2, 6],
    ['in a language that no customer speaks', 'de/relance-1.text.hbs', 'Guten Tag {{kunde}}\n', 1, 13],
    ['in a shared piece that few messages call', 'fr/partials/what-happened.text.hbs', '{{#if brokenWord}}x{{/if}}\n', 1, 7],
    ['in the report, which follows the messages', 'fr/report.text.hbs', '{{sumary}}\n', 1, 3],
  ])('%s stops plan, preview, approve and send, and nothing leaves', async (_, path, text, line, column) => {
    const file = template(path, text)
    for (const command of COMMANDS) {
      const { code, stderr } = await dossier.run(...command.split(' '))
      expect([command, code, stderr]).toEqual([command, 3, expect.stringContaining(`${file}, ligne ${line}, colonne ${column} – Le champ`)])
    }
    expect(existsSync(join(dossier.folder, 'outbox'))).toBe(false)
    const { events } = await dossier.ask<{ events: readonly unknown[] }>('history')
    expect(events).toEqual([])
  })

  it('in the name of a file stops them too: the text that was written would never be read', async () => {
    const file = template('fr/relance-1.txt.hbs', 'Bonjour,\n')
    const { code, stderr } = await dossier.run('plan')
    expect([code, stderr]).toEqual([3, expect.stringContaining(`${file} – Le nom de ce modèle n’est pas reconnu`)])
  })

  it('put right, or its file removed, lets everything leave', async () => {
    const file = template('fr/relance-1.text.hbs', 'Bonjour,\n\nMerci de régler {{totl}}.\n')
    expect((await dossier.run('approve', '--all')).code).toBe(3)
    rmSync(file)
    await dossier.ask('approve --all')
    const { totals } = await dossier.ask<{ totals: { written: number } }>('send')
    expect(totals.written).toBe(2)
  })

  it('stops the daily work before the messages, once the exports are in', async () => {
    mkdirSync(join(dossier.folder, 'inbox'))
    template('fr/relance-1.text.hbs', '{{totl}}\n')
    const { code, stderr } = await dossier.run('daily')
    expect([code, stderr]).toEqual([
      3,
      expect.stringContaining('ligne 1, colonne 3 – Le champ « totl » n’existe pas. Vouliez-vous écrire « total » ?'),
    ])
    expect(existsSync(join(dossier.folder, 'outbox'))).toBe(false)
  })
})
