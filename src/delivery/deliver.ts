// Delivers what was prepared, exactly once: claim, hand over, record with the next claim.
// A killed run leaves at most one batch in `sending`: shown as in doubt at the next start, never sent again by itself.
import type { DeliveryAnswer } from '../domain/delivery.ts'
import { InputError } from '../domain/errors.ts'
import type { ReminderId } from '../domain/names.ts'
import { type DeliveryJournal, type DeliveryResult, type PreparedDelivery, resultOf } from './delivery.ts'
import { type HandOverDeps, handOver } from './hand-over.ts'

export interface DeliverDeps extends HandOverDeps {
  readonly journal: DeliveryJournal
  /** Tests every condition again against the ledger, just before the claim; `why` is a whole French sentence. */
  stillTrue(id: ReminderId): { readonly ok: true } | { readonly ok: false; readonly why: string }
  /** Failures of the way out in a row after which the run stops. Default 3. */
  readonly maxConnectionFailures?: number | undefined
  /** Deliveries claimed and handed over together, so also the most that can be in doubt. Default 3. */
  readonly batch?: number | undefined
}

const STOPPED = 'L’envoi a été interrompu avant ce message : il n’est pas parti.'
const ALREADY = 'Déjà envoyé, ou en doute : rien ne part deux fois (« relance history » le montre).'

/**
 * Delivers in the order given and tells the end of each: one result per delivery, in the same order.
 * One failure never stops the others; after `maxConnectionFailures` in a row the rest is `failed` without having been claimed.
 * After an abort nothing more is claimed, what is on its way ends and is recorded, the rest is `skipped`.
 * @throws what the journal throws: then the last batch is left in `sending`, so in doubt.
 */
export async function deliverAll(prepared: readonly PreparedDelivery[], deps: DeliverDeps): Promise<DeliveryResult[]> {
  const results = new Map<PreparedDelivery, DeliveryResult>()
  const waiting = [...prepared]
  const limit = deps.maxConnectionFailures ?? 3
  let answers: DeliveryAnswer[] = []
  let failuresInARow = 0
  let lastFailure = ''
  while (waiting.length > 0 && failuresInARow < limit && !deps.signal?.aborted) {
    const next = nextClaims(waiting, results, deps)
    if (next.length === 0) break
    const claims = await completed(next, results)
    const verdicts = deps.journal.exchange(
      answers,
      claims.map(({ whole }) => whole),
    )
    const claimed = claims.filter((_, index) => verdicts[index] === 'claimed')
    for (const claim of claims) if (!claimed.includes(claim)) results.set(claim.planned, resultOf(claim.planned, 'skipped', ALREADY))
    const handed = await Promise.all(claimed.map(({ whole }) => handOver(whole, deps)))
    answers = handed.map((one) => one.answer)
    for (const [index, { planned }] of claimed.entries()) {
      const one = handed[index]
      if (one === undefined) continue
      const told = resultOf(planned, one.answer.status, one.reason, one.answer.file)
      results.set(planned, one.callSheet === null ? told : { ...told, callSheet: one.callSheet })
      failuresInARow = one.broken ? failuresInARow + 1 : 0
      if (one.broken) lastFailure = one.reason ?? ''
    }
  }
  if (answers.length > 0) deps.journal.exchange(answers, [])
  const stop = `L’envoi a été arrêté après ${failuresInARow} échecs de suite ; ce message n’est pas parti. ${lastFailure}`.trim()
  for (const delivery of waiting)
    results.set(delivery, failuresInARow >= limit ? resultOf(delivery, 'failed', stop) : resultOf(delivery, 'skipped', STOPPED))
  return prepared.flatMap((delivery) => results.get(delivery) ?? [])
}

interface Completed {
  readonly planned: PreparedDelivery
  /** With its files. */
  readonly whole: PreparedDelivery
}

/** Made whole, each beside what it was; one that can no longer be is told, and is not claimed. */
async function completed(next: readonly PreparedDelivery[], results: Map<PreparedDelivery, DeliveryResult>): Promise<Completed[]> {
  const claims: Completed[] = []
  for (const planned of next) {
    try {
      claims.push({ planned, whole: planned.complete === undefined ? planned : { ...planned, ...(await planned.complete()) } })
    } catch (error) {
      if (!(error instanceof InputError)) throw error
      results.set(planned, resultOf(planned, 'failed', [error.message, error.details.advice].filter(Boolean).join(' ')))
    }
  }
  return claims
}

// Takes from the head of `waiting` until a batch still holds; what no longer does is skipped with its reason.
function nextClaims(waiting: PreparedDelivery[], results: Map<PreparedDelivery, DeliveryResult>, deps: DeliverDeps): PreparedDelivery[] {
  const claims: PreparedDelivery[] = []
  while (claims.length < (deps.batch ?? 3)) {
    const delivery = waiting.shift()
    if (delivery === undefined) break
    const verdict = deps.stillTrue(delivery.id)
    if (verdict.ok) claims.push(delivery)
    else results.set(delivery, resultOf(delivery, 'skipped', verdict.why))
  }
  return claims
}
