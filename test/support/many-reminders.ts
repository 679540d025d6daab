// A dossier with very many customers, one reminder planned for each: for what counts or measures sendings. Knows no test runner.
import type { PlanView } from '../../src/reporting/plan-views.ts'
import { contacts, newDossier, type SettingsChanges, type TempDossier } from './dossier.ts'
import { fec, sale } from './fec.ts'

export { twinOf } from './dossier.ts'

interface Planned {
  readonly dossier: TempDossier
  /** Its settings, for `twinOf`. */
  readonly changes: SettingsChanges
}

/** Codes of so many customers, in order. */
export function codesOf(count: number): string[] {
  return Array.from({ length: count }, (_, index) => `C${String(index + 1).padStart(5, '0')}`)
}

/** Three invoices for each of `count` customers, all overdue; everybody's first reminder is planned, by the given channel. */
export async function plannedDossier(count: number, channel: 'email' | 'letter', more: SettingsChanges = {}): Promise<Planned> {
  const changes: SettingsChanges = { scenarios: { standard: [{ step: 'relance-1', at: 5, channel }] }, ...more }
  const dossier = newDossier(changes)
  const codes = codesOf(count)
  const sales = codes.flatMap((code, index) =>
    [1, 2, 3].map((nth) => sale(code, `F-${code}-${nth}`, `2026-10-0${nth}`, 50_000 + index * 10 + nth)),
  )
  const books = dossier.write('732829320FEC20261231.txt', fec(sales))
  await dossier.ask(`import ${books} ${dossier.write('contacts.csv', contacts(codes))} --first-year`)
  const { totals, heldByReason } = await dossier.ask<PlanView>('plan')
  if (totals.reminders !== count) throw new Error(`planned ${totals.reminders}: ${JSON.stringify(heldByReason)}`)
  return { dossier, changes }
}
