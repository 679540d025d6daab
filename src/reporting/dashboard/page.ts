// The dashboard as one page: figures, charts with their tables, lists that lead to the pages of customers.
import { ZERO } from '../../domain/cents.ts'
import { formatAmount, formatLongDay, plural } from '../../domain/format.ts'
import type { CustomerCode } from '../../domain/names.ts'
import { columnsFigure } from '../page/charts/columns.ts'
import { linesFigure } from '../page/charts/lines.ts'
import { writePage } from '../page/document.ts'
import { type Fragment, type Html, html } from '../page/html.ts'
import { sheetTable } from '../page/sheet-table.ts'
import type { Sheet } from '../sheet.ts'
import { heldSheet, payersSheet, planSheet, pledgesSheet, stepsSheet } from './action-sheets.ts'
import { agedSheet, agesSheet, creditSheet, debtorsSheet, dsoSheet, forecastSheet, penaltiesSheet } from './money-sheets.ts'
import { controlHtml, tilesHtml, underTitle } from './tiles.ts'
import type { DashboardView, Listed } from './view.ts'

const STYLE = `.todo { border-left: .3rem solid var(--s3); padding: .1rem .8rem; background: var(--band); max-width: none; }
.todo.good { border-color: var(--good); } .todo.bad { border-color: var(--bad); }
nav ul { display: flex; flex-wrap: wrap; gap: .2rem 1.2rem; padding: 0; list-style: none; }
`

/** UTF-8. @param hrefOf where the page of a customer is, from this one; null: he has none */
export function writeDashboard(view: DashboardView, hrefOf: (customer: CustomerCode) => string | null): Buffer {
  const sections = SECTIONS.map(({ id, title, draw }) => ({ id, title, body: draw(view, hrefOf) })).filter(({ body }) => body !== null)
  return writePage({
    title: `Tableau de bord au ${formatLongDay(view.date)}`,
    under: underTitle(view),
    style: STYLE,
    body: [
      controlHtml(view),
      view.plan.stopped === null ? null : html`<p class="todo">${view.plan.stopped}</p>`,
      view.doubts === 0
        ? null
        : html`<p class="todo bad">${view.doubts} ${plural(view.doubts, 'message en doute', 'messages en doute')} : est-il parti ? relance history le dit, et relance history resolve tranche.</p>`,
      tilesHtml(view),
      html`<nav class="screen" aria-label="Sommaire"><ul>${sections.map(({ id, title }) => html`<li><a href="#${id}">${title}</a></li>`)}</ul></nav>`,
      sections.map(
        ({ id, title, body }) => html`<section id="${id}" aria-labelledby="${id}-h"><h2 id="${id}-h">${title}</h2>\n${body}</section>\n`,
      ),
    ],
  })
}

type HrefOf = (customer: CustomerCode) => string | null

interface Section {
  readonly id: string
  readonly title: string
  /** Null: nothing to say. */
  draw(view: DashboardView, hrefOf: HrefOf): Fragment
}

const SECTIONS: readonly Section[] = [
  { id: 'ages', title: 'Balance âgée et délai moyen de règlement', draw: chartsHtml },
  { id: 'plan', title: 'Relances du jour et attente', draw: planHtml },
  { id: 'debiteurs', title: 'Premiers débiteurs', draw: debtorsHtml },
  { id: 'promesses', title: 'Promesses', draw: pledgesHtml },
  { id: 'prevision', title: 'Encaissements attendus et profils de payeurs', draw: (view) => pair(forecastHtml(view), payersHtml(view)) },
  { id: 'effet', title: 'Effet des relances', draw: stepsHtml },
  { id: 'penalites', title: 'Pénalités et indemnités', draw: penaltiesHtml },
  { id: 'plafonds', title: 'Plafonds d’encours', draw: creditHtml },
  { id: 'clients', title: 'Balance âgée par client', draw: agedHtml },
]

function chartsHtml(view: DashboardView): Fragment {
  const ages = agesSheet(view)
  const chart = columnsFigure(ages, {
    id: 'ages-c',
    summary: `${formatAmount(view.totals.overdueCents)} en retard sur un solde de ${formatAmount(view.totals.balanceCents)}.`,
    series: [1],
    label: (row) => AGE_LABELS[row] ?? '',
  })
  return pair(chart, dsoHtml(view))
}

/** Fewer words than the table has: they stand under narrow columns. */
const AGE_LABELS = ['non échu', '1-30 j', '31-60 j', '61-90 j', '+ 90 j', 'non aff.']

function planHtml(view: DashboardView): Fragment {
  const { plan } = view
  const today = plan.reminders === 0 ? html`<p>Aucune relance ce jour-là.</p>` : sheetTable(planSheet(view))
  const held = plan.heldItems === 0 ? html`<p>Rien n’attend.</p>` : sheetTable(heldSheet(view))
  return [
    pair(today, held),
    html`<p class="note">Chaque message tel qu’il arrivera : relance preview --open. Pourquoi chaque pièce attend : relance plan --dry-run --explain.</p>`,
  ]
}

function agedHtml(view: DashboardView, hrefOf: HrefOf): Fragment {
  const { count, balanceCents } = view.creditors
  return [
    list(agedSheet(view), ['Client', 'Solde'], view.aged, hrefOf, 'la balance âgée entière : relance aging, ou relance report --xlsx'),
    count === 0
      ? null
      : html`<p class="note">Dont ${count} ${plural(count, 'client créditeur', 'clients créditeurs')} pour ${formatAmount(balanceCents)}, à présenter au passif (419) : relance report --closing.</p>`,
  ]
}

function payersHtml(view: DashboardView): Fragment {
  const { onTime } = view
  const paid =
    onTime.percent === null
      ? null
      : html`<p class="note">Des ${formatAmount(onTime.dueCents)} venus à échéance en douze mois, ${onTime.percent} % ont été payés à temps : ${onTime.onTimeInvoices} ${plural(onTime.onTimeInvoices, 'facture', 'factures')} sur ${onTime.invoices}. Une facture encore impayée compte comme en retard.</p>`
  return [sheetTable(payersSheet(view), { phone: ['Profil', 'Clients', 'Solde'] }), paid]
}

function debtorsHtml(view: DashboardView, hrefOf: HrefOf): Fragment {
  if (view.debtors.count === 0) return html`<p>Personne n’est en retard.</p>`
  return [
    list(debtorsSheet(view), ['Client', 'En retard'], view.debtors, hrefOf, 'tous : relance customers'),
    html`<p class="note">Poids : euros en retard × jours de retard, doublés pour un payeur noté 0, tels quels pour un payeur noté 100.</p>`,
  ]
}

function pledgesHtml({ promises: { running, broken } }: DashboardView, hrefOf: HrefOf): Fragment {
  if (running.count + broken.count === 0) return html`<p>Aucune promesse ni aucun échéancier.</p>`
  const part = (title: string, list_: typeof running) =>
    list_.count === 0
      ? null
      : list(pledgesSheet(title, list_), ['Client', 'Pour le', 'Montant'], list_, hrefOf, 'le reste : relance plan --dry-run --explain')
  return [part('Promesses et échéanciers non tenus', broken), part('Promesses et échéanciers en cours', running)]
}

/** As the axis has room for them. */
const MONTHS = ['jan', 'fév', 'mar', 'avr', 'mai', 'jun', 'jul', 'aoû', 'sep', 'oct', 'nov', 'déc']

function dsoHtml(view: DashboardView): Fragment {
  const today = view.dso.at(-1)
  if (today === undefined)
    return html`<p>Les listes de factures ouvertes ne disent pas les ventes : importez la comptabilité pour suivre le DSO.</p>`
  const worth = today.dayCents === null ? '' : ` Un jour de moins rapporterait ${formatAmount(today.dayCents)} de trésorerie.`
  // A curve of thirteen months has two of a name: January tells its year.
  const months = view.dso.map(({ day }) => {
    const month = MONTHS[Number(day.slice(5, 7)) - 1] ?? ''
    return day.slice(5, 7) === '01' ? `${month} ${day.slice(0, 4)}` : month
  })
  return linesFigure(dsoSheet(view), {
    id: 'dso-c',
    summary: `Simple : solde ÷ ventes TTC de douze mois × jours. Par épuisement : le solde retranché des ventes mois par mois, à rebours.${worth}`,
    series: [1, 2],
    label: (row) => months[row] ?? '',
  })
}

function forecastHtml(view: DashboardView): Fragment {
  const last = view.forecast.at(-1)
  const { beyondCents, notExpectedCents } = view.forecastRest
  const rest = `Le reste du solde\u00a0: ${formatAmount(beyondCents)} plus tard, ${formatAmount(notExpectedCents)} non attendus (relance forecast dit pourquoi).`
  return columnsFigure(forecastSheet(view), {
    id: 'prevision-c',
    summary: `D’après les délais de chaque client, promesses et échéanciers d’abord : ${last === undefined ? '' : `${formatAmount(last.expectedCents)} à ${last.days} jours`}. ${rest} Les factures à venir n’y sont pas ; la fourchette contient ce qui vient 8 fois sur 10.`,
    series: [1],
    range: [2, 3],
  })
}

function penaltiesHtml(view: DashboardView): Fragment {
  return [
    sheetTable(penaltiesSheet(view), { phone: ['Sur', 'Intérêts et indemnités'] }),
    html`<p class="note">Le calcul de chacune : relance penalties, et relance penalties --settled pour les factures payées en retard (code de commerce, articles L441-10 et D441-5).</p>`,
  ]
}

function stepsHtml(view: DashboardView): Fragment {
  if (view.steps.length === 0) return html`<p>Aucune relance n’est encore partie.</p>`
  return [
    sheetTable(stepsSheet(view), { phone: ['Étape', 'Messages'] }),
    html`<p class="note">Ce qui a été payé dans les 7 et les 15 jours qui suivent chaque message, quelle qu’en soit la cause, parmi les messages assez anciens ; une facture relancée deux fois compte à chaque étape.</p>`,
  ]
}

function creditHtml(view: DashboardView, hrefOf: HrefOf): Fragment {
  const { creditLimits: limits } = view
  if (limits === 0)
    return html`<p class="note">Aucun plafond d’encours n’est fixé : relance customers CODE --credit-limit MONTANT en fixe un.</p>`
  const told = `${limits} ${plural(limits, 'plafond est fixé, celui', 'plafonds sont fixés, ceux')} d’aujourd’hui quel que soit le jour de la page.`
  if (view.credit.count === 0) return html`<p class="note">${told} Aucun n’est approché.</p>`
  return [
    list(creditSheet(view), ['Client', 'Au-delà'], view.credit, hrefOf, 'tous : relance customers'),
    html`<p class="note">${told}</p>`,
  ]
}

/** Where many columns hold nothing, what they hold is seen. */
const NOTHING = formatAmount(ZERO)

/** A table whose rows lead to the pages of their customers. @param phone columns that a telephone shows */
function list<Row extends { readonly customer: CustomerCode }>(
  sheet: Sheet,
  phone: readonly string[],
  { rows, count }: Listed<Row>,
  hrefOf: HrefOf,
  rest: string,
): Fragment {
  const draw = (row: number, column: number, words: string) => {
    const customer = rows[row]?.customer
    if (column > 0) return words === NOTHING && sheet.columns[column]?.header !== 'Solde' ? '' : null
    const href = customer === undefined ? null : hrefOf(customer)
    return href === null ? null : html`<a href="${href}">${words}</a>`
  }
  const more = count - rows.length
  return [
    sheetTable(sheet, { draw, phone }),
    more === 0 ? null : html`<p class="note">${more} ${plural(more, 'autre client', 'autres clients')} ; ${rest}.</p>`,
  ]
}

function pair(one: Fragment, other: Fragment): Html {
  return html`<div class="pair"><div>${one}</div><div>${other}</div></div>`
}
