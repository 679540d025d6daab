// Which money keeps which promise, told in days: each cent pays one of them, counts by the day it came, and nothing is forgotten afterwards.
import { afterAll, describe, expect, it } from 'vitest'
import type { CustomerPicture } from '../../src/jobs/show.ts'
import type { PlanView } from '../../src/reporting/plan-views.ts'
import { contacts, newDossier, removeDossiers, type TempDossier } from '../support/dossier.ts'
import { type FecEntry, fec, receipt, returnedPayment, sale } from '../support/fec.ts'
import { plain } from '../support/runs.ts'

afterAll(removeDossiers)

/** 1 200,00 €, due on 31 October 2026: 20 days late on Friday 20 November, never reminded. */
const F1 = sale('C001', 'F1', '2026-10-01', 120_000)
/** Books that letter: an exact amount is seen, and not put against anything. */
const LETTERED = [sale('C009', 'F9', '2026-09-01', 10_000, { letter: 'Z' }), receipt('C009', '2026-09-20', 10_000, { letter: 'Z' })]

async function brunet(...entries: readonly FecEntry[]): Promise<TempDossier> {
  const dossier = newDossier({}, '2026-11-20')
  await books(dossier, ...entries)
  await dossier.ask(`import ${dossier.write('contacts.csv', contacts(['C001']))}`)
  return dossier
}

async function books(dossier: TempDossier, ...entries: readonly FecEntry[]): Promise<void> {
  await dossier.ask(`import ${dossier.write('732829320FEC20261231.txt', fec(entries))} --first-year`)
}

async function say(dossier: TempDossier, ...words: readonly string[]): Promise<void> {
  const answer = await dossier.run(...words)
  expect(answer.code, answer.stderr).toBe(0)
}

const planOf = (dossier: TempDossier, day: string) => dossier.ask<PlanView>(`plan --dry-run --date ${day}`)

/** On a day, by invoice: the step that leaves, and why what is held of it waits. */
async function standing(dossier: TempDossier, day: string): Promise<Record<string, string>> {
  const { toSend, held = [] } = await planOf(dossier, day)
  const told = [
    ...toSend.flatMap(({ items }) => items.map(({ ref, step, outstandingCents }) => [ref, `${step} ${outstandingCents}`] as const)),
    ...held.map(({ ref, reason, outstandingCents }) => [ref, `${reason.code} ${outstandingCents}`] as const),
  ]
  const found: Record<string, string> = {}
  for (const [ref, what] of told) found[ref] = found[ref] === undefined ? what : `${found[ref]}, ${what}`
  return found
}

describe('a payment plan', () => {
  it('kept stays kept when an older credit, deducted when it was granted, is used on another invoice', async () => {
    const older = receipt('C001', '2026-11-10', 20_000)
    const dossier = await brunet(F1, older)
    await say(dossier, 'installments', 'C001', '--schedule', '2026-11-25:500,00 2026-12-15:500,00')
    const first = receipt('C001', '2026-11-25', 50_000, { ref: 'F1' })
    await books(dossier, F1, older, first)
    expect(await standing(dossier, '2026-11-26')).toEqual({ F1: 'payment-plan 70000' })
    const later = [sale('C001', 'F2', '2026-11-23', 20_000, { letter: 'A' }), receipt('C001', '2026-11-10', 20_000, { letter: 'A' })]
    await books(dossier, F1, first, ...later)
    expect(await standing(dossier, '2026-11-26')).toEqual({ F1: 'payment-plan 70000' })
    // Nothing more came: the second instalment is missed.
    expect(await standing(dossier, '2026-12-16')).toEqual({ F1: 'relance-1 70000' })
  })

  it('is not paid by a payment that bounced', async () => {
    const dossier = await brunet(F1)
    await say(dossier, 'installments', 'C001', '--schedule', '2026-11-25:500,00 2026-12-15:700,00')
    const rejected = returnedPayment('C001', '2026-11-27', 50_000, { ref: 'F1' })
    const paid = receipt('C001', '2026-11-25', 50_000, { ref: 'F1' })
    await books(dossier, F1, paid)
    expect(await standing(dossier, '2026-11-26')).toEqual({ F1: 'payment-plan 70000' })
    await books(dossier, F1, paid, rejected)
    expect(Object.values(await standing(dossier, '2026-11-30')).join()).not.toContain('payment-plan')
  })
})

describe('two payment plans and one payment that nobody has put against anything', () => {
  const TWO = [sale('C001', 'F1', '2026-10-01', 60_000), sale('C001', 'F2', '2026-10-02', 70_000)]
  const granted = async (first: string, second: string) => {
    const dossier = await brunet(...TWO)
    await say(dossier, 'installments', 'C001', '--ref', 'F1', '--schedule', `${first}:300,00 2026-12-18:300,00`)
    await say(dossier, 'installments', 'C001', '--ref', 'F2', '--schedule', `${second}:300,00 2026-12-18:400,00`)
    return dossier
  }

  it('keep one of them, not both', async () => {
    const dossier = await granted('2026-11-25', '2026-11-25')
    await books(dossier, ...TWO, receipt('C001', '2026-11-24', 30_000))
    expect(await standing(dossier, '2026-11-26')).toEqual({ F1: 'payment-plan 60000', F2: 'relance-1 70000' })
    await books(dossier, ...TWO, receipt('C001', '2026-11-24', 62_000))
    expect(await standing(dossier, '2026-11-26')).toEqual({ F1: 'payment-plan 60000', F2: 'payment-plan 70000' })
  })

  it('keep the one that is due first', async () => {
    const dossier = await granted('2026-12-10', '2026-11-25')
    await books(dossier, ...TWO, receipt('C001', '2026-11-24', 30_000))
    expect(await standing(dossier, '2026-11-26')).toEqual({ F1: 'payment-plan 60000', F2: 'payment-plan 70000' })
    expect(await standing(dossier, '2026-12-11')).toEqual({ F1: 'relance-1 60000', F2: 'payment-plan 70000' })
  })
})

describe('a payment of exactly the amount of another invoice', () => {
  const granted = async (other: number, ...options: readonly string[]) => {
    const entries = [...LETTERED, F1, sale('C001', 'F2', '2026-10-05', other)]
    const dossier = await brunet(...entries)
    await say(dossier, 'installments', 'C001', ...options)
    await books(dossier, ...entries, receipt('C001', '2026-11-24', other))
    return dossier
  }

  it('is the payment of that invoice, and keeps no plan it is outside of', async () => {
    const dossier = await granted(60_000, '--ref', 'F1', '--schedule', '2026-11-25:500,00 2026-12-15:700,00')
    expect(await standing(dossier, '2026-11-26')).toEqual({ F1: 'relance-1 120000', F2: 'payment-seen 60000' })
  })

  it('keeps the plan that the invoice is in', async () => {
    const dossier = await granted(60_000, '--schedule', '2026-11-25:500,00 2026-12-15:1300,00')
    expect(await standing(dossier, '2026-11-26')).toEqual({ F1: 'payment-plan 120000', F2: 'payment-plan 60000' })
  })

  it('and of the instalment due makes both wait: nobody can tell which of them it pays', async () => {
    const dossier = await granted(50_000, '--ref', 'F1', '--schedule', '2026-11-25:500,00 2026-12-15:700,00')
    expect(await standing(dossier, '2026-11-26')).toEqual({ F1: 'payment-plan 120000', F2: 'payment-seen 50000' })
  })
})

describe('a promise of a part', () => {
  const promised = async () => {
    const dossier = await brunet(F1)
    await say(dossier, 'promise', 'C001', '--ref', 'F1', '--amount', '500', '--until', '2026-11-30')
    return dossier
  }

  it('holds what is still to come of it, and nothing once it is kept', async () => {
    const dossier = await promised()
    expect(await standing(dossier, '2026-11-20')).toEqual({ F1: 'relance-1 70000, promise 50000' })
    await books(dossier, F1, receipt('C001', '2026-11-24', 20_000, { ref: 'F1' }))
    expect(await standing(dossier, '2026-11-25')).toEqual({ F1: 'relance-1 70000, promise 30000' })
    await books(dossier, F1, receipt('C001', '2026-11-24', 50_000, { ref: 'F1' }))
    expect(await standing(dossier, '2026-11-25')).toEqual({ F1: 'relance-1 70000' })
  })

  it('beside another has its own money: one payment keeps one of them', async () => {
    const dossier = await promised()
    await say(dossier, 'promise', 'C001', '--ref', 'F1', '--amount', '300', '--until', '2026-12-04')
    await books(dossier, F1, receipt('C001', '2026-11-24', 50_000, { ref: 'F1' }))
    expect(await standing(dossier, '2026-11-25')).toEqual({ F1: 'relance-1 40000, promise 30000' })
    const { toSend } = await planOf(dossier, '2026-12-07')
    expect(plain(toSend[0]?.reason ?? '')).toContain('Promesse de règlement de 300,00 € pour le 04/12/2026 non tenue.')
    expect(plain(toSend[0]?.reason ?? '')).not.toContain('500,00 € pour')
  })
})

describe('several parts promised, and one payment entered late', () => {
  it('keep the one that is due first: money dated before the promises is no more than it is', async () => {
    const dossier = await brunet(F1)
    for (const until of ['2026-11-25', '2026-11-30', '2026-12-04'])
      await say(dossier, 'promise', 'C001', '--ref', 'F1', '--amount', '300', '--until', until)
    // In the bank two days before the promises, in the books three days after them.
    await books(dossier, F1, receipt('C001', '2026-11-18', 30_000, { ref: 'F1' }))
    expect(await standing(dossier, '2026-11-23')).toEqual({ F1: 'relance-1 30000, promise 60000' })
    const { toSend } = await planOf(dossier, '2026-12-07')
    const reason = plain(toSend[0]?.reason ?? '')
    expect(reason).toContain('300,00 € pour le 30/11/2026 non tenue.')
    expect(reason).toContain('300,00 € pour le 04/12/2026 non tenue.')
    expect(reason).not.toContain('25/11/2026')
  })
})

describe('a promise of everything', () => {
  it('holds no more once it is kept before its day', async () => {
    const other = sale('C001', 'F2', '2026-10-12', 30_000)
    const dossier = await brunet(F1, other)
    await say(dossier, 'promise', 'C001', '--ref', 'F1', '--until', '2026-12-10')
    await books(dossier, F1, other, receipt('C001', '2026-11-24', 120_000, { ref: 'F1' }))
    expect(await standing(dossier, '2026-11-25')).toEqual({ F2: 'relance-1 30000' })
  })
})

describe('the record of a payer', () => {
  const broken = async (dossier: TempDossier) => (await dossier.ask<CustomerPicture>('show C001')).payer.brokenPromisesOn
  const promisedFor = async (day: string, ...words: readonly string[]) => {
    const dossier = await brunet(F1)
    await say(dossier, 'promise', 'C001', '--until', day, ...words)
    return dossier
  }

  it.each([
    ['in time', '2026-11-24', []],
    ['the day after', '2026-11-25', ['2026-11-24']],
    ['weeks later', '2026-12-15', ['2026-11-24']],
  ])('keeps a promise paid %s, as it was', async (_title, paidOn, expected) => {
    const dossier = await promisedFor('2026-11-24')
    await books(dossier, F1, receipt('C001', paidOn, 120_000, { ref: 'F1' }))
    dossier.day = '2026-12-16'
    expect(await broken(dossier)).toEqual(expected)
    expect(plain((await dossier.run('show', 'C001')).stdout)).toMatch(/promesse de règlement +tout le client +payé/)
  })

  it('says nothing of a promise about an invoice that a credit note took back', async () => {
    const dossier = await promisedFor('2026-11-24')
    const credited: FecEntry = {
      journal: 'VE',
      day: '2026-12-10',
      ref: 'F1',
      label: 'Avoir sur facture F1',
      lines: [
        { account: '411000', customer: 'C001', name: 'Client C001', cents: -120_000 },
        { account: '706000', cents: 120_000 },
      ],
    }
    dossier.day = '2026-12-16'
    await books(dossier, F1, credited)
    expect(await broken(dossier)).toEqual([])
  })

  it('counts the day the money came, not the day it was entered', async () => {
    const dossier = await promisedFor('2026-11-24')
    dossier.day = '2026-11-26'
    expect(await broken(dossier)).toEqual(['2026-11-24'])
    await books(dossier, F1, receipt('C001', '2026-11-24', 120_000, { ref: 'F1' }))
    expect(await broken(dossier)).toEqual([])
  })

  it('holds a part paid too late, and one of which enough came in time and the rest later is kept', async () => {
    const dossier = await promisedFor('2026-11-24', '--ref', 'F1', '--amount', '500')
    dossier.day = '2026-12-16'
    await books(dossier, F1, receipt('C001', '2026-11-23', 50_000, { ref: 'F1' }), receipt('C001', '2026-12-10', 70_000, { ref: 'F1' }))
    expect(await broken(dossier)).toEqual([])
    await books(dossier, F1, receipt('C001', '2026-11-23', 49_999, { ref: 'F1' }), receipt('C001', '2026-12-10', 70_001, { ref: 'F1' }))
    expect(await broken(dossier)).toEqual(['2026-11-24'])
  })
})

describe('money that came for what was promised, and that nobody has put against anything', () => {
  /** 3 000,00 € and 1 000,00 €, both due on 31 October; 1 500,00 € come on the first day agreed. */
  const INVOICES = [sale('C001', 'F6', '2026-10-01', 300_000), sale('C001', 'F7', '2026-10-01', 100_000)]
  const FIRST = receipt('C001', '2026-11-25', 150_000)

  it.each([
    ['of a part of all that is owed', ['--amount', '3000,00']],
    ['of one invoice', ['--ref', 'F6']],
  ])('keeps a payment plan %s: its invoice stays out of the message, the other is asked for in full', async (_, whole) => {
    const dossier = await brunet(...LETTERED, ...INVOICES)
    await say(dossier, 'installments', 'C001', ...whole, '--schedule', '2026-11-25:1500,00 2026-12-28:1500,00')
    await books(dossier, ...LETTERED, ...INVOICES, FIRST)
    expect(await standing(dossier, '2026-11-27')).toEqual({ F6: 'payment-plan 300000', F7: 'relance-1 100000' })
    const { toSend } = await planOf(dossier, '2026-11-27')
    expect(toSend).toMatchObject([{ principalCents: 100_000, creditsCents: 0, totalCents: 100_000 }])
    // The second instalment missed, the first one is deducted from all that is owed.
    expect((await planOf(dossier, '2026-12-29')).toSend).toMatchObject([{ principalCents: 400_000, creditsCents: -150_000 }])
  })

  it('keeps one of two promises of parts, the first due, be they of an invoice or of all that is owed', async () => {
    const dossier = await brunet(...LETTERED, sale('C001', 'F3', '2026-10-01', 1_860_000))
    await say(dossier, 'promise', 'C001', '--amount', '5000,00', '--until', '2026-12-10')
    await say(dossier, 'promise', 'C001', '--ref', 'F3', '--amount', '5000,00', '--until', '2026-11-25')
    await books(dossier, ...LETTERED, sale('C001', 'F3', '2026-10-01', 1_860_000), receipt('C001', '2026-11-24', 300_000))
    // 2 000,00 € of the first are missing; the 5 000,00 € of the second are still to come.
    expect(await standing(dossier, '2026-11-27')).toEqual({ F3: 'relance-1 1360000, promise 500000' })
    const { toSend, held } = await planOf(dossier, '2026-11-27')
    expect(toSend).toMatchObject([{ creditsCents: -300_000, totalCents: 1_060_000 }])
    expect(plain(toSend[0]?.reason ?? '')).toContain('Promesse de règlement de 5 000,00 € pour le 25/11/2026 non tenue.')
    expect(plain(held?.[0]?.reason.text ?? '')).toBe('Promesse de règlement jusqu’au 10/12/2026, pour 5 000,00 €.')
    // On its own day nothing has come for it.
    expect((await planOf(dossier, '2026-12-11')).toSend).toMatchObject([{ totalCents: 1_560_000 }])
  })

  it('is held with the part promised that it is a part of', async () => {
    const dossier = await brunet(...LETTERED, ...INVOICES)
    await say(dossier, 'promise', 'C001', '--ref', 'F6', '--amount', '2000,00', '--until', '2026-12-10')
    await books(dossier, ...LETTERED, ...INVOICES, FIRST)
    const { toSend, held } = await planOf(dossier, '2026-11-27')
    expect(toSend).toMatchObject([{ principalCents: 200_000, creditsCents: 0, totalCents: 200_000 }])
    expect(plain(held?.[0]?.reason.text ?? '')).toBe(
      'Promesse de règlement jusqu’au 10/12/2026, pour 2 000,00 € : dont 1 500,00 € reçus, pas encore affectés.',
    )
  })
})
