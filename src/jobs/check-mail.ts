// The points of `relance check` about mail that need no connection: who writes in whose name, the signature, addresses refused.
import { readableAddress, readMailbox } from '../delivery/address.ts'
import { isSound, newKeyCommand, publishedRecord } from '../delivery/dkim-key.ts'
import { isForGood } from '../domain/delivery.ts'
import { formatDay, plural } from '../domain/format.ts'
import { providerOf } from '../domain/mail-providers.ts'
import { senderConcern } from '../domain/sender-domain.ts'
import { customers } from '../ledger/customers.ts'
import { lastRefusals, type RefusedAddress } from '../ledger/refused-addresses.ts'
import { type CheckLine, ok, warning } from './check-line.ts'
import type { Dossier } from './dossier.ts'

/** As many addresses as are named. */
const NAMED = 5

/** Each answers null where it has nothing to look at: no server is set, no signature, no provider named. */
export const MAIL_CHECKS: readonly ((dossier: Dossier) => CheckLine | null)[] = [senderDomainLine, signatureLine, providerLine, refusedLine]

function senderDomainLine({ settings }: Dossier): CheckLine | null {
  if (settings.smtp === null) return null
  const concern = senderConcern(settings)
  if (concern !== null) return warning('sender-domain', concern)
  return ok('sender-domain', 'Rien dans les réglages n’empêche de croire l’expéditeur de vos e-mails.')
}

/** @throws SettingsError for a key that cannot be used. */
function signatureLine({ settings, dkim }: Dossier): CheckLine | null {
  const key = dkim?.() ?? null
  if (key === null) return null
  const { name, value } = publishedRecord(key)
  const record = `enregistrement TXT à publier dans le DNS, au nom ${name} : ${value}`
  const from = settings.sender.from ?? settings.creditor.email
  const own = from?.slice(from.lastIndexOf('@') + 1).toLowerCase() ?? key.domain
  if (own !== key.domain && !own.endsWith(`.${key.domain}`))
    return warning(
      'dkim',
      `Vos e-mails sont signés au nom de ${key.domain} et partent de ${from} : la signature ne prouve rien de l’expéditeur. Corrigez smtp.dkim.domain ou sender.from.`,
    )
  if (isSound(key)) return ok('dkim', `Vos e-mails sont signés (DKIM) ; ${record}`)
  return warning(
    'dkim',
    `Vos e-mails sont signés (DKIM) par une clé de ${key.bits} bits, plus courte que les 2048 recommandés. Créez-en une dans un autre fichier (${newKeyCommand('dkim-2048.pem')}), publiez-la sous un autre sélecteur, puis changez smtp.dkim. Pour la clé actuelle : ${record}`,
  )
}

function providerLine({ settings }: Dossier): CheckLine | null {
  const provider = providerOf(settings.smtp?.provider ?? null)
  if (provider === null) return null
  const limits = [
    ...(provider.perMinute === null ? [] : [`${provider.perMinute} messages par minute`]),
    ...(provider.perDay === null ? [] : [`${provider.perDay} par jour`]),
  ]
  const pace = limits.length === 0 ? '' : ` Au plus ${limits.join(' et ')}, selon l’offre.`
  return ok('mail-provider', `${provider.label} : ${settings.smtp?.host}.${pace}${provider.advice === null ? '' : ` ${provider.advice}`}`)
}

type Refused = readonly [code: string, refusal: RefusedAddress]

/** Addresses of today's contacts that were refused the last time they were written to. Only those refused for good are to be corrected. */
function refusedLine({ ledger, settings }: Dossier): CheckLine | null {
  const refused = lastRefusals(ledger)
  const found = new Map<string, Refused>()
  for (const { code, contacts } of refused.size === 0 ? [] : customers(ledger).values()) {
    for (const { email } of contacts) {
      const refusal = email === null ? undefined : refused.get(inAscii(email))
      if (refusal !== undefined) found.set(`${code} ${refusal.address}`, [code, refusal])
    }
  }
  if (found.size === 0 && settings.smtp === null) return null
  const forGood = [...found.values()].filter(([, refusal]) => isForGood(refusal))
  const forNow = [...found.values()].filter(([, refusal]) => !isForGood(refusal))
  const put = forNow.length === 0 ? '' : ` Refus passagers, l’adresse peut être bonne : ${refusedNames(forNow)}.`
  if (forGood.length === 0)
    return ok('refused-addresses', `Aucune adresse de vos clients n’a été refusée définitivement la dernière fois.${put}`)
  const count = forGood.length
  return warning(
    'refused-addresses',
    `${count} ${plural(count, 'adresse refusée', 'adresses refusées')} définitivement par le serveur : ${refusedNames(forGood)}. Demandez la bonne au client, puis : relance customers CODE --email ADRESSE${put === '' ? '' : `.${put}`}`,
  )
}

/** The first ones, with the words of the server. */
function refusedNames(refused: readonly Refused[]): string {
  const told = refused
    .slice(0, NAMED)
    .map(([code, { address, day, reply }]) => `${readableAddress(address)} (${code}), refusée le ${formatDay(day)} : « ${reply} »`)
  return `${told.join(' ; ')}${refused.length > NAMED ? '…' : ''}`
}

function inAscii(email: string): string {
  const reading = readMailbox(email)
  return (reading.ok ? reading.mailbox.address : email).toLowerCase()
}
