// A closing as sheets for a spreadsheet: all proposals one under the other, then each part with its totals. The page shows the same ones.
import { type Cents, cents, sumCents } from '../../domain/cents.ts'
import type { BookedAfter } from '../../domain/closing/booked-after.ts'
import type { CreditBalance } from '../../domain/closing/credit-balances.ts'
import type { DebtBase, DoubtfulDebt, LostDebt } from '../../domain/closing/debts.ts'
import type { ClosingDebt } from '../../domain/closing/facts.ts'
import type { NearLimitation } from '../../domain/closing/near-limitation.ts'
import { formatLongDay } from '../../domain/format.ts'
import { groupBy } from '../../domain/group.ts'
import { amountColumn, type DrawnColumn, dayColumn, drawSheet, integerColumn, rateColumn, type Sheet, textColumn } from '../sheet.ts'
import { KINDS, REGIMES } from '../words.ts'
import type { Closing, UnbookedPenalty } from './closing.ts'
import { proposalsSheet } from './proposals.ts'
import { BOOKED_AFTER, factWords, PROOFS } from './words.ts'

/** All proposals first: it is the one that a CSV holds. Parts that hold nothing have no sheet. */
export function closingSheets(closing: Closing): Sheet[] {
  const parts = [
    doubtfulByCustomer(closing),
    doubtfulSheet(closing),
    irrecoverableSheet(closing),
    limitationSheet(closing),
    creditBalancesSheet(closing),
    unallocatedSheet(closing),
    penaltiesSheet(closing),
    penaltiesLeftOutSheet(closing),
    bookedAfterSheet(closing),
  ]
  const heading = `${closing.creditor}, clôture au ${formatLongDay(closing.date)}`
  return [proposalsSheet(closing), ...parts.filter(({ rows }) => rows.length > 0)].map((sheet) => ({ ...sheet, heading }))
}

type Named = Pick<ClosingDebt, 'customer' | 'name'>

function who<Row extends Named>(total: string | null = null): DrawnColumn<Row>[] {
  return [textColumn<Row>('Client', 12, ({ customer }) => customer, total), textColumn<Row>('Nom', 28, ({ name }) => name)]
}

function baseColumns<Row extends DebtBase>(totals: { gross: Cents; vat: Cents; net: Cents }): DrawnColumn<Row>[] {
  return [
    amountColumn<Row>('Base TTC', ({ grossCents }) => grossCents, totals.gross),
    amountColumn<Row>('TVA', ({ vat }) => vat.vatCents, totals.vat),
    rateColumn<Row>('Taux (%)', ({ vat }) => vat.rateBps),
    amountColumn<Row>('Base hors TVA', ({ vat }) => vat.netCents, totals.net),
    textColumn<Row>('Origine de la TVA', 34, ({ vat }) => vat.text),
  ]
}

interface CustomerBase extends Named {
  readonly debts: number
  readonly grossCents: Cents
  readonly vatCents: Cents
  readonly netCents: Cents
}

/** The largest bases first. */
export function doubtfulByCustomer({ doubtful, totals }: Closing): Sheet {
  const rows = [...groupBy(doubtful, ({ customer }) => customer)].map(([customer, own]): CustomerBase => {
    const sum = (amountOf: (debt: DoubtfulDebt) => Cents) => sumCents(own.map(amountOf))
    return {
      customer,
      name: own[0]?.name ?? customer,
      debts: own.length,
      grossCents: sum(({ grossCents }) => grossCents),
      vatCents: sum(({ vat }) => vat.vatCents),
      netCents: sum(({ vat }) => vat.netCents),
    }
  })
  const columns = [
    ...who<CustomerBase>('Total'),
    integerColumn<CustomerBase>('Pièces', ({ debts }) => debts),
    amountColumn<CustomerBase>('Base TTC', ({ grossCents }) => grossCents, totals.doubtfulCents),
    amountColumn<CustomerBase>('TVA', ({ vatCents }) => vatCents, totals.doubtfulVatCents),
    amountColumn<CustomerBase>('Base hors TVA', ({ netCents }) => netCents, totals.doubtfulNetCents),
  ]
  return drawSheet(
    'Douteuses par client',
    columns,
    rows.toSorted((a, b) => b.netCents - a.netCents || (a.customer < b.customer ? -1 : 1)),
    true,
  )
}

export function doubtfulSheet({ doubtful, totals }: Closing): Sheet {
  const columns = [
    ...who<DoubtfulDebt>('Total'),
    textColumn<DoubtfulDebt>('Pièce', 16, ({ ref }) => ref),
    textColumn<DoubtfulDebt>('Faits', 48, ({ facts }) => factWords(facts)),
    textColumn<DoubtfulDebt>('Aussi en perte', 10, ({ maybeLost }) => (maybeLost ? 'peut-être' : null)),
    amountColumn<DoubtfulDebt>('Reste dû', ({ outstandingCents }) => outstandingCents, totals.doubtfulOutstandingCents),
    amountColumn<DoubtfulDebt>(
      'Crédits du client',
      ({ creditsCents }) => (creditsCents === 0 ? null : creditsCents),
      cents(totals.doubtfulCents - totals.doubtfulOutstandingCents),
    ),
    ...baseColumns<DoubtfulDebt>({ gross: totals.doubtfulCents, vat: totals.doubtfulVatCents, net: totals.doubtfulNetCents }),
  ]
  return drawSheet('Créances douteuses', columns, doubtful, true)
}

export function irrecoverableSheet({ irrecoverable, totals }: Closing): Sheet {
  const columns = [
    ...who<LostDebt>('Total'),
    textColumn<LostDebt>('Pièce', 16, ({ ref }) => ref),
    dayColumn<LostDebt>('Facture du', ({ issuedOn }) => issuedOn),
    textColumn<LostDebt>('Pourquoi', 40, ({ fact }) => fact.text),
    textColumn<LostDebt>('Preuve à réunir', 40, ({ ground }) => PROOFS[ground]),
    ...baseColumns<LostDebt>({ gross: totals.irrecoverableCents, vat: totals.irrecoverableVatCents, net: totals.irrecoverableNetCents }),
  ]
  return drawSheet('Créances irrécouvrables', columns, irrecoverable, true)
}

export function limitationSheet({ nearLimitation, totals }: Closing): Sheet {
  const columns = [
    dayColumn<NearLimitation>('Au plus tôt', ({ limitationOn }) => limitationOn),
    ...who<NearLimitation>(),
    textColumn<NearLimitation>('Pièce', 16, ({ ref }) => ref),
    textColumn<NearLimitation>('Nature', 16, ({ kind }) => KINDS[kind]),
    dayColumn<NearLimitation>('Facture du', ({ issuedOn }) => issuedOn),
    textColumn<NearLimitation>('Régime', 14, ({ regime }) => REGIMES[regime]),
    textColumn<NearLimitation>('Interruptions possibles', 48, ({ hints }) => (hints.length === 0 ? null : hints.join('\u00a0; '))),
    amountColumn<NearLimitation>('Reste dû', ({ outstandingCents }) => outstandingCents, totals.nearLimitationCents),
  ]
  return drawSheet('Prescription proche', columns, nearLimitation, true)
}

export function creditBalancesSheet({ creditBalances, totals }: Closing): Sheet {
  const columns = [
    ...who<CreditBalance>('Total'),
    amountColumn<CreditBalance>('Solde', ({ balanceCents }) => balanceCents, totals.creditBalancesCents),
    amountColumn<CreditBalance>('Déjà en 419', ({ bookedAsCreditCents }) => (bookedAsCreditCents === 0 ? null : bookedAsCreditCents)),
    amountColumn<CreditBalance>('À reclasser en 419', ({ toMoveCents }) => (toMoveCents === 0 ? null : toMoveCents), totals.toMoveCents),
  ]
  return drawSheet('Clients créditeurs', columns, creditBalances, true)
}

export function unallocatedSheet({ unallocated, totals }: Closing): Sheet {
  const columns = [
    ...who<ClosingDebt>('Total'),
    textColumn<ClosingDebt>('Pièce', 16, ({ ref }) => ref),
    textColumn<ClosingDebt>('Nature', 18, ({ kind }) => KINDS[kind]),
    textColumn<ClosingDebt>('Compte', 10, ({ account }) => account),
    dayColumn<ClosingDebt>('Date', ({ issuedOn }) => issuedOn),
    amountColumn<ClosingDebt>('Non affecté', ({ outstandingCents }) => outstandingCents, totals.unallocatedCents),
  ]
  return drawSheet('Crédits non affectés', columns, unallocated, true)
}

/** What may be booked. */
export function penaltiesSheet({ penalties, totals: { interestCents, feeCents, penaltiesCents } }: Closing): Sheet {
  const rows = penalties.filter(({ obstacle }) => obstacle === null)
  return drawSheet('Pénalités à comptabiliser', penaltyColumns(interestCents, feeCents, penaltiesCents), rows, true)
}

/** What may not, each with the reason. */
export function penaltiesLeftOutSheet({ penalties }: Closing): Sheet {
  const rows = penalties.filter(({ obstacle }) => obstacle !== null)
  const sum = (amountOf: (one: UnbookedPenalty) => Cents) => sumCents(rows.map(amountOf))
  const columns = [
    ...penaltyColumns(
      sum((one) => one.interestCents),
      sum((one) => one.feeCents),
      sum((one) => one.totalCents),
    ),
    textColumn<UnbookedPenalty>('Pourquoi', 48, ({ obstacle }) => obstacle),
  ]
  return drawSheet('Pénalités laissées de côté', columns, rows, true)
}

function penaltyColumns(interest: Cents, fee: Cents, total: Cents): DrawnColumn<UnbookedPenalty>[] {
  return [
    ...who<UnbookedPenalty>('Total'),
    textColumn<UnbookedPenalty>('Facture', 16, ({ ref }) => ref),
    textColumn<UnbookedPenalty>('Facture payée', 10, ({ paidLate }) => (paidLate ? 'en retard' : 'non')),
    textColumn<UnbookedPenalty>('Réclamées', 10, ({ claimed }) => (claimed ? 'oui' : 'non')),
    amountColumn<UnbookedPenalty>('Intérêts', ({ interestCents }) => interestCents, interest),
    amountColumn<UnbookedPenalty>('Indemnité', ({ feeCents }) => feeCents, fee),
    amountColumn<UnbookedPenalty>('Total', ({ totalCents }) => totalCents, total),
  ]
}

export function bookedAfterSheet({ bookedAfter }: Closing): Sheet {
  const columns = [
    ...who<BookedAfter>(),
    textColumn<BookedAfter>('Pièce', 16, ({ ref }) => ref),
    textColumn<BookedAfter>('Ce que c’est', 40, ({ what }) => BOOKED_AFTER[what]),
    dayColumn<BookedAfter>('Date', ({ issuedOn }) => issuedOn),
    dayColumn<BookedAfter>('Écriture du', ({ bookedOn }) => bookedOn),
    textColumn<BookedAfter>('Sur', 24, ({ on }) => (on.length === 0 ? null : on.join(', '))),
    amountColumn<BookedAfter>('Montant TTC', ({ amountCents }) => amountCents),
  ]
  return drawSheet('Écritures suivantes', columns, bookedAfter)
}
