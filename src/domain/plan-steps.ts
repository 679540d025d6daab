// The step that one item, free of any hold, may take today, or why it takes none.
// Adds to the bare step rule what the customer's regime, an assumed due date and messages in doubt forbid.

import type { Cents } from './cents.ts'
import { addDays, type IsoDay } from './day.ts'
import { formatDay } from './format.ts'
import type { HoldReason } from './hold.ts'
import type { OpenItem } from './item.ts'
import { type MissedDays, waitsUntil } from './missed-days.ts'
import type { PayerProfile } from './payer-profile.ts'
import { type ItemHistory, lastLevel } from './plan-history.ts'
import { dayBefore } from './plan-order.ts'
import { isCourteous, isFormalNotice } from './scenario.ts'
import { STANDARD } from './scenario-standard.ts'
import type { Language, Regime, Scenario, Step } from './settings.ts'
import { daysFrom } from './step-day.ts'
import { amountsOf, type StepFacts } from './step-facts.ts'
import { stepName } from './step-name.ts'
import { overdueStep, type PlacedStep, preventiveStep } from './step-rule.ts'

interface StepCase {
  readonly item: OpenItem
  readonly dueOn: IsoDay
  /** What may be asked: the outstanding amount less the part held. */
  readonly askedCents: Cents
  readonly history: ItemHistory
  readonly scenario: Scenario
  readonly regime: Regime
  readonly language: Language
  /** Steps a person passed over in the present round. */
  readonly passed: ReadonlySet<string>
  /** The next step does not wait for its day. */
  readonly raised: boolean
  readonly payer: Pick<PayerProfile, 'newPayer' | 'latePayer'>
  /** Days between two messages to the customer. */
  readonly gapDays: number
  /** Days without a plan, on which steps were missed; null: what was missed is caught up at once. */
  readonly missed: MissedDays | null
  /** First day on which a step whose own day is `day` can really leave: a working day, after the gap between two messages. */
  readonly leavesOn: (step: Step, day: IsoDay) => IsoDay
  /** To whom the customer's debts were assigned; null: to nobody. */
  readonly assignee: string | null
  readonly date: IsoDay
  /** Smallest amount of a preventive step for a payer who is neither new nor late. */
  readonly preventiveMinimumCents: Cents
}

type StepDecision =
  | { readonly kind: 'send'; readonly placed: PlacedStep; readonly preventive: boolean }
  | { readonly kind: 'hold'; readonly reason: HoldReason }

/** The step of an item today, or the reason why it waits. */
export function decideStep(one: StepCase): StepDecision {
  const facts: StepFacts = {
    scenario: one.scenario,
    date: one.date,
    dueOn: one.dueOn,
    ...amountsOf(one.item, one.askedCents),
    gapDays: one.gapDays,
    regime: one.regime,
    language: one.language,
    sent: new Map([...one.history.sent].map(([step, { day }]) => [step, day])),
    passed: one.passed,
    raised: one.raised,
  }
  if (one.date <= one.dueOn) return beforeDue(one, facts)
  const verdict = overdueStep(facts)
  switch (verdict.kind) {
    case 'reached': {
      const reason = forbidden(one, verdict) ?? inDoubt(one, verdict) ?? skipped(one, verdict, facts)
      return reason ? held(reason) : { kind: 'send', placed: verdict, preventive: false }
    }
    case 'waiting':
      return held(assumedDone(one) ?? publicBuyer(one, verdict) ?? unannounced(one, verdict) ?? waiting(one, verdict, verdict.day))
    case 'last':
      return held(assumedDone(one) ?? lastStep(one))
    case 'not-due':
      return held(notDue(one))
    default:
      return verdict satisfies never
  }
}

function beforeDue(one: StepCase, facts: StepFacts): StepDecision {
  const placed = concernsPreventive(one) ? preventiveStep(facts) : null
  if (placed === null) return held(notDue(one))
  const doubt = inDoubt(one, placed)
  if (doubt === null && one.missed?.isMissed(one.missed.occasion(addDays(one.dueOn, placed.step.at)))) return held(notDue(one))
  return doubt ? held(doubt) : { kind: 'send', placed, preventive: true }
}

/** Invoices with a known due date, of some size, or of a payer who is new or often late. */
export function concernsPreventive({
  item,
  payer,
  askedCents,
  preventiveMinimumCents,
}: Pick<StepCase, 'item' | 'payer' | 'askedCents' | 'preventiveMinimumCents'>): boolean {
  if (item.dueSource === 'assumed') return false
  if (item.kind !== 'invoice' && item.kind !== 'deposit' && item.kind !== 'opening') return false
  return askedCents >= preventiveMinimumCents || payer.newPayer || payer.latePayer
}

function forbidden(one: StepCase, { step }: PlacedStep): HoldReason | null {
  const assumed = assumedDone(one) ?? (one.item.dueSource === 'assumed' && !isCourteous(step) ? assumedDue() : null)
  if (assumed) return assumed
  const claims = step.penalties === 'claim' || isFormalNotice(step)
  if (claims && one.regime === 'to-confirm') {
    const text = `Étape « ${stepName(step.step, 'fr')} » suspendue : indiquez d’abord si ce client est une entreprise, un acheteur public ou un particulier.`
    return hold('regime-to-confirm', text)
  }
  return publicBuyer(one, { step }) ?? notTheOwner(one, { step }) ?? unannounced(one, { step })
}

/** A formal notice is the act of the creditor (C. civ. 1344), who is the assignee now. */
function notTheOwner({ assignee }: StepCase, { step }: Pick<PlacedStep, 'step'>): HoldReason | null {
  if (assignee === null || !isFormalNotice(step)) return null
  return hold('assigned', `Créance cédée à ${assignee} : la mise en demeure lui revient.`)
}

/** No formal notice to a public buyer in the standard scenario; a scenario chosen for him by name is a decision of the user's. */
function publicBuyer({ regime, scenario }: StepCase, { step }: Pick<PlacedStep, 'step'>): HoldReason | null {
  if (regime !== 'public' || scenario.name !== STANDARD || !isFormalNotice(step)) return null
  return hold(
    'last-step-reached',
    'Acheteur public : pas de mise en demeure automatique ; demandez au service comptable où en est le mandatement de la facture.',
  )
}

/** No formal notice by itself where no reminder was really sent: whoever passed steps over by hand decided it. */
function unannounced({ scenario, history, passed }: StepCase, { step }: Pick<PlacedStep, 'step'>): HoldReason | null {
  if (!isFormalNotice(step) || passed.size > 0 || lastLevel(scenario, history) !== null) return null
  return hold(
    'last-step-reached',
    'Aucune relance n’est partie pour cette facture, que les étapes avant la mise en demeure ne concernent pas : la suite est à décider par vous.',
  )
}

function assumedDone({ item, scenario, history }: StepCase): HoldReason | null {
  return item.dueSource === 'assumed' && lastLevel(scenario, history) !== null ? assumedDue() : null
}

/** An item whose due date nobody confirmed gets one courteous note and nothing else. */
export function assumedDue(): HoldReason {
  return hold(
    'due-date-assumed',
    'Échéance supposée, que rien ne confirme : rien de plus qu’un rappel courtois ; indiquez le délai de règlement de ce client.',
  )
}

function inDoubt({ history }: StepCase, { step }: PlacedStep): HoldReason | null {
  if (!history.doubtful.has(step.step)) return null
  return hold(
    'in-doubt',
    `On ignore si l’étape « ${stepName(step.step, 'fr')} » est déjà partie : tranchez avec « relance history resolve » avant de continuer.`,
  )
}

/** A step whose day nobody planned on waits for the day of the one after it, unless none is left. */
function skipped({ missed, date }: StepCase, { step, index }: PlacedStep, facts: StepFacts): HoldReason | null {
  if (missed === null) return null
  const days = daysFrom(index, facts)
  const day = waitsUntil(days, date, missed)
  if (day === null) return null
  const text =
    `Étape « ${stepName(step.step, 'fr')} » prévue le ${formatDay(missed.occasion(days[0] ?? date), 'fr')}, jour sans plan : ` +
    `elle attend le ${formatDay(day, 'fr')}, jour de l’étape suivante (reminders.catchUp).`
  return { code: 'waiting-next-step', until: dayBefore(day), text }
}

function notDue({ dueOn }: StepCase): HoldReason {
  return { code: 'not-due', until: dueOn, text: `Pas encore échue : échéance le ${formatDay(dueOn, 'fr')}.` }
}

function waiting(one: StepCase, { step }: PlacedStep, day: IsoDay): HoldReason {
  const last = lastSentText(one)
  const text = `Prochaine étape : ${stepName(step.step, 'fr')}, à partir du ${formatDay(one.leavesOn(step, day), 'fr')}${last === '' ? '' : ` ; ${last}`}.`
  return { code: 'waiting-next-step', until: dayBefore(day), text }
}

function lastStep(one: StepCase): HoldReason {
  const last = lastSentText(one)
  const steps = last === '' ? 'Le scénario n’a aucune étape pour cette facture' : `Toutes les étapes du scénario sont faites ; ${last}`
  return hold('last-step-reached', `${steps} : la suite est à décider par vous.`)
}

function lastSentText({ scenario, history }: StepCase): string {
  const before = scenario.steps.findLast((step) => history.sent.has(step.step))
  const sent = lastLevel(scenario, history) ?? (before && history.sent.get(before.step))
  return sent ? `dernière étape : ${stepName(sent.step, 'fr')} le ${formatDay(sent.day, 'fr')}` : ''
}

function held(reason: HoldReason): StepDecision {
  return { kind: 'hold', reason }
}

function hold(code: HoldReason['code'], text: string): HoldReason {
  return { code, until: null, text }
}
