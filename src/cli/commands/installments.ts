// relance installments: grants a payment plan. What it asks for is checked against what is owed in jobs/payment-plans.ts.

import { UsageError } from '../../domain/errors.ts'
import type { PlannedPayment } from '../../domain/hold.ts'
import { MOST_INSTALMENTS } from '../../domain/schedule.ts'
import { customerWritten } from '../../jobs/customer-meant.ts'
import { grantPlan, type Instalments } from '../../jobs/payment-plans.ts'
import { authorOf, authorOption } from '../author.ts'
import type { CommandModule } from '../command.ts'
import { checkedDay } from '../context.ts'
import { holdsText, nextOfHold } from '../holds-text.ts'
import { withDossier } from '../open-dossier.ts'
import { dayOption, noteOption, type Options, positiveAmount, textOption } from '../options.ts'
import { present } from '../present.ts'

export const command: CommandModule = {
  configure(command) {
    command
      .argument('<client>', 'code du client')
      .option('--ref <numero>', 'une seule pièce')
      .option('--schedule <echeances>', '"2026-12-15:500,00 2027-01-15:500,00"')
      .option('--monthly <nombre>', 'tant de mensualités égales, le reste dans la première, avec --from')
      .option('--from <jour>', 'avec --monthly : jour de la première')
      .option('--amount <montant>', 'ce qui est étalé (par défaut, tout ce qui est dû)')
      .option('--reason <texte>', 'pourquoi, ou comment cela a été convenu')
    authorOption(command)
  },

  run(context, args, options) {
    const amount = textOption(options, 'amount')
    const request = {
      customer: args[0] ?? '',
      ref: textOption(options, 'ref'),
      cents: amount === null ? null : positiveAmount(amount, '--amount'),
      instalments: instalmentsOf(options),
      reason: noteOption(options, 'reason'),
      author: authorOf(context, options),
    }
    return withDossier(context, async (dossier) => {
      const customer = customerWritten(dossier, request.customer)
      const view = grantPlan(dossier, context.date, { ...request, customer })
      await present(context, options, view, { text: () => holdsText(view, context, false), next: nextOfHold(customer) })
      return 0
    })
  },
}

function instalmentsOf(options: Options): Instalments {
  const listed = textOption(options, 'schedule')
  const monthly = textOption(options, 'monthly')
  const from = dayOption(options, 'from')
  if ((listed === null) === (monthly === null) || (monthly === null) !== (from === null))
    throw new UsageError('usage', 'Il faut les échéances, d’une façon ou de l’autre.', {
      advice: 'Écrivez --schedule "2026-12-15:500,00 2027-01-15:500,00", ou --monthly 6 --from 2026-12-15.',
    })
  if (listed !== null) return { kind: 'listed', payments: paymentsOf(listed) }
  const count = /^\d{1,3}$/.test(monthly ?? '') ? Number(monthly) : 0
  if (count < 1 || count > MOST_INSTALMENTS || from === null)
    throw new UsageError('option-invalid', `--monthly n’accepte pas « ${monthly} ».`, {
      advice: `Donnez le nombre de mensualités, de 1 à ${MOST_INSTALMENTS}.`,
    })
  return { kind: 'monthly', count, from }
}

/** Days and amounts, in the order they are written. An amount may hold spaces: what follows one is a new instalment when it has a colon. */
function paymentsOf(text: string): PlannedPayment[] {
  const entries = text.trim().split(/[\s;]+(?=\S+:)/)
  if (entries.length > MOST_INSTALMENTS)
    throw new UsageError('option-invalid', `--schedule a plus de ${MOST_INSTALMENTS} échéances.`, { advice: 'Regroupez-les.' })
  return entries.map((entry) => {
    const [, day, amount] = /^([^\s:]+):(.+)$/.exec(entry) ?? []
    if (day === undefined || amount === undefined)
      throw new UsageError('option-invalid', `--schedule : « ${entry} » n’est pas une échéance.`, {
        advice: 'Écrivez chaque échéance JOUR:MONTANT, par exemple "2026-12-15:500,00 2027-01-15:500,00".',
      })
    return { day: checkedDay(day, '--schedule'), cents: positiveAmount(amount, '--schedule') }
  })
}
