// Whether what the ledger keeps of plans is true: the plan of a day is asked for as it is kept, and once more with everybody planned anew.
import { expect } from 'vitest'
import { withDossier } from '../../src/cli/open-dossier.ts'
import { addDays, isoDay } from '../../src/domain/day.ts'
import type { Dossier } from '../../src/jobs/dossier.ts'
import { planDay } from '../../src/jobs/plan-day.ts'
import { withoutWriting } from '../../src/ledger/ledger.ts'
import { stirAll } from '../../src/ledger/standings.ts'
import type { PlanView } from '../../src/reporting/plan-views.ts'
import type { TempDossier } from './dossier.ts'

/** What `ask` answers of the dossier as a command of its day opens it. */
export function inDossier<T>({ folder, day }: TempDossier, ask: (dossier: Dossier) => T): Promise<T> {
  const clock = { today: () => isoDay(day), now: () => `${day}T08:00:00.000Z` }
  const io = { stdout: () => undefined, stderr: () => undefined, isTty: false, columns: 100 }
  const options = { dossier: folder, dateImposed: true, json: true, quiet: true, verbose: false, color: false }
  const context = {
    io,
    env: {},
    cwd: folder,
    input: () => '',
    keyring: () => null,
    run: () => Promise.resolve(0),
    clock,
    date: isoDay(day),
    present: isoDay(day),
    ...options,
  }
  return withDossier(context, ask)
}

/** Checks it for the dossier's day and for some days after it, as if nothing happened until then; answers the plan of the day. */
export function expectKeptPlansTrue(temp: TempDossier, ahead: readonly number[] = [], told = ''): Promise<PlanView> {
  return inDossier(temp, (dossier) => {
    const plans = [0, ...ahead].map((days) => {
      const date = addDays(isoDay(temp.day), days)
      const asked = () => planDay(dossier, date, { dryRun: true, customer: null })
      const kept = asked()
      const anew = withoutWriting(dossier.ledger, () => {
        stirAll(dossier.ledger)
        return asked()
      })
      expect(kept, `the plan of ${date}${told}`).toEqual(anew)
      expect(JSON.stringify(kept) === JSON.stringify(anew), `the very text of the plan of ${date}${told}`).toBe(true)
      return kept
    })
    return plans[0] as PlanView
  })
}
