// relance preview: every message of the day as it will arrive, on one page.

import { formatAmount, formatLongDay, plural } from '../../domain/format.ts'
import { customerMeant } from '../../jobs/customer-meant.ts'
import { previewOf, previewView } from '../../jobs/preview.ts'
import { writePreview } from '../../reporting/preview/page.ts'
import type { PreviewView } from '../../reporting/preview/preview.ts'
import type { CommandModule } from '../command.ts'
import { withDossier } from '../open-dossier.ts'
import { textOption } from '../options.ts'
import { present } from '../present.ts'
import { pageFile, pageOptions, showPage, writePageFile } from '../written-page.ts'

export const command: CommandModule = {
  configure(command) {
    command.option('--customer <code>', 'un seul client')
    pageOptions(command)
  },

  run(context, _args, options) {
    return withDossier(context, async (dossier) => {
      const preview = await previewOf(dossier, context.date, customerMeant(dossier, textOption(options, 'customer')))
      const file = pageFile(context, dossier, options, `apercu_${context.date}.html`)
      await writePageFile(context, file, writePreview(preview))
      const view = previewView(preview, file.path)
      await present(context, {}, view, { text: () => previewText(view, file.shown) })
      showPage(context, options, file)
      return 0
    })
  },
}

function previewText({ date, totals, planStored }: PreviewView, file: string): string {
  const { messages, toApprove, totalCents, heldItems } = totals
  const waiting = toApprove === 0 ? '' : `, dont ${toApprove} à approuver`
  const count = `${messages} ${plural(messages, 'message', 'messages')} le ${formatLongDay(date)}${waiting} : ${formatAmount(totalCents)} demandés.`
  const held = `${heldItems} ${plural(heldItems, 'pièce en attente', 'pièces en attente')}.`
  const steps = [...(planStored ? [] : ['relance plan']), ...(toApprove === 0 ? [] : ['relance approve --all']), 'relance send']
  const next = `${steps.length === 1 ? 'Envoyer' : 'Une fois relu'} : ${steps.join(', puis ')}`
  return `${count} ${held}\nLa page : ${file} (relance preview --open l’ouvre)\n${messages === 0 ? '' : `${next}\n`}`
}
