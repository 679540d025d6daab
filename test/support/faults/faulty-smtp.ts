// A mail server that goes wrong on purpose, at one stage of the conversation and on chosen connections, and knows what it really took:
// a message counts as taken once its final dot was read and the server decided to keep it, whether or not the sender heard so.
import { type AddressInfo, createServer, type Socket } from 'node:net'
import { TLSSocket } from 'node:tls'

export type Stage = 'greeting' | 'ehlo' | 'starttls' | 'auth' | 'mail' | 'rcpt' | 'data' | 'content' | 'final' | 'rset'

/**
 * What happens in place of the usual reply. `take-and-…`: the message is kept, and the reply lost on its way. `early…`: the reply to
 * the content is written together with that to DATA, before a byte of the content has come.
 */
export type Act =
  | { readonly reply: string }
  | 'drop'
  | 'hang'
  | 'reset'
  | 'garbage'
  | 'byte by byte'
  | 'in two packets'
  | 'on several lines'
  | 'twice'
  | 'take and drop'
  | 'take and cut the reply'
  | 'reply and drop'
  | 'early, and taken'
  | 'early, and dropped'
  | 'early refusal, and taken'

export interface Fault {
  readonly stage: Stage
  readonly act: Act
  /** Connections concerned, by their number from 1; absent: all. */
  readonly connection?: number
  /** The nth message of each connection; absent: every one. */
  readonly message?: number
  /** The nth recipient of a message, for `rcpt`; absent: every one. */
  readonly recipient?: number
}

export interface FaultyOptions {
  readonly pipelining?: boolean
  readonly auth?: boolean
  /** Offers STARTTLS with it, or speaks TLS at once. */
  readonly tls?: { readonly key: string; readonly cert: string; readonly atOnce: boolean }
}

/** A message that the server keeps. */
export interface Taken {
  readonly to: readonly string[]
  /** With its angle brackets; '' for a message without one. */
  readonly messageId: string
}

/** What a conversation has come to: a message announced, its last byte read, the reply to it given. */
export type Heard = 'mail' | 'content' | 'final'

export interface FaultySmtp {
  readonly port: number
  /** Messages in the order they were taken. */
  readonly taken: Taken[]
  fault: Fault | null
  /** Told as it happens. */
  heard: ((stage: Heard) => void) | null
  /** Waits until no message is being received. */
  quiet(): Promise<void>
  close(): Promise<void>
}

/** Whether the server does what it says, however it says so. */
function happensAsUsual(act: Act): boolean {
  if (typeof act === 'object') return /^[23]/.test(act.reply)
  return !['hang', 'drop', 'reset', 'garbage'].includes(act)
}

const SLOW_MS = 4

export async function startFaulty(options: FaultyOptions): Promise<FaultySmtp> {
  const sockets = new Set<Socket>()
  const state: State & { connections: number } = { taken: [], fault: null, heard: null, connections: 0 }
  const server = createServer((socket) => {
    sockets.add(socket)
    socket.on('error', () => undefined).on('close', () => sockets.delete(socket))
    const secured = options.tls?.atOnce === true ? secure(socket, options.tls) : socket
    converse(secured, options, state, ++state.connections)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return Object.assign(state, {
    port: (server.address() as AddressInfo).port,
    async quiet() {
      do await new Promise((resolve) => setTimeout(resolve, 20))
      while (sockets.size > 0 && state.fault === null)
    },
    close: () =>
      new Promise<void>((resolve) => {
        for (const socket of sockets) socket.destroy()
        server.close(() => resolve())
      }),
  })
}

function secure(socket: Socket, { key, cert }: { key: string; cert: string }): Socket {
  const secured = new TLSSocket(socket, { isServer: true, key, cert })
  secured.on('error', () => undefined)
  return secured
}

/** The header may be folded (RFC 5322, 2.2.3). */
function idIn(headers: string): string {
  return /^Message-ID:\s*(<[^>]*>)/im.exec(headers)?.[1] ?? ''
}

type State = { taken: Taken[]; fault: Fault | null; heard: FaultySmtp['heard'] }

function converse(first: Socket, options: FaultyOptions, state: State, connection: number): void {
  let socket = first
  let buffer = ''
  let recipients: string[] = []
  /** Headers of the message under way, up to the empty line. */
  let headers = ''
  let inHeaders = false
  let asked = 0
  let messages = 0
  let inContent = false
  /** What is still to be written, in order: a slow reply is never cut by the next one. */
  const outgoing: { readonly piece: string; readonly thenMs: number }[] = []
  let slow = false
  let encrypted = options.tls?.atOnce === true
  /** The final reply was given early: none follows, or the usual one all the same. */
  let early: Act | null = null

  const faultAt = (stage: Stage): Act | null => {
    const { fault } = state
    if (fault === null || fault.stage !== stage) return null
    if (fault.connection !== undefined && fault.connection !== connection) return null
    if (fault.message !== undefined && fault.message !== messages) return null
    if (fault.recipient !== undefined && fault.recipient !== asked) return null
    return fault.act
  }
  const take = (): void => void state.taken.push({ to: recipients, messageId: idIn(headers) })
  const say = (text: string): void => {
    outgoing.push({ piece: text, thenMs: 0 })
    flush()
  }
  const answer = (stage: Stage, usual: string, onUsual: () => void = () => undefined): void => {
    const act = faultAt(stage)
    if (act === null || happensAsUsual(act)) onUsual()
    if (act === null) say(`${usual}\r\n`)
    else if (typeof act === 'object') say(`${act.reply}\r\n`)
    else if (act === 'drop') socket.destroy()
    else if (act === 'reset') cut()
    else if (act === 'garbage') say('\u0000\u0001 <html>502 Bad gateway</html>\r\n')
    else if (act === 'take and drop') socket.destroy()
    else if (act === 'take and cut the reply') socket.end(usual.slice(0, 7))
    else if (act === 'reply and drop') socket.end(`${usual}\r\n`)
    else if (act === 'byte by byte') trickle([...`${usual}\r\n`])
    else if (act === 'in two packets') trickle([usual.slice(0, 5), `${usual.slice(5)}\r\n`])
    else if (act === 'on several lines') say(`${usual.slice(0, 3)}-first\r\n${usual.slice(0, 3)}-second\r\n${usual}\r\n`)
    else if (act === 'twice') say(`${usual}\r\n${usual}\r\n`)
    else if (act !== 'hang') {
      early = act
      say(`${usual}\r\n${act === 'early refusal, and taken' ? '451 4.3.0 Too early' : '250 2.0.0 Ok: queued early'}\r\n`)
    }
  }
  const cut = (): void => {
    if (socket instanceof TLSSocket) socket.destroy()
    else socket.resetAndDestroy()
  }
  const trickle = (pieces: readonly string[]): void => {
    for (const piece of pieces) outgoing.push({ piece, thenMs: SLOW_MS })
    flush()
  }
  const flush = (): void => {
    for (let next = slow ? undefined : outgoing.shift(); next !== undefined; next = slow ? undefined : outgoing.shift()) {
      if (!socket.destroyed) socket.write(next.piece)
      if (next.thenMs === 0) continue
      slow = true
      setTimeout(() => {
        slow = false
        flush()
      }, next.thenMs)
    }
  }
  const ehlo = (): string => {
    const offered = [
      ...(options.tls !== undefined && !encrypted ? ['STARTTLS'] : []),
      ...(options.pipelining === true ? ['PIPELINING'] : []),
      ...(options.auth === true ? ['AUTH PLAIN'] : []),
      '8BITMIME',
    ]
    return ['faulty.test', ...offered].map((line, index) => `250${index === offered.length ? ' ' : '-'}${line}`).join('\r\n')
  }
  const command = (line: string): void => {
    const verb = line.slice(0, 4).toUpperCase()
    if (verb === 'EHLO') answer('ehlo', ehlo())
    else if (verb === 'STAR') answer('starttls', '220 2.0.0 Ready', upgrade)
    else if (verb === 'AUTH') answer('auth', '235 2.7.0 Ok')
    else if (verb === 'MAIL') {
      messages++
      asked = 0
      recipients = []
      headers = ''
      inHeaders = true
      state.heard?.('mail')
      answer('mail', '250 2.1.0 Ok')
    } else if (verb === 'RCPT') {
      asked++
      answer('rcpt', '250 2.1.5 Ok', () => recipients.push(/<(.*)>/.exec(line)?.[1] ?? ''))
    } else if (verb === 'DATA') {
      if (recipients.length === 0) say('554 5.5.1 No valid recipients\r\n')
      else
        answer('data', '354 End data with <CR><LF>.<CR><LF>', () => {
          inContent = true
        })
    } else if (verb === 'RSET') answer('rset', '250 2.0.0 Ok')
    else if (verb === 'QUIT') socket.end('221 2.0.0 Bye\r\n')
    else say('500 5.5.2 Unknown command\r\n')
  }
  const ended = (): void => {
    inContent = false
    state.heard?.('content')
    if (early === null) answer('final', '250 2.0.0 Ok: queued', take)
    else if (early !== 'early, and dropped') take()
    early = null
    state.heard?.('final')
  }
  const upgrade = (): void => {
    if (options.tls === undefined) return
    const { tls } = options
    socket.removeAllListeners('data')
    // Once the reply has left in clear.
    setImmediate(() => {
      socket = secure(socket, tls)
      encrypted = true
      buffer = ''
      socket.on('data', onData)
    })
  }
  const onData = (chunk: Buffer): void => {
    buffer += chunk.toString('latin1')
    for (let end = buffer.indexOf('\r\n'); end >= 0; end = buffer.indexOf('\r\n')) {
      const line = buffer.slice(0, end)
      buffer = buffer.slice(end + 2)
      if (!inContent) command(line)
      else if (line === '.') ended()
      else if (faultAt('content') !== null || early === 'early, and dropped') {
        // What came in the same packet is not read any more.
        socket.destroy()
        return
      } else if (line === '') inHeaders = false
      else if (inHeaders) headers += `${line}\n`
    }
  }
  socket.on('data', onData)
  answer('greeting', '220 faulty.test ESMTP')
}
