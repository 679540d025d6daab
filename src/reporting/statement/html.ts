// A statement of account as one HTML page in the customer's language: no script, nothing from elsewhere, light or dark, printed on A4.
import { formatLongDay } from '../../domain/format.ts'
import type { Block } from '../calculation/blocks.ts'
import { writeBlocksHtml } from '../calculation/html.ts'
import { HTML_STYLE } from '../calculation/html-style.ts'
import type { Statement } from './statement.ts'
import { balanceText, statementTables } from './tables.ts'
import { STATEMENT_WORDS } from './words.ts'

/** On a screen whose owner prefers it dark; paper stays white. */
const SCREEN_STYLE = `@media screen and (prefers-color-scheme: dark) {
  :root { color-scheme: dark; }
  body { background: #14181d; color: #e8eaed; }
  h1, h2, h3, caption, .caption { color: #a9c7ee; }
  .under, .role, dt { color: #b4bcc6; }
  .parties > div { border-color: #4a5563; }
  thead th { background: #232b35; border-bottom-color: #a9c7ee; }
  th, td { border-bottom-color: #37414d; }
  tfoot th, tfoot td { border-color: #a9c7ee; }
}
`

/** UTF-8. */
export function writeStatementHtml(statement: Statement): Buffer {
  const { language, day, customer, creditor, version, booksAsOf, iban, balanceCents } = statement
  const words = STATEMENT_WORDS[language]
  const blocks: Block[] = [
    { kind: 'title', text: words.title, under: `${words.asOf} ${formatLongDay(day, language)}` },
    {
      kind: 'parties',
      parties: [
        [words.creditor, creditor],
        [words.customer, customer],
      ],
    },
    ...statementTables(statement),
    { kind: 'sentence', text: balanceText(statement), strong: true },
    ...(iban !== '' && balanceCents > 0 ? [{ kind: 'sentence', text: `${words.transfer} ${iban}` } as const] : []),
    ...(booksAsOf === null ? [] : [{ kind: 'sentence', text: `${words.entered} ${formatLongDay(booksAsOf, language)}.` } as const]),
    { kind: 'sentence', text: words.remark },
  ]
  const title = `${words.title}, ${customer.name}`
  return writeBlocksHtml(blocks, { title, language, version, style: `${HTML_STYLE}${SCREEN_STYLE}`, scheme: 'light dark' })
}
