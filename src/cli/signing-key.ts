// The DKIM key of a dossier, read from its private file when the first e-mail is composed, and only then.
import { type DkimKey, dkimKey } from '../delivery/dkim-key.ts'
import type { Settings } from '../domain/settings.ts'
import { privatePath, readPrivateFile, type SecretName, type SecretPlace } from './settings/private-file.ts'

const KEY: SecretName = {
  ...{ kind: 'secret', of: 'de la clé DKIM', key: 'smtp.dkim.keyFile' },
  write: 'la clé privée, au format PEM',
  renew: null,
}

/** What gives the key: null for a dossier whose messages are not signed. @throws as `readPrivateFile` and `dkimKey`, once called. */
export function signingKey({ smtp }: Settings, place: SecretPlace): () => DkimKey | null {
  let key: DkimKey | null = null
  return () => {
    const dkim = smtp?.dkim ?? null
    if (dkim !== null) key ??= dkimKey(dkim, readPrivateFile(dkim.keyFile, KEY, place), privatePath(dkim.keyFile, KEY, place))
    return key
  }
}
