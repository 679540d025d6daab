// A mail server that misbehaves at one chosen moment, as the real ones do: refuses, hangs, hangs up.
import { type AddressInfo, createServer, type Socket } from 'node:net'

/** A reply line, 'drop' (hangs up without a word) or 'hang' (never answers). */
export type Behaviour = string | 'drop' | 'hang'

export interface Script {
  readonly greeting?: Behaviour
  /** Lines of the EHLO reply. */
  readonly ehlo?: Behaviour
  readonly starttls?: Behaviour
  readonly auth?: Behaviour
  readonly mail?: Behaviour
  /** One for all recipients, or one for each in turn. */
  readonly rcpt?: Behaviour | readonly Behaviour[]
  readonly data?: Behaviour
  /** After the final dot. */
  readonly final?: Behaviour
  readonly rset?: Behaviour
}

export interface MisbehavingSmtp {
  readonly port: number
  /** Every command line received, all connections together. */
  readonly commands: string[]
  /** Contents received up to their final dot. */
  readonly messages: string[]
  connections: number
  /** What the following commands meet. */
  script: Script
  close(): Promise<void>
}

export async function startMisbehaving(script: Script): Promise<MisbehavingSmtp> {
  const sockets = new Set<Socket>()
  const server = createServer((socket) => {
    state.connections++
    sockets.add(socket)
    socket.on('error', () => undefined).on('close', () => sockets.delete(socket))
    converse(socket, state)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const state: MisbehavingSmtp = {
    port: (server.address() as AddressInfo).port,
    commands: [],
    messages: [],
    connections: 0,
    script,
    close: () =>
      new Promise((resolve) => {
        for (const socket of sockets) socket.destroy()
        server.close(() => resolve())
      }),
  }
  return state
}

function converse(socket: Socket, state: MisbehavingSmtp): void {
  let buffer = ''
  let content: string[] | null = null
  let recipients = 0
  const answer = (behaviour: Behaviour | undefined, usual: string): void => {
    if (behaviour === 'drop') socket.destroy()
    else if (behaviour !== 'hang') socket.write(`${behaviour ?? usual}\r\n`)
  }
  const command = (line: string): void => {
    const { script } = state
    state.commands.push(line)
    const verb = line.slice(0, 4).toUpperCase()
    if (verb === 'EHLO') answer(script.ehlo, '250-misbehaving.test\r\n250 AUTH PLAIN')
    else if (verb === 'STAR') answer(script.starttls, '502 5.5.1 Command not implemented')
    else if (verb === 'AUTH') answer(script.auth, '235 2.7.0 Authentication successful')
    else if (verb === 'MAIL') answer(script.mail, '250 2.1.0 Ok')
    else if (verb === 'RCPT') answer(typeof script.rcpt === 'object' ? script.rcpt[recipients++] : script.rcpt, '250 2.1.5 Ok')
    else if (verb === 'RSET') answer(script.rset, '250 2.0.0 Ok')
    else if (verb === 'QUIT') socket.end('221 2.0.0 Bye\r\n')
    else if (verb === 'DATA') {
      if (script.data === undefined || script.data.startsWith('354')) content = []
      answer(script.data, '354 End data with <CR><LF>.<CR><LF>')
    } else answer(undefined, '500 5.5.2 Unknown command')
  }
  socket.on('data', (chunk) => {
    buffer += chunk.toString('latin1')
    for (let end = buffer.indexOf('\r\n'); end >= 0; end = buffer.indexOf('\r\n')) {
      const line = buffer.slice(0, end)
      buffer = buffer.slice(end + 2)
      if (content === null) command(line)
      else if (line !== '.') content.push(line)
      else {
        state.messages.push(content.join('\r\n'))
        content = null
        answer(state.script.final, '250 2.0.0 Ok: queued as 1A2B3C')
      }
    }
  })
  answer(state.script.greeting, '220 misbehaving.test ESMTP')
}
