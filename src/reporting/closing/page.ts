// A closing as one page: what is proposed, on which facts, by which text. The tables are the sheets.
import { formatAmount, formatLongDay, plural } from '../../domain/format.ts'
import { frenchSpaces } from '../../domain/plan-text.ts'
import { writePage } from '../page/document.ts'
import { type Fragment, type Html, html } from '../page/html.ts'
import { sheetTable, wordsOf } from '../page/sheet-table.ts'
import type { Cell, Sheet } from '../sheet.ts'
import type { Closing } from './closing.ts'
import { PARTS, type PartName } from './law.ts'
import {
  bookedAfterSheet,
  creditBalancesSheet,
  doubtfulByCustomer,
  doubtfulSheet,
  irrecoverableSheet,
  limitationSheet,
  penaltiesLeftOutSheet,
  penaltiesSheet,
  unallocatedSheet,
} from './sheets.ts'

/** Rows of a table that people still read; the workbook holds all. */
const MOST_ROWS = 400

const STYLE = `.law { color: var(--soft); font-size: .9rem; } .law p { max-width: 95ch; margin: .3rem 0; }
.accounts { font-weight: 600; }
.todo { border-left: .3rem solid var(--s3); padding: .1rem .8rem; background: var(--band); }
tbody th { min-width: 9rem; } td { min-width: 6rem; } .wide td:has(+ td.r + td.r):not(.r):not(.n) { min-width: 14rem; }
#irrecoverable ~ .wide td:nth-child(4) { min-width: 12rem; }
@media print { .law, .note { font-size: 8pt; } tbody th, td { min-width: 0; } }
body { max-width: 84rem; }
@page { size: A4 landscape; }
`

/** UTF-8. */
export function writeClosing(closing: Closing): Buffer {
  const { date, creditor, booksAsOf } = closing
  const books = booksAsOf === null ? 'aucune écriture de banque importée' : `banque saisie jusqu’au ${formatLongDay(booksAsOf)}`
  return writePage({
    title: `Clôture au ${formatLongDay(date)}`,
    under: `${creditor}, ${books}. Des propositions à examiner : rien n’est comptabilisé ni enregistré.`,
    style: STYLE,
    body: [
      warnings(closing),
      tiles(closing),
      part(
        'doubtful',
        [...tables(doubtfulByCustomer(closing)), ...tables(doubtfulSheet(closing)), assumedNote(closing)],
        closing.doubtful.length,
      ),
      part('irrecoverable', tables(irrecoverableSheet(closing)), closing.irrecoverable.length),
      part('nearLimitation', [...tables(limitationSheet(closing)), unknownNote(closing)], closing.nearLimitation.length),
      part(
        'creditBalances',
        [...tables(creditBalancesSheet(closing)), ...tables(unallocatedSheet(closing))],
        closing.creditBalances.length + closing.unallocated.length,
      ),
      part('penalties', [...tables(penaltiesSheet(closing)), penaltiesNote(closing), ...leftOut(closing)], closing.penalties.length),
      part('bookedAfter', [...tables(bookedAfterSheet(closing)), laterNote(closing)], closing.bookedAfter.length),
    ],
  })
}

function warnings({ date, control, lastEntryOn, booksAsOf }: Closing): Html[] {
  const { ledgerBalanceCents, itemsCents, differenceCents } = control
  const told =
    differenceCents === 0
      ? `Contrôle clients : solde comptable ${formatAmount(ledgerBalanceCents)} = détail ${formatAmount(itemsCents)}, écart nul.`
      : `Contrôle clients : solde comptable ${formatAmount(ledgerBalanceCents)}, détail ${formatAmount(itemsCents)}, écart de ${formatAmount(differenceCents)} : corrigez avant de clôturer.`
  const until = booksAsOf ?? lastEntryOn
  const stale =
    until !== null && until < date
      ? `Les règlements ne sont saisis que jusqu’au ${formatLongDay(until)} : ce qui est venu ensuite n’y est pas.`
      : null
  return [
    differenceCents === 0 ? html`<p class="good">${frenchSpaces(told)}</p>` : html`<p class="todo">${frenchSpaces(told)}</p>`,
    ...(stale === null ? [] : [html`<p class="todo">${frenchSpaces(stale)}</p>`]),
  ]
}

function tiles({ balance, doubtful, irrecoverable, nearLimitation, creditBalances, totals }: Closing): Html {
  const tile = (name: string, value: number, more: string) =>
    html`<li><span class="name">${name}</span><span class="value">${formatAmount(value)}</span><span class="more">${more}</span></li>`
  const count = (rows: number) => `${rows} ${plural(rows, 'pièce', 'pièces')}`
  return html`<ul class="tiles">
${tile('Solde des clients', balance.balanceCents, 'celui de la balance âgée')}
${tile('Douteuses, hors TVA', totals.doubtfulNetCents, count(doubtful.length))}
${tile('Dont peut-être perdues, hors TVA', totals.irrecoverableNetCents, `${count(irrecoverable.length)}, TVA ${formatAmount(totals.irrecoverableVatCents)}`)}
${tile('Prescription proche', totals.nearLimitationCents, count(nearLimitation.length))}
${tile('Clients créditeurs', totals.creditBalancesCents, `${creditBalances.length} ${plural(creditBalances.length, 'client', 'clients')}`)}
${tile('Pénalités à comptabiliser', totals.penaltiesCents, 'hors TVA')}
</ul>`
}

/** @param rows how many there are to show; none: the part says so */
function part(name: PartName, content: Fragment, rows: number): Html {
  const { title, accounts, texts } = PARTS[name]
  return html`<section aria-labelledby="${name}"><h2 id="${name}">${title}</h2>
${accounts === '' ? null : html`<p class="accounts">Comptes\u00a0: ${accounts}</p>`}
<div class="law">${texts.map((text) => html`<p>${frenchSpaces(text)}</p>`)}</div>
${rows === 0 ? html`<p>Rien à proposer.</p>` : null}
${content}
</section>`
}

function tables(sheet: Sheet): Html[] {
  if (sheet.rows.length === 0) return []
  return [
    sheetTable(narrow(sheet), { most: MOST_ROWS, rest: 'Tout est dans le classeur\u00a0: relance report --closing JOUR --xlsx FICHIER.' }),
  ]
}

/** Columns that the workbook alone holds: on the page a mark, the facts and the name beside the code tell the same. */
const LEFT_OUT = ['Nom', 'Origine de la TVA', 'Aussi en perte']

/** The same sheet in fewer columns, so that a page of A4 or a screen holds it. */
function narrow({ title, columns, rows, totals }: Sheet): Sheet {
  const place = (header: string) => columns.findIndex((column) => column.header === header)
  const [code, name, rate, origin] = ['Client', 'Nom', 'Taux (%)', 'Origine de la TVA'].map(place) as [number, number, number, number]
  const textAt = (row: readonly Cell[], at: number) => String(row[at]?.value ?? '')
  const told = rows.map((row) =>
    row.map((cell, at): Cell => {
      if (at === code && name >= 0) return { kind: 'text', value: `${textAt(row, code)} ${textAt(row, name)}` }
      if (at !== rate) return cell
      return { kind: 'text', value: `${wordsOf(cell)}${textAt(row, origin).startsWith('hypothèse') ? ' *' : ''}` }
    }),
  )
  const isEmpty = (at: number) => columns[at]?.kind === 'amount' && rows.every((row) => row[at]?.value === null)
  const kept = <T>(list: readonly T[]) => list.filter((_, at) => !LEFT_OUT.includes(columns[at]?.header ?? '') && !isEmpty(at))
  return { title, columns: kept(columns), rows: told.map(kept), totals: totals === null ? null : kept(totals) }
}

function assumedNote({ totals }: Closing): Html | null {
  if (totals.doubtfulAssumedNetCents === 0) return null
  return html`<p class="note">${frenchSpaces(
    `* ${formatAmount(totals.doubtfulAssumedNetCents)} de base hors TVA reposent sur un taux supposé (taux normal du lieu, CGI art. 278 ou 296 ; rien pour un client à l’étranger) : les écritures importées ne disent pas la TVA de ces pièces. Vérifiez-la facture par facture.`,
  )}</p>`
}

function unknownNote({ limitationUnknown }: Closing): Html | null {
  const count = limitationUnknown.length
  if (count === 0) return null
  return html`<p class="note">${count} ${plural(count, 'pièce dont', 'pièces dont')} la prescription ne peut pas être située (à-nouveaux sans détail, clients à l’étranger)\u00a0: ${limitationUnknown
    .slice(0, 20)
    .map(({ customer, ref }) => `${customer} ${ref}`)
    .join(', ')}${count > 20 ? '…' : '.'}</p>`
}

function penaltiesNote({ penalties }: Closing): Html | null {
  if (penalties.length === 0) return null
  return html`<p class="note">Pour les écritures elles-mêmes\u00a0: <code>relance penalties --entries FICHIER</code>, et <code>--settled</code> pour les factures payées en retard.</p>`
}

/** What may not be booked, apart: its sum is in no total. */
function leftOut(closing: Closing): Html[] {
  const rows = tables(penaltiesLeftOutSheet(closing))
  if (rows.length === 0) return []
  const { penaltiesCents, penaltiesLeftOutCents: left } = closing.totals
  const told = `Laissées de côté, pour la raison dite en regard : ${formatAmount(left)}. Avec les ${formatAmount(penaltiesCents)} à comptabiliser, ${formatAmount(penaltiesCents + left)} de pénalités et d’indemnités ne sont dans aucune écriture.`
  return [html`<p>${frenchSpaces(told)}</p>`, ...rows]
}

function laterNote({ date, lastEntryOn }: Closing): Html | null {
  if (lastEntryOn !== null && lastEntryOn > date)
    return html`<p class="note">Écritures importées jusqu’au ${formatLongDay(lastEntryOn)}.</p>`
  return html`<p class="note">Aucune écriture postérieure au ${formatLongDay(date)} n’est importée.</p>`
}
