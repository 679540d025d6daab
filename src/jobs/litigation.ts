// The litigation file of one customer on a day: what is asked, every document that proves it, drafts to be read by a professional, and what is missing.
// Gives files as bytes and writes none; decides neither the court nor whether to go there.
import { compareText } from '../domain/compare.ts'
import { regimeOf, unknownCustomer } from '../domain/customer.ts'
import type { IsoDay } from '../domain/day.ts'
import { InputError } from '../domain/errors.ts'
import { formatAmount, formatLongDay } from '../domain/format.ts'
import { judgmentAgainst } from '../domain/insolvency.ts'
import type { CustomerCode } from '../domain/names.ts'
import { lastBookedDay } from '../ledger/fiscal-years.ts'
import { plannedHolds } from '../ledger/holds.ts'
import { creditorParty, debtorParty } from '../reporting/calculation/parties.ts'
import { documentOf, writeDocumentPdf } from '../reporting/litigation/document.ts'
import type { LitigationCase, LitigationView, Missing } from '../reporting/litigation/litigation.ts'
import { missingText, scheduleBlocks } from '../reporting/litigation/missing-text.ts'
import { booksOn, knownCustomer } from './books.ts'
import { type Dossier, fontsOf } from './dossier.ts'
import { type FoundDebt, litigationDebt } from './litigation-debt.ts'
import { drawDrafts } from './litigation-drafts.ts'
import { gatherFiles } from './litigation-exhibits.ts'
import { blanksOf, missingOf } from './litigation-missing.ts'
import { statementOn } from './statement.ts'

export interface LitigationAsked {
  readonly customer: string
  /** Numbers as printed; empty: everything overdue. */
  readonly refs: readonly string[]
}

/** The view but for where it was written, and the files by path. */
export interface LitigationFile {
  readonly view: Omit<LitigationView, 'folder' | 'zip' | 'unchanged'>
  readonly files: ReadonlyMap<string, Buffer>
}

/** The same bytes for the same ledger, files and day. @throws InputError 'customer-unknown', 'item-unknown', 'litigation-nothing'; ControlError 'statement-gap' */
export async function litigationOn(dossier: Dossier, day: IsoDay, { customer: typed, refs }: LitigationAsked): Promise<LitigationFile> {
  const { ledger, settings, programVersion: version } = dossier
  const { creditor } = settings
  const books = booksOn(dossier, day, typed)
  const code = knownCustomer(books.customers, typed)
  const customer = books.customers.get(code) ?? unknownCustomer(code, '')
  const regime = regimeOf(customer, settings.customers.regime)
  const judgmentOn = judgmentAgainst(plannedHolds(ledger, day), code)
  const debts = litigationDebt(dossier, day, code, refs, books.items)
  const { debt, asked, leftOut } = debts
  if (judgmentOn === null) refuseNothing(code, day, debts)
  const { statement, view: account } = statementOn(dossier, day, { customer: code, from: null, language: 'fr' })
  const gathered = await gatherFiles(dossier, { books, customer: code, debt, asked, statement })
  const { exhibits, notices, invoiceExhibits } = gathered
  const otherNotices = otherNoticesOf(
    debts,
    notices.some(({ isFormalNotice }) => isFormalNotice),
  )
  const one: LitigationCase = {
    day,
    creditor: creditorParty(creditor),
    debtor: debtorParty(customer),
    regime,
    debt,
    notices,
    otherNotices,
    exhibits,
    invoiceExhibits,
    blanks: blanksOf({ creditor, customer, regime }),
    version,
  }
  const drawn = await drawDrafts(dossier, { one, books, customer: code, judgmentOn })
  const files = new Map([...gathered.files, ...drawn.files])
  const { drafts } = drawn
  const missing: Missing[] = [
    ...gathered.missing,
    ...missingOf({
      day,
      creditor,
      customer,
      regime,
      debt,
      items: books.items,
      leftOut,
      notices,
      otherNotices,
      booksAsOf: account.booksAsOf,
      booksGoOn: (lastBookedDay(ledger) ?? day) > day,
    }),
  ]
  files.set('BORDEREAU.pdf', await writeDocumentPdf(documentOf(one, 'Bordereau des pièces', scheduleBlocks(one)), fontsOf(dossier)))
  files.set('A-COMPLETER.txt', missingText(one, missing, drafts))
  const { invoices, ...sums } = debt
  return {
    view: {
      date: day,
      customer: code,
      name: customer.name,
      regime,
      sums,
      balanceCents: account.balanceCents,
      invoices: invoices.map(({ claim: _claim, ...invoice }) => invoice),
      exhibits,
      drafts,
      missing,
    },
    files: new Map([...files].sort(([a], [b]) => compareText(a, b))),
  }
}

function refuseNothing(customer: CustomerCode, day: IsoDay, { debt }: FoundDebt): void {
  if (debt.invoices.length === 0)
    throw new InputError(
      'litigation-nothing',
      `Rien n’est échu chez ${customer} au ${formatLongDay(day)} : il n’y a pas de dossier à réunir.`,
      {
        advice: `Ce qu’il doit se voit par « relance statement ${customer} ».`,
      },
    )
  if (debt.principalCents + debt.creditsCents > 0) return
  throw new InputError(
    'litigation-nothing',
    `Les règlements et avoirs non affectés de ${customer} (${formatAmount(-debt.creditsCents)}) couvrent ce qui est échu (${formatAmount(debt.principalCents)}) : il n’y a rien à demander.`,
    { advice: 'Lettrez-les en comptabilité et importez de nouveau, puis relancez la commande.' },
  )
}

/** Days of formal notices that people noted, where relance sent none. */
function otherNoticesOf({ asked }: FoundDebt, ownSent: boolean): IsoDay[] {
  if (ownSent) return []
  return [...new Set(asked.flatMap(({ claim }) => claim.noticeOn ?? []))].sort(compareText)
}
