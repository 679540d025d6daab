// The request to a gateway, filled for one message: what stands for {{to}}, {{text}}... is written so that it stays a value where it stands,
// in JSON, in a form, in an address or in a header. Also what is wrong with the settings of a request, before any message.
import type { ReminderId } from './names.ts'
import type { SmsSettings } from './settings.ts'

export const SMS_FIELDS = ['to', 'text', 'id', 'from', 'secret'] as const
export type SmsField = (typeof SMS_FIELDS)[number]
export type SmsValues = Readonly<Record<SmsField, string>>

export interface SmsRequest {
  readonly url: string
  readonly method: SmsSettings['method']
  readonly headers: Readonly<Record<string, string>>
  readonly body: string | null
}

type Written = Pick<SmsSettings, 'url' | 'method' | 'headers' | 'format' | 'body'>

const FIELD = /\{\{\s*([^{}]*?)\s*\}\}/g
const TYPES = { json: 'application/json', form: 'application/x-www-form-urlencoded' } as const

/**
 * The identifier of a message for its gateway, {{id}}: the same at each new try, since one that knows it already sends nothing; another one
 * each time a person said that the message had not left, or the new one would not leave either.
 * @param settledNotSent how many times that was said of this reminder
 */
export function gatewayIdOf(reminder: ReminderId, settledNotSent: number): string {
  return settledNotSent === 0 ? reminder : `${reminder}-${settledNotSent + 1}`
}

/** The request for these values. */
export function smsRequest({ url, method, headers, format, body }: Written, values: SmsValues): SmsRequest {
  const filledHeaders = Object.fromEntries(
    Object.entries(headers).map(([name, value]) => [name.toLowerCase(), filled(value, values, inHeader)]),
  )
  return {
    url: filled(url, values, encodeURIComponent),
    method,
    headers: { ...(body === null ? {} : { 'content-type': `${TYPES[format]}; charset=utf-8` }), ...filledHeaders },
    body: body === null ? null : filled(body, values, format === 'json' ? inJson : encodeURIComponent),
  }
}

/** Whether the request holds this field somewhere. */
export function asksFor({ url, headers, body }: Pick<Written, 'url' | 'headers' | 'body'>, field: SmsField): boolean {
  return [url, body ?? '', ...Object.values(headers)].some((text) => [...text.matchAll(FIELD)].some(([, name]) => name === field))
}

/** What is wrong with the request as it is written, by key, French sentences; empty when nothing is. */
export function smsRequestFaults(written: Written): { readonly key: 'url' | 'headers' | 'body'; readonly message: string }[] {
  const { url, method, headers, format, body } = written
  const places = [
    ['url', url] as const,
    ['body', body ?? ''] as const,
    ...Object.values(headers).map((value) => ['headers', value] as const),
  ]
  const unknown = places.flatMap(([key, text]) =>
    [...text.matchAll(FIELD)].flatMap(([whole, name = '']) =>
      SMS_FIELDS.some((field) => field === name)
        ? []
        : [{ key, message: `${whole} n’existe pas ; sont remplis : ${SMS_FIELDS.map((field) => `{{${field}}}`).join(', ')}.` }],
    ),
  )
  if (unknown.length > 0) return unknown
  const faults: { key: 'url' | 'headers' | 'body'; message: string }[] = []
  const read = [url, ...(body === null ? [] : [body])].join(' ')
  for (const field of ['to', 'text'] as const) {
    if (!asksFor({ url: read, headers: {}, body: null }, field))
      faults.push({
        key: body === null ? 'url' : 'body',
        message: `{{${field}}} n’y est pas : la passerelle ne saurait pas ${field === 'to' ? 'à qui écrire' : 'quoi écrire'}.`,
      })
  }
  if (method === 'GET' && body !== null)
    faults.push({ key: 'body', message: 'une demande GET n’a pas de corps : écrivez tout dans sms.url, ou method: POST.' })
  if (/^[a-z]+:\/\/[^/?#]*\{\{/i.test(url)) faults.push({ key: 'url', message: 'rien ne se remplit dans le nom du serveur.' })
  if (Object.values(headers).some((value) => /[^\x20-\x7e]/.test(value)))
    faults.push({ key: 'headers', message: 'un en-tête ne contient que des caractères sans accent.' })
  if (Object.values(headers).some((value) => asksFor({ url: value, headers: {}, body: null }, 'text')))
    faults.push({ key: 'headers', message: '{{text}} ne va pas dans un en-tête.' })
  if (format === 'json' && body !== null && !isJson(smsRequest(written, HOSTILE).body ?? ''))
    faults.push({
      key: 'body',
      message:
        'n’est pas du JSON une fois rempli : chaque {{…}} se met entre guillemets, par exemple {"to": "{{to}}", "text": "{{text}}"}.',
    })
  return faults
}

/** Values that break out of anything they are not quoted in. */
const HOSTILE: SmsValues = { to: '+33600000000', text: 'a"b\\c\n, "x": 1', id: 'x"', from: 'x"', secret: 'x"' }

function filled(template: string, values: SmsValues, written: (value: string) => string): string {
  return template.replace(FIELD, (_, name: SmsField) => written(values[name]))
}

function inJson(value: string): string {
  return JSON.stringify(value).slice(1, -1)
}

/** A line break in a header would begin another one. */
function inHeader(value: string): string {
  return value.replace(/[^\x20-\x7e]/g, '')
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text)
    return true
  } catch {
    return false
  }
}
