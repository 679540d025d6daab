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
  /** The last the server had said when the content was to begin; null before. */
  dataReply: string | null
  /** The server asked for the content. */
  contentAsked: boolean
  /** It began to leave. */
  contentSent: boolean
  /** It has left to the last byte, final dot included. */
  contentEnded: boolean
}

/** That of a message nothing of which has left. */
export function emptyTranscript(): Transcript {
  return { dataSent: false, dataReply: null, contentAsked: false, contentSent: false, contentEnded: false }
}

/**
 * What is known of a message whose acceptance came before it had left: refused for certain while not a byte of it had, else unknown.
 * Null when it had left whole, as it should.
 */
export function earlyAcceptance(transcript: Transcript, reply: string, server: string): Exclude<SendOutcome, { kind: 'accepted' }> | null {
  return transcript.contentEnded ? null : tooEarly(transcript, reply, server)
}

/**
 * Whether the server answered DATA as if the message were taken, where it should ask for it (354: RFC 5321, section 4.3.2). Nodemailer takes
 * that for being asked, and the server would read the message as commands.
 */
export function isTakenUnheard({ dataReply, contentSent }: Transcript): boolean {
  return dataReply?.startsWith('2') === true && !contentSent
}

/** As `earlyAcceptance`, of a message that had not left whole. */
export function tooEarly(transcript: Transcript, reply: string, server: string): Exclude<SendOutcome, { kind: 'accepted' }> {
  if (transcript.contentSent) return { kind: 'unknown', why: doubt(server) }
  const why = `${server} répond « pris en charge » avant d’avoir reçu le message : rien n’a été envoyé. Prévenez l’hébergeur de la messagerie.`
  return { kind: 'refused', reply, retriable: false, connection: true, why }
}

/** What a message taken by the server is: sent, whoever of its recipients was refused. */
export function acceptance(
  reply: string,
  refusedRecipients: readonly string[],
  refusals: readonly RecipientRefusal[],
): Extract<SendOutcome, { kind: 'accepted' }> {
  return { kind: 'accepted', reply, refusedRecipients, ...(refusals.length === 0 ? {} : { refusals }) }
}

/** Whether nobody that a message is written to would get it, but copies would. @param refused addresses that the server refused */
export function isForCopiesAlone({ to, copies = [] }: Pick<OutgoingMail, 'to' | 'copies'>, refused: readonly string[]): boolean {
  return to.every((address) => copies.includes(address) || refused.includes(address)) && to.some((address) => !refused.includes(address))
}

/** What a message is that was kept back so that copies alone would not leave, at each try another one. */
export function keptBack({ copies = [] }: Pick<OutgoingMail, 'copies'>, refusals: readonly RecipientRefusal[]): SendOutcome {
  const own = refusals.filter(({ address }) => !copies.includes(address))
  const who = own.map(({ address, reply }) => `${address} : ${reply}`).join(', ')
  const retriable = own.every(({ reply }) => reply.startsWith('4'))
  const what = retriable ? 'Le serveur ne prend pas l’adresse du client pour l’instant' : 'Le serveur a refusé l’adresse du client'
  const why = `${what} (${who}) : le message n’est pas parti, sa copie non plus. ${retriable ? 'Réessayez plus tard.' : 'Corrigez l’adresse.'}`
  return { kind: 'refused', reply: own[0]?.reply ?? null, retriable, connection: false, why, refusals }
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
