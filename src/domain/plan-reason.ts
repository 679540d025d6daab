// Why this customer gets this message today, told to the accountant in a French sentence or two.
import { type Cents, ZERO } from './cents.ts'
import { compareText } from './compare.ts'
import { daysBetween, type IsoDay } from './day.ts'
import { formatAmount, formatDay, plural } from './format.ts'
import { type CustomerHistory, type LastStep, lastLevel } from './plan-history.ts'
import type { Message } from './plan-message.ts'
import { frenchSpaces } from './plan-text.ts'
import type { ReminderItem } from './reminder.ts'
import { tableSentences } from './reminder-tables.ts'
import type { ScenarioChoice } from './scenario-choice.ts'
import { stepName } from './step-name.ts'

interface ReasonFacts {
  readonly message: Message
  readonly choice: ScenarioChoice
  readonly history: CustomerHistory
  readonly date: IsoDay
  /** Negative or zero. */
  readonly creditsCents: Cents
  /** What is left of his advances (4191): negative or zero. */
  readonly advancesCents: Cents
  readonly recipientKnown: boolean
  /** Sentences about promises that were broken and steps that a person chose. */
  readonly told: readonly string[]
  /** The items as the message lists them. */
  readonly items: readonly ReminderItem[]
  /** Interest and fee that a step which claims them does not claim, and the first reason; null when there is none. */
  readonly withheld: { readonly cents: Cents; readonly why: string } | null
}

/** "2 factures échues, la plus ancienne depuis 50 jours ; relance-1 envoyée le 16/10/2026 ; étape suivante : relance-2." */
export function reminderReason(facts: ReasonFacts): string {
  const sentences = [
    facts.message.preventive ? preventiveSentence(facts) : overdueSentence(facts),
    ...facts.told,
    ...tableSentences(facts.items),
    facts.creditsCents < ZERO ? `Avoirs et règlements non affectés déduits : ${formatAmount(-facts.creditsCents, 'fr')}.` : '',
    advancesSentence(facts),
    withheldSentence(facts),
    scenarioSentence(facts.choice),
    facts.recipientKnown ? '' : 'Aucun numéro de téléphone connu : à rechercher avant l’appel.',
  ]
  return frenchSpaces(sentences.filter((sentence) => sentence !== '').join(' '))
}

function preventiveSentence({ message }: ReasonFacts): string {
  // One invoice booked in several lines is one invoice to the customer.
  const count = new Set(message.items.map(({ item }) => item.ref)).size
  const first = formatDay(firstDue(message), 'fr')
  return count === 1
    ? `1 facture arrive à échéance le ${first} ; rappel avant l’échéance.`
    : `${count} factures arrivent à échéance, la première le ${first} ; rappel avant l’échéance.`
}

/** Said when something in particular chose the scenario. */
function scenarioSentence({ scenario, kind, because }: ScenarioChoice): string {
  return scenario === null || kind === 'default' ? '' : `Scénario « ${scenario.name} » (${because}).`
}

function overdueSentence({ message, history, date }: ReasonFacts): string {
  // One invoice booked in several lines is one invoice to the customer.
  const count = new Set(message.items.map(({ item }) => item.ref)).size
  const days = daysBetween(firstDue(message), date)
  const late = `${days} ${plural(days, 'jour', 'jours')}`
  const invoices = count === 1 ? `1 facture échue depuis ${late}` : `${count} factures échues, la plus ancienne depuis ${late}`
  const last = lastStep(message, history)
  const step = stepName(message.top.step.step, 'fr')
  return last === null
    ? `${invoices} ; ${nothingYet(message, history)} ; ${isFirst(message) ? 'première étape du scénario' : 'étape'} : ${step}.`
    : `${invoices} ; ${lastText(last)} ; étape suivante : ${step}.`
}

/** Whether no step after the due date stands before it: one that a person chose may come first without being the first. */
function isFirst({ top: { scenario, index } }: Message): boolean {
  return scenario.steps.slice(0, index).every(({ at }) => at < 0)
}

/** An advance lowers the balance of the customer and pays nothing he is asked for; a deposit invoice has its own beside it. */
function advancesSentence({ advancesCents, message }: ReasonFacts): string {
  if (advancesCents >= ZERO) return ''
  const why = message.items.some(({ item }) => item.kind === 'deposit')
    ? 'c’est la contrepartie de la facture d’acompte, qui reste à payer'
    : 'une avance ne règle aucune facture'
  return `Avances au compte 4191 (${formatAmount(-advancesCents, 'fr')}) non déduites : ${why}.`
}

function withheldSentence({ withheld }: ReasonFacts): string {
  return withheld === null ? '' : `Pénalités de ${formatAmount(withheld.cents, 'fr')} calculées et non réclamées : ${withheld.why}`
}

/** A note before the due date is no reminder, but the customer did hear from us. */
function nothingYet(message: Message, history: CustomerHistory): string {
  const notes = leading(message).flatMap(({ item }) => [...history.of(item.key).sent.values()].map(({ day }) => day))
  const last = notes.sort(compareText).at(-1)
  return last === undefined ? 'aucune relance envoyée' : `aucune relance envoyée depuis l’échéance (rappel du ${formatDay(last, 'fr')})`
}

/** The last step sent for the items that bring the message's step. */
function lastStep(message: Message, history: CustomerHistory): LastStep | null {
  let latest: LastStep | null = null
  for (const { item, placed } of leading(message)) {
    const last = lastLevel(placed.scenario, history.of(item.key))
    if (last && (latest === null || last.day > latest.day || (last.day === latest.day && last.step > latest.step))) latest = last
  }
  return latest
}

/** The items that bring the message's step. */
function leading({ items, top }: Message): Message['items'] {
  return items.filter(({ placed }) => placed.index === top.index && placed.scenario.name === top.scenario.name)
}

function lastText({ step, day, channel }: LastStep): string {
  const on = formatDay(day, 'fr')
  return channel === 'call' ? `${stepName(step, 'fr')} fait le ${on}` : `${stepName(step, 'fr')} du ${on}`
}

function firstDue(message: Message): IsoDay {
  return message.items.reduce<IsoDay | null>((first, { dueOn }) => (first === null || dueOn < first ? dueOn : first), null) as IsoDay
}
