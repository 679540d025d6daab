// How fast messages leave: `relance send` of very many to a mail server on this machine, each claim and each answer durable before the
// next, beside the very same bytes through bare pooled nodemailer to the same server in the same run; and letters to the outbox.
// npm run bench -- send [--messages 1500] [--letters 300] [--rounds 3]
import { spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { loadavg, tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { createInterface } from 'node:readline'
import { parseArgs } from 'node:util'
import { inflateSync } from 'node:zlib'
import Database from 'better-sqlite3'
import { createTransport } from 'nodemailer'
import { compiled } from './compiled.js'
import { measure, median } from './measure.js'

const { values: options } = parseArgs({
  args: process.argv.slice(3),
  options: {
    messages: { type: 'string', default: '1500' },
    letters: { type: 'string', default: '300' },
    rounds: { type: 'string', default: '3' },
    program: { type: 'string', default: 'bin/relance.js' },
  },
})
const AIMS = { perSecond: 150, ratio: 0.5 }
const [messages, letters, rounds] = [options.messages, options.letters, options.rounds].map(Number)
// On a disk: what is durable costs nothing in memory.
const root = mkdtempSync(join(tmpdir(), 'relance-bench-'))
process.env.TMPDIR = root
const { plannedDossier, twinOf } = await compiled('test/support/many-reminders.ts')
const server = spawn(process.execPath, [resolve('bench/smtp-sink.js')], { stdio: ['pipe', 'pipe', 'inherit'] })
const lines = createInterface({ input: server.stdout })[Symbol.asyncIterator]()
const said = async () => (await lines.next()).value
try {
  await run(Number(await said()))
} finally {
  server.stdin.end()
  rmSync(root, { recursive: true, force: true })
}

async function run(port) {
  const smtp = { host: '127.0.0.1', port, security: 'none' }
  const byMail = await plannedDossier(messages, 'email', { smtp })
  const byPost = await plannedDossier(letters, 'letter')
  const found = { send: [], bare: [], letters: [] }
  for (let round = 0; round < rounds; round++) {
    const twin = twinOf(byMail.dossier, byMail.changes)
    const sent = await send(twin, messages)
    const { taken, ms } = await serverTold()
    if (taken !== messages) throw new Error(`the server took ${taken} messages`)
    found.send.push({ ...sent, ms })
    found.bare.push(await bare(port, messagesOf(twin.folder)))
    found.letters.push(await send(twinOf(byPost.dossier, byPost.changes), letters))
  }
  print(found)
}

/** The whole program, its start, its books and its plan included. */
async function send({ folder, day }, count) {
  const env = { PATH: process.env.PATH, HOME: root, TZ: 'Europe/Paris', RELANCE_DOSSIER: folder, RELANCE_DATE: day, TMPDIR: root }
  const { code, ms, peakMb, stdout, stderr } = await measure(process.execPath, [resolve(options.program), 'send', '--json'], { env })
  if (code !== 0) throw new Error(`exit ${code}\n${stderr}`)
  const { totals } = JSON.parse(stdout)
  if (totals.sent + totals.written !== count) throw new Error(JSON.stringify(totals))
  return { wholeMs: ms, peakMb }
}

async function serverTold() {
  server.stdin.write('\n')
  return JSON.parse(await said())
}

/** The messages of a ledger, with their envelopes. */
function messagesOf(folder) {
  const db = new Database(join(folder, 'relance.db'), { readonly: true })
  const rows = db.prepare('SELECT d.recipients, m.zlib FROM delivery d JOIN message m ON m.digest = d.digest').all()
  db.close()
  return rows.map(({ recipients, zlib }) => ({
    envelope: { from: 'compta@atelier-brunet.example', to: JSON.parse(recipients) },
    raw: inflateSync(zlib),
  }))
}

/** The same number of connections as the program, no limit of messages on each. */
async function bare(port, mails) {
  const transport = createTransport({
    pool: true,
    host: '127.0.0.1',
    port,
    secure: false,
    ignoreTLS: true,
    maxConnections: 3,
    maxMessages: 1e9,
  })
  await Promise.all(mails.map((mail) => transport.sendMail(mail)))
  transport.close()
  const { taken, ms } = await serverTold()
  if (taken !== mails.length) throw new Error(`the server took ${taken} of the bare messages`)
  return { ms }
}

function print(found) {
  const middle = (name, of) => median(found[name].map((one) => one[of]))
  const speed = (count, ms) => (count / ms) * 1000
  const ours = speed(messages, middle('send', 'ms'))
  const theirs = speed(messages, middle('bare', 'ms'))
  const ratios = found.send.map(({ ms }, round) => found.bare[round].ms / ms)
  console.log(`Node ${process.versions.node}, median of ${rounds} rounds, load ${loadavg()[0].toFixed(2)} at the end\n`)
  console.log('| | messages | messages/s, first to last | x bare | whole command, s | messages/s of it | MB | aim |')
  console.log('|---|---:|---:|---:|---:|---:|---:|---|')
  const whole = (name, count) => {
    const ms = middle(name, 'wholeMs')
    return `${(ms / 1000).toFixed(1)} | ${speed(count, ms).toFixed(0)} | ${middle(name, 'peakMb').toFixed(0)}`
  }
  const aim = `>= ${AIMS.perSecond}/s or >= ${AIMS.ratio} x`
  console.log(`| relance send | ${messages} | ${ours.toFixed(0)} | ${median(ratios).toFixed(2)} | ${whole('send', messages)} | ${aim} |`)
  console.log(`| bare nodemailer pool | ${messages} | ${theirs.toFixed(0)} | 1 | | | | |`)
  console.log(`| relance send, letters | ${letters} | | | ${whole('letters', letters)} | |`)
  if (ours < Math.min(AIMS.perSecond, AIMS.ratio * theirs)) process.exitCode = 1
}
