// What signs a dossier in to its mail server: a password, an access token given ready, or a refresh token that asks for them.
// Reads private files, the keyring and the environment; what is read is handed to delivery/ and nowhere else.
import { type AccessTokens, givenToken, RefreshedTokens } from '../delivery/access-tokens.ts'
import type { OauthSettings, Settings } from '../domain/settings.ts'
import type { Io } from './io.ts'
import { keepInFile, keepInKeyring } from './keep-secret.ts'
import { entryNamed } from './settings/keyring-entry.ts'
import { smtpPassword } from './settings/password.ts'
import { privatePath, readPrivateLine, type SecretName, type SecretPlace } from './settings/private-file.ts'

const TOKEN: SecretName = {
  ...{ kind: 'secret', of: 'du jeton d’accès', key: 'smtp.tokenFile' },
  write: 'le jeton sur la première ligne',
  renew: null,
}
const CLIENT: SecretName = {
  ...{ kind: 'secret', of: 'du secret de l’application', key: 'smtp.oauth.clientSecretFile' },
  write: 'le secret sur la première ligne',
  renew: null,
}
const REFRESH: SecretName = {
  ...{ kind: 'secret', of: 'du jeton d’actualisation', key: 'smtp.oauth.refreshTokenFile' },
  write: 'le jeton sur la première ligne',
  renew: null,
}

/**
 * In order: `RELANCE_SMTP_TOKEN`, `smtp.oauth`, `smtp.tokenFile`, then the password; null when the settings name no user, or give nothing.
 * @throws SettingsError for a private file that is missing, elsewhere, open to others or empty.
 */
export function mailSecret(settings: Settings, place: SecretPlace, io: Io): string | AccessTokens | null {
  const { smtp } = settings
  if (smtp === null || smtp.user === null) return null
  const given = place.env['RELANCE_SMTP_TOKEN']?.trim()
  if (given !== undefined && given !== '') return givenToken(given)
  if (smtp.oauth !== null) return refreshedTokens(smtp.oauth, place, io)
  if (smtp.tokenFile !== null) return givenToken(readPrivateLine(smtp.tokenFile, TOKEN, place).trim())
  return smtpPassword(settings, place)
}

function refreshedTokens(oauth: OauthSettings, place: SecretPlace, io: Io): AccessTokens {
  const file = privatePath(oauth.refreshTokenFile, REFRESH, place)
  return new RefreshedTokens({
    ...{ tokenUrl: oauth.tokenUrl, clientId: oauth.clientId, scope: oauth.scope },
    clientSecret: oauth.clientSecretFile === null ? null : readPrivateLine(oauth.clientSecretFile, CLIENT, place).trim(),
    refreshToken: readPrivateLine(oauth.refreshTokenFile, REFRESH, place).trim(),
    keep: (next) => keepRefreshToken(file, next, place, io),
  })
}

/** The old token stays until the new one is whole. One that cannot be written stops no sending: it is told. */
function keepRefreshToken(file: string, token: string, place: SecretPlace, io: Io): void {
  const entry = entryNamed(file)
  try {
    if (entry === null) keepInFile(file, token)
    else keepInKeyring(place.keyring(), entry, token)
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? ` (${String(error.code)})` : ''
    io.stderr(
      `Le fournisseur de messagerie a donné un nouveau jeton d’actualisation, et ${file} n’a pas pu être mis à jour${code}. Vérifiez vos droits sur ce dossier : l’ancien jeton peut ne plus servir longtemps.\n`,
    )
  }
}
