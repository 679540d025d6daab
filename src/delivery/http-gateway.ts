// A gateway for short messages spoken to over HTTP, as the settings write the request. The strictest rule of the room is that of mail: refused
// only with an answer in hand that says so, or when nothing has left; everything else is unknown. No error and no reply shows the secret.
import type { SmsSettings } from '../domain/settings.ts'
import { smsRequest } from '../domain/sms-request.ts'
import type { Gateway, OutgoingSms } from './gateway.ts'
import { type Exchange, exchangeHttp } from './http-exchange.ts'
import type { SendOutcome } from './mailer.ts'
import { withoutSecrets } from './without-secrets.ts'

/** Characters of an answer that are kept. */
const KEPT = 300
/** Redirections to a page that tells what was done (RFC 9110, sections 15.4.3 and 15.4.4): the request may have been carried out. */
const AFTER_THE_DEED = [302, 303]
/** Refusals that may hide a deed: a conflict with the same message under way; and what the server says of its own trouble. */
const UNTOLD = [409, 500, 502, 504]
/** Asked to come back later: not taken. */
const LATER = [429, 503]
/** The settings are refused, not this message alone. */
const NOT_LET_IN = [401, 403, 404, 405, 407]

export class HttpGateway implements Gateway {
  private readonly settings: SmsSettings
  private readonly secret: string | null
  private readonly host: string

  constructor(settings: SmsSettings, secret: string | null) {
    this.settings = settings
    this.secret = secret
    this.host = gatewayHost(settings)
  }

  async send({ id, to, text }: OutgoingSms): Promise<SendOutcome> {
    const { from, timeoutSeconds } = this.settings
    const request = smsRequest(this.settings, { id, to, text, from: from ?? '', secret: this.secret ?? '' })
    return this.outcomeOf(await exchangeHttp(request, timeoutSeconds * 1000))
  }

  private outcomeOf(exchange: Exchange): SendOutcome {
    if (exchange.kind === 'unreached') return unreached(exchange.code, this.host)
    if (exchange.kind === 'lost') return { kind: 'unknown', why: doubt(`La passerelle ${this.host} n’a pas répondu`) }
    const { status, body, whole } = exchange
    const reply = `${status} ${this.shown(body)}`.trim()
    const said = `La passerelle ${this.host} répond : ${reply}.`
    if (status >= 200 && status < 300) {
      const { success } = this.settings
      if (success === null || body.includes(success)) return { kind: 'accepted', reply, refusedRecipients: [] }
      const why = `${said} « ${success} » (sms.success) n’y est pas${whole ? '' : ', mais la réponse est incomplète'}`
      return { kind: 'unknown', why: doubt(why) }
    }
    if (AFTER_THE_DEED.includes(status) || UNTOLD.includes(status) || status > 504)
      return { kind: 'unknown', why: doubt(said.slice(0, -1)) }
    const retriable = LATER.includes(status)
    const connection = NOT_LET_IN.includes(status)
    return { kind: 'refused', reply, retriable, connection, why: `${said} ${adviceFor(status)}` }
  }

  /** On one line, without the secret in whatever writing a gateway may echo it. */
  private shown(body: string): string {
    const line = withoutSecrets(body, this.secret === null ? [] : [this.secret])
      .replace(/[\p{Cc}\s]+/gu, ' ')
      .trim()
    return line.length > KEPT ? `${line.slice(0, KEPT)}…` : line
  }
}

/** Name of the server, all that is told of its address. */
export function gatewayHost({ url }: Pick<SmsSettings, 'url'>): string {
  return new URL(url.replace(/\{\{[^{}]*\}\}/g, 'x')).hostname
}

function unreached(code: string, host: string): SendOutcome {
  const refused = { kind: 'refused', reply: null, connection: true } as const
  if (/CERT|ALTNAME|SELF_SIGNED|UNABLE_TO|EPROTO|ERR_SSL|ERR_TLS/.test(code))
    return {
      ...refused,
      retriable: false,
      why: `Le certificat de la passerelle ${host} n’est pas valable : rien ne lui a été confié. Vérifiez sms.url.`,
    }
  const what = code === 'ETIMEDOUT' ? 'ne répond pas dans le temps prévu' : 'est injoignable'
  return {
    ...refused,
    retriable: true,
    why: `La passerelle ${host} ${what} : le SMS n’est pas parti. Vérifiez sms.url et la connexion à Internet.`,
  }
}

function adviceFor(status: number): string {
  if (LATER.includes(status)) return 'Elle n’en veut pas pour l’instant : le SMS n’est pas parti. Relancez plus tard.'
  if (status === 401 || status === 403) return 'Le SMS n’est pas parti : vérifiez le secret (RELANCE_SMS_SECRET ou sms.secretFile).'
  if (status >= 300 && status < 400) return 'Une redirection n’est pas suivie : le SMS n’est pas parti. Corrigez sms.url.'
  return 'Le SMS n’est pas parti : vérifiez le numéro et les réglages « sms ».'
}

function doubt(what: string): string {
  return `${what} : on ne sait pas si le SMS est parti, et il ne repartira pas tout seul. Regardez dans votre compte chez la passerelle, puis notez la réponse avec « relance history resolve ».`
}
