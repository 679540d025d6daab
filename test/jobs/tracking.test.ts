// The number of a registered letter, noted once the post office gave it: in the chain, in what is shown, in what a lawyer gets.
import { readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { unzipSync } from 'fflate'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { TrackedView } from '../../src/jobs/set-tracking.ts'
import type { CustomerPicture } from '../../src/jobs/show.ts'
import type { HistoryView, SendView } from '../../src/reporting/views.ts'
import { contacts, newDossier, removeDossiers, type TempDossier, twinOf } from '../support/dossier.ts'
import { fec, sale } from '../support/fec.ts'
import { plain } from '../support/runs.ts'

const WAYS = { C001: 'recommande', C002: 'recommande', C003: 'courrier', C004: 'mail' } as const
const SETTINGS = {
  scenarios: {
    recommande: [{ step: 'relance-1', at: 5, channel: 'registered-letter' }],
    courrier: [{ step: 'relance-1', at: 5, channel: 'letter' }],
    mail: [{ step: 'relance-1', at: 5, channel: 'email' }],
  },
}

let written: TempDossier
const ids = new Map<string, string>()
beforeAll(async () => {
  written = newDossier(SETTINGS)
  const codes = Object.keys(WAYS)
  const books = written.write('732829320FEC20261231.txt', fec(codes.map((code) => sale(code, `F-${code}`, '2026-10-10', 100_000))))
  const people = contacts(codes)
    .replace('Téléphone', 'Téléphone;Scénario')
    .replace(/^"(C\d+)".*$/gm, (row, code: keyof typeof WAYS) => `${row};${WAYS[code]}`)
  await written.ask(`import ${books} ${written.write('contacts.csv', people)} --first-year`)
  await written.ask('plan')
  const { results } = await written.ask<SendView>('send')
  for (const { customer, id } of results) ids.set(customer, id)
}, 60_000)
afterAll(removeDossiers)

const idOf = (code: string) => ids.get(code) ?? code
const NUMBER = '1A23456789012'

/** The dossier some days later. */
function later(day = '2026-11-27'): TempDossier {
  const dossier = twinOf(written, SETTINGS)
  dossier.day = day
  return dossier
}

describe.concurrent('the number of a registered letter', () => {
  it('is an event of the chain, which nothing of the delivery changes with', async () => {
    const dossier = later()
    const { tracked, events } = await dossier.ask<TrackedView>(
      `history set ${idOf('C001').slice(0, 8)} --tracking 1a23456789012 --posted 2026-11-21`,
    )
    expect(tracked).toMatchObject({
      ...{ id: idOf('C001'), customer: 'C001', channel: 'registered-letter', day: '2026-11-20' },
      ...{ tracking: NUMBER, postedOn: '2026-11-21', receivedOn: null, recorded: true },
    })
    expect(events.map(({ status, day }) => [status, day])).toEqual([
      ['written', '2026-11-20'],
      ['tracked', '2026-11-27'],
    ])
    expect(events[1]).toMatchObject({ id: idOf('C001'), items: events[0]?.items, channel: 'registered-letter' })
    expect(events[1]?.detail).toEqual({ tracking: NUMBER, postedOn: '2026-11-21', receivedOn: null })
    const { chain } = await dossier.ask<HistoryView>('history --verify')
    expect(chain).toMatchObject({ ok: true, faultCount: 0 })
  })

  it('is corrected by another event; said again it changes nothing', async () => {
    const dossier = later()
    const set = (words: string) => dossier.ask<TrackedView>(`history set ${idOf('C001')} ${words}`)
    await set(`--tracking ${NUMBER}`)
    expect((await set(`--tracking ${NUMBER}`)).tracked.recorded).toBe(false)
    await set('--received 2026-11-24')
    const { tracked, events } = await set('--tracking 2C12345678901 --posted 2026-11-20')
    expect(tracked).toMatchObject({ tracking: '2C12345678901', postedOn: '2026-11-20', receivedOn: '2026-11-24' })
    expect(events.map(({ detail }) => detail?.['tracking'])).toEqual([undefined, NUMBER, NUMBER, '2C12345678901'])
    const again = await set('--tracking none --received none')
    expect(again.tracked).toMatchObject({ tracking: null, postedOn: '2026-11-20', receivedOn: null, recorded: true })
  })

  it('is shown by history, by the customer and by the letter, which is still a letter that was written', async () => {
    const dossier = later()
    const done = await dossier.run('history', 'set', idOf('C001'), '--tracking', '1A 234 567 8901 2', '--received', '2026-11-24')
    expect(plain(done.stdout)).toContain(
      'C001 : première relance du 20/11/2026, lettre recommandée : 1A23456789012, reçue le 24/11/2026.\n  C’est noté dans l’historique.\n',
    )
    const words = /première relance +lettre recommandée +suivi du courrier +\S+ +1A23456789012, reçue le 24\/11\/2026/
    expect(plain((await dossier.run('history')).stdout)).toMatch(words)
    expect(plain((await dossier.run('show', 'C001')).stdout)).toMatch(
      /première relance +lettre recommandée +écrite +\S+ +1A23456789012, reçue le 24\/11\/2026/,
    )
    const letter = plain((await dossier.run('show', idOf('C001'))).stdout)
    expect(letter).toContain('  État : écrite le 20 novembre 2026\n')
    expect(letter).toContain('  Suivi : 1A23456789012, reçue le 24/11/2026\n')
    const { message } = await dossier.ask<CustomerPicture>(`show ${idOf('C001')}`)
    expect(message).toMatchObject({ status: 'written', totalCents: 100_000 })
    const csv = join(dirname(dossier.folder), 'historique.csv')
    await dossier.run('history', '--csv', csv)
    const last = readFileSync(csv, 'utf8').trimEnd().split('\r\n').at(-1)
    expect(last?.endsWith(';1A23456789012;;24/11/2026')).toBe(true)
  })

  it('goes to the lawyer: in the table, in the guide, in the digests', async () => {
    const dossier = later()
    await dossier.ask(`history set ${idOf('C001')} --tracking ${NUMBER} --posted 2026-11-21 --received 2026-11-24`)
    const path = join(dirname(dossier.folder), 'preuves.zip')
    await dossier.run('history', '--customer', 'C001', '--export', path)
    const files = unzipSync(readFileSync(path))
    const text = (name: string) => Buffer.from(files[name] ?? []).toString('utf8')
    expect(text('envois.csv')).toContain(`;${NUMBER};21/11/2026;24/11/2026;`)
    expect(plain(text('LISEZ-MOI.txt'))).toContain(
      `relance ${idOf('C001')}, première relance du 20/11/2026 (lettre recommandée), à C001 :\r\n  ${NUMBER}, postée le 21/11/2026, reçue le 24/11/2026.`,
    )
    expect(text('details/000006.json')).toBe(`{"postedOn":"2026-11-21","receivedOn":"2026-11-24","tracking":"${NUMBER}"}`)
    expect(text('chaine.txt')).toMatch(/^6\t[0-9a-f]{64}\t\{.*"status":"tracked".*\}\n/m)
  })

  it.each([
    ['an e-mail', 'C004', ['--tracking', NUMBER], 'letter-unknown', /n’est pas une lettre \(e-mail\)/],
    ['nothing known', '0000dead', ['--tracking', NUMBER], 'letter-unknown', /Aucune lettre écrite n’a le numéro/],
    ['a beginning too short', '', ['--tracking', NUMBER], 'letter-unknown', /Aucune lettre écrite n’a le numéro/],
    ['a day without a number', 'C001', ['--posted', '2026-11-21'], 'tracking-refused', /pas encore connu/],
    ['a letter posted before it was written', 'C001', ['--tracking', NUMBER, '--posted', '2026-11-19'], 'tracking-refused', /écrite le 20/],
    [
      'a letter received before it was posted',
      'C001',
      ['--tracking', NUMBER, '--posted', '2026-11-25', '--received', '2026-11-24'],
      'tracking-refused',
      /avant d’être postée/,
    ],
    ['a day to come', 'C001', ['--tracking', NUMBER, '--received', '2026-11-28'], 'tracking-refused', /encore à venir/],
    ['a key that is wrong', 'C001', ['--tracking', 'RR473124828FR'], 'option-invalid', /la clé de « RR473124828FR » est fausse/],
    ['a word', 'C001', ['--tracking', 'recommandée'], 'option-invalid', /n’est pas un numéro de suivi/],
  ] as const)('is refused for %s, and nothing is recorded', async (_, code, words, error, says) => {
    const dossier = later()
    const answer = await dossier.run('history', 'set', code === '' ? idOf('C001').slice(0, 3) : idOf(code), ...words, '--json')
    expect(answer.json<{ error: object }>().error).toMatchObject({ code: error, message: expect.stringMatching(says) })
    expect((await dossier.ask<HistoryView>('history')).events.length).toBe(5)
  })

  it('belongs to one letter alone, a simple one included', async () => {
    const dossier = later()
    await dossier.ask(`history set ${idOf('C003')} --tracking ${NUMBER}`)
    const other = await dossier.run('history', 'set', idOf('C001'), '--tracking', NUMBER, '--json')
    expect([other.code, other.json<{ error: object }>().error]).toEqual([
      4,
      expect.objectContaining({ code: 'tracking-refused', message: expect.stringContaining(idOf('C003')) }),
    ])
    await dossier.ask(`history set ${idOf('C003')} --tracking none`)
    await dossier.ask(`history set ${idOf('C001')} --tracking ${NUMBER}`)
  })

  it('is asked for from the day after, of registered letters alone, until somebody says', async () => {
    const same = later('2026-11-20')
    expect(plain((await same.run('send')).stdout)).not.toContain('À noter')
    const dossier = later('2026-11-21')
    await dossier.ask('plan')
    const note = async () => /À noter : .*/.exec(plain((await dossier.run('send')).stdout))?.[0]
    expect(await note()).toBe(
      'À noter : 2 lettres recommandées sans numéro de suivi (C001, C002) : relance history set ID --tracking NUMÉRO (les ID : relance history)',
    )
    await dossier.ask(`history set ${idOf('C002')} --tracking none`)
    expect(await note()).toBe(
      `À noter : 1 lettre recommandée sans numéro de suivi (C001) : relance history set ${idOf('C001')} --tracking NUMÉRO`,
    )
    dossier.day = '2027-01-19'
    await dossier.ask('plan')
    expect(await note()).toBeDefined()
    dossier.day = '2027-01-20'
    await dossier.ask('plan')
    expect(await note()).toBeUndefined()
  })
})
