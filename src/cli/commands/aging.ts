// relance aging: the aged balance on a day, with the control against the customer accounts.

import { agedTotals } from '../../domain/aged-balance.ts'
import { formatAmount, formatLongDay } from '../../domain/format.ts'
import { agingOn, isTied } from '../../jobs/aging.ts'
import { customerMeant } from '../../jobs/customer-meant.ts'
import type { AgingView } from '../../reporting/views.ts'
import type { CommandModule } from '../command.ts'
import type { Context } from '../context.ts'
import { controlLine } from '../control-line.ts'
import { withDossier } from '../open-dossier.ts'
import { choiceOption, textOption } from '../options.ts'
import { NEXT_PLAN, present, sheetOptions } from '../present.ts'
import { shortened } from '../shortened.ts'
import { table } from '../table.ts'

const UNTIED = 7

export const command: CommandModule = {
  configure(command) {
    command.option('--by <date>', 'due : âge depuis l’échéance (par défaut) ; issue : depuis la facture')
    command.option('--customer <code>', 'un seul client')
    sheetOptions(command)
  },

  run(context, _args, options) {
    const by = choiceOption(options, 'by', '--by', ['due', 'issue']) ?? 'due'
    return withDossier(context, async (dossier) => {
      const customer = customerMeant(dossier, textOption(options, 'customer'))
      const view = agingOn(dossier, context.date, { by, customer })
      await present(context, options, view, {
        text: () => agingText(view, context, customer === null),
        sheets: async () => [(await import('../../reporting/sheets.ts')).agedBalanceSheet(view)],
        next: `relance show ${customer ?? 'CODE'} (tout d’un client), ${NEXT_PLAN}`,
      })
      return isTied(dossier, view, customer) ? 0 : UNTIED
    })
  },
}

function agingText(view: AgingView, context: Context, everybody: boolean): string {
  const title = `Balance âgée au ${formatLongDay(view.date)}\n\n`
  if (view.customers.length === 0)
    return `${title}Aucun solde à cette date.${everybody ? ' S’il manque une comptabilité : relance import FICHIER' : ''}\n`
  const amounts = (row: AgingView['totals']) =>
    [row.notDueCents, row.d1to30Cents, row.d31to60Cents, row.d61to90Cents, row.over90Cents, row.unallocatedCents, row.balanceCents].map(
      (value) => (value === 0 ? '' : formatAmount(value).replace(/\u00a0€$/, '')),
    )
  const right = ['Non échu', '1 à 30 j', '31 à 60 j', '61 à 90 j', '+ de 90 j', 'Non affecté', 'Solde'].map((header) => ({
    header,
    align: 'right' as const,
  }))
  const listed = (customers: AgingView['customers']) => customers.map((row) => [row.customer, shortened(row.name, 32), ...amounts(row)])
  const creditors = view.customers.filter((row) => row.balanceCents < 0)
  const debtors = view.customers.filter((row) => row.balanceCents >= 0)
  const blank = ['', '', ...right.map(() => '')]
  const total = ['', 'Total', ...amounts(view.totals)]
  const rows =
    creditors.length === 0
      ? [...listed(debtors), total]
      : [
          ...(debtors.length === 0 ? [] : [...listed(debtors), ['', 'Sous-total', ...amounts(agedTotals(debtors))], blank]),
          ['', 'Clients créditeurs', ...blank.slice(2)],
          ...listed(creditors),
          ['', 'Sous-total créditeurs', ...amounts(agedTotals(creditors))],
          blank,
          total,
        ]
  return `${title}${table([{ header: 'Client' }, { header: 'Nom' }, ...right], rows, context.color)}\n${controlLine(view.control)}`
}
