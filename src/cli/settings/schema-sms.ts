// The section `sms` of relance.yaml: how to speak to a gateway that sends short messages.
import * as z from 'zod'
import { smsRequestFaults } from '../../domain/sms-request.ts'
import { DEFAULTS } from './defaults.ts'
import { readTokenUrl } from './mail-values.ts'
import { readText, wholeNumber } from './values.ts'
import { leaf } from './zod-leaves.ts'

const text = leaf(readText)
const NO_ADDRESS = 'n’est pas l’adresse d’une passerelle : écrivez par exemple https://api.exemple.fr/sms (https, sauf sur cette machine).'

export const smsSchema = z
  .strictObject({
    url: text,
    method: z.enum(['POST', 'PUT', 'GET']).optional(),
    headers: z.record(z.string().regex(/^[A-Za-z0-9-]{1,60}$/), text).optional(),
    format: z.enum(['json', 'form']).optional(),
    body: text.nullish(),
    from: text.nullish(),
    success: text.nullish(),
    secretFile: text.nullish(),
    maxParts: leaf(wholeNumber(1, 10)).optional(),
    timeoutSeconds: leaf(wholeNumber(1, 120)).optional(),
  })
  .superRefine(({ url, method, headers, format, body }, context) => {
    const written = {
      ...{ url, headers: headers ?? {}, body: body ?? null },
      ...{ method: method ?? DEFAULTS.sms.method, format: format ?? DEFAULTS.sms.format },
    }
    const place = readTokenUrl(url.replace(/\{\{[^{}]*\}\}/g, 'x'))
    if (!place.ok) context.addIssue({ code: 'custom', path: ['url'], message: NO_ADDRESS })
    for (const { key, message } of smsRequestFaults(written)) context.addIssue({ code: 'custom', path: [key], message })
  })
