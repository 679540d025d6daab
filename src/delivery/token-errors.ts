// What went wrong with a token server, told to a person in French. Quotes its error code alone: its description may hold a token.
import type { MailError } from './mail-errors.ts'

type TokenError = Error & MailError

const REAUTHORISE =
  'Redonnez votre accord chez le fournisseur de messagerie, puis écrivez le nouveau jeton d’actualisation dans le fichier « smtp.oauth.refreshTokenFile ».'

/** By the error code of RFC 6749, section 5.2. */
const REFUSALS: Readonly<Record<string, string>> = {
  invalid_grant: `le jeton d’actualisation n’est plus valable (retiré, expiré, ou donné à une autre application). ${REAUTHORISE}`,
  invalid_client:
    'il ne reconnaît pas l’application. Vérifiez « smtp.oauth.clientId » et le secret du fichier « smtp.oauth.clientSecretFile » (il a peut-être expiré).',
  unauthorized_client: 'cette application n’a pas le droit d’actualiser un jeton. Vérifiez ses droits chez le fournisseur de messagerie.',
  invalid_scope: 'il ne connaît pas l’étendue demandée. Corrigez « smtp.oauth.scope ».',
  invalid_request: 'il ne comprend pas la demande. Vérifiez « smtp.oauth.tokenUrl » et « smtp.oauth.clientId ».',
}

/** The token server answered with a refusal: for good, but for 408, 429 and what is wrong on its side. */
export function tokenRefused(status: number, answer: Readonly<Record<string, unknown>>, host: string): TokenError {
  const told = typeof answer['error'] === 'string' && /^[a-z_]{1,40}$/.test(answer['error']) ? answer['error'] : null
  const answered = `Réponse du serveur de jetons : ${status}${told === null ? '' : ` ${told}`}.`
  if (status >= 500 || status === 429 || status === 408)
    return tokenError(
      'ECONNECTION',
      `Le serveur de jetons ${host} ne donne pas de jeton pour l’instant. Recommencez plus tard. ${answered}`,
    )
  const why = REFUSALS[told ?? ''] ?? `il refuse la demande. Vérifiez les réglages « smtp.oauth ». ${REAUTHORISE}`
  return tokenError('EAUTH', `Le serveur de jetons ${host} n’a pas donné de jeton : ${why} ${answered}`)
}

/** The token server answered something else than a token. */
export function tokenUnreadable(host: string): TokenError {
  return tokenError('EAUTH', `La réponse de ${host} ne contient pas de jeton. Vérifiez « smtp.oauth.tokenUrl » dans relance.yaml.`)
}

/** No answer at all. */
export function tokenServerLost(error: unknown, host: string): TokenError {
  const cause = error instanceof Error && error.cause instanceof Error ? error.cause : error
  const code = cause instanceof Error && 'code' in cause ? String(cause.code) : ''
  const late = error instanceof Error && error.name === 'TimeoutError'
  if (/CERT|ALTNAME|SELF_SIGNED|UNABLE_TO/.test(code))
    return tokenError(
      'EAUTH',
      `Le certificat du serveur de jetons ${host} n’est pas valable : rien ne lui a été confié. Vérifiez « smtp.oauth.tokenUrl ».`,
    )
  if (/redirect/i.test(cause instanceof Error ? cause.message : ''))
    return tokenError(
      'EAUTH',
      `Le serveur de jetons ${host} renvoie vers une autre adresse, qui n’est pas suivie. Vérifiez « smtp.oauth.tokenUrl ».`,
    )
  const what = late ? 'ne répond pas dans le temps prévu' : 'est injoignable'
  return tokenError(
    late ? 'ETIMEDOUT' : 'ECONNECTION',
    `Le serveur de jetons ${host} ${what}. Vérifiez « smtp.oauth.tokenUrl » et la connexion à Internet.`,
  )
}

function tokenError(code: string, explained: string): TokenError {
  return Object.assign(new Error('no access token'), { code, explained })
}
