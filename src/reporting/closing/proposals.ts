// All proposals of a closing one under the other, for a spreadsheet to sort and filter. No total: parts overlap and differ in nature.
import { type Cents, ZERO } from '../../domain/cents.ts'
import type { CreditBalance } from '../../domain/closing/credit-balances.ts'
import type { DebtBase } from '../../domain/closing/debts.ts'
import type { ClosingDebt } from '../../domain/closing/facts.ts'
import type { IsoDay } from '../../domain/day.ts'
import { formatAmount, formatDay } from '../../domain/format.ts'
import { amountColumn, dayColumn, drawSheet, type Sheet, textColumn } from '../sheet.ts'
import type { Closing, UnbookedPenalty } from './closing.ts'
import { PARTS, type PartName, PENALTIES_LEFT_OUT, PENALTIES_TO_BOOK } from './law.ts'
import { BOOKED_AFTER, factWords } from './words.ts'

interface Proposal {
  /** What people filter by: a part of the closing, or one of its halves. */
  readonly title: string
  readonly accounts: string
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
    textColumn<Proposal>('Proposition', 36, ({ title }) => title),
    textColumn<Proposal>('Client', 12, ({ customer }) => customer),
    textColumn<Proposal>('Nom', 28, ({ name }) => name),
    textColumn<Proposal>('Pièce', 16, ({ ref }) => ref),
    dayColumn<Proposal>('Date', ({ issuedOn }) => issuedOn),
    dayColumn<Proposal>('Échéance', ({ dueOn }) => dueOn),
    amountColumn<Proposal>('Montant TTC', ({ grossCents }) => grossCents),
    amountColumn<Proposal>('TVA', ({ vatCents }) => vatCents),
    amountColumn<Proposal>('Hors TVA', ({ netCents }) => netCents),
    textColumn<Proposal>('Comptes', 28, ({ accounts }) => accounts),
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
    ...creditBalances.map(ofBalance),
    ...unallocated.map((credit) => ({
      ...ofDebt('creditBalances', credit, `crédit non lettré, au compte ${credit.account}, compris dans le solde du client`),
      title: 'Crédits non affectés, détail',
      accounts: credit.account.startsWith('419') ? 'déjà au 419' : 'à lettrer',
    })),
    ...penalties.map(ofPenalty),
    ...bookedAfter.map(({ customer, name, ref, what, issuedOn, amountCents }) => ({
      ...plain('bookedAfter', customer, name, amountCents, BOOKED_AFTER[what]),
      ref,
      issuedOn,
    })),
  ]
}

function ofBalance({ customer, name, balanceCents, bookedAsCreditCents, toMoveCents }: CreditBalance): Proposal {
  const booked = bookedAsCreditCents === 0 ? '' : `, dont ${formatAmount(bookedAsCreditCents)} déjà au 419`
  const why = balanceCents < 0 ? `solde créditeur à présenter au passif${booked}` : `${formatAmount(toMoveCents)} à reclasser${booked}`
  const accounts = toMoveCents === 0 ? 'déjà au 419' : PARTS.creditBalances.accounts
  return { ...plain('creditBalances', customer, name, balanceCents, why), title: 'Clients créditeurs, solde', accounts }
}

/** No tax is due on them (CGI art. 256): all of it is net. */
function ofPenalty({ customer, name, ref, paidLate, totalCents, obstacle }: UnbookedPenalty): Proposal {
  const why = obstacle ?? (paidLate ? 'facture payée en retard' : 'facture encore due')
  const one = { ...plain('penalties', customer, name, totalCents, why), ref, vatCents: ZERO, netCents: totalCents }
  return obstacle === null ? { ...one, title: PENALTIES_TO_BOOK } : { ...one, title: PENALTIES_LEFT_OUT, accounts: '' }
}

function plain(part: PartName, customer: string, name: string, grossCents: Cents, why: string): Proposal {
  const { title, accounts } = PARTS[part]
  return { title, accounts, customer, name, ref: '', issuedOn: null, dueOn: null, grossCents, vatCents: null, netCents: null, why }
}

function ofDebt(part: PartName, { customer, name, ref, issuedOn, dueOn, outstandingCents }: ClosingDebt, why: string): Proposal {
  return { ...plain(part, customer, name, outstandingCents, why), ref, issuedOn, dueOn }
}

function ofBase(part: PartName, debt: DebtBase, why: string): Proposal {
  const { grossCents, vat } = debt
  return { ...ofDebt(part, debt, why), grossCents, vatCents: vat.vatCents, netCents: vat.netCents }
}
