// What the customer reads, told in days through the command line: what was never reminded stands apart and bears nothing yet, what he
// announced and what came back is told to him. All days are of 2026.
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { simpleParser } from 'mailparser'
import { afterAll, describe, expect, it } from 'vitest'
import { openLedger } from '../../src/ledger/open.ts'
import type { PlanView } from '../../src/reporting/plan-views.ts'
import type { HistoryView, PenaltiesView, SendView } from '../../src/reporting/views.ts'
import { contacts, newDossier, removeDossiers, type SettingsChanges, type TempDossier } from '../support/dossier.ts'
import { type FecEntry, fec, receipt, returnedPayment, sale } from '../support/fec.ts'
import { plain } from '../support/runs.ts'
import { writtenText } from '../support/written-text.ts'

afterAll(removeDossiers)

/** Due on Tuesday 1 September at thirty days. */
const F1 = sale('C001', 'F1', '2026-08-02', 120_000)
/** Due on Saturday 26 September: its first step is on the day of the third of F1. */
const F2 = sale('C001', 'F2', '2026-08-27', 80_000)

/** The last step claims penalties, and is no formal notice. */
const CLAIMS = {
  standard: [
    { step: 'relance-1', at: 5, channel: 'email' },
    { step: 'relance-2', at: 15, channel: 'email', penalties: 'mention' },
    { step: 'relance-3', at: 30, channel: 'email', penalties: 'claim' },
  ],
}

async function imports(dossier: TempDossier, entries: readonly FecEntry[]): Promise<void> {
  await dossier.ask(`import ${dossier.write('732829320FEC20261231.txt', fec(entries))} --first-year`)
}

async function brunet(entries: readonly FecEntry[], changes: SettingsChanges = {}, day = '2026-09-02'): Promise<TempDossier> {
  const dossier = newDossier(changes, day)
  await imports(dossier, entries)
  await dossier.ask(`import ${dossier.write('contacts.csv', contacts(['C001', 'C002']))}`)
  await dossier.ask('plan')
  return dossier
}

interface Left {
  readonly plan: PlanView['toSend'][number]
  /** An e-mail as text, a letter or a call sheet without its layout. */
  readonly text: string
}

/** The only message that leaves on a day. */
async function leaves(dossier: TempDossier, day: string): Promise<Left> {
  dossier.day = day
  const { toSend } = await dossier.ask<PlanView>('plan')
  const { results } = await dossier.ask<SendView>('send')
  const [plan, sent] = [toSend[0], results[0]]
  if (plan === undefined || sent?.file == null) throw new Error(`nothing left on ${day}`)
  if (sent.channel === 'email') return { plan, text: plain((await simpleParser(readFileSync(sent.file))).text ?? '') }
  return { plan, text: withoutTags(writtenText(sent.file)) }
}

function withoutTags(page: string): string {
  return plain(page.replace(/<style>.*<\/style>/s, '').replace(/<[^>]+>/g, ' ')).replace(/\s+/g, ' ')
}

async function say(dossier: TempDossier, day: string, ...words: readonly string[]): Promise<void> {
  dossier.day = day
  const answer = await dossier.run(...words)
  if (answer.code !== 0) throw new Error(answer.stderr)
}

describe('an invoice never reminded, in the message of one that was', () => {
  it('stands apart; what was written before is said of the other, and the other alone bears penalties, now and in what is kept', async () => {
    const dossier = await brunet([F1, F2], { scenarios: CLAIMS })
    await leaves(dossier, '2026-09-07')
    await leaves(dossier, '2026-09-16')
    const { plan, text } = await leaves(dossier, '2026-10-01')
    // 1 200,00 € × 12,40 % × 30 days ÷ 365 = 12,23 €. F2 would bear 1,36 € and 40,00 €: its own step does not claim them.
    expect(plan).toMatchObject({ step: 'relance-3', principalCents: 200_000, interestCents: 1_223, feeCents: 4_000, totalCents: 205_223 })
    expect(plan.items.map(({ ref, step, firstReminder, claimsPenalties }) => [ref, step, firstReminder, claimsPenalties])).toEqual([
      ['F1', 'relance-3', undefined, true],
      ['F2', 'relance-1', true, false],
    ])
    expect(plain(plan.reason)).toContain(
      'Dans un tableau à part, sans relance écrite à ce jour : F2 (étape propre : première relance). ' +
        'Pénalités et indemnités réclamées sur F1 seulement : l’étape des autres factures ne les réclame pas.',
    )
    expect(text).toContain(`Malgré nos rappels des 7 et 16 septembre 2026, la facture suivante (client : Client C001) demeure impayée :

- Facture F1 du 02/08/2026, échue le 01/09/2026 (30 jours de retard) : 1 200,00 €

Facture échue n’ayant encore fait l’objet d’aucune relance écrite :
- Facture F2 du 27/08/2026, échue le 26/09/2026 (5 jours de retard) : 800,00 €

Principal : 2 000,00 €
Pénalités de retard : 12,23 €
Indemnité forfaitaire pour frais de recouvrement : 40,00 €
Total à régler : 2 052,23 €`)
    expect(text).toContain('- F1 : principal 1 200,00 €, intérêts 12,23 €, indemnité 40,00 €, total 1 252,23 €')
    expect(text).not.toContain('F2 : principal')
    expect(text).toContain('Le montant demandé ne comprend, à ce stade, ni pénalité ni indemnité sur les autres factures.')
    expect(await feesOf(dossier)).toEqual({ F1: 'claimed', F2: 'due' })
  })

  it('is asked for its own penalties at its own step, once', async () => {
    const dossier = await brunet([F1, F2], { scenarios: CLAIMS })
    for (const day of ['2026-09-07', '2026-09-16', '2026-10-01']) await leaves(dossier, day)
    const second = await leaves(dossier, '2026-10-12')
    expect(second.plan).toMatchObject({ step: 'relance-2', claimsPenalties: false, totalCents: 80_000 })
    expect(second.text).toContain('Malgré notre rappel du 1er octobre 2026, la facture suivante (client : Client C001) reste impayée :')
    // 800,00 € × 12,40 % × 30 days ÷ 365 = 8,15 €.
    const third = await leaves(dossier, '2026-10-26')
    expect(third.plan).toMatchObject({ step: 'relance-3', interestCents: 815, feeCents: 4_000, totalCents: 84_815 })
    expect(await feesOf(dossier)).toEqual({ F1: 'claimed', F2: 'claimed' })
  })

  it('stands apart in a letter too; alone it is in the ordinary table', async () => {
    const dossier = await brunet([F1, F2])
    expect((await leaves(dossier, '2026-09-07')).text).not.toContain('aucune relance écrite')
    await leaves(dossier, '2026-09-16')
    await leaves(dossier, '2026-09-21')
    const { plan, text } = await leaves(dossier, '2026-10-01')
    expect(plan).toMatchObject({ channel: 'letter', claimsPenalties: false, totalCents: 200_000 })
    expect(text).toMatch(
      /F1 02\/08\/2026.*Facture échue n’ayant encore fait l’objet d’aucune relance écrite : .*F2 27\/08\/2026.*Total à régler 2 000,00 €/,
    )
    expect(text).toContain('une mise en demeure pour la facture F1 ;')
  })

  it('stands apart though a note before its due date was written, under whatever name', async () => {
    const steps = [
      { step: 'avant', at: -3, channel: 'email', template: 'preventive' },
      { step: 'relance-1', at: 5, channel: 'email' },
      { step: 'relance-2', at: 27, channel: 'email' },
    ]
    // F2 is due on Monday 21 September: its note is for Friday 18, its first reminder for Monday 28 with the second one of F1.
    const F3 = sale('C001', 'F2', '2026-08-22', 150_000)
    const dossier = await brunet([F1, F3], { scenarios: { standard: steps } })
    await leaves(dossier, '2026-09-07')
    expect((await leaves(dossier, '2026-09-18')).plan).toMatchObject({ step: 'avant', items: [{ ref: 'F2' }] })
    const { plan, text } = await leaves(dossier, '2026-09-28')
    expect(plan.items.map(({ ref, step, firstReminder }) => [ref, step, firstReminder])).toEqual([
      ['F1', 'relance-2', undefined],
      ['F2', 'relance-1', true],
    ])
    expect(text).toContain('Malgré notre rappel du 7 septembre 2026, la facture suivante (client : Client C001) reste impayée :')
  })
})

describe('a formal notice', () => {
  it('cites what is overdue besides outside its total; what is only cited gets its own first reminder later', async () => {
    // Due on 12 October: their first step would be on Monday 19, the formal notice of F1 leaves on Friday 16.
    const CITED = sale('C001', 'F2', '2026-09-12', 80_000)
    const DISPUTED = sale('C001', 'F3', '2026-09-12', 70_000)
    const NOT_DUE = sale('C001', 'F4', '2026-10-01', 60_000)
    const books = [F1, CITED, DISPUTED, NOT_DUE]
    const dossier = await brunet(books)
    for (const day of ['2026-09-07', '2026-09-16', '2026-09-21', '2026-10-01']) await leaves(dossier, day)
    await say(dossier, '2026-10-13', 'dispute', 'C001', '--ref', 'F3')
    const notice = await leaves(dossier, '2026-10-16')
    // 1 200,00 € × 12,40 % × 45 days ÷ 365 = 18,35 €, and the fee of F1 alone.
    expect(notice.plan).toMatchObject({ step: 'formal-notice', interestCents: 1_835, feeCents: 4_000, totalCents: 125_835 })
    expect(notice.plan.items.map(({ ref }) => ref)).toEqual(['F1'])
    expect(notice.text).toContain(
      'nous vous mettons en demeure, au sens de l’article 1344 du code civil, de nous régler la somme de 1 258,35 €',
    )
    expect(notice.text).toContain(
      'Pour information : autres factures échues, non comprises dans la présente mise en demeure ' +
        'Facture Date Échéance Retard Reste à régler F2 12/09/2026 12/10/2026 4 jours 800,00 € Situation arrêtée',
    )
    expect(notice.text).not.toMatch(/F3|F4/)
    expect((await dossier.ask<HistoryView>('history F2')).events).toEqual([])

    // A week after the notice, and as somebody who was never written to about F2.
    dossier.day = '2026-10-22'
    const { toSend, held } = await dossier.ask<PlanView>('plan')
    expect([toSend, held?.map(({ ref, reason }) => [ref, reason.code])]).toEqual([
      [],
      [
        ['F1', 'last-step-reached'],
        ['F2', 'too-soon'],
        ['F3', 'dispute'],
        ['F4', 'not-due'],
      ],
    ])
    const first = await leaves(dossier, '2026-10-23')
    expect(first.plan).toMatchObject({ step: 'relance-1', channel: 'email', totalCents: 80_000, items: [{ ref: 'F2', step: 'relance-1' }] })
    expect(first.text).toContain('- Facture F2 du 12/09/2026, échue le 12/10/2026 (11 jours de retard) : 800,00 €')
    expect(first.text).toContain('Il s’agit sans doute d’un simple oubli.')
  })
})

async function feesOf(dossier: TempDossier): Promise<Record<string, string>> {
  const { claims } = await dossier.ask<PenaltiesView>('penalties --customer C001')
  return Object.fromEntries(claims.map(({ ref, fee }) => [ref, fee.state]))
}

describe('a plan stored before each item said what it claims', () => {
  it('claimed on all it asked for', async () => {
    const dossier = await brunet([F1], { scenarios: CLAIMS })
    for (const day of ['2026-09-07', '2026-09-16', '2026-10-01']) await leaves(dossier, day)
    const ledger = openLedger(join(dossier.folder, 'relance.db'))
    ledger.db.prepare(`UPDATE plan_reminder SET json = json_remove(json, '$.items[0].claimsPenalties')`).run()
    ledger.close()
    expect(await feesOf(dossier)).toEqual({ F1: 'claimed' })
  })
})

describe('a word that was not kept', () => {
  const PROMISED = 'pour le 14 septembre 2026 ; sauf erreur de notre part, '

  it('is told to the customer with its day and amount, and what is missing of it', async () => {
    const dossier = await brunet([F1])
    await leaves(dossier, '2026-09-07')
    await say(dossier, '2026-09-08', 'promise', 'C001', '--ref', 'F1', '--until', '2026-09-14')
    const nothing = await leaves(dossier, '2026-09-16')
    expect(nothing.text).toContain(`Vous nous aviez annoncé un règlement de 1 200,00 € ${PROMISED}il ne nous est pas parvenu.`)
    expect(nothing.plan.brokenWords).toEqual([{ kind: 'promise', day: '2026-09-14', cents: 120_000, missingCents: 120_000 }])
  })

  it('of which a part came is told so; kept, it is not told', async () => {
    const dossier = await brunet([F1])
    await leaves(dossier, '2026-09-07')
    await say(dossier, '2026-09-08', 'promise', 'C001', '--until', '2026-09-14')
    await imports(dossier, [F1, receipt('C001', '2026-09-11', 50_000, { ref: 'F1' })])
    expect((await leaves(dossier, '2026-09-16')).text).toContain(`annoncé un règlement ${PROMISED}il en manque 700,00 €.`)

    const kept = await brunet([F1, F2])
    await leaves(kept, '2026-09-07')
    await say(kept, '2026-09-08', 'promise', 'C001', '--ref', 'F1', '--amount', '500,00', '--until', '2026-09-14')
    await imports(kept, [F1, F2, receipt('C001', '2026-09-11', 50_000, { ref: 'F1' })])
    const { plan, text } = await leaves(kept, '2026-09-16')
    expect(plan).toMatchObject({ step: 'relance-2', totalCents: 70_000 })
    expect(text).not.toContain('annoncé')
  })

  it('about all that he owes, without an amount, puts no sum in his mouth', async () => {
    const dossier = await brunet([F1])
    await leaves(dossier, '2026-09-07')
    await say(dossier, '2026-09-08', 'promise', 'C001', '--until', '2026-09-14')
    expect((await leaves(dossier, '2026-09-16')).text).toContain(`annoncé un règlement ${PROMISED}il ne nous est pas parvenu.`)
  })

  it('that was kept and came back is told as a payment that came back, and as nothing else', async () => {
    const dossier = await brunet([F1])
    await leaves(dossier, '2026-09-07')
    await say(dossier, '2026-09-08', 'promise', 'C001', '--ref', 'F1', '--amount', '500,00', '--until', '2026-09-14')
    const back = returnedPayment('C001', '2026-09-15', 50_000, { ref: 'F1', label: 'Rejet virement F1 impayé' })
    await imports(dossier, [F1, receipt('C001', '2026-09-11', 50_000, { ref: 'F1' }), back])
    const { text } = await leaves(dossier, '2026-09-16')
    expect(text).toContain('est revenu impayé le 15 septembre 2026')
    expect(text).not.toContain('annoncé')
  })

  it('of another invoice is not told', async () => {
    const dossier = await brunet([F1, sale('C001', 'F3', '2026-08-03', 50_000)])
    await leaves(dossier, '2026-09-07')
    await say(dossier, '2026-09-08', 'promise', 'C001', '--ref', 'F3', '--until', '2026-09-14')
    await say(dossier, '2026-09-15', 'dispute', 'C001', '--ref', 'F3')
    const { plan, text } = await leaves(dossier, '2026-09-16')
    expect(plan.items.map(({ ref }) => ref)).toEqual(['F1'])
    expect(text).not.toContain('annoncé')
  })

  it('given by instalments is told with the one that is missing', async () => {
    const dossier = await brunet([F1])
    await leaves(dossier, '2026-09-07')
    await say(dossier, '2026-09-08', 'installments', 'C001', '--schedule', '2026-09-15:500,00 2026-10-15:700,00')
    expect((await leaves(dossier, '2026-09-16')).text).toContain(
      'L’échéancier convenu avec vous prévoyait un versement de 500,00 € pour le 15 septembre 2026 ; sauf erreur de notre part, il ne nous est pas parvenu.',
    )
  })
})

describe('a payment that came back', () => {
  const rejected = (day: string, cents: number, label: string) => returnedPayment('C001', day, cents, { ref: 'F1', label })
  const PAID = [
    sale('C001', 'F1', '2026-08-02', 120_000, { letter: 'A' }),
    receipt('C001', '2026-08-28', 120_000, { ref: 'F1', letter: 'A' }),
  ]

  it('is told with its amount, its day and its invoice, by mail, on the call sheet and in the letter that follows', async () => {
    const dossier = await brunet([...PAID, rejected('2026-09-07', 120_000, 'Rejet de prélèvement F1')], {}, '2026-09-08')
    const told = 'de 1 200,00 € du 28 août 2026 (facture F1)'
    const mail = await leaves(dossier, '2026-09-08')
    expect(mail.text).toContain(`Votre règlement ${told} nous est revenu impayé le 7 septembre 2026.`)
    expect(mail.text).toContain('(7 jours de retard) : 1 200,00 €, règlement revenu impayé le 07/09/2026')
    const outbox = join(dossier.folder, 'outbox')
    const sheet = readdirSync(outbox).find((name) => name.includes('bounced-payment-call')) ?? ''
    const page = withoutTags(readFileSync(join(outbox, sheet), 'utf8'))
    expect(page).toContain(`Impayé : règlement ${told}, revenu le 7 septembre 2026.`)
    expect(page).toContain(
      '« Votre règlement de 1 200,00 € du 28 août 2026 nous est revenu impayé le 7 septembre 2026. En connaissez-vous la raison ?',
    )
    expect((await leaves(dossier, '2026-09-16')).text).toContain(`Votre règlement ${told} nous est revenu impayé le 7 septembre 2026.`)
  })

  it('that had paid two invoices names both', async () => {
    const two = [
      sale('C001', 'F1', '2026-08-02', 120_000, { letter: 'A' }),
      sale('C001', 'F3', '2026-08-03', 30_000, { letter: 'A' }),
      receipt('C001', '2026-08-28', 150_000, { letter: 'A' }),
    ]
    const dossier = await brunet([...two, rejected('2026-09-07', 150_000, 'Chèque impayé')], {}, '2026-09-08')
    expect((await leaves(dossier, '2026-09-08')).text).toContain(
      'Votre règlement de 1 500,00 € du 28 août 2026 (factures F1 et F3) nous est revenu impayé le 7 septembre 2026.',
    )
  })
})
