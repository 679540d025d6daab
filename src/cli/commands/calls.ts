// relance calls: the calls that wait to be made today, the most pressing first, and their page in the outbox.
import { join } from 'node:path'
import { writeCalls } from '../../jobs/calls-page.ts'
import { callsSheet } from '../../reporting/calls/sheet.ts'
import { callsText } from '../calls-text.ts'
import type { CommandModule } from '../command.ts'
import { withDossier } from '../open-dossier.ts'
import { present, sheetOptions } from '../present.ts'

export const command: CommandModule = {
  configure: sheetOptions,
  examples: [
    ['relance calls', 'les appels du jour et leur page, dans outbox'],
    ['relance calls --date 2026-11-24', 'ceux qui attendront ce jour-là, rappels compris'],
    ['relance calls --xlsx appels.xlsx', 'la liste dans un tableur'],
  ],

  run(context, _args, options) {
    return withDossier(context, async (dossier) => {
      const view = await writeCalls(dossier, context.date, join(dossier.folder, 'outbox'))
      await present(context, options, view, { text: () => callsText(view, context), sheets: () => [callsSheet(view)] })
      return 0
    })
  },
}
