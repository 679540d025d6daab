// The SMTP password: from the environment, from the keyring, or from a file that its owner alone can read. Never printed, never kept.
import type { Settings } from '../../domain/settings.ts'
import { readPrivateLine, type SecretName, type SecretPlace } from './private-file.ts'

/** The password, where it is kept. */
export const PASSWORD: SecretName = {
  ...{ kind: 'password', of: 'du mot de passe', key: 'smtp.passwordFile' },
  write: 'le mot de passe sur la première ligne',
  renew: 'relance password',
}

/**
 * `RELANCE_SMTP_PASSWORD`, else the first line of `smtp.passwordFile` (see private-file.ts); null when the settings give neither.
 * @throws SettingsError 'password-file-missing', 'password-file-outside', 'password-file-open' (others may read it), 'password-file-empty',
 * 'keyring-closed', 'keyring-missing'.
 */
export function smtpPassword(settings: Settings, place: SecretPlace): string | null {
  const fromEnv = place.env['RELANCE_SMTP_PASSWORD']
  if (fromEnv !== undefined && fromEnv !== '') return fromEnv
  const written = settings.smtp?.passwordFile ?? null
  return written === null ? null : readPrivateLine(written, PASSWORD, place)
}
