// The secrets that a command keeps: which setting names each, where it is kept when nothing was chosen, and where it is kept now.
import { gatewayHost } from '../delivery/http-gateway.ts'
import { UsageError } from '../domain/errors.ts'
import type { Settings } from '../domain/settings.ts'
import { mailboxEntry } from './settings/keyring-entry.ts'
import { PASSWORD } from './settings/password.ts'
import type { SecretName } from './settings/private-file.ts'
import { SECRET } from './sms-gateway.ts'

export interface SecretSetting {
  readonly section: 'smtp' | 'sms'
  readonly key: 'passwordFile' | 'secretFile'
  /** What it is, with its article. */
  readonly label: string
  /** Variable of the environment that wins over what is kept. */
  readonly variable: string
  /** Entry of the keyring, and file of the dossier, when nothing else was chosen. */
  readonly entry: string
  readonly file: string
  readonly name: SecretName
  /** As the settings name it now; null: they do not. */
  readonly written: string | null
}

/** Name of the file of a dossier that holds the password of its mailbox. */
export const PASSWORD_FILE = 'mot-de-passe-smtp.txt'
const SMS_FILE = 'secret-sms.txt'

/** @throws UsageError 'server-missing' where the settings name no server, or nobody who signs in */
export function secretSetting({ smtp, sms }: Settings, of: 'smtp' | 'sms'): SecretSetting {
  if (of === 'sms') {
    if (sms === null) throw missing('Aucune passerelle SMS n’est réglée (sms.url).', 'Décrivez-la dans relance.yaml, section sms.')
    return {
      ...{ section: 'sms', key: 'secretFile', variable: 'RELANCE_SMS_SECRET', label: `le secret de la passerelle ${gatewayHost(sms)}` },
      ...{ entry: `sms/${gatewayHost(sms)}`, file: SMS_FILE, written: sms.secretFile, name: SECRET },
    }
  }
  if (smtp === null) throw missing('Aucune messagerie n’est réglée (smtp).', 'Nommez votre service dans relance.yaml, section smtp.')
  if (smtp.user === null)
    throw missing(
      'Personne ne s’identifie à la messagerie (smtp.user).',
      'Donnez smtp.user dans relance.yaml : en général, l’adresse entière.',
    )
  return {
    ...{ section: 'smtp', key: 'passwordFile', variable: 'RELANCE_SMTP_PASSWORD' },
    ...{
      label: `le mot de passe de ${smtp.user} sur ${smtp.host}`,
      entry: mailboxEntry(smtp),
      file: PASSWORD_FILE,
      written: smtp.passwordFile,
      name: PASSWORD,
    },
  }
}

function missing(message: string, advice: string): UsageError {
  return new UsageError('server-missing', message, { advice })
}
