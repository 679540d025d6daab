import { afterAll, describe, expect, it } from 'vitest'
import type { PlanView } from '../../src/reporting/plan-views.ts'
import type { PenaltiesView, SendView } from '../../src/reporting/views.ts'
import { contacts, newDossier, removeDossiers, type SettingsChanges, type TempDossier } from '../support/dossier.ts'
import { type FecEntry, fec, penaltyEntry, receipt, sale } from '../support/fec.ts'
import { plain } from '../support/runs.ts'
import { writtenText } from '../support/written-text.ts'

afterAll(removeDossiers)

/** 10 000,00 €, due on Tuesday 1 September 2026 at thirty days: 80 days late on 20 November, 10 000 × 12,40 % × 80 ÷ 365 = 271,78 €. */
const INVOICE = sale('C001', 'F2026-100', '2026-08-02', 1_000_000)

/** A scenario whose only step claims. */
const CLAIMS = {
  standard: [
    { step: 'relance-1', at: 5, channel: 'email' },
    { step: 'relance-2', at: 15, channel: 'email', penalties: 'claim' },
  ],
}

function brunet(entries: readonly FecEntry[], changes: SettingsChanges = {}): Promise<TempDossier> {
  return imported(fec(entries), changes)
}

async function imported(books: string, changes: SettingsChanges = {}): Promise<TempDossier> {
  const dossier = newDossier(changes, '2026-11-20')
  await dossier.ask(`import ${dossier.write('732829320FEC20261231.txt', books)} --first-year`)
  await dossier.ask(`import ${dossier.write('contacts.csv', contacts(['C001']))}`)
  return dossier
}

async function claimOf(dossier: TempDossier) {
  const { claims } = await dossier.ask<PenaltiesView>('penalties --ref F2026-100')
  return claims[0]
}

describe('money of the customer that is put against nothing', () => {
  const advance: FecEntry = {
    journal: 'BQ',
    day: '2026-05-01',
    ref: 'ACOMPTE',
    label: 'Acompte reçu',
    lines: [
      { account: '512000', cents: 90_000 },
      { account: '419100', customer: 'C001', name: 'Client C001', cents: -90_000 },
    ],
  }

  it('forbids to claim, be it an advance on 4191', async () => {
    const dossier = await brunet([INVOICE, advance])
    const claim = await claimOf(dossier)
    expect(claim).toMatchObject({ interestCents: 27_178, feeCents: 4_000, claimable: false })
    expect(claim?.notes.map(plain)[0]).toBe('Le client a 900,00 € de règlements ou d’avoirs non affectés : affectez-les avant de réclamer.')
    // 9 100,00 € would have been late had it been put against the invoice.
    expect(claim?.readings.find(({ name }) => name === 'unallocated-credits')?.principalCents).toBe(910_000)
  })

  it('makes a step that claims leave the penalties out, and the plan says so', async () => {
    const dossier = await brunet([INVOICE, advance], { scenarios: CLAIMS })
    await dossier.ask('plan')
    await dossier.ask('send')
    dossier.day = '2026-11-30'
    const { toSend } = await dossier.ask<PlanView>('plan --dry-run')
    expect(toSend[0]).toMatchObject({ step: 'relance-2', claimsPenalties: false, totalCents: 1_000_000 })
    expect(plain(toSend[0]?.reason ?? '')).toContain('calculées et non réclamées : Le client a 900,00 € de règlements')
  })
})

describe('payments that pay interest first', () => {
  // 10 000,00 to 1 October: 30 days at 12,40 % = 101,92, which the 4 000,00 pay first: 6 101,92 are left. 60 days more to 30 November:
  // 124,38. With the fee: 6 266,30.
  it('leave one total, whether the message counts from the books or the claim from the payments', async () => {
    const paid = receipt('C001', '2026-10-01', 400_000, { ref: 'F2026-100', letter: '*A' })
    const lettered = sale('C001', 'F2026-100', '2026-08-02', 1_000_000, { letter: '*A' })
    const dossier = await brunet([lettered, paid], { penalties: { rate: 'ecb+10', imputation: 'interest' }, scenarios: CLAIMS })
    await dossier.ask('plan')
    await dossier.ask('send')
    dossier.day = '2026-11-30'
    const claim = await claimOf(dossier)
    const { toSend } = await dossier.ask<PlanView>('plan --dry-run')
    expect(claim).toMatchObject({ principalCents: 610_192, interestCents: 12_438, feeCents: 4_000, totalCents: 626_630 })
    expect(toSend[0]).toMatchObject({ claimsPenalties: true, principalCents: 600_000, totalCents: 626_630 })
  })
})

describe('a payment', () => {
  it('counts from the day of its entry, never from the day it was lettered', async () => {
    const lettered = sale('C001', 'F2026-100', '2026-08-02', 1_000_000, { letter: 'A' })
    const paid = receipt('C001', '2026-10-01', 1_000_000, { ref: 'F2026-100', letter: 'A' })
    // Lettered on 15 November by whoever keeps the books: 45 days after the money came.
    const rows = fec([lettered, paid]).replaceAll('A\t20260802', 'A\t20261115').replaceAll('A\t20261001', 'A\t20261115')
    expect(rows.match(/A\t20261115/g)).toHaveLength(2)
    const dossier = await imported(rows)
    const { claims } = await dossier.ask<PenaltiesView>('penalties --settled')
    // 10 000,00 × 12,40 % × 30 ÷ 365 = 101,92, from 2 September to 1 October.
    expect(claims).toMatchObject([{ interestCents: 10_192, feeCents: 4_000, principalCents: 0 }])
    expect(claims[0]?.periods).toMatchObject([{ from: '2026-09-02', to: '2026-10-01', days: 30 }])
  })
})

describe('days whose rate is not published', () => {
  it('are told in the message that leaves them out', async () => {
    const scenarios = {
      standard: [
        { step: 'relance-1', at: 5, channel: 'email' },
        { step: 'formal-notice', at: 45, channel: 'letter', penalties: 'claim' },
      ],
    }
    const dossier = await brunet([INVOICE], { scenarios })
    await dossier.ask('plan')
    await dossier.ask('send')
    dossier.day = '2027-01-20'
    await dossier.ask('plan')
    const { results } = await dossier.ask<SendView>('send')
    const letter = writtenText(results[0]?.file ?? '')
    // 10 000 × 12,40 % × 121 ÷ 365 = 411,07, to 31 December.
    expect(letter).toContain('411,07 €')
    expect(letter).toContain('F2026-100 : sans compter 20 jours de retard, dont le taux n’est pas encore publié.')
  })
})

describe('a consumer', () => {
  it('owes interest from the first of two formal notices', async () => {
    const exceptions = [{ customer: 'C001', ref: 'F2026-100', notice: '2026-10-01' }]
    const dossier = await brunet([INVOICE], {
      customers: { terms: '30 jours', regime: 'consumer', language: 'fr' },
      penalties: { rate: 'ecb+10', exceptions },
      scenarios: {
        standard: [
          { step: 'relance-1', at: 5, channel: 'email' },
          { step: 'formal-notice', at: 45, channel: 'letter' },
        ],
      },
    })
    // 50 days from 2 October to 20 November: 10 000 × 2,75 % × 50 ÷ 365 = 37,67.
    expect(await claimOf(dossier)).toMatchObject({ interestCents: 3_767, noticeOn: '2026-10-01' })
    await dossier.ask('plan')
    await dossier.ask('send')
    dossier.day = '2026-11-30'
    await dossier.ask('plan')
    expect((await dossier.ask<SendView>('send')).results).toMatchObject([{ step: 'formal-notice', status: 'written' }])
    // 60 days to 30 November: 10 000 × 2,75 % × 60 ÷ 365 = 45,21.
    expect(await claimOf(dossier)).toMatchObject({ interestCents: 4_521, noticeOn: '2026-10-01' })
  })
})

describe('an invoice moved to doubtful customers', () => {
  it('was not paid late: nothing is asked for among the settled ones', async () => {
    const moved: FecEntry = {
      journal: 'OD',
      day: '2026-10-15',
      ref: 'F2026-100',
      label: 'Passage en douteux F2026-100',
      lines: [
        { account: '416000', customer: 'C001', name: 'Client C001', cents: 1_000_000 },
        { account: '411000', customer: 'C001', name: 'Client C001', cents: -1_000_000, letter: 'A' },
      ],
    }
    const dossier = await brunet([sale('C001', 'F2026-100', '2026-08-02', 1_000_000, { letter: 'A' }), moved])
    const { claims } = await dossier.ask<PenaltiesView>('penalties --settled')
    expect(claims).toEqual([])
  })
})

describe('penalties booked twice', () => {
  it('are told: the books ask for more than what accrued', async () => {
    const booking = (day: string, interest: number) =>
      penaltyEntry('C001', day, { interest, ref: 'PENF2026-100', label: 'Intérêts de retard F2026-100' })
    const dossier = await brunet([INVOICE, booking('2026-11-10', 23_781), booking('2026-11-12', 24_460)])
    const claim = await claimOf(dossier)
    expect(claim).toMatchObject({ interestCents: 0, claimable: false })
    expect(plain(claim?.notes.join(' ') ?? '')).toContain('La comptabilité porte 482,41 € d’intérêts pour 271,78 € courus')
  })
})

describe('a judgment', () => {
  it('stays when what people decided is released, and is taken back by its own word', async () => {
    const dossier = await brunet([INVOICE])
    await dossier.ask('insolvency C001 --judgment 2026-10-15')
    await dossier.ask('pause C001')
    await dossier.ask('release C001')
    expect(await claimOf(dossier)).toMatchObject({ insolvencyOn: '2026-10-15', claimable: false })
    await dossier.ask('insolvency C001 --cancel')
    expect(await claimOf(dossier)).toMatchObject({ insolvencyOn: null, interestCents: 27_178, claimable: true })
  })

  it('older than the books holds what is older, though nothing can be told of what was owed then', async () => {
    const opening: FecEntry = {
      journal: 'AN',
      day: '2026-01-01',
      ref: 'F2025-060',
      label: 'Facture F2025-060',
      lines: [
        { account: '411000', customer: 'C001', name: 'Client C001', cents: 500_000 },
        { account: '706000', cents: -500_000 },
      ],
    }
    const rows = fec([opening, INVOICE]).replaceAll('F2025-060\t20260101', 'F2025-060\t20251001')
    const dossier = await imported(rows)
    const told = await dossier.run('insolvency', 'C001', '--judgment', '2025-11-05')
    expect(told.code).toBe(0)
    expect(told.stdout).toContain('Le jugement précède les écritures importées')
    const old = await dossier.ask<PenaltiesView>('penalties --ref F2025-060')
    expect(old.claims[0]).toMatchObject({ insolvencyOn: '2025-11-05', claimable: false })
    const { held } = await dossier.ask<PlanView>('plan --dry-run')
    expect(held?.map(({ ref, reason }) => [ref, reason.code])).toEqual([['F2025-060', 'insolvency']])
    const { claims } = await dossier.ask<PenaltiesView>('penalties --ref F2026-100')
    // The invoice came after the judgment: it is owed as any other (C. com. L622-17).
    expect(claims[0]).toMatchObject({ interestCents: 27_178, insolvencyOn: null })
  })
})

describe('an exception of the settings that fits nobody', () => {
  it('is told beside the penalties and by the check', async () => {
    const exceptions = [
      { customer: 'c001', rate: '12.00' },
      { customer: 'C001', ref: 'f2026-100', rate: '12.00' },
    ]
    const dossier = await brunet([INVOICE], { penalties: { rate: 'ecb+10', exceptions } })
    const { stderr } = await dossier.run('penalties')
    expect(stderr).toContain('aucun client n’a le code « c001 »')
    expect(stderr).toContain('le client C001 n’a aucune facture « f2026-100 »')
    expect((await dossier.run('check')).stdout).toContain('aucun client n’a le code « c001 »')
  })
})

describe('a file to write', () => {
  it('is never one of the dossier’s own', async () => {
    const dossier = await brunet([INVOICE])
    for (const option of ['--csv', '--entries']) {
      const answer = await dossier.run('penalties', option, `${dossier.folder}/relance.db`)
      expect([answer.code, answer.stderr]).toEqual([2, expect.stringContaining('est un fichier du dossier lui-même')])
    }
    expect(await claimOf(dossier)).toMatchObject({ interestCents: 27_178 })
  })
})

it('two instalments of one amount and two due dates in a list are refused rather than taken for one', async () => {
  const dossier = newDossier({}, '2026-11-20')
  const list =
    'Client;Facture;Date;Échéance;Total TTC;Reste dû\nC001;F1;01/06/2026;15/06/2026;600,00;600,00\nC001;F1;01/06/2026;15/08/2026;600,00;600,00\n'
  const answer = await dossier.run('import', dossier.write('liste.csv', list))
  expect([answer.code, answer.stderr]).toEqual([4, expect.stringContaining('avec une autre échéance')])
})

describe('an invoice that people hold', () => {
  const held = async (code: string, ...more: readonly string[]) => {
    const dossier = await brunet([INVOICE])
    const answer = await dossier.run('hold', 'C001', '--ref', 'F2026-100', '--as', code, ...more)
    expect(answer.code, answer.stderr).toBe(0)
    return dossier
  }

  it.each([
    ['invoice-refused', 'Le client a refusé la facture'],
    ['assigned', 'La créance a été cédée à un tiers'],
    ['retention', 'Une retenue de garantie porte sur la facture'],
    ['bill-of-exchange', 'Un effet de commerce a été accepté'],
    ['direct-debit', 'La facture se règle par prélèvement'],
    ['handed-over', 'La créance est confiée à un tiers'],
  ])('as %s bears penalties that are counted, not claimed, and not booked', async (code, why) => {
    const dossier = await held(code, ...(code === 'handed-over' ? ['--to', 'SCP Martin'] : []))
    const claim = await claimOf(dossier)
    expect(claim).toMatchObject({ interestCents: 27_178, feeCents: 4_000, claimable: false })
    expect(plain(claim?.notes[0] ?? '')).toContain(why)
  })

  it('as retention money is not claimed for the time before its day once that has come', async () => {
    const dossier = await held('retention', '--until', '2026-11-25')
    dossier.day = '2026-12-01'
    expect(await claimOf(dossier)).toMatchObject({ claimable: false })
    const { toSend } = await dossier.ask<PlanView>('plan --dry-run')
    expect(toSend).toMatchObject([{ step: 'relance-1', totalCents: 1_000_000 }])
  })

  it('in part, for another reason than a dispute, says so where a step would claim', async () => {
    const dossier = await brunet([INVOICE], { scenarios: CLAIMS })
    await dossier.ask('plan')
    await dossier.ask('send')
    const answer = await dossier.run('promise', 'C001', '--ref', 'F2026-100', '--amount', '500,00', '--until', '2026-12-20')
    expect(answer.code, answer.stderr).toBe(0)
    dossier.day = '2026-11-30'
    const { toSend } = await dossier.ask<PlanView>('plan --dry-run')
    expect(toSend).toMatchObject([{ step: 'relance-2', claimsPenalties: false, totalCents: 950_000 }])
    expect(plain(toSend[0]?.reason ?? '')).toContain('calculées et non réclamées : Une partie de la facture est suspendue')
  })
})
