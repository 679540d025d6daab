// The page of one customer beside the dashboard: what he owes and how it came about, how he pays, what comes next, what was sent and said.
import { askedText } from '../../domain/asked-sum.ts'
import type { CreditUse } from '../../domain/credit-limit.ts'
import type { Contact } from '../../domain/customer.ts'
import type { IsoDay } from '../../domain/day.ts'
import { formatAmount, formatDay, formatLongDay } from '../../domain/format.ts'
import type { PayerProfile } from '../../domain/payer-profile.ts'
import { START } from '../../domain/payer-score.ts'
import type { HeldItem } from '../../domain/reminder.ts'
import type { Regime } from '../../domain/settings.ts'
import type { NextReminder } from '../../domain/simulate.ts'
import { stepName } from '../../domain/step-name.ts'
import { needsSentence } from '../approval-words.ts'
import { writePage } from '../page/document.ts'
import { type Fragment, type Html, html } from '../page/html.ts'
import { sheetTable } from '../page/sheet-table.ts'
import type { PlannedReminderView } from '../plan-views.ts'
import { dayColumn, drawSheet, type Sheet, textColumn } from '../sheet.ts'
import { statementSheets } from '../statement/sheets.ts'
import type { StatementView } from '../statement/view.ts'
import type { HistoryEventView } from '../views.ts'
import { CHANNELS, PAYER_CLASSES, REGIMES, statusOf, stepBy } from '../words.ts'

/** What was said of him: a hold or a decision on a step. */
export interface SaidRow {
  readonly day: IsoDay
  readonly what: string
  readonly text: string
  readonly author: string | null
}

export interface CustomerPage {
  readonly creditor: string
  readonly statement: StatementView
  readonly contacts: readonly Contact[]
  readonly regime: Regime
  readonly registerUrl: string | null
  readonly payer: PayerProfile
  readonly credit: CreditUse | null
  readonly scenario: { readonly name: string; readonly because: string }
  readonly reminder: PlannedReminderView | null
  readonly held: readonly HeldItem[]
  readonly next: NextReminder | null
  readonly history: readonly HistoryEventView[]
  readonly said: readonly SaidRow[]
}

const STYLE = `dl { display: grid; grid-template-columns: max-content 1fr; gap: .1rem 1rem; margin: .5rem 0; } dt { color: var(--soft); } dd { margin: 0; overflow-wrap: anywhere; }
`

/** Where each of these pages leads back to, and what they are known by. */
const BACK = 'Tableau de bord'

/** Whether the bytes are such a page, of whatever dossier. */
export function isCustomerPage(page: Buffer): boolean {
  return page.includes(`← ${BACK}</a>`)
}

/** UTF-8. @param back address of the dashboard from this page */
export function writeCustomerPage(page: CustomerPage, back: string): Buffer {
  const { statement, creditor } = page
  return writePage({
    title: `${statement.customer} ${statement.name}`,
    under: `${creditor}, au ${formatLongDay(statement.date)}.`,
    style: STYLE,
    back: { href: back, text: BACK },
    body: [
      factsHtml(page),
      section('suite', 'Aujourd’hui et ensuite', nextHtml(page)),
      section(
        'compte',
        'Compte',
        statementSheets(statement)
          .toReversed()
          .map((sheet) => sheetTable(sheet)),
      ),
      section(
        'historique',
        'Historique',
        page.history.length === 0 ? html`<p>Jamais relancé.</p>` : sheetTable(historySheet(page.history)),
      ),
      page.said.length === 0 ? null : section('dit', 'Suspensions et décisions', sheetTable(saidSheet(page.said))),
    ],
  })
}

function section(id: string, title: string, body: Fragment): Html {
  return html`<section aria-labelledby="${id}"><h2 id="${id}">${title}</h2>\n${body}</section>\n`
}

function factsHtml({ statement, contacts, regime, registerUrl, payer, credit, scenario }: CustomerPage): Html {
  const fact = (term: string, value: Fragment) => (value === null || value === '' ? null : html`<dt>${term}</dt><dd>${value}</dd>\n`)
  const reached = contacts.map(({ name, role, email, phone }) => [name, role, email, phone].filter((part) => part !== null).join(', '))
  const used = credit === null ? null : credit.usedPercent === null ? '' : `, utilisé à ${credit.usedPercent}\u00a0%`
  return html`<ul class="tiles">
<li><span class="name">Solde</span><span class="value">${formatAmount(statement.balanceCents)}</span></li>
<li><span class="name">En retard</span><span class="value">${formatAmount(statement.overdueCents)}</span></li>
<li><span class="name">Note de payeur</span><span class="value">${payer.score} sur 100</span><span class="more">${PAYER_CLASSES[payer.class]}</span></li>
</ul>
<dl>
${fact('Profil', `${payer.because}. Note\u00a0: ${START} au départ\u00a0; ${payer.facts.map(({ text }) => text).join('\u00a0; ')}\u00a0; ${payer.score} sur 100`)}
${fact('Scénario', `${scenario.name} (${scenario.because})`)}
${fact('Régime', REGIMES[regime])}
${credit === null ? null : fact('Plafond d’encours', `${formatAmount(credit.limitCents)}${used ?? ''}`)}
${fact('Contacts', reached.length === 0 ? 'aucun contact connu' : reached.join('\u00a0; '))}
${registerUrl === null ? null : fact('Registre public', html`<a href="${registerUrl}" rel="noreferrer">${registerUrl}</a>`)}
</dl>
`
}

function nextHtml({ reminder, held, next }: CustomerPage): Fragment {
  const today =
    reminder === null
      ? null
      : html`<p>À envoyer ce jour : ${stepBy(reminder)}, ${askedText(reminder)}. ${reminder.reason} ${reminder.approved ? '' : needsSentence(reminder)}</p>`
  const after =
    next === null
      ? html`<p>Ensuite : aucune relance en vue, si rien ne change.</p>`
      : html`<p>Ensuite, si rien n’est réglé : ${stepBy(next)} le ${formatLongDay(next.date)}.</p>`
  return [today, held.length === 0 ? null : sheetTable(heldSheet(held)), after]
}

function heldSheet(held: readonly HeldItem[]): Sheet {
  const columns = [
    textColumn<HeldItem>('Pièce', 20, ({ ref }) => ref),
    textColumn<HeldItem>('Pourquoi elle attend', 60, ({ reason }) => reason.text),
  ]
  return drawSheet('En attente', columns, held)
}

function historySheet(history: readonly HistoryEventView[]): Sheet {
  const columns = [
    dayColumn<HistoryEventView>('Jour', ({ day }) => day),
    textColumn<HistoryEventView>('Étape', 22, ({ step }) => (step === null ? null : stepName(step, 'fr'))),
    textColumn<HistoryEventView>('Par', 18, ({ channel }) => (channel === null ? null : CHANNELS[channel])),
    textColumn<HistoryEventView>('État', 20, (event) => statusOf(event)),
    textColumn<HistoryEventView>('Relance', 18, ({ id }) => id),
  ]
  return drawSheet('Ce qui a été fait', columns, history)
}

function saidSheet(said: readonly SaidRow[]): Sheet {
  const columns = [
    textColumn<SaidRow>('Jour', 10, ({ day }) => formatDay(day)),
    textColumn<SaidRow>('Décision', 24, ({ what }) => what),
    textColumn<SaidRow>('Remarque', 48, ({ text }) => text),
    textColumn<SaidRow>('Par', 18, ({ author }) => author),
  ]
  return drawSheet('Suspensions et décisions', columns, said)
}
