// The proposals of a closing as the terminal shows them: one line per part, what the page holds, what is left to do.
import { formatAmount, formatLongDay, plural } from '../domain/format.ts'
import { frenchSpaces } from '../domain/plan-text.ts'
import type { ClosingView } from '../reporting/closing/closing.ts'
import { PARTS, type PartName, PENALTIES_TO_BOOK } from '../reporting/closing/law.ts'
import type { Context } from './context.ts'
import { controlLine } from './control-line.ts'
import { table } from './table.ts'

const COLUMNS = [
  { header: 'Proposition' },
  { header: 'Nombre', align: 'right' as const },
  { header: 'Montant TTC', align: 'right' as const },
  { header: 'Hors TVA', align: 'right' as const },
  { header: 'Comptes' },
]

/** @param files as people are told of them; `letters` null: none */
export function closingText(
  view: ClosingView,
  files: { readonly page: string; readonly letters: string | null },
  context: Context,
): string {
  const { date, booksAsOf, control, totals, doubtful, irrecoverable, nearLimitation, creditBalances, penalties, bookedAfter } = view
  const coming =
    date > context.present
      ? `Le ${formatLongDay(date)} n’est pas encore passé : ce sont des projections, d’après ce qui est saisi à ce jour.\n`
      : ''
  const books = booksAsOf === null ? 'Aucune écriture de banque importée' : `Banque saisie jusqu’au ${formatLongDay(booksAsOf)}`
  const row = (part: PartName, count: number, gross: number | null, net: number | null = null, title = PARTS[part].title) => [
    title,
    String(count),
    gross === null || count === 0 ? '' : formatAmount(gross),
    net === null || count === 0 ? '' : formatAmount(net),
    PARTS[part].accounts,
  ]
  const bookable = penalties.filter(({ obstacle }) => obstacle === null).length
  const rows = [
    row('doubtful', doubtful.length, totals.doubtfulCents, totals.doubtfulNetCents),
    row('irrecoverable', irrecoverable.length, totals.irrecoverableCents, totals.irrecoverableNetCents),
    row('nearLimitation', nearLimitation.length, totals.nearLimitationCents),
    row('creditBalances', creditBalances.length, totals.creditBalancesCents),
    row('penalties', bookable, totals.penaltiesCents, totals.penaltiesCents, PENALTIES_TO_BOOK),
    row('bookedAfter', bookedAfter.length, null),
  ]
  return frenchSpaces(
    [
      `Clôture au ${formatLongDay(date)} : des propositions, rien n’est comptabilisé ni enregistré\n`,
      `${books}.\n${coming}\n`,
      table(COLUMNS, rows, context.color),
      '\n',
      assumedText(view),
      leftOutText(view),
      controlLine(control),
      lettersText(view, files.letters),
      `La page, avec les faits et les textes : ${files.page} (relance report --closing ${date} --open l’ouvre)\n`,
    ].join(''),
  )
}

function assumedText({ totals }: ClosingView): string {
  if (totals.doubtfulAssumedNetCents === 0) return ''
  return `Hors TVA, ${formatAmount(totals.doubtfulAssumedNetCents)} reposent sur un taux supposé : les écritures ne disent pas la TVA de ces pièces.\n`
}

/** Told beside what may be booked: the two together are what no entry holds. */
function leftOutText({ totals, penalties }: ClosingView): string {
  const left = penalties.filter(({ obstacle }) => obstacle !== null).length
  if (left === 0) return ''
  return `Pénalités laissées de côté : ${formatAmount(totals.penaltiesLeftOutCents)} sur ${left} ${plural(left, 'facture', 'factures')}, la page dit pourquoi.\n`
}

function lettersText({ confirmations }: ClosingView, shown: string | null): string {
  if (confirmations === undefined || shown === null) return ''
  const { letters, pages } = confirmations
  if (letters.length === 0) return ''
  const count = `${letters.length} ${plural(letters.length, 'lettre', 'lettres')} de confirmation, ${pages} ${plural(pages, 'page', 'pages')}`
  const without = letters.filter(({ hasAddress }) => !hasAddress).map(({ customer }) => customer)
  const missing = without.length === 0 ? '' : `Sans adresse, à compléter : ${without.join(', ')}.\n`
  return `${count} : ${shown} (à relire, signer et poster ; rien n’est envoyé)\n${missing}`
}
