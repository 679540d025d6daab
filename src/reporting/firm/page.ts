// The page of a firm: one line for each dossier, those that need somebody first.
import { dirname, relative } from 'node:path'
import { formatAmount, formatLongDay, plural } from '../../domain/format.ts'
import { writePage } from '../page/document.ts'
import { html } from '../page/html.ts'
import { sheetTable } from '../page/sheet-table.ts'
import { amountColumn, dayColumn, drawSheet, integerColumn, type Sheet, textColumn } from '../sheet.ts'
import type { DossierLine, FirmView } from './view.ts'

/** UTF-8. */
export function writeFirm(view: FirmView): Buffer {
  const { date, dossiers, totals, file } = view
  const hrefOf = ({ page }: DossierLine) =>
    page === null ? null : relative(dirname(file), page).split(/[\\/]/).map(encodeURIComponent).join('/')
  const draw = (row: number, column: number, words: string) => {
    const line = dossiers[row]
    const href = column === 0 && line !== undefined ? hrefOf(line) : null
    return href === null ? null : html`<a href="${href}">${words}</a>`
  }
  const stopped = dossiers.filter(({ error }) => error !== null).length
  return writePage({
    title: `Tous les dossiers au ${formatLongDay(date)}`,
    under: `${dossiers.length} ${plural(dossiers.length, 'dossier', 'dossiers')}, ${formatAmount(totals.overdueCents)} en retard sur ${formatAmount(totals.balanceCents)}, ${totals.reminders} ${plural(totals.reminders, 'relance', 'relances')} du jour${stopped === 0 ? '' : ` ; ${stopped} ${plural(stopped, 'dossier n’a pas pu être lu', 'dossiers n’ont pas pu être lus')}`}.`,
    style: 'td:last-child { min-width: 14rem; }\n',
    body:
      dossiers.length === 0
        ? html`<p>Aucun dossier ici : un dossier est un répertoire qui contient relance.yaml.</p>`
        : sheetTable(firmSheet(view), { draw, phone: ['Dossier', 'En retard', 'À approuver'] }),
  })
}

/** One row for each dossier, then the totals. */
function firmSheet({ dossiers, totals }: FirmView): Sheet {
  const columns = [
    textColumn<DossierLine>('Dossier', 28, ({ name }) => name, 'Tous'),
    amountColumn<DossierLine>('En retard', ({ figures }) => figures?.overdueCents ?? null, totals.overdueCents),
    amountColumn<DossierLine>('Solde', ({ figures }) => figures?.balanceCents ?? null, totals.balanceCents),
    integerColumn<DossierLine>('DSO (j)', ({ figures }) => figures?.dsoDays ?? null),
    integerColumn<DossierLine>('Relances', ({ figures }) => figures?.reminders ?? null, totals.reminders),
    integerColumn<DossierLine>(
      'À approuver',
      ({ figures }) => figures?.toApprove ?? null,
      sumOf(dossiers, (figures) => figures.toApprove),
    ),
    integerColumn<DossierLine>(
      'Promesses non tenues',
      ({ figures }) => figures?.brokenPromises ?? null,
      sumOf(dossiers, (figures) => figures.brokenPromises),
    ),
    dayColumn<DossierLine>('Banque saisie', ({ figures }) => figures?.booksAsOf ?? null),
    textColumn<DossierLine>('À voir', 40, toSee),
  ]
  return drawSheet('Dossiers', columns, dossiers, true)
}

function sumOf(dossiers: readonly DossierLine[], countOf: (figures: NonNullable<DossierLine['figures']>) => number): number {
  return dossiers.reduce((sum, { figures }) => sum + (figures === null ? 0 : countOf(figures)), 0)
}

function toSee({ error, figures }: DossierLine): string | null {
  if (error !== null || figures === null) return error
  const { differenceCents, doubts, stopped } = figures
  const told = [
    differenceCents === 0 ? '' : `Écart de ${formatAmount(differenceCents)} au contrôle du compte 411.`,
    doubts === 0 ? '' : `${doubts} ${plural(doubts, 'message en doute', 'messages en doute')}.`,
    stopped ?? '',
  ]
  return told.filter((text) => text !== '').join(' ') || null
}
