// relance insolvency: a judgment that opened collective proceedings against a customer, and what is to be declared.
import { addDays } from '../../domain/day.ts'
import { UsageError } from '../../domain/errors.ts'
import { formatAmount, formatDay, formatLongDay, plural } from '../../domain/format.ts'
import { cancelInsolvency, type InsolvencyView, noteDeclared, openInsolvency } from '../../jobs/insolvency.ts'
import { authorOf, authorOption } from '../author.ts'
import type { CommandModule } from '../command.ts'
import type { Context } from '../context.ts'
import { withDossier } from '../open-dossier.ts'
import { dayOption, noteOption, type Options } from '../options.ts'
import { NEXT_PLAN, present } from '../present.ts'
import { table } from '../table.ts'

export const command: CommandModule = {
  configure(command) {
    command
      .argument('<client>', 'code du client')
      .option('--judgment <jour>', 'jour du jugement d’ouverture')
      .option('--published <jour>', 'jour de sa publication au BODACC, d’où court le délai de déclaration')
      .option('--reason <texte>', 'tribunal, nature de la procédure, mandataire')
      .option('--declared <jour>', 'la créance a été déclarée ce jour-là : le plan n’en rappelle plus le délai')
      .option('--cancel', 'ce jugement n’existe pas, ou la procédure est close : relances et intérêts reprennent')
    authorOption(command)
  },

  run(context, args, options) {
    if (options.cancel === true) return cancel(context, args[0] ?? '', options)
    if (options.declared !== undefined && options.judgment === undefined) return declared(context, args[0] ?? '', options)
    if (options.declared !== undefined)
      throw new UsageError('usage', 'La déclaration de créance se note à part du jugement.', {
        advice: 'Notez d’abord le jugement, puis tapez relance insolvency CLIENT --declared AAAA-MM-JJ.',
      })
    const judgmentOn = dayOption(options, 'judgment')
    if (judgmentOn === null) throw new UsageError('usage', 'Il manque le jour du jugement.', { advice: 'Ajoutez --judgment AAAA-MM-JJ.' })
    const judgment = {
      customer: args[0] ?? '',
      judgmentOn,
      publishedOn: dayOption(options, 'published'),
      reason: noteOption(options, 'reason'),
      author: authorOf(context, options),
    }
    return withDossier(context, async (dossier) => {
      const view = openInsolvency(dossier, context.date, judgment)
      await present(context, options, view, {
        text: () => insolvencyText(view, context),
        next: `une fois la créance déclarée : relance insolvency ${judgment.customer} --declared JOUR`,
      })
      return 0
    })
  },
}

async function cancel(context: Context, customer: string, options: Options): Promise<number> {
  return await withDossier(context, async (dossier) => {
    const view = cancelInsolvency(dossier, context.date, customer)
    const text = `Procédure collective de ${view.customer} : le jugement du ${formatLongDay(view.judgmentOn)} n’est plus retenu.\n`
    await present(context, options, view, { text: () => text, next: NEXT_PLAN })
    return 0
  })
}

async function declared(context: Context, customer: string, options: Options): Promise<number> {
  const word = { customer, on: dayOption(options, 'declared') ?? context.date, author: authorOf(context, options) }
  return await withDossier(context, async (dossier) => {
    const view = noteDeclared(dossier, context.date, word)
    const text = `Procédure collective de ${view.customer} : créance déclarée le ${formatLongDay(view.declaredOn)}, le plan n’en rappelle plus le délai.\n`
    await present(context, options, view, { text: () => text, next: `relance show ${view.customer} (où il en est)` })
    return 0
  })
}

const COLUMNS = [
  { header: 'Pièce' },
  { header: 'Échéance' },
  { header: 'Principal', align: 'right' as const },
  { header: 'Intérêts', align: 'right' as const },
  { header: 'Indemnité', align: 'right' as const },
  { header: 'Total', align: 'right' as const },
]

function insolvencyText(view: InsolvencyView, context: Context): string {
  const { customer, name, judgmentOn } = view
  return [
    `Procédure collective de ${customer} (${name}), jugement du ${formatLongDay(judgmentOn)}.`,
    'Ses factures antérieures ne sont plus relancées ; les suivantes se paient à leur échéance et peuvent l’être (C. com. art. L622-17).',
    deadlineText(view),
    '',
    declaredText(view, context),
  ].join('\n')
}

function deadlineText({ date, publishedOn, declareBy }: InsolvencyView): string {
  if (publishedOn === null || declareBy === null) {
    return (
      'La créance se déclare dans les deux mois de la publication du jugement au BODACC, quatre pour un créancier hors de France métropolitaine ' +
      '(art. R622-24) : ce délai court du jour de l’annonce, à donner par --published dès qu’elle a paru.'
    )
  }
  const late =
    date <= declareBy.mainlandOn
      ? ''
      : ' Le premier de ces délais est passé : le relevé de forclusion se demande au juge-commissaire dans les six mois de la publication (art. L622-26).'
  return (
    `Créance à déclarer au plus tard le ${formatLongDay(declareBy.mainlandOn)}, deux mois après la publication au BODACC du ${formatLongDay(publishedOn)} ; ` +
    `le ${formatLongDay(declareBy.elsewhereOn)} pour un créancier hors de France métropolitaine (art. R622-24).${late}`
  )
}

function declaredText({ judgmentOn, claims, totals, creditsCents, beforeBooks }: InsolvencyView, context: Context): string {
  if (beforeBooks) return 'Le jugement précède les écritures importées : importez l’exercice d’alors pour savoir ce qui était à déclarer.\n'
  if (claims.length === 0) return 'Rien n’était dû au jour du jugement.\n'
  const rows = claims.map((claim) => [
    claim.ref ?? 'sans numéro',
    formatDay(claim.dueOn),
    ...[claim.principalCents, claim.interestCents, claim.feeCents, claim.totalCents].map((cents) => formatAmount(cents)),
  ])
  const sums = [totals.principalCents, totals.interestCents, totals.feeCents, totals.totalCents].map((cents) => formatAmount(cents))
  const credits =
    creditsCents < 0 ? `Avoirs et règlements non affectés à cette date : ${formatAmount(creditsCents)}, à imputer avant de déclarer.\n` : ''
  const paidLate = claims.filter((claim) => claim.principalCents === 0).length
  const late =
    paidLate === 0
      ? ''
      : `Dont ${paidLate} ${plural(paidLate, 'facture déjà payée', 'factures déjà payées')}, en retard : leurs intérêts et leur indemnité restent dus.\n`
  return (
    `À déclarer, intérêts arrêtés au ${formatDay(addDays(judgmentOn, -1))} (art. L622-28), indemnités des échéances antérieures au jugement :\n` +
    `${table(COLUMNS, [...rows, ['Total', '', ...sums]], context.color)}${late}${credits}`
  )
}
