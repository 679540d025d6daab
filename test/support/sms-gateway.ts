// A gateway for short messages on loopback that misbehaves as it is told to, and keeps what it was asked.
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import { createServer as createSecureServer, type ServerOptions } from 'node:https'
import type { AddressInfo, Socket } from 'node:net'

/** `drop`: closes without an answer; `cut`: in the midst of the answer's body; `hang`: never answers; a status: answers it. */
export type GatewayMood =
  | number
  | 'drop'
  | 'cut'
  | 'hang'
  | 'huge'
  | 'nonsense'
  | { readonly status: number; readonly body: string; readonly location?: string }

export interface TestGateway {
  readonly url: string
  /** Method, path, headers and body of each request that came whole. */
  readonly asked: { method: string; path: string; headers: IncomingMessage['headers']; body: string }[]
  /** One after the other; the last one again and again. */
  moods: GatewayMood[]
  close(): Promise<void>
}

export async function startGateway(moods: GatewayMood[], tls: ServerOptions | null = null): Promise<TestGateway> {
  const asked: TestGateway['asked'] = []
  const state = { moods }
  const handler = (request: IncomingMessage, response: ServerResponse) => {
    const chunks: Buffer[] = []
    request.on('data', (chunk: Buffer) => void chunks.push(chunk))
    request.on('end', () => {
      const { method = '', url = '', headers } = request
      asked.push({ method, path: url, headers, body: Buffer.concat(chunks).toString('utf8') })
      const mood = (state.moods.length > 1 ? state.moods.shift() : state.moods[0]) ?? 200
      answer(mood, response, request.socket)
    })
  }
  const server: Server = tls === null ? createServer(handler) : createSecureServer(tls, handler)
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  return {
    url: `${tls === null ? 'http' : 'https'}://127.0.0.1:${port}/sms`,
    asked,
    get moods() {
      return state.moods
    },
    set moods(next) {
      state.moods = next
    },
    close: () =>
      new Promise((resolve) => {
        server.closeAllConnections()
        server.close(() => resolve())
      }),
  }
}

function answer(mood: GatewayMood, response: ServerResponse, socket: Socket): void {
  if (mood === 'hang') return
  if (mood === 'drop') socket.destroy()
  else if (mood === 'nonsense') socket.end('not http at all\r\n\r\n')
  else if (mood === 'cut') {
    response.writeHead(200, { 'content-length': '1000' })
    response.write('{"status":"que', () => socket.destroy())
  } else if (mood === 'huge') {
    response.writeHead(200)
    response.end('x'.repeat(10_000_000))
  } else if (typeof mood === 'number') {
    response.writeHead(mood)
    response.end(`{"status":${mood}}`)
  } else {
    response.writeHead(mood.status, mood.location === undefined ? {} : { location: mood.location })
    response.end(mood.body)
  }
}
