// Scenarios drawn for a terminal: a time line, one row per step with what it does, and who follows it. Decides nothing.
import { formatAmount, plural } from '../domain/format.ts'
import { LANGUAGE_NAMES } from '../domain/language.ts'
import { frenchSpaces } from '../domain/plan-text.ts'
import { isFormalNotice } from '../domain/scenario.ts'
import type { ChoiceKind } from '../domain/scenario-choice.ts'
import { dayText } from '../domain/scenario-days.ts'
import { BY_PROFILE } from '../domain/scenario-shipped.ts'
import type { PenaltyUse, Tone } from '../domain/settings.ts'
import type { ProfileChoice, ScenarioStepView, ScenariosView, ScenarioView } from '../jobs/scenarios.ts'
import { CHANNELS, REGIMES } from '../reporting/words.ts'
import { table } from './table.ts'

const TONES: Readonly<Record<Tone, string>> = { courteous: 'courtois', firm: 'ferme', formal: 'solennel' }
const USES: Readonly<Record<PenaltyUse, string>> = { none: '', mention: 'rappelées', claim: 'réclamées' }
const KINDS: Readonly<Record<ChoiceKind, string>> = {
  bounced: 'pour un règlement revenu impayé',
  customer: 'par votre choix',
  regime: 'par leur régime',
  payer: 'par leur façon de payer',
  default: 'faute d’autre choix',
}

/** Who follows the shipped ones, when the profiles choose. */
const FOR: Readonly<Record<string, string>> = {
  standard: 'Pour tous ceux pour qui rien d’autre ne choisit',
  'bon-payeur':
    'Pour les bons payeurs : trois factures réglées au moins dont l’échéance est connue, une sur dix en retard au plus, trois jours de retard moyen au plus',
  chronique:
    'Pour les retards chroniques : cinq factures réglées au moins dont l’échéance est connue, une sur deux en retard au moins, cinq jours de retard moyen au moins',
  premium: 'Pour ceux que vous désignez',
  public: 'Pour les acheteurs publics',
  particulier: 'Pour les particuliers',
  etranger: 'Pour les clients étrangers',
  impaye: 'Pour toute facture dont le règlement est revenu impayé',
}
/** Those that a customer follows whatever chooses for the others. */
const ALWAYS: readonly string[] = ['standard', 'premium', 'impaye']

const CHOSEN: Readonly<Record<ProfileChoice, string>> = {
  profiles: '',
  'own-standard':
    'Votre relance.yaml écrit son propre « standard » : il vaut pour tous, et ni le régime ni la façon de payer ne choisissent plus. ' +
    'Pour qu’ils choisissent de nouveau : scenarioByProfile: true, dans la section reminders.\n',
  off: 'Ni le régime ni la façon de payer ne choisissent (reminders.scenarioByProfile: false) : « standard » vaut pour tous ceux à qui vous n’avez donné aucun scénario.\n',
}

export function scenariosText({ scenarios, chosenBy }: ScenariosView, color: boolean): string {
  const drawn = scenarios.map((scenario) => scenarioText(scenario, chosenBy, color))
  const notes = [
    'J : jour de l’échéance de la facture. Une étape qui suit « la précédente » compte du jour où celle-ci est vraiment partie ; la ligne du haut la suppose partie à son premier jour.',
    ...(scenarios.some(({ name }) => name === BY_PROFILE.bounced)
      ? [
          `Scénario ${BY_PROFILE.bounced} : J est l’échéance d’origine de la facture, et non le jour du rejet ; si elle est passée, la première étape part dès que la comptabilité montre le rejet.`,
        ]
      : []),
    'Accord : sans mention, l’étape en demande un si elle figure dans reminders.approval.',
    ...(scenarios.some(({ steps }) => steps.some(isExempt))
      ? [
          '« dispensée » : elle n’en demande pas, même si elle y figure ; les premiers plans et les sommes au-dessus de reminders.approvalAbove en demandent toujours.',
        ]
      : []),
  ]
  return `${drawn.join('\n')}\n${notes.join('\n')}\n${frenchSpaces(CHOSEN[chosenBy])}`
}

/** Not asked for by the list of the settings. A formal notice is, whatever its step says. */
function isExempt(step: ScenarioStepView): boolean {
  return step.approval === false && !isFormalNotice(step)
}

function scenarioText(scenario: ScenarioView, chosenBy: ProfileChoice, color: boolean): string {
  const origin = scenario.origin === 'shipped' ? 'livré avec relance' : 'écrit dans relance.yaml'
  const gap =
    scenario.gapDays === null ? '' : `, ${scenario.gapDays} ${plural(scenario.gapDays, 'jour', 'jours')} au moins entre deux messages`
  const columns = ['Quand', 'Étape', 'Par', 'Ton', 'Pénalités', 'Accord', 'Précisions'].map((header) => ({ header }))
  const rows = scenario.steps.map((step) => [
    dayText(step),
    step.name,
    `${CHANNELS[step.channel]}${step.withCall ? ' et appel' : ''}`,
    TONES[step.tone],
    USES[step.penalties],
    isExempt(step) ? 'dispensée' : step.approval === true ? 'toujours' : '',
    conditions(step),
  ])
  const line = scenario.steps.map(({ day }) => dayText({ at: day, from: 'due' })).join(' ── ')
  return `${scenario.name} (${origin}${gap})\n${whomText(scenario, chosenBy)}  ${line}\n\n${table(columns, rows, color)}${followersText(scenario)}`
}

function whomText({ name }: ScenarioView, chosenBy: ProfileChoice): string {
  const whom = FOR[name]
  if (whom === undefined) return ''
  const given = chosenBy === 'profiles' || ALWAYS.includes(name) ? '' : ' (ici, seulement ceux à qui vous le donnez)'
  return frenchSpaces(`  ${whom}${given}\n`)
}

function conditions(step: ScenarioStepView): string {
  const { minimumCents, maximumCents, regimes, languages, role, by, template } = step
  const parts = [
    by === 'account-manager' ? 'par le chargé de compte' : '',
    minimumCents === null ? '' : `à partir de ${formatAmount(minimumCents)}`,
    maximumCents === null ? '' : `jusqu’à ${formatAmount(maximumCents)}`,
    regimes === null ? '' : `clients : ${regimes.map((regime) => REGIMES[regime]).join(', ')}`,
    languages === null ? '' : languages.map((language) => `en ${LANGUAGE_NAMES[language]}`).join(' ou '),
    role === null ? '' : `au contact « ${role} »`,
    template === step.step ? '' : `modèle ${template}`,
  ]
  return frenchSpaces(parts.filter((part) => part !== '').join(' ; '))
}

function followersText({ customers, because }: ScenarioView): string {
  if (customers === null) return ''
  if (customers === 0) return '\nAucun client ne le suit aujourd’hui.\n'
  const why = Object.entries(because).map(([kind, count]) => `${count} ${KINDS[kind as ChoiceKind]}`)
  return frenchSpaces(`\n${customers} ${plural(customers, 'client le suit', 'clients le suivent')} : ${why.join(', ')}.\n`)
}
