// relance approve: lets reminders of the stored plan leave, one by one or all.
import { UsageError } from '../../domain/errors.ts'
import { formatAmount, formatDay, plural } from '../../domain/format.ts'
import { approveReminders } from '../../jobs/approve.ts'
import type { CommandModule } from '../command.ts'
import { withDossier } from '../open-dossier.ts'
import { present } from '../present.ts'
import { table } from '../table.ts'

const COLUMNS = [{ header: 'Relance' }, { header: 'Client' }, { header: 'Demandé', align: 'right' as const }, { header: 'Jusqu’au' }]

export const command: CommandModule = {
  configure(command) {
    command
      .argument('[id...]', 'numéros de relances (relance plan --dry-run --explain les montre)')
      .option('--all', 'toutes celles qui attendent')
  },

  run(context, args, options) {
    const all = options.all === true
    if (all === args.length > 0)
      throw new UsageError('usage', 'Il faut des numéros de relances, ou --all, mais pas les deux.', {
        advice: 'Les numéros sont donnés par « relance plan --dry-run --explain ».',
      })
    return withDossier(
      context,
      async (dossier) => {
        const view = approveReminders(dossier, context.date, all ? 'all' : args)
        await present(context, options, view, {
          text: () => {
            if (view.approved.length === 0) return 'Rien n’attend d’approbation.\n'
            const rows = view.approved.map((one) => [one.id, one.customer, formatAmount(one.totalCents), formatDay(one.until)])
            const count = view.approved.length
            return `${count} ${plural(count, 'relance approuvée', 'relances approuvées')} :\n${table(COLUMNS, rows, context.color)}\nPour envoyer : relance send\n`
          },
        })
        return 0
      },
      { writes: true },
    )
  },
}
