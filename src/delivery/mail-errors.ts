// What went wrong with a mail server, told to a person: what happened, then what to do, in French.
// Reads the error's fields and the server's reply; never shows a password (no command line of ours is quoted).
import type { MailProvider } from '../domain/mail-providers.ts'
import { headerText } from './address.ts'

/** The fields of an SMTP error that explain it; every one may be missing. */
export interface MailError {
  readonly message?: string
  readonly code?: string | undefined
  /** The system's or TLS's own code, when `code` is a class of errors. */
  readonly originalCode?: string | undefined
  readonly command?: string | undefined
  readonly response?: string | undefined
  readonly responseCode?: number | undefined
  /** French sentences that already explain it. */
  readonly explained?: string
}

type Explanation = readonly [when: (error: MailError, reply: string) => boolean, say: (server: string, advice: string | null) => string]

const cause = (error: MailError): string => `${error.originalCode ?? ''} ${error.code ?? ''} ${error.message ?? ''}`
const isAuth = (error: MailError): boolean => error.code === 'EAUTH' || /^AUTH/.test(error.command ?? '')
const byToken = (error: MailError): boolean => error.command === 'AUTH XOAUTH2'

// In order: the first that matches speaks.
const EXPLANATIONS: readonly Explanation[] = [
  [
    (e) => /ENOTFOUND|EAI_NODATA/.test(cause(e)),
    (s) => `Le serveur ${s} est introuvable (DNS). Vérifiez « smtp.host » dans relance.yaml et la connexion à Internet.`,
  ],
  [
    (e) => /EAI_AGAIN|EDNS/.test(cause(e)),
    (s) => `Le nom du serveur ${s} n’a pas pu être résolu (DNS). Vérifiez la connexion à Internet, puis recommencez.`,
  ],
  [
    (e) => /ECONNREFUSED/.test(cause(e)),
    (s) =>
      `Le serveur ${s} refuse la connexion. Vérifiez « smtp.host » et « smtp.port » dans relance.yaml (587 avec starttls, 465 avec tls).`,
  ],
  [
    (e) => /EHOSTUNREACH|ENETUNREACH|ENETDOWN/.test(cause(e)),
    (s) => `Le serveur ${s} est injoignable. Vérifiez la connexion à Internet ou le pare-feu.`,
  ],
  [
    (e) => /CERT_HAS_EXPIRED|CERT_NOT_YET_VALID/.test(cause(e)),
    (s) =>
      `Le certificat de ${s} n’est plus (ou pas encore) valable. Vérifiez la date de l’ordinateur, sinon prévenez l’hébergeur de la messagerie.`,
  ],
  [
    (e) => /ALTNAME/.test(cause(e)),
    (s) =>
      `Le certificat présenté par ${s} est au nom d’un autre serveur. Mettez dans « smtp.host » le nom donné par l’hébergeur ; si c’est déjà le cas, n’envoyez rien et prévenez-le.`,
  ],
  [
    (e) => /SELF_SIGNED|UNABLE_TO_(VERIFY|GET)|CERT_/.test(cause(e)),
    (s) =>
      `Le certificat de ${s} n’est signé par aucune autorité connue. S’il vient de votre propre autorité, indiquez son fichier dans la variable NODE_EXTRA_CA_CERTS.`,
  ],
  [
    (e) => /WRONG_VERSION|wrong version number|packet length too long|EPROTO\b/.test(cause(e)),
    (s) => `${s} ne parle pas TLS d’emblée sur ce port. Mettez « security: starttls » (port 587) ou le port 465 avec « security: tls ».`,
  ],
  [
    (e) => e.command === 'STARTTLS' || /STARTTLS/.test(e.message ?? ''),
    (s) => `${s} ne propose pas le chiffrement STARTTLS : rien n’a été envoyé. Vérifiez le port, ou mettez « security: tls » (port 465).`,
  ],
  [
    (e, r) => isAuth(e) && /SmtpClientAuthentication is disabled/i.test(r),
    (s) =>
      `${s} n’autorise pas l’envoi par un programme pour cette boîte. Demandez à votre administrateur Microsoft 365 d’y activer « SMTP authentifié ».`,
  ],
  [
    (_, r) => /5\.7\.30\b|basic authentication is (not supported|disabled)/i.test(r),
    (s) => `${s} n’accepte plus de mot de passe. Réglez la connexion par jeton (XOAUTH2) : « smtp.oauth » dans relance.yaml.`,
  ],
  [
    (e) => byToken(e) && (e.responseCode ?? 0) >= 500,
    (s) =>
      `${s} refuse le jeton d’accès. Vérifiez qu’il est au nom de « smtp.user », donné pour l’envoi de courrier, et qu’il n’a pas expiré.`,
  ],
  [
    (e, r) => isAuth(e) && /^534|5\.7\.9|app(lication)?[- ]?(specific )?password/i.test(r),
    (s, advice) =>
      `${s} demande un mot de passe d’application. ${advice ?? 'Créez-en un dans les réglages de la messagerie et donnez-le à relance.'}`,
  ],
  [
    (e) => isAuth(e) && (e.responseCode ?? 0) >= 500,
    (s, advice) =>
      `${s} refuse l’identifiant ou le mot de passe. ${advice === null ? '' : `${advice} `}Vérifiez « smtp.user » et RELANCE_SMTP_PASSWORD (ou le fichier « smtp.passwordFile »).`,
  ],
  [
    (e) => isAuth(e) && e.responseCode === undefined,
    (s) => `La connexion à ${s} n’a pas pu être ouverte avec cet identifiant. Vérifiez « smtp.user » et le mot de passe.`,
  ],
  [
    (e, r) => e.command === 'CONN' && /^5/.test(r),
    (s) => `${s} ne veut pas parler à cet ordinateur. Vérifiez « smtp.host » et « smtp.port », sinon montrez sa réponse à l’hébergeur.`,
  ],
  [
    (_, r) => /^530/.test(r),
    (s) => `${s} demande un identifiant avant d’accepter un message. Renseignez « smtp.user » et le mot de passe.`,
  ],
  [
    (e) => /ETIMEDOUT|imeout|timed out/.test(cause(e)),
    (s) => `${s} ne répond pas dans le temps prévu. Vérifiez le port et le pare-feu, puis recommencez.`,
  ],
  [(e, r) => e.code === 'EMESSAGE' && r === '', (s) => `Le message est plus gros que ce que ${s} accepte. Retirez des pièces jointes.`],
  [
    (_, r) => /^55[24].*5\.3\.4|message (size|too)|too large|size limit/i.test(r),
    (s) => `Le message est plus gros que ce que ${s} accepte. Retirez des pièces jointes.`,
  ],
  [
    (_, r) => /[45]\.2\.2|^(452|552)|quota|mailbox (is )?full|over ?quota/i.test(r),
    () => 'La boîte du destinataire est pleine. Appelez le client ou écrivez à une autre adresse.',
  ],
  [
    (e, r) => e.command === 'MAIL FROM' && /^5/.test(r),
    (s) => `${s} refuse l’adresse d’expédition. Vérifiez « sender.from » : elle doit appartenir au compte « smtp.user ».`,
  ],
  [
    (_, r) => /5\.7\.\d|spam|blocked|blacklist|DMARC|SPF|DKIM|policy/i.test(r) && /^5/.test(r),
    (s) =>
      `${s} refuse le message par règle de sécurité (expéditeur, SPF, DKIM ou filtre). Montrez sa réponse à l’hébergeur de la messagerie.`,
  ],
  [
    (_, r) => /^55[013]|5\.1\.\d|user unknown|no such user/i.test(r),
    () => 'L’adresse du destinataire n’existe pas ou n’accepte pas de message. Corrigez l’adresse de ce client.',
  ],
  [(_, r) => /^421/.test(r), (s) => `${s} ferme la connexion (trop de connexions ou de messages, ou entretien). Recommencez plus tard.`],
  [(_, r) => /^4/.test(r), (s) => `${s} ne veut pas du message pour l’instant (liste grise, limite de débit…). Recommencez plus tard.`],
  [(_, r) => /^5/.test(r), (s) => `${s} refuse le message. Sa réponse dit pourquoi ; montrez-la à l’hébergeur de la messagerie.`],
  [
    (e) => /ECONNECTION|ESOCKET|ECONNRESET|EPIPE|closed/.test(cause(e)),
    (s) => `La connexion avec ${s} a été coupée. Recommencez ; si cela dure, prévenez l’hébergeur de la messagerie.`,
  ],
]

/**
 * One or two French sentences: what happened, what to do, and the server's own words when it answered.
 * `server` is the host as the settings name it; a `provider` that is known adds what it asks of who signs in. Something unknown is
 * quoted as it came.
 */
export function explainMailError(error: unknown, server: string, provider: MailProvider | null = null): string {
  const known: MailError = typeof error === 'object' && error !== null ? error : { message: String(error) }
  if (known.explained !== undefined) return known.explained
  const reply = known.response ?? ''
  const found = EXPLANATIONS.find(([when]) => when(known, reply))
  const said = found
    ? found[1](server, provider?.advice ?? null)
    : `L’envoi par ${server} a échoué : ${headerText(known.message ?? 'cause inconnue')}.`
  return reply === '' ? said : `${said} Réponse du serveur : « ${headerText(reply).slice(0, 300)} ».`
}
