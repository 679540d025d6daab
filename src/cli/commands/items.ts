// relance items: what is open (or all) on a day, with due dates and where they come from.

import { formatAmount, formatDay, formatLongDay } from '../../domain/format.ts'
import { customerMeant } from '../../jobs/customer-meant.ts'
import { itemsOn } from '../../jobs/items.ts'
import { itemsSheet } from '../../reporting/sheets.ts'
import type { ItemsView } from '../../reporting/views.ts'
import { DUE_SOURCES, KINDS } from '../../reporting/words.ts'
import type { CommandModule } from '../command.ts'
import type { Context } from '../context.ts'
import { withDossier } from '../open-dossier.ts'
import { textOption } from '../options.ts'
import { NEXT_PLAN, present, sheetOptions } from '../present.ts'
import { table } from '../table.ts'

export const command: CommandModule = {
  configure(command) {
    command.option('--customer <code>', 'un seul client').option('--all', 'aussi ce qui est soldé')
    sheetOptions(command)
  },

  run(context, _args, options) {
    return withDossier(context, async (dossier) => {
      const view = itemsOn(dossier, context.date, {
        customer: customerMeant(dossier, textOption(options, 'customer')),
        all: options.all === true,
      })
      await present(context, options, view, {
        text: () => itemsText(view, context),
        sheets: () => [itemsSheet(view)],
        next: `relance show ${view.items[0]?.customer ?? 'CODE'} (tout d’un client), ${NEXT_PLAN}`,
      })
      return 0
    })
  },
}

function itemsText(view: ItemsView, context: Context): string {
  const title = `Détail des comptes clients au ${formatLongDay(view.date)}\n\n`
  if (view.items.length === 0) return `${title}Rien à montrer.\n`
  const rows = view.items.map((item) => [
    item.customer,
    KINDS[item.kind],
    item.ref.slice(0, 24),
    formatDay(item.issuedOn),
    item.dueOn === null ? '' : formatDay(item.dueOn),
    item.dueOn === null ? '' : DUE_SOURCES[item.dueSource],
    formatAmount(item.originalCents),
    item.settledOn === null ? formatAmount(item.outstandingCents) : `soldé le ${formatDay(item.settledOn)}`,
    item.held?.text ?? '',
  ])
  const columns = [
    { header: 'Client' },
    { header: 'Nature' },
    { header: 'Pièce' },
    { header: 'Date' },
    { header: 'Échéance' },
    { header: 'd’après' },
    { header: 'Montant', align: 'right' as const },
    { header: 'Reste', align: 'right' as const },
    { header: 'Suspendu' },
  ]
  return `${title}${table(columns, rows, context.color)}`
}
