// relance penalties: claims from the ledger, or one claim computed from the options alone.

import { type ClaimChoice, penaltiesOn } from '../../jobs/claims.ts'
import { customerMeant, customerWritten } from '../../jobs/customer-meant.ts'
import type { Dossier } from '../../jobs/dossier.ts'
import { claimPeriodsSheet, claimsSheet } from '../../reporting/sheets.ts'
import type { PenaltiesView } from '../../reporting/views.ts'
import { NOBODY, partiesOf, sheetFile, writeSheet } from '../calculation-sheet.ts'
import { refuseStrayWords, runClaimWord } from '../claim-command.ts'
import { claimsText } from '../claims-text.ts'
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
      .option('--entries <fichier>', 'écritures à importer en comptabilité, en forme de FEC (tabulations ; points-virgules si .csv)')
      .option('--part <part>', 'avec une action : fee (indemnité), interest (intérêts), all (par défaut)')
      .option('--all', 'avec une action : toutes les factures en retard du client')
      .option('--on <jour>', 'avec une action : le jour où c’est arrivé (par défaut aujourd’hui)')
      .option('--reason <texte>', 'avec une action : pourquoi')
      .option('--amount <montant>', 'calculatrice : montant TTC de la facture ; avec paid : ce qui a été payé')
      .option('--due <jour>', 'calculatrice : échéance')
      .option('--until <jour>', 'calculatrice : jour du calcul (par défaut aujourd’hui)')
      .option('--issued <jour>', 'calculatrice : date de la facture')
      .option('--paid <jour:montant>', 'calculatrice : règlement, répétable ; sans montant, solde le reste', gather)
      .option('--credit-note <jour:montant>', 'calculatrice : avoir sur la facture, répétable', gather)
      .option('--regime <regime>', 'calculatrice : business, public, consumer, abroad')
      .option('--rate <taux>', 'calculatrice : ecb+10, "legal x3" ou un taux annuel')
      .option('--below-floor <choix>', 'calculatrice : taux sous le plancher : warn, floor, statutory')
      .option('--half-year <mode>', 'calculatrice : split, frozen, current')
      .option('--basis <base>', 'calculatrice : 365 ou actual')
      .option('--imputation <ordre>', 'calculatrice : principal ou interest')
      .option('--notice <jour>', 'calculatrice : jour de la mise en demeure')
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
    for (const warning of view.warnings ?? []) context.io.stderr(`Attention : ${warning}\n`)
    if (sheet !== null) await writeSheet(context, sheet, view, parties)
    await present(context, options, view, {
      // Like --csv and --xlsx, a sheet leaves stdout empty; where there is nothing to calculate, that is what is said.
      text: () =>
        sheet !== null && view.claims.length > 0 ? '' : claimsText(view, dayOption(options, 'until') ?? view.date, !context.quiet),
      sheets: () => [claimsSheet(view), claimPeriodsSheet(view)],
      next: nextOf(view.claims, calculated !== null),
    })
    return 0
  },
}

function choiceOf(options: Options): ClaimChoice {
  return { customer: textOption(options, 'customer'), ref: textOption(options, 'ref'), settled: options.settled === true }
}

function askedClaims(dossier: Dossier, context: Context, options: Options): PenaltiesView {
  const choice = choiceOf(options)
  // A sheet is handed on: it is of the code that was typed.
  const named = sheetFile(options) === null ? customerMeant : customerWritten
  return penaltiesOn(dossier, context.date, { ...choice, customer: named(dossier, choice.customer) })
}

const SHEET = 'la même commande avec --sheet calcul.pdf (chaque calcul, à refaire à la main)'

function nextOf([first]: PenaltiesView['claims'], isCalculator: boolean): string | null {
  if (first === undefined) return null
  return isCalculator ? SHEET : `${SHEET} ; pour y renoncer : relance penalties waive ${first.customer}`
}
