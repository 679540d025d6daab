// A statement as sheets for a spreadsheet: the account line by line, then the open items. In French, with what holds each item: it is the accountant's.
import { type Cents, cents, sumCents, ZERO } from '../../domain/cents.ts'
import { amountColumn, dayColumn, drawSheet, integerColumn, type Sheet, textColumn } from '../sheet.ts'
import type { StatementItemView, StatementView } from './view.ts'

type Movement = StatementView['movements']['rows'][number]

/** The movements and the running balance; the last balance is that of the account. With `from`, the balance carried forward is the first row. */
export function statementSheets(view: StatementView): Sheet[] {
  return [accountSheet(view), itemsSheet(view)]
}

function accountSheet({ customer, movements: { from, openingCents, rows }, balanceCents }: StatementView): Sheet {
  const debit = ({ cents: moved }: Pick<Movement, 'cents'>) => (moved > 0 ? moved : null)
  const credit = ({ cents: moved }: Pick<Movement, 'cents'>) => (moved < 0 ? cents(-moved) : null)
  const total = (amountOf: (row: Movement) => Cents | null) => sumCents(rows.map((row) => amountOf(row) ?? ZERO))
  const columns = [
    textColumn<Movement>('Client', 12, () => customer, 'Solde du compte'),
    dayColumn<Movement>('Date', ({ day }) => day),
    textColumn<Movement>('Nature', 22, ({ what }) => what),
    textColumn<Movement>('Pièce', 20, ({ ref }) => ref),
    textColumn<Movement>('En partie', 10, ({ isPart }) => (isPart ? 'oui' : null)),
    textColumn<Movement>('Imputé sur', 24, ({ on }) => (on.length === 0 ? null : on.join(', '))),
    dayColumn<Movement>('Échéance', ({ dueOn }) => dueOn),
    amountColumn<Movement>('Débit', debit, total(debit)),
    amountColumn<Movement>('Crédit', credit, total(credit)),
    amountColumn<Movement>('Solde', (row) => row.balanceCents, balanceCents),
  ]
  const sheet = drawSheet('Compte', columns, rows, true)
  if (from === null) return sheet
  const carried = columns.map(({ header, kind }) => {
    if (header === 'Client') return { kind: 'text', value: customer } as const
    if (header === 'Nature') return { kind: 'text', value: 'Solde reporté' } as const
    if (header === 'Date') return { kind: 'day', value: from } as const
    return header === 'Solde' ? ({ kind: 'amount', value: openingCents } as const) : ({ kind, value: null } as const)
  })
  return { ...sheet, rows: [carried, ...sheet.rows] }
}

function itemsSheet({ items, balanceCents }: StatementView): Sheet {
  const columns = [
    textColumn<StatementItemView>('Nature', 22, ({ what }) => what, 'Solde du compte'),
    textColumn<StatementItemView>('Pièce', 20, ({ ref }) => ref),
    dayColumn<StatementItemView>('Date', ({ issuedOn }) => issuedOn),
    dayColumn<StatementItemView>('Échéance', ({ dueOn }) => dueOn),
    integerColumn<StatementItemView>('Jours de retard', ({ daysLate }) => (daysLate > 0 ? daysLate : null)),
    amountColumn<StatementItemView>('Montant', ({ originalCents }) => originalCents),
    amountColumn<StatementItemView>('Reste', ({ outstandingCents }) => outstandingCents, balanceCents),
    textColumn<StatementItemView>('Suspendu', 48, ({ held }) => held?.text ?? null),
  ]
  return drawSheet('Pièces ouvertes', columns, items, true)
}
