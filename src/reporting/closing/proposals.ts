// All proposals of a closing one under the other, for a spreadsheet to sort and filter. No total: parts overlap and differ in nature.
import type { Cents } from '../../domain/cents.ts'
import type { DebtBase } from '../../domain/closing/debts.ts'
import type { ClosingDebt } from '../../domain/closing/facts.ts'
import type { IsoDay } from '../../domain/day.ts'
import { formatDay } from '../../domain/format.ts'
import { amountColumn, dayColumn, drawSheet, type Sheet, textColumn } from '../sheet.ts'
import type { Closing } from './closing.ts'
import { PARTS, type PartName } from './law.ts'
import { BOOKED_AFTER, factWords } from './words.ts'

interface Proposal {
  readonly part: PartName
  readonly customer: string
  readonly name: string
  readonly ref: string
  readonly issuedOn: IsoDay | null
  readonly dueOn: IsoDay | null
  readonly grossCents: Cents
  readonly vatCents: Cents | null
  readonly netCents: Cents | null
  readonly why: string
}

export function proposalsSheet(closing: Closing): Sheet {
  const columns = [
    textColumn<Proposal>('Proposition', 30, ({ part }) => PARTS[part].title),
    textColumn<Proposal>('Client', 12, ({ customer }) => customer),
    textColumn<Proposal>('Nom', 28, ({ name }) => name),
    textColumn<Proposal>('Pièce', 16, ({ ref }) => ref),
    dayColumn<Proposal>('Date', ({ issuedOn }) => issuedOn),
    dayColumn<Proposal>('Échéance', ({ dueOn }) => dueOn),
    amountColumn<Proposal>('Montant TTC', ({ grossCents }) => grossCents),
    amountColumn<Proposal>('TVA', ({ vatCents }) => vatCents),
    amountColumn<Proposal>('Hors TVA', ({ netCents }) => netCents),
    textColumn<Proposal>('Comptes', 28, ({ part }) => PARTS[part].accounts),
    textColumn<Proposal>('Pourquoi', 60, ({ why }) => why),
  ]
  return drawSheet('Propositions', columns, proposals(closing))
}

function proposals(closing: Closing): Proposal[] {
  const { doubtful, irrecoverable, nearLimitation, creditBalances, unallocated, penalties, bookedAfter } = closing
  return [
    ...doubtful.map((debt) => ofBase('doubtful', debt, `${factWords(debt.facts)}\u00a0; ${debt.vat.text}`)),
    ...irrecoverable.map((debt) => ofBase('irrecoverable', debt, `${debt.fact.text}\u00a0; ${debt.vat.text}`)),
    ...nearLimitation.map((debt) =>
      ofDebt('nearLimitation', debt, [`prescription au plus tôt le ${formatDay(debt.limitationOn)}`, ...debt.hints].join('\u00a0; ')),
    ),
    ...creditBalances.map(({ customer, name, balanceCents }) => ({
      ...plain('creditBalances', customer, name, balanceCents, 'solde créditeur à présenter au passif'),
    })),
    ...unallocated.map((credit) => ofDebt('creditBalances', credit, 'crédit affecté à rien')),
    ...penalties.map(({ customer, name, ref, paidLate, totalCents, obstacle }) => ({
      ...plain('penalties', customer, name, totalCents, obstacle ?? (paidLate ? 'facture payée en retard' : 'facture encore due')),
      ref,
    })),
    ...bookedAfter.map(({ customer, name, ref, what, issuedOn, amountCents }) => ({
      ...plain('bookedAfter', customer, name, amountCents, BOOKED_AFTER[what]),
      ref,
      issuedOn,
    })),
  ]
}

function plain(part: PartName, customer: string, name: string, grossCents: Cents, why: string): Proposal {
  return { part, customer, name, ref: '', issuedOn: null, dueOn: null, grossCents, vatCents: null, netCents: null, why }
}

function ofDebt(part: PartName, { customer, name, ref, issuedOn, dueOn, outstandingCents }: ClosingDebt, why: string): Proposal {
  return { ...plain(part, customer, name, outstandingCents, why), ref, issuedOn, dueOn }
}

function ofBase(part: PartName, debt: DebtBase, why: string): Proposal {
  const { grossCents, vat } = debt
  return { ...ofDebt(part, debt, why), grossCents, vatCents: vat.vatCents, netCents: vat.netCents }
}
