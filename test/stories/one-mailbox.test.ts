// Two customers of the books who share a mailbox, told in days: never two messages there on one day, whoever at the customer's is written to.
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { isoDay } from '../../src/domain/day.ts'
import { openLedger } from '../../src/ledger/open.ts'
import { hasMessages } from '../../src/ledger/standings.ts'
import type { PlanView } from '../../src/reporting/plan-views.ts'
import type { SendView } from '../../src/reporting/views.ts'
import { contacts, newDossier, removeDossiers, type TempDossier, twinOf } from '../support/dossier.ts'
import { bankCharge, type FecEntry, fec, receipt, sale } from '../support/fec.ts'

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

it('customers with one mobile never get two short messages there on one day, however the number is written', async () => {
  const byPhone = { standard: [{ step: 'relance-1', at: 5, channel: 'sms' }] }
  const sms = { url: 'http://127.0.0.1:9/', body: '{"to":"{{to}}","text":"{{text}}"}' }
  const dossier = newDossier({ scenarios: byPhone, sms }, '2026-11-20')
  const entries = ['C001', 'C002', 'C003'].map((code, index) => sale(code, `F${index}`, '2026-10-01', 120_000))
  await dossier.ask(`import ${dossier.write('732829320FEC20261231.txt', fec(entries))} --first-year`)
  const rows = 'C001;Client C001;06 00 00 00 01\nC002;Client C002;+33 (0)6.00.00.00.01\nC003;Client C003;06 00 00 00 02\n'
  await dossier.ask(`import ${dossier.write('contacts.csv', `Code client;Nom du client;Téléphone\n${rows}`)}`)
  const { toSend, held = [] } = await dossier.ask<PlanView>('plan --dry-run')
  expect(toSend.map(({ customer }) => customer)).toEqual(['C001', 'C003'])
  expect(held.map(({ customer, reason }) => `${customer} ${reason.code}`)).toEqual(['C002 too-soon'])
})

describe('a mailbox of the payer of a group and of a customer outside it, whose message was worked out on Friday for Monday', () => {
  const MONDAY = '2026-11-23'
  const CHANGES = {
    groups: [{ payer: 'C010', members: ['C011'] }],
    scenarios: {
      standard: [
        { step: 'relance-1', at: 5, channel: 'email' },
        { step: 'relance-2', at: 15, channel: 'registered-letter' },
      ],
    },
  }
  /** The first reminder of an invoice of this day is for Saturday 21 November, and leaves on Monday. */
  const SOLD = '2026-10-17'

  /**
   * On Monday, C011, for whom C010 pays, and the customer outside each owe a first reminder; until that morning C011 disputed hers. One dossier
   * was planned on Friday, the other never.
   */
  async function planned(outside: string, more: readonly FecEntry[] = [], past = ''): Promise<{ kept: TempDossier; never: TempDossier }> {
    const never = newDossier(CHANGES, '2026-11-20')
    const own = [sale('C011', 'F1', SOLD, 90_000), sale(outside, 'F2', SOLD, 120_000)]
    const books = fec([...own, ...more, receipt('C009', '2026-11-02', 1_000), bankCharge('2026-11-19')])
    await never.ask(`import ${never.write('732829320FEC20261231.txt', books)} --first-year`)
    const people = contacts([{ code: 'C010', email: 'groupe@abc.example' }, 'C011', { code: outside, email: 'Groupe@abc.example' }])
    await never.ask(`import ${never.write('contacts.csv', people)}`)
    if (past !== '') await never.ask(`import ${never.write('relances.csv', past)}`)
    await never.ask('dispute C011')
    const kept = twinOf(never, CHANGES)
    expect((await kept.ask<PlanView>('plan')).toSend).toEqual([])
    for (const one of [kept, never]) {
      one.day = MONDAY
      await one.ask('release C011')
    }
    expect([kept, never].map(hasKeptMessages)).toEqual([true, false])
    return { kept, never }
  }

  function hasKeptMessages({ folder }: TempDossier): boolean {
    const ledger = openLedger(join(folder, 'relance.db'))
    const found = hasMessages(ledger, isoDay(MONDAY))
    ledger.close()
    return found
  }

  const leaving = ({ toSend }: PlanView) => toSend.map(({ customer, channel, to }) => `${customer} ${channel} ${to[0]}`)

  it.each([
    ['C001', 'C001 email Groupe@abc.example', 'C011 too-soon', 'C010 email groupe@abc.example'],
    ['C020', 'C010 email groupe@abc.example', 'C020 too-soon', 'C020 email Groupe@abc.example'],
  ])('gets one message on Monday, of the first by code, the other on Tuesday: outside is %s', async (outside, first, held, second) => {
    const { kept, never } = await planned(outside)
    const plan = await kept.ask<PlanView>('plan --dry-run')
    expect(plan).toEqual(await never.ask<PlanView>('plan --dry-run'))
    expect([leaving(plan), heldOf(plan)]).toEqual([[first], [held]])
    await kept.ask('plan')
    expect(boxesOf(await kept.ask<SendView>('send')).map((box) => box.toLowerCase())).toEqual(['groupe@abc.example'])
    kept.day = '2026-11-24'
    expect(leaving(await kept.ask<PlanView>('plan'))).toEqual([second])
  })

  it('gets none where a letter of the payer’s own keeps the group’s message back: whoever waits for that one still does', async () => {
    // C010 was reminded of his own invoice by another tool; its second step is for Saturday 21 November too.
    const past = 'Client;N° facture;Niveau de relance;Date de relance\nC010;F3;Relance 1;12/11/2026\n'
    const { kept, never } = await planned('C020', [sale('C010', 'F3', '2026-10-07', 150_000)], past)
    const plan = await kept.ask<PlanView>('plan --dry-run')
    expect(plan).toEqual(await never.ask<PlanView>('plan --dry-run'))
    expect([leaving(plan), heldOf(plan)]).toEqual([['C010 registered-letter Client C010'], ['C011 too-soon', 'C020 too-soon']])
    await kept.ask('plan')
    const { results } = await kept.ask<SendView>('send')
    expect(results.map(({ customer, channel, status }) => [customer, channel, status])).toEqual([['C010', 'registered-letter', 'written']])
  })
})
