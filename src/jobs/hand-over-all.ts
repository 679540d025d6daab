// Lends the ledger and the outbox to the delivery loop.
// A trial to oneself borrows nothing: the ledger hears nothing of it, and its files have names of their own.
import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { deliverAll } from '../delivery/deliver.ts'
import type { DeliveryJournal, WaitingDelivery } from '../delivery/delivery.ts'
import { folderOutbox, type Outbox } from '../delivery/outbox.ts'
import type { IsoDay } from '../domain/day.ts'
import type { DeliveryView } from '../reporting/views.ts'
import type { Dossier } from './dossier.ts'
import type { SendDeps } from './send-day.ts'
import { type PreparedFrom, sendJournal } from './send-journal.ts'

/** Hands the deliveries over. Without `from` (a trial to oneself) the ledger hears nothing of it. */
export async function handOverAll(
  dossier: Dossier,
  day: IsoDay,
  deliveries: readonly WaitingDelivery[],
  deps: SendDeps,
  from: PreparedFrom | null,
): Promise<DeliveryView[]> {
  if (deliveries.length === 0) return []
  return await deliverAll(deliveries, {
    journal: from ? sendJournal(dossier, day, from) : FORGETFUL,
    mailer: deps.mailer,
    gateway: deps.gateway,
    outbox: from ? folderOutbox(deps.outboxFolder) : trialOutbox(deps.outboxFolder),
    now: () => dossier.clock.now(),
    batch: dossier.settings.smtp?.connections,
    signal: deps.signal,
  })
}

const FORGETFUL: DeliveryJournal = { exchange: (_, claims) => claims.map(() => 'claimed') }

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
