// Fifty customers with a reminder planned for each, two in three by mail and one by post, to be copied for each trial. Knows no test runner.
import type { PlanView } from '../../../src/reporting/plan-views.ts'
import { contacts, newDossier, type SettingsChanges, type TempDossier, twinOf } from '../dossier.ts'
import { fec, sale } from '../fec.ts'
import { codesOf } from '../many-reminders.ts'
import { type FaultySmtp, startFaulty } from './faulty-smtp.ts'
import { Trial } from './trial.ts'

export const CODES = codesOf(50)
/** Every third customer gets a letter. */
export const BY_POST: ReadonlySet<string> = new Set(CODES.filter((_, index) => index % 3 === 2))
const SCENARIOS: SettingsChanges = {
  scenarios: {
    standard: [{ step: 'relance-1', at: 5, channel: 'email' }],
    courrier: [{ step: 'relance-1', at: 5, channel: 'letter' }],
  },
}

/** An invoice for each, overdue since 9 November 2026. */
export const SALES = CODES.map((code) => sale(code, `F-${code}`, '2026-10-10', 100_000))

export async function mixedBase(): Promise<TempDossier> {
  const dossier = newDossier(SCENARIOS)
  const people = contacts(CODES)
    .replace('Téléphone', 'Téléphone;Scénario')
    .replace(/^"(C\d+)".*$/gm, (row, code: string) => (BY_POST.has(code) ? `${row};courrier` : row))
  await dossier.ask(`import ${dossier.write('732829320FEC20261231.txt', fec(SALES))} ${dossier.write('contacts.csv', people)} --first-year`)
  const { totals, heldByReason } = await dossier.ask<PlanView>('plan')
  if (totals.reminders !== CODES.length) throw new Error(`planned ${totals.reminders}: ${JSON.stringify(heldByReason)}`)
  return dossier
}

export interface MixedTrial {
  readonly trial: Trial
  readonly dossier: TempDossier
  readonly server: FaultySmtp
}

/** A copy of the base at home in its own folder, against a server of its own; closed whatever becomes of `work`. */
export async function withMixed<T>(base: TempDossier, pipelining: boolean, work: (mixed: MixedTrial) => Promise<T>): Promise<T> {
  const server = await startFaulty({ pipelining })
  const dossier = twinOf(base)
  pointTo(dossier, server)
  try {
    return await work({ dossier, server, trial: new Trial(dossier, server, CODES, BY_POST) })
  } finally {
    await server.close()
  }
}

export function pointTo(dossier: TempDossier, { port }: FaultySmtp): void {
  dossier.settings({ ...SCENARIOS, smtp: { host: '127.0.0.1', port, security: 'none' } })
}
