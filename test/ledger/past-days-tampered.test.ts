import { join } from 'node:path'
import Database from 'better-sqlite3'
import { afterAll, describe, expect, it } from 'vitest'
import type { PlanView } from '../../src/reporting/plan-views.ts'
import type { AgingView, HistoryView, SendView } from '../../src/reporting/views.ts'
import { contacts, newDossier, removeDossiers, type TempDossier } from '../support/dossier.ts'
import { fec, sale } from '../support/fec.ts'
import { plain } from '../support/runs.ts'

afterAll(removeDossiers)

/** C001 owes 1 000,00 and C002 500,00; the plan of the day is stored. */
async function planned(): Promise<{ dossier: TempDossier; books: string }> {
  const dossier = newDossier({ smtp: null }, '2026-11-20')
  const sales = [sale('C001', 'F1', '2026-10-10', 100_000), sale('C002', 'F2', '2026-10-20', 50_000)]
  const books = dossier.write('732829320FEC20261231.txt', fec(sales))
  await dossier.ask(`import ${books} ${dossier.write('contacts.csv', contacts(['C001', 'C002']))} --first-year`)
  await dossier.ask('plan')
  return { dossier, books }
}

/** What a person with the sqlite3 shell can do. */
function tamper({ folder }: TempDossier, sql: string): void {
  const shell = new Database(join(folder, 'relance.db'))
  shell.exec(sql)
  shell.close()
}

describe.concurrent('books changed behind the import', () => {
  it('stop the plan and the sending, show in the aged balance, and are mended by the next import', async () => {
    const { dossier, books } = await planned()
    tamper(dossier, `UPDATE line SET amount_cents = amount_cents + 100 WHERE customer = 'C001'`)
    for (const command of ['plan', 'plan --dry-run', 'plan --customer C001', 'send', 'send --dry-run']) {
      const answer = await dossier.run(...command.split(' '))
      expect([command, answer.code, answer.stdout]).toEqual([command, 7, ''])
      expect(plain(answer.stderr)).toContain('écart de −1,00 €. Aucune relance n’est possible.\n  → Voyez « relance check », puis importez')
    }
    const aging = await dossier.run('aging')
    expect(aging.code).toBe(7)
    expect(plain(aging.stdout)).toContain('solde comptable 1 500,00 €, détail 1 501,00 €, ÉCART −1,00 €.')
    expect((await dossier.ask<AgingView>('aging', [7])).control.differenceCents).toBe(-100)
    expect((await dossier.ask<PlanView>('plan --customer C002')).totals.reminders).toBe(0)
    await dossier.ask(`import ${books} --first-year`)
    expect((await dossier.ask<AgingView>('aging')).control.differenceCents).toBe(0)
    expect((await dossier.ask<SendView>('send')).totals.written).toBe(1)
  }, 60_000)

  it('are let through where that very gap was accepted', async () => {
    const { dossier } = await planned()
    tamper(
      dossier,
      `UPDATE line SET amount_cents = amount_cents + 100 WHERE customer = 'C001'; INSERT INTO meta VALUES ('accepted-gap', '-100')`,
    )
    expect((await dossier.ask<AgingView>('aging')).control.differenceCents).toBe(-100)
    expect((await dossier.ask<PlanView>('plan')).totals.reminders).toBe(1)
    const check = await dossier.run('check')
    expect(plain(check.stdout)).toContain('écart de −1,00 €, accepté à l’import.')
  }, 60_000)
})

describe.concurrent('evidence destroyed behind the program', () => {
  it('is told by history --verify and by check, with the reminder concerned', async () => {
    const { dossier } = await planned()
    const { id } = (await dossier.ask<SendView>('send')).results[0] ?? {}
    tamper(dossier, 'DELETE FROM history_detail')
    const erased = await dossier.ask<HistoryView>('history --verify')
    expect(erased.chain).toEqual({ ok: true, firstBad: null, fault: null, missingDetails: 1, faults: [], faultCount: 0 })
    expect(plain((await dossier.run('history', '--verify')).stdout)).toContain('1 enregistrement n’a plus son détail')
    tamper(dossier, 'UPDATE message SET zlib = zeroblob(length(zlib))')
    const answer = await dossier.run('history', '--verify')
    const told = `e message conservé de la relance ${id} manque ou a été modifié.`
    expect([answer.code, plain(answer.stdout)]).toEqual([9, expect.stringContaining(`ATTENTION : l${told}`)])
    expect(plain((await dossier.run('check')).stdout)).toContain(`L${told}`)
    expect(plain(answer.stdout)).toContain(`\n1 faute :\n  20/11/2026, client C001, relance ${id} : le message conservé a été modifié\n`)
    expect((await dossier.ask<HistoryView>('history')).chain).toEqual({ ok: true, firstBad: null })
  }, 60_000)
})
