import { describe, expect, it } from 'vitest'
import { cents } from '../../src/domain/cents.ts'
import { claimForItem } from '../../src/domain/claim-item.ts'
import { isoDay } from '../../src/domain/day.ts'
import type { Allocation, OpenItem } from '../../src/domain/item.ts'
import { customerCode, itemKey } from '../../src/domain/names.ts'
import { rateTable } from '../../src/domain/rates.ts'
import { PENALTIES } from '../support/penalty-settings.ts'

/** Invoice F1 of 10 000,00 €, issued 21 May 2026, due 20 June. */
function item(changes: Partial<OpenItem> = {}): OpenItem {
  return {
    key: itemKey('C001|F1'),
    customer: customerCode('C001'),
    customerName: 'Menuiserie Durand',
    account: '411000',
    kind: 'invoice',
    ref: 'F1',
    documentRef: 'F1',
    label: 'Facture F1',
    issuedOn: isoDay('2026-05-21'),
    bookedOn: isoDay('2026-05-21'),
    fileDueOn: null,
    originalCents: cents(1_000_000),
    outstandingCents: cents(1_000_000),
    settledOn: null,
    allocations: [],
    unconfirmedLettering: false,
    paymentSeen: false,
    reopens: null,
    reopenedBy: null,
    withoutDetail: false,
    foreign: null,
    dueOn: isoDay('2026-06-20'),
    dueSource: 'customer-terms',
    ...changes,
  }
}

function part(day: string, amount: number, changes: Partial<Allocation> = {}): Allocation {
  return {
    day: isoDay(day),
    cents: cents(amount),
    origin: 'letter',
    counterpart: itemKey('C001|R1'),
    counterpartKind: 'payment',
    ...changes,
  }
}

/** The claim on 10 July 2026 of a business with nothing unallocated. */
function claim(of: OpenItem, changes: Partial<Parameters<typeof claimForItem>[1]> = {}) {
  return claimForItem(of, {
    until: isoDay('2026-07-10'),
    regime: 'business',
    settings: { penalties: PENALTIES, penaltyExceptions: [] },
    rates: rateTable(),
    unallocatedCreditsCents: cents(0),
    heldAs: null,
    noticeOn: null,
    ...changes,
  })
}

describe('the claim of an item', () => {
  it('takes amount, days and name from the item', () => {
    expect(claim(item())).toMatchObject({
      customer: 'C001',
      ref: 'F1',
      dueOn: '2026-06-20',
      principalCents: 1_000_000,
      interestCents: 6726,
      feeCents: 4000,
      limitationOn: '2031-05-21',
      claimable: true,
      notes: [],
    })
  })

  it('counts lettered payments from their day and a credit note from the start', () => {
    const part1 = part('2026-06-30', 300_000)
    const creditNote = part('2026-07-08', 200_000, { counterpartKind: 'creditNote' })
    const { periods, principalCents, claimable } = claim(item({ allocations: [part1, creditNote] }))
    expect(periods.map(({ days, baseCents }) => [days, baseCents])).toEqual([
      [10, 800_000],
      [10, 500_000],
    ])
    expect(principalCents).toBe(500_000)
    expect(claimable).toBe(true)
  })

  it('of a rejected payment is that of the invoice it brings back', () => {
    const back = claim(item({ kind: 'bounced', reopens: itemKey('C001:F1') }))
    expect([back.interestCents, back.feeCents, back.claimable]).toEqual([6726, 4000, true])
    expect(claim(item({ kind: 'bounced' }))).toMatchObject({ interestCents: 0, feeCents: 0, claimable: false })
  })

  it('knows nothing of what came after the day', () => {
    const later = [part('2026-07-11', 300_000), part('2026-07-11', 700_000, { counterpartKind: 'creditNote', origin: 'amount' })]
    expect(claim(item({ allocations: later }))).toMatchObject({ principalCents: 1_000_000, interestCents: 6726, claimable: true })
  })

  it('still owes interest and fee on an invoice paid late', () => {
    const settled = item({ outstandingCents: cents(0), settledOn: isoDay('2026-06-30'), allocations: [part('2026-06-30', 1_000_000)] })
    expect(claim(settled)).toMatchObject({ principalCents: 0, interestCents: 3329, feeCents: 4000, totalCents: 7329, claimable: true })
  })

  it('owes nothing on an invoice that a credit note cancels', () => {
    const cancelled = item({ allocations: [part('2026-07-08', 1_000_000, { counterpartKind: 'creditNote' })] })
    expect(claim(cancelled)).toMatchObject({ principalCents: 0, interestCents: 0, feeCents: 0, claimable: false })
  })

  it.each(['writeOff', 'transfer', 'doubtful', 'bill', 'assigned'] as const)(
    'lets a part go by %s without paying interest',
    (counterpartKind) => {
      const gone = item({ allocations: [part('2026-06-30', 1_000_000, { counterpartKind })] })
      expect(claim(gone, { settings: { penalties: { ...PENALTIES, imputation: 'interest' }, penaltyExceptions: [] } })).toMatchObject({
        principalCents: 0,
        interestCents: 3329,
      })
    },
  )

  it('bears nothing on retention money', () => {
    const kept = item({ allocations: [part('2026-06-30', 50_000, { counterpartKind: 'retention' })] })
    expect(claim(kept).periods[0]?.baseCents).toBe(950_000)
  })

  it('tells a credit as owing nothing', () => {
    const credit = item({
      kind: 'payment',
      originalCents: cents(-5000),
      dueOn: null,
      dueSource: 'assumed',
      allocations: [part('2026-06-30', 5000)],
    })
    expect(claim(credit)).toMatchObject({ dueOn: '2026-05-21', principalCents: 0, totalCents: 0, claimable: false })
    expect(claim(credit).notes).toEqual(['Seule une facture porte des pénalités de retard et l’indemnité forfaitaire.'])
  })
})

describe('what forbids claiming the penalties of an item', () => {
  const shown = { interestCents: 6726, feeCents: 4000, claimable: false }

  it.each([
    [
      'an assumed due date',
      item({ dueSource: 'assumed' }),
      {},
      'L’échéance est supposée (30 jours)\u00a0: confirmez-la avant de réclamer des pénalités.',
    ],
    [
      'a lettering that does not settle it',
      item({ unconfirmedLettering: true }),
      {},
      'La facture est lettrée avec des écritures qui ne la soldent pas\u00a0: son règlement est à vérifier.',
    ],
    [
      'another currency',
      item({ foreign: { currency: 'CHF', hundredths: 950_000 } }),
      {},
      'La facture est en CHF\u00a0: le calcul en euros est indicatif.',
    ],
    [
      'a dispute',
      item(),
      { heldAs: 'dispute' as const },
      'La facture est en litige\u00a0: les pénalités sont calculées et ne sont pas réclamées tant qu’il dure.',
    ],
    [
      'credits allocated to nothing',
      item(),
      { unallocatedCreditsCents: cents(-12_345) },
      'Le client a 123,45\u00a0€ de règlements ou d’avoirs non affectés\u00a0: affectez-les avant de réclamer.',
    ],
    [
      'a customer to confirm',
      item(),
      { regime: 'to-confirm' as const },
      'Le régime du client est à confirmer\u00a0: les pénalités sont calculées comme entre professionnels et ne sont pas réclamées.',
    ],
    [
      'a rate to confirm',
      item(),
      { settings: { penalties: { ...PENALTIES, rate: null }, penaltyExceptions: [] } },
      'Le taux de vos factures ou CGV n’est pas confirmé\u00a0: le calcul au taux BCE + 10 points est indicatif et n’est pas réclamé.',
    ],
  ])('%s', (_title, of, changes, note) => {
    expect(claim(of, changes)).toMatchObject({ ...shown, notes: [note] })
  })

  it('a payment matched by its amount alone, never one lettered, referenced or put by hand', () => {
    const paid = (origin: Allocation['origin']) => claim(item({ allocations: [part('2026-06-25', 400_000, { origin })] }))
    expect((['letter', 'reference', 'manual', 'amount'] as const).map((origin) => paid(origin).claimable)).toEqual([
      true,
      true,
      true,
      false,
    ])
    expect(paid('amount').notes[0]).toBe(
      '4\u202f000,00\u00a0€ de règlements sont rapprochés par leur seul montant\u00a0: confirmez ce rapprochement avant de réclamer.',
    )
  })

  it('a debt assigned to a factor, and a payment out of an opening lump', () => {
    const assigned = claim(item({ allocations: [part('2026-06-25', 400_000, { counterpartKind: 'assigned' })] }))
    expect(assigned).toMatchObject({ claimable: false })
    expect(assigned.notes[0]).toContain('La créance a été cédée')
    const lump = claim(item({ allocations: [part('2026-06-25', 400_000, { counterpartKind: 'opening' })] }))
    expect(lump.notes[0]).toBe('Un règlement vient d’un à-nouveau sans détail\u00a0: sa date est incertaine.')
  })

  it('a lump without detail: nothing is computed', () => {
    const lump = claim(item({ withoutDetail: true }))
    expect(lump).toMatchObject({ principalCents: 1_000_000, interestCents: 0, feeCents: 0, claimable: false })
    expect(lump.notes).toContain('À-nouveau sans détail\u00a0: les pénalités se calculent avec le fichier de l’exercice d’origine.')
  })
})
