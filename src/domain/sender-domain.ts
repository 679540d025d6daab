// Whether those who receive a message can believe its sender: the domain of the From line against the account it is sent by (SPF and
// DMARC, RFC 7208 and 7489). Reads settings alone; what the DNS really says is not asked.
import { providerOfHost, publicMailService } from './mail-providers.ts'
import type { Settings } from './settings.ts'

/** Why messages may not be believed, French sentences, and what to do; null when nothing in the settings speaks against them. */
export function senderConcern({ sender, creditor, smtp }: Settings): string | null {
  const from = sender.from ?? creditor.email
  if (from === null || smtp === null) return null
  const domain = domainOf(from)
  if (smtp.dkim !== null && isAligned(smtp.dkim.domain, domain)) return null
  const service = publicMailService(domain)
  if (service !== null) {
    if (service.host === smtp.host.toLowerCase()) return null
    return `L’expéditeur ${from} est une adresse ${service.label}, et le message part par ${smtp.host}. ${explained(domain)} ${advice(from)}`
  }
  if (providerOfHost(smtp.host)?.user === 'other' || smtp.user === null || !smtp.user.includes('@')) return null
  if (isAligned(domainOf(smtp.user), domain)) return null
  return `L’expéditeur ${from} n’a pas le domaine du compte d’envoi ${smtp.user}. ${explained(domain)} ${advice(from)}`
}

function explained(domain: string): string {
  return `Les messageries vérifient que le serveur a le droit d’écrire au nom de ${domain} (SPF, DMARC) : sinon, le message finit dans les indésirables ou il est refusé.`
}

function advice(from: string): string {
  return `Mettez dans sender.from une adresse du compte d’envoi et ${from} dans sender.replyTo : les réponses y arriveront.`
}

function domainOf(address: string): string {
  return address.slice(address.lastIndexOf('@') + 1).toLowerCase()
}

/** The same domain, or one within the other: relaxed alignment of RFC 7489, section 3.1, as far as it can be told without a list of suffixes. */
function isAligned(one: string, other: string): boolean {
  return one === other || one.endsWith(`.${other}`) || other.endsWith(`.${one}`)
}
