// relance export-data: all that the dossier holds of one customer, as one JSON document, to be handed to him.
import { UsageError } from '../../domain/errors.ts'
import { slugOf } from '../../domain/slug.ts'
import { customerData } from '../../jobs/export-data.ts'
import type { CommandModule } from '../command.ts'
import { withDossier } from '../open-dossier.ts'
import { textOption } from '../options.ts'
import { present, writeWhole } from '../present.ts'

export const command: CommandModule = {
  configure(command) {
    command
      .argument('<client>', 'code du client')
      .option(
        '--out <fichier>',
        'écrire dans ce fichier, lisible de vous seul (sinon à l’écran) : un document JSON, noms des champs en anglais, montants en centimes',
      )
  },

  examples: [
    ['relance export-data MARTIN --out martin.json', 'tout ce que le dossier détient sur ce client (RGPD art. 15 et 20)'],
    ['relance export-data MARTIN', 'la même chose à l’écran'],
  ],

  run(context, args, options) {
    const out = textOption(options, 'out')
    if (out?.trim() === '')
      throw new UsageError('option-invalid', '--out : le nom du fichier est vide.', { advice: 'Écrivez par exemple --out martin.json.' })
    return withDossier(
      context,
      async (dossier) => {
        const { customer, name, parts, document } = customerData(dossier, context.date, args[0] ?? '')
        const text = `${JSON.stringify(document, null, 2)}\n`
        if (out === null) {
          context.io.stdout(text)
          if (context.io.isTty && !context.json && !context.quiet)
            context.io.stderr(
              `\nPour l’écrire dans un fichier à lui remettre : relance export-data ${customer} --out ${slugOf(customer).toLowerCase() || 'donnees'}.json\n`,
            )
          return 0
        }
        await writeWhole(context, out, Buffer.from(text, 'utf8'))
        const told = Object.entries(parts).map(([part, rows]) => ({ part, rows: rows.length }))
        const view = { date: context.date, customer, name, file: out, parts: told, totals: { parts: told.length } }
        await present(context, options, view, {
          text: () =>
            `Données détenues sur ${name} :\n${told.map(({ part, rows }) => `  ${String(rows).padStart(5)}  ${part}\n`).join('')}`,
        })
        return 0
      },
      // A request is about all that is held, whatever the day.
      { knowing: true },
    )
  },
}
