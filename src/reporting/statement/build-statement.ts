// From the open items of a customer to his statement. Pure; the balance of the books is given, and what does not add up to it is no statement.

import type { Cents } from '../../domain/cents.ts'
import { cents, sumCents } from '../../domain/cents.ts'
import { compareText } from '../../domain/compare.ts'
import type { Customer } from '../../domain/customer.ts'
import { daysBetween, type IsoDay } from '../../domain/day.ts'
import { formatIban } from '../../domain/format.ts'
import type { OpenItem } from '../../domain/item.ts'
import type { Creditor, Language } from '../../domain/settings.ts'
import { companyMentions, sirenGroups } from '../../rendering/parties-view.ts'
import { oneLine } from '../../rendering/plain-text.ts'
import { accountOfOpenItems, accountSince } from './movements.ts'
import type { Statement, StatementAccount, StatementParty, StatementRow } from './statement.ts'
import { STATEMENT_KINDS, STATEMENT_WORDS } from './words.ts'

export interface StatementChoice {
  readonly creditor: Creditor
  readonly customer: Customer
  /** Day whose end is shown: items are as they stood then. */
  readonly day: IsoDay
  readonly booksAsOf: IsoDay | null
  /** Balance of the customer's accounts in the books at the end of `day`. */
  readonly ledgerBalanceCents: Cents
  readonly language: Language
  /** How the balance came about: since a day, or by the open items alone; absent: not told. Needs the settled items too. */
  readonly movements?: { readonly from: IsoDay | null }
  readonly version: string
}

/** The statement of one customer; null when his items do not add up to the balance of the books. @param items open ones or all, his alone */
export function buildStatement(items: readonly OpenItem[], choice: StatementChoice): Statement | null {
  const { creditor, customer, day, booksAsOf, ledgerBalanceCents, language, movements, version } = choice
  const rows = items
    .filter(({ outstandingCents }) => outstandingCents !== 0)
    .map((item) => statementRow(item, day, language))
    .sort((a, b) => compareText(a.issuedOn, b.issuedOn) || compareText(a.ref, b.ref) || compareText(a.key, b.key))
  const debits = rows.filter(({ outstandingCents }) => outstandingCents > 0)
  const credits = rows.filter(({ outstandingCents }) => outstandingCents < 0)
  const left = (some: readonly StatementRow[]) => sumCents(some.map(({ outstandingCents }) => outstandingCents))
  const [debitsCents, creditsCents] = [left(debits), left(credits)]
  const balanceCents = cents(debitsCents + creditsCents)
  const account = movements === undefined ? null : accountOf(items, movements.from, language)
  if (balanceCents !== ledgerBalanceCents || (account !== null && lastBalance(account) !== balanceCents)) return null
  return {
    language,
    day,
    booksAsOf,
    creditor: party(creditor.name, [companyMentions(creditor, language), ...creditor.address]),
    customer: customerParty(customer, language),
    iban: formatIban(oneLine(creditor.iban)),
    debits,
    credits,
    debitsCents,
    creditsCents,
    overdueCents: left(debits.filter(({ daysLate }) => daysLate > 0)),
    balanceCents,
    account,
    version,
  }
}

function accountOf(items: readonly OpenItem[], from: IsoDay | null, language: Language): StatementAccount {
  return from === null ? accountOfOpenItems(items, language) : accountSince(items, from, language)
}

function lastBalance({ openingCents, rows }: StatementAccount): Cents {
  return rows.at(-1)?.balanceCents ?? openingCents
}

function statementRow(item: OpenItem, day: IsoDay, language: Language): StatementRow {
  // A date that nobody confirmed is not told to a customer.
  const dueOn = item.outstandingCents < 0 || item.dueSource === 'assumed' || item.withoutDetail ? null : item.dueOn
  return {
    key: item.key,
    what: STATEMENT_KINDS[language][item.kind],
    ref: item.documentRef === '' ? '' : oneLine(item.ref),
    issuedOn: item.issuedOn,
    dueOn,
    daysLate: dueOn === null ? 0 : Math.max(0, daysBetween(dueOn, day)),
    originalCents: item.originalCents,
    outstandingCents: item.outstandingCents,
  }
}

function customerParty({ code, name, siren, address }: Customer, language: Language): StatementParty {
  const groups = sirenGroups(siren)
  return party(name === '' ? code : name, [
    `${STATEMENT_WORDS[language].code} ${code}`,
    groups === '' ? '' : `SIREN\u00a0${groups}`,
    ...address,
  ])
}

function party(name: string, lines: readonly string[]): StatementParty {
  return { name: oneLine(name), lines: lines.map(oneLine).filter((line) => line !== '') }
}
