// Expected cash as people read it: weeks with a bar each, three horizons, from the balance to what is expected, who weighs most.
import type { IsoDay } from '../domain/day.ts'
import { formatAmount, formatDay, formatLongDay, plural } from '../domain/format.ts'
import type { ForecastView } from '../reporting/forecast-views.ts'
import { DELAY_BASES, notExpectedWords } from '../reporting/forecast-words.ts'
import type { Context } from './context.ts'
import { table } from './table.ts'

const BAR_WIDTH = 24
const NAME_WIDTH = 28
/** Customers told on the terminal; all of them are in the sheets. */
const SHOWN = 10

export function forecastText(view: ForecastView, context: Context, { alone }: { readonly alone: boolean }): string {
  const [only] = view.customers
  const whose = alone && only !== undefined ? `, ${only.name}` : ''
  const title = `Encaissements attendus au ${formatLongDay(view.date)}${whose}\n`
  if (only === undefined)
    return `${title}\nRien n’est ouvert à cette date.${alone ? '' : ' S’il manque une comptabilité : relance import FICHIER'}\n`
  const scope = `Des seules factures ouvertes ce jour-là, et non de celles à venir.${asOf(view.booksAsOf, view.date)}\n`
  const dated = view.totals.expected90Cents === 0 ? [] : [weeks(view, context, alone), horizons(view, context, alone)]
  const parts = [`${title}${scope}`, ...dated, balance(view, context), customers(view, context, alone), note(view)]
  return parts.filter((part) => part !== '').join('\n')
}

function asOf(booksAsOf: IsoDay | null, date: IsoDay): string {
  return booksAsOf === null || booksAsOf === date ? '' : ` Banque saisie jusqu’au ${formatLongDay(booksAsOf)}.`
}

/** @param alone what one customer owes comes nearly whole or not at all: bounds would say nothing of a week */
function weeks({ weeks, totals }: ForecastView, context: Context, alone: boolean): string {
  const most = weeks.reduce((max, { expectedCents }) => Math.max(max, expectedCents), 0)
  const rows = weeks.map(({ from, to, expectedCents, agreedCents, lowCents, highCents }) => [
    `du ${shortDay(from)} au ${shortDay(to)}`,
    amount(expectedCents),
    ...(alone ? [] : [expectedCents === 0 ? '' : `${euros(lowCents)} à ${euros(highCents)}`]),
    ...(totals.agreedCents === 0 ? [] : [amount(agreedCents)]),
    most === 0 ? '' : '█'.repeat(Math.round((expectedCents * BAR_WIDTH) / most)),
  ])
  const agreed = totals.agreedCents === 0 ? [] : [right('Dont convenu')]
  return table(
    [{ header: 'Semaine' }, right('Attendu'), ...(alone ? [] : [right('8 fois sur 10, de')]), ...agreed, { header: '' }],
    rows,
    context.color,
  )
}

function horizons({ horizons }: ForecastView, context: Context, alone: boolean): string {
  const rows = horizons.map(({ days, expectedCents, lowCents, highCents }) => [
    `À ${days} jours`,
    formatAmount(expectedCents),
    ...(alone ? [] : [`8 fois sur 10 entre ${euros(lowCents)} et ${euros(highCents)}\u00a0€`]),
  ])
  const columns = [{ header: 'Horizon' }, right('Attendu'), ...(alone ? [] : [{ header: 'Fourchette' }])]
  return table(columns, rows, context.color)
}

/** From what is expected to the balance, line by line. */
function balance({ totals, beyondCents, notExpected, openCents }: ForecastView, context: Context): string {
  const rows = [
    ['Attendu dans les 90 jours', formatAmount(totals.expected90Cents)],
    ...(totals.agreedCents === 0 ? [] : [['  dont promesses, échéanciers et effets', formatAmount(totals.agreedCents)]]),
    ...(beyondCents === 0 ? [] : [['Attendu plus tard', formatAmount(beyondCents)]]),
    ...notExpected.map(({ code, cents }) => [`Non attendu\u00a0: ${notExpectedWords(code)}`, formatAmount(cents)]),
    ['Solde des clients', formatAmount(openCents)],
  ]
  return table([{ header: 'Du solde à la prévision' }, right('Montant')], rows, context.color)
}

function customers({ customers, totals }: ForecastView, context: Context, alone: boolean): string {
  const shown = customers.filter(({ expected90Cents }) => alone || expected90Cents > 0).slice(0, SHOWN)
  const rows = shown.map((one) => [
    one.customer,
    one.name.length > NAME_WIDTH ? `${one.name.slice(0, NAME_WIDTH - 1).trimEnd()}…` : one.name,
    amount(one.openCents),
    amount(one.expected30Cents),
    amount(one.expected90Cents),
    daysText(one.medianDaysLate),
    one.basis === 'own'
      ? `${DELAY_BASES.own} (${one.paidInvoices} ${plural(one.paidInvoices, 'facture', 'factures')})`
      : DELAY_BASES[one.basis],
  ])
  const columns = [
    { header: 'Client' },
    { header: 'Nom' },
    right('Ouvert'),
    right('À 30 j'),
    right('À 90 j'),
    right('Retard médian'),
    { header: 'D’après' },
  ]
  const left = totals.customers - shown.length
  const others =
    left > 0 && shown.length > 0 ? `et ${left} ${plural(left, 'autre', 'autres')} : relance forecast --csv FICHIER ou --xlsx FICHIER\n` : ''
  return `${table(columns, rows, context.color)}${others}`
}

function note({ totals }: ForecastView): string {
  if (totals.paidInvoices === 0)
    return 'Aucune facture payée à une échéance connue : rien ne dit quand celles-ci le seront, et seul ce qui est convenu est daté. Importez l’exercice précédent, ou les conditions de règlement des clients.\n'
  return `D’après ${totals.paidInvoices} ${plural(totals.paidInvoices, 'facture payée', 'factures payées')}. De combien cette prévision se trompe sur vos propres mois passés : relance forecast --backtest\n`
}

/** "3 j", "2 j d’avance", "à l’échéance". */
function daysText(days: number | null): string {
  if (days === null) return ''
  if (days === 0) return 'à l’échéance'
  return days > 0 ? `${days} j` : `${-days} j d’avance`
}

function shortDay(day: IsoDay): string {
  return formatDay(day).slice(0, '20/11'.length)
}

function amount(cents: number): string {
  return cents === 0 ? '' : formatAmount(cents).replace(/\u00a0€$/, '')
}

/** A bound in whole euros: it is an estimate. */
function euros(cents: number): string {
  return formatAmount(Math.round(cents / 100) * 100).replace(/,00\u00a0€$/, '')
}

function right(header: string) {
  return { header, align: 'right' as const }
}
