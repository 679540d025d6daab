// One HTTP request and what is known of its answer. Never tries again, follows nothing, keeps no connection: one that the server has closed
// meanwhile would be a doubt. Knows nothing of messages.
import { request as plainRequest } from 'node:http'
import { request as secureRequest } from 'node:https'
import type { Socket } from 'node:net'
import type { SmsRequest } from '../domain/sms-request.ts'

export type Exchange =
  /** `whole`: the answer's body came to its end, within the largest size. */
  | { readonly kind: 'answered'; readonly status: number; readonly body: string; readonly whole: boolean }
  /** No connection was made, or it was not encrypted as it should: not a byte of the request has left. */
  | { readonly kind: 'unreached'; readonly code: string }
  /** The request may have left, and no answer tells what became of it. */
  | { readonly kind: 'lost' }

const LARGEST = 64 * 1024

/** Asks, and waits at most so long for the whole. */
export function exchangeHttp({ url, method, headers, body }: SmsRequest, timeoutMs: number): Promise<Exchange> {
  return new Promise((resolve) => {
    const secure = url.startsWith('https:')
    let reached = false
    let answered: { status: number; chunks: Buffer[]; size: number } | null = null
    const bytes = body === null ? null : Buffer.from(body, 'utf8')
    const length = bytes === null ? {} : { 'content-length': String(bytes.length) }
    const asked = { method, headers: { ...headers, ...length }, agent: false as const }
    // Said, or NODE_TLS_REJECT_UNAUTHORIZED could switch it off.
    const request = secure ? secureRequest(url, { ...asked, rejectUnauthorized: true }) : plainRequest(url, asked)
    const end = (code: string, whole = false): void => {
      clearTimeout(timer)
      if (answered !== null) {
        const text = Buffer.concat(answered.chunks).toString('utf8')
        resolve({ kind: 'answered', status: answered.status, body: text, whole })
      } else resolve(reached ? { kind: 'lost' } : { kind: 'unreached', code })
      request.destroy()
    }
    const timer = setTimeout(() => end('ETIMEDOUT'), timeoutMs)
    request.on('socket', (socket: Socket) => {
      // From here on what is written leaves: over TLS, only once the certificate was found right.
      socket.once(secure ? 'secureConnect' : 'connect', () => {
        reached = true
      })
    })
    request.on('response', (response) => {
      const { statusCode = 0 } = response
      const got = { status: statusCode, chunks: [] as Buffer[], size: 0 }
      answered = got
      response.on('data', (chunk: Buffer) => {
        got.chunks.push(chunk.subarray(0, LARGEST - got.size))
        got.size += chunk.length
        if (got.size > LARGEST) end('')
      })
      response.on('error', () => end(''))
      // Whole or cut: the request itself may close before the last of the answer is read.
      response.on('close', () => end('', response.complete))
    })
    request.on('error', (error: NodeJS.ErrnoException) => end(error.code ?? ''))
    request.on('close', () => {
      if (answered === null) end('')
    })
    request.end(bytes ?? undefined)
  })
}
