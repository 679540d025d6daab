// What can be wrong with a dossier before it shows: each point green, or with what to do. Changes nothing.
import type { Gateway } from '../delivery/gateway.ts'
import type { IsoDay } from '../domain/day.ts'
import { StopError } from '../domain/errors.ts'
import { CHOICE_CHECKS } from './check-choices.ts'
import { DAILY_CHECKS } from './check-daily.ts'
import { LEDGER_CHECKS } from './check-ledger.ts'
import { type CheckLine, error } from './check-line.ts'
import { MAIL_CHECKS } from './check-mail.ts'
import { type LookedAt, serverLine, serverSteps } from './check-server.ts'
import { SETTINGS_CHECKS } from './check-settings.ts'
import { smsLines } from './check-sms.ts'
import type { Dossier } from './dossier.ts'

export interface CheckView {
  readonly date: IsoDay
  readonly checks: readonly CheckLine[]
  readonly totals: { readonly ok: number; readonly warning: number; readonly error: number }
}

export interface CheckChoice {
  /** The mail server is looked at step by step. */
  readonly steps: boolean
  /** Short messages too, nothing sent. */
  readonly sms: boolean
  /** Opens the mail server with its password, to be closed here; null: none is set, or it is not to be tried. @throws SettingsError */
  openMailer(): LookedAt | null
  /** Opens the gateway with its secret. @throws SettingsError */
  openGateway(): Gateway | null
  /** Whether the scheduler that starts the daily work has its secrets; null: nothing to say. */
  scheduled(): CheckLine | null
}

/** Every point, in the order a user mends them. */
export async function checkDossier(dossier: Dossier, day: IsoDay, choice: CheckChoice): Promise<CheckView> {
  const all = [...LEDGER_CHECKS, ...DAILY_CHECKS, ...SETTINGS_CHECKS, ...CHOICE_CHECKS, ...MAIL_CHECKS]
  const checks = [...all.map((check) => () => check(dossier, day)), choice.scheduled].map(guarded).filter((line) => line !== null)
  checks.push(...(await mailLines(dossier, day, choice)))
  checks.push(
    ...smsLines(dossier, day, choice)
      .map((line) => guarded(line))
      .filter((line) => line !== null),
  )
  const count = (state: CheckLine['state']) => checks.filter((line) => line.state === state).length
  return { date: day, checks, totals: { ok: count('ok'), warning: count('warning'), error: count('error') } }
}

async function mailLines(dossier: Dossier, day: IsoDay, choice: CheckChoice): Promise<CheckLine[]> {
  const opened: LookedAt[] = []
  const unopened = guarded(() => {
    const mailer = choice.openMailer()
    if (mailer !== null) opened.push(mailer)
    return null
  })
  if (unopened !== null) return [unopened]
  const [mailer = null] = opened
  try {
    return choice.steps ? await serverSteps(dossier, day, mailer) : [await serverLine(dossier, mailer)]
  } finally {
    mailer?.close()
  }
}

/** A point that stops is a red line, not the end of the others. */
function guarded(check: () => CheckLine | null): CheckLine | null {
  try {
    return check()
  } catch (stop) {
    if (!(stop instanceof StopError)) throw stop
    return error(stop.code, [stop.message, stop.details.advice].filter((part) => part !== undefined).join(' '))
  }
}
