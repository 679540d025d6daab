import { cpSync, existsSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { PlanView } from '../../src/reporting/plan-views.ts'
import type { HistoryView, SendView } from '../../src/reporting/views.ts'
import { contacts, dossierAt, ledgerBytes, newDossier, removeDossiers, type TempDossier, twinOf } from '../support/dossier.ts'
import { fec, sale } from '../support/fec.ts'
import { plain } from '../support/runs.ts'

let original: TempDossier
beforeAll(async () => {
  original = newDossier({ smtp: null }, '2026-11-20')
  // Due on 9 November; C002's on 19 November: its first step is on Tuesday the 24th.
  const books = original.write(
    '732829320FEC20261231.txt',
    fec([sale('C001', 'F1', '2026-10-10', 100_000), sale('C002', 'F2', '2026-10-20', 50_000)]),
  )
  await original.ask(`import ${books} ${original.write('contacts.csv', contacts(['C001', 'C002']))} --first-year`)
  await original.ask('plan')
}, 60_000)
afterAll(removeDossiers)

let copies = 0
/** The dossier copied with its files, as `cp -r` does. */
function copy(): TempDossier {
  const folder = join(original.folder, '..', `copie-${++copies}`)
  cpSync(original.folder, folder, { recursive: true })
  return dossierAt(folder)
}

const lines = (view: HistoryView) => view.events.map((event) => `${event.day} ${event.customer ?? ''} ${event.step ?? ''} ${event.status}`)

describe('a backup put back in the place of the ledger, the file being the same', () => {
  it('refuses to send again what left since it was made, until somebody adopts it', async () => {
    const twin = twinOf(original)
    const backup = ledgerBytes(twin)
    expect((await twin.ask<SendView>('send')).totals.written).toBe(1)
    // As `cp sauvegarde.db relance.db` does: other bytes in the same file.
    writeFileSync(join(twin.folder, 'relance.db'), backup)
    rmSync(join(twin.folder, 'outbox'), { recursive: true })
    const answer = await twin.run('send', '--json')
    expect([answer.code, answer.json<{ error: { code: string } }>().error.code]).toEqual([9, 'ledger-copied'])
    expect(existsSync(join(twin.folder, 'outbox'))).toBe(false)
    const verified = await twin.run('history', '--verify')
    expect([verified.code, plain(verified.stdout)]).toEqual([
      9,
      expect.stringContaining(
        'ATTENTION : ce registre est plus ancien que ce qui est parti de son dossier.\n1 faute :\n' +
          '  1 envoi parti de ce dossier manque dans le registre : une sauvegarde a été remise en place, ou ses derniers envois ont été supprimés\n',
      ),
    ])
    await twin.ask('history adopt --since 2026-11-20')
    expect((await twin.ask<SendView>('send', [0, 6])).totals).toMatchObject({ written: 0, inDoubt: 1 })
    expect((await twin.ask<HistoryView>('history --verify')).chain.ok).toBe(true)
  })
})

describe('a whole dossier put back as it was before, in its own place', () => {
  it('refuses to send again what left since, until somebody adopts it', async () => {
    const twin = twinOf(original)
    const before = join(twin.folder, '..', 'sauvegarde')
    cpSync(twin.folder, before, { recursive: true })
    expect((await twin.ask<SendView>('send')).totals.written).toBe(1)
    // As `cp -a sauvegarde/. dossier/` does: other bytes in the same files.
    for (const name of readdirSync(before)) {
      const target = join(twin.folder, name)
      if (statSync(join(before, name)).isFile()) writeFileSync(target, readFileSync(join(before, name)))
    }
    for (const name of ['outbox', 'relance.sent']) rmSync(join(twin.folder, name), { recursive: true })
    const answer = await twin.run('send', '--json')
    expect([answer.code, answer.json<{ error: { code: string } }>().error.code]).toEqual([9, 'ledger-copied'])
    await twin.ask('history adopt --since 2026-11-20')
    expect((await twin.ask<SendView>('send', [0, 6])).totals).toMatchObject({ written: 0, inDoubt: 1 })
  })
})

describe.concurrent('a dossier copied elsewhere', () => {
  it('refuses to send, whatever the original has sent since, but still shows and plans', async () => {
    const twin = copy()
    const before = ledgerBytes(twin)
    const answer = await twin.run('send', '--json')
    expect([answer.code, answer.json()]).toEqual([
      9,
      {
        error: {
          code: 'ledger-copied',
          message:
            'Ce registre est une copie, une sauvegarde restaurée ou un dossier déplacé : des relances ont pu partir d’ailleurs sans qu’il le sache. Rien n’est parti.',
          file: join(twin.folder, 'relance.db'),
          line: null,
        },
      },
    ])
    expect(plain(answer.stderr)).toContain('relance history adopt --since JOUR')
    expect(ledgerBytes(twin).equals(before)).toBe(true)
    expect((await twin.ask<SendView>('send --dry-run')).totals.written).toBe(1)
    expect((await twin.ask<PlanView>('plan')).totals.reminders).toBe(1)
  })

  it('adopted, holds in doubt every step the rules allowed since the day given, and nothing else', async () => {
    const twin = copy()
    twin.day = '2026-12-01'
    const adopted = await twin.ask<HistoryView>('history adopt --since 2026-11-20')
    // What the original would have done: C001 on the 20th, its second step on the 27th (seven days later) and its call on the
    // 30th; C002 from the 24th.
    expect(lines(adopted)).toEqual([
      '2026-12-01   adopted',
      '2026-11-20 C001 relance-1 inDoubt',
      '2026-11-24 C002 relance-1 inDoubt',
      '2026-11-27 C001 relance-2 inDoubt',
      '2026-11-30 C001 call inDoubt',
    ])
    expect(adopted.chain.ok).toBe(true)
    expect(adopted.events[0]?.detail).toEqual({ since: '2026-11-20', inDoubt: 4 })
    const plan = await twin.ask<PlanView>('plan')
    expect(plan.toSend).toEqual([])
    expect(plan.heldByReason).toEqual({ 'in-doubt': 2 })
  })

  it('goes on from what the accountant knows to have left', async () => {
    const twin = copy()
    twin.day = '2026-12-01'
    const { events } = await twin.ask<HistoryView>('history adopt --since 2026-11-20')
    const idOf = (customer: string, step: string) => events.find((one) => one.customer === customer && one.step === step)?.id ?? ''
    // The original sent both first steps, then stopped.
    await twin.ask(`history resolve ${idOf('C001', 'relance-1')} sent`)
    await twin.ask(`history resolve ${idOf('C002', 'relance-1')} sent`)
    await twin.ask(`history resolve ${idOf('C001', 'relance-2')} not-sent`)
    await twin.ask(`history resolve ${idOf('C001', 'call')} not-sent`)
    const sent = await twin.ask<SendView>('send')
    expect(sent.results.map((one) => [one.customer, one.step, one.status])).toEqual([['C001', 'relance-2', 'written']])
  })

  it('merely moved, is adopted from tomorrow on and sends at once', async () => {
    const moved = copy()
    expect(lines(await moved.ask<HistoryView>('history adopt --since 2026-11-21'))).toEqual(['2026-11-20   adopted'])
    expect((await moved.ask<SendView>('send')).totals.written).toBe(1)
    const again = await moved.run('history', 'adopt', '--since', '2026-11-21', '--json')
    expect([again.code, again.json()]).toMatchObject([4, { error: { code: 'ledger-own' } }])
    const text = await moved.run('history')
    expect(text.stdout).toContain('registre repris')
  })

  it('says which day it needs', async () => {
    const answer = await copy().run('history', 'adopt')
    expect([answer.code, plain(answer.stderr)]).toEqual([
      2,
      [
        'relance: Depuis quel jour l’autre exemplaire a-t-il pu envoyer ?',
        '  → Écrivez relance history adopt --since AAAA-MM-JJ (demain, s’il n’a rien envoyé).',
        '',
      ].join('\n'),
    ])
  })
})

describe('what adopting says', () => {
  it('names what is in doubt and the command that settles it, or the next step where nothing is', async () => {
    const doubted = await copy().run('history', 'adopt', '--since', '2026-11-20')
    expect([doubted.code, plain(doubted.stdout)]).toEqual([
      0,
      expect.stringContaining('1 relance a pu partir d’un autre exemplaire depuis le 20 novembre 2026 : elle est mise en doute'),
    ])
    expect(plain(doubted.stdout)).toContain('Ensuite : relance history resolve NUMÉRO sent (partie) ou not-sent (pas partie)')
    const sure = plain((await copy().run('history', 'adopt', '--since', '2026-11-21')).stdout)
    expect(sure).toMatch(/^Registre repris : les relances partent désormais d’ici\. Rien n’est mis en doute\.\n/)
    expect(sure).toContain('Ensuite : relance check')
  })
})
