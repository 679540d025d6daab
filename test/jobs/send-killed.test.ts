import { afterAll, describe, expect, it } from 'vitest'
import type { SendView } from '../../src/reporting/views.ts'
import { contacts, newDossier, removeDossiers } from '../support/dossier.ts'
import { killAt, type Moment } from '../support/faults/kill-runs.ts'
import { mixedBase } from '../support/faults/mixed-base.ts'
import { fec, sale } from '../support/fec.ts'
import { plain } from '../support/runs.ts'
import { startSmtp } from '../support/smtp.ts'

afterAll(removeDossiers)

describe.concurrent('relance send killed with SIGKILL', () => {
  // `npm run faults` tries many more moments.
  it('at the claim, in the content, at the answer: nobody receives twice, nobody is forgotten, at most a batch is in doubt', async () => {
    const moments: Moment[] = [
      { on: 'mail', nth: 2, plusMs: 0 },
      { on: 'content', nth: 5, plusMs: 0 },
      { on: 'final', nth: 8, plusMs: 1 },
    ]
    const next = moments.values()
    const { kills, twice, lost, faults } = await killAt(await mixedBase(), () => next.next().value ?? null)
    expect({ twice, lost, faults }).toEqual({ twice: 0, lost: 0, faults: [] })
    expect(kills).toBeGreaterThanOrEqual(2)
  }, 60_000)
})

/** A dossier with these customers planned, and a server that keeps its first message waiting until `release`. */
async function heldServer(codes: readonly string[]) {
  let answer = (): void => undefined
  const arrived = new Promise<void>((resolve) => {
    answer = resolve
  })
  const held: (() => void)[] = []
  let open = false
  const server = await startSmtp({
    onData(stream, _session, done) {
      stream.resume()
      stream.on('end', () => {
        if (open) return done(null)
        held.push(() => done(null))
        if (held.length === Math.min(codes.length, 3)) answer()
      })
    },
  })
  const dossier = newDossier({ smtp: { host: '127.0.0.1', port: server.port, security: 'none' } })
  const books = dossier.write('732829320FEC20261231.txt', fec(codes.map((code) => sale(code, `F-${code}`, '2026-10-10', 100_000))))
  await dossier.ask(`import ${books} ${dossier.write('contacts.csv', contacts(codes))} --first-year`)
  await dossier.ask('plan')
  const release = (): void => {
    open = true
    for (const done of held) done()
  }
  return { server, dossier, books, arrived, release }
}

describe.concurrent('two commands at once', () => {
  it('while one sends, another sending and an import are told to wait, with exit code 5; looking is allowed', async () => {
    const { server, dossier, books, arrived, release } = await heldServer(['C001'])
    const first = dossier.start('send', '--json')
    await arrived
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

describe.concurrent('relance send asked to stop', () => {
  it('lets what is on its way end and be recorded, sends nothing more, and leaves no doubt', async () => {
    const { server, dossier, arrived, release } = await heldServer(['C001', 'C002', 'C003', 'C004'])
    const sending = dossier.start('send', '--json')
    await arrived
    sending.kill('SIGTERM')
    // The signal reaches the program before the answers do.
    await new Promise((resolve) => setTimeout(resolve, 200))
    release()
    const stopped = await sending.done
    expect([stopped.code, stopped.signal]).toEqual([143, null])
    const { results } = stopped.json<SendView>()
    expect(results.map((one) => [one.customer, one.status])).toEqual([
      ['C001', 'sent'],
      ['C002', 'sent'],
      ['C003', 'sent'],
      ['C004', 'skipped'],
    ])
    expect(results[3]?.reason).toBe('L’envoi a été interrompu avant ce message : il n’est pas parti.')
    const rest = await dossier.ask<SendView>('send')
    expect(rest.results.map((one) => [one.customer, one.status])).toEqual([['C004', 'sent']])
    await server.close()
  })
})
