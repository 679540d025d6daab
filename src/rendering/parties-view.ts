// Who writes to whom: the creditor, his company's mentions, how to pay him, and the customer, as finished strings.
// Knows nothing of what is owed.
import { assigneeOf } from '../domain/assignee.ts'
import type { Contact, Customer } from '../domain/customer.ts'
import { ofName } from '../domain/elision.ts'
import { formatIban, formatLongDay } from '../domain/format.ts'
import type { Creditor, Language, Settings } from '../domain/settings.ts'
import { WORDS } from './language-words.ts'
import { oneLine } from './plain-text.ts'

interface ContactRow {
  readonly name: string
  readonly role: string
  readonly phone: string
  readonly email: string
}

/** Every field is '' (or an empty list) when it is not known. */
export interface PartiesView {
  readonly creditorName: string
  /** The same after "de", in French: "d’Atelier Brunet". */
  readonly ofCreditor: string
  readonly creditorAddress: readonly string[]
  readonly creditorEmail: string
  readonly creditorPhone: string
  /** Legal form, capital, SIREN and RCS on one line (code de commerce R123-237). */
  readonly companyMentions: string
  /** Who signs, when it is not simply who writes. */
  readonly signature: string
  /** Who writes: the creditor, or the firm that writes in its own name, with what it says of itself and how to reach it. */
  readonly senderName: string
  readonly senderMentions: string
  readonly senderEmail: string
  readonly senderPhone: string
  /** The firm that writes in its own name, '' (empty) when the creditor writes. */
  readonly firmName: string
  readonly firmAddress: readonly string[]
  /** Mandate of a firm that writes in its own name: reference and day. */
  readonly mandateReference: string
  readonly mandateDay: string
  /** Whom to contact: name, address and phone. */
  readonly contact: string
  /** Holder of the account to pay to: the creditor, or to whom he assigned the debt. */
  readonly payeeName: string
  /** To whom the debt was assigned; '' for nobody. */
  readonly assigneeName: string
  readonly iban: string
  readonly bic: string
  readonly customerName: string
  readonly customerCode: string
  readonly customerSiren: string
  readonly customerAddress: readonly string[]
  /** Order, contract or commitment that he wants to read on what is sent to him. */
  readonly orderReference: string
  /** Who follows him in the creditor's company. */
  readonly accountManager: string
  /** The same after "de", in French: "d’Enora Riou"; '' when not known. */
  readonly ofAccountManager: string
  /** The person written to. */
  readonly attention: string
  /** The same after "de", in French: "d’Armelle Le Goff"; '' when not known. */
  readonly ofAttention: string
  readonly contacts: readonly ContactRow[]
}

/** The parties of a message sent to the addresses `to` (empty for a letter). */
export function partiesView(settings: Settings, customer: Customer, name: string, to: readonly string[], language: Language): PartiesView {
  const { creditor, sender } = settings
  const assignee = assigneeOf(settings.assignees, customer.code)
  const payee = assignee ?? creditor
  const email = oneLine(sender.replyTo ?? creditor.email ?? sender.from)
  const who = writer(settings, language)
  const signature = oneLine(sender.signature)
  const person = attention(customer.contacts, to)
  // A number is never parted at the end of a line.
  const reach = [who.senderEmail, who.senderPhone.replaceAll(' ', '\u00a0')].filter((text) => text !== '').join(', ')
  return {
    creditorName: oneLine(creditor.name),
    ofCreditor: ofName(oneLine(creditor.name)),
    creditorAddress: lines(creditor.address),
    creditorEmail: email,
    creditorPhone: oneLine(creditor.phone),
    companyMentions: companyMentions(creditor, language),
    signature: signature === who.senderName ? '' : signature,
    ...who,
    mandateReference: oneLine(sender.mandate?.reference ?? null),
    mandateDay: sender.mandate ? formatLongDay(sender.mandate.date, language) : '',
    contact: `${who.senderName}${reach === '' ? '' : ` (${reach})`}`,
    payeeName: oneLine(payee.name),
    assigneeName: assignee === null ? '' : oneLine(assignee.name),
    iban: formatIban(oneLine(payee.iban)),
    bic: oneLine(payee.bic),
    customerName: oneLine(name),
    customerCode: oneLine(customer.code),
    customerSiren: sirenGroups(customer.siren),
    customerAddress: lines(customer.address),
    orderReference: oneLine(customer.orderReference),
    accountManager: oneLine(customer.accountManager),
    ofAccountManager: customer.accountManager === null ? '' : ofName(oneLine(customer.accountManager)),
    attention: person,
    ofAttention: person === '' ? '' : ofName(person),
    contacts: customer.contacts.map(contactRow),
  }
}

type Writer = Pick<PartiesView, 'senderName' | 'senderMentions' | 'senderEmail' | 'senderPhone' | 'firmName' | 'firmAddress'>

function writer({ creditor, sender }: Settings, language: Language): Writer {
  const { firm, replyTo, from } = sender
  const who = firm ?? creditor
  return {
    senderName: oneLine(who.name),
    senderMentions: companyMentions(who, language),
    senderEmail: oneLine(replyTo ?? who.email ?? from),
    senderPhone: oneLine(who.phone),
    firmName: oneLine(firm?.name ?? null),
    firmAddress: lines(firm?.address ?? []),
  }
}

type CompanyNamed = Pick<Creditor, 'legalForm' | 'capital' | 'siren' | 'rcs'>

/** "SARL au capital de 10 000 € – SIREN 732 829 320 – RCS Rennes", each part only when it is known (code de commerce R123-237). */
export function companyMentions(company: CompanyNamed, language: Language): string {
  const capital = oneLine(company.capital)
  const share = capital === '' ? '' : WORDS[language].capital(capital)
  const rcs = oneLine(company.rcs).replace(/^RCS\s+/i, '')
  return [
    [oneLine(company.legalForm), share].filter((text) => text !== '').join(' '),
    company.siren === null ? '' : `SIREN\u00a0${sirenGroups(company.siren)}`,
    rcs === '' ? '' : `RCS\u00a0${rcs}`,
  ]
    .filter((text) => text !== '')
    .join(' – ')
}

/** A SIREN in groups of three figures; anything else as it is, on one line. */
export function sirenGroups(siren: string | null): string {
  const digits = oneLine(siren).replace(/\s/g, '')
  return /^\d{9}$/.test(digits) ? digits.replace(/(\d{3})(?=\d)/g, '$1\u00a0') : oneLine(siren)
}

// The contact whose address is written to, else the first one with a name.
function attention(contacts: readonly Contact[], to: readonly string[]): string {
  const addressed = contacts.find((contact) => contact.name !== null && contact.email !== null && to.includes(contact.email))
  const chosen = addressed ?? (to.length === 0 ? contacts.find((contact) => contact.name !== null) : undefined)
  return oneLine(chosen?.name ?? null)
}

function contactRow(contact: Contact): ContactRow {
  return { name: oneLine(contact.name), role: oneLine(contact.role), phone: oneLine(contact.phone), email: oneLine(contact.email) }
}

function lines(address: readonly string[]): readonly string[] {
  return address.map(oneLine).filter((line) => line !== '')
}
