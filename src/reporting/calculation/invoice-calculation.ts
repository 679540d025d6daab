// One claim as the sheet shows it: every figure of the claim, with the words a clerk needs to redo it.
// Knows nothing of other invoices and of layout.
import { type Cents, cents, sumCents } from '../../domain/cents.ts'
import type { ClaimChoice, ExplainedClaim } from '../../domain/claim.ts'
import type { Customer } from '../../domain/customer.ts'
import { formatAmount, formatDay } from '../../domain/format.ts'
import { describeHalfYear } from '../../domain/rates.ts'
import { oneLine } from '../../rendering/plain-text.ts'
import { accountOf } from './account.ts'
import type { InvoiceCalculation, OtherReading } from './calculation.ts'
import { periodCalculation } from './formula.ts'
import { movementsOf } from './movements.ts'
import { CHOICE_NAMES, CHOSEN_BY, DUE_DAY_KNOWN, LIMITATION_RULES, REGIME_NAMES } from './words.ts'

/** @throws RangeError when a formula would not give the sum of the claim. */
export function invoiceCalculation(claim: ExplainedClaim, customer: Customer | null): InvoiceCalculation {
  const movements = movementsOf(claim)
  const { principalCents, interestCents, feeCents, totalCents } = claim
  return {
    customer: claim.customer,
    customerName: oneLine(customer?.name ?? null),
    ref: oneLine(claim.ref),
    issuedOn: claim.issuedOn,
    dueOn: claim.dueOn,
    regime: REGIME_NAMES[claim.regime],
    amountCents: claim.amountCents,
    facts: factsOf(claim),
    movements,
    choices: claim.choices.map(({ name, text, by }) => ({ name: CHOICE_NAMES[name] ?? '', text: oneLine(text), by: chosenBy(claim, by) })),
    rates: claim.rates.map(({ half, rateBps, made, source }) => ({ half: describeHalfYear(half), rateBps, made, source: bound(source) })),
    periods: claim.periods.map((period) => periodCalculation(period, claim.settings.basis)),
    unpublished: claim.unknownRates.map((run) => ({ ...run, half: describeHalfYear(run.half) })),
    account: accountOf(claim, sumCents(movements.map(({ toInterestCents }) => toInterestCents))),
    readings: readingsOf(claim),
    limitationOn: claim.limitationOn,
    limitation: limitationText(claim),
    claimable: claim.claimable,
    claimability: claimabilityText(claim),
    notes: claim.notes.map(oneLine),
    principalCents,
    interestCents,
    feeCents,
    totalCents,
  }
}

/** On one line, its double punctuation never parted from the word before it. */
function bound(source: string): string {
  return oneLine(source).replace(/ (?=[:;!?»])/g, '\u00a0')
}

/** Without a dossier the choices are those of the command line. */
function chosenBy({ customer }: ExplainedClaim, by: ClaimChoice['by']): string {
  return customer === null && by === 'dossier' ? 'la demande' : CHOSEN_BY[by]
}

function factsOf(claim: ExplainedClaim): [label: string, value: string][] {
  const { issuedOn, dueOn, dueSource, noticeOn, insolvencyOn } = claim
  const known = dueSource === undefined ? '' : `, ${DUE_DAY_KNOWN[dueSource]}`
  return [
    ['Facture émise le', issuedOn === null ? 'jour non connu' : formatDay(issuedOn)],
    ['Échéance', `${formatDay(dueOn)}${known}`],
    ['Régime', REGIME_NAMES[claim.regime]],
    ['Montant de la facture, toutes taxes comprises', formatAmount(claim.amountCents)],
    ...(noticeOn === null ? [] : [['Mise en demeure du', formatDay(noticeOn)] as [string, string]]),
    ...(insolvencyOn === null ? [] : [['Jugement d’ouverture du', formatDay(insolvencyOn)] as [string, string]]),
  ]
}

function readingsOf({ readings, totalCents }: ExplainedClaim): OtherReading[] {
  return readings.map(({ name: _name, ...reading }) => ({ ...reading, differenceCents: difference(reading.totalCents, totalCents) }))
}

function difference(a: Cents, b: Cents): Cents {
  return cents(a - b)
}

function limitationText({ limitationOn, regime, issuedOn }: ExplainedClaim): string {
  if (limitationOn === null) return 'Prescription\u00a0: la loi applicable n’est pas connue.'
  const start = issuedOn === null ? 'celui d’une facture supposée émise trente jours avant son échéance' : 'celui de la facture'
  return `Prescription\u00a0: le ${formatDay(limitationOn)} au plus tôt, à vérifier\u00a0: ${LIMITATION_RULES[regime]}. Jour de départ retenu\u00a0: ${start}.`
}

function claimabilityText({ claimable, interestCents, feeCents }: ExplainedClaim): string {
  if (claimable) return 'Rien dans les données connues n’empêche de réclamer ces pénalités.'
  return interestCents + feeCents > 0
    ? 'Ces pénalités sont montrées et ne sont pas réclamées\u00a0: les observations disent pourquoi.'
    : 'Aucune pénalité n’est à réclamer.'
}
