// The reminders about what is asked, as exhibits: the exact bytes of each message that left, what is noted of its delivery, and what is kept no more.
import type { IsoDay } from '../domain/day.ts'
import { formatLongDay } from '../domain/format.ts'
import type { CustomerCode } from '../domain/names.ts'
import { isFormalNotice } from '../domain/scenario.ts'
import { shippedScenarios } from '../domain/scenario-shipped.ts'
import type { Settings } from '../domain/settings.ts'
import { slugOf } from '../domain/slug.ts'
import { stepName } from '../domain/step-name.ts'
import type { EvidencePack } from '../reporting/evidence/pack.ts'
import type { LitigationDebt, Missing, SentNotice } from '../reporting/litigation/litigation.ts'
import { lettersTracked, trackingWords } from '../reporting/tracking-words.ts'
import type { HistoryEventView } from '../reporting/views.ts'
import { CHANNELS } from '../reporting/words.ts'

/** A document on its way into the list. */
export interface FoundDocument {
  readonly what: string
  readonly day: IsoDay | null
  readonly name: string
  readonly extension: string
  readonly bytes: Buffer
}

/** What the customer got, and nobody else: a call sheet is for who calls. `takenOver`: sent by another tool, history tells its day alone. */
const LEFT: ReadonlySet<string> = new Set(['sent', 'written', 'takenOver'])

export interface MessagesAsked {
  readonly settings: Settings
  readonly customer: CustomerCode
  readonly debt: LitigationDebt
  readonly day: IsoDay
}

/**
 * The reminders in the order they left, up to the day.
 * @param add puts a document on the list and gives its number @param missing gets what cannot be found, or is to be looked at
 */
export function addMessages(
  { events, messages }: EvidencePack,
  { settings, customer, debt, day }: MessagesAsked,
  add: (found: FoundDocument) => number,
  missing: Missing[],
): SentNotice[] {
  const known = events.filter((event) => event.day <= day)
  const tracked = lettersTracked(known)
  const keys = new Set(debt.invoices.map(({ key }) => key))
  const sent = known.filter(
    (event) => event.step !== null && event.channel !== 'call' && LEFT.has(event.status) && event.items.some((key) => keys.has(key)),
  )
  // A doubt that was settled is told by a second event; the first one has the message.
  const firsts = [...new Map(sent.toReversed().map((event) => [event.id, event])).values()].toReversed()
  return firsts.map((event): SentNotice => {
    const what = capital(stepName(event.step ?? '', 'fr'))
    const channel = event.channel === null ? 'envoi' : CHANNELS[event.channel]
    const message = known.flatMap(({ id, detail }) => (id === event.id ? (messages.get(String(detail?.['message'])) ?? []) : []))[0]
    const tracking = tracked.get(event.id)
    missing.push(...messageMissing(event, { what, customer, isKept: message !== undefined, isReceived: tracking?.receivedOn != null }))
    const exhibit =
      message === undefined
        ? null
        : add({
            what: `${what}, ${channel}`,
            day: event.day,
            name: `${slugOf(what).toLowerCase()}-${event.day}`,
            extension: extensionOf(message.path),
            bytes: message.bytes,
          })
    const proof = tracking === undefined ? repliedOf(event) : trackingWords(tracking)
    return { day: event.day, what, channel, isFormalNotice: isNotice(settings, event), exhibit, proof }
  })
}

interface Looked {
  readonly what: string
  readonly customer: CustomerCode
  readonly isKept: boolean
  readonly isReceived: boolean
}

function messageMissing(
  { id, day, status, channel, companies = [] }: HistoryEventView,
  { what, customer, isKept, isReceived }: Looked,
): Missing[] {
  const about = `${what} du ${formatLongDay(day)}`
  const others = companies.filter((code) => code !== customer)
  return [
    ...(others.length === 0
      ? []
      : [
          {
            what: `${about} : ce message parle aussi de ${others.join(', ')}`,
            where: 'Occultez ce qui ne concerne pas ce client avant de produire la pièce.',
          },
        ]),
    ...(isKept
      ? []
      : [
          {
            what: `${about} : le message n’est pas conservé${status === 'takenOver' ? ', un autre outil l’a envoyé' : ''}`,
            where: 'Cherchez-en une copie dans la messagerie, l’outil précédent ou les archives papier.',
          },
        ]),
    ...(channel !== 'registered-letter' || isReceived
      ? []
      : [
          {
            what: `${about} : avis de réception du recommandé`,
            where: `La Poste : suivi, preuve de dépôt, avis de réception ; puis relance history set ${id.slice(0, 8)} --tracking NUMÉRO --received JOUR`,
          },
        ]),
  ]
}

function isNotice({ scenarios }: Settings, { step }: HistoryEventView): boolean {
  const all = [...Object.values(scenarios), ...Object.values(shippedScenarios())]
  return step === 'formal-notice' || all.some(({ steps }) => steps.some((one) => one.step === step && isFormalNotice(one)))
}

/** What the server that took an e-mail answered. */
function repliedOf({ channel, detail }: HistoryEventView): string {
  const reply = detail?.['reply']
  return channel === 'email' && typeof reply === 'string' ? `accepté par le serveur : ${reply.slice(0, 80)}` : ''
}

function capital(text: string): string {
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}`
}

function extensionOf(path: string): string {
  return path.slice(path.lastIndexOf('.') + 1)
}
