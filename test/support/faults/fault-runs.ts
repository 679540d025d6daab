// The whole program against a mail server that fails at one point: sendings while it fails, then after it has recovered.
// Knows no test runner.
import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import type { SendView } from '../../../src/reporting/views.ts'
import { dossierAt, type TempDossier, twinOf } from '../dossier.ts'
import { codesOf, plannedDossier } from '../many-reminders.ts'
import { type Fault, startFaulty } from './faulty-smtp.ts'
import type { Point } from './points.ts'
import { type Tally, Trial } from './trial.ts'

const FIXTURES = resolve(import.meta.dirname, '../../../fixtures/delivery')
const TIMERS = resolve(import.meta.dirname, 'fast-timers.mjs')
const read = (name: string) => readFileSync(`${FIXTURES}/test-only-${name}`, 'utf8')
const CUSTOMERS = 5

/** A dossier whose reminders are planned, to be copied for each fault. */
export type Base = Awaited<ReturnType<typeof plannedDossier>>

export function plannedBase(): Promise<Base> {
  return plannedDossier(CUSTOMERS, 'email', { reminders: { copyAccountManager: true } })
}

/** One fault, from the first sending to the last message. */
export async function runFault(base: Base, point: Point, fault: Fault): Promise<Tally> {
  const { pipelining = false, auth = false } = point
  const server = await startFaulty(serverOptions(point))
  const dossier = twinOf(base.dossier, base.changes)
  const pointTo = (port: number, security = point.security ?? 'none') =>
    dossier.settings({ ...base.changes, smtp: { host: 'localhost', port, security, ...(auth ? { user: 'compta' } : {}) } })
  pointTo(point.closed === true ? 9 : server.port)
  // In a process of its own, whose waits are cut short.
  const child = dossierAt(dossier.folder, dossier.day)
  const env = { NODE_OPTIONS: `--import=${TIMERS}`, RELANCE_SMTP_PASSWORD: 'x' }
  child.env = { ...env, ...authority(point) }
  dossier.env = { RELANCE_SMTP_PASSWORD: 'x' }
  const trial = new Trial(dossier, server, codesOf(CUSTOMERS))
  try {
    server.fault = fault
    await failing(trial, child, 'while it fails')
    await failing(trial, child, 'while it fails again')
    const next = await startFaulty({ pipelining, auth })
    await trial.replaceServer(next)
    pointTo(next.port, 'none')
    return await trial.finish()
  } finally {
    await trial.close()
  }
}

/** A sending that may fail as it likes, and must say so. */
async function failing(trial: Trial, child: TempDossier, when: string): Promise<void> {
  trial.runs++
  const { code, stderr, json } = await child.start('send', '--json').done
  const { totals } = json<SendView>()
  if (code !== (totals.failed + totals.inDoubt > 0 ? 6 : 0)) trial.faults.push(`${when}: exit code ${code}\n${stderr}`)
  await trial.compare(when)
}

function serverOptions(point: Point): Parameters<typeof startFaulty>[0] {
  const { pipelining = false, auth = false, tls } = point
  if (tls === undefined) return { pipelining, auth }
  const cert = read(`${tls === 'unknown' ? 'localhost' : tls}.pem`)
  return { pipelining, auth, tls: { key: read('server.key'), cert, atOnce: point.security === 'tls' } }
}

function authority({ tls }: Point): Record<string, string> {
  return tls === undefined || tls === 'unknown' ? {} : { NODE_EXTRA_CA_CERTS: `${FIXTURES}/test-only-authority.pem` }
}
