// relance history: what was sent, to whom, when; `history resolve ID sent|not-sent` settles a doubt.
import { UsageError } from '../../domain/errors.ts'
import { formatAmount, formatDay } from '../../domain/format.ts'
import { historyOf, resolveDelivery } from '../../jobs/history.ts'
import { historySheet } from '../../reporting/sheets.ts'
import type { HistoryView } from '../../reporting/views.ts'
import type { CommandModule } from '../command.ts'
import type { Context } from '../context.ts'
import { withDossier } from '../open-dossier.ts'
import { textOption } from '../options.ts'
import { present, sheetOptions } from '../present.ts'
import { table } from '../table.ts'
import { CHANNELS, STATUSES } from '../words.ts'

const BROKEN_CHAIN = 9

export const command: CommandModule = {
  configure(command) {
    command
      .argument('[action]', '« resolve » pour trancher un envoi en doute')
      .argument('[id]', 'numéro de la relance')
      .argument('[verdict]', 'sent (partie) ou not-sent (pas partie)')
      .option('--customer <code>', 'un seul client')
      .option('--verify', 'vérifier la chaîne : code 9 si elle est rompue')
    sheetOptions(command)
  },

  run(context, args, options) {
    const [action, id, verdict] = args
    if (action !== undefined && action !== 'resolve')
      throw new UsageError('usage', `« history ${action} » n’existe pas.`, {
        advice: 'Écrivez relance history, ou relance history resolve ID sent.',
      })
    const resolving = action === 'resolve'
    if (resolving && (id === undefined || (verdict !== 'sent' && verdict !== 'not-sent'))) {
      throw new UsageError('usage', 'Il faut le numéro de la relance et le verdict.', {
        advice: 'relance history resolve ID sent, ou relance history resolve ID not-sent',
      })
    }
    return withDossier(
      context,
      async (dossier) => {
        const view = resolving
          ? resolveDelivery(dossier, id ?? '', verdict === 'sent' ? 'sent' : 'not-sent')
          : historyOf(dossier, textOption(options, 'customer'))
        await present(context, options, view, {
          text: () => historyText(view, context, options.verify === true),
          sheets: () => [historySheet(view)],
        })
        return view.chain.ok ? 0 : BROKEN_CHAIN
      },
      { lock: resolving },
    )
  },
}

function historyText(view: HistoryView, context: Context, verify: boolean): string {
  if (view.events.length === 0) return 'Rien n’a encore été envoyé.\n'
  const rows = view.events.map((event) => {
    const total = event.detail?.totalCents
    return [
      formatDay(event.day),
      event.customer ?? '',
      event.step ?? '',
      event.channel ? CHANNELS[event.channel] : '',
      STATUSES[event.status] ?? event.status,
      typeof total === 'number' ? formatAmount(total) : '',
      event.id,
    ]
  })
  const columns = ['Jour', 'Client', 'Étape', 'Par', 'État'].map((header) => ({ header }))
  const list = table([...columns, { header: 'Demandé', align: 'right' }, { header: 'Relance' }], rows, context.color)
  if (!view.chain.ok) return `${list}\nATTENTION : la chaîne de l’historique est rompue à partir de ${view.chain.firstBad}.\n`
  return verify ? `${list}\nChaîne vérifiée : aucun enregistrement modifié, ajouté ni retiré.\n` : list
}
