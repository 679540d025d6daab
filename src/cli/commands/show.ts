// relance show: a customer: what he owes, what was sent, what comes next; or one reminder by its number.
import { pictureOf } from '../../jobs/show.ts'
import { withPlannedEnclosures } from '../../jobs/show-message.ts'
import type { CommandModule } from '../command.ts'
import { messageText } from '../message-text.ts'
import { withDossier } from '../open-dossier.ts'
import { present } from '../present.ts'
import { pictureText } from '../show-text.ts'

export const command: CommandModule = {
  configure(command) {
    command.argument('<code>', 'code d’un client, ou son nom ; numéro d’une pièce, ou d’une relance')
  },

  run(context, args, options) {
    return withDossier(context, async (dossier) => {
      const picture = pictureOf(dossier, context.date, args[0] ?? '', context.date >= context.present)
      const asked = picture.askedRef === undefined ? '' : `Pièce demandée : ${picture.askedRef}, de ce client.\n\n`
      const message = picture.message && (await withPlannedEnclosures(dossier, context.date, picture.message))
      await present(context, options, message === undefined ? picture : { ...picture, message }, {
        text: () =>
          message === undefined ? `${asked}${pictureText(picture, context)}` : messageText(message, picture.customer.name, context),
        // A message names what may be done of it.
        next:
          message === undefined
            ? `relance statement ${picture.customer.code} (son relevé) ; s’il conteste, promet ou demande du temps : relance dispute, promise ou pause ${picture.customer.code}`
            : null,
      })
      return 0
    })
  },
}
