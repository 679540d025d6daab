// relance penalties: claims from the ledger, or one claim computed from the options alone.
import type { ExplainedClaim } from '../../domain/claim.ts'
import type { IsoDay } from '../../domain/day.ts'
import { formatAmount, formatDay, formatLongDay, formatRate } from '../../domain/format.ts'
import { type ClaimChoice, penaltiesOn } from '../../jobs/claims.ts'
import type { Dossier } from '../../jobs/dossier.ts'
import { claimPeriodsSheet, claimsSheet } from '../../reporting/sheets.ts'
import type { PenaltiesView } from '../../reporting/views.ts'
import { NOBODY, partiesOf, sheetFile, writeSheet } from '../calculation-sheet.ts'
import { refuseStrayWords, runClaimWord, stateText } from '../claim-command.ts'
import type { CommandModule } from '../command.ts'
import type { Context } from '../context.ts'
import { runEntries } from '../entries-command.ts'
import { withDossier } from '../open-dossier.ts'
import { dayOption, gather, type Options, textOption } from '../options.ts'
import { computeFromOptions } from '../penalty-calculator.ts'
import { present, sheetOptions } from '../present.ts'

export const command: CommandModule = {
  configure(command) {
    command
      .argument(
        '[action]',
        'ce que deviennent des pénalités : waive (abandonnées), paid (payées), claimed (réclamées), due (dues à nouveau)',
      )
      .argument('[client]', 'avec une action : code du client')
      .option('--customer <code>', 'un seul client')
      .option('--ref <numero>', 'une seule facture')
      .option('--settled', 'ce qui reste dû sur les factures déjà payées en retard')
      .option('--sheet <fichier>', 'feuille de calcul à refaire à la main : .pdf, .html, .csv ou .xlsx')
      .option('--amount <montant>', 'calculatrice : montant TTC de la facture')
      .option('--due <jour>', 'calculatrice : échéance')
      .option('--until <jour>', 'calculatrice : jour du calcul (par défaut aujourd’hui)')
      .option('--paid <jour:montant>', 'calculatrice : règlement, répétable ; sans montant, solde le reste', gather)
      .option('--regime <regime>', 'calculatrice : business, public, consumer, abroad')
      .option('--rate <taux>', 'calculatrice : ecb+10, "legal x3" ou un taux annuel')
      .option('--half-year <mode>', 'calculatrice : split, frozen, current')
      .option('--basis <base>', 'calculatrice : 365 ou actual')
      .option('--imputation <ordre>', 'calculatrice : principal ou interest')
      .option('--entries <fichier>', 'écritures à importer en comptabilité, en forme de FEC (tabulations ; points-virgules si .csv)')
      .option('--part <part>', 'avec une action : fee (indemnité), interest (intérêts), all (par défaut)')
      .option('--all', 'avec une action : toutes les factures en retard du client')
      .option('--on <jour>', 'avec une action : le jour où c’est arrivé (par défaut aujourd’hui)')
      .option('--reason <texte>', 'avec une action : pourquoi')
      .option('--notice <jour>', 'calculatrice : jour de la mise en demeure')
      .option('--issued <jour>', 'calculatrice : date de la facture')
      .option('--credit-note <jour:montant>', 'calculatrice : avoir sur la facture, répétable', gather)
      .option('--below-floor <choix>', 'calculatrice : taux sous le plancher : warn, floor, statutory')
      .option('--judgment <jour>', 'calculatrice : jugement ouvrant une procédure collective')
    sheetOptions(command)
  },

  async run(context, args, options) {
    if (args.length > 0) return runClaimWord(context, args, options)
    refuseStrayWords(options)
    if (options.entries !== undefined) return runEntries(context, options, choiceOf(options))
    const sheet = sheetFile(options)
    const calculated = computeFromOptions(options, context.date)
    const { view, parties } =
      calculated === null
        ? await withDossier(context, (dossier) => ({ view: askedClaims(dossier, context, options), parties: partiesOf(dossier) }))
        : { view: calculated, parties: NOBODY }
    if (sheet !== null) await writeSheet(context, sheet, view, parties)
    await present(context, options, view, {
      // Like --csv and --xlsx, a sheet leaves stdout empty; where there is nothing to calculate, that is what is said.
      text: () => (sheet !== null && view.claims.length > 0 ? '' : claimsText(view, dayOption(options, 'until') ?? view.date, context)),
      sheets: () => [claimsSheet(view), claimPeriodsSheet(view)],
    })
    return 0
  },
}

function choiceOf(options: Options): ClaimChoice {
  return { customer: textOption(options, 'customer'), ref: textOption(options, 'ref'), settled: options.settled === true }
}

function askedClaims(dossier: Dossier, context: Context, options: Options): PenaltiesView {
  return penaltiesOn(dossier, context.date, choiceOf(options))
}

function claimsText(view: PenaltiesView, day: IsoDay, context: Context): string {
  if (view.claims.length === 0) return `Aucune pénalité au ${formatLongDay(day)}.\n`
  const blocks = view.claims.map((claim) => {
    const head = [claim.customer, claim.ref].filter((part) => part !== null).join('  ')
    const periods = claim.periods.map(
      (period) =>
        `    du ${formatDay(period.from)} au ${formatDay(period.to)} : ${formatAmount(period.baseCents)} × ${formatRate(period.rateBps)} × ${period.days} j = ${formatAmount(period.interestCents)}`,
    )
    const lines = [
      `${head === '' ? '' : `${head}  `}échéance ${formatDay(claim.dueOn)}, reste dû ${formatAmount(claim.principalCents)}`,
      ...periods,
      `    intérêts ${formatAmount(claim.interestCents)} + indemnité ${formatAmount(claim.feeCents)} ; total avec le principal ${formatAmount(claim.totalCents)}`,
      ...choicesText(claim),
      ...(context.quiet ? [] : claim.notes.map((note) => `    · ${note}`)),
    ]
    return lines.join('\n')
  })
  const { totals } = view
  const sum = `Total : intérêts ${formatAmount(totals.interestCents)}, indemnités ${formatAmount(totals.feeCents)}, principal ${formatAmount(totals.principalCents)}.`
  return `Pénalités de retard au ${formatLongDay(day)}\n\n${blocks.join('\n\n')}\n\n${sum}\n`
}

/** What was chosen for this customer or this invoice alone, and where the claim stands, where that is not simply due. */
function choicesText(claim: ExplainedClaim): string[] {
  const own = claim.choices.filter(({ by }) => by === 'customer' || by === 'invoice')
  const state = stateText(claim)
  return [
    ...own.map(({ text, by }) => `    ${by === 'customer' ? 'client' : 'facture'} : ${text}`),
    ...(state === null ? [] : [`    ${state}`]),
  ]
}
