// Forgetting a customer: what tells how to reach him is nowhere any more, what accounting keeps is there, and history can still be verified.
import { mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { inflateSync } from 'node:zlib'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { ForgetView } from '../../src/jobs/forget.ts'
import { openLedger } from '../../src/ledger/open.ts'
import type { AgingView, HistoryView } from '../../src/reporting/views.ts'
import { contacts, newDossier, removeDossiers, type TempDossier, twinOf } from '../support/dossier.ts'
import { type FecEntry, fec, receipt, sale } from '../support/fec.ts'
import { contactFile, HIS, knownCustomers, OTHERS, owingAgain, settled } from '../support/known-customer.ts'
import { plain } from '../support/runs.ts'

afterAll(removeDossiers)

let owing: TempDossier
let paid: TempDossier
let forgotten: TempDossier
let view: ForgetView
beforeAll(async () => {
  owing = await knownCustomers()
  paid = await settled(twinOf(owing, { reminders: { approvalAbove: 1000 } }))
  forgotten = twinOf(paid)
  forgotten.day = paid.day
  view = await forgotten.ask<ForgetView>('forget C001 --yes')
}, 60_000)

/** Bytes of the ledger and of whatever SQLite left beside it. */
function stored({ folder }: TempDossier): string {
  const names = readdirSync(folder).filter((name) => name.startsWith('relance.db'))
  return names.map((name) => readFileSync(join(folder, name)).toString('latin1')).join('\n')
}

/** What is packed in it too. */
function packed({ folder }: TempDossier): string {
  const ledger = openLedger(join(folder, 'relance.db'))
  const blobs = ledger.db.prepare('SELECT zlib FROM message UNION ALL SELECT zlib FROM plan_held').pluck().all() as Buffer[]
  ledger.close()
  return blobs.map((one) => inflateSync(one).toString('utf8')).join('\n')
}

const latin1 = (text: string) => Buffer.from(text, 'utf8').toString('latin1')
const found = (text: string, marks: readonly string[], form = (mark: string) => mark) =>
  marks.filter((mark) => text.toLowerCase().includes(form(mark).toLowerCase()))

describe('a customer who is not settled', () => {
  it('is refused with everything that is under way, and nothing changes', async () => {
    const before = stored(owing)
    const answer = await owing.run('forget', 'C001', '--yes')
    expect(answer.code).toBe(4)
    expect(plain(answer.stderr)).toContain('C001 n’est pas soldé, rien n’a été effacé.')
    expect(plain(answer.stderr)).toContain('Il doit 1 500,00 € (2 pièces ouvertes).')
    expect(stored(owing)).toBe(before)
  })

  it('is refused for a hold, then for penalties that were asked for', async () => {
    const dossier = twinOf(paid)
    dossier.day = paid.day
    expect((await dossier.run('pause', 'C001', '--reason', 'à voir')).code).toBe(0)
    const answer = await dossier.run('forget', 'C001', '--yes')
    expect(answer.code).toBe(4)
    expect(plain(answer.stderr)).toContain('En pause depuis le 25/11/2026 : à lever par « relance release ».')
    expect((await dossier.run('release', 'C001')).code).toBe(0)
    for (const state of ['due', 'claimed'])
      expect((await dossier.run('penalties', state, 'C001', '--ref', 'F1', '--reason', 'courrier')).stderr).toBe('')
    const claimed = await dossier.run('forget', 'C001', '--yes')
    expect(plain(claimed.stderr)).toContain('Des pénalités lui ont été réclamées (F1)')
  })
})

it('a customer who was written to on the very day is forgotten the day after: others may share his mailbox', async () => {
  const dossier = newDossier({}, '2026-11-20')
  const sales = [sale('C1', 'F1', '2026-10-10', 50_000), sale('C2', 'F2', '2026-10-12', 60_000)]
  await dossier.ask(`import ${dossier.write('732829320FEC20261231.txt', fec(sales))} --first-year`)
  await dossier.ask(
    `import ${dossier.write('contacts.csv', contacts(['C1', 'C2'].map((code) => ({ code, email: 'tous@partage.example' }))))}`,
  )
  await dossier.ask('plan')
  await dossier.ask('send')
  const paid = [...sales, receipt('C1', '2026-11-20', 50_000, { ref: 'F1' })]
  await dossier.ask(`import ${dossier.write('732829320FEC20261231.txt', fec(paid))}`)
  const refused = await dossier.run('forget', 'C1', '--yes')
  expect([refused.code, plain(refused.stderr).includes('Un message lui est parti aujourd’hui')]).toEqual([4, true])
  dossier.day = '2026-11-21'
  expect((await dossier.run('forget', 'C1', '--yes')).code).toBe(0)
})

describe('what would be erased', () => {
  it('is shown with its counts, and nothing is erased without a yes', async () => {
    const before = stored(paid)
    const answer = await paid.run('forget', 'C001')
    expect(answer.code).toBe(0)
    const text = plain(answer.stdout)
    expect(text).toContain('À effacer pour C001 (Zinnia Roussel) :')
    expect(text).toContain('Rien n’a encore été effacé. Pour effacer : relance forget C001 --yes')
    expect(stored(paid)).toBe(before)
    const shown = await paid.ask<ForgetView>('forget C001')
    expect(shown.erased).toBe(false)
    expect(shown.counts).toEqual(view.counts)
  })
})

describe('a forgotten customer', () => {
  it('was in every place that is looked at', () => {
    const before = stored(paid)
    expect(found(before, HIS, latin1)).toEqual(HIS)
    expect(view).toMatchObject({ customer: 'C001', erased: true, kept: { reminders: 1 } })
    expect(Object.entries(view.counts).filter(([, count]) => count === 0)).toEqual([])
  })

  it('is in no byte of the ledger, of its log, nor of what it packs', () => {
    expect(found(stored(forgotten), HIS, latin1)).toEqual([])
    expect(found(packed(forgotten), HIS)).toEqual([])
  })

  it('leaves nothing of what was set by hand, nor of what it replaced', async () => {
    const dossier = twinOf(paid)
    dossier.day = paid.day
    const jeanne = ['customers', 'C001', '--contact', 'Jeanne Roussel', '--email']
    await dossier.run(...jeanne, 'posee@zinnia-roussel.example', '--phone', '06 11 22 33 44')
    await dossier.run('customers', 'C001', '--contact', 'Yann', '--phone', '06 55 66 77 88', '--order-reference', 'Glycine-12')
    await dossier.run('customers', 'C001', '--contact', 'Yann', '--phone', 'none', '--email', 'yann@zinnia-roussel.example')
    const set = ['posee@zinnia-roussel.example', '06 11 22 33 44', 'yann@zinnia-roussel.example', 'Glycine-12']
    expect(found(stored(dossier), set, latin1)).toEqual(set)
    await dossier.ask('forget C001 --yes')
    expect(found(stored(dossier), [...set, ...HIS], latin1)).toEqual([])
  })

  it('leaves the others as they were', () => {
    expect(found(stored(forgotten), OTHERS, latin1)).toEqual(OTHERS)
    expect(packed(forgotten)).toContain(OTHERS[0])
  })

  it('leaves entries, sums, days, steps and the proof that reminders left', async () => {
    const aging = (dossier: TempDossier) => dossier.ask<AgingView>('aging')
    expect(await aging(forgotten)).toEqual(await aging(paid))
    const events = async (dossier: TempDossier) =>
      (await dossier.ask<HistoryView>('history --customer C001')).events.filter(({ status }) => status !== 'forgotten')
    const proof = (all: HistoryView['events']) =>
      all.map(({ position, day, step, channel, status, sha256, items, detail }) => {
        const { totalCents, message, steps, claimedOn } = detail ?? {}
        return { position, day, step, channel, status, sha256, items, totalCents, message, steps, claimedOn }
      })
    expect(proof(await events(forgotten))).toEqual(proof(await events(paid)))
  })

  it('leaves a history that is verified, where any other change is still told', async () => {
    const verified = await forgotten.ask<HistoryView>('history --verify')
    expect(verified.chain).toMatchObject({ ok: true, faultCount: 0, missingDetails: 0 })
    const tampered: [sql: string, fault: Record<string, unknown>][] = [
      [`UPDATE delivery SET total_cents = total_cents + 1 WHERE customer = 'C001'`, { part: 'delivery', fields: ['totalCents'] }],
      [`UPDATE delivery SET recipients = '["x@y.example"]' WHERE customer = 'C001'`, { part: 'delivery', fields: ['to'] }],
      [`DELETE FROM message WHERE digest IN (SELECT digest FROM delivery WHERE customer = 'C002')`, { part: 'message', change: 'removed' }],
      [
        `DROP TRIGGER history_detail_no_update; UPDATE history_detail SET json = replace(json, '"totalCents":', '"totalCents":1')
           WHERE position IN (SELECT position FROM history WHERE customer = 'C001' AND status = 'written')`,
        { part: 'detail', change: 'changed' },
      ],
      [
        `DROP TRIGGER history_detail_no_update; UPDATE history_detail SET json = replace(json, '"messages":[', '"messages":["00",')
           WHERE position = (SELECT max(position) FROM history)`,
        { part: 'detail', change: 'changed' },
      ],
    ]
    for (const [sql, fault] of tampered) {
      const dossier = twinOf(forgotten)
      const ledger = openLedger(join(dossier.folder, 'relance.db'))
      ledger.db.exec(sql)
      ledger.close()
      const { chain } = await dossier.ask<HistoryView>('history --verify', [9])
      expect(chain.ok, sql).toBe(false)
      expect(chain.faults, sql).toContainEqual(expect.objectContaining(fault))
    }
  })

  it('can be planned, shown and reported on like anybody', async () => {
    const dossier = twinOf(forgotten)
    dossier.day = paid.day
    for (const words of [
      'plan',
      'show C001',
      'customers C001',
      'history',
      'check',
      'calls',
      'report',
      'penalties --customer C001 --settled',
    ]) {
      const { code, stderr } = await dossier.run(...words.split(' '))
      expect([0, 6], `${words}: ${stderr}`).toContain(code)
    }
  })

  it('is told to be one wherever he is shown', async () => {
    expect(plain((await forgotten.run('show', 'C001')).stdout)).toContain('Données personnelles effacées le 25 novembre 2026.')
    expect(plain((await forgotten.run('customers', 'C001')).stdout)).toContain('Données personnelles : effacées le 25 novembre 2026')
    expect(plain((await forgotten.run('customers')).stdout)).toMatch(/C001 .* effacé\n/)
  })

  it('can be forgotten again: nothing is left to erase, and nothing is recorded', async () => {
    const dossier = twinOf(forgotten)
    dossier.day = paid.day
    const count = async () => (await dossier.ask<HistoryView>('history')).events.length
    const before = await count()
    const again = await dossier.run('forget', 'C001', '--yes')
    expect(plain(again.stdout)).toContain('Rien à effacer pour C001')
    expect(await count()).toBe(before)
  })
})

describe('files on the disk', () => {
  it('made for him alone are removed where they are as they were written; the others are named', async () => {
    const dossier = twinOf(paid)
    dossier.day = paid.day
    const outbox = join(dossier.folder, 'outbox')
    writeFileSync(join(outbox, '2026-11-16_C002_lettre.html'), OTHERS[0])
    const sheets = readdirSync(outbox).filter((name) => name.includes('_C001_'))
    expect(sheets.length).toBeGreaterThan(0)
    expect((await dossier.run('backup')).code).toBe(0)
    mkdirSync(join(dossier.folder, 'exports'))
    writeFileSync(join(dossier.folder, 'exports', 'clients.csv'), contactFile())
    writeFileSync(join(dossier.folder, 'exports', 'autres.csv'), OTHERS.join('\n'))
    const { files } = await dossier.ask<ForgetView>('forget C001 --yes')
    expect(readdirSync(outbox).filter((name) => name.includes('_C001_'))).toEqual([])
    expect(files.removed.map(({ file }) => file)).toEqual(sheets.map((name) => `outbox/${name}`).sort())
    expect(files.remaining).toEqual([
      { file: 'backups/relance_2026-11-25.db', kind: 'backup' },
      { file: 'exports/clients.csv', kind: 'other' },
      ...readdirSync(outbox)
        .filter((name) => name.startsWith('appels_'))
        .map((name) => ({ file: `outbox/${name}`, kind: 'outbox' })),
    ])
    expect(readdirSync(outbox)).toContain('2026-11-16_C002_lettre.html')
  })

  it('that hold what was noted of him are named, however a page writes it, and what bears his short code where the program puts it', async () => {
    const dossier = newDossier({}, '2026-11-20')
    const books = [sale('É1', 'F1', '2026-10-10', 50_000), receipt('É1', '2026-11-19', 50_000, { ref: 'F1' })]
    await dossier.ask(`import ${dossier.write('732829320FEC20261231.txt', fec(books))} --first-year`)
    await dossier.ask(`import ${dossier.write('contacts.csv', contacts(['É1']))}`)
    const called = await dossier.run('called', 'É1', '--result', 'no-answer', '--note', 'Élodie & "Zoé" passent <lundi>')
    expect([called.code, called.stderr]).toEqual([0, ''])
    mkdirSync(join(dossier.folder, 'reports'))
    const write = (name: string, text: string) => writeFileSync(join(dossier.folder, 'reports', name), text)
    write('page.html', '<p>Élodie &amp; &quot;Zoé&quot; passent &lt;lundi&gt;</p>')
    write('page.json', JSON.stringify({ note: 'Élodie & "Zoé" passent <lundi>' }))
    write('autre.html', '<p>lundi</p>')
    write('releve_E1.pdf', '%PDF-1.7')
    write('E1.pdf', '%PDF-1.7')
    const { files } = await dossier.ask<ForgetView>('forget É1')
    expect(files.remaining.map(({ file }) => file).filter((file) => file.startsWith('reports'))).toEqual([
      'reports/page.html',
      'reports/page.json',
      'reports/releve_E1.pdf',
    ])
  })

  it('of his that somebody changed stay, and are told', async () => {
    const dossier = twinOf(paid)
    dossier.day = paid.day
    const outbox = join(dossier.folder, 'outbox')
    const [sheet = ''] = readdirSync(outbox).filter((name) => name.startsWith('2026-11-23_C001_'))
    writeFileSync(join(outbox, sheet), 'des notes à la main')
    const { files } = await dossier.ask<ForgetView>('forget C001 --yes')
    expect(files.remaining).toContainEqual({ file: `outbox/${sheet}`, kind: 'changed' })
    expect(statSync(join(outbox, sheet)).size).toBeGreaterThan(0)
  })
})

describe('a later import', () => {
  it('does not bring back the contacts of a customer who owes nothing, and says so', async () => {
    const dossier = twinOf(forgotten)
    dossier.day = paid.day
    const file = dossier.write('contacts.csv', contactFile())
    const answer = await dossier.run('import', file)
    expect(answer.code).toBe(0)
    expect(plain(answer.stdout)).toContain(
      '1 client effacé ne doit rien et ses coordonnées n’ont pas été reprises : C001, effacé le 25/11/2026.',
    )
    expect(found(stored(dossier), HIS, latin1)).toEqual([])
    // The very same file again: the answer that is kept of it holds nothing of his either.
    expect((await dossier.run('import', file)).code).toBe(0)
    expect(found(stored(dossier), HIS, latin1)).toEqual([])
  })

  it('brings them back once he owes again, and says so', async () => {
    const dossier = twinOf(forgotten)
    dossier.day = '2026-11-26'
    await owingAgain(dossier)
    const answer = await dossier.run('import', dossier.write('contacts.csv', contactFile()))
    expect(plain(answer.stdout)).toContain(
      '1 client effacé doit de nouveau et ses coordonnées sont reprises pour le relancer : C001, effacé le 25/11/2026.',
    )
    expect(found(stored(dossier), [HIS[0]], latin1)).toEqual([HIS[0]])
  })
})

describe('a customer of two codes', () => {
  it('is forgotten under the present one, with all that stands under the other', async () => {
    const dossier = newDossier({}, '2026-11-20')
    const import_ = (...entries: FecEntry[]) =>
      dossier.ask(`import ${dossier.write('732829320FEC20261231.txt', fec(entries))} --first-year`)
    await import_(sale('C001', 'F1', '2026-09-01', 120_000))
    await dossier.ask(`import ${dossier.write('contacts.csv', contactFile())}`)
    for (const words of ['plan', 'approve --all', 'send']) await dossier.ask(words)
    await import_(sale('C777', 'F1', '2026-09-01', 120_000, { letter: 'A' }), receipt('C777', '2026-11-19', 120_000, { letter: 'A' }))
    await dossier.ask('customers C777 --formerly C001')
    const old = await dossier.run('forget', 'C001', '--yes', '--json')
    expect([old.code, old.json<{ error: { code: string } }>().error.code]).toEqual([4, 'customer-superseded'])
    expect(plain(old.stderr)).toBe(
      'relance: C001 est un ancien code : ce client a maintenant le code C777.\n  → Tapez : relance forget C777. Ce qui est sous l’ancien code est effacé avec.\n',
    )
    dossier.day = '2026-11-21'
    const { formerCodes, counts } = await dossier.ask<ForgetView>('forget C777 --yes')
    expect(formerCodes).toEqual(['C001'])
    expect(counts).toMatchObject({ recipients: 1, messages: 1 })
    expect(found(stored(dossier), HIS, latin1)).toEqual([])
    expect((await dossier.ask<HistoryView>('history --verify')).chain.ok).toBe(true)
  })
})

it('a payer whose group still owes is refused', async () => {
  const dossier = newDossier({ groups: [{ payer: 'C001', members: ['C002'] }] }, '2026-11-20')
  await dossier.ask(`import ${dossier.write('732829320FEC20261231.txt', fec([sale('C002', 'F2', '2026-09-01', 80_000)]))} --first-year`)
  await dossier.ask(`import ${dossier.write('contacts.csv', contactFile())}`)
  const answer = await dossier.run('forget', 'C001', '--yes')
  expect(answer.code).toBe(4)
  expect(plain(answer.stderr)).toContain('Il paie pour C002, qui doit encore : les messages partent à son adresse.')
})

it('somebody who reads the ledger meanwhile may keep traces in its file: it is said, and the same command again takes them out', async () => {
  const dossier = twinOf(paid)
  dossier.day = paid.day
  expect((await dossier.run('backup')).code).toBe(0)
  const reader = openLedger(join(dossier.folder, 'relance.db'))
  reader.db.exec('BEGIN; SELECT count(*) FROM customer')
  reader.db.prepare('SELECT count(*) FROM customer').get()
  const answer = await dossier.run('forget', 'C001', '--yes', '--json')
  reader.db.exec('COMMIT')
  reader.close()
  expect([answer.code, answer.json<{ error: { code: string } }>().error.code]).toEqual([8, 'ledger-not-compacted'])
  expect(plain(answer.stderr)).toContain('Les données sont effacées du registre, mais le fichier relance.db n’a pas pu être récrit')
  // By now nothing tells any more what he could be reached by: the files that hold it are named all the same, once.
  const { files } = await dossier.ask<ForgetView>('forget C001 --yes')
  expect(files.remaining).toContainEqual({ file: 'backups/relance_2026-11-25.db', kind: 'backup' })
  expect(found(stored(dossier), HIS, latin1)).toEqual([])
}, 60_000)

it('a customer nobody knows is refused', async () => {
  const answer = await newDossier().run('forget', 'C404', '--yes')
  expect(answer.code).toBe(4)
  expect(plain(answer.stderr)).toContain('Aucun client n’a le code « C404 ».')
})
