// Ordinary made-up messages: what a step writes to a customer of each kind. Their sums add up; none is ever sent.
import { cents, ZERO } from '../domain/cents.ts'
import type { LatePaymentClaim } from '../domain/claim.ts'
import type { Customer } from '../domain/customer.ts'
import { addDays, daysBetween, type IsoDay } from '../domain/day.ts'
import { type Imagined, imaginedReminder, type PlacedIn } from '../domain/imagined-reminder.ts'
import { type ItemKey, itemKey } from '../domain/names.ts'
import { computeClaim } from '../domain/penalty.ts'
import { plainStep } from '../domain/plain-step.ts'
import { rateTable } from '../domain/rates.ts'
import type { Language, PenaltyUse, Regime, Settings } from '../domain/settings.ts'
import { type MessageContext, type MessageView, messageView } from './message-view.ts'
import { SAMPLE_CUSTOMER, SAMPLE_DAY, SAMPLE_SETTINGS } from './sample-parts.ts'

/** Every kind of debtor. */
const REGIMES: readonly Regime[] = ['business', 'public', 'consumer', 'abroad', 'to-confirm']
/** What a step may say of penalties, in the tone that goes with it. */
const USES: readonly PenaltyUse[] = ['none', 'mention', 'claim']
const INVOICES = [
  { ref: 'F2026-017', originalCents: cents(120_000) },
  { ref: 'F2026-021', originalCents: cents(48_050) },
]
const TERM_DAYS = 30

export interface SampleChoice {
  readonly placed: PlacedIn
  readonly regime: Regime
  readonly language: Language
  readonly settings: Settings
  readonly date: IsoDay
}

/** What a step writes to a made-up customer who owes two invoices; the older one comes to the step on the day. */
export function sampleContext(
  { placed, regime, language, settings, date }: SampleChoice,
  customer: Customer = SAMPLE_CUSTOMER,
): MessageContext {
  const firstDue = addDays(date, -placed.step.at)
  const items = INVOICES.map(({ ref, originalCents }, index): Imagined['items'][number] => {
    const dueOn = addDays(firstDue, index)
    const key = itemKey(`${customer.code}|${ref}`)
    return {
      ...{ key, ref, issuedOn: addDays(dueOn, -TERM_DAYS), dueOn, daysLate: daysBetween(dueOn, date) },
      ...{ originalCents, outstandingCents: originalCents, heldCents: ZERO },
    }
  })
  const claims = new Map(items.map((item): [ItemKey, LatePaymentClaim] => [item.key, claimOn(item)]))
  const reminder = imaginedReminder({ placed, customer, regime, language, items, claims, creditsCents: ZERO, isAssigned: false })
  return { reminder, customer: { ...customer, regime }, settings, date, booksAsOf: date, claims, history: [] }

  function claimOn({ ref, originalCents, issuedOn, dueOn }: (typeof items)[number]): LatePaymentClaim {
    const invoice = { customer: customer.code, ref, kind: 'invoice' as const, amountCents: originalCents, issuedOn, dueOn }
    return computeClaim({ ...invoice, until: date, payments: [], regime, settings: settings.penalties, noticeOn: null }, rateTable())
  }
}

const views = new Map<Language, readonly MessageView[]>()

/**
 * Ordinary messages in a language: each kind of debtor, at steps that say nothing of penalties, recall them and claim them; then one to a
 * customer of whom little is known, by a creditor who tells little of himself.
 */
export function sampleMessages(language: Language): readonly MessageView[] {
  const made = views.get(language) ?? madeMessages(language)
  views.set(language, made)
  return made
}

function madeMessages(language: Language): MessageView[] {
  const { sender, creditor } = SAMPLE_SETTINGS
  const ordinary = { ...SAMPLE_SETTINGS, sender: { ...sender, firm: null, mandate: null }, assignees: [] }
  const bare = {
    ...ordinary,
    creditor: { ...creditor, iban: null, bic: null, phone: null, siren: null },
    payment: { qrCode: false, link: null },
  }
  const unknown = { ...SAMPLE_CUSTOMER, siren: null, address: [], contacts: [], accountManager: null, orderReference: null }
  const about = (use: PenaltyUse, regime: Regime, settings: Settings = ordinary) => {
    const step = plainStep(use === 'claim' ? 'formal-notice' : 'relance-1', 45, use === 'claim' ? 'registered-letter' : 'email', {
      penalties: use,
    })
    return { placed: { scenario: { name: 'standard', steps: [step] }, step, index: 0 }, regime, language, settings, date: SAMPLE_DAY }
  }
  const contexts = REGIMES.flatMap((regime) => USES.map((use) => sampleContext(about(use, regime))))
  return [...contexts, sampleContext(about('none', 'to-confirm', bare), unknown)].map((context) => {
    return { ...messageView(context), subject: 'Atelier Brunet' }
  })
}
