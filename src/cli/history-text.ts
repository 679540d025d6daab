// The history as the terminal shows it: what was done in a table, and what was verified under it.
import { formatAmount, formatDay, plural } from '../domain/format.ts'
import { stepName } from '../domain/step-name.ts'
import { approvalOf } from '../reporting/approval-words.ts'
import { erasedDetails, evidenceFault, faultLine, quotedHeadSentence } from '../reporting/evidence-words.ts'
import { trackingOf } from '../reporting/tracking-words.ts'
import type { HistoryView } from '../reporting/views.ts'
import { CHANNELS, statusOf } from '../reporting/words.ts'
import type { Context } from './context.ts'
import { refusalsText } from './refusals-text.ts'
import { table } from './table.ts'

/** @param verified everything was, not the chain alone */
export function historyText(view: HistoryView, context: Context, verified: boolean): string {
  const told = chainText(view.chain, verified)
  if (view.events.length === 0) return view.chain.ok ? `Rien n’a encore été envoyé.\n${view.chain.head ? told : ''}` : told
  const { forGood, forNow } = refusalsText(view.events)
  const addresses = [
    ...(forGood === '' ? [] : [`Adresses refusées par le serveur : ${forGood}\n`]),
    ...(forNow === '' ? [] : [`Refus passagers du serveur (l’adresse peut être bonne) : ${forNow}\n`]),
  ]
  return `${eventTable(view, context)}${addresses.map((line) => `\n${line}`).join('')}${told === '' ? '' : `\n${told}`}`
}

function eventTable({ events }: HistoryView, context: Context): string {
  // A column that nothing stands in would only make the table wider.
  const approved = events.some((event) => approvalOf(event) !== '')
  const tracked = events.some((event) => trackingOf(event) !== '')
  const grouped = events.some(({ companies }) => companies !== undefined)
  const rows = events.map((event) => {
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
      ...(tracked ? [trackingOf(event)] : []),
    ]
  })
  const columns = ['Jour', 'Client', ...(grouped ? ['Pour'] : []), 'Étape', 'Par', 'État'].map((header) => ({ header }))
  const last = [...(approved ? ['Accord'] : []), ...(tracked ? ['Suivi'] : [])].map((header) => ({ header }))
  return table([...columns, { header: 'Demandé', align: 'right' }, { header: 'Relance' }, ...last], rows, context.color)
}

/** Empty where nothing is wrong and nothing more was asked for. */
function chainText(chain: HistoryView['chain'], verified: boolean): string {
  const quoted = chain.head === undefined ? '' : `${chain.head.found ? '' : 'ATTENTION : '}${quotedHeadSentence(chain.head, chain.ok)}\n`
  const fault = evidenceFault(chain)
  if (fault !== null) return `ATTENTION : ${fault.charAt(0).toLowerCase()}${fault.slice(1)}\n${faultsText(chain)}${quoted}`
  if (!verified) return ''
  const erased = erasedDetails(chain)
  return `Chaîne vérifiée : aucun enregistrement modifié, ajouté ni retiré.\n${erased === null ? '' : `${erased}\n`}${quoted}`
}

function faultsText({ faults = [], faultCount = 0 }: HistoryView['chain']): string {
  if (faultCount === 0) return ''
  const more = faultCount > faults.length ? `, dont voici les ${faults.length} premières` : ''
  return `${faultCount} ${plural(faultCount, 'faute', 'fautes')}${more} :\n${faults.map((one) => `  ${faultLine(one)}\n`).join('')}`
}
