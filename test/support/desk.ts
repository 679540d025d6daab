// Where a shell of the tests has its `relance` answered by the tests' own process: a script sends its folder, environment and words,
// and is sent back what to print on each stream, in order, and its exit code. Knows nothing of what the program should answer.
import { once } from 'node:events'
import { type AddressInfo, createServer, type Socket } from 'node:net'
import { runInOrder } from './runs.ts'

export interface Desk {
  /** A `relance` that asks here. */
  readonly script: string
  close(): void
}

export async function openDesk(): Promise<Desk> {
  const server = createServer((socket) => void serve(socket)).listen(0, '127.0.0.1')
  await once(server, 'listening')
  return { script: scriptOf((server.address() as AddressInfo).port), close: () => void server.close() }
}

/** Texts go there each with a null character behind it: how many words and variables, the folder, the words, the variables. */
function scriptOf(port: number): string {
  return `#!/usr/bin/env bash
cd -P . || exit
exec 3<>/dev/tcp/127.0.0.1/${port} || exit
names=($(compgen -e))
{
  printf '%s\\0' $# \${#names[@]} "$PWD" "$@"
  for name in "\${names[@]}"; do printf '%s=%s\\0' "$name" "\${!name}"; done
} >&3
eval "$(cat <&3)"
`
}

async function serve(socket: Socket): Promise<void> {
  let asked: string[] = []
  let text = ''
  for await (const chunk of socket.setEncoding('utf8').iterator({ destroyOnReturn: false }) as AsyncIterable<string>) {
    text += chunk
    asked = text.split('\0').slice(0, -1)
    if (asked.length >= 3 && asked.length === 3 + Number(asked[0]) + Number(asked[1])) break
  }
  const [count, , cwd = '', ...rest] = asked
  const [words, variables] = [rest.slice(0, Number(count)), rest.slice(Number(count))]
  const env = Object.fromEntries(variables.map((one) => [one.slice(0, one.indexOf('=')), one.slice(one.indexOf('=') + 1)]))
  const { code, said } = await runInOrder(words, env, cwd)
  const printed = said.map(([stream, text]) => `printf %s '${text.replaceAll("'", "'\\''")}' >&${stream === 'stdout' ? 1 : 2}\n`)
  socket.end(`${printed.join('')}exit ${code}\n`)
}
