// Taking over the reminders of a previous tool: each step is found in the scenario of its customer, then kept as really sent.
// A step nobody knows is refused: taken for another, it would make the next message too strong or too weak.
import type { Customer } from '../domain/customer.ts'
import { InputError } from '../domain/errors.ts'
import { plural } from '../domain/format.ts'
import type { CustomerCode } from '../domain/names.ts'
import { knownSteps, stepNamed } from '../domain/past-step.ts'
import type { ImportIssue, PastReminder, PastReminderReading } from '../domain/reading.ts'
import { scenarioFor } from '../domain/scenario.ts'
import { standardScenario } from '../domain/scenario-standard.ts'
import type { Scenario } from '../domain/settings.ts'
import { type CustomerFinder, customerFinder } from '../ledger/customer-finder.ts'
import { customers } from '../ledger/customers.ts'
import { NO_CHANGE } from '../ledger/line-changes.ts'
import type { StoredFile, StoreOptions } from '../ledger/stored-import.ts'
import { type ResolvedReminder, storeTakenOver } from '../ledger/taken-over.ts'
import type { Dossier } from './dossier.ts'

const SHOWN = 10

/**
 * Keeps the reminders of a file. Call inside the import's transaction, after the books are stored.
 * @throws InputError 'step-unknown' for steps that the scenarios do not hold; nothing is kept then.
 */
export function takeOver(dossier: Dossier, reading: PastReminderReading, options: StoreOptions): StoredFile {
  const { ledger } = dossier
  const finder = customerFinder(ledger)
  const known = customers(ledger)
  const resolved: ResolvedReminder[] = []
  const refused: { reminder: PastReminder; scenario: Scenario }[] = []
  for (const reminder of reading.reminders) {
    const scenario = scenarioOf(dossier, finder, known, reminder)
    const step = stepNamed(reminder.step, scenario)
    if (step === null) refused.push({ reminder, scenario })
    else resolved.push({ ...reminder, step: step.step, channel: reminder.channel ?? step.channel, told: reminder.step })
  }
  if (refused.length > 0) throw unknownStep(reading, refused)
  const stored = storeTakenOver(ledger, { name: reading.file, sha256: reading.sha256 }, resolved, options)
  return {
    file: reading.file,
    sha256: reading.sha256,
    alreadyImported: reading.reminders.length > 0 && stored.added === 0,
    imported: stored.added,
    unchanged: reading.rows - reading.skipped - reading.rejected - stored.added,
    changes: NO_CHANGE,
    warnings: unlinkedWarning(stored.unlinked),
  }
}

/** The scenario of the customer a row names; the dossier's standard one for a customer nobody knows. */
function scenarioOf(
  { settings }: Dossier,
  finder: CustomerFinder,
  known: ReadonlyMap<CustomerCode, Customer>,
  { customer, customerName }: PastReminder,
): Scenario {
  const owner = finder.find(customerName === null ? [customer] : [customer, customerName])
  const own = known.get(owner ?? customer)
  return scenarioFor({ scenario: own?.scenario ?? null }, settings) ?? standardScenario()
}

function unlinkedWarning(unlinked: readonly ResolvedReminder[]): ImportIssue[] {
  if (unlinked.length === 0) return []
  const invoices = [...new Set(unlinked.map(({ number, customer }) => `${number} (${customer})`))]
  const left = invoices.length - SHOWN
  const shown = invoices.slice(0, SHOWN).join(', ') + (left > 0 ? `, et ${left} ${plural(left, 'autre', 'autres')}` : '')
  const message = `${invoices.length} ${plural(invoices.length, 'facture relancée est inconnue', 'factures relancées sont inconnues')} de la comptabilité : ${shown}. ${plural(unlinked.length, 'La relance est gardée et s’y rattachera', 'Les relances sont gardées et s’y rattacheront')} quand la facture sera importée.`
  return [{ line: 0, column: null, code: 'reminder-unlinked', severity: 'warning', message, excerpt: '' }]
}

function unknownStep(reading: PastReminderReading, refused: readonly { reminder: PastReminder; scenario: Scenario }[]): InputError {
  const [first] = refused
  if (first === undefined) throw new RangeError('no step is refused')
  const { file } = reading
  const told = refused.map(({ reminder, scenario }) => ({
    file,
    line: reminder.row,
    message: `L’étape « ${reminder.step} » n’est pas du scénario « ${scenario.name} ».`,
    excerpt: `${reminder.customer}, facture ${reminder.number}`,
  }))
  const one = told.length === 1
  return new InputError(
    'step-unknown',
    one ? (told[0]?.message ?? '') : `${told.length} relances ont une étape inconnue ; rien n’a été importé.`,
    {
      file,
      line: first.reminder.row,
      excerpt: one ? (told[0]?.excerpt ?? '') : '',
      advice: `Remplacez ces mots par des étapes du scénario « ${first.scenario.name} » : ${knownSteps(first.scenario).join(', ')} ; « 1 », « relance 2 », « niveau 3 » et « mise en demeure » sont compris aussi.`,
      ...(one ? {} : { problems: told.slice(0, 20), problemCount: told.length }),
    },
  )
}
