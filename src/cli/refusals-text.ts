// The addresses that mail servers refused, in the words of `history` and `show`.
import { readableAddress } from '../delivery/address.ts'
import { isForGood } from '../domain/delivery.ts'
import { formatDay } from '../domain/format.ts'
import type { HistoryEventView } from '../reporting/views.ts'

/** '' for none. */
export interface RefusalsText {
  /** To be corrected. */
  readonly forGood: string
  /** May be right: a full mailbox, a server that is busy. */
  readonly forNow: string
}

/** Each 'compta@client.fr (20/11/2026 : 550 5.1.1 User unknown)', once, one after the other. */
export function refusalsText(events: readonly HistoryEventView[]): RefusalsText {
  const all = events.flatMap(({ day, refusals = [] }) => refusals.map((refusal) => ({ ...refusal, day })))
  const told = (refusals: typeof all) =>
    [...new Set(refusals.map(({ address, day, reply }) => `${readableAddress(address)} (${formatDay(day)} : ${reply})`))].join(', ')
  return { forGood: told(all.filter(isForGood)), forNow: told(all.filter((refusal) => !isForGood(refusal))) }
}
