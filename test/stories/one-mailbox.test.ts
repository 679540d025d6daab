// Two customers of the books who share a mailbox, told in days: never two messages there on one day, whoever at the customer's is written to.
import { afterAll, describe, expect, it } from 'vitest'
import type { PlanView } from '../../src/reporting/plan-views.ts'
import type { SendView } from '../../src/reporting/views.ts'
import { newDossier, removeDossiers, type TempDossier } from '../support/dossier.ts'
import { fec, sale } from '../support/fec.ts'

afterAll(removeDossiers)

/** The first reminder goes to the management where a customer has one, else to his accounts. */
const TO_MANAGEMENT = { standard: [{ step: 'relance-1', at: 5, channel: 'email', role: 'direction' }] }

/** One row per mailbox: code, mailbox, role. */
function contactRows(...rows: readonly (readonly [code: string, email: string, role: string])[]): string {
  const lines = rows.map(([code, email, role]) => `${code};Client ${code};${email};${role}`)
  return `${['Code client;Nom du client;E-mail;Fonction', ...lines].join('\n')}\n`
}

/** Both owe an invoice twenty days late on Friday 20 November. */
async function brunet(rows: string): Promise<TempDossier> {
  const dossier = newDossier({ scenarios: TO_MANAGEMENT }, '2026-11-20')
  const entries = [sale('C001', 'F1', '2026-10-01', 120_000), sale('C002', 'F2', '2026-10-01', 90_000)]
  await dossier.ask(`import ${dossier.write('732829320FEC20261231.txt', fec(entries))} --first-year`)
  await dossier.ask(`import ${dossier.write('contacts.csv', rows)}`)
  return dossier
}

const boxesOf = ({ results }: SendView) => results.filter(({ status }) => status === 'written').flatMap(({ to }) => to)
const heldOf = ({ held = [] }: PlanView) => held.map(({ customer, reason }) => `${customer} ${reason.code}`)

describe('a mailbox written to this morning', () => {
  it('is the one the message went to, though the customer is usually written to elsewhere', async () => {
    const dossier = await brunet(
      contactRows(
        ['C001', 'compta@c001.example', 'comptabilité'],
        ['C001', 'groupe@abc.example', 'direction'],
        ['C002', 'groupe@abc.example', ''],
      ),
    )
    await dossier.ask('plan')
    expect(boxesOf(await dossier.ask<SendView>('send --only C001'))).toEqual(['groupe@abc.example'])
    expect(heldOf(await dossier.ask<PlanView>('plan'))).toEqual(['C001 last-step-reached', 'C002 too-soon'])
    expect(boxesOf(await dossier.ask<SendView>('send'))).toEqual([])
    dossier.day = '2026-11-23'
    await dossier.ask('plan')
    expect(boxesOf(await dossier.ask<SendView>('send'))).toEqual(['groupe@abc.example'])
  })

  it('leaves free the one where nobody was written to', async () => {
    const dossier = await brunet(
      contactRows(
        ['C001', 'groupe@abc.example', 'comptabilité'],
        ['C001', 'chef@c001.example', 'direction'],
        ['C002', 'groupe@abc.example', ''],
      ),
    )
    await dossier.ask('plan')
    expect(boxesOf(await dossier.ask<SendView>('send --only C001'))).toEqual(['chef@c001.example'])
    await dossier.ask('plan')
    expect(boxesOf(await dossier.ask<SendView>('send'))).toEqual(['groupe@abc.example'])
  })

  it('stays taken when the customer’s contacts change during the day', async () => {
    const dossier = await brunet(contactRows(['C001', 'groupe@abc.example', ''], ['C002', 'groupe@abc.example', '']))
    await dossier.ask('plan')
    await dossier.ask('send --only C001')
    await dossier.ask(`import ${dossier.write('contacts.csv', contactRows(['C001', 'neuf@c001.example', '']))}`)
    expect(heldOf(await dossier.ask<PlanView>('plan'))).toEqual(['C001 last-step-reached', 'C002 too-soon'])
  })
})

it('customers who share a mailbox are each left alone for seven days, the mailbox for one', async () => {
  const dossier = await brunet(contactRows(['C001', 'groupe@abc.example', ''], ['C002', 'groupe@abc.example', '']))
  await dossier.ask('plan')
  expect(boxesOf(await dossier.ask<SendView>('send'))).toEqual(['groupe@abc.example'])
  expect(heldOf(await dossier.ask<PlanView>('plan --dry-run'))).toEqual(['C001 last-step-reached', 'C002 too-soon'])
  dossier.day = '2026-11-23'
  await dossier.ask('plan')
  expect((await dossier.ask<SendView>('send')).results.map(({ customer }) => customer)).toEqual(['C002'])
})
