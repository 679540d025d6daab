// What is wrong with the evidence, in words: one line per fault, with its place. Finds nothing itself.
import type { EvidenceFault, EvidenceField, QuotedHead } from '../domain/evidence-fault.ts'
import { formatDay, formatLongDay, plural } from '../domain/format.ts'
import type { HistoryView } from './views.ts'

const FIELDS: Readonly<Record<EvidenceField, string>> = {
  content: 'son contenu ne donne plus son empreinte',
  detail: 'l’empreinte de son détail n’est plus la sienne',
  sha256: 'son empreinte n’est plus celle de son contenu',
  previous: 'il ne renvoie plus à l’enregistrement précédent',
  position: 'il n’est plus à sa place',
  counter: 'le compteur des enregistrements',
  status: 'l’état',
  customer: 'le client',
  day: 'le jour',
  step: 'l’étape',
  channel: 'le canal',
  to: 'les destinataires',
  totalCents: 'le montant demandé',
  messageId: 'le numéro du message',
  message: 'l’empreinte du message',
  reply: 'la réponse',
  file: 'le fichier',
  moment: 'l’heure',
  items: 'les pièces',
  round: 'le cycle de relance',
}

type Chain = HistoryView['chain']

/** What is wrong first and where, one French sentence; null when nothing is. */
export function evidenceFault({ ok, firstBad, fault }: Chain): string | null {
  if (ok) return null
  if (fault === 'message') return `Le message conservé de la relance ${firstBad} manque ou a été modifié.`
  if (fault === 'delivery' && firstBad === '') return 'Ce registre est plus ancien que ce qui est parti de son dossier.'
  if (fault === 'delivery') return `L’état enregistré de la relance ${firstBad} ne correspond plus à l’historique.`
  if (firstBad === '') return 'La chaîne de l’historique est rompue : tous ses enregistrements ont disparu.'
  return `La chaîne de l’historique est rompue à partir de ${firstBad}.`
}

/** Details erased, one French sentence; null for none, or when they were not counted. */
export function erasedDetails({ missingDetails = 0 }: Chain): string | null {
  if (missingDetails === 0) return null
  const what = plural(missingDetails, 'enregistrement n’a plus son détail', 'enregistrements n’ont plus leur détail')
  return `${missingDetails} ${what} (destinataires, réponse) : il a été effacé.`
}

/** "n° 12, 20/11/2026, client C001, relance 042f… : enregistrement modifié (son contenu ne donne plus son empreinte)". */
export function faultLine(fault: EvidenceFault): string {
  const { position, count, day, customer, id, change } = fault
  // Of what is missing, nobody can tell but what stands beside it.
  const unknown = fault.part === 'event' && (change === 'removed' || change === 'cut')
  const where = [
    position === null ? '' : count > 1 ? `n° ${position} à ${position + count - 1}` : `n° ${position}`,
    unknown || day === null ? '' : formatDay(day),
    customer === null ? '' : `client ${customer}`,
    unknown || id === '' ? '' : fault.part === 'message' && change === 'inserted' ? `empreinte ${id}…` : `relance ${id}`,
  ].filter((part) => part !== '')
  return `${where.join(', ')}${where.length === 0 ? '' : ' : '}${whatHappened(fault)}`
}

function whatHappened(fault: EvidenceFault): string {
  const { part, change, fields } = fault
  const differing = fields.map((field) => FIELDS[field]).join(', ')
  switch (part) {
    case 'event':
      return eventWords(fault, differing)
    case 'detail':
      return change === 'inserted'
        ? 'détail ajouté, qui n’est celui d’aucun enregistrement'
        : 'détail modifié (destinataires, réponse, montant)'
    case 'message':
      if (change === 'inserted') return 'message ajouté, dont aucun enregistrement ne parle'
      return change === 'removed' ? 'le message conservé a été supprimé' : 'le message conservé a été modifié'
    case 'delivery':
      if (change === 'inserted') return 'envoi ajouté, dont aucun enregistrement ne parle'
      if (change === 'cut') return lastSendings(fault.count)
      return change === 'removed' ? 'l’envoi a été supprimé' : `l’envoi n’est plus tel que l’historique le dit (${differing})`
    case 'item':
      return change === 'inserted'
        ? 'pièces d’un envoi qui n’existe pas'
        : `les pièces de l’envoi ne sont plus celles de l’historique (${differing})`
    case 'identity':
      return 'la pièce n’est plus reliée à elle-même dans le registre : ce qui a été envoyé pour elle ne serait plus reconnu'
    case 'approval':
      if (change === 'inserted') return 'accord d’un client ajouté, dont aucun enregistrement ne parle'
      if (change === 'changed') return 'la durée de cet accord a été modifiée'
      return 'l’accord que l’historique rapporte a été modifié ou supprimé'
    case 'refusal':
      if (change === 'inserted') return 'adresse refusée ajoutée, dont l’enregistrement ne parle pas'
      return `ce que le serveur a dit d’une adresse refusée a été ${change === 'removed' ? 'supprimé' : 'modifié'}`
    case 'takenOver':
      return `relance de l’outil précédent ${change === 'inserted' ? 'ajoutée' : change === 'removed' ? 'supprimée' : 'modifiée'}`
    default:
      return part satisfies never
  }
}

function lastSendings(count: number): string {
  const what = plural(count, 'envoi parti de ce dossier manque', 'envois partis de ce dossier manquent')
  return `${count} ${what} dans le registre : une sauvegarde a été remise en place, ou ses derniers envois ont été supprimés`
}

function eventWords({ change, count, day, id }: EvidenceFault, differing: string): string {
  const beside = id === '' ? '' : `${day === null ? '' : ` du ${formatDay(day)}`} (${id})`
  switch (change) {
    case 'changed':
      return `enregistrement modifié (${differing})`
    case 'inserted':
      return 'enregistrement ajouté après coup'
    case 'broken':
      return 'ne suit pas l’enregistrement précédent : l’un des deux a été remplacé'
    case 'removed':
      return `${plural(count, 'enregistrement retiré', `${count} enregistrements retirés`)}, avant celui${beside}`
    case 'cut':
      return `${plural(count, 'dernier enregistrement retiré', `${count} derniers enregistrements retirés`)}${beside === '' ? '' : `, après celui${beside}`}`
    default:
      return change satisfies never
  }
}

/** What a head quoted in an old report proves, French sentences. @param sound the chain has no fault */
export function quotedHeadSentence({ found, position, day, after, sha256 }: QuotedHead, sound: boolean): string {
  if (!found)
    return (
      `L’empreinte ${sha256} n’est celle d’aucun enregistrement : l’historique a été réécrit depuis ce rapport, ` +
      'ou l’empreinte vient d’un autre dossier ou a été mal recopiée.'
    )
  const since = `${after} ${plural(after, 'enregistrement a suivi', 'enregistrements ont suivi')}`
  if (position === 0 || day === null) return `L’empreinte citée est celle d’un historique encore vide ; ${since}.`
  return `L’empreinte citée est celle de l’enregistrement n° ${position}, du ${formatLongDay(day)} ; ${since}.${sound ? ' Ce qui précède n’a pas été réécrit depuis.' : ''}`
}
