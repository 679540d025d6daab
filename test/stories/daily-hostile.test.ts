// What is dropped in the watched folder and must not have anybody reminded who has paid: exports that are older, cut, given again, unreadable.
import { mkdirSync, renameSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { contacts, removeDossiers } from '../support/dossier.ts'
import { bankCharge, fec, receipt, sale } from '../support/fec.ts'
import { customersOf, daily, drop, EXPORT, MONDAY, running, SALES, TUESDAY } from '../support/morning.ts'
import { type SmtpCollector, startSmtp } from '../support/smtp.ts'

let server: SmtpCollector
beforeAll(async () => {
  server = await startSmtp()
})
afterAll(async () => {
  await server.close()
  removeDossiers()
})
beforeEach(() => {
  server.received.length = 0
})

const NEXT_DAY = '2026-11-23'
const OLDEST = sale('C009', 'F9', '2026-10-10', 50_000)
const reminded = () => server.received.flatMap(({ to }) => to)

describe('an export that takes payments back', () => {
  it('because it is older is refused, stays, and nobody is reminded; by hand it is imported with the same words', async () => {
    const dossier = await running(server)
    await dossier.ask(`import ${dossier.write(EXPORT, fec([OLDEST, ...TUESDAY]))}`)
    drop(dossier, EXPORT, MONDAY)
    dossier.day = NEXT_DAY
    const view = await daily(dossier, [6])
    expect(view.inbox.files.map(({ file, outcome, error }) => [file, outcome, error?.code])).toEqual([
      [EXPORT, 'refused', 'export-goes-back'],
    ])
    expect(view.inbox.files[0]?.error?.message).toMatch(
      /^Des règlements ou avoirs que portait l’export précédent de cet exercice n’y sont plus : C002 \(600,00\s€\)\. .* L’export précédent de cet exercice allait en banque jusqu’au 20\/11\/2026, celui-ci s’arrête au 19\/11\/2026/,
    )
    expect(view.inbox.files[0]?.error?.advice).toBe(`Si c’est le bon : relance import ${EXPORT}. Sinon, ôtez-le du répertoire.`)
    expect(reminded()).toEqual([])
    const byHand = await dossier.run('import', join(dossier.folder, 'inbox', EXPORT))
    expect([byHand.code, byHand.stdout.includes('C002 (600,00')]).toEqual([0, true])
  })

  it('though its bank goes as far, since a payment of that day is gone', async () => {
    const dossier = await running(server)
    const last = [...SALES, receipt('C001', '2026-11-20', 120_000, { letter: 'B' }), receipt('C002', '2026-11-20', 60_000, { letter: 'A' })]
    await dossier.ask(`import ${dossier.write(EXPORT, fec([OLDEST, ...last]))}`)
    drop(dossier, EXPORT, last.slice(0, -1))
    dossier.day = NEXT_DAY
    const view = await daily(dossier, [6])
    expect(view.inbox.files.map(({ outcome, error }) => [outcome, error?.code])).toEqual([['refused', 'export-goes-back']])
    expect(reminded()).toEqual([])
  })

  it('because it was cut in the midst of an entry is refused as such', async () => {
    const dossier = await running(server)
    const lines = fec([OLDEST, ...SALES, receipt('C002', '2026-11-20', 60_000)])
      .trimEnd()
      .split(/\r?\n/)
    drop(dossier, EXPORT, lines.slice(0, -1).join('\n'))
    dossier.day = NEXT_DAY
    const view = await daily(dossier, [6])
    expect(view.inbox.files.map(({ outcome, error }) => [outcome, error?.code])).toEqual([['refused', 'file-cut']])
    expect(reminded()).toEqual([])
  })
})

describe('an export that was imported before', () => {
  it('and is dropped again repairs what an older one did since', async () => {
    const dossier = await running(server)
    drop(dossier, EXPORT, TUESDAY)
    dossier.day = NEXT_DAY
    await daily(dossier)
    expect(reminded()).toEqual(['compta@c001.example'])
    await dossier.ask(`import ${dossier.write(EXPORT, fec([OLDEST, ...MONDAY]))}`)
    drop(dossier, EXPORT, TUESDAY)
    dossier.day = '2026-11-24'
    const view = await daily(dossier)
    expect(view.inbox.files.map(({ outcome }) => outcome)).toEqual(['imported'])
    expect(customersOf(view, 'sent')).toEqual([])
  })

  it('and is older than what is there is put aside, and stops nobody', async () => {
    const dossier = await running(server)
    drop(dossier, EXPORT, MONDAY)
    await daily(dossier)
    drop(dossier, EXPORT, TUESDAY)
    await daily(dossier)
    drop(dossier, EXPORT, MONDAY)
    const view = await daily(dossier)
    expect(view.inbox.files.map(({ file, outcome }) => [file, outcome])).toEqual([[EXPORT, 'known']])
    expect((await dossier.ask<{ totals: { balanceCents: number } }>('aging')).totals.balanceCents).toBe(170_000)
  })

  it('of contacts gives back what was erased since, unless newer ones came', async () => {
    const dossier = await running(server)
    const [old, newer] = [contacts(['C001', 'C002', 'C009']), contacts([{ code: 'C001', email: 'neuf@c001.example' }])]
    drop(dossier, 'clients.csv', newer)
    expect((await daily(dossier)).inbox.files.map(({ outcome }) => outcome)).toEqual(['imported'])
    drop(dossier, 'clients.csv', old)
    expect((await daily(dossier)).inbox.files.map(({ outcome }) => outcome)).toEqual(['known'])
    const { customers } = await dossier.ask<{ customers: { contact: { email: string } | null }[] }>('customers C001')
    expect(JSON.stringify(customers)).toContain('neuf@c001.example')
  })
})

describe('what may hold payments and cannot be read holds everything, and is told', () => {
  it.each([
    ['a link that leads nowhere', 'export.txt', 'link-broken', (path: string) => symlinkSync('/nowhere/at/all.txt', path)],
    [
      'a folder that bears the name of an export',
      'export.csv',
      'folder-as-file',
      (path: string) => {
        mkdirSync(path)
        writeFileSync(join(path, 'a.txt'), 'x')
      },
    ],
  ])('%s', async (_what, name, code, make) => {
    const dossier = await running(server)
    await dossier.ask(`import ${dossier.write(EXPORT, fec([OLDEST, ...MONDAY]))}`)
    make(join(dossier.folder, 'inbox', name))
    dossier.day = NEXT_DAY
    const view = await daily(dossier, [6])
    expect(view.inbox.files.map(({ file, outcome, error }) => [file, outcome, error?.code])).toEqual([[name, 'refused', code]])
    expect(reminded()).toEqual([])
  })

  it('a name that is no UTF-8', async () => {
    const dossier = await running(server)
    await dossier.ask(`import ${dossier.write(EXPORT, fec([OLDEST, ...MONDAY]))}`)
    const name = Buffer.concat([Buffer.from(join(dossier.folder, 'inbox', '/')), Buffer.from('\xe9critures.txt', 'latin1')])
    writeFileSync(name, fec([OLDEST, ...TUESDAY]))
    dossier.day = NEXT_DAY
    const view = await daily(dossier, [6])
    expect(view.inbox.files.map(({ file, error }) => [file, error?.code])).toEqual([['écritures.txt', 'name-unreadable']])
    expect(reminded()).toEqual([])
  })

  it.each(['fec.txt.part', 'fec.crdownload', 'fec.tmp', '.fec.txt.Ab12Cd'])('%s is waited for', async (name) => {
    const dossier = await running(server)
    await dossier.ask(`import ${dossier.write(EXPORT, fec([OLDEST, ...MONDAY]))}`)
    drop(dossier, name, TUESDAY)
    dossier.day = NEXT_DAY
    const view = await daily(dossier, [6])
    expect(view.inbox.files.map(({ file, outcome }) => [file, outcome])).toEqual([[name, 'waiting']])
    expect(reminded()).toEqual([])
  })

  it('the watched folder being a link to a drive that is not connected', async () => {
    const dossier = await running(server)
    const inbox = join(dossier.folder, 'inbox')
    rmSync(inbox, { recursive: true })
    const drive = join(dossier.folder, '..', 'partage')
    mkdirSync(drive)
    symlinkSync(drive, inbox)
    await dossier.ask(`import ${dossier.write(EXPORT, fec([OLDEST, ...SALES, bankCharge('2026-11-20')]))}`)
    renameSync(drive, `${drive}.away`)
    dossier.day = NEXT_DAY
    const { code, stdout, stderr } = await dossier.run('daily')
    expect([code, `${stdout}${stderr}`.includes('son disque n’est pas connecté')]).toEqual([8, true])
    expect(reminded()).toEqual([])
  })
})

describe('a copy of the ledger that cannot be made', () => {
  it('is told, after what left has left', async () => {
    const dossier = await running(server)
    writeFileSync(join(dossier.folder, 'backups'), 'a file where the folder should be')
    drop(dossier, EXPORT, MONDAY)
    dossier.day = NEXT_DAY
    const { code, stderr } = await dossier.run('daily')
    expect([code, stderr.includes('La sauvegarde n’a pas pu être faite : ')]).toEqual([6, true])
    expect(reminded().sort()).toEqual(['compta@c001.example', 'compta@c002.example'])
    expect((await dossier.run('daily', '--catch-up')).code).not.toBe(8)
    expect(reminded().length).toBe(2)
  })
})

it('a name that would drive the terminal or turn the writing round is shown without it', async () => {
  const dossier = await running(server)
  await dossier.ask(`import ${dossier.write(EXPORT, fec([OLDEST, ...MONDAY]))}`)
  drop(dossier, 'a\u001b[31m\u202egnp.txt\nligne', 'pas un export')
  dossier.day = NEXT_DAY
  const { stdout } = await dossier.run('daily')
  expect(stdout).toContain('a\ufffd[31m\ufffdgnp.txt ligne : refusé.')
  expect(stdout).not.toContain('\u001b[31m\u202e')
})
