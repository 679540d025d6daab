// relance customers: the list of customers, one of them, or what is set for him.

import { UsageError } from '../../domain/errors.ts'
import { customerMeant, customerWritten } from '../../jobs/customer-meant.ts'
import { changeCustomer, customersOn } from '../../jobs/customers.ts'
import { sayFormerCode } from '../../jobs/former-code.ts'
import type { CustomersView } from '../../reporting/customers-view.ts'
import { customersSheet } from '../../reporting/sheet-customers.ts'
import type { CommandModule } from '../command.ts'
import { customerChange, customerOptions, refuseUnknownScenario } from '../customer-options.ts'
import { customersText, customerText } from '../customers-text.ts'
import { formerCodeOptions, formerCodeRequest } from '../former-code-options.ts'
import { formerCodeText } from '../former-code-text.ts'
import { withDossier } from '../open-dossier.ts'
import { type Options, textOption } from '../options.ts'
import { NEXT_PLAN, present, sheetOptions } from '../present.ts'

export const command: CommandModule = {
  configure(command) {
    command.argument('[client]', 'code d’un client').option('--customer <code>', 'la même chose')
    customerOptions(command)
    formerCodeOptions(command)
    sheetOptions(command)
  },

  run(context, args, options) {
    const typed = codeOf(args, options)
    const change = customerChange(options)
    const formerly = formerCodeRequest(context, typed, change !== null, options)
    if (formerly !== null)
      return withDossier(context, async (dossier) => {
        const view = sayFormerCode(dossier, context.date, formerly)
        await present(context, options, view, { text: () => formerCodeText(view) + oneText(view), sheets: () => [customersSheet(view)] })
        return 0
      })
    if (change !== null && typed === null)
      throw new UsageError('usage', 'Pour quel client ?', { advice: 'Donnez son code : relance customers CODE.' })
    return withDossier(
      context,
      async (dossier) => {
        if (change !== null) refuseUnknownScenario(change, dossier.settings)
        const code = (change === null ? customerMeant : customerWritten)(dossier, typed)
        const view =
          change === null || code === null ? customersOn(dossier, context.date, code) : changeCustomer(dossier, context.date, code, change)
        await present(context, options, view, {
          text: () => (code === null ? customersText(view, context) : oneText(view)),
          sheets: () => [customersSheet(view)],
          next: nextOf(code, change !== null),
        })
        return 0
      },
      { writes: change !== null },
    )
  },
}

function oneText({ customers }: CustomersView): string {
  return customers.map(customerText).join('')
}

function codeOf(args: readonly string[], options: Options): string | null {
  const named = textOption(options, 'customer')
  if (named !== null && args[0] !== undefined && named !== args[0])
    throw new UsageError('usage', `Lequel des deux : ${args[0]} ou ${named} ?`, { advice: 'Donnez un seul code de client.' })
  return args[0] ?? named
}

function nextOf(code: string | null, changed: boolean): string {
  if (changed) return NEXT_PLAN
  return code === null
    ? 'relance customers CODE (les réglages d’un client), relance show CODE (tout d’un client)'
    : `relance show ${code} (tout de ce client) ; pour changer un réglage : relance customers --help`
}
