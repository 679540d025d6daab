// A token server on loopback (RFC 6749, section 6), that answers what it is told to and keeps what it was asked.
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'

export interface TokenAnswer {
  readonly status?: number
  readonly headers?: Readonly<Record<string, string>>
  /** JSON, or a text as it is; 'hang': never answers. */
  readonly body: unknown
}

export interface TokenServer {
  readonly url: string
  /** The form of each request, in order. */
  readonly asked: Record<string, string>[]
  /** One after the other; the last one again and again. */
  answers: TokenAnswer[]
  close(): Promise<void>
}

export async function startTokenServer(...answers: TokenAnswer[]): Promise<TokenServer> {
  const server = createServer((request, response) => {
    let form = ''
    request.on('data', (chunk) => {
      form += String(chunk)
    })
    request.on('end', () => {
      state.asked.push(Object.fromEntries(new URLSearchParams(form)))
      const answer = state.answers.length > 1 ? state.answers.shift() : state.answers[0]
      if (answer === undefined || answer.body === 'hang') return
      response.writeHead(answer.status ?? 200, { 'content-type': 'application/json', ...answer.headers })
      response.end(typeof answer.body === 'string' ? answer.body : JSON.stringify(answer.body))
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const state: TokenServer = {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/token`,
    asked: [],
    answers,
    close: () =>
      new Promise((resolve) => {
        server.closeAllConnections()
        server.close(() => resolve())
      }),
  }
  return state
}
