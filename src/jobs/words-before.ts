// What was said before a call: calls made, promises and payment plans with what became of them, as its sheet tells them.
import { isPledge } from '../domain/hold-cover.ts'
import type { CustomerCode } from '../domain/names.ts'
import type { Reminder } from '../domain/reminder.ts'
import { callsMade } from '../ledger/calls.ts'
import { holdsOf } from '../ledger/holds.ts'
import type { PastWord } from '../rendering/call-words.ts'
import type { Books } from './books.ts'
import type { Dossier } from './dossier.ts'
import { type HoldView, holdViewer } from './hold-view.ts'

/** Tells the words of the customer of a reminder and, in that of a group, of each company. @param books whole, of all of them */
export function wordsBefore(dossier: Dossier, books: Books): (reminder: Pick<Reminder, 'customer' | 'companies'>) => PastWord[] {
  let view: ReturnType<typeof holdViewer> | null = null
  return ({ customer, companies = [] }) => {
    view ??= holdViewer(dossier, books)
    const codes = [...new Set([customer, ...companies.map((one) => one.customer)])]
    return codes.flatMap((code) => [...callsOf(dossier, books, code), ...pledgesOf(dossier, code, view as NonNullable<typeof view>)])
  }
}

function callsOf({ ledger }: Dossier, { day }: Books, code: CustomerCode): PastWord[] {
  return callsMade(ledger, day, code).flatMap(({ words, ...call }) => (words === null ? [] : [{ kind: 'call', ...words, day: call.day }]))
}

function pledgesOf({ ledger }: Dossier, code: CustomerCode, view: ReturnType<typeof holdViewer>): PastWord[] {
  return holdsOf(ledger, code)
    .filter(isPledge)
    .map(view)
    .flatMap(({ code: kind, from, until, cents, state }) => {
      const told = stateOf(state)
      return (kind !== 'promise' && kind !== 'payment-plan') || told === null ? [] : [{ kind, day: from, until, cents, state: told }]
    })
}

/** One that begins later says nothing yet. */
function stateOf(state: HoldView['state']): 'running' | 'kept' | 'broken' | 'released' | null {
  return state === 'coming' ? null : state === 'over' ? 'kept' : state
}
