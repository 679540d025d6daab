// The commands that hold reminders differ by their reason alone: one module, told which.
import { UsageError } from '../domain/errors.ts'
import { formatAmount, formatDay } from '../domain/format.ts'
import type { ManualHold } from '../domain/hold.ts'
import { type HoldsView, holdReminders, releaseReminders } from '../jobs/holds.ts'
import { HOLDS } from '../reporting/words.ts'
import type { CommandModule } from './command.ts'
import type { Context } from './context.ts'
import { withDossier } from './open-dossier.ts'
import { dayOption, positiveAmount, textOption } from './options.ts'
import { present } from './present.ts'
import { table } from './table.ts'

const COLUMNS = [
  { header: 'Client' },
  { header: 'Pièce' },
  { header: 'Motif' },
  { header: 'Part', align: 'right' as const },
  { header: 'Durée' },
  { header: 'Remarque' },
]

/** The command that holds for this reason. */
export function holdCommand(code: ManualHold['code']): CommandModule {
  return {
    configure(command) {
      command
        .argument('<client>', 'code du client')
        .option('--ref <numero>', 'une seule pièce')
        .option('--amount <montant>', 'seulement cette part de la pièce')
        .option('--until <jour>', 'dernier jour de la suspension, AAAA-MM-JJ ou JJ/MM/AAAA')
        .option('--reason <texte>', 'pourquoi')
    },

    run(context, args, options) {
      if (code === 'promise' && textOption(options, 'until') === null) {
        throw new UsageError('usage', 'Une promesse a une date : jusqu’à quel jour attendre le règlement ?', {
          advice: 'Ajoutez --until AAAA-MM-JJ ; les relances reprennent le lendemain.',
        })
      }
      const amount = textOption(options, 'amount')
      const request = {
        customer: args[0] ?? '',
        ref: textOption(options, 'ref'),
        code,
        cents: amount === null ? null : positiveAmount(amount, '--amount'),
        until: dayOption(options, 'until'),
        reason: textOption(options, 'reason'),
      }
      return withDossier(context, async (dossier) => {
        const view = holdReminders(dossier, context.date, request)
        await present(context, options, view, { text: () => holdsText(view, context) })
        return 0
      })
    },
  }
}

/** The command that lifts holds. */
export const releaseCommand: CommandModule = {
  configure(command) {
    command.argument('<client>', 'code du client').option('--ref <numero>', 'une seule pièce')
  },

  run(context, args, options) {
    return withDossier(context, async (dossier) => {
      const view = releaseReminders(dossier, context.date, { customer: args[0] ?? '', ref: textOption(options, 'ref') })
      await present(context, options, view, { text: () => holdsText(view, context) })
      return 0
    })
  },
}

function durationText({ code, until }: ManualHold): string {
  if (until !== null) return `jusqu’au ${formatDay(until)}`
  return code === 'received' ? 'jusqu’au prochain import' : 'sans limite'
}

function holdsText(view: HoldsView, context: Context): string {
  if (view.holds.length === 0) return 'Plus rien n’est suspendu pour ce client.\n'
  const rows = view.holds.map((hold) => [
    hold.customer ?? 'tout le dossier',
    hold.ref ?? 'tout le client',
    HOLDS[hold.code],
    hold.cents === null ? '' : formatAmount(hold.cents),
    durationText(hold),
    hold.text,
  ])
  return `Suspendu :\n${table(COLUMNS, rows, context.color)}`
}
