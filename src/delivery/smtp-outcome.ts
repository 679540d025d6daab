// From an SMTP error to what is known of the message: refused for certain, or in doubt. The strictest rule of the room.
// Error codes alone would send twice: a connection lost after DATA is reported like one lost before it.
import type { RecipientRefusal } from '../domain/delivery.ts'
import type { MailProvider } from '../domain/mail-providers.ts'
import { explainMailError, type MailError } from './mail-errors.ts'
import type { OutgoingMail, SendOutcome } from './mailer.ts'

/** What one attempt put on the wire, noted while it happened. */
export interface Transcript {
  /** The DATA command left (with PIPELINING it leaves together with the envelope). */
  dataSent: boolean
  /** The server asked for the content and it began to leave. */
  contentSent: boolean
}

/** What a message taken by the server is: sent, unless nobody it was written to will get it, whatever became of its copies. */
export function acceptance(
  { to, copies = [] }: Pick<OutgoingMail, 'to' | 'copies'>,
  reply: string,
  refusedRecipients: readonly string[],
  refusals: readonly RecipientRefusal[] = [],
): Exclude<SendOutcome, { kind: 'unknown' }> {
  const addressed = to.filter((address) => !copies.includes(address))
  const told = refusals.length === 0 ? {} : { refusals }
  if (addressed.some((address) => !refusedRecipients.includes(address))) return { kind: 'accepted', reply, refusedRecipients, ...told }
  const why = `Le serveur a refusé l’adresse du client (${addressed.join(', ')}) : il n’a pas reçu ce message, seule la copie est partie. Corrigez l’adresse.`
  return { kind: 'refused', reply, retriable: false, connection: false, why, ...told }
}

const FAILED_COMMAND = /^(MAIL FROM|RCPT TO|DATA)$/

/**
 * Refused only with a complete 4xx/5xx reply to a command of this message in hand, or when DATA never left;
 * everything else from DATA on is unknown.
 */
export function outcomeOf(error: MailError, transcript: Transcript, server: string): Exclude<SendOutcome, { kind: 'accepted' }> {
  const replied =
    isFailureReply(error) && (FAILED_COMMAND.test(error.command ?? '') || (error.responseCode === 421 && !transcript.contentSent))
  if (transcript.dataSent && !replied) {
    return { kind: 'unknown', why: doubt(server) }
  }
  return refusal(error, server, replied ? error.responseCode === 421 : !isOurs(error))
}

/** A refusal; `connection` tells that the way to the server failed, not this message alone. */
export function refusal(
  error: MailError,
  server: string,
  connection: boolean,
  provider: MailProvider | null = null,
): Extract<SendOutcome, { kind: 'refused' }> {
  const reply = isFailureReply(error) ? (error.response ?? null) : null
  return {
    kind: 'refused',
    reply,
    retriable: isRetriable(error),
    connection,
    why: explainMailError(error, server, provider),
  }
}

function doubt(server: string): string {
  return (
    `La connexion avec ${server} a été perdue pendant la remise du message : on ne sait pas s’il est parti, et il ne repartira pas tout seul. ` +
    'Demandez au destinataire ou à votre hébergeur, puis notez la réponse avec « relance history resolve ».'
  )
}

function isFailureReply(error: MailError): boolean {
  const code = error.responseCode ?? 0
  return code >= 400 && code < 600
}

function isRetriable(error: MailError): boolean {
  if (isFailureReply(error)) return (error.responseCode ?? 0) < 500
  if (/CERT|ALTNAME|SELF_SIGNED|UNABLE_TO|EPROTO|ERR_SSL|ERR_TLS/.test(error.originalCode ?? '')) return false
  return /^(ECONNECTION|ESOCKET|ETIMEDOUT|EDNS)$/.test(error.code ?? '')
}

// Refused by our own side of the connection (message too large for the server, address it cannot take): no connection failure.
function isOurs(error: MailError): boolean {
  return error.code === 'EENVELOPE' || error.code === 'EMESSAGE'
}
