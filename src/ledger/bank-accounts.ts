// How far each bank account is entered, as the imports recorded it by fiscal year. Which of them make books stale is the domain's.
import type { BankAccount } from '../domain/bank-account.ts'
import type { IsoDay } from '../domain/day.ts'
import type { Ledger } from './ledger.ts'
import { kindNumbers } from './packed-line.ts'

/** Keeps the accounts of a fiscal year in place of those of the export before. */
export function storeBankAccounts(ledger: Ledger, yearId: number, banks: readonly BankAccount[]): void {
  ledger.db.prepare('DELETE FROM bank_account WHERE year_id = ?').run(yearId)
  const insert = ledger.db.prepare('INSERT INTO bank_account (year_id, account, last_entry_day, last_receipt_day) VALUES (?, ?, ?, ?)')
  for (const { account, lastEntryOn, lastReceiptOn } of banks) insert.run(yearId, account, lastEntryOn, lastReceiptOn)
}

/**
 * The bank accounts of all fiscal years, by account. Empty where that cannot be told for `day`: the newest year with a bank was imported
 * by a program that did not record them, entries go beyond `day`, or customers pay and no account here took it (they pay by cash, or
 * through an account that is no bank's).
 */
export function bankAccounts(ledger: Ledger, day: IsoDay): BankAccount[] {
  const newest = ledger.db
    .prepare('SELECT id FROM fiscal_year WHERE last_bank_day IS NOT NULL ORDER BY start_day DESC LIMIT 1')
    .pluck()
    .get() as number | undefined
  const rows = ledger.db
    .prepare<[], BankAccount & { newest: number }>(
      `SELECT account, max(last_entry_day) AS lastEntryOn, max(last_receipt_day) AS lastReceiptOn, max(year_id = ${newest ?? 0}) AS newest
       FROM bank_account GROUP BY account ORDER BY account`,
    )
    .all()
  if (!rows.some((row) => row.newest === 1) || rows.some(({ lastEntryOn }) => lastEntryOn > day)) return []
  if (rows.every(({ lastReceiptOn }) => lastReceiptOn === null) && paysOtherwise(ledger)) return []
  return rows.map(({ account, lastEntryOn, lastReceiptOn }) => ({ account, lastEntryOn, lastReceiptOn }))
}

function paysOtherwise(ledger: Ledger): boolean {
  return ledger.db.prepare(`SELECT 1 FROM line WHERE kind IN ${kindNumbers('payment')} LIMIT 1`).get() !== undefined
}
