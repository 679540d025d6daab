// Hands one claimed delivery over, by mail, by short message or to the outbox, trying again what may pass a little later.
// Always comes back with an answer to record: nothing that happens here stops the run.
import { createHash } from 'node:crypto'
import { setTimeout as wait } from 'node:timers/promises'
import type { DeliveryAnswer, EnclosureTold } from '../domain/delivery.ts'
import { MachineError } from '../domain/errors.ts'
import type { PreparedDelivery } from './delivery.ts'
import type { Gateway } from './gateway.ts'
import type { Mailer, SendOutcome } from './mailer.ts'
import { callSheetName, enclosureName, type Outbox, outboxName } from './outbox.ts'

export interface HandOverDeps {
  /** Null: no mail server is set, e-mails are written to the outbox. */
  readonly mailer: Mailer | null
  /** Null or absent: no gateway is set, short messages are written to the outbox. */
  readonly gateway?: Gateway | null | undefined
  readonly outbox: Outbox
  /** The present moment, ISO 8601 with its offset. */
  now(): string
  /** Milliseconds to wait before each new try of what a server refused for the moment; one entry per try. */
  readonly retryDelaysMs?: readonly number[] | undefined
  sleep?(milliseconds: number): Promise<void>
  /** Once aborted, nothing is tried again. */
  readonly signal?: AbortSignal | undefined
}

export interface HandOver {
  readonly answer: DeliveryAnswer
  /** French, null when all went well. */
  readonly reason: string | null
  /** Path of the call sheet written beside it; null: none. */
  readonly callSheet: string | null
  /** The way out itself failed (server, disk): the next delivery would fail too. */
  readonly broken: boolean
  /** The server answers, and does not want it for now, whatever was tried again. */
  readonly forNow: boolean
}

const RETRY_DELAYS_MS = [1_000, 5_000]

/** Delivers one claim. `unknown` outcomes are never tried again. Its call sheet and what is enclosed with it are there before it leaves, or it does not leave. */
export async function handOver(delivery: PreparedDelivery, deps: HandOverDeps): Promise<HandOver> {
  const sheet = delivery.callSheet === undefined ? null : writeOut(delivery, deps, callSheetName(delivery), delivery.callSheet)
  if (sheet?.answer.status === 'failed' && sheet.broken) return sheet
  const enclosures: EnclosureTold[] = []
  for (const { name, content } of delivery.enclosures ?? []) {
    const written = enclosureName(delivery, name, content)
    const enclosure = writeOut(delivery, deps, written, content)
    if (enclosure.answer.status === 'failed') return enclosure
    enclosures.push({ name: written, sha256: createHash('sha256').update(content).digest('hex') })
  }
  const { answer, ...message } = await handOverMessage(delivery, deps)
  const told = { ...message, answer: enclosures.length === 0 || answer.status !== 'written' ? answer : { ...answer, enclosures } }
  return sheet === null ? told : { ...told, callSheet: sheet.answer.file }
}

async function handOverMessage(delivery: PreparedDelivery, deps: HandOverDeps): Promise<HandOver> {
  const send = wayOut(delivery, deps)
  if (send === null) return writeOut(delivery, deps, outboxName(delivery), delivery.message)
  let outcome = await sendOnce(send)
  for (const delay of deps.retryDelaysMs ?? RETRY_DELAYS_MS) {
    if (outcome.kind !== 'refused' || !outcome.retriable || deps.signal?.aborted) break
    await pause(delay, deps)
    if (deps.signal?.aborted) break
    outcome = await sendOnce(send)
  }
  return fromOutcome(delivery, outcome, deps.now())
}

/** How it leaves by itself; null: somebody takes it from the outbox. */
function wayOut(delivery: PreparedDelivery, { mailer, gateway = null }: HandOverDeps): (() => Promise<SendOutcome>) | null {
  const { id, gatewayId = id, channel, to, copies = [], from, message } = delivery
  if (channel === 'email' && mailer !== null) return () => mailer.send({ from: from ?? '', to, copies, bytes: message })
  const [number] = to
  if (channel === 'sms' && gateway !== null && number !== undefined)
    return () => gateway.send({ id: gatewayId, to: number, text: message.toString('utf8') })
  return null
}

async function sendOnce(send: () => Promise<SendOutcome>): Promise<SendOutcome> {
  try {
    return await send()
  } catch (error) {
    // A way out that breaks tells nothing of the message: only doubt is honest.
    const what = error instanceof Error ? error.message : String(error)
    return { kind: 'unknown', why: `L’envoi s’est interrompu : on ne sait pas si le message est parti (${what}).` }
  }
}

async function pause(delay: number, deps: HandOverDeps): Promise<void> {
  if (deps.sleep) return deps.sleep(delay)
  // Woken early by the signal: what woke us is looked at by the caller.
  await wait(delay, undefined, deps.signal ? { signal: deps.signal } : {}).catch((error: unknown) => {
    if (!deps.signal?.aborted) throw error
  })
}

function fromOutcome(delivery: PreparedDelivery, outcome: SendOutcome, at: string): HandOver {
  const refusals = outcome.kind === 'unknown' ? undefined : outcome.refusals
  const told = refusals === undefined ? {} : { refusals }
  const answer = { id: delivery.id, at, reply: null, refusedRecipients: [], file: null, ...told }
  const callSheet = null
  if (outcome.kind === 'unknown')
    return { answer: { ...answer, status: 'inDoubt' }, reason: outcome.why, callSheet, broken: true, forNow: false }
  if (outcome.kind === 'refused') {
    const { connection: broken, retriable, reply, why: reason } = outcome
    return { answer: { ...answer, status: 'failed', reply }, reason, callSheet, broken, forNow: retriable && !broken }
  }
  const { reply, refusedRecipients } = outcome
  const why = (address: string) => refusals?.find((one) => one.address === address)?.reply
  const who = refusedRecipients.map((address) => `${address}${why(address) === undefined ? '' : ` (${why(address)})`}`).join(', ')
  const reason = refusedRecipients.length === 0 ? null : `Le serveur a refusé une partie des adresses : ${who}.`
  return { answer: { ...answer, status: 'sent', reply, refusedRecipients }, reason, callSheet, broken: false, forNow: false }
}

function writeOut(delivery: PreparedDelivery, deps: HandOverDeps, name: string, bytes: Buffer): HandOver {
  const answer = { id: delivery.id, reply: null, refusedRecipients: [] }
  try {
    const file = deps.outbox.write(name, bytes)
    return { answer: { ...answer, status: 'written', at: deps.now(), file }, reason: null, callSheet: null, broken: false, forNow: false }
  } catch (error) {
    if (!(error instanceof MachineError)) throw error
    const broken = error.code !== 'outbox-file-differs'
    return {
      answer: { ...answer, status: 'failed', at: deps.now(), file: null },
      reason: error.message,
      callSheet: null,
      broken,
      forNow: false,
    }
  }
}
