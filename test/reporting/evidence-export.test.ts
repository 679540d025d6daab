// The pack for a lawyer, made by the command, opened and checked with other programs than ours: unzip by fflate or Python, sha256sum, Python.
import { execFileSync, spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import Database from 'better-sqlite3'
import { unzipSync } from 'fflate'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { HistoryView } from '../../src/reporting/views.ts'
import { contacts, newDossier, removeDossiers, type TempDossier, twinOf } from '../support/dossier.ts'
import { fec, sale } from '../support/fec.ts'
import { textOf as wordsOf } from '../support/pdf-text.ts'
import { plain } from '../support/runs.ts'

const has = (program: string) => spawnSync(program, ['--version']).status === 0
const PYTHON = has('python3')
const SHA256SUM = has('sha256sum')
const START = '0'.repeat(64)

let dossier: TempDossier
beforeAll(async () => {
  const settings = {
    reminders: { staleBooksDays: 0, approval: ['relance-1'], approvalAbove: null, firstPlansToApprove: 0 },
    groups: [{ payer: 'C003', members: ['C004'] }],
  }
  dossier = newDossier(settings, '2026-11-20')
  const sales = ['C001', 'C002', 'C003', 'C004'].map((code, index) => sale(code, `F-${code}`, '2026-10-10', 100_000 + index))
  const books = dossier.write('732829320FEC20261231.txt', fec(sales))
  const people = contacts(
    ['C001', 'C002', 'C003', 'C004'].map((code) => ({ code, name: `Société ${code}`, email: `compta@${code.toLowerCase()}.example` })),
  )
  await dossier.ask(`import ${books} ${dossier.write('contacts.csv', people)} --first-year`)
  for (const day of ['2026-11-20', '2026-12-04', '2026-12-14', '2026-12-24']) {
    dossier.day = day
    await dossier.ask('plan')
    await dossier.ask('approve --all --by Nadia')
    await dossier.ask('send')
  }
}, 60_000)
afterAll(removeDossiers)

/** The files of an archive, by path. */
async function exported(
  of: TempDossier,
  ...words: readonly string[]
): Promise<{ files: Map<string, Buffer>; path: string; stderr: string }> {
  const path = join(dirname(of.folder), 'preuves.zip')
  const { code, stdout, stderr } = await of.run('history', ...words, '--export', path)
  expect([code, stdout]).toEqual([0, ''])
  const files = new Map(Object.entries(unzipSync(readFileSync(path))).map(([name, bytes]) => [name, Buffer.from(bytes)]))
  return { files, path, stderr }
}

/** The archive opened in a folder. */
function opened(of: TempDossier, files: ReadonlyMap<string, Buffer>): string {
  const folder = join(dirname(of.folder), `ouvert-${readdirSync(dirname(of.folder)).length}`)
  for (const [name, bytes] of files) {
    mkdirSync(dirname(join(folder, name)), { recursive: true })
    writeFileSync(join(folder, name), bytes)
  }
  return folder
}

const textOf = (files: ReadonlyMap<string, Buffer>, name: string) => files.get(name)?.toString('utf8') ?? ''

describe('the pack of a customer', () => {
  it('holds a guide, the table, the chain, the details and the very bytes of each message', async () => {
    const { files, path, stderr } = await exported(dossier, '--customer', 'C001')
    const { events } = await dossier.ask<HistoryView>('history --customer C001')
    expect(events.map(({ step }) => step)).toEqual(['relance-1', 'relance-2', 'call', 'relance-3'])
    const names = [...files.keys()]
    expect(names.filter((name) => !/^(messages|details)\//.test(name))).toEqual([
      'LISEZ-MOI.txt',
      'envois.csv',
      'chaine.txt',
      'verifier.py',
      'SHA256SUMS',
    ])
    expect(names.filter((name) => name.startsWith('messages/')).map((name) => name.replace(/_[0-9a-f]{8}\./, '_x.'))).toEqual([
      'messages/2026-11-20_relance-1_x.eml',
      'messages/2026-12-04_relance-2_x.eml',
      'messages/2026-12-14_call_x.html',
      'messages/2026-12-24_relance-3_x.pdf',
    ])
    for (const event of events) {
      const digest = String(event.detail?.['message'])
      const [name] = names.filter((one) => one.includes(`_${digest.slice(0, 8)}.`))
      const bytes = files.get(name ?? '') ?? Buffer.alloc(0)
      expect(createHash('sha256').update(bytes).digest('hex')).toBe(digest)
      expect(bytes.equals(readFileSync(String(event.detail?.['file'])))).toBe(true)
    }
    expect(statSync(path).mode & 0o777).toBe(0o600)
    expect(stderr).toContain('4 enregistrements, 4 messages : à lire d’abord, LISEZ-MOI.txt')
  })

  it('tells in the guide what it is, in a text that every editor reads', async () => {
    const { files } = await exported(dossier, '--customer', 'C001')
    const guide = textOf(files, 'LISEZ-MOI.txt')
    expect(guide.startsWith('\ufeffPREUVES DES RELANCES CONCERNANT le client C001 (Société C001)\r\n')).toBe(true)
    expect(guide.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/)
    expect(plain(guide)).toContain('4 enregistrements sur 13 que compte l’historique, du 20/11/2026 au 24/12/2026.')
    const { events } = await dossier.ask<HistoryView>('history')
    expect(guide).toContain(events.at(-1)?.sha256 ?? 'none')
  })

  it('tells in the table to whom, when, with whose approval, and in which file', async () => {
    const { files } = await exported(dossier, '--customer', 'C001')
    const [header = '', first = ''] = textOf(files, 'envois.csv').split('\r\n')
    const cells = Object.fromEntries(header.split(';').map((name, index) => [name.replace('\ufeff', ''), first.split(';')[index]]))
    expect(cells).toMatchObject({
      'N°': '1',
      Jour: '20/11/2026',
      Étape: 'première relance',
      Canal: 'e-mail',
      État: 'écrite',
      Destinataires: 'compta@c001.example',
      Demandé: '1000,00',
      Pièces: 'F-C001',
      'Sociétés concernées': 'C001',
      Accord: 'Nadia, le 20/11/2026',
    })
    expect(files.has(cells['Fichier du message'] ?? '')).toBe(true)
  })

  it('holds nothing of other customers but the digests of their events', async () => {
    const { files } = await exported(dossier, '--customer', 'C001')
    // The bytes of a PDF may look like anything: its words are what it tells. A digest may hold the same characters.
    const whole = [...files].map(([name, bytes]) => (name.endsWith('.pdf') ? wordsOf(bytes) : bytes.toString('latin1'))).join('\n')
    expect(whole).not.toMatch(/(?<![0-9a-f])c00[234](?![0-9a-f])/i)
    const lines = textOf(files, 'chaine.txt').split('\n').slice(0, -1)
    const { events } = await dossier.ask<HistoryView>('history')
    expect(lines.map((line) => line.split('\t').slice(0, 2))).toEqual(events.map(({ position, sha256 }) => [String(position), sha256]))
    expect(lines.filter((line) => !line.endsWith('\t-')).length).toBe(4)
  })

  it('computes again by hand: the digest before, then the text of the event', async () => {
    const { files } = await exported(dossier, '--customer', 'C001')
    let previous = START
    for (const line of textOf(files, 'chaine.txt').split('\n').slice(0, -1)) {
      const [position = '', digest, text = ''] = line.split('\t')
      if (text !== '-') {
        expect(
          createHash('sha256')
            .update(previous + text)
            .digest('hex'),
        ).toBe(digest)
        const detail = files.get(`details/${position.padStart(6, '0')}.json`) ?? Buffer.alloc(0)
        expect((JSON.parse(text) as { detailSha256: string }).detailSha256).toBe(createHash('sha256').update(detail).digest('hex'))
      }
      previous = digest ?? ''
    }
  })

  it('is the same to the byte whenever it is made', async () => {
    const first = readFileSync((await exported(dossier, '--customer', 'C001')).path)
    const elsewhere = twinOf(dossier)
    elsewhere.day = '2027-03-01'
    elsewhere.env = { TZ: 'America/Martinique' }
    expect(readFileSync((await exported(elsewhere, '--customer', 'C001')).path).equals(first)).toBe(true)
  })

  it('of a company whose payer gets the messages holds those messages, and names every company in them', async () => {
    const { files } = await exported(dossier, '--customer', 'C004')
    const rows = textOf(files, 'envois.csv')
    expect(rows).toMatch(/;C003, C004;|;C004, C003;/)
    expect(rows).not.toContain('C001')
  })

  it('of a document holds what was said of it alone', async () => {
    const { files } = await exported(dossier, 'F-C002')
    expect(textOf(files, 'LISEZ-MOI.txt')).toContain('CONCERNANT la pièce F-C002')
    expect([...files.keys()].filter((name) => name.startsWith('details/')).length).toBe(4)
  })

  it.skipIf(!SHA256SUM)('is checked by sha256sum, which sees a changed byte', async () => {
    const { files } = await exported(dossier, '--customer', 'C001')
    const folder = opened(dossier, files)
    const checked = execFileSync('sha256sum', ['-c', 'SHA256SUMS'], { cwd: folder, encoding: 'utf8' })
    expect(checked.trim().split('\n').length).toBe(files.size - 1)
    writeFileSync(join(folder, 'envois.csv'), 'x')
    expect(spawnSync('sha256sum', ['-c', 'SHA256SUMS'], { cwd: folder }).status).toBe(1)
  })

  it.skipIf(!SHA256SUM)('is computed again by the very commands of the guide, with a shell alone', async () => {
    const { files } = await exported(dossier, '--customer', 'C001')
    const guide = textOf(files, 'LISEZ-MOI.txt').split('\r\n')
    const commands = guide.filter((line) => /^ {5}(p=0|awk |sha256sum [dm])/.test(line)).map((line) => line.trim())
    expect(commands.length).toBe(4)
    const run = (changes: Readonly<Record<string, (text: string) => string>>) => {
      const changed = [...files].map(([name, bytes]) => {
        const change = changes[name]
        return [name, change === undefined ? bytes : Buffer.from(change(bytes.toString('utf8')), 'utf8')] as const
      })
      const cwd = opened(dossier, new Map(changed))
      return commands.map((command) => execFileSync('sh', ['-c', command], { cwd, encoding: 'utf8' }).replace(/ {2}\S+\n$/, ''))
    }
    const { events } = await dossier.ask<HistoryView>('history --customer C001')
    const [event] = events
    const line = textOf(files, 'chaine.txt').split('\n')[(event?.position ?? 0) - 1] ?? ''
    const { detailSha256 } = JSON.parse(line.split('\t')[2] ?? '') as { detailSha256: string }
    expect(run({})).toEqual(['', event?.sha256, detailSha256, event?.detail?.['message']])
    const otherwise = (from: string, to: string) => (text: string) => text.replace(from, to)
    expect(run({ 'chaine.txt': otherwise('"written"', '"sent"') })[0]).toBe(`FAUTE : enregistrement ${event?.position}\n`)
    const detail = [...files.keys()].find((name) => name.startsWith('details/')) ?? ''
    expect(run({ [detail]: otherwise('compta@', 'direction@') })[2]).not.toBe(detailSha256)
  })

  it.skipIf(!PYTHON)('is computed again by the program it holds, which sees a changed event, detail or message', async () => {
    const { files } = await exported(dossier, '--customer', 'C001')
    const run = (changes: Readonly<Record<string, ((bytes: Buffer) => Buffer) | null>>) => {
      const changed = Object.entries({
        ...Object.fromEntries(files),
        ...(changes['more.txt'] && { 'more.txt': Buffer.from('x') }),
      }).flatMap(([name, bytes]) => (changes[name] === null ? [] : [[name, changes[name]?.(bytes) ?? bytes] as const]))
      const { status, stdout } = spawnSync('python3', ['verifier.py'], {
        cwd: opened(dossier, new Map(changed)),
        encoding: 'utf8',
        env: { ...process.env, PYTHONIOENCODING: 'utf-8' },
      })
      return [status, stdout]
    }
    const { events } = await dossier.ask<HistoryView>('history')
    const advice = 'Comparez cette tête avec celle du rapport reçu par courriel : qui récrit tout peut aussi récrire SHA256SUMS.'
    const said = `${files.size - 1} fichiers et 4 enregistrements recalculés. Tête de la chaîne : ${events.at(-1)?.sha256}\n${advice}\nAucune faute.\n`
    expect(run({})).toEqual([0, said])
    const otherwise = (from: string, to: string) => (bytes: Buffer) => Buffer.from(bytes.toString('latin1').replace(from, to), 'latin1')
    const message = [...files.keys()].find((name) => name.endsWith('.eml')) ?? ''
    expect(run({ 'chaine.txt': otherwise('"written"', '"sent"') })).toEqual([
      1,
      expect.stringContaining('fichier modifié : chaine.txt, enregistrement 1'),
    ])
    expect(run({ 'details/000001.json': otherwise('100000', '900000') })).toEqual([
      1,
      expect.stringContaining('fichier modifié : details/000001.json, details/000001.json'),
    ])
    expect(run({ [message]: otherwise('e', 'é') })).toEqual([1, expect.stringMatching(/FAUTES : .*, message [0-9a-f]{64}/)])
    // What no digest of the chain covers, the sums do.
    const maimed: readonly (readonly [Parameters<typeof run>[0], string])[] = [
      [{ 'details/000001.json': null }, 'fichier absent : details/000001.json'],
      [{ [message]: null }, `fichier absent : ${message}`],
      [{ 'more.txt': (bytes) => bytes }, 'fichier en trop : more.txt'],
      [{ 'envois.csv': otherwise('C001', 'C002') }, 'fichier modifié : envois.csv'],
      [{ 'chaine.txt': otherwise(/\t\{.*/.exec(textOf(files, 'chaine.txt'))?.[0] ?? '', '\t-') }, 'fichier modifié : chaine.txt'],
      [{ 'chaine.txt': otherwise(/\n[^\n]*\n$/.exec(textOf(files, 'chaine.txt'))?.[0] ?? '', '\n') }, "la tête n'est pas celle"],
      [{ 'chaine.txt': null }, 'fichier absent : chaine.txt'],
      [{ SHA256SUMS: null }, 'fichier absent : SHA256SUMS'],
    ]
    for (const [changes, fault] of maimed) expect(run(changes)).toEqual([1, expect.stringContaining(fault)])
  })
})

describe('what was enclosed with a letter', () => {
  const INVOICE = Buffer.from('%PDF-1.4\n% F-C001\n%%EOF\n', 'latin1')
  let posted: TempDossier
  beforeAll(async () => {
    posted = newDossier({ scenarios: { courrier: [{ step: 'relance-1', at: 5, channel: 'letter' }] } }, '2026-11-20')
    mkdirSync(join(posted.folder, 'invoices'))
    writeFileSync(join(posted.folder, 'invoices', 'F-C001.pdf'), INVOICE)
    const books = posted.write('732829320FEC20261231.txt', fec([sale('C001', 'F-C001', '2026-10-10', 100_000)]))
    const people = contacts([{ code: 'C001', name: 'Société C001' }])
      .replace('Téléphone', 'Téléphone;Scénario')
      .replace(/\n$/, ';courrier\n')
    await posted.ask(`import ${books} ${posted.write('contacts.csv', people)} --first-year`)
    await posted.ask('plan')
    await posted.ask('send')
  })

  it('is in the pack as it was printed, and the program sees a changed byte', async () => {
    const { files } = await exported(posted, '--customer', 'C001')
    const [name = ''] = [...files.keys()].filter((one) => one.startsWith('pieces/'))
    expect(name).toMatch(/^pieces\/2026-11-20_C001_relance-1_[0-9a-f]{8}_pj_facture-F-C001_[0-9a-f]{8}\.pdf$/)
    expect(files.get(name)).toEqual(INVOICE)
    expect(textOf(files, 'SHA256SUMS')).toContain(`${createHash('sha256').update(INVOICE).digest('hex')}  ${name}\n`)
    expect(textOf(files, 'LISEZ-MOI.txt')).not.toContain('PIÈCES MANQUANTES')
    if (!PYTHON) return
    const verify = (cwd: string) =>
      spawnSync('python3', ['verifier.py'], { cwd, encoding: 'utf8', env: { ...process.env, PYTHONIOENCODING: 'utf-8' } })
    const folder = opened(posted, files)
    expect(verify(folder).status).toBe(0)
    writeFileSync(join(folder, name), 'autre chose')
    expect(verify(folder).stdout).toContain(`fichier modifié : ${name}`)
  })

  it('is named as missing once the file is gone, or was changed', async () => {
    const outbox = join(posted.folder, 'outbox')
    const name = readdirSync(outbox).find((one) => one.includes('_pj_')) ?? ''
    writeFileSync(join(outbox, name), 'autre chose')
    const { files } = await exported(posted, '--customer', 'C001')
    expect([...files.keys()].some((one) => one.startsWith('pieces/'))).toBe(false)
    expect(textOf(files, 'LISEZ-MOI.txt')).toContain(`PIÈCES MANQUANTES`)
    expect(textOf(files, 'LISEZ-MOI.txt')).toContain(`- ${name}\r\n`)
  })
})

describe('what stops or warns', () => {
  it('the history was tampered with: the pack is made, says so first, and the exit code is 9', async () => {
    const twin = twinOf(dossier)
    const shell = new Database(join(twin.folder, 'relance.db'))
    shell.exec(`DROP TRIGGER history_no_update; UPDATE history SET day = '2026-11-19' WHERE position = 1;
      UPDATE message SET zlib = x'00' WHERE digest = (SELECT json ->> 'message' FROM history_detail WHERE position = 5)`)
    shell.close()
    const path = join(dirname(twin.folder), 'preuves.zip')
    expect((await twin.run('history', '--customer', 'C001', '--export', path)).code).toBe(9)
    const guide = Buffer.from(unzipSync(readFileSync(path))['LISEZ-MOI.txt'] ?? []).toString('utf8')
    expect(plain(guide)).toContain('ATTENTION : la vérification faite avant l’export a trouvé 2 fautes')
    expect(plain(guide)).toContain('- n° 1, 19/11/2026, client C001, relance')
  })

  it('nothing about the customer: no file; nobody of that code, no ZIP, of nobody: told', async () => {
    const path = join(dirname(dossier.folder), 'rien.zip')
    const empty = newDossier()
    await empty.ask(`import ${empty.write('732829320FEC20261231.txt', fec([sale('C001', 'F1', '2026-10-10', 1000)]))} --first-year`)
    const none = await empty.run('history', '--customer', 'C001', '--export', path)
    expect([none.code, none.stderr]).toEqual([0, 'Aucune archive n’a été écrite : l’historique ne contient rien à ce sujet.\n'])
    expect((await empty.run('history', '--customer', 'C999', '--export', path)).code).toBe(4)
    expect((await empty.run('history', '--export', path)).code).toBe(2)
    expect((await empty.run('history', '--customer', 'C001', '--export', 'preuves.pdf')).code).toBe(2)
    expect(readdirSync(dirname(dossier.folder))).not.toContain('rien.zip')
  })
})
