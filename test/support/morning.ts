// Dossiers in the midst of their life, as the daily work finds them: books, contacts, a mail server, one reminder sent by hand, a watched folder.
import { mkdirSync, utimesSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { DailyView } from '../../src/reporting/daily-view.ts'
import { contacts, newDossier, type SettingsChanges, type TempDossier } from './dossier.ts'
import { bankCharge, type FecEntry, fec, receipt, sale } from './fec.ts'
import type { SmtpCollector } from './smtp.ts'

export const SALES = [sale('C001', 'F1', '2026-10-10', 120_000), sale('C002', 'F2', '2026-10-12', 60_000)]
export const MONDAY = [...SALES, bankCharge('2026-11-19')]
/** C002 has paid. */
export const TUESDAY = [...SALES, receipt('C002', '2026-11-20', 60_000, { letter: 'A' }), bankCharge('2026-11-20')]
export const EXPORT = '732829320FEC20261231.txt'

/** A dossier whose owner sent once by hand, so that the program goes on alone. */
export async function usual(server: SmtpCollector, changes: SettingsChanges = {}, day = '2026-11-20'): Promise<TempDossier> {
  const dossier = newDossier(
    { smtp: { host: '127.0.0.1', port: server.port, security: 'none' }, daily: { settledSeconds: 0, dashboard: false }, ...changes },
    day,
  )
  mkdirSync(join(dossier.folder, 'inbox'), { mode: 0o700 })
  await dossier.ask(`import ${dossier.write('contacts.csv', contacts(['C001', 'C002', 'C009']))}`)
  return dossier
}

/** As `usual`, with one customer reminded by hand the day before. */
export async function running(server: SmtpCollector, changes: SettingsChanges = {}): Promise<TempDossier> {
  const dossier = await usual(server, changes, '2026-11-19')
  await dossier.ask(
    `import ${dossier.write(EXPORT, fec([sale('C009', 'F9', '2026-10-10', 50_000), bankCharge('2026-11-18')]))} --first-year`,
  )
  await dossier.ask('plan')
  await dossier.ask('send')
  dossier.day = '2026-11-20'
  server.received.length = 0
  return dossier
}

let minutes = 0
/** Drops a file; each one was written a minute after the one before. */
export function drop(dossier: TempDossier, name: string, entries: readonly FecEntry[] | string): string {
  const path = join(dossier.folder, 'inbox', name)
  writeFileSync(path, typeof entries === 'string' ? entries : fec([sale('C009', 'F9', '2026-10-10', 50_000), ...entries]))
  minutes++
  utimesSync(path, 1_790_000_000 + 60 * minutes, 1_790_000_000 + 60 * minutes)
  return path
}

export const daily = (dossier: TempDossier, codes = [0]) => dossier.ask<DailyView>('daily', codes)
export const customersOf = ({ send }: DailyView, status: string) =>
  send?.results.filter((one) => one.status === status).map(({ customer }) => customer) ?? []
