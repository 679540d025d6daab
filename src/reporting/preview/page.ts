// The preview of a day as one page: each message as it will arrive, beside its invoices, its reason and its total; then what is held.
import { formatAmount, formatDay, formatLongDay, plural } from '../../domain/format.ts'
import type { HoldCode } from '../../domain/hold.ts'
import { stepName } from '../../domain/step-name.ts'
import { needsSentence, waitingWords } from '../approval-words.ts'
import { writePage } from '../page/document.ts'
import { type Html, html } from '../page/html.ts'
import { sheetTable } from '../page/sheet-table.ts'
import { amountColumn, dayColumn, drawSheet, integerColumn, type Sheet, textColumn } from '../sheet.ts'
import { CHANNELS, HOLDS } from '../words.ts'
import { contentHtml } from './content.ts'
import type { Preview, PreviewMessage } from './preview.ts'
import { ARRIVING } from './style.ts'

const STYLE = `.message { border-top: 2px solid var(--line); margin-top: 2rem; padding-top: .5rem; }
.sides { display: grid; grid-template-columns: repeat(auto-fit, minmax(min(100%, 27rem), 1fr)); gap: 0 1.5rem; align-items: start; }
.sides > * { min-width: 0; }
dl { display: grid; grid-template-columns: max-content 1fr; gap: .1rem 1rem; margin: .5rem 0; } dt { color: var(--soft); } dd { margin: 0; overflow-wrap: anywhere; }
${ARRIVING}`

/** UTF-8. */
export function writePreview(preview: Preview): Buffer {
  const { date, creditor, messages, plan } = preview
  const books = plan.booksAsOf === null ? 'aucune écriture de banque importée' : `banque saisie jusqu’au ${formatLongDay(plan.booksAsOf)}`
  return writePage({
    title: `Aperçu des relances du ${formatLongDay(date)}`,
    under: `${creditor}, ${books}. Rien n’est envoyé ni enregistré par cette page.`,
    style: STYLE,
    body: [
      obstaclesHtml(preview),
      tiles(preview),
      toDo(preview),
      messages.length === 0 ? html`<p>Aucune relance ce jour-là.</p>` : sheetTable(listSheet(messages), { draw: linkTo(messages) }),
      messages.map(messageHtml),
      heldHtml(preview),
    ],
  })
}

function obstaclesHtml({ obstacles, plan: { staleBooks } }: Preview): Html[] {
  return [...obstacles, ...(staleBooks === undefined ? [] : [staleBooks])].map((why) => html`<p class="todo">${why}</p>`)
}

function tiles({ messages, plan }: Preview): Html {
  const total = messages.reduce((sum, { reminder }) => sum + reminder.totalCents, 0)
  const waiting = messages.filter(({ reminder }) => !reminder.approved).length
  const tile = (name: string, value: string) => html`<li><span class="name">${name}</span><span class="value">${value}</span></li>`
  return html`<ul class="tiles">
${tile(plural(messages.length, 'Message', 'Messages'), String(messages.length))}
${tile('Demandé', formatAmount(total))}
${tile('À approuver', String(waiting))}
${tile(plural(plan.totals.heldItems, 'Pièce en attente', 'Pièces en attente'), String(plan.totals.heldItems))}
</ul>`
}

/** The commands to copy. */
function toDo({ messages, planStored }: Preview): Html | null {
  const waiting = messages.filter(({ reminder }) => !reminder.approved)
  if (waiting.length === 0) return null
  const first = planStored ? null : html`D’abord, enregistrer ce plan : <code>relance plan</code>. `
  return html`<div class="todo"><p>${first}Une fois relu, pour tout approuver : <code>relance approve --all</code>. Un seul message : <code>relance approve NUMÉRO</code>, écrit avec chacun.</p></div>`
}

function listSheet(messages: readonly PreviewMessage[]): Sheet {
  const columns = [
    textColumn<PreviewMessage>('Client', 30, ({ reminder }) => `${reminder.customer} ${reminder.name}`),
    textColumn<PreviewMessage>('Étape', 20, ({ reminder }) => stepName(reminder.step, 'fr')),
    textColumn<PreviewMessage>('Par', 10, ({ reminder }) => CHANNELS[reminder.channel]),
    textColumn<PreviewMessage>('Pièces', 30, ({ reminder }) => [...new Set(reminder.items.map(({ ref }) => ref))].join(', ')),
    amountColumn<PreviewMessage>('Demandé', ({ reminder }) => reminder.totalCents),
    textColumn<PreviewMessage>('État', 20, ({ reminder }) => stateOf(reminder)),
  ]
  return drawSheet('Messages du jour', columns, messages)
}

function stateOf(reminder: PreviewMessage['reminder']): string {
  if (!reminder.needsApproval) return 'prêt'
  return reminder.approved ? 'approuvé' : waitingWords(reminder)
}

function linkTo(messages: readonly PreviewMessage[]) {
  return (row: number, column: number, words: string) =>
    column === 0 ? html`<a href="#m-${messages[row]?.reminder.id ?? ''}">${words}</a>` : null
}

function messageHtml(message: PreviewMessage): Html {
  const { reminder, from, replyTo, enclosed, missing, content, callSheet } = message
  const { id, customer, name, step, channel, to, cc = [], subject, reason } = reminder
  const fact = (term: string, value: string | null) => (value === null || value === '' ? null : html`<dt>${term}</dt><dd>${value}</dd>`)
  return html`<section class="message" id="m-${id}" aria-labelledby="t-${id}">
<h2 id="t-${id}">${customer} ${name} : ${stepName(step, 'fr')}</h2>
<div class="sides"><div>
<dl>
${fact('Par', CHANNELS[channel])}
${fact('De', from)}
${fact('À', to.join(', '))}
${fact('Copie', cc.join(', '))}
${fact('Réponse à', replyTo)}
${channel === 'email' ? fact('Objet', subject) : null}
${fact('Pourquoi', reason)}
${fact('Pièces jointes', enclosed.join(', '))}
${fact('Non jointes', missing.map(({ text }) => text).join(' '))}
</dl>
${sheetTable(itemsSheet(message))}
${reminder.approved ? null : html`<div class="todo"><p>${needsSentence(reminder)}</p><p><code>relance approve ${id}</code></p></div>`}
</div><div>
${contentHtml(content, `${customer} ${name}, ${stepName(step, 'fr')}`)}
${callSheet === null ? null : html`<h3>Fiche d’appel qui l’accompagne</h3>${contentHtml({ kind: 'call', page: callSheet }, `Fiche d’appel, ${customer} ${name}`)}`}
</div></div>
</section>`
}

interface AskedRow {
  readonly what: string
  readonly dueOn: PreviewMessage['reminder']['items'][number]['dueOn'] | null
  readonly daysLate: number | null
  readonly cents: PreviewMessage['reminder']['totalCents']
}

/** What is asked, down to the total: its rows add up to it. */
function itemsSheet({ reminder }: PreviewMessage): Sheet {
  const { items, creditsCents, interestCents, feeCents, claimsPenalties, totalCents } = reminder
  const extra = (what: string, cents: AskedRow['cents'], told: boolean) =>
    told && cents !== 0 ? [{ what, dueOn: null, daysLate: null, cents }] : []
  const rows: AskedRow[] = [
    ...items.map(({ ref, dueOn, daysLate, outstandingCents }) => ({ what: ref, dueOn, daysLate, cents: outstandingCents })),
    ...extra('Avoirs et règlements à déduire', creditsCents, true),
    ...extra('Intérêts de retard', interestCents, claimsPenalties),
    ...extra('Indemnité forfaitaire', feeCents, claimsPenalties),
  ]
  const columns = [
    textColumn<AskedRow>('Pièce', 20, ({ what }) => what, 'Total demandé'),
    dayColumn<AskedRow>('Échéance', ({ dueOn }) => dueOn),
    integerColumn<AskedRow>('Jours de retard', ({ daysLate }) => (daysLate !== null && daysLate > 0 ? daysLate : null)),
    amountColumn<AskedRow>('Montant', ({ cents }) => cents, totalCents),
  ]
  return drawSheet('Ce qui est demandé', columns, rows, true)
}

function heldHtml({ plan, held }: Preview): Html | null {
  const counts = Object.entries(plan.heldByReason) as [HoldCode, number][]
  if (counts.length === 0) return null
  const reasons = drawSheet(
    'Par motif',
    [
      textColumn<(typeof counts)[number]>('Motif', 40, ([code]) => HOLDS[code]),
      integerColumn<(typeof counts)[number]>('Pièces', ([, count]) => count),
    ],
    counts.toSorted(([a, n], [b, m]) => m - n || (a < b ? -1 : 1)),
  )
  const items = drawSheet(
    'Pièce par pièce',
    [
      textColumn<(typeof held)[number]>('Client', 12, ({ customer }) => customer),
      textColumn<(typeof held)[number]>('Pièce', 20, ({ ref }) => ref),
      amountColumn<(typeof held)[number]>('Reste', ({ outstandingCents }) => outstandingCents),
      textColumn<(typeof held)[number]>('Pourquoi', 60, ({ reason }) => reason.text),
      textColumn<(typeof held)[number]>('Jusqu’au', 12, ({ reason }) => (reason.until === null ? null : formatDay(reason.until))),
    ],
    held,
  )
  const rest = plan.totals.heldItems - held.length
  const more = `${rest} ${plural(rest, 'autre pièce attend', 'autres pièces attendent')} : relance plan --dry-run --explain, ou --xlsx FICHIER.`
  return html`<section aria-labelledby="held"><h2 id="held">En attente</h2>
${sheetTable(reasons)}
${held.length === 0 ? null : sheetTable(items)}
${rest <= 0 ? null : html`<p class="note">${more}</p>`}
</section>`
}
