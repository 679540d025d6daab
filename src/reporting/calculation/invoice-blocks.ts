// One invoice as blocks of a page, in the order in which a clerk goes through it: facts, movements, choices, rates, calculation, account.
import { formatAmount, formatDay, formatRate } from '../../domain/format.ts'
import type { Column } from '../../rendering/pdf/table.ts'
import { euros, signed } from './amounts.ts'
import type { Block, Table } from './blocks.ts'
import type { InvoiceCalculation } from './calculation.ts'

export function invoiceBlocks(invoice: InvoiceCalculation): Block[] {
  return [
    { kind: 'heading', level: 3, text: invoice.ref === '' ? 'Facture' : `Facture ${invoice.ref}` },
    { kind: 'facts', facts: invoice.facts },
    movementsTable(invoice),
    ...(invoice.choices.length === 0 ? [] : [choicesTable(invoice)]),
    ...(invoice.rates.length === 0 ? [] : [ratesTable(invoice)]),
    ...(invoice.periods.length === 0 ? [] : [periodsTable(invoice)]),
    ...(invoice.unpublished.length === 0 ? [] : [unpublishedTable(invoice)]),
    accountTable(invoice),
    ...(invoice.readings.length === 0 ? [] : [readingsTable(invoice)]),
    ...(invoice.limitation === '' ? [] : [{ kind: 'sentence', text: invoice.limitation } as const]),
    ...(invoice.claimability === '' ? [] : [{ kind: 'sentence', text: invoice.claimability, strong: true } as const]),
    ...(invoice.notes.length === 0 ? [] : [{ kind: 'list', caption: 'Observations', ordered: false, items: invoice.notes } as const]),
  ]
}

function left(header: string, width: number): Column {
  return { header, align: 'left', width }
}

function right(header: string, width: number): Column {
  return { header, align: 'right', width }
}

function table(caption: string, columns: readonly Column[], rows: readonly (readonly string[])[], foot: Table['foot'] = []): Table {
  return { kind: 'table', caption, columns, rows, foot }
}

/** The column of interest stands only where a payment paid some. */
function movementsTable({ movements }: InvoiceCalculation): Table {
  const paysInterest = movements.some(({ toInterestCents }) => toInterestCents > 0)
  const columns = [
    left('Jour', 14),
    left('Mouvement', 44),
    right('Montant (€)', 18),
    ...(paysInterest ? [right('dont intérêts (€)', 18)] : []),
    right('Reste en principal (€)', 22),
  ]
  const rows = movements.map(({ day, what, cents, toInterestCents, leftCents }) => [
    day === null ? '' : formatDay(day),
    what,
    euros(cents),
    ...(paysInterest ? [toInterestCents === 0 ? '' : euros(toInterestCents)] : []),
    euros(leftCents),
  ])
  return table('Mouvements', columns, rows)
}

function choicesTable({ choices }: InvoiceCalculation): Table {
  return table(
    'Choix de calcul',
    [left('Choix', 14), left('Règle appliquée', 68), left('Choisi par', 18)],
    choices.map(({ name, text, by }) => [name, text, by]),
  )
}

function ratesTable({ rates }: InvoiceCalculation): Table {
  return table(
    'Taux appliqués',
    [left('Semestre', 18), left('Composition', 22), right('Taux annuel', 11), left('Source', 49)],
    rates.map(({ half, rateBps, made, source }, index) => [
      half,
      made,
      formatRate(rateBps),
      source === rates[index - 1]?.source ? 'même source' : source,
    ]),
  )
}

function periodsTable({ periods, account }: InvoiceCalculation): Table {
  const days = periods.reduce((sum, period) => sum + period.days, 0)
  const accrued = account.find(({ kind }) => kind === 'interest-accrued')
  return table(
    'Calcul des intérêts',
    [
      left('Du', 54),
      left('Au', 54),
      right('Jours', 32),
      right('Base (€)', 62),
      right('Taux', 43),
      left('Calcul', 154),
      right('Résultat (€)', 68),
      right('Arrondi (€)', 56),
    ],
    periods.map((period) => [
      formatDay(period.from),
      formatDay(period.to),
      String(period.days),
      euros(period.baseCents),
      formatRate(period.rateBps),
      period.formula,
      `= ${period.exact}`,
      euros(period.interestCents),
    ]),
    [['Total', '', String(days), '', '', '', '', euros(accrued?.cents ?? 0)]],
  )
}

function unpublishedTable({ unpublished }: InvoiceCalculation): Table {
  return table(
    'Jours de retard sans taux publié, exclus du calcul',
    [left('Du', 14), left('Au', 14), right('Jours', 9), left('Taux qui manque', 63)],
    unpublished.map(({ half, from, to, days }) => [formatDay(from), formatDay(to), String(days), `celui du ${half}`]),
  )
}

function accountTable({ account }: InvoiceCalculation): Table {
  const cells = account.map(({ kind, label, detail, cents }) => ({ kind, row: [label, detail, formatAmount(cents)] }))
  return table(
    'Décompte',
    [left('Somme', 36), left('Détail', 44), right('Montant', 20)],
    cells.filter(({ kind }) => kind !== 'total').map(({ row }) => row),
    cells.filter(({ kind }) => kind === 'total').map(({ row }) => row),
  )
}

function readingsTable({ readings }: InvoiceCalculation): Table {
  return table(
    'Autres lectures des textes, les autres choix étant les mêmes',
    [left('Lecture', 40), right('Intérêts', 14), right('Indemnité', 13), right('Principal', 16), right('Total', 16), right('Écart', 14)],
    readings.map((reading) => [
      reading.text,
      formatAmount(reading.interestCents),
      formatAmount(reading.feeCents),
      formatAmount(reading.principalCents),
      formatAmount(reading.totalCents),
      signed(reading.differenceCents),
    ]),
  )
}
