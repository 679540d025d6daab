// relance import: files into the ledger, all or nothing, with the control against the customer accounts.

import { UsageError } from '../../domain/errors.ts'
import type { ImportProfile } from '../../domain/settings.ts'
import { importFiles } from '../../jobs/import-files.ts'
import type { CommandModule } from '../command.ts'
import { importText } from '../import-text.ts'
import { withDossier } from '../open-dossier.ts'
import { checkedAmount, choiceOption, dayOption, gather, listOption, type Options, textOption } from '../options.ts'
import { NEXT_PLAN, present } from '../present.ts'
import { progressLine } from '../progress.ts'
import { checkedProfileName, profileOf, profileProposal, saveProfile } from '../save-profile.ts'

export const command: CommandModule = {
  configure(command) {
    command
      .argument('<fichier...>', 'export, dossier, motif, archive ZIP ou classeur Excel ; « - » pour l’entrée standard')
      .option('--as <nature>', 'fec, entries, invoices, contacts, reminders ou aged-balance, quand elle n’est pas reconnue')
      .option('--profile <nom>', 'profil de relance.yaml, ou format connu : sage-pnm, ciel-ximport, ebp-text, quadra…')
      .option('--save-profile <nom>', 'garder dans relance.yaml la façon dont ce fichier est lu')
      .option('--map <role=Colonne>', 'à quoi sert une colonne, répétable', gather)
      .option('--encoding <nom>', 'utf-8, windows-1252, iso-8859-15 ou cp850')
      .option('--sheet <nom>', 'feuille du classeur Excel, quand plusieurs contiennent un tableau')
      .option(
        '--list <nom>',
        'liste de factures dont ce fichier est l’édition, quand son nom ne le dit pas ; un nom nouveau en fait une de plus',
      )
      .option(
        '--replaces <liste>',
        'liste de factures, ou son fichier, que celle-ci remplace : ce qui n’y est plus compte comme réglé ; répétable',
        gather,
      )
      .option('--opening-journal <code>', 'journal des à-nouveaux')
      .option('--year-end <jour>', 'dernier jour de l’exercice')
      .option('--first-year', 'premier exercice de la société : il n’a pas d’à-nouveaux')
      .option('--expect <montant>', 'solde clients lu dans votre logiciel, pour comparaison')
      .option('--dry-run', 'tout montrer sans rien enregistrer')
      .option('--accept-rejects', 'importer malgré les lignes refusées')
      .option('--accept-gap', 'importer malgré un écart au contrôle')
  },

  run(context, args, options) {
    const expect = textOption(options, 'expect')
    const choice = {
      as: choiceOption(options, 'as', '--as', ['fec', 'entries', 'invoices', 'contacts', 'reminders', 'aged-balance']),
      profile: textOption(options, 'profile'),
      map: mapOf(options),
      encoding: textOption(options, 'encoding'),
      sheet: textOption(options, 'sheet'),
      openingJournal: textOption(options, 'openingJournal'),
      yearEnd: dayOption(options, 'yearEnd'),
      firstYear: options.firstYear === true,
      expectCents: expect === null ? null : checkedAmount(expect, '--expect'),
      dryRun: options.dryRun === true,
      acceptRejects: options.acceptRejects === true,
      acceptGap: options.acceptGap === true,
      replaces: listOption(options, 'replaces'),
      list: checkedListName(textOption(options, 'list')),
    }
    const saveAs = checkedProfileName(textOption(options, 'saveProfile'))
    return withDossier(
      context,
      async (dossier) => {
        const progress = progressLine(context)
        const view = await importFiles(dossier, context.date, args, context.cwd, choice, progress?.tell).finally(() => progress?.end())
        const proposal = saveAs === null && !view.dryRun && !context.quiet ? profileProposal(view.files, choice) : null
        await present(context, options, view, {
          text: () => `${importText(view, context)}${proposal ?? ''}`,
          next: view.dryRun ? 'la même commande, sans --dry-run' : `relance aging (ce que vous doivent vos clients), puis ${NEXT_PLAN}`,
        })
        if (saveAs !== null && !view.dryRun) context.io.stderr(await keepProfile(dossier.folder, saveAs, profileOf(view.files, choice)))
        return 0
      },
      { writes: !choice.dryRun },
    )
  },
}

/** Writes the profile; the sentence that says so, or why there is none. */
async function keepProfile(folder: string, name: string, profile: ImportProfile | null): Promise<string> {
  if (profile === null) return 'Aucun profil enregistré : il se garde pour des fichiers aux mêmes colonnes, avec une ligne de titres.\n'
  await saveProfile(folder, name, profile)
  return `Profil « ${name} » enregistré dans relance.yaml : un fichier aux mêmes colonnes sera lu de la même façon.\n`
}

/** @throws UsageError 'usage' */
function checkedListName(name: string | null): string | null {
  if (name === null) return null
  const named = name.normalize('NFC').replace(/\s+/g, ' ').trim()
  if (/^[^\p{Cc}"«»]{1,60}$/u.test(named)) return named
  throw new UsageError('usage', '--list : un nom de liste a soixante caractères au plus, sans guillemets.', {
    advice: 'Par exemple : --list "Agence de Lyon".',
  })
}

function mapOf(options: Options): Record<string, string> {
  const pairs = listOption(options, 'map').map((pair) => {
    const at = pair.indexOf('=')
    if (at <= 0)
      throw new UsageError('usage', `--map : « ${pair} » s’écrit role=Colonne.`, { advice: 'Par exemple : --map due_date="Échéance".' })
    return [pair.slice(0, at), pair.slice(at + 1)] as const
  })
  return Object.fromEntries(pairs)
}
