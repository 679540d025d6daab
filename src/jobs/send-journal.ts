// The journal of a sending in the ledger: every condition tested again in the transaction that claims, what left noted beside the ledger.
// Knows nothing of how messages leave.
import type { ClaimVerdict, DeliveryJournal } from '../delivery/delivery.ts'
import type { IsoDay } from '../domain/day.ts'
import type { DeliveryAnswer, DeliveryClaim } from '../domain/delivery.ts'
import type { ReminderId } from '../domain/names.ts'
import type { Reminder } from '../domain/reminder.ts'
import { exchange } from '../ledger/deliveries.ts'
import { atomically } from '../ledger/ledger.ts'
import { generation } from '../ledger/meta.ts'
import { markSent } from '../ledger/sent-mark.ts'
import { dayPlan } from './day-plan.ts'
import type { Dossier } from './dossier.ts'

/** What the deliveries were prepared from. */
export interface PreparedFrom {
  readonly reminders: readonly Reminder[]
  /** The ledger's generation when the books were read. */
  readonly generation: number
  readonly pilot: boolean
  /** Why a reminder must wait for another hour, a French sentence; null: it need not. */
  notNow(reminder: Reminder): string | null
}

const CHANGED =
  'La situation du client a changé pendant l’envoi : cette relance n’est pas partie. Relancez la commande : ce qui reste dû partira.'

/**
 * A journal that claims only what the rules would still plan to the word, sums and recipients included.
 * @throws MachineError when the note of what left cannot be written: then nothing is claimed yet
 */
export function sendJournal(dossier: Dossier, day: IsoDay, from: PreparedFrom): DeliveryJournal {
  const { ledger, clock } = dossier
  const now = planNow(dossier, day, from)
  const recorded = new WeakSet<DeliveryAnswer>()
  const reminders = new Map(from.reminders.map((reminder) => [reminder.id, reminder]))
  const waits = (id: ReminderId): string | null => {
    const reminder = reminders.get(id)
    return reminder === undefined ? null : from.notNow(reminder)
  }
  // Room for the note is made before anything needs it.
  markSent(ledger)
  return {
    exchange(answers, claims) {
      const left = answers.filter((answer) => !recorded.has(answer))
      for (;;) {
        const known = now.look()
        const holding = claims.filter(({ id }) => now.plans(id) && waits(id) === null)
        // Planning takes its time, and nobody shall wait for it: where something was said meanwhile, look again.
        const outcomes = atomically(ledger, () => (generation(ledger) === known ? exchange(ledger, left, holding, clock.now(), day) : null))
        if (outcomes === null) continue
        for (const answer of left) recorded.add(answer)
        const verdicts = new Map(holding.map((claim, index) => [claim, outcomes[index] ?? 'already'] as const))
        noteBegun(
          dossier,
          day,
          holding.filter((claim) => verdicts.get(claim) === 'claimed'),
        )
        return claims.map((claim) => verdicts.get(claim) ?? whyNot(waits(claim.id)))
      }
    },
  }
}

/** @param hours why it waits for another hour; null: it does not */
function whyNot(hours: string | null): ClaimVerdict {
  return hours === null ? { why: CHANGED } : { why: hours, waitsForHours: true }
}

/** The plan as the rules would make it now. Nothing is planned again while the ledger's generation stands still. */
function planNow(dossier: Dossier, day: IsoDay, from: PreparedFrom) {
  const prepared = textById(from.reminders)
  let known = from.generation
  let planned: ReadonlyMap<ReminderId, string> | null = null
  return {
    /** The generation that `plans` speaks of. */
    look(): number {
      const present = generation(dossier.ledger)
      if (present !== known) {
        planned = textById(dayPlan(dossier, day, { pilot: from.pilot }).plan.toSend)
        known = present
      }
      return known
    },
    plans: (id: ReminderId): boolean => planned === null || planned.get(id) === prepared.get(id),
  }
}

/** Notes that these are about to leave; where that cannot be written they certainly did not, and no doubt is left of them. */
function noteBegun({ ledger, clock }: Dossier, day: IsoDay, claims: readonly DeliveryClaim[]): void {
  if (claims.length === 0) return
  try {
    markSent(ledger)
  } catch (error) {
    const at = clock.now()
    const failed = { status: 'failed', at, reply: null, refusedRecipients: [], file: null } as const
    exchange(
      ledger,
      claims.map(({ id }) => ({ ...failed, id })),
      [],
      at,
      day,
    )
    throw error
  }
}

function textById(reminders: readonly Reminder[]): Map<ReminderId, string> {
  return new Map(reminders.map((reminder) => [reminder.id, JSON.stringify(reminder)]))
}
