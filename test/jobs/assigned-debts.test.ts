// Debts that were assigned to a factor: the customer is told whom to pay, and nothing is asked for that is no longer ours.
import { readFileSync } from 'node:fs'
import { afterAll, expect, it } from 'vitest'
import { plainTextOf } from '../../src/delivery/message-text.ts'
import type { PlanView } from '../../src/reporting/plan-views.ts'
import type { PenaltiesView, SendView } from '../../src/reporting/views.ts'
import { contacts, newDossier, removeDossiers, type TempDossier } from '../support/dossier.ts'
import { fec, sale } from '../support/fec.ts'

afterAll(removeDossiers)

const FACTOR = { name: 'Affacturage du Ponant', iban: 'DE89370400440532013000', customers: ['C001'] }
const SCENARIO = [
  { step: 'relance-1', at: 5, channel: 'email', penalties: 'claim' },
  { step: 'formal-notice', at: 30, channel: 'registered-letter', penalties: 'claim' },
]

async function brunet(): Promise<TempDossier> {
  const dossier = newDossier({ assignees: [FACTOR], scenarios: { standard: SCENARIO } }, '2026-10-16')
  const books = fec([sale('C001', 'F2026-100', '2026-08-02', 1_000_000), sale('C002', 'F2026-101', '2026-08-02', 500_000)])
  await dossier.ask(`import ${dossier.write('732829320FEC20261231.txt', books)} --first-year`)
  await dossier.ask(`import ${dossier.write('contacts.csv', contacts(['C001', 'C002']))}`)
  return dossier
}

it('are paid to the factor, without penalties; others to the creditor, with them', async () => {
  const dossier = await brunet()
  const { toSend } = await dossier.ask<PlanView>('plan')
  expect(toSend.map(({ customer, claimsPenalties, totalCents }) => [customer, claimsPenalties, totalCents])).toEqual([
    ['C001', false, 1_000_000],
    // 45 days at 12.40 % are 76.44, and the fee.
    ['C002', true, 500_000 + 7_644 + 4_000],
  ])
  const { results } = await dossier.ask<SendView>('send')
  const [assigned = '', own = ''] = results.map(({ file }) => plainTextOf(readFileSync(file ?? ''))?.replace(/[\u00a0\u202f]/g, ' ') ?? '')
  expect(assigned).toContain('Cette créance a été cédée à Affacturage du Ponant : pour être libératoire')
  expect(assigned).toContain('Titulaire : Affacturage du Ponant\nIBAN : DE89 3704 0044 0532 0130 00\n')
  expect(assigned).not.toMatch(/FR76|pénalité|indemnité/i)
  expect(assigned).not.toContain('échéancier')
  expect(own).toContain('nous étudierons un échéancier')
  expect(own).toContain('Titulaire : Atelier Brunet\nIBAN : FR76 3000 6000 0112 3456 7890 189\n')
  expect(own).not.toContain('Ponant')
})

it('bear penalties that are shown and not claimed, and bring no formal notice', async () => {
  const dossier = await brunet()
  const { claims } = await dossier.ask<PenaltiesView>('penalties')
  expect(claims.map(({ customer, claimable }) => [customer, claimable])).toEqual([
    ['C001', false],
    ['C002', true],
  ])
  await dossier.ask('plan')
  await dossier.ask('send')
  dossier.day = '2026-11-20'
  const { toSend, held } = await dossier.ask<PlanView>('plan')
  expect(toSend.map(({ customer, step }) => [customer, step])).toEqual([['C002', 'formal-notice']])
  expect(held?.map(({ customer, reason }) => [customer, reason.code, reason.text])).toEqual([
    ['C001', 'assigned', 'Créance cédée à Affacturage du Ponant : la mise en demeure lui revient.'],
  ])
})
