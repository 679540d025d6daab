// Lends the ledger to the delivery loop: its claims, its records, and the test made again just before each claim.
// A trial to oneself borrows nothing: the ledger hears nothing of it, and its files have names of their own.
import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { type DeliverDeps, deliverAll } from '../delivery/deliver.ts'
import type { PreparedDelivery } from '../delivery/delivery.ts'
import { folderOutbox, type Outbox } from '../delivery/outbox.ts'
import type { IsoDay } from '../domain/day.ts'
import type { ReminderId } from '../domain/names.ts'
import type { Reminder } from '../domain/reminder.ts'
import { exchange } from '../ledger/deliveries.ts'
import { generation } from '../ledger/meta.ts'
import { markSent } from '../ledger/sent-mark.ts'
import type { DeliveryView } from '../reporting/views.ts'
import { dayPlan } from './day-plan.ts'
import type { Dossier } from './dossier.ts'
import type { SendDeps } from './send-day.ts'

/** What the deliveries were prepared from. */
interface PreparedFrom {
  readonly reminders: readonly Reminder[]
  /** The ledger's generation when the books were read. */
  readonly generation: number
  readonly pilot: boolean
}

const CHANGED =
  'La situation du client a changé pendant l’envoi : cette relance n’est pas partie. Relancez la commande : ce qui reste dû partira.'

/** Hands the prepared deliveries over. Without `from` (a trial to oneself) the ledger hears nothing of it. */
export async function handOverAll(
  dossier: Dossier,
  day: IsoDay,
  ready: readonly PreparedDelivery[],
  deps: SendDeps,
  from: PreparedFrom | null,
): Promise<DeliveryView[]> {
  const { ledger, clock } = dossier
  const journal: DeliverDeps['journal'] = {
    exchange: (answers, claims) => {
      if (!from) return claims.map(() => 'claimed')
      const outcomes = exchange(ledger, answers, claims, clock.now(), day)
      if (claims.length > 0) markSent(ledger)
      return outcomes
    },
  }
  return await deliverAll(ready, {
    journal,
    mailer: deps.mailer,
    outbox: from ? folderOutbox(deps.outboxFolder) : trialOutbox(deps.outboxFolder),
    stillTrue: from ? stillTrue(dossier, day, from) : () => ({ ok: true }),
    now: () => clock.now(),
    signal: deps.signal,
  })
}

/** Folder of the trials, inside the outbox. */
const TRIALS = 'essais'

/** An outbox apart, whose files cannot be taken for real ones; a new trial replaces the one before. */
function trialOutbox(outboxFolder: string): Outbox {
  const folder = join(outboxFolder, TRIALS)
  const outbox = folderOutbox(folder)
  return {
    write(name, bytes) {
      rmSync(join(folder, `essai_${name}`), { force: true })
      return outbox.write(`essai_${name}`, bytes)
    },
  }
}

/**
 * Whether the rules would still plan the very same reminder, its sums and recipients included. Nothing is planned again while
 * the ledger's generation stands still: an import, a hold or a changed contact moves it.
 */
function stillTrue(dossier: Dossier, day: IsoDay, from: PreparedFrom): DeliverDeps['stillTrue'] {
  const prepared = textById(from.reminders)
  let known = from.generation
  let planned: ReadonlyMap<ReminderId, string> | null = null
  return (id) => {
    const now = generation(dossier.ledger)
    if (now !== known) {
      known = now
      planned = textById(dayPlan(dossier, day, { pilot: from.pilot }).plan.toSend)
    }
    return planned === null || planned.get(id) === prepared.get(id) ? { ok: true } : { ok: false, why: CHANGED }
  }
}

function textById(reminders: readonly Reminder[]): Map<ReminderId, string> {
  return new Map(reminders.map((reminder) => [reminder.id, JSON.stringify(reminder)]))
}
