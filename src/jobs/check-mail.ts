// The points of `relance check` about mail that need no connection: who writes in whose name, the signature, addresses refused.
import { readableAddress, readMailbox } from '../delivery/address.ts'
import { formatDay, plural } from '../domain/format.ts'
import { providerOf } from '../domain/mail-providers.ts'
import { senderConcern } from '../domain/sender-domain.ts'
import { customers } from '../ledger/customers.ts'
import { type RefusedAddress, refusedForGood } from '../ledger/refused-addresses.ts'
import { type CheckLine, ok, warning } from './check-line.ts'
import type { Dossier } from './dossier.ts'

/** As many addresses as are named. */
const NAMED = 5

export const MAIL_CHECKS: readonly ((dossier: Dossier) => CheckLine)[] = [senderDomainLine, signatureLine, providerLine, refusedLine]

function senderDomainLine({ settings }: Dossier): CheckLine {
  const concern = senderConcern(settings)
  if (concern !== null) return warning('sender-domain', concern)
  return ok('sender-domain', 'Rien dans les réglages n’empêche de croire l’expéditeur de vos e-mails.')
}

/** @throws SettingsError for a key that cannot be used. */
function signatureLine({ settings, dkim }: Dossier): CheckLine {
  const key = dkim?.() ?? null
  if (key === null)
    return ok('dkim', 'Vos e-mails ne sont pas signés par relance (smtp.dkim) : votre hébergeur le fait en général lui-même.')
  const name = `${key.selector}._domainkey.${key.domain}`
  const from = settings.sender.from ?? settings.creditor.email
  const own = from?.slice(from.lastIndexOf('@') + 1).toLowerCase() ?? key.domain
  if (own === key.domain || own.endsWith(`.${key.domain}`)) return ok('dkim', `Vos e-mails sont signés (DKIM) ; clé publique : ${name}.`)
  return warning(
    'dkim',
    `Vos e-mails sont signés au nom de ${key.domain} et partent de ${from} : la signature ne prouve rien de l’expéditeur. Corrigez smtp.dkim.domain ou sender.from.`,
  )
}

function providerLine({ settings }: Dossier): CheckLine {
  const provider = providerOf(settings.smtp?.provider ?? null)
  if (provider === null) return ok('mail-provider', 'Aucune particularité connue du service de messagerie (smtp.provider).')
  const limits = [
    ...(provider.perMinute === null ? [] : [`${provider.perMinute} messages par minute`]),
    ...(provider.perDay === null ? [] : [`${provider.perDay} par jour`]),
  ]
  const pace = limits.length === 0 ? '' : ` Au plus ${limits.join(' et ')}, selon l’offre.`
  return ok('mail-provider', `${provider.label} : ${settings.smtp?.host}.${pace}${provider.advice === null ? '' : ` ${provider.advice}`}`)
}

/** Addresses of today's contacts that were refused for good the last time they were written to. */
function refusedLine({ ledger }: Dossier): CheckLine {
  const refused = refusedForGood(ledger)
  const found = new Map<string, readonly [code: string, refusal: RefusedAddress]>()
  for (const { code, contacts } of refused.size === 0 ? [] : customers(ledger).values()) {
    for (const { email } of contacts) {
      const refusal = email === null ? undefined : refused.get(inAscii(email))
      if (refusal !== undefined) found.set(`${code} ${refusal.address}`, [code, refusal])
    }
  }
  if (found.size === 0) return ok('refused-addresses', 'Aucune adresse de vos clients n’a été refusée la dernière fois.')
  const told = [...found.values()]
    .slice(0, NAMED)
    .map(([code, { address, day, reply }]) => `${readableAddress(address)} (${code}), refusée le ${formatDay(day)} : « ${reply} »`)
  const count = found.size
  const more = count > NAMED ? '…' : ''
  return warning(
    'refused-addresses',
    `${count} ${plural(count, 'adresse refusée', 'adresses refusées')} par le serveur : ${told.join(' ; ')}${more}. Demandez la bonne au client, puis : relance customers CODE --email ADRESSE`,
  )
}

function inAscii(email: string): string {
  const reading = readMailbox(email)
  return (reading.ok ? reading.mailbox.address : email).toLowerCase()
}
