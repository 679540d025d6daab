// What the dashboard says first: whether the books tie, then a dozen figures.
import { sumCents } from '../../domain/cents.ts'
import { formatAmount, formatDay, formatLongDay, plural } from '../../domain/format.ts'
import { type Html, html } from '../page/html.ts'
import { percentWords } from './action-sheets.ts'
import type { DashboardView } from './view.ts'

export function controlHtml({ control: { ledgerBalanceCents, itemsCents, differenceCents } }: DashboardView): Html {
  const sums = `solde des comptes clients ${formatAmount(ledgerBalanceCents)}, détail des pièces ${formatAmount(itemsCents)}`
  return differenceCents === 0
    ? html`<p class="todo good">Contrôle du compte 411 : ${sums}, écart nul.</p>`
    : html`<p class="todo bad">Contrôle du compte 411 : ${sums}, écart ${formatAmount(differenceCents)}. Voyez « relance check ».</p>`
}

interface Tile {
  readonly name: string
  readonly value: string
  readonly more: string
}

export function tilesHtml(view: DashboardView): Html {
  const tile = ({ name, value, more }: Tile) =>
    html`<li><span class="name">${name}</span><span class="value">${value}</span><span class="more">${more}</span></li>\n`
  return html`<ul class="tiles">\n${[...owed(view), ...speed(view), ...done(view)].map(tile)}</ul>`
}

function owed({ totals, penalties, forecast }: DashboardView): Tile[] {
  const { interestCents, feeCents } = penalties.open
  const expected = forecast.find(({ days }) => days === 30)
  return [
    {
      name: 'Solde des clients',
      value: formatAmount(totals.balanceCents),
      more: `${totals.customers} ${plural(totals.customers, 'client', 'clients')}`,
    },
    {
      name: 'En retard',
      value: formatAmount(totals.overdueCents),
      more: `${totals.overdueCustomers} ${plural(totals.overdueCustomers, 'client', 'clients')}`,
    },
    {
      name: 'Attendu sous 30 jours',
      value: expected === undefined ? '' : formatAmount(expected.expectedCents),
      more: 'des factures ouvertes',
    },
    {
      name: 'Pénalités et indemnités',
      value: formatAmount(sumCents([interestCents, feeCents])),
      more: 'acquises sur les factures ouvertes',
    },
  ]
}

function speed({ dso, onTime }: DashboardView): Tile[] {
  const today = dso.at(-1)
  const days = (count: number | null) => (count === null ? 'inconnu' : `${count} ${plural(count, 'jour', 'jours')}`)
  const told =
    today === undefined
      ? []
      : [
          { name: 'DSO simple', value: days(today.simpleDays), more: `sur les ventes depuis le ${formatDay(today.from)}` },
          { name: 'DSO par épuisement', value: days(today.countBackDays), more: 'des dernières ventes' },
          {
            name: 'Un jour de DSO',
            value: today.dayCents === null ? 'inconnu' : formatAmount(today.dayCents),
            more: 'de trésorerie',
          },
        ]
  const paid = `${onTime.onTimeInvoices} ${plural(onTime.onTimeInvoices, 'facture', 'factures')} sur ${onTime.invoices}, en 12 mois`
  return [...told, { name: 'Payé à l’échéance', value: percentWords(onTime.percent) || 'inconnu', more: paid }]
}

function done({ sent, promises, plan }: DashboardView): Tile[] {
  return [
    {
      name: 'Relances du jour',
      value: String(plan.reminders),
      more: `${formatAmount(plan.totalCents)} demandés${plan.toApprove === 0 ? '' : `, ${plan.toApprove} à approuver`}`,
    },
    {
      name: 'Relances prévues et parties',
      value: percentWords(sent.percent) || 'aucune',
      more: `${sent.sent} sur ${sent.planned}, depuis le ${formatDay(sent.from)}`,
    },
    { name: 'Promesses non tenues', value: String(promises.broken.count), more: `${promises.running.count} en cours` },
  ]
}

export function underTitle({ creditor, booksAsOf, date }: DashboardView): string {
  const books = booksAsOf === null ? 'aucune écriture de banque importée' : `banque saisie jusqu’au ${formatLongDay(booksAsOf)}`
  return `${creditor}, ${books}${booksAsOf !== null && booksAsOf > date ? ` (page au ${formatLongDay(date)})` : ''}.`
}
