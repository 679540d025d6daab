// What can be wrong with a dossier before it shows: each point green, or with what to do. Changes nothing.
import type { Mailer } from '../delivery/mailer.ts'
import type { IsoDay } from '../domain/day.ts'
import { StopError } from '../domain/errors.ts'
import { CHOICE_CHECKS } from './check-choices.ts'
import { LEDGER_CHECKS } from './check-ledger.ts'
import { type CheckLine, error, ok, warning } from './check-line.ts'
import { SETTINGS_CHECKS } from './check-settings.ts'
import type { Dossier } from './dossier.ts'

export interface CheckView {
  readonly date: IsoDay
  readonly checks: readonly CheckLine[]
  readonly totals: { readonly ok: number; readonly warning: number; readonly error: number }
}

/** Every point, in the order a user mends them. `mailer` is null without a mail server, or when it is not to be tried. */
export async function checkDossier(dossier: Dossier, day: IsoDay, mailer: Mailer | null): Promise<CheckView> {
  const checks = [...LEDGER_CHECKS, ...SETTINGS_CHECKS, ...CHOICE_CHECKS].map((check) => guarded(() => check(dossier, day)))
  checks.push(await mailLine(dossier, mailer))
  const count = (state: CheckLine['state']) => checks.filter((line) => line.state === state).length
  return { date: day, checks, totals: { ok: count('ok'), warning: count('warning'), error: count('error') } }
}

/** A point that stops is a red line, not the end of the others. */
function guarded(check: () => CheckLine): CheckLine {
  try {
    return check()
  } catch (stop) {
    if (!(stop instanceof StopError)) throw stop
    return error(stop.code, [stop.message, stop.details.advice].filter((part) => part !== undefined).join(' '))
  }
}

async function mailLine(dossier: Dossier, mailer: Mailer | null): Promise<CheckLine> {
  if (dossier.settings.smtp === null)
    return warning(
      'smtp',
      'Aucun serveur de messagerie réglé (smtp) : les e-mails sont des fichiers dans outbox/, à transmettre vous-même. Pour qu’ils partent seuls, complétez smtp dans relance.yaml.',
    )
  if (mailer === null) return warning('smtp', 'Messagerie non essayée (--no-smtp). Pour l’essayer : relance check')
  const outcome = await mailer.verify()
  return outcome.ok ? ok('smtp', `Connexion à ${dossier.settings.smtp.host} réussie.`) : error('smtp', outcome.why)
}
