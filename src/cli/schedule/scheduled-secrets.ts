// The secrets that the daily work would lack when a scheduler starts it: those that only this window knows, those of a keyring that cron cannot open.
import { dirname } from 'node:path'
import { StopError } from '../../domain/errors.ts'
import type { Settings } from '../../domain/settings.ts'
import { type CheckLine, ok, warning } from '../../jobs/check-line.ts'
import type { Context } from '../context.ts'
import { entryNamed } from '../settings/keyring-entry.ts'
import { schedulerOf } from './system.ts'
import { type SystemName, taskIdOf } from './task.ts'

/** Null: no secret is kept so, or nothing is scheduled for the dossier or the folder that it stands in. */
export function scheduledSecretsLine(context: Context, folder: string, settings: Settings): CheckLine | null {
  const here = knownHereAlone(context.env, settings)
  const inKeyring = [settings.smtp?.passwordFile, settings.sms?.secretFile].some((written) => entryNamed(written ?? '') !== null)
  if (here.length === 0 && !inKeyring) return null
  const system = scheduledBy(context, folder)
  if (system === null) return null
  if (here.length > 0)
    return warning(
      'scheduled-secrets',
      `Le travail planifié n’a pas les variables de cette fenêtre : ${here.map(({ variable }) => variable).join(' et ')} y manquera, et rien ne partira. ${here.map(({ keep }) => keep).join(' ')}`,
    )
  if (system === 'cron')
    return warning(
      'scheduled-secrets',
      'cron travaille hors de votre session et n’ouvre pas son trousseau : rien ne partira. Tapez : relance password --file (--sms pour la passerelle), ou planifiez avec systemd.',
    )
  return ok(
    'scheduled-secrets',
    'Le travail planifié lit ses mots de passe dans le trousseau de votre session : il lui faut une session ouverte.',
  )
}

interface Known {
  readonly variable: string
  /** What keeps it, a French sentence. */
  readonly keep: string
}

/** Given by the environment, and named nowhere in the settings. */
function knownHereAlone(env: Context['env'], { smtp, sms }: Settings): Known[] {
  const given = (variable: string) => (env[variable] ?? '') !== ''
  const signsIn = smtp !== null && smtp.user !== null
  const hasToken = smtp !== null && (smtp.oauth !== null || smtp.tokenFile !== null)
  return [
    ...(signsIn && given('RELANCE_SMTP_TOKEN') && !hasToken
      ? [{ variable: 'RELANCE_SMTP_TOKEN', keep: 'Nommez un fichier par smtp.tokenFile.' }]
      : []),
    ...(signsIn && given('RELANCE_SMTP_PASSWORD') && smtp.passwordFile === null && !hasToken
      ? [{ variable: 'RELANCE_SMTP_PASSWORD', keep: 'Pour le garder : relance password.' }]
      : []),
    ...(sms !== null && given('RELANCE_SMS_SECRET') && sms.secretFile === null
      ? [{ variable: 'RELANCE_SMS_SECRET', keep: 'Pour le garder : relance password --sms.' }]
      : []),
  ]
}

/** The scheduler that does the dossier's work, alone or with those beside it. */
function scheduledBy(context: Context, folder: string): SystemName | null {
  const tasks = [folder, dirname(folder)].map(taskIdOf)
  for (const asked of process.platform === 'linux' ? ([null, 'cron'] as const) : [null]) {
    try {
      const scheduler = schedulerOf(context, asked)
      if (tasks.some((task) => scheduler.find(task) !== null)) return scheduler.name
    } catch (stop) {
      if (!(stop instanceof StopError)) throw stop
    }
  }
  return null
}
