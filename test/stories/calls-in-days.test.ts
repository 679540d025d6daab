// The calls of the day: listed until they are made, paid or too old; what is noted of one is evidence and does what was said.
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import type { CalledView } from '../../src/jobs/called.ts'
import type { CallsView } from '../../src/reporting/calls/calls.ts'
import type { HistoryView, SendView } from '../../src/reporting/views.ts'
import { contacts, newDossier, removeDossiers, type SettingsChanges, type TempDossier } from '../support/dossier.ts'
import { fec, receipt, sale } from '../support/fec.ts'
import { textOf } from '../support/pdf-text.ts'
import { plain } from '../support/runs.ts'

afterAll(removeDossiers)

const CALL_AT_5: SettingsChanges = { scenarios: { standard: [{ step: 'call', at: 5, channel: 'call' }] } }

/** Due 30 days after: C01 1 200 € on 31 October, C02 500 € on 1 October, C03 3 000 € on 9 November. */
const BOOKS = [sale('C01', 'F1', '2026-10-01', 120_000), sale('C02', 'F2', '2026-09-01', 50_000), sale('C03', 'F3', '2026-10-10', 300_000)]

async function called(changes: SettingsChanges = CALL_AT_5, books = BOOKS): Promise<TempDossier> {
  const dossier = newDossier(changes)
  await dossier.ask(`import ${dossier.write('732829320FEC20261231.txt', fec(books))} --first-year`)
  await dossier.ask(`import ${dossier.write('contacts.csv', contacts(['C01', 'C02', 'C03']))}`)
  await dossier.ask('plan')
  await dossier.ask('send')
  return dossier
}

const customersOf = ({ calls }: CallsView) => calls.map(({ customer }) => customer)

describe('the calls of a day', () => {
  it('are listed by amounts times days late, with what is owed and the number to call', async () => {
    const dossier = await called()
    const view = await dossier.ask<CallsView>('calls')
    // 3 000 € x 11 days, 500 € x 50, 1 200 € x 20.
    expect(customersOf(view)).toEqual(['C03', 'C02', 'C01'])
    expect(view.calls[0]).toMatchObject({
      phones: ['02 99 11 22 33'],
      totalCents: 300_000,
      daysLate: 11,
      since: '2026-11-20',
      lastReminder: null,
    })
    expect(view.totals).toEqual({ calls: 3, totalCents: 470_000 })
  })

  it('make one page on screen and one on paper, each with the sheet of every customer', async () => {
    const dossier = await called()
    const { files } = await dossier.ask<CallsView>('calls')
    expect(files).toEqual({
      html: join(dossier.folder, 'outbox/appels_2026-11-20.html'),
      pdf: join(dossier.folder, 'outbox/appels_2026-11-20.pdf'),
    })
    const page = plain(readFileSync(files?.html ?? '', 'utf8'))
    expect([...page.matchAll(/<h1>Appel : (.*?)<\/h1>/g)].map(([, name]) => name)).toEqual(['Client C03', 'Client C02', 'Client C01'])
    expect(page).toContain('<td class="r">3 000,00 €</td>')
    const paper = plain(textOf(readFileSync(files?.pdf ?? '')))
    for (const words of [
      'Appels à passer le 20 novembre 2026',
      'Appel : Client C02',
      'Promesse de règlement :',
      'relance called C02 --result promise --until JOUR',
    ])
      expect(paper).toContain(words)
  })

  it('are written by the sending itself, which names the page', async () => {
    const dossier = newDossier(CALL_AT_5)
    await dossier.ask(`import ${dossier.write('732829320FEC20261231.txt', fec(BOOKS))} --first-year`)
    await dossier.ask(`import ${dossier.write('contacts.csv', contacts(['C01', 'C02', 'C03']))}`)
    await dossier.ask('plan')
    const { callsPage } = await dossier.ask<SendView>('send')
    expect(callsPage).toMatchObject({ calls: 3, html: join(dossier.folder, 'outbox/appels_2026-11-20.html') })
    expect(existsSync(callsPage?.pdf ?? '')).toBe(true)
    expect((await dossier.run('send')).stdout).toContain('outbox/appels_2026-11-20.html')
  })

  it('stay on the following days until they are noted, sixty days at most', async () => {
    const dossier = await called()
    dossier.day = '2026-11-23'
    await dossier.ask('called C02 --result refused')
    const after = await dossier.ask<CallsView>('calls')
    expect(customersOf(after)).toEqual(['C03', 'C01'])
    expect(after.calls.every(({ since }) => since === '2026-11-20')).toBe(true)
    dossier.day = '2027-01-19'
    expect(customersOf(await dossier.ask<CallsView>('calls'))).toEqual(['C03', 'C01'])
    dossier.day = '2027-01-20'
    expect(customersOf(await dossier.ask<CallsView>('calls'))).toEqual([])
  })

  it('leave the list once the customer has paid, and ask for what is left after a part payment', async () => {
    const dossier = await called()
    dossier.day = '2026-11-23'
    const books = [...BOOKS, receipt('C02', '2026-11-21', 50_000, { ref: 'F2' })]
    await dossier.ask(`import ${dossier.write('732829320FEC20261231.txt', fec(books))} --first-year`)
    await dossier.ask('received C01')
    await dossier.ask('dispute C03 --ref F3 --amount 1000')
    const view = await dossier.ask<CallsView>('calls')
    expect(view.calls.map(({ customer, totalCents }) => [customer, totalCents])).toEqual([['C03', 200_000]])
  })

  it('come with a message that asks for one, and tell the messages before', async () => {
    const dossier = await called({ scenarios: { standard: [{ step: 'relance-1', at: 5, channel: 'email', withCall: true }] } })
    const { calls } = await dossier.ask<CallsView>('calls')
    expect(calls.map(({ customer }) => customer)).toEqual(['C03', 'C02', 'C01'])
    expect(calls[0]?.lastReminder).toEqual({ day: '2026-11-20', step: 'relance-1', channel: 'email' })
  })

  it('say nothing where there is none, and write no page', async () => {
    const dossier = newDossier(CALL_AT_5)
    await dossier.ask(`import ${dossier.write('732829320FEC20261231.txt', fec(BOOKS))} --first-year`)
    expect(await dossier.ask<CallsView>('calls')).toMatchObject({ calls: [], files: null })
    expect(existsSync(join(dossier.folder, 'outbox'))).toBe(false)
  })
})

describe('a call that is noted', () => {
  it('puts a call back on the day that was agreed, and not before', async () => {
    const dossier = await called()
    await dossier.ask('called C02 --result callback --until 2026-11-25')
    expect(customersOf(await dossier.ask<CallsView>('calls'))).toEqual(['C03', 'C01'])
    dossier.day = '2026-11-25'
    const view = await dossier.ask<CallsView>('calls')
    expect(view.calls.find(({ customer }) => customer === 'C02')).toMatchObject({ since: '2026-11-25', again: true })
    await dossier.ask('called C02 --result no-answer')
    expect(customersOf(await dossier.ask<CallsView>('calls'))).toEqual(['C03', 'C01'])
  })

  it('holds what was promised, disputed or paid, as the commands of that name do', async () => {
    const dossier = await called()
    const promise = await dossier.ask<CalledView>('called C01 --result promise --until 2026-11-30')
    expect(promise.holds).toMatchObject([{ code: 'promise', until: '2026-11-30', owedCents: 120_000, author: 'abrunet' }])
    const dispute = await dossier.ask<CalledView>('called C03 --result dispute --ref F3 --amount 100 --note palettes')
    expect(dispute.holds).toMatchObject([{ code: 'dispute', ref: 'F3', cents: 10_000, text: 'palettes' }])
    const paid = await dossier.ask<CalledView>('called C02 --result paid')
    expect(paid.holds).toMatchObject([{ code: 'received', ref: null, text: 'appel du 20/11/2026' }])
    expect(customersOf(await dossier.ask<CallsView>('calls'))).toEqual([])
  })

  it('is an event of the chain, told by history and show', async () => {
    const dossier = await called()
    await dossier.ask('called C01 --result promise --until 2026-11-30 --amount 500')
    const { events, chain } = await dossier.ask<HistoryView>('history --customer C01 --verify')
    expect(chain.ok).toBe(true)
    expect(events.at(-1)).toMatchObject({
      status: 'called',
      day: '2026-11-20',
      detail: { result: 'promise', until: '2026-11-30', cents: 50_000, ref: null, note: null, by: 'abrunet' },
    })
    const words = 'appel : promesse de règlement de 500,00 € pour le 30/11/2026'
    expect(plain((await dossier.run('history')).stdout)).toContain(words)
    expect(plain((await dossier.run('show', 'C01')).stdout)).toContain(words)
  })

  it('is not recorded twice by the same words on one day', async () => {
    const dossier = await called()
    for (const words of [
      '--result promise --until 2026-11-30',
      '--result promise --until 2026-11-30',
      '--result no-answer',
      '--result no-answer',
    ])
      await dossier.ask(`called C01 ${words}`)
    const { events } = await dossier.ask<HistoryView>('history --customer C01')
    expect(events.filter(({ status }) => status === 'called').map(({ detail }) => detail?.['result'])).toEqual(['promise', 'no-answer'])
    const again = await dossier.ask<CalledView>('called C01 --result no-answer')
    expect(again.call).toMatchObject({ already: true })
    dossier.day = '2026-11-23'
    expect((await dossier.ask<CalledView>('called C01 --result no-answer')).call.already).toBe(false)
  })

  it('records nothing when what was said cannot be held', async () => {
    const dossier = await called()
    await dossier.ask('called C01 --result dispute --ref F1 --amount 9000', [4])
    await dossier.ask('called C01 --result promise --until 2026-11-01', [4])
    const { events } = await dossier.ask<HistoryView>('history --customer C01')
    expect(events.filter(({ status }) => status === 'called')).toEqual([])
  })

  it('may be one that nobody had planned', async () => {
    const dossier = newDossier(CALL_AT_5)
    await dossier.ask(`import ${dossier.write('732829320FEC20261231.txt', fec(BOOKS))} --first-year`)
    await dossier.ask('called C01 --result callback --until 2026-11-24')
    dossier.day = '2026-11-24'
    const view = await dossier.ask<CallsView>('calls')
    expect(view.calls).toMatchObject([{ customer: 'C01', totalCents: 120_000, since: '2026-11-24', again: true, reminders: [] }])
  })

  it('of one company of a group leaves the call about the others', async () => {
    const dossier = await called({ ...CALL_AT_5, groups: [{ payer: 'C01', members: ['C02', 'C03'] }] })
    expect((await dossier.ask<CallsView>('calls')).calls).toMatchObject([{ customer: 'C01', totalCents: 470_000 }])
    await dossier.ask('called C03 --result promise --until 2026-11-30')
    const { calls } = await dossier.ask<CallsView>('calls')
    expect(calls).toMatchObject([{ customer: 'C01', totalCents: 170_000, items: [{ ref: 'F2' }, { ref: 'F1' }] }])
    await dossier.ask('called C01 --result no-answer')
    expect(customersOf(await dossier.ask<CallsView>('calls'))).toEqual([])
  })
})

describe('the sheet of a call', () => {
  it('tells earlier calls and promises with what became of them', async () => {
    const dossier = await called()
    await dossier.ask('called C01 --result promise --until 2026-11-23')
    dossier.day = '2026-11-24'
    await dossier.ask('called C01 --result callback --until 2026-11-25')
    dossier.day = '2026-11-25'
    const { files } = await dossier.ask<CallsView>('calls')
    const page = plain(readFileSync(files?.html ?? '', 'utf8'))
    expect(page).toMatch(/<td>24\/11\/2026<\/td>\n<td>Appel : à rappeler le 25\/11\/2026<\/td>/)
    expect(page).toMatch(/<td>20\/11\/2026<\/td>\n<td>Promesse de règlement pour le 23\/11\/2026, non tenue<\/td>/)
  })
})
