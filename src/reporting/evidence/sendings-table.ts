// The table of a pack: what was sent to whom, when, what came back, who had agreed, and which file of the pack holds it.
import { cents } from '../../domain/cents.ts'
import { stepName } from '../../domain/step-name.ts'
import { approvalOf } from '../approval-words.ts'
import { amountColumn, dayColumn, drawSheet, integerColumn, type Sheet, textColumn } from '../sheet.ts'
import { trackingTold } from '../tracking-words.ts'
import type { HistoryEventView } from '../views.ts'
import { CHANNELS, statusOf } from '../words.ts'
import { type EvidencePack, enclosuresTold } from './pack.ts'

type Event = HistoryEventView

/** One row per event, in the order they were recorded. */
export function sendingsTable({ events, messages, refs }: EvidencePack): Sheet {
  const columns = [
    integerColumn<Event>('N°', ({ position }) => position),
    dayColumn<Event>('Jour', ({ day }) => day),
    textColumn<Event>('Enregistré le', 26, ({ at }) => at),
    textColumn<Event>('Relance', 18, ({ id }) => id),
    textColumn<Event>('Étape', 22, ({ step }) => (step === null ? null : stepName(step, 'fr'))),
    textColumn<Event>('Canal', 18, ({ channel }) => (channel === null ? null : CHANNELS[channel])),
    textColumn<Event>('État', 14, statusOf),
    textColumn<Event>('Destinataires', 40, (event) => listOf(event, 'to')),
    textColumn<Event>('Réponse', 40, (event) => textOf(event, 'reply')),
    textColumn<Event>('Destinataires refusés', 30, (event) => listOf(event, 'refusedRecipients')),
    textColumn<Event>('N° de suivi', 20, (event) => trackingTold(event)?.tracking ?? null),
    dayColumn<Event>('Postée le', (event) => trackingTold(event)?.postedOn ?? null),
    dayColumn<Event>('Reçue le', (event) => trackingTold(event)?.receivedOn ?? null),
    amountColumn<Event>('Demandé', ({ detail }) =>
      Number.isSafeInteger(detail?.['totalCents']) ? cents(Number(detail?.['totalCents'])) : null,
    ),
    textColumn<Event>('Pièces', 40, (event) => event.items.map((key) => refs.get(key) ?? key).join(', ')),
    textColumn<Event>('Sociétés concernées', 24, ({ companies = [], customer }) =>
      companies.length > 0 ? companies.join(', ') : customer,
    ),
    textColumn<Event>('Accord', 40, (event) => approvalOf(event)),
    textColumn<Event>('N° du message', 50, (event) => textOf(event, 'messageId')),
    textColumn<Event>('Fichier du message', 50, (event) => messages.get(textOf(event, 'message') ?? '')?.path ?? null),
    textColumn<Event>('SHA-256 du message', 66, (event) => textOf(event, 'message')),
    textColumn<Event>('Fichiers joints à la lettre (SHA-256)', 66, enclosuresOf),
    textColumn<Event>('SHA-256 de l’enregistrement', 66, ({ sha256 }) => sha256),
  ]
  return drawSheet('Envois', columns, events)
}

/** "2026-…_pj_F-C001_1a2b3c4d.pdf (9f86…)", one after the other. */
function enclosuresOf(event: Event): string | null {
  const told = enclosuresTold(event)
  return told.length === 0 ? null : told.map(({ name, sha256 }) => `${name} (${sha256})`).join(', ')
}

function textOf({ detail }: Event, field: string): string | null {
  const value = detail?.[field]
  return typeof value === 'string' ? value : null
}

function listOf({ detail }: Event, field: string): string | null {
  const value = detail?.[field]
  return Array.isArray(value) && value.length > 0 ? value.join(', ') : null
}
