// A statement of account on A4, in the customer's language: the same bytes for the same statement, whatever the clock or the machine.
import { formatAmount, formatDay, formatLongDay } from '../../domain/format.ts'
import { openPaper, pdfBytes } from '../../rendering/pdf/document.ts'
import { writeMargins } from '../../rendering/pdf/margins.ts'
import { BLUE, GREY, makeRoom, type Paper, type Style, writeParagraph } from '../../rendering/pdf/paper.ts'
import { drawTable, type Table } from '../../rendering/pdf/table.ts'
import { delay } from '../../rendering/wording.ts'
import { drawParties } from '../calculation/pdf-pieces.ts'
import type { Statement, StatementRow } from './statement.ts'
import { STATEMENT_WORDS } from './words.ts'

const TITLE: Style = { font: 'bold', size: 17, color: BLUE }
const UNDER: Style = { font: 'regular', size: 10.5, color: GREY }
const BALANCE: Style = { font: 'bold', size: 12 }
const TEXT: Style = { font: 'regular', size: 9 }
/** Height of the balance and what stands under it: never parted from each other. */
const ENDING = 80

/** @param fonts folder of the two fonts */
export async function writeStatementPdf(statement: Statement, fonts: string): Promise<Buffer> {
  const { language, day, creditor, customer, version } = statement
  const words = STATEMENT_WORDS[language]
  const asOf = `${words.asOf} ${formatLongDay(day, language)}`
  const info = {
    title: `${words.title}, ${customer.name}`,
    subject: asOf,
    author: creditor.name,
    creator: `relance ${version}`,
    day,
    language,
  }
  const paper = await openPaper(info, fonts)
  writeParagraph(paper, words.title, TITLE, 0)
  writeParagraph(paper, asOf, UNDER, 10)
  drawParties(paper, [
    [words.creditor, creditor],
    [words.customer, customer],
  ])
  for (const table of tablesOf(statement)) drawTable(paper, table)
  drawBalance(paper, statement)
  writeMargins(paper, { head: [creditor.name, customer.name], foot: asOf })
  return await pdfBytes(paper)
}

function tablesOf(statement: Statement): Table[] {
  const { language, debits, credits, debitsCents, creditsCents, overdueCents } = statement
  const words = STATEMENT_WORDS[language]
  const sum = (label: string, cents: number) => [label, '', '', '', '', '', formatAmount(cents, language)]
  const owed = [sum(words.debitsTotal, debitsCents), ...(overdueCents > 0 ? [sum(words.overdue, overdueCents)] : [])]
  return [
    ...(debits.length > 0 ? [table(statement, words.debits, debits, owed)] : []),
    ...(credits.length > 0 ? [table(statement, words.credits, credits, [sum(words.creditsTotal, creditsCents)])] : []),
  ]
}

function table({ language }: Statement, caption: string, rows: readonly StatementRow[], foot: Table['foot']): Table {
  const words = STATEMENT_WORDS[language]
  const [what, ref, issued, due, late, original, left] = words.columns
  return {
    caption,
    continued: words.continued,
    columns: [
      { header: what, align: 'left', width: 22 },
      { header: ref, align: 'left', width: 20 },
      { header: issued, align: 'left', width: 15 },
      { header: due, align: 'left', width: 15 },
      { header: late, align: 'right', width: 11 },
      { header: original, align: 'right', width: 16 },
      { header: left, align: 'right', width: 16 },
    ],
    rows: rows.map((row) => [
      row.what,
      row.ref,
      formatDay(row.issuedOn, language),
      row.dueOn === null ? '' : formatDay(row.dueOn, language),
      delay(row.daysLate, language),
      formatAmount(row.originalCents, language),
      formatAmount(row.outstandingCents, language),
    ]),
    foot,
  }
}

function drawBalance(paper: Paper, { language, balanceCents, booksAsOf, iban }: Statement): void {
  const words = STATEMENT_WORDS[language]
  makeRoom(paper, ENDING)
  const named = balanceCents < 0 ? words.inFavour : words.balance
  const colon = language === 'fr' ? '\u00a0:' : ':'
  writeParagraph(paper, `${named}${colon} ${formatAmount(Math.abs(balanceCents), language)}`, BALANCE, 8)
  if (iban !== '' && balanceCents > 0) writeParagraph(paper, `${words.transfer} ${iban}`, TEXT, 4)
  if (booksAsOf !== null) writeParagraph(paper, `${words.entered} ${formatLongDay(booksAsOf, language)}.`, TEXT, 4)
  writeParagraph(paper, words.remark, TEXT, 0)
}
