// A statement of account on A4, in the customer's language: the same bytes for the same statement, whatever the clock or the machine.
import { formatLongDay } from '../../domain/format.ts'
import { openPaper, pdfBytes } from '../../rendering/pdf/document.ts'
import { writeMargins } from '../../rendering/pdf/margins.ts'
import { BLUE, GREY, makeRoom, type Paper, type Style, writeParagraph } from '../../rendering/pdf/paper.ts'
import { drawTable } from '../../rendering/pdf/table.ts'
import { drawParties } from '../calculation/pdf-pieces.ts'
import type { Statement } from './statement.ts'
import { balanceText, statementTables } from './tables.ts'
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
  for (const table of statementTables(statement)) drawTable(paper, table)
  drawBalance(paper, statement)
  writeMargins(paper, { head: [creditor.name, customer.name], foot: asOf })
  return await pdfBytes(paper)
}

function drawBalance(paper: Paper, statement: Statement): void {
  const { language, balanceCents, booksAsOf, iban } = statement
  const words = STATEMENT_WORDS[language]
  makeRoom(paper, ENDING)
  writeParagraph(paper, balanceText(statement), BALANCE, 8)
  if (iban !== '' && balanceCents > 0) writeParagraph(paper, `${words.transfer} ${iban}`, TEXT, 4)
  if (booksAsOf !== null) writeParagraph(paper, `${words.entered} ${formatLongDay(booksAsOf, language)}.`, TEXT, 4)
  writeParagraph(paper, words.remark, TEXT, 0)
}
