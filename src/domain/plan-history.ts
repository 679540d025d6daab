// What has really been sent to one customer, as the plan needs it: which steps for which item, and when he last heard from us.
// A message in doubt is never taken as a step done; it does count as a message, since it may have arrived.
import { compareText } from './compare.ts'
import type { IsoDay } from './day.ts'
import type { ItemKey } from './names.ts'
import type { SentStep } from './reminder.ts'
import type { Channel, Scenario } from './settings.ts'

export interface LastStep {
  readonly step: string
  readonly day: IsoDay
  readonly channel: Channel
}

export interface ItemHistory {
  /** Steps really sent in the present round. */
  readonly sent: ReadonlyMap<string, LastStep>
  /** Steps of the present round of which nobody knows whether they left. */
  readonly doubtful: ReadonlySet<string>
}

export interface CustomerHistory {
  of(key: ItemKey): ItemHistory
  /** Day of the last e-mail, letter or SMS about his own debt, in doubt or not; null for none. */
  readonly lastMessageOn: IsoDay | null
  /** The same, of those about other companies of his group alone. */
  readonly lastForOthersOn: IsoDay | null
  /** Days of all the e-mails, letters and SMS, in doubt or not, the latest first. */
  readonly messageDays: readonly IsoDay[]
  /** Day of the last call sheet; null for none. */
  readonly lastCallOn: IsoDay | null
}

/** The last message of a level really sent: the furthest in this scenario, else the latest of another; notes before the due date apart. */
export function lastLevel({ steps }: Scenario, { sent }: ItemHistory): LastStep | null {
  const own = steps.findLast((step) => step.at > 0 && sent.has(step.step))
  if (own) return sent.get(own.step) ?? null
  const before = new Set(['preventive', ...steps.filter((step) => step.at < 0).map(({ step }) => step)])
  const others = [...sent.values()].filter(({ step }) => !before.has(step))
  return others.sort((a, b) => compareText(b.day, a.day) || compareText(b.step, a.step))[0] ?? null
}

const NOTHING: ItemHistory = { sent: new Map(), doubtful: new Set() }

/** Reads the history of one customer; `rounds` tells the present round of an item (1 when absent). */
export function customerHistory(sent: readonly SentStep[], rounds: ReadonlyMap<ItemKey, number>): CustomerHistory {
  const items = new Map<ItemKey, { sent: Map<string, LastStep>; doubtful: Set<string> }>()
  const messageDays: IsoDay[] = []
  let lastMessageOn: IsoDay | null = null
  let lastForOthersOn: IsoDay | null = null
  let lastCallOn: IsoDay | null = null
  for (const message of sent) {
    for (const { key, step, round } of message.items) {
      if (round !== (rounds.get(key) ?? 1)) continue
      const own = items.get(key) ?? { sent: new Map(), doubtful: new Set() }
      items.set(key, own)
      if (isDone(message)) keepLatest(own.sent, { step, day: message.day, channel: message.channel })
      else own.doubtful.add(step)
    }
    if (message.channel === 'call') lastCallOn = latest(lastCallOn, message.day)
    else {
      messageDays.push(message.day)
      if (message.items.length > 0) lastMessageOn = latest(lastMessageOn, message.day)
      else lastForOthersOn = latest(lastForOthersOn, message.day)
    }
  }
  messageDays.sort().reverse()
  return { of: (key) => items.get(key) ?? NOTHING, lastMessageOn, lastForOthersOn, messageDays, lastCallOn }
}

function isDone(message: SentStep): boolean {
  switch (message.status) {
    case 'sent':
    case 'written':
      return true
    case 'inDoubt':
    case 'sending':
      return false
    default:
      return message.status satisfies never
  }
}

function keepLatest(steps: Map<string, LastStep>, step: LastStep): void {
  const known = steps.get(step.step)
  if (known === undefined || known.day < step.day || (known.day === step.day && known.channel < step.channel)) steps.set(step.step, step)
}

function latest(known: IsoDay | null, day: IsoDay): IsoDay {
  return known === null || day > known ? day : known
}
