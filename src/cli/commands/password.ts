// relance password: the password of the mailbox kept in the keyring of the session, or in a file for its owner alone; changed, taken away.
import { UsageError } from '../../domain/errors.ts'
import type { CommandModule } from '../command.ts'
import type { Context } from '../context.ts'
import { askHidden } from '../init-questions.ts'
import { keepSecret, type Place, placeAsked, removeSecret } from '../keep-secret.ts'
import { withDossier } from '../open-dossier.ts'
import type { Options } from '../options.ts'
import { present } from '../present.ts'
import { rewriteSettings } from '../rewrite-settings.ts'
import { type SecretSetting, secretSetting } from '../secret-setting.ts'
import { lineTyped } from '../typed-line.ts'

export const command: CommandModule = {
  configure(command) {
    command
      .option('--sms', 'le secret de la passerelle SMS plutôt que le mot de passe de la messagerie')
      .option('--stdin', 'le lire sur l’entrée standard plutôt que de le demander')
      .option('--keyring', 'le garder dans le trousseau de la session')
      .option('--file', 'le garder dans un fichier du dossier, que vous seul pouvez lire')
      .option('--remove', 'ne plus le garder')
  },

  examples: [
    ['relance password', 'le demander, sans rien afficher, et le garder'],
    ['relance password --file', 'dans un fichier : pour une machine où personne n’ouvre de session'],
    ['relance password --remove', 'ne plus le garder'],
  ],

  async run(context, _args, options) {
    if (options.keyring === true && options.file === true)
      throw new UsageError('usage', '--keyring et --file se contredisent.', { advice: 'N’en gardez qu’un.' })
    const { setting, folder } = await withDossier(context, ({ settings, folder }) => ({
      setting: secretSetting(settings, options.sms === true ? 'sms' : 'smtp'),
      folder,
    }))
    const place = options.remove === true ? null : placeAsked(context, folder, setting, options)
    const left =
      place === null
        ? removeSecret(context, folder, setting)
        : keepSecret(context, folder, setting, place, await typed(context, options, setting))
    const { withValue } = await import('../settings/with-value.ts')
    await rewriteSettings(folder, (text) => withValue(text, setting.section, setting.key, place?.written ?? null))
    const view = {
      date: context.date,
      setting: `${setting.section}.${setting.key}`,
      kept: place?.kind ?? null,
      at: place?.at ?? null,
      left,
      overriddenBy: (context.env[setting.variable] ?? '') === '' ? null : setting.variable,
      totals: { kept: place === null ? 0 : 1 },
    }
    await present(context, options, view, {
      text: () => passwordText(setting, place, view),
    })
    return 0
  },
}

async function typed(context: Context, options: Options, { label }: SecretSetting): Promise<string> {
  if (options.stdin === true) return lineTyped(context, '--stdin')
  if (context.io.isTty && process.stdin.isTTY === true && !context.json) return await askHidden(`Tapez ${label} (rien ne s’affiche)`)
  throw new UsageError('password-missing', `Personne ne peut taper ici ${label}.`, {
    advice: 'Donnez-le sur l’entrée standard : relance password --stdin < FICHIER.',
  })
}

interface Told {
  readonly left: string | null
  readonly overriddenBy: string | null
}

function passwordText({ label, section }: SecretSetting, place: Place | null, { left, overriddenBy }: Told): string {
  const where =
    place?.kind === 'keyring' ? `dans le trousseau de votre session (entrée ${place.at})` : `dans ${place?.at}, que vous seul pouvez lire`
  const told = place === null ? `relance ne garde plus ${label}.` : `Voilà ${label} gardé ${where}.`
  const besides = [
    ...(left === null ? [] : [`Le précédent est resté dans ${left} : ôtez-le s’il ne sert plus.`]),
    ...(overriddenBy === null ? [] : [`La variable ${overriddenBy} est donnée et l’emporte.`]),
    ...(place === null ? [] : [`Pour l’essayer : relance check --${section}`]),
  ]
  return `${[told, ...besides].join('\n')}\n`
}
