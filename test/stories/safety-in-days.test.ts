import { afterAll, describe, expect, it } from 'vitest'
import type { PlanComparisonView } from '../../src/jobs/compare-plans.ts'
import type { PlanListView, PlanReplayView } from '../../src/jobs/stored-plans.ts'
import type { PlanView } from '../../src/reporting/plan-views.ts'
import type { SendView } from '../../src/reporting/views.ts'
import { contacts, newDossier, removeDossiers, type SettingsChanges, type TempDossier } from '../support/dossier.ts'
import { bankCharge, type FecEntry, fec, receipt, sale } from '../support/fec.ts'
import { plain } from '../support/runs.ts'

afterAll(removeDossiers)

/** A dossier with these books and contacts, on a Friday. */
async function brunet(entries: readonly FecEntry[], changes: SettingsChanges = {}, day = '2026-11-20'): Promise<TempDossier> {
  const dossier = newDossier(changes, day)
  await imports(dossier, entries)
  const codes = new Set(entries.flatMap(({ lines }) => lines.flatMap(({ customer }) => customer ?? [])))
  await dossier.ask(`import ${dossier.write('contacts.csv', contacts([...codes]))}`)
  return dossier
}

async function imports(dossier: TempDossier, entries: readonly FecEntry[]): Promise<void> {
  await dossier.ask(`import ${dossier.write('732829320FEC20261231.txt', fec(entries))} --first-year`)
}

/** An entry on another bank than 512000, between it and an account. */
function otherBank(account: string, day: string, cents: number, customer?: string): FecEntry {
  const against =
    customer === undefined
      ? { account: '627000', cents: -cents }
      : { account: '411000', customer, name: `Client ${customer}`, cents: -cents }
  return { journal: 'BQ', day, ref: '', label: 'Mouvement', lines: [{ account, cents }, against] }
}

const steps = (view: PlanView) => view.toSend.map(({ customer, step }) => `${customer} ${step}`)
const statuses = (view: SendView) => view.results.map(({ customer, status }) => `${customer} ${status}`)

describe('a bank account that customers pay into and that is no longer entered', () => {
  const STALE = { reminders: { staleBooksDays: 5 } }
  const books = [
    sale('C001', 'F1', '2026-09-01', 120_000),
    sale('C002', 'F2', '2026-10-01', 50_000),
    receipt('C002', '2026-10-20', 50_000, { ref: 'F2' }),
    otherBank('512200', '2026-11-02', 30_000, 'C003'),
    bankCharge('2026-11-19'),
  ]

  it('holds everything, though another one is entered up to yesterday; said once, first, with the account and its day', async () => {
    const dossier = await brunet(books, STALE)
    const plan = await dossier.ask<PlanView>('plan --dry-run')
    expect([plan.booksAsOf, plan.toSend, plan.heldByReason]).toEqual(['2026-11-02', [], { 'stale-books': 1 }])
    const text = plain((await dossier.run('plan', '--dry-run', '--explain')).stdout)
    expect(text.split('\n')[0]).toMatch(
      /^Rien ne part\. Banque 512200 : dernière écriture le 02\/11\/2026, soit 13 jours ouvrés \(limite : 5\)/,
    )
    expect(text.match(/512200/g)).toHaveLength(1)
    expect(text).toContain('comptabilité pas à jour')
  })

  it('is told every day, also of customers whose plan is kept from a day before', async () => {
    // C001 promised before the books grew old: nothing about him changes until the promise ends.
    const dossier = await brunet(
      [...books.slice(0, 1), receipt('C001', '2026-11-01', 10_000, { ref: 'F1' }), bankCharge('2026-11-13')],
      STALE,
    )
    await dossier.ask('promise C001 --until 2026-12-18')
    await dossier.ask('plan')
    for (const day of ['2026-11-23', '2026-11-24']) {
      dossier.day = day
      const plan = await dossier.ask<PlanView>('plan')
      expect([plan.heldByReason, plan.staleBooks?.slice(0, 51)]).toEqual([
        { promise: 1 },
        'Banque 512000 : dernière écriture le 13/11/2026, so',
      ])
    }
  })

  it('is told by send too, once and first', async () => {
    const dossier = await brunet(books.slice(0, 3).concat(books.slice(4)), STALE)
    await dossier.ask('plan')
    await imports(dossier, books)
    const text = plain((await dossier.run('send')).stdout)
    expect(text.split('\n')[0]).toMatch(/^Rien ne part\. Banque 512200/)
    expect(text.match(/512200/g)).toHaveLength(1)
    expect(statuses(await dossier.ask<SendView>('send'))).toEqual(['C001 skipped'])
  })

  it('holds nothing once it is entered, nor when customers have not paid into it for 90 days', async () => {
    const fresh = await brunet([...books, otherBank('512200', '2026-11-18', -1_000)], STALE)
    expect(await fresh.ask<PlanView>('plan --dry-run')).toMatchObject({ booksAsOf: '2026-11-18', totals: { reminders: 1 } })
    const old = books.map((entry) => (entry.day === '2026-11-02' ? otherBank('512200', '2026-06-02', 30_000, 'C003') : entry))
    expect(await (await brunet(old, STALE)).ask<PlanView>('plan --dry-run')).toMatchObject({
      booksAsOf: '2026-11-19',
      totals: { reminders: 1 },
    })
  })

  it('is not made fresh by entries dated after the day of the import', async () => {
    const ahead = await brunet([...books, otherBank('512200', '2026-12-31', -1_000)], STALE)
    expect(await ahead.ask<PlanView>('plan --dry-run')).toMatchObject({ booksAsOf: '2026-11-02', totals: { reminders: 0 } })
    ahead.day = '2026-12-31'
    expect((await ahead.ask<PlanView>('plan --dry-run')).booksAsOf).toBe('2026-11-02')
  })

  it('nobody is reminded either when the banks show no receipt at all and invoices are long due', async () => {
    const unpaid = await brunet([sale('C001', 'F1', '2026-03-01', 120_000), bankCharge('2026-11-19')], STALE)
    const plan = await unpaid.ask<PlanView>('plan --dry-run')
    expect(plan.staleBooks).toContain('Aucun règlement de client ne figure dans les comptes de banque')
    const young = await brunet([sale('C001', 'F1', '2026-10-01', 120_000), bankCharge('2026-11-19')], STALE)
    expect(steps(await young.ask<PlanView>('plan --dry-run'))).toEqual(['C001 relance-1'])
  })
})

describe('an import between plan and send', () => {
  const before = [sale('C001', 'F1', '2026-10-01', 120_000), sale('C002', 'F2', '2026-10-01', 50_000), bankCharge('2026-11-19')]
  const creditNote: FecEntry = {
    journal: 'VE',
    day: '2026-11-18',
    ref: 'A1',
    label: 'Avoir A1',
    lines: [
      { account: '411000', customer: 'C001', name: 'Client C001', cents: -130_000 },
      { account: '706000', cents: 130_000 },
    ],
  }

  it.each([
    [
      'a credit note larger than the debt',
      [creditNote],
      'Les avoirs et règlements non affectés (1 300,00 €) couvrent les 1 200,00 € à relancer',
    ],
    // The books letter other invoices, so an exact amount is seen and not matched.
    [
      'a receipt of exactly the amount',
      [
        sale('C009', 'F9', '2026-09-01', 10_000, { letter: 'A' }),
        receipt('C009', '2026-09-20', 10_000, { letter: 'A' }),
        receipt('C001', '2026-11-18', 120_000),
      ],
      'Un règlement non lettré de 1 200,00 €, exactement le montant dû, figure au compte',
    ],
    ['the payment of the invoice', [receipt('C001', '2026-11-18', 120_000, { ref: 'F1' })], 'il ne reste rien à relancer'],
  ])('%s keeps the reminder from leaving, and says why', async (_, more, why) => {
    const dossier = await brunet(before)
    expect(steps(await dossier.ask<PlanView>('plan'))).toEqual(['C001 relance-1', 'C002 relance-1'])
    await imports(dossier, [...before, ...more])
    const sent = await dossier.ask<SendView>('send')
    expect(statuses(sent)).toEqual(['C001 skipped', 'C002 written'])
    expect(plain(sent.results[0]?.reason ?? '')).toContain(why)
  })

  it('an invoice lettered outside the file is held until somebody looks', async () => {
    const lettered = [
      sale('C001', 'F1', '2026-10-01', 120_000, { letter: 'B' }),
      receipt('C001', '2026-11-18', 100_000, { letter: 'B' }),
      ...before.slice(1),
    ]
    const dossier = await brunet(before)
    await dossier.ask('plan')
    await imports(dossier, lettered)
    const sent = await dossier.ask<SendView>('send')
    expect(statuses(sent)).toEqual(['C001 skipped', 'C002 written'])
    expect(plain(sent.results[0]?.reason ?? '')).toContain('Lettré hors fichier')
  })
})

/** Two hundred old invoices of fifty customers, the oldest of January. */
const OLD = Array.from({ length: 200 }, (_, index) =>
  sale(`K${String(index % 50).padStart(2, '0')}`, `V${index}`, `2026-0${1 + (index % 8)}-10`, 10_000 + index),
)

describe('the first run on an old ledger', () => {
  it('asks for first steps alone, and of the pilot alone', async () => {
    const dossier = await brunet(OLD, { reminders: { pilot: ['K07', 'K31'] } })
    const plan = await dossier.ask<PlanView>('plan --pilot')
    expect(new Set(plan.toSend.map(({ step }) => step))).toEqual(new Set(['relance-1']))
    expect(plan.toSend.map(({ customer }) => customer)).toEqual(['K07', 'K31'])
    expect(plan.heldByReason).toEqual({ pilot: 192 })
    expect(plan.pilot).toMatchObject({ customers: 48, reminders: 48 })
    // 200 invoices of 10 000 cents and more; the pilot's: 7, 57, 107, 157 and 31, 81, 131, 181.
    expect(plan.pilot?.principalCents).toBe(192 * 10_000 + (199 * 200) / 2 - (7 + 57 + 107 + 157 + 31 + 81 + 131 + 181))
    const held = plan.held?.[0]
    expect(plain(held?.reason.text ?? '')).toBe('Hors du pilote : recevrait « première relance » par e-mail, 403,00 €.')
    const sent = await dossier.ask<SendView>('send --pilot')
    expect(statuses(sent).filter((line) => line.endsWith('written'))).toEqual(['K07 written', 'K31 written'])
    expect(sent.totals).toMatchObject({ written: 2, skipped: 48 })
    expect(plain((await dossier.run('plan', '--pilot', '--dry-run')).stdout)).toContain(
      'hors du pilote, 48 relances à 48 clients partiraient aussi',
    )
  })

  it('is refused a pilot without a list', async () => {
    const dossier = await brunet([sale('C001', 'F1', '2026-10-01', 1_000)])
    const answer = await dossier.run('plan', '--pilot')
    expect([answer.code, answer.stderr]).toEqual([3, expect.stringContaining('La liste pilote est vide')])
  })

  it('goes out a few a day, the oldest first, and nobody twice', async () => {
    const dossier = await brunet(OLD, { reminders: { maxPerRun: 20 } })
    await dossier.ask('plan')
    expect((await dossier.ask<SendView>('send')).totals).toMatchObject({ written: 20, skipped: 0 })
    expect((await dossier.ask<PlanView>('plan')).heldByReason['run-cap']).toBe(120)
    expect((await dossier.ask<SendView>('send')).totals.written).toBe(0)
    dossier.day = '2026-11-23'
    expect((await dossier.ask<SendView>('send')).totals).toMatchObject({ written: 20 })
    dossier.day = '2026-11-24'
    expect((await dossier.ask<SendView>('send')).totals).toMatchObject({ written: 10 })
  })
})

describe('a week without cron', () => {
  // Due on 4 November; relance-1 on the 9th, relance-2 on the 19th.
  const books = [sale('C001', 'F1', '2026-10-05', 120_000)]

  it.each([
    ['once', '2026-11-16', ['C001 relance-1']],
    ['skip', '2026-11-16', []],
    ['skip', '2026-11-19', ['C001 relance-1']],
  ])('with catchUp: %s, on %s leaves %j', async (catchUp, day, expected) => {
    const dossier = await brunet(books, { reminders: { catchUp } }, '2026-11-06')
    await dossier.ask('plan')
    dossier.day = day
    expect(steps(await dossier.ask<PlanView>('plan'))).toEqual(expected)
  })
})

describe('shadow: plans are made and nothing leaves', () => {
  const SHADOW = { reminders: { shadow: true } }
  const books = ['C001', 'C002', 'C003', 'C004'].map((code, index) => sale(code, `F${index + 1}`, '2026-10-05', 120_000))
  const reminders = (...rows: string[]) => `Client;Facture;Niveau;Date de relance;Canal\n${rows.join('\n')}\n`

  it('send says so, exits with 0 and stores the plan', async () => {
    const dossier = await brunet(books, SHADOW)
    const sent = await dossier.ask<SendView>('send')
    expect([sent.shadow, statuses(sent)]).toEqual([true, ['C001 skipped', 'C002 skipped', 'C003 skipped', 'C004 skipped']])
    expect((await dossier.ask<PlanListView>('plan --list')).plans).toMatchObject([{ planId: 1, reminders: 4, shadow: true, voided: false }])
    const text = plain((await dossier.run('send')).stdout)
    expect(text).toContain('Mode d’observation (reminders.shadow) : rien n’est parti, 4 relances prévues.')
    expect((await dossier.ask<{ events: unknown[] }>('history')).events).toEqual([])
  })

  it('is compared with what the previous tool sent meanwhile', async () => {
    const dossier = await brunet(books, SHADOW, '2026-11-16')
    expect(steps(await dossier.ask<PlanView>('plan')).length).toBe(4)
    dossier.day = '2026-11-17'
    await dossier.ask('plan')
    dossier.day = '2026-11-20'
    const past = reminders('C001;F1;relance 1;18/11/2026;email', 'C002;F2;relance 2;18/11/2026;email', 'C005;F5;relance 1;19/11/2026;email')
    await imports(dossier, [...books, sale('C005', 'F5', '2026-11-01', 9_000), receipt('C003', '2026-11-18', 120_000, { ref: 'F3' })])
    await dossier.ask(`import ${dossier.write('relances.csv', past)} --as reminders`)
    const view = await dossier.ask<PlanComparisonView>('plan --compare')
    expect([view.since, view.plans]).toEqual(['2026-11-16', 2])
    expect(view.customers.map(({ customer, verdict }) => `${customer} ${verdict}`)).toEqual([
      'C001 same-step',
      'C002 other-step',
      'C003 only-relance',
      'C004 only-relance',
      'C005 only-other',
    ])
    expect(view.customers[2]?.paidWithoutReminder).toMatchObject([{ ref: 'F3', cents: 120_000 }])
    expect(view.totals).toMatchObject({ customers: 5, 'same-step': 1, 'only-relance': 2, paidWithoutReminder: 1 })
    const text = plain((await dossier.run('plan', '--compare')).stdout)
    expect(text).toContain('Clients : même étape 1 ; autre étape 1 ; prévu, non parti 2 ; parti, non prévu 1.')
    expect(text).toContain('1 facture payée entre-temps sans aucune relance.')
  })

  it('has nothing to compare before the first plan of the sort', async () => {
    const dossier = await brunet(books)
    await dossier.ask('plan')
    expect(await dossier.ask<PlanComparisonView>('plan --compare')).toMatchObject({ since: null, customers: [] })
  })
})

describe('a stored plan', () => {
  const books = [sale('C001', 'F1', '2026-10-01', 120_000), sale('C002', 'F2', '2026-11-15', 50_000)]

  it('is shown again as it was, for ever', async () => {
    const dossier = await brunet(books)
    const first = await dossier.run('plan')
    const stored = (await dossier.ask<PlanView>('plan --show 1')) as PlanView
    dossier.day = '2026-11-23'
    await dossier.ask('plan')
    await imports(dossier, [...books, receipt('C001', '2026-11-18', 120_000, { ref: 'F1' })])
    const again = (await dossier.run('plan', '--show', '1')).stdout
    const body = (text: string) => text.slice(0, text.indexOf('Plan n°'))
    expect(body(again)).toBe(body(first.stdout))
    expect(plain(again)).toContain('Plan n° 1 du 20/11/2026, remplacé depuis par un autre : rien ne part de lui.')
    expect(again).not.toContain('Pour envoyer')
    expect(await dossier.ask<PlanView>('plan --show 1')).toEqual({ ...stored, voided: true })
    expect((await dossier.ask<PlanListView>('plan --list')).plans.map(({ planId, voided }) => [planId, voided])).toEqual([
      [2, false],
      [1, true],
    ])
  })

  it('comes out the same when it is worked out again, also after it was sent', async () => {
    const dossier = await brunet(books)
    await dossier.ask('plan')
    expect(await dossier.ask<PlanReplayView>('plan --replay 1')).toMatchObject({ identical: true, differences: [], why: null })
    expect((await dossier.ask<SendView>('send')).totals.written).toBe(1)
    dossier.day = '2026-12-10'
    expect(await dossier.ask<PlanReplayView>('plan --replay 1')).toMatchObject({ identical: true, date: '2026-11-20' })
    expect(plain((await dossier.run('plan', '--replay', '1')).stdout)).toBe(
      'Plan n° 1 du 20/11/2026, recalculé : identique, relance pour relance et attente pour attente.\n',
    )
  })

  it('is not worked out from other books or settings: it is shown, and why is said', async () => {
    const dossier = await brunet(books)
    await dossier.ask('plan')
    dossier.settings({ reminders: { minimum: 2_000 } })
    expect(await dossier.ask<PlanReplayView>('plan --replay 1')).toMatchObject({
      identical: null,
      why: 'Les réglages (relance.yaml) ont changé depuis ce plan.',
    })
    await dossier.ask('pause C001')
    const text = plain((await dossier.run('plan', '--replay', '1')).stdout)
    expect(text).toContain(
      'Le plan n° 1 ne peut pas être recalculé. Les données (import, suspension ou contact) et les réglages ont changé',
    )
    expect(text).toContain('Relances du 20 novembre 2026')
  })

  it('that nobody stored is not found', async () => {
    const dossier = await brunet(books)
    const answer = await dossier.run('plan', '--show', '7')
    expect([answer.code, answer.stderr]).toEqual([4, expect.stringContaining('Aucun plan n’a le numéro 7.')])
    expect((await dossier.run('plan', '--show', 'sept')).code).toBe(2)
    expect((await dossier.run('plan', '--list', '--compare')).code).toBe(2)
  })
})

describe('a holiday where the customer is', () => {
  it('puts off his message alone: 22 May in Martinique, a Friday before Whit Monday', async () => {
    const dossier = newDossier({}, '2026-05-22')
    const books = fec([sale('C001', 'F1', '2026-03-01', 120_000), sale('C002', 'F2', '2026-03-01', 120_000)])
    await dossier.ask(`import ${dossier.write('732829320FEC20261231.txt', books)} --first-year`)
    const people = contacts(['C001', 'C002']).replace('"1 rue du Port";"35000";"Rennes"', '"Rue Victor Hugo";"97200";"Fort-de-France"')
    await dossier.ask(`import ${dossier.write('contacts.csv', people)}`)
    expect(await dossier.ask<PlanView>('plan')).toMatchObject({
      toSend: [{ customer: 'C002' }],
      held: [{ customer: 'C001', reason: { code: 'non-working-day', until: '2026-05-25' } }],
    })
    expect(statuses(await dossier.ask<SendView>('send'))).toEqual(['C002 written'])
    dossier.day = '2026-05-26'
    const [late] = (await dossier.ask<PlanView>('plan')).toSend
    // Due on 31 March: 56 days on 26 May, the holiday among them.
    expect([late?.customer, late?.items[0]?.daysLate]).toEqual(['C001', 56])
  })
})
