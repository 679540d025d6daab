// The sheets of the books: aged balance, items, late-payment claims with their calculation. One row per thing a person can point at.
// Knows the documents the commands answer with and no file format.

import { sumCents } from '../domain/cents.ts'
import type { ClaimPeriod, ExplainedClaim } from '../domain/claim.ts'
import { amountColumn, dayColumn, drawSheet, integerColumn, rateColumn, type Sheet, textColumn } from './sheet.ts'
import type { AgingView, ItemsView, ItemView, PenaltiesView } from './views.ts'
import { DUE_SOURCES, FEE_STATES, INTEREST_STATES, KINDS, REGIMES, STATES } from './words.ts'

export { historySheet } from './sheet-history.ts'
export { planSheet } from './sheet-plan.ts'

type AgedRow = AgingView['customers'][number]

/** One row per customer, then the totals. The six columns before the balance add up to it. */
export function agedBalanceSheet(view: AgingView): Sheet {
  const { totals } = view
  const columns = [
    textColumn<AgedRow>('Client', 12, (row) => row.customer, 'Total'),
    textColumn<AgedRow>('Nom', 32, (row) => row.name),
    amountColumn<AgedRow>('Non échu', (row) => row.notDueCents, totals.notDueCents),
    amountColumn<AgedRow>('1 à 30 jours', (row) => row.d1to30Cents, totals.d1to30Cents),
    amountColumn<AgedRow>('31 à 60 jours', (row) => row.d31to60Cents, totals.d31to60Cents),
    amountColumn<AgedRow>('61 à 90 jours', (row) => row.d61to90Cents, totals.d61to90Cents),
    amountColumn<AgedRow>('Plus de 90 jours', (row) => row.over90Cents, totals.over90Cents),
    amountColumn<AgedRow>('Non affecté', (row) => row.unallocatedCents, totals.unallocatedCents),
    amountColumn<AgedRow>('Solde', (row) => row.balanceCents, totals.balanceCents),
  ]
  return drawSheet('Balance âgée', columns, view.customers, true)
}

/** One row per item; what was allocated to it is summed up, with the last day. */
export function itemsSheet(view: ItemsView): Sheet {
  const columns = [
    textColumn<ItemView>('Client', 12, (item) => item.customer),
    textColumn<ItemView>('Nature', 18, (item) => KINDS[item.kind]),
    textColumn<ItemView>('Pièce', 18, (item) => item.ref),
    dayColumn<ItemView>('Date', (item) => item.issuedOn),
    dayColumn<ItemView>('Échéance', (item) => item.dueOn),
    textColumn<ItemView>('Origine de l’échéance', 22, (item) => (item.dueOn === null ? null : DUE_SOURCES[item.dueSource])),
    amountColumn<ItemView>('Montant d’origine', (item) => item.originalCents),
    amountColumn<ItemView>('Imputé', (item) => sumCents(item.allocations.map(({ cents }) => cents))),
    dayColumn<ItemView>('Dernière imputation', lastAllocation),
    amountColumn<ItemView>('Reste', (item) => item.outstandingCents),
    dayColumn<ItemView>('Soldée le', (item) => item.settledOn),
    textColumn<ItemView>('État', 10, (item) => STATES[item.state]),
    textColumn<ItemView>('Motif de la retenue', 48, (item) => item.held?.text ?? null),
    dayColumn<ItemView>('Jusqu’au', (item) => item.held?.until ?? null),
  ]
  return drawSheet('Pièces', columns, view.items)
}

/** One row per claim, then the totals. */
export function claimsSheet(view: PenaltiesView): Sheet {
  const { totals } = view
  const columns = [
    textColumn<ExplainedClaim>('Client', 12, (claim) => claim.customer, 'Total'),
    textColumn<ExplainedClaim>('Pièce', 18, (claim) => claim.ref),
    textColumn<ExplainedClaim>('Régime', 14, (claim) => REGIMES[claim.regime]),
    dayColumn<ExplainedClaim>('Échéance', (claim) => claim.dueOn),
    amountColumn<ExplainedClaim>('Principal', (claim) => claim.principalCents, totals.principalCents),
    amountColumn<ExplainedClaim>('Intérêts', (claim) => claim.interestCents, totals.interestCents),
    amountColumn<ExplainedClaim>('Indemnité', (claim) => claim.feeCents, totals.feeCents),
    amountColumn<ExplainedClaim>('Total', (claim) => claim.totalCents, totals.totalCents),
    integerColumn<ExplainedClaim>('Jours sans taux', (claim) => claim.unknownRateDays),
    dayColumn<ExplainedClaim>('Prescription au plus tôt', (claim) => claim.limitationOn),
    textColumn<ExplainedClaim>('État des intérêts', 14, (claim) => INTEREST_STATES[claim.interest.state]),
    textColumn<ExplainedClaim>('État de l’indemnité', 14, (claim) => FEE_STATES[claim.fee.state]),
    textColumn<ExplainedClaim>('Réclamable', 11, (claim) => (claim.claimable ? 'oui' : 'non')),
    textColumn<ExplainedClaim>('Observations', 60, (claim) => claim.notes.join(' ')),
  ]
  return drawSheet('Pénalités', columns, view.claims, true)
}

/** The calculation behind the claims: one row per run of days with one rate and one base, so that anyone can redo it. */
export function claimPeriodsSheet(view: PenaltiesView): Sheet {
  type Row = ClaimPeriod & { readonly claim: ExplainedClaim }
  const columns = [
    textColumn<Row>('Client', 12, ({ claim }) => claim.customer),
    textColumn<Row>('Pièce', 18, ({ claim }) => claim.ref),
    dayColumn<Row>('Du', (period) => period.from),
    dayColumn<Row>('Au', (period) => period.to),
    integerColumn<Row>('Jours', (period) => period.days),
    amountColumn<Row>('Base', (period) => period.baseCents),
    rateColumn<Row>('Taux (%)', (period) => period.rateBps),
    amountColumn<Row>('Intérêts', (period) => period.interestCents),
  ]
  const rows = view.claims.flatMap((claim) => claim.periods.map((period) => ({ ...period, claim })))
  return drawSheet('Calcul des pénalités', columns, rows)
}

function lastAllocation(item: ItemView): ItemView['settledOn'] {
  return item.allocations.reduce<ItemView['settledOn']>((last, { day }) => (last === null || day > last ? day : last), null)
}
