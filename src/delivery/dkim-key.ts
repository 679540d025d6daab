// A key that signs messages, checked: RSA, long enough to be verified by those who receive them; and the record that publishes it. Reads no file
// and signs nothing.
import { createPrivateKey, createPublicKey, type KeyObject } from 'node:crypto'
import { SettingsError } from '../domain/errors.ts'
import type { DkimSettings } from '../domain/settings.ts'

export interface DkimKey {
  readonly domain: string
  readonly selector: string
  /** PEM, checked. */
  readonly privateKey: string
  readonly bits: number
  /** SubjectPublicKeyInfo (DER) in base64: what the DNS publishes (RFC 6376, appendix C). */
  readonly publicKey: string
}

/** RFC 8301, section 3.2: shorter keys are not verified. */
const SHORTEST_BITS = 1024
/** The same section: signers should use no shorter ones. */
const SOUND_BITS = 2048

/** What makes a sound key, for the user to type. */
export function newKeyCommand(file: string): string {
  return `openssl genrsa -out ${file} ${SOUND_BITS}, puis chmod 600 ${file}`
}

/**
 * A key ready to sign with.
 * @param pem text of `file`
 * @throws SettingsError `dkim-key-invalid` for what is no private RSA key of 1024 bits or more, without a passphrase
 */
export function dkimKey({ domain, selector }: DkimSettings, pem: string, file: string): DkimKey {
  const key = privateKeyOf(pem)
  const bits = key?.asymmetricKeyDetails?.modulusLength ?? 0
  if (key?.asymmetricKeyType !== 'rsa' || bits < SHORTEST_BITS) {
    throw new SettingsError(
      'dkim-key-invalid',
      'La clé de signature DKIM n’est pas une clé privée RSA d’au moins 1024 bits, au format PEM et sans mot de passe.',
      {
        file,
        advice: `Créez-en une de 2048 bits (${newKeyCommand('dkim.pem')}), corrigez smtp.dkim.keyFile, et publiez sa clé publique dans le DNS : relance check la donne.`,
      },
    )
  }
  const publicKey = createPublicKey(key).export({ type: 'spki', format: 'der' }).toString('base64')
  return { domain, selector, privateKey: pem, bits, publicKey }
}

/** Whether the key is as long as signing keys should be today. */
export function isSound({ bits }: Pick<DkimKey, 'bits'>): boolean {
  return bits >= SOUND_BITS
}

/** The record that lets others verify the signatures: its name and its value (RFC 6376, section 3.6). */
export function publishedRecord({ domain, selector, publicKey }: DkimKey): { readonly name: string; readonly value: string } {
  return { name: `${selector}._domainkey.${domain}`, value: `v=DKIM1; k=rsa; p=${publicKey}` }
}

function privateKeyOf(pem: string): KeyObject | null {
  try {
    return createPrivateKey(pem)
  } catch {
    return null
  }
}
