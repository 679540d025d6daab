import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { SendView } from '../../src/reporting/views.ts'
import { contacts, newDossier, plain, removeDossiers, type TempDossier } from '../support/dossier.ts'
import { fec, sale } from '../support/fec.ts'
import { killSendings, type Moment } from '../support/kill-sendings.ts'
import { startSmtp } from '../support/smtp.ts'

afterAll(removeDossiers)

describe('relance send killed with SIGKILL', () => {
  // `npm run kills` tries many more moments.
  it('at the claim, in the content, at the answer: nobody receives twice, nobody is forgotten, at most a batch is in doubt', async () => {
    const moments: Moment[] = [
      { on: 'mail', nth: 2, plusMs: 0 },
      { on: 'content', nth: 5, plusMs: 0 },
      { on: 'accepted', nth: 8, plusMs: 1 },
    ]
    const outcomes = await killSendings(moments)
    expect(outcomes.flatMap((outcome) => outcome.faults)).toEqual([])
    expect(outcomes.filter((outcome) => outcome.killed).length).toBeGreaterThanOrEqual(2)
  }, 60_000)
})

describe('two commands at once', () => {
  let dossier: TempDossier
  let books: string
  beforeAll(async () => {
    dossier = newDossier()
    books = dossier.write('732829320FEC20261231.txt', fec([sale('C001', 'F1', '2026-10-10', 100_000)]))
    await dossier.ask(`import ${books} ${dossier.write('contacts.csv', contacts(['C001']))} --first-year`)
    await dossier.ask('plan')
  })

  it('while one sends, another sending and an import are told to wait, with exit code 5; looking is allowed', async () => {
    let answer = (): void => undefined
    const received = new Promise<void>((resolve) => {
      answer = resolve
    })
    let release = (): void => undefined
    const server = await startSmtp({
      onData(stream, _session, done) {
        stream.resume()
        stream.on('end', () => {
          release = () => done(null)
          answer()
        })
      },
    })
    dossier.settings({ smtp: { host: '127.0.0.1', port: server.port, security: 'none' } })
    const first = dossier.start('send', '--json')
    await received
    const [second, importing, looking] = await Promise.all([
      dossier.run('send', '--json'),
      dossier.run('import', books, '--first-year', '--json'),
      dossier.run('aging', '--json'),
    ])
    release()
    const busy = {
      error: { code: 'dossier-busy', message: 'Une autre commande relance travaille déjà sur ce dossier.', file: null, line: null },
    }
    expect([second.code, second.json()]).toEqual([5, busy])
    expect([importing.code, importing.json()]).toEqual([5, busy])
    expect(plain(second.stderr)).toContain('→ Attendez qu’elle se termine, puis recommencez.')
    expect(looking.code).toBe(0)
    const done = await first.done
    expect([done.code, done.json<SendView>().totals.sent]).toEqual([0, 1])
    await server.close()
  })
})
