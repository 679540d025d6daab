// The words of `relance rates`: the table of half-years, what was added, what is missing. Decides nothing.
import { formatDay, formatLongDay, formatRate, plural } from '../domain/format.ts'
import { describeHalfYear, halfYearBounds, type UserRate } from '../domain/rates.ts'
import type { AddedRate } from '../jobs/rates-add.ts'
import type { MissingRate, RatesCheck } from '../jobs/rates-check.ts'
import type { RateLine, RatesView } from '../jobs/rates-list.ts'
import { table } from './table.ts'

const percent = (bps: number | null) => (bps === null ? '' : formatRate(bps))

export function ratesText({ rates }: RatesView, color: boolean): string {
  const right = (header: string) => ({ header, align: 'right' as const })
  const columns = [
    { header: 'Semestre' },
    right('BCE'),
    { header: 'depuis le' },
    ...['BCE + 10', 'Public + 8', 'Légal', 'Particuliers'].map(right),
    { header: '' },
  ]
  const rows = rates.map((row) => [
    row.half,
    percent(row.ecbBps),
    row.ecbSince === null ? '' : formatDay(row.ecbSince),
    ...[row.businessBps, row.publicBps, row.legalOtherBps, row.legalConsumerBps].map(percent),
    row.origin === 'user' ? `ajouté par vous : ${row.source}${replacedText(row)}` : '',
  ])
  const sources = [...new Set(rates.filter((row) => row.origin === 'shipped').map((row) => row.source))]
  return (
    `${table(columns, rows, color)}\nBCE : taux en vigueur le premier jour du semestre, et le jour où il a pris effet. Légal : créancier professionnel ; ` +
    `Particuliers : créancier particulier.\n\nSources :\n${sources.map((source) => `  ${source}`).join('\n')}\n`
  )
}

function replacedText({ replaces, ecbBps, legalOtherBps, legalConsumerBps }: RateLine): string {
  if (replaces === null) return ''
  const pairs = [
    ['BCE', replaces.ecbBps, ecbBps],
    ['légal', replaces.legalOtherBps, legalOtherBps],
    ['légal des particuliers', replaces.legalConsumerBps, legalConsumerBps],
  ] as const
  const old = pairs.flatMap(([name, before, now]) => (before === null || before === now ? [] : [`${name} ${formatRate(before)}`]))
  return old.length === 0 ? '' : ` (livré : ${old.join(', ')})`
}

/** One sentence for each figure that was told, with the one it replaces: a mistyped half-year would change claims in silence. */
export function addedText({ half, ecbBps, legalOtherBps, legalConsumerBps }: UserRate, { before, early }: AddedRate): string {
  const figures = [
    ['Taux BCE', ecbBps, before?.ecbBps ?? null],
    ['Taux d’intérêt légal', legalOtherBps, before?.legalOtherBps ?? null],
    ['Taux d’intérêt légal des créanciers particuliers', legalConsumerBps, before?.legalConsumerBps ?? null],
  ] as const
  const by = before?.origin === 'user' ? 'ajouté par vous' : 'livré avec relance'
  const lines = figures.flatMap(([name, bps, old]) => {
    if (bps === null) return []
    const instead = old === null || old === bps ? '' : `, à la place de ${formatRate(old)} (${by})`
    return [`${name} du ${describeHalfYear(half)} enregistré : ${formatRate(bps)}${instead}.`]
  })
  const warning = early
    ? [
        `Le semestre commence le ${formatLongDay(halfYearBounds(half).from)} : le taux en vigueur ce jour-là peut encore changer, vérifiez-le alors.`,
      ]
    : []
  return `${[...lines, ...warning].join('\n')}\n`
}

const FIGURES = { ecbBps: 'taux BCE', legalOtherBps: 'taux d’intérêt légal' } as const

export function missingText({ date, missing, places }: RatesCheck): string {
  if (missing.length === 0) return `Aucun taux ne manque à vos créances ouvertes au ${formatLongDay(date)}.\n`
  const lines = missing.map((one) => `  ${one.half}  ${one.figures.map((figure) => FIGURES[figure]).join(' et ')} : ${why(one)}.`)
  const where = places.map(({ what, when, places: pages }) => `  ${what} : ${when}.\n${pages.map((page) => `    ${page}\n`).join('')}`)
  const [first] = missing
  return (
    `Taux qui manquent à vos créances ouvertes au ${formatLongDay(date)} :\n${lines.join('\n')}\n\n` +
    `Où ils sont publiés :\n${where.join('')}\n` +
    `Ajoutez-les quand ils sont connus, par exemple : relance rates add ${first?.half} ${addedExample(first)} --source "Banque de France, le ..."\n`
  )
}

function why({ lateDays, claims, next }: MissingRate): string {
  if (next) return 'semestre suivant, bientôt publié'
  if (lateDays === 0) return 'semestre en cours, aucun jour de retard encore'
  return `${lateDays} ${plural(lateDays, 'jour', 'jours')} de retard sans intérêts, sur ${claims} ${plural(claims, 'créance', 'créances')}`
}

function addedExample(missing: MissingRate | undefined): string {
  const told = { ecbBps: 'TAUX', legalOtherBps: '--legal TAUX' } as const
  return (missing?.figures ?? ['ecbBps']).map((figure) => told[figure]).join(' ')
}
