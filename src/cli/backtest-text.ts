// How wrong the forecast would have been, as people read it: the months, the errors beside those of two plain rules, and what to think of it.
import type { ForecastErrors, ForecastRule, PastForecast } from '../domain/forecast/backtest.ts'
import { HORIZONS } from '../domain/forecast/windows.ts'
import { formatAmount, formatDay, formatLongDay, plural } from '../domain/format.ts'
import type { BacktestView } from '../reporting/forecast-views.ts'
import { RULES } from '../reporting/forecast-words.ts'
import type { Context } from './context.ts'
import { table } from './table.ts'

export function backtestText(view: BacktestView, context: Context): string {
  const title = `La prévision refaite sur le passé, au ${formatLongDay(view.date)}\n`
  if (view.missing !== null) return `${title}\n${view.missing}\n`
  const scope =
    'Chaque fin de mois, la prévision ne connaît que les écritures de ce jour. Elle est comparée aux règlements reçus ensuite sur les seules pièces ouvertes ce jour-là.\n'
  const monthsOf = (days: number) => view.months.filter(({ horizonDays }) => horizonDays === days)
  const tables = HORIZONS.map((days) => monthsTable(days, monthsOf(days), context)).filter((text) => text !== '')
  return [
    `${title}${scope}`,
    ...tables,
    errorsTable(view, context),
    `${HORIZONS.flatMap((days) => verdict(days, view)).join('\n')}\n${LIMITS}`,
  ].join('\n')
}

const LIMITS =
  '« Tout à l’échéance » et « tout au retard moyen » attendent aussitôt ce qui devrait déjà être payé ; les trois règles partent des mêmes sommes.\n'

function monthsTable(days: number, months: readonly PastForecast[], context: Context): string {
  const rows = months.map((month) => [
    formatDay(month.asOf),
    plain(month.actualCents),
    plain(month.forecastCents),
    `${plain(month.lowCents)} à ${plain(month.highCents)}`,
    month.lowCents <= month.actualCents && month.actualCents <= month.highCents ? 'oui' : 'non',
    plain(month.dueDateCents),
    month.averageDelayCents === null ? '' : plain(month.averageDelayCents),
  ])
  const titles = ['Encaissé', 'Prévu', 'Fourchette', 'Dedans', 'À l’échéance', 'Au retard moyen']
  return table([{ header: `À ${days} jours du` }, ...titles.map((header) => ({ header, align: 'right' as const }))], rows, context.color)
}

function errorsTable({ errors }: BacktestView, context: Context): string {
  const rows = errors.map(({ horizonDays, rule, months, mapeBps, biasBps, coverageBps }) => [
    `${horizonDays} jours`,
    RULES[rule],
    String(months),
    percent(mapeBps),
    biasBps !== null && biasBps > 0 ? `+${percent(biasBps)}` : percent(biasBps),
    percent(coverageBps),
  ])
  const titles = ['Mois', 'Erreur moyenne', 'Biais', 'Dans la fourchette'].map((header) => ({ header, align: 'right' as const }))
  return table([{ header: 'Horizon' }, { header: 'Règle' }, ...titles], rows, context.color)
}

/** One sentence for a horizon, which says so where a plain rule does better or as well. */
function verdict(days: number, { errors }: BacktestView): string[] {
  const of = (rule: ForecastRule) => errors.find((one) => one.horizonDays === days && one.rule === rule)
  const ours = of('forecast')
  if (ours === undefined) return []
  if (ours.mapeBps === null) return [`À ${days} jours : rien n’a été encaissé sur les pièces ouvertes, l’erreur ne se mesure pas.`]
  const others = [of('due-date'), of('average-delay')].flatMap((one) =>
    one === undefined || one.mapeBps === null ? [] : [{ ...one, mapeBps: one.mapeBps }],
  )
  const against = others.map(
    ({ rule, mapeBps }) => `${percent(mapeBps)} si tout était payé ${rule === 'due-date' ? 'à l’échéance' : 'au retard moyen'}`,
  )
  const better = others.filter(({ mapeBps }) => mapeBps <= (ours.mapeBps ?? 0)).sort((a, b) => a.mapeBps - b.mapeBps)[0]
  const said =
    better === undefined ? '' : ` Ici, « ${RULES[better.rule]} » fait aussi bien ou mieux : fiez-vous à cette règle à cet horizon.`
  const months = `${ours.months} ${plural(ours.months, 'mois', 'mois')}`
  return [
    `À ${days} jours, sur ${months}, l’erreur moyenne est de ${percent(ours.mapeBps)}, contre ${against.join(' et ')}.${said}${held(ours)}`,
  ]
}

/** Bounds that hold much less than eight times out of ten are said to be too narrow. */
function held({ coverageBps }: ForecastErrors): string {
  if (coverageBps === null || coverageBps >= 7000) return ''
  return ` La fourchette, qui vise 8 fois sur 10, n’a tenu que ${percent(coverageBps)} du temps : prenez-la plus large.`
}

function percent(bps: number | null): string {
  return bps === null ? '' : `${String(Math.round(bps / 100)).replace('-', '\u2212')}\u00a0%`
}

function plain(cents: number): string {
  return formatAmount(cents).replace(/\u00a0€$/, '')
}
