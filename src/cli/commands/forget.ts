// relance forget: erases what tells how to reach a settled customer, once it was shown and confirmed.
import { createInterface } from 'node:readline/promises'
import { forgetCustomer } from '../../jobs/forget.ts'
import { authorOf, authorOption } from '../author.ts'
import type { CommandModule } from '../command.ts'
import type { Context } from '../context.ts'
import { forgetText } from '../forget-text.ts'
import { withDossier } from '../open-dossier.ts'
import { present } from '../present.ts'

export const command: CommandModule = {
  configure(command) {
    command.argument('<client>', 'code du client').option('--yes', 'effacer, sans demander confirmation')
    authorOption(command)
  },

  examples: [
    ['relance forget MARTIN', 'montre ce qui serait effacé et ce qui reste ; rien ne l’est encore'],
    ['relance forget MARTIN --yes', 'l’efface : coordonnées, messages, réponses ; écritures et preuves restent'],
    ['relance forget MARTIN --yes --by "A. Brunet"', 'la même chose, en notant dans l’historique qui l’a fait'],
  ],

  run(context, args, options) {
    const asked = { customer: args[0] ?? '', author: authorOf(context, options) }
    return withDossier(
      context,
      async (dossier) => {
        const shown = forgetCustomer(dossier, context.date, { ...asked, apply: false })
        const apply = options.yes === true || (await agreed(context, forgetText(shown), shown.customer))
        const view = apply ? forgetCustomer(dossier, context.date, { ...asked, apply }) : shown
        await present(context, options, view, { text: () => forgetText(view) })
        return 0
      },
      { writes: true },
    )
  },
}

/** On a terminal what would be erased is shown, and the code is to be typed; elsewhere nothing but --yes is a yes. */
async function agreed({ io, json, quiet }: Context, shown: string, customer: string): Promise<boolean> {
  if (!io.isTty || process.stdin.isTTY !== true || json || quiet) return false
  io.stdout(shown)
  const lines = createInterface({ input: process.stdin, output: process.stderr })
  try {
    return (await lines.question(`Rien ne permettra de revenir en arrière. Tapez ${customer} pour effacer : `)).trim() === customer
  } finally {
    lines.close()
  }
}
