// relance scenarios [NOM]: the steps of each scenario on a time line, and how many customers follow it, with why.
import { type ScenariosView, scenariosOf } from '../../jobs/scenarios.ts'
import type { CommandModule } from '../command.ts'
import type { Context } from '../context.ts'
import { withDossier } from '../open-dossier.ts'
import { present } from '../present.ts'
import { scenariosText } from '../scenarios-text.ts'

export const command: CommandModule = {
  configure(command) {
    command.argument('[nom]', 'un seul scénario, par exemple bon-payeur')
  },

  async run(context, args, options) {
    const view = await viewOf(context, args[0] ?? null)
    await present(context, options, view, {
      text: () => scenariosText(view, context.color),
      next: 'relance simulate --days 30 (ce qu’ils feront partir)',
    })
    return 0
  },
}

/** The shipped scenarios need no dossier: they are shown where there is none. */
async function viewOf(context: Context, name: string | null): Promise<ScenariosView> {
  try {
    return await withDossier(context, (dossier) => scenariosOf(dossier, context.date, name))
  } catch (error) {
    if (context.dossier === undefined && error instanceof Error && 'code' in error && error.code === 'dossier-missing')
      return scenariosOf(null, context.date, name)
    throw error
  }
}
