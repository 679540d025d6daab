// Customers whose scenario is none of the dossier's: they get nothing until its name is right, so it is told as early as possible.
import { groupBy } from '../domain/group.ts'
import { scenarioFor } from '../domain/scenario.ts'
import { nearestScenarios, scenarioAdvice } from '../domain/scenario-names.ts'
import type { Settings } from '../domain/settings.ts'
import { customers } from '../ledger/customers.ts'
import type { Ledger } from '../ledger/ledger.ts'

const SHOWN = 10

/** One French text for each unknown name, by name; the known ones are listed once, in the last text that needs it. */
export function unknownScenarios(
  named: readonly { readonly customer: string; readonly scenario?: string | null | undefined }[],
  { scenarios }: Pick<Settings, 'scenarios'>,
): string[] {
  const unknown = named.flatMap(({ customer, scenario = null }) =>
    scenario === null || scenarioFor({ scenario }, { scenarios }) !== null ? [] : [{ customer, scenario }],
  )
  const known = Object.keys(scenarios)
  const byName = [...groupBy(unknown, ({ scenario }) => scenario)].sort(([a], [b]) => (a < b ? -1 : 1))
  const like = (name: string) => nearestScenarios(name, known).length > 0
  const listing = byName.findLast(([name]) => !like(name))?.[0]
  return byName.map(([name, ones]) => {
    const codes = [...new Set(ones.map(({ customer }) => customer))].sort()
    const more = codes.length > SHOWN ? ` et ${codes.length - SHOWN} de plus` : ''
    return `Aucun scénario ne s’appelle « ${name} » : rien ne partira à ${codes.slice(0, SHOWN).join(', ')}${more}.${like(name) || name === listing ? ` ${scenarioAdvice(name, known)}` : ''}`
  })
}

/** The same of all customers that the ledger knows. */
export function unknownScenariosOf(ledger: Ledger, settings: Pick<Settings, 'scenarios'>): string[] {
  return unknownScenarios(
    [...customers(ledger).values()].map(({ code, scenario }) => ({ customer: code, scenario })),
    settings,
  )
}
