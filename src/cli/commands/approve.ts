// relance approve: lets reminders of the stored plan leave, one by one, by step, amount or customer, or all; asks the client to
// validate them, and records that he did.
import { join } from 'node:path'
import { UsageError } from '../../domain/errors.ts'
import { type ApprovalChoice, approveReminders } from '../../jobs/approve.ts'
import { askValidation } from '../../jobs/ask-validation.ts'
import type { Dossier } from '../../jobs/dossier.ts'
import { approvalText, askedText } from '../approve-text.ts'
import { authorOf } from '../author.ts'
import type { CommandModule } from '../command.ts'
import type { Context } from '../context.ts'
import { mailerOf, refuseOtherDay } from '../mail-server.ts'
import { withDossier } from '../open-dossier.ts'
import { dayOption, type Options, positiveAmount, textOption } from '../options.ts'
import { present } from '../present.ts'

export const command: CommandModule = {
  configure(command) {
    command
      .argument('[id...]', 'numéros de relances (relance plan --dry-run --explain les montre)')
      .option('--all', 'toutes celles qui attendent')
      .option('--from-step <étape>', 'celles de cette étape de leur scénario, ou d’une étape suivante : relance-2 ou "deuxième relance"')
      .option('--above <montant>', 'celles dont le total dépasse ce montant')
      .option('--customer <code>', 'celles de ce client')
      .option('--by <nom>', 'qui approuve (sans cela, l’utilisateur de la session)')
      .option('--ask', 'demander au client de valider (reminders.validatedBy) : un e-mail avec tous les messages qui attendent')
      .option('--validated-by <nom>', 'qui a validé chez le client')
      .option('--on <jour>', 'quel jour il a validé (sans cela, ce jour)')
  },

  run(context, args, options) {
    if (options.ask === true) {
      const choice = choiceOf(context, args, { ...options, all: true })
      if (args.length > 0 || choice.validation !== null) throw conflicting()
      return withDossier(context, (dossier) => ask(context, dossier, options), { writes: true })
    }
    const choice = choiceOf(context, args, options)
    return withDossier(
      context,
      async (dossier) => {
        const approving = approveReminders(dossier, context.date, choice)
        await present(context, options, approving.view, { text: () => approvalText(approving, context) })
        return 0
      },
      { writes: true },
    )
  },
}

async function ask(context: Context, dossier: Dossier, options: Options): Promise<number> {
  refuseOtherDay(context, dossier.settings, false)
  const mailer = mailerOf(context, dossier)
  try {
    const view = await askValidation(dossier, context.date, { mailer, outboxFolder: join(dossier.folder, 'outbox') })
    await present(context, options, view, { text: () => askedText(view) })
    return 0
  } finally {
    mailer?.close()
  }
}

function choiceOf(context: Context, args: readonly string[], options: Options): ApprovalChoice {
  const above = textOption(options, 'above')
  const aboveCents = above === null ? null : positiveAmount(above, '--above')
  const fromStep = textOption(options, 'fromStep')
  const customer = textOption(options, 'customer')
  const all = options.all === true
  const some = aboveCents !== null || fromStep !== null || customer !== null
  if ((all && args.length > 0) || !(all || some || args.length > 0)) {
    throw new UsageError('usage', all ? 'Des numéros, ou --all : pas les deux.' : 'Quelles relances approuver ?', {
      advice:
        'Toutes : --all. Une partie : --customer CODE, --above MONTANT, --from-step ÉTAPE, ou leurs numéros, donnés par « relance plan --dry-run --explain ».',
    })
  }
  const ids = args.length > 0 ? args : 'all'
  return { ids, fromStep, aboveCents, customer, author: authorOf(context, options), validation: validationOf(context, options) }
}

function validationOf(context: Context, options: Options): ApprovalChoice['validation'] {
  const by = textOption(options, 'validatedBy')?.trim() ?? ''
  const on = dayOption(options, 'on')
  if (by !== '') return { by, on: refuseLater(on ?? context.date, context) }
  if (on === null) return null
  throw new UsageError('usage', '--on dit quel jour le client a validé : il faut aussi --validated-by.', {
    advice: 'Écrivez par exemple --validated-by "Mme Durand" --on 2026-11-20.',
  })
}

/** Nobody has said yes on a day to come. */
function refuseLater(on: NonNullable<ApprovalChoice['validation']>['on'], { date }: Context): typeof on {
  if (on <= date) return on
  throw new UsageError('day-invalid', `--on : le ${on} n’est pas encore là, personne n’a pu valider ce jour.`, {
    advice: 'Donnez le jour où le client a dit oui, ou ôtez --on.',
  })
}

function conflicting(): UsageError {
  return new UsageError(
    'usage',
    '--ask demande la validation de tout ce qui attend : il ne va ni avec des numéros, ni avec --validated-by.',
    {
      advice: 'Écrivez relance approve --ask ; puis, une fois la réponse reçue : relance approve --all --validated-by NOM.',
    },
  )
}
