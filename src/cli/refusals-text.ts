// The addresses that mail servers refused, in the words of `history` and `show`.
import { readableAddress } from '../delivery/address.ts'
import { formatDay } from '../domain/format.ts'
import type { HistoryEventView } from '../reporting/views.ts'

/** 'compta@client.fr (20/11/2026 : 550 5.1.1 User unknown)', one after the other; '' for none. */
export function refusalsText(events: readonly HistoryEventView[]): string {
  const told = events.flatMap(({ day, refusals = [] }) =>
    refusals.map(({ address, reply }) => `${readableAddress(address)} (${formatDay(day)} : ${reply})`),
  )
  return [...new Set(told)].join(', ')
}
