// What `relance check` says of the mail server itself: that it lets us in, or with --smtp, each step on the way and what it announces.
import type { Mailer } from '../delivery/mailer.ts'
import type { ServerReport } from '../delivery/server-report.ts'
import { addDays, type IsoDay, parseIsoDay } from '../domain/day.ts'
import { formatLongDay } from '../domain/format.ts'
import { type CheckLine, error, ok, warning } from './check-line.ts'
import type { Dossier } from './dossier.ts'

/** A certificate this near its end is told: it is renewed earlier where somebody looks after it. */
const CERTIFICATE_DAYS = 14

/** A mail server that can be looked at step by step. */
export type LookedAt = Mailer & { inspect(): Promise<ServerReport>; close(): void }

const NO_SERVER =
  'Aucun serveur de messagerie réglé (smtp) : les e-mails sont des fichiers dans outbox/, à transmettre vous-même. Pour qu’ils partent seuls, complétez smtp dans relance.yaml.'

/** One line: whether it lets us in. `mailer` is null when it is not to be tried. */
export async function serverLine({ settings }: Dossier, mailer: Mailer | null): Promise<CheckLine> {
  if (settings.smtp === null) return warning('smtp', NO_SERVER)
  if (mailer === null) return warning('smtp', 'Messagerie non essayée (--no-smtp). Pour l’essayer : relance check')
  const outcome = await mailer.verify()
  return outcome.ok ? ok('smtp', `Connexion à ${settings.smtp.host} réussie.`) : error('smtp', outcome.why)
}

/** Each step on a connection of its own, up to the one that fails. No message is begun. */
export async function serverSteps({ settings }: Dossier, day: IsoDay, mailer: LookedAt | null): Promise<CheckLine[]> {
  const { smtp } = settings
  if (smtp === null || mailer === null) return [warning('smtp', NO_SERVER)]
  const { connection, signedIn, fault } = await mailer.inspect()
  if (connection === null) return [error('smtp', fault ?? `Le serveur ${smtp.host} n’a pas pu être atteint.`)]
  return [
    ok('smtp', `${smtp.host} répond sur le port ${smtp.port}.`),
    encryptionLine(connection.tls, day),
    ...(fault === null ? [signInLine(signedIn, smtp.user)] : [error('smtp-sign-in', fault)]),
    ok('smtp-announces', announced(connection)),
  ]
}

function encryptionLine(tls: NonNullable<ServerReport['connection']>['tls'], day: IsoDay): CheckLine {
  if (tls === null) return warning('smtp-encryption', 'Rien n’est chiffré entre cette machine et le serveur (smtp.security: none).')
  const ends = parseIsoDay(tls.endsOn)
  const until = ends === null ? '' : `, valable jusqu’au ${formatLongDay(ends)}`
  const said = `La connexion est chiffrée (${tls.protocol}) ; certificat vérifié, signé par ${tls.issuer || 'une autorité sans nom'}${until}.`
  if (ends === null || ends > addDays(day, CERTIFICATE_DAYS)) return ok('smtp-encryption', said)
  return warning('smtp-encryption', `${said} S’il n’est pas renouvelé d’ici là, plus rien ne partira : prévenez votre hébergeur.`)
}

function signInLine(signedIn: ServerReport['signedIn'], user: string | null): CheckLine {
  if (signedIn === 'password') return ok('smtp-sign-in', `${user} est accepté, par mot de passe.`)
  if (signedIn === 'token') return ok('smtp-sign-in', `${user} est accepté, par jeton (XOAUTH2).`)
  if (signedIn === 'not-offered')
    return warning('smtp-sign-in', `Le serveur ne demande pas d’identifiant : « smtp.user » (${user}) ne lui a pas été donné.`)
  return ok('smtp-sign-in', 'Aucun identifiant n’est réglé (smtp.user) : la connexion n’a pas été essayée.')
}

function announced({ sizeLimit, dsn, auth }: NonNullable<ServerReport['connection']>): string {
  const size =
    sizeLimit === null ? 'ne dit pas la taille qu’il accepte' : `accepte des messages de ${Math.floor(sizeLimit / 1_048_576)} Mio au plus`
  const reports = dsn ? 'sait rendre compte de la remise (DSN)' : 'ne rend pas compte de la remise (DSN)'
  return `Le serveur ${size} et ${reports}${auth.length === 0 ? '' : ` ; identification : ${auth.join(', ')}`}.`
}
