// The rows of one invoice in the flat table, in the order in which a clerk goes through them.
import { formatAmount } from '../../domain/format.ts'
import { euros, signed } from './amounts.ts'
import type { InvoiceCalculation } from './calculation.ts'
import type { CalculationRow } from './rows.ts'

export function invoiceRows(of: InvoiceCalculation): CalculationRow[] {
  return [
    { kind: 'invoice', of, from: of.issuedOn, to: of.dueOn, cents: of.amountCents, text: of.regime },
    ...of.facts.map(([label, value]): CalculationRow => ({ kind: 'fact', of, text: `${label}\u00a0: ${value}` })),
    ...of.movements.map(
      ({ day, what, cents, toInterestCents, leftCents }): CalculationRow => ({
        kind: 'movement',
        of,
        from: day,
        cents,
        leftCents,
        text: toInterestCents > 0 ? `${what}, dont ${formatAmount(toInterestCents)} d’intérêts` : what,
      }),
    ),
    ...of.choices.map(({ name, text, by }): CalculationRow => ({ kind: 'choice', of, formula: name, text, origin: by })),
    ...of.rates.map(
      ({ half, rateBps, made, source }): CalculationRow => ({ kind: 'rate', of, rateBps, formula: made, text: half, origin: source }),
    ),
    ...of.periods.map(
      ({ from, to, days, baseCents, rateBps, interestCents, formula, exact, parts }): CalculationRow => ({
        ...{ kind: 'period', of, from, to, days, baseCents, rateBps, exact, parts },
        cents: interestCents,
        formula: `${formula} = ${euros(interestCents)}`,
      }),
    ),
    ...of.unpublished.map(
      ({ half, from, to, days }): CalculationRow => ({
        kind: 'unpublished',
        of,
        from,
        to,
        days,
        text: `Taux non publié pour le ${half}\u00a0: jours exclus du calcul`,
      }),
    ),
    ...of.account.map(({ kind, label, detail, cents }): CalculationRow => ({ kind, of, cents, text: label, origin: detail })),
    ...of.readings.map(
      ({ text, principalCents, interestCents, feeCents, totalCents, differenceCents }): CalculationRow => ({
        kind: 'reading',
        of,
        cents: totalCents,
        formula: `${euros(interestCents)} + ${euros(feeCents)} + ${euros(principalCents)} = ${euros(totalCents)}`,
        text: `${text}\u00a0; écart ${signed(differenceCents)}`,
      }),
    ),
    { kind: 'limitation', of, from: of.limitationOn, text: of.limitation },
    { kind: 'claimable', of, text: of.claimability, origin: of.claimable ? 'oui' : 'non' },
    ...of.notes.map((text): CalculationRow => ({ kind: 'note', of, text })),
  ]
}
