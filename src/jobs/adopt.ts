// Adopting a ledger that was copied, restored or moved: whatever its original may have sent since a day is put in doubt.
// What the original really did cannot be known here: only what the rules would have let it send.
import { brokenPromises } from '../domain/broken-promise.ts'
import { addDays, type IsoDay } from '../domain/day.ts'
import type { DeliveryClaim } from '../domain/delivery.ts'
import { InputError } from '../domain/errors.ts'
import { formatLongDay } from '../domain/format.ts'
import type { ManualHold } from '../domain/hold.ts'
import { customerCode } from '../domain/names.ts'
import { planReminders } from '../domain/plan.ts'
import type { PlanInput } from '../domain/plan-input.ts'
import type { Reminder, SentStep } from '../domain/reminder.ts'
import { deliveredItems, stepsOf } from '../domain/sent-steps.ts'
import { exchange, sentSteps } from '../ledger/deliveries.ts'
import { appendEvent, historyEvents } from '../ledger/history.ts'
import { atomically } from '../ledger/ledger.ts'
import { isOwnLedger, ledgerId, recordOwner } from '../ledger/ownership.ts'
import type { HistoryView } from '../reporting/views.ts'
import { booksOn } from './books.ts'
import type { Dossier } from './dossier.ts'
import { historyOf } from './history.ts'
import { planInput } from './plan-input.ts'

/**
 * Makes the ledger at its present place the one that sends. Every reminder that the rules allowed from `since` to `day`, both
 * inclusive, is put in doubt, to be settled one by one; with `since` after `day`, none is. Answers with the events recorded.
 * To be done once the books are up to date: an invoice imported later is not seen here.
 * @throws InputError 'ledger-own' when there is nothing to adopt, 'date-before-books'.
 */
export function adoptLedger(dossier: Dossier, day: IsoDay, since: IsoDay): HistoryView {
  const { ledger, clock } = dossier
  if (isOwnLedger(ledger)) throw nothingToAdopt()
  const before = historyEvents(ledger).length
  const claims = possiblySent(dossier, since, day)
  const at = clock.now()
  const why = `Peut-être parti d’un autre exemplaire du registre, depuis le ${formatLongDay(since)}.`
  atomically(ledger, () => {
    const detail = { since, inDoubt: claims.length }
    appendEvent(ledger, {
      id: ledgerId(ledger),
      at,
      day,
      customer: customerCode(''), // it concerns them all
      items: [],
      step: null,
      channel: null,
      status: 'adopted',
      detail,
    })
    for (const claim of claims) {
      if (exchange(ledger, [], [claim], at, claim.day)[0] === 'already') continue
      exchange(ledger, [{ id: claim.id, status: 'inDoubt', at, reply: why, refusedRecipients: [], file: null }], [], at, claim.day)
    }
    recordOwner(ledger)
  })
  const { events, chain } = historyOf(dossier, null)
  return { events: events.slice(before), chain }
}

/**
 * The reminders of each day in turn, as if all of them had left. What is set on this copy is not trusted to hold: the holds of
 * people may have been lifted on the original, its books may have been fresher, its doubts settled.
 */
function possiblySent(dossier: Dossier, since: IsoDay, until: IsoDay): DeliveryClaim[] {
  const sent: SentStep[] = sentSteps(dossier.ledger).map((step) => ({ ...step, status: 'sent' }))
  const claims: DeliveryClaim[] = []
  for (let day = since; day <= until; day = addDays(day, 1)) {
    const input = planInput(dossier, booksOn(dossier, day))
    for (const reminder of planReminders({ ...input, booksAsOf: day, banks: [], runDays: new Set(), holds: brokenOnes(input), sent })
      .toSend) {
      const claim = claimOf(reminder, day)
      claims.push(claim)
      sent.push(...stepsOf(claim, 'sent'))
    }
  }
  return claims
}

/** Promises that were broken hold nothing, and may have let a step leave sooner. */
function brokenOnes({ holds, items, date }: PlanInput): ManualHold[] {
  return brokenPromises(holds, items, date).map(({ hold }) => hold)
}

function claimOf(reminder: Reminder, day: IsoDay): DeliveryClaim {
  const { id, customer, step, channel, to, totalCents } = reminder
  return { id, customer, day, step, channel, to, items: deliveredItems(reminder), totalCents, messageId: null, message: Buffer.alloc(0) }
}

function nothingToAdopt(): InputError {
  return new InputError('ledger-own', 'Ce registre est à sa place : il n’y a rien à reprendre.', {
    advice: '« history adopt » sert après une copie, une restauration ou un déplacement du dossier.',
  })
}
