// What the accountant is told after a run: what left, what failed, what waits, what is to be done and decided. A model; words come after.
import type { BrokenPromise } from '../domain/broken-promise.ts'
import type { Cents } from '../domain/cents.ts'
import { compareText } from '../domain/compare.ts'
import type { IsoDay } from '../domain/day.ts'
import type { HoldCode } from '../domain/hold.ts'
import type { CustomerCode } from '../domain/names.ts'
import type { HeldItem, Reminder } from '../domain/reminder.ts'
import type { Channel } from '../domain/settings.ts'
import type { UntrackedLetter } from '../domain/tracking.ts'
import { needsWords } from './approval-words.ts'
import type { BatchView, DeliveryStatus, DeliveryView, LetterLeftOut, SendView } from './views.ts'

export interface DailyReport {
  readonly date: IsoDay
  readonly creditor: string
  /** E-mails and short messages, in the order of the run. */
  readonly left: readonly ReportedMessage[]
  readonly failed: readonly ReportedMessage[]
  /** Written, to be posted by somebody. */
  readonly letters: readonly ReportedMessage[]
  /** The files to print, those of earlier days first, and those that could not be written. */
  readonly batches: readonly BatchView[]
  /** Letters of earlier days that are not to be posted any more. */
  readonly lettersLeftOut: readonly (LetterLeftOut & { readonly name: string })[]
  /** Calls written, and the messages that come with a call. */
  readonly calls: readonly ReportedMessage[]
  /** Path of the page of the calls that wait, and how many, those of days before included; null: none was written. */
  readonly callsPage: { readonly file: string; readonly calls: number } | null
  /** Promises and instalments missed since the last plan of an earlier day. */
  readonly broken: readonly (Pick<BrokenPromise, 'customer' | 'text'> & { readonly name: string })[]
  readonly approvals: readonly ReportedMessage[]
  /** Whom the approvals are asked of; null: the accountant himself. */
  readonly validatedBy: string | null
  readonly doubts: readonly ReportedMessage[]
  /** Short messages that leave at another hour, `reason` tells which. */
  readonly waitingSms: readonly ReportedMessage[]
  /** Registered letters of days before whose number nobody noted yet. */
  readonly untracked: readonly (UntrackedLetter & { readonly name: string })[]
  /** Payments seen that the books have not lettered: the reminder waits for it. */
  readonly paymentsSeen: readonly (Pick<HeldItem, 'customer' | 'ref' | 'outstandingCents'> & {
    readonly name: string
    readonly why: string
  })[]
  /** The books are too old, one French sentence; null: they are not. */
  readonly staleBooks: string | null
  /** Why nothing could leave at all, French sentences; null: it could. */
  readonly stopped: string | null
  /** What waits by reason, those whose number changed first, then the most frequent. */
  readonly held: readonly HeldCount[]
  /** What was imported before, French sentences. */
  readonly imported: readonly string[]
  /** Head of the chain of history. */
  readonly head: string
}

export interface ReportedMessage extends Pick<DeliveryView, 'id' | 'customer' | 'step' | 'channel' | 'to' | 'reason' | 'file'> {
  readonly name: string
  /** Null: not known any more. */
  readonly totalCents: Cents | null
  /** Why it waits for somebody's yes, in words; '' where it does not, or nobody knows. */
  readonly needs: string
  /** Path of the call sheet; null: none. */
  readonly callSheet: string | null
}

export interface HeldCount {
  readonly code: HoldCode
  readonly items: number
  /** In the last plan of an earlier day; null: there was none. */
  readonly before: number | null
}

/** What the ledger and the books add to what the run answered. */
export interface ReportFacts {
  readonly creditor: string
  readonly head: string
  readonly heldByReason: Readonly<Partial<Record<HoldCode, number>>>
  /** Null: no plan of an earlier day. */
  readonly heldBefore: Readonly<Partial<Record<HoldCode, number>>> | null
  readonly paymentsSeen: readonly HeldItem[]
  readonly broken: readonly BrokenPromise[]
  readonly untracked: readonly UntrackedLetter[]
  nameOf(customer: CustomerCode): string
  /** As it was planned; null: no plan holds it. */
  plannedOf(id: DeliveryView['id']): Pick<Reminder, 'totalCents' | 'approvalNeeds'> | null
  readonly imported?: readonly string[]
  readonly stopped?: string | null
}

export function dailyReport(view: SendView, facts: ReportFacts): DailyReport {
  const { nameOf, plannedOf } = facts
  const told = ({ id, customer, step, channel, to, reason, file, callSheet }: DeliveryView): ReportedMessage => {
    const planned = plannedOf(id)
    return {
      ...{ id, customer, name: nameOf(customer), step, channel, to, reason, file },
      callSheet: callSheet ?? null,
      totalCents: planned?.totalCents ?? null,
      needs: planned === null ? '' : needsWords(planned).trim(),
    }
  }
  const messages = (...statuses: readonly DeliveryStatus[]) => view.results.filter(({ status }) => statuses.includes(status)).map(told)
  const done = messages('sent', 'written')
  return {
    date: view.date,
    creditor: facts.creditor,
    left: done.filter(({ channel }) => channel !== 'call' && !isLetter(channel)),
    failed: messages('failed'),
    letters: done.filter(({ channel }) => isLetter(channel)),
    batches: [...(view.lateBatches ?? []), ...(view.batch === undefined ? [] : [view.batch])],
    lettersLeftOut: (view.lettersLeftOut ?? []).map((one) => ({ ...one, name: nameOf(one.customer) })),
    calls: done.filter(({ channel, callSheet }) => channel === 'call' || callSheet !== null),
    callsPage: callsPageOf(view),
    broken: facts.broken.map(({ customer, text }) => ({ customer, name: nameOf(customer), text })),
    approvals: messages('needsApproval'),
    validatedBy: view.validatedBy ?? null,
    doubts: messages('inDoubt'),
    waitingSms: view.results.filter(({ waitsForHours }) => waitsForHours === true).map(told),
    untracked: facts.untracked.map((letter) => ({ ...letter, name: nameOf(letter.customer) })),
    paymentsSeen: facts.paymentsSeen.map(({ customer, ref, outstandingCents, reason }) => {
      return { customer, name: nameOf(customer), ref, outstandingCents, why: reason.text }
    }),
    staleBooks: view.staleBooks ?? null,
    stopped: facts.stopped ?? null,
    held: heldCounts(facts),
    imported: facts.imported ?? [],
    head: facts.head,
  }
}

function isLetter(channel: Channel): boolean {
  return channel === 'letter' || channel === 'registered-letter'
}

function callsPageOf({ callsPage }: SendView): DailyReport['callsPage'] {
  return callsPage === undefined || callsPage.html === null ? null : { file: callsPage.html, calls: callsPage.calls }
}

/** Whether the run sent or wrote anything. */
export function madeAnything({ left, letters, calls, batches, lettersLeftOut }: DailyReport): boolean {
  return left.length + letters.length + calls.length + lettersLeftOut.length > 0 || batches.some(({ file }) => file !== null)
}

/** How many things somebody has to decide. */
export function decisionsOf({ approvals, doubts, paymentsSeen, staleBooks, stopped }: DailyReport): number {
  return approvals.length + doubts.length + paymentsSeen.length + (staleBooks === null ? 0 : 1) + (stopped === null ? 0 : 1)
}

/** Whether there is anything to write of: something was tried, waits for another hour, or is to be decided. A number to note can wait for the next time. */
export function isWorthTelling(report: DailyReport): boolean {
  return madeAnything(report) || report.failed.length + report.waitingSms.length + decisionsOf(report) > 0
}

/** What is left to do, as one text: two reports with the same, the second of a run that made nothing, say the same. */
export function stateOf({ failed, approvals, doubts, waitingSms, paymentsSeen, staleBooks, stopped }: DailyReport): string {
  const named = (messages: readonly ReportedMessage[]) => messages.map(({ id, reason }) => [id, reason])
  return JSON.stringify([
    named(failed),
    named(approvals),
    named(doubts),
    paymentsSeen.map(({ customer, ref }) => [customer, ref]),
    staleBooks,
    stopped,
    // Their reason tells the time of the clock.
    waitingSms.map(({ id }) => id),
  ])
}

function heldCounts({ heldByReason, heldBefore }: ReportFacts): HeldCount[] {
  const codes = Object.keys({ ...heldBefore, ...heldByReason }) as HoldCode[]
  const counts = codes.map((code): HeldCount => {
    return { code, items: heldByReason[code] ?? 0, before: heldBefore === null ? null : (heldBefore[code] ?? 0) }
  })
  return counts.sort((a, b) => Number(hasChanged(b)) - Number(hasChanged(a)) || b.items - a.items || compareText(a.code, b.code))
}

function hasChanged({ items, before }: HeldCount): boolean {
  return before !== null && before !== items
}
