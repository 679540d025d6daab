// What is known of the mail services that French companies send by: server, port, encryption, and what each asks of who signs in.
// Facts only, each with its source and the day it was checked; what nobody confirms is null, not guessed. Opens no connection.

export type SmtpSecurity = 'starttls' | 'tls' | 'none'

export interface MailProvider {
  /** As people call it. */
  readonly label: string
  readonly host: string
  readonly port: number
  readonly security: Exclude<SmtpSecurity, 'none'>
  /** `app-password`: another one than the mailbox's; `oauth`: a token, the password being withdrawn. */
  readonly signIn: 'password' | 'app-password' | 'oauth'
  /** `address`: the whole address; `other`: a name of the service's own, which tells nothing of the sender. */
  readonly user: 'address' | 'other'
  /** Most messages within sixty seconds; null: none is published. */
  readonly perMinute: number | null
  /** Most messages within a day, of the smallest offer; null: none is published. */
  readonly perDay: number | null
  /** Domains where anybody may have an address: they are no company's own. */
  readonly publicDomains: readonly string[]
  /** What must be done before it lets a program sign in, a French sentence; null: nothing. */
  readonly advice: string | null
  readonly source: string
}

const NODEMAILER = 'nodemailer 10.6.0, well-known services'
const THUNDERBIRD = 'Thunderbird autoconfig (ispdb)'

/** By the name that `smtp.provider` takes. Checked on 2026-11-22. */
export const MAIL_PROVIDERS = {
  gmail: {
    ...{ label: 'Gmail', host: 'smtp.gmail.com', port: 465, security: 'tls', signIn: 'app-password', user: 'address' },
    // 500 a day for a personal mailbox, 2 000 in Google Workspace.
    ...{ perMinute: null, perDay: 500, publicDomains: ['gmail.com', 'googlemail.com'] },
    advice:
      'Gmail demande un mot de passe d’application : activez la validation en deux étapes, puis créez-le sur myaccount.google.com/apppasswords.',
    source: `${NODEMAILER}; Google Workspace, Gmail sending limits; developer.nylas.com, Gmail SMTP settings`,
  },
  outlook: {
    ...{ label: 'Microsoft 365', host: 'smtp.office365.com', port: 587, security: 'starttls', signIn: 'oauth', user: 'address' },
    ...{ perMinute: 30, perDay: 10_000, publicDomains: [] },
    advice:
      'Microsoft 365 retire la connexion par mot de passe : réglez smtp.oauth (XOAUTH2) avec votre administrateur, qui doit aussi autoriser « SMTP authentifié » pour cette boîte.',
    source: `${NODEMAILER}; learn.microsoft.com, Exchange Online limits (30 messages a minute, 10 000 recipients a day) and retirement of basic authentication for SMTP AUTH`,
  },
  hotmail: {
    ...{ label: 'Outlook.com', host: 'smtp-mail.outlook.com', port: 587, security: 'starttls', signIn: 'oauth', user: 'address' },
    ...{
      perMinute: null,
      perDay: null,
      publicDomains: ['hotmail.com', 'hotmail.fr', 'outlook.com', 'outlook.fr', 'live.fr', 'live.com', 'msn.com'],
    },
    advice: 'Outlook.com n’accepte plus le mot de passe de la boîte pour un programme : réglez smtp.oauth (XOAUTH2).',
    source: `${NODEMAILER}; ${THUNDERBIRD}`,
  },
  ovh: {
    ...{ label: 'OVHcloud', host: 'ssl0.ovh.net', port: 465, security: 'tls', signIn: 'password', user: 'address' },
    ...{ perMinute: null, perDay: null, publicDomains: [] },
    advice: null,
    source: 'quai-des-entrepreneurs.com, ovh-mail (offers MX Plan; Exchange and Zimbra have a host of their own)',
  },
  ionos: {
    ...{ label: 'IONOS', host: 'smtp.ionos.fr', port: 465, security: 'tls', signIn: 'password', user: 'address' },
    // 500 an hour for a contract older than thirty days, less before.
    ...{ perMinute: 8, perDay: null, publicDomains: [] },
    advice: null,
    source: `${THUNDERBIRD}, ionos.fr; ionos.com/help, mass mailing limits`,
  },
  gandi: {
    ...{ label: 'Gandi', host: 'mail.gandi.net', port: 587, security: 'starttls', signIn: 'password', user: 'address' },
    ...{ perMinute: null, perDay: null, publicDomains: [] },
    advice: null,
    source: NODEMAILER,
  },
  infomaniak: {
    ...{ label: 'Infomaniak', host: 'mail.infomaniak.com', port: 587, security: 'starttls', signIn: 'password', user: 'address' },
    // 1 440 a day for most offers, 100 for the free ones; each recipient counts.
    ...{ perMinute: null, perDay: 1440, publicDomains: ['ik.me', 'ikmail.com', 'etik.com'] },
    advice: null,
    source: `${NODEMAILER}; infomaniak.com support, daily sending limits`,
  },
  orange: {
    ...{ label: 'Orange', host: 'smtp.orange.fr', port: 465, security: 'tls', signIn: 'password', user: 'address' },
    ...{ perMinute: null, perDay: null, publicDomains: ['orange.fr', 'wanadoo.fr'] },
    advice: null,
    source: `${THUNDERBIRD}, orange.fr`,
  },
  free: {
    ...{ label: 'Free', host: 'smtp.free.fr', port: 465, security: 'tls', signIn: 'password', user: 'address' },
    ...{ perMinute: null, perDay: null, publicDomains: ['free.fr', 'online.fr'] },
    advice: null,
    source: `${THUNDERBIRD}, free.fr; next.ink, « sécurité des emails chez Free » (the whole address signs in, ports 465 and 587)`,
  },
  sfr: {
    ...{ label: 'SFR', host: 'smtp.sfr.fr', port: 465, security: 'tls', signIn: 'password', user: 'address' },
    ...{ perMinute: null, perDay: null, publicDomains: ['sfr.fr', 'neuf.fr', 'cegetel.net', 'club-internet.fr'] },
    advice: null,
    source: 'settings of public programs on GitHub; no page of SFR could be read',
  },
  laposte: {
    ...{ label: 'La Poste', host: 'smtp.laposte.net', port: 465, security: 'tls', signIn: 'password', user: 'address' },
    ...{ perMinute: null, perDay: null, publicDomains: ['laposte.net'] },
    advice: null,
    source: 'settings of public programs on GitHub; no page of La Poste could be read',
  },
  yahoo: {
    ...{ label: 'Yahoo', host: 'smtp.mail.yahoo.com', port: 465, security: 'tls', signIn: 'app-password', user: 'address' },
    ...{ perMinute: null, perDay: 500, publicDomains: ['yahoo.com', 'yahoo.fr', 'ymail.com', 'rocketmail.com'] },
    advice: 'Yahoo demande un mot de passe d’application : créez-le dans « Sécurité du compte » de votre compte Yahoo.',
    source: `${NODEMAILER}; ${THUNDERBIRD}, yahoo.com; suped.com, Yahoo limits (500 a day)`,
  },
  icloud: {
    ...{ label: 'iCloud', host: 'smtp.mail.me.com', port: 587, security: 'starttls', signIn: 'app-password', user: 'address' },
    ...{ perMinute: null, perDay: null, publicDomains: ['icloud.com', 'me.com', 'mac.com'] },
    advice: 'iCloud demande un mot de passe pour application : créez-le sur account.apple.com, rubrique « Connexion et sécurité ».',
    source: `${NODEMAILER}; meshworld.in, iCloud Mail SMTP (app-specific password)`,
  },
  brevo: {
    ...{ label: 'Brevo', host: 'smtp-relay.brevo.com', port: 587, security: 'starttls', signIn: 'app-password', user: 'other' },
    ...{ perMinute: null, perDay: null, publicDomains: [] },
    advice: 'Brevo demande une clé SMTP, qui n’est pas le mot de passe du compte : créez-la dans « SMTP et API ».',
    source: NODEMAILER,
  },
  mailjet: {
    ...{ label: 'Mailjet', host: 'in.mailjet.com', port: 587, security: 'starttls', signIn: 'app-password', user: 'other' },
    ...{ perMinute: null, perDay: null, publicDomains: [] },
    advice: 'Mailjet demande sa clé d’API comme identifiant (smtp.user) et sa clé secrète comme mot de passe.',
    source: NODEMAILER,
  },
} as const satisfies Readonly<Record<string, MailProvider>>

export type ProviderName = keyof typeof MAIL_PROVIDERS

/** In the order they are proposed. */
export const PROVIDER_NAMES = Object.keys(MAIL_PROVIDERS) as ProviderName[]

/** What is known of a service named in the settings; null for none. */
export function providerOf(name: ProviderName | null): MailProvider | null {
  return name === null ? null : MAIL_PROVIDERS[name]
}

/** The service whose server this is, whether or not the settings name it; null for any other. */
export function providerOfHost(host: string): MailProvider | null {
  return Object.values<MailProvider>(MAIL_PROVIDERS).find((provider) => provider.host === host.toLowerCase()) ?? null
}

/** The service where anybody may have an address of this domain; null: the domain is somebody's own. */
export function publicMailService(domain: string): MailProvider | null {
  const wanted = domain.toLowerCase()
  return Object.values<MailProvider>(MAIL_PROVIDERS).find(({ publicDomains }) => publicDomains.includes(wanted)) ?? null
}
