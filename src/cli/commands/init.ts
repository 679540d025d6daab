// relance init: a new dossier, that is a commented relance.yaml and an empty ledger. Never overwrites anything.
import { resolve } from 'node:path'
import { UsageError } from '../../domain/errors.ts'
import type { CommandModule } from '../command.ts'
import type { Context } from '../context.ts'
import { createDossier, lacksLedger, refuseExisting, writeLedger } from '../create-dossier.ts'
import { checkAnswers } from '../init-answers.ts'
import { askAnswers } from '../init-questions.ts'
import { type Options, textOption } from '../options.ts'
import { present } from '../present.ts'
import { regimeOption } from '../regime-option.ts'
import type { InitAnswers } from '../settings/template.ts'

export const command: CommandModule = {
  configure(command) {
    command
      .argument('[dir]', 'dossier à créer (par défaut, le dossier courant)')
      .option('--name <nom>', 'nom de la société')
      .option('--siren <n>', 'SIREN, neuf chiffres')
      .option('--email <adresse>', 'adresse d’envoi et de réponse')
      .option('--iban <iban>', 'IBAN où les clients règlent')
      .option('--terms <texte>', 'conditions de règlement habituelles, par exemple "30 jours fin de mois"')
      .option(
        '--regime <regime>',
        'vos clients : business (entreprises), public, consumer (particuliers), abroad (étranger) ou to-confirm (à confirmer)',
      )
      .option('--rate <taux>', 'taux de pénalités de vos factures ou CGV : ecb+10, "legal x3" ou un taux annuel')
      .option('--yes', 'sans question : les options, et les valeurs par défaut')
  },

  async run(context, args, options) {
    const given = answersOf(options)
    const folder = resolve(context.cwd, args[0] ?? context.dossier ?? '.')
    const wordless = Object.values(given).every((answer) => answer === undefined)
    if (wordless && lacksLedger(folder)) return await completeDossier(context, options, folder)
    refuseExisting(folder)
    checkAnswers(given)
    const asks = options.yes !== true && context.io.isTty && process.stdin.isTTY === true && !context.json
    const answers = asks ? await askAnswers(given, context.io) : given
    if (answers.name === undefined || answers.name.trim() === '') {
      throw new UsageError('name-missing', 'Il manque le nom de la société.', {
        advice: 'Écrivez par exemple : relance init --name "Atelier Brunet".',
      })
    }
    const files = await createDossier(folder, { ...answers, name: answers.name }, context.clock.now())
    const view = { date: context.date, folder, files, totals: { files: files.length } }
    await present(context, options, view, {
      text: () => `Dossier créé : ${folder}
  relance.yaml  vos réglages, expliqués ligne à ligne
  relance.db    le registre, vide

Ensuite, ${folder === context.cwd ? '' : `placez-vous dans ce dossier (cd "${args[0]}"), puis `}tapez :
  relance import FICHIER     votre FEC (ajoutez --first-year si c’est le premier exercice de la société)
  relance plan --dry-run     les relances du jour
`,
    })
    return 0
  },
}

/** Settings without a ledger: an empty one is put beside them. What was sent before is not known to it. */
async function completeDossier(context: Context, options: Options, folder: string): Promise<number> {
  const view = { date: context.date, folder, files: [writeLedger(folder, context.clock.now())], totals: { files: 1 } }
  await present(context, options, view, {
    text: () => `Registre vide créé dans ${folder}, avec vos réglages (relance.yaml n’a pas été touché).

Si un registre existait avant, restaurez plutôt sa sauvegarde : celui-ci ne sait rien des relances déjà envoyées.
Sinon : relance import FICHIER
`,
  })
  return 0
}

type Given = Partial<InitAnswers>

function answersOf(options: Options): Given {
  const text = (name: string) => textOption(options, name) ?? undefined
  return {
    name: text('name'),
    siren: text('siren'),
    email: text('email'),
    iban: text('iban'),
    terms: text('terms'),
    regime: regimeOption(options) ?? undefined,
    rate: text('rate'),
  } as Given
}
