// Delivers the reminders of a day, exactly once: claim, hand over, record with the next claim. A message is composed when its turn comes.
// A killed run leaves at most `batch` in `sending`: shown as in doubt at the next start, never sent again by itself.
import { setImmediate as nextTurn } from 'node:timers/promises'
import type { DeliveryAnswer } from '../domain/delivery.ts'
import { InputError, SettingsError, StopError } from '../domain/errors.ts'
import { type DeliveryJournal, type DeliveryResult, type PreparedDelivery, resultOf, type WaitingDelivery } from './delivery.ts'
import { FailureCount } from './failure-count.ts'
import { type HandOver, type HandOverDeps, handOver } from './hand-over.ts'

export interface DeliverDeps extends HandOverDeps {
  readonly journal: DeliveryJournal
  /** Failures of the way out in a row after which the run stops. Default 3. */
  readonly maxConnectionFailures?: number | undefined
  /** Deliveries under way together, so also the most that can be in doubt. Default 3. */
  readonly batch?: number | undefined
}

const STOPPED = 'L’envoi a été interrompu avant ce message : il n’est pas parti.'
const ALREADY = 'Déjà envoyé, ou en doute : rien ne part deux fois (« relance history » le montre).'

/** A delivery that is composed. */
type Ready = readonly [WaitingDelivery, PreparedDelivery]

/**
 * Delivers in the order given and tells the end of each: one result per delivery, in the same order. Each takes the place of one that has
 * ended: a slow one keeps no other waiting.
 * One failure never stops the others; what cannot be composed has failed. After too many failures in a row (see `FailureCount`) the rest is
 * `failed` without having been claimed. After an abort nothing more is claimed, what is on its way ends and is recorded, the rest is `skipped`.
 * @throws what the journal throws, once what was on its way has ended: what could not be recorded is left in `sending`, so in doubt.
 */
export async function deliverAll(deliveries: readonly WaitingDelivery[], deps: DeliverDeps): Promise<DeliveryResult[]> {
  const results = new Map<WaitingDelivery, DeliveryResult>()
  const waiting = [...deliveries].reverse()
  const ready: Ready[] = []
  const underWay = new Set<Promise<void>>()
  const answers: DeliveryAnswer[] = []
  const faults: unknown[] = []
  const batch = deps.batch ?? 3
  const failures = new FailureCount(deps.maxConnectionFailures ?? 3)
  // A gateway that is down keeps no e-mail and no letter waiting.
  const ofGateway = new FailureCount(deps.maxConnectionFailures ?? 3)
  const countOf = ({ channel }: WaitingDelivery): FailureCount => (channel === 'sms' && deps.gateway ? ofGateway : failures)
  const over = (): boolean => deps.signal?.aborted === true || failures.stop !== null
  const roomNow = (): number => Math.min(failures.room(batch), ofGateway.stop === null ? ofGateway.room(batch) : batch)

  const isStopped = (delivery: WaitingDelivery): boolean => {
    const { stop } = countOf(delivery)
    if (stop !== null) results.set(delivery, resultOf(delivery, 'failed', stop))
    return stop !== null
  }
  const compose = async (count: number): Promise<void> => {
    ready.push(...ready.splice(0).filter(([delivery]) => over() || !isStopped(delivery)))
    while (ready.length < count && !over()) {
      const delivery = waiting.pop()
      if (delivery === undefined) return
      if (isStopped(delivery)) continue
      const composed = await composedOrWhy(delivery)
      if (typeof composed === 'string') results.set(delivery, resultOf(delivery, 'failed', composed))
      else ready.push([delivery, composed])
    }
  }
  // At a pace, an e-mail is claimed when its turn has come: its conditions are those of the moment it leaves.
  const paced = ([, { channel }]: Ready): boolean => channel === 'email' && deps.mailer !== null
  const takeReady = (count: number): Ready[] => {
    let free = deps.mailer?.room?.() ?? Number.POSITIVE_INFINITY
    const first = ready.slice(0, count).findIndex((one) => paced(one) && free-- <= 0)
    return ready.splice(0, first < 0 ? count : first)
  }
  const waitsForTurn = (): boolean => !over() && ready[0] !== undefined && paced(ready[0]) && (deps.mailer?.room?.() ?? 1) <= 0
  const exchange = (claims: readonly Ready[]): void => {
    const verdicts = deps.journal.exchange(
      answers,
      claims.map(([, claim]) => claim),
    )
    answers.length = 0
    for (const [index, [delivery, claim]] of claims.entries()) {
      const verdict = verdicts[index]
      if (verdict === undefined || verdict === 'already') results.set(delivery, resultOf(claim, 'skipped', ALREADY))
      else if (verdict !== 'claimed') {
        const { why, ...waits } = verdict
        results.set(delivery, { ...resultOf(claim, 'skipped', why), ...waits })
      } else {
        // Never rejects: a fault of the program waits until it is looked at, or the others would be left unrecorded.
        const leaving: Promise<void> = handOver(claim, deps)
          .then((back) => {
            answers.push(back.answer)
            results.set(delivery, resultFrom(claim, back))
            countOf(delivery).count(back)
          })
          .catch((error: unknown) => void faults.push(error))
          .finally(() => underWay.delete(leaving))
        underWay.add(leaving)
      }
    }
  }

  try {
    for (;;) {
      if (faults.length > 0) throw faults[0]
      const room = over() ? 0 : Math.max(0, roomNow() - underWay.size)
      await compose(room)
      // Composing took a while: somebody may have asked to stop, or the server may have gone.
      const claims = over() ? [] : takeReady(room)
      if (answers.length > 0 || claims.length > 0) exchange(claims)
      else if (underWay.size === 0 && !waitsForTurn()) break
      else {
        await compose(batch)
        // Some may have ended while others were composed.
        const turn = waitsForTurn() ? [deps.mailer?.hasRoom?.()] : []
        if (answers.length === 0 && underWay.size + turn.length > 0) await Promise.race([...underWay, ...turn])
        // Answers that come together are recorded together.
        await nextTurn()
      }
    }
  } catch (error) {
    await Promise.all(underWay)
    recordAtLeast(answers, deps.journal)
    throw error
  }
  for (const delivery of [...ready.map(([one]) => one), ...waiting])
    results.set(delivery, failures.stop === null ? resultOf(delivery, 'skipped', STOPPED) : resultOf(delivery, 'failed', failures.stop))
  return deliveries.flatMap((delivery) => results.get(delivery) ?? [])
}

/** The message, or why there is none: what the books or the templates make impossible concerns it alone. */
export async function composedOrWhy(delivery: WaitingDelivery): Promise<PreparedDelivery | string> {
  try {
    return await delivery.compose()
  } catch (error) {
    if (error instanceof InputError || error instanceof SettingsError) return error.message
    throw error
  }
}

function resultFrom(claim: PreparedDelivery, { answer, reason, callSheet }: HandOver): DeliveryResult {
  const told = resultOf(claim, answer.status, reason, answer.file)
  return callSheet === null ? told : { ...told, callSheet }
}

/** Answers take less room than claims, which bring their message: where a claim did not fit, they may. */
function recordAtLeast(answers: readonly DeliveryAnswer[], journal: DeliveryJournal): void {
  try {
    if (answers.length > 0) journal.exchange(answers, [])
  } catch (error) {
    // Refused like the rest: what stays in `sending` is a doubt at the next start.
    if (!(error instanceof StopError)) throw error
  }
}
