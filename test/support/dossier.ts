// A dossier in a folder of its own, on which commands run as a user types them: in the tests' own process, or as the built program
// in a process of its own. Its settings, books and contacts are written here in a few words; nothing of the program decides them.
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { isoDay } from '../../src/domain/day.ts'
import { createLedger, openLedger } from '../../src/ledger/open.ts'
import { recordOwner } from '../../src/ledger/ownership.ts'
import { type Answer, type Running, runHere, startProgram } from './runs.ts'

/** A Friday. */
const DAY = '2026-11-20'

export interface TempDossier {
  readonly folder: string
  /** The day the next commands work for. */
  day: string
  /** More of the environment, for the next commands. */
  env: Record<string, string>
  /** Runs a command in the tests' own process. */
  run(...args: readonly string[]): Promise<Answer>
  /** Runs it so with --json. @throws Error with what the program said when its exit code is not one of `codes`. */
  ask<T>(command: string, codes?: readonly number[]): Promise<T>
  /** Starts the built program: for signals, memory, and all that Node itself reads from its environment. */
  start(...args: readonly string[]): Running
  /** Writes a file beside the dossier; its path. */
  write(name: string, text: string): string
  settings(changes: SettingsChanges): void
}

/** Sections of relance.yaml laid over the ordinary ones, key by key. */
export type SettingsChanges = Readonly<Record<string, Readonly<Record<string, unknown>> | readonly unknown[] | null>>

const ORDINARY: SettingsChanges = {
  creditor: {
    name: 'Atelier Brunet',
    siren: '732829320',
    address: ['12 rue des Lilas', '35000 Rennes'],
    email: 'compta@atelier-brunet.example',
    phone: '02 99 00 00 00',
    iban: 'FR7630006000011234567890189',
  },
  customers: { terms: '30 jours', regime: 'business', language: 'fr' },
  penalties: { rate: 'ecb+10' },
  reminders: { staleBooksDays: 0, approval: [], approvalAbove: null, firstPlansToApprove: 0, preventiveMinimum: 100000 },
  // Tests that count what a server received ask for the report themselves.
  report: { to: 'none' },
}

const folders: string[] = []

/** Removes every dossier of this process: to be called once, after the tests of a file. */
export function removeDossiers(): void {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true })
}

/** A dossier with an empty ledger, neither approval nor a check of stale books unless `changes` ask for them. */
export function newDossier(changes: SettingsChanges = {}, day = DAY): TempDossier {
  const root = mkdtempSync(join(tmpdir(), 'relance-dossier-'))
  folders.push(root)
  const folder = join(root, 'brunet')
  mkdirSync(folder, { mode: 0o700 })
  createLedger(join(folder, 'relance.db'), `${isoDay(day)}T08:00:00+01:00`).close()
  const dossier = dossierAt(folder, day)
  dossier.settings(changes)
  return dossier
}

/** The same dossier elsewhere, at home there: an import done once can serve many tests. Not for the tests of copies. */
export function twinOf(dossier: TempDossier, changes: SettingsChanges = {}): TempDossier {
  const root = mkdtempSync(join(tmpdir(), 'relance-dossier-'))
  folders.push(root)
  const folder = join(root, 'brunet')
  cpSync(dossier.folder, folder, { recursive: true })
  const ledger = openLedger(join(folder, 'relance.db'))
  recordOwner(ledger)
  ledger.close()
  const twin = dossierAt(folder, dossier.day)
  twin.settings(changes)
  return twin
}

/** A dossier that is already there. */
export function dossierAt(folder: string, day = DAY): TempDossier {
  const root = resolve(folder, '..')
  const dossier: TempDossier = {
    folder,
    day,
    env: {},
    run: (...args) => runHere(args, environment(dossier, root), folder),
    start: (...args) => startProgram(args, environment(dossier, root), folder),
    async ask<T>(command: string, codes: readonly number[] = [0]): Promise<T> {
      const answer = await dossier.run(...command.split(' '), '--json')
      if (answer.code === null || !codes.includes(answer.code))
        throw new Error(`${command}: code ${answer.code}\n${answer.stdout}${answer.stderr}`)
      return answer.json<T>()
    },
    write(name, text) {
      const path = join(root, name)
      writeFileSync(path, text)
      return path
    },
    settings(changes) {
      const sections = Object.keys({ ...ORDINARY, ...changes })
      const merged = sections.map((name) => [name, laidOver(ORDINARY[name], changes[name])])
      // JSON is YAML, one value per line.
      writeFileSync(join(folder, 'relance.yaml'), JSON.stringify(Object.fromEntries(merged), null, 2), { mode: 0o600 })
    },
  }
  return dossier
}

function laidOver(ordinary: SettingsChanges[string] | undefined, change: SettingsChanges[string] | undefined): unknown {
  return change === null || Array.isArray(change) ? change : { ...ordinary, ...change }
}

function environment({ folder, day, env }: TempDossier, root: string): Record<string, string> {
  const path = process.env['PATH'] ?? ''
  return { PATH: path, HOME: root, TZ: 'Europe/Paris', RELANCE_DOSSIER: folder, RELANCE_DATE: day, USER: 'abrunet', ...env }
}

interface ContactTold {
  readonly code: string
  readonly name?: string
  readonly email?: string
  readonly phone?: string
  readonly street?: string
}

/** A contact file: an e-mail, a phone number and an address for each customer, unless told otherwise. */
export function contacts(told: readonly (string | ContactTold)[]): string {
  const rows = told.map((one) => {
    const { code, ...rest } = typeof one === 'string' ? { code: one } : one
    const { name, email, phone, street } = {
      name: `Client ${code}`,
      email: `compta@${code.toLowerCase()}.example`,
      phone: '02 99 11 22 33',
      street: '1 rue du Port',
      ...rest,
    }
    return [code, name, street, '35000', 'Rennes', email, phone].map((cell) => `"${cell.replaceAll('"', '""')}"`).join(';')
  })
  return `${['Code client;Nom du client;Adresse;Code postal;Ville;E-mail;Téléphone', ...rows].join('\n')}\n`
}

/** Bytes of the ledger while no command runs: the write-ahead log is gone then. */
export function ledgerBytes({ folder }: TempDossier): Buffer {
  return readFileSync(join(folder, 'relance.db'))
}
