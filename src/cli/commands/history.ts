// relance history: what was sent, to whom, when, of all or of one document; `history resolve ID sent|not-sent` settles a doubt; `history adopt --since DAY`
// takes over a ledger that was copied or restored.
import { normaliseRef } from '../../domain/document-ref.ts'
import { UsageError } from '../../domain/errors.ts'
import { formatAmount, formatDay } from '../../domain/format.ts'
import { stepName } from '../../domain/step-name.ts'
import { adoptLedger } from '../../jobs/adopt.ts'
import type { Dossier } from '../../jobs/dossier.ts'
import { erasedDetails, evidenceFault, historyOf, historyOfDocument, resolveDelivery } from '../../jobs/history.ts'
import { saidOf } from '../../jobs/said.ts'
import { approvalOf } from '../../reporting/approval-words.ts'
import { historySheet } from '../../reporting/sheets.ts'
import type { HistoryView } from '../../reporting/views.ts'
import { CHANNELS, statusOf } from '../../reporting/words.ts'
import type { CommandModule } from '../command.ts'
import type { Context } from '../context.ts'
import { withDossier } from '../open-dossier.ts'
import { dayOption, type Options, textOption } from '../options.ts'
import { present, sheetOptions } from '../present.ts'
import { refusalsText } from '../refusals-text.ts'
import { saidText } from '../said-text.ts'
import { table } from '../table.ts'

const BROKEN_CHAIN = 9

export const command: CommandModule = {
  configure(command) {
    command
      .argument(
        '[pièce ou action]',
        'numéro d’une pièce ; « resolve » pour trancher un envoi en doute, « adopt » pour reprendre un registre copié',
      )
      .argument('[id]', 'numéro de la relance')
      .argument('[verdict]', 'sent (partie) ou not-sent (pas partie)')
      .option('--since <jour>', 'avec adopt : premier jour où l’autre exemplaire a pu envoyer')
      .option('--customer <code>', 'un seul client')
      .option('--verify', 'vérifier la chaîne, les messages conservés et l’état des envois : code 9 à la première faute')
    sheetOptions(command)
  },

  run(context, args, options) {
    const ref = documentNamed(args)
    const work = ref === null ? workOf(context, args, options) : null
    const verify = options.verify === true
    return withDossier(
      context,
      async (dossier) => {
        const asked = () =>
          ref === null ? historyOf(dossier, textOption(options, 'customer'), verify) : historyOfDocument(dossier, context.date, ref, verify)
        const view = work ? work(dossier) : asked()
        const customer = textOption(options, 'customer')
        const said =
          work === null && ref === null && customer !== null
            ? saidOf(dossier, context.date, customer, context.date >= context.present)
            : null
        await present(
          context,
          options,
          { ...view, ...said },
          {
            text: () => `${historyText(view, context, verify)}${said === null ? '' : saidText(said, context)}`,
            sheets: () => [historySheet(view)],
          },
        )
        return view.chain.ok ? 0 : BROKEN_CHAIN
      },
      { writes: work !== null },
    )
  },
}

/** A document has figures in its number, an action has none. */
function documentNamed([word = '', ...others]: readonly string[]): string | null {
  return others.length === 0 && normaliseRef(word) !== '' ? word : null
}

/** What the action writes; null without one. @throws UsageError for an action typed wrong. */
function workOf(context: Context, [action, id, verdict]: readonly string[], options: Options): ((dossier: Dossier) => HistoryView) | null {
  if (action === undefined) return null
  if (action === 'adopt') {
    const since = dayOption(options, 'since')
    if (since !== null) return (dossier) => adoptLedger(dossier, context.date, since)
    throw new UsageError('usage', 'Depuis quel jour l’autre exemplaire a-t-il pu envoyer ?', {
      advice: 'Écrivez relance history adopt --since AAAA-MM-JJ (demain, s’il n’a rien envoyé).',
    })
  }
  if (action !== 'resolve') {
    throw new UsageError('usage', `« history ${action} » n’existe pas.`, {
      advice: 'Écrivez relance history, relance history resolve ID sent, ou relance history adopt --since JOUR.',
    })
  }
  if (id === undefined || (verdict !== 'sent' && verdict !== 'not-sent')) {
    throw new UsageError('usage', 'Il faut le numéro de la relance et le verdict.', {
      advice: 'Écrivez relance history resolve ID sent, ou relance history resolve ID not-sent.',
    })
  }
  return (dossier) => resolveDelivery(dossier, id, verdict)
}

function historyText(view: HistoryView, context: Context, verify: boolean): string {
  const fault = evidenceFault(view.chain)
  const warning = fault === null ? '' : `ATTENTION : ${lowerFirst(fault)}\n`
  if (view.events.length === 0) return fault === null ? 'Rien n’a encore été envoyé.\n' : warning
  // A column that nothing stands in would only make the table wider.
  const approved = view.events.some((event) => approvalOf(event) !== '')
  const grouped = view.events.some(({ companies }) => companies !== undefined)
  const rows = view.events.map((event) => {
    const total = event.detail?.totalCents
    return [
      formatDay(event.day),
      event.customer ?? '',
      ...(grouped ? [(event.companies ?? []).join(', ')] : []),
      event.step === null ? '' : stepName(event.step, 'fr'),
      event.channel ? CHANNELS[event.channel] : '',
      statusOf(event),
      typeof total === 'number' ? formatAmount(total) : '',
      event.id,
      ...(approved ? [approvalOf(event)] : []),
    ]
  })
  const columns = ['Jour', 'Client', ...(grouped ? ['Pour'] : []), 'Étape', 'Par', 'État'].map((header) => ({ header }))
  const last = approved ? [{ header: 'Accord' }] : []
  const list = table([...columns, { header: 'Demandé', align: 'right' }, { header: 'Relance' }, ...last], rows, context.color)
  const refused = refusalsText(view.events)
  const told = refused === '' ? list : `${list}\nAdresses refusées par le serveur : ${refused}\n`
  if (fault !== null) return `${told}\n${warning}`
  if (!verify) return told
  const erased = erasedDetails(view.chain)
  return `${told}\nChaîne vérifiée : aucun enregistrement modifié, ajouté ni retiré.\n${erased === null ? '' : `${erased}\n`}`
}

function lowerFirst(sentence: string): string {
  return sentence.charAt(0).toLowerCase() + sentence.slice(1)
}
