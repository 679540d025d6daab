// Steps reserved to some amounts, told in days: what a part payment changes, and what it does not.
import { afterAll, describe, expect, it } from 'vitest'
import type { PlanView } from '../../src/reporting/plan-views.ts'
import type { SendView } from '../../src/reporting/views.ts'
import { contacts, newDossier, removeDossiers, type TempDossier } from '../support/dossier.ts'
import { type FecEntry, fec, receipt, sale } from '../support/fec.ts'
import { plain } from '../support/runs.ts'

afterAll(removeDossiers)

/** Everything between the first note and the formal notice is for invoices of 500 € at least. */
const LARGE = {
  standard: [
    { step: 'relance-1', at: 5, channel: 'email', minimum: 100 },
    { step: 'relance-2', at: 15, channel: 'email', minimum: 500 },
    { step: 'relance-3', at: 30, channel: 'letter', minimum: 500 },
    { step: 'formal-notice', at: 45, channel: 'registered-letter' },
  ],
}

async function brunet(entries: readonly FecEntry[], day: string): Promise<TempDossier> {
  const dossier = newDossier({ scenarios: LARGE }, day)
  await books(dossier, entries)
  await dossier.ask(`import ${dossier.write('contacts.csv', contacts(['C001']))}`)
  return dossier
}

async function books(dossier: TempDossier, entries: readonly FecEntry[]): Promise<void> {
  await dossier.ask(`import ${dossier.write('732829320FEC20261231.txt', fec(entries))} --first-year`)
}

async function sentOn(dossier: TempDossier, ...days: readonly string[]): Promise<string[]> {
  const diary: string[] = []
  for (const day of days) {
    dossier.day = day
    await dossier.ask('plan')
    for (const { step } of (await dossier.ask<SendView>('send')).results) diary.push(`${day} ${step}`)
  }
  return diary
}

describe('an invoice of 1 000 € due on Thursday 1 October, of which 800 € are paid after the first reminder', () => {
  const F1 = sale('C001', 'F1', '2026-09-01', 100_000)

  it('goes through every step of an invoice of 1 000 €, for what is left', async () => {
    const dossier = await brunet([F1], '2026-10-06')
    expect(await sentOn(dossier, '2026-10-06')).toEqual(['2026-10-06 relance-1'])
    dossier.day = '2026-10-09'
    await books(dossier, [F1, receipt('C001', '2026-10-09', 80_000, { ref: 'F1' })])
    expect(await sentOn(dossier, '2026-10-15', '2026-10-16', '2026-10-30', '2026-11-02', '2026-11-13')).toEqual([
      '2026-10-16 relance-2',
      '2026-11-02 relance-3',
    ])
    dossier.day = '2026-11-16'
    const { toSend } = await dossier.ask<PlanView>('plan --dry-run')
    expect(toSend).toMatchObject([{ step: 'formal-notice', principalCents: 20_000 }])
  })

  it('is an invoice of 200 € when a credit note takes off the 800', async () => {
    const dossier = await brunet([F1], '2026-10-06')
    await sentOn(dossier, '2026-10-06')
    const credited: FecEntry = {
      journal: 'VE',
      day: '2026-10-09',
      ref: 'F1',
      label: 'Avoir sur facture F1',
      lines: [
        { account: '411000', customer: 'C001', name: 'Client C001', cents: -80_000 },
        { account: '706000', cents: 80_000 },
      ],
    }
    dossier.day = '2026-10-09'
    await books(dossier, [F1, credited])
    expect(await sentOn(dossier, '2026-10-16', '2026-11-02', '2026-11-13')).toEqual([])
    // The formal notice comes on its own day, and not a day sooner.
    expect(await sentOn(dossier, '2026-11-16')).toEqual(['2026-11-16 formal-notice'])
  })
})

describe('an invoice that no step before the formal notice concerns', () => {
  const SMALL = sale('C001', 'F1', '2026-09-01', 9_000)

  it('gets none by itself, and the plan says who decides', async () => {
    const dossier = await brunet([SMALL], '2026-11-20')
    for (const day of ['2026-10-20', '2026-11-20']) {
      const { toSend, held = [] } = await dossier.ask<PlanView>(`plan --dry-run --date ${day}`)
      expect(toSend).toEqual([])
      expect(held).toMatchObject([{ reason: { code: 'last-step-reached' } }])
      expect(plain(held[0]?.reason.text ?? '')).toBe(
        'Aucune relance n’est partie pour cette facture, que les étapes avant la mise en demeure ne concernent pas : la suite est à décider par vous.',
      )
    }
  })

  it('gets it when a person chooses that step', async () => {
    const dossier = await brunet([SMALL], '2026-11-20')
    expect((await dossier.run('step', 'C001', '--set', 'formal-notice', '--reason', 'accord de la direction')).code).toBe(0)
    expect(await sentOn(dossier, '2026-11-20')).toEqual(['2026-11-20 formal-notice'])
  })
})
