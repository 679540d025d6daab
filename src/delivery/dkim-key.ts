// A key that signs messages, checked: RSA, long enough to be verified by those who receive them. Reads no file and signs nothing.
import { createPrivateKey, type KeyObject } from 'node:crypto'
import { SettingsError } from '../domain/errors.ts'
import type { DkimSettings } from '../domain/settings.ts'

export interface DkimKey {
  readonly domain: string
  readonly selector: string
  /** PEM, checked. */
  readonly privateKey: string
}

/** RFC 8301, section 3.2: shorter keys are not verified. */
const SHORTEST_BITS = 1024

/**
 * A key ready to sign with.
 * @param pem text of `file`
 * @throws SettingsError `dkim-key-invalid` for what is no private RSA key of 1024 bits or more, without a passphrase
 */
export function dkimKey({ domain, selector }: DkimSettings, pem: string, file: string): DkimKey {
  const key = privateKeyOf(pem)
  if (key?.asymmetricKeyType !== 'rsa' || (key.asymmetricKeyDetails?.modulusLength ?? 0) < SHORTEST_BITS) {
    throw new SettingsError(
      'dkim-key-invalid',
      'La clé de signature DKIM n’est pas une clé privée RSA d’au moins 1024 bits, au format PEM et sans mot de passe.',
      {
        file,
        advice: 'Créez-en une de 2048 bits (« openssl genrsa 2048 »), publiez sa clé publique dans le DNS, et corrigez smtp.dkim.keyFile.',
      },
    )
  }
  return { domain, selector, privateKey: pem }
}

function privateKeyOf(pem: string): KeyObject | null {
  try {
    return createPrivateKey(pem)
  } catch {
    return null
  }
}
