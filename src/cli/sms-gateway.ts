// The gateway of a dossier as commands use it, with its secret: from the environment, the keyring, or a file its owner alone can read.
import { HttpGateway } from '../delivery/http-gateway.ts'
import { SettingsError } from '../domain/errors.ts'
import { asksFor } from '../domain/sms-request.ts'
import type { Dossier } from '../jobs/dossier.ts'
import type { Context } from './context.ts'
import { placeOf, readPrivateLine, type SecretName } from './settings/private-file.ts'

/** Its secret, where it is kept. */
export const SECRET: SecretName = {
  ...{ kind: 'secret', of: 'du secret de la passerelle SMS', key: 'sms.secretFile' },
  write: 'le secret sur la première ligne',
  renew: 'relance password --sms',
}

/**
 * The dossier's gateway; null when none is set: short messages are written to the outbox.
 * @throws SettingsError for a private file that is missing, elsewhere, open to others or empty; 'sms-secret-missing'
 */
export function gatewayOf(context: Context, { settings, folder }: Dossier): HttpGateway | null {
  const { sms } = settings
  if (sms === null) return null
  const given = context.env['RELANCE_SMS_SECRET']?.trim() ?? ''
  const secret =
    given !== '' ? given : sms.secretFile === null ? null : readPrivateLine(sms.secretFile, SECRET, placeOf(context, folder)).trim()
  if (secret === null && asksFor(sms, 'secret'))
    throw new SettingsError('sms-secret-missing', 'La demande à la passerelle SMS contient {{secret}}, et aucun secret n’est donné.', {
      file: 'relance.yaml',
      advice: 'Donnez-le par la variable RELANCE_SMS_SECRET, ou dans un fichier nommé par sms.secretFile.',
    })
  return new HttpGateway(sms, secret)
}
