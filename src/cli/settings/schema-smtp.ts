// The section `smtp` of relance.yaml: how to reach a mail server, sign in, keep its pace, and sign messages.
// Only shapes and single values; what a provider and the defaults add is in smtp-settings.ts.
import * as z from 'zod'
import { PROVIDER_NAMES } from '../../domain/mail-providers.ts'
import { readDnsName, readSelector, readTokenUrl } from './mail-values.ts'
import { readFlag, readHost, readText, wholeNumber } from './values.ts'
import { leaf } from './zod-leaves.ts'

const text = leaf(readText)

const LOOPBACK = /^(?:localhost|127(?:\.\d{1,3}){3}|::1)$/i
const NO_SERVER =
  'c’est le serveur d’envoi (ou nommez-en un connu par smtp.provider) ; sans la section smtp, les messages sont écrits dans le dossier outbox'

const oauth = z.strictObject({
  tokenUrl: leaf(readTokenUrl),
  clientId: text,
  clientSecretFile: text.nullish(),
  refreshTokenFile: text,
  scope: text.nullish(),
})

const dkim = z.strictObject({ domain: leaf(readDnsName), selector: leaf(readSelector), keyFile: text })

export const smtpSchema = z
  .strictObject({
    provider: z.enum(PROVIDER_NAMES).nullish(),
    host: leaf(readHost).optional(),
    port: leaf(wholeNumber(1, 65_535)).optional(),
    security: z.enum(['starttls', 'tls', 'none']).optional(),
    allowPlaintext: leaf(readFlag).optional(),
    user: text.nullish(),
    passwordFile: text.nullish(),
    tokenFile: text.nullish(),
    oauth: oauth.nullish(),
    connections: leaf(wholeNumber(1, 10)).optional(),
    perMinute: leaf(wholeNumber(1, 100_000)).nullish(),
    perConnection: leaf(wholeNumber(1, 100_000)).optional(),
    dkim: dkim.nullish(),
  })
  .superRefine(({ provider, host, security, allowPlaintext, user, tokenFile, oauth: tokens }, context) => {
    const missing = (key: string, message: string) => context.addIssue({ code: 'custom', path: [key], message, params: { missing: true } })
    if (host === undefined && !provider) missing('host', NO_SERVER)
    if ((tokens || tokenFile) && !user) missing('user', 'un jeton se présente avec l’adresse de la boîte')
    if (security !== 'none' || allowPlaintext === true || LOOPBACK.test(host ?? '')) return
    const shown = host ?? 'ce serveur'
    const message = `« none » enverrait les messages et le mot de passe en clair à ${shown}. Écrivez starttls ou tls ; si c’est voulu, ajoutez allowPlaintext: true.`
    context.addIssue({ code: 'custom', path: ['security'], message })
  })
