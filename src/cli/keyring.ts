// The keyring of the user's session: the Keychain of macOS, the Credential Manager of Windows, the Secret Service of Linux desktops
// (gnome-keyring, KWallet, KeePassXC). An optional package speaks to it; where that or the keyring is missing, there is none.
import { createRequire } from 'node:module'

/** Secrets by the name of their entry, all of this program's own. */
export interface Keyring {
  /** Null: no such entry. @throws Error when the keyring is locked or cannot be reached */
  read(entry: string): string | null
  /** @throws Error */
  keep(entry: string, secret: string): void
  /** Whether there was one. @throws Error */
  remove(entry: string): boolean
}

/** Name under which the user finds the entries in the keyring's own window. */
const SERVICE = 'relance'

// Without this, Linux falls back on the kernel's keyring, which forgets everything when the machine stops.
const LASTING = { linux: { store: 'secret-service' } } as const

const load = createRequire(import.meta.url)

/** Null: this machine has none that answers, or `RELANCE_KEYRING=none`. */
export function sessionKeyring(env: Readonly<Record<string, string | undefined>>): Keyring | null {
  if (env['RELANCE_KEYRING'] === 'none') return null
  try {
    const { Entry } = load('@napi-rs/keyring') as typeof import('@napi-rs/keyring')
    const entry = (name: string) => new Entry(SERVICE, name, LASTING)
    entry(SERVICE).getPassword() // answers, be it that there is none
    return {
      read: (name) => entry(name).getPassword(),
      keep: (name, secret) => entry(name).setPassword(secret),
      remove: (name) => entry(name).deletePassword(),
    }
  } catch {
    return null
  }
}
